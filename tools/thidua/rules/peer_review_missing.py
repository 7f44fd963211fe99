"""## Kiểm tra gì
Hồ sơ đề nghị có cuộc họp bình xét (`hop_binh_xet`), và mỗi cá nhân, mỗi tập thể là đơn vị có kết quả phiếu (`ket_qua_phieu`). Kế hoạch có thể ghi không bỏ phiếu với tập thể (`bo_phieu_tap_the: false`).

## Vì sao
Kế hoạch, mục IV.1: phải được bình xét từ các phòng chuyên môn, đơn vị trực thuộc Sở.

## Ví dụ
```
Cần sửa · Chưa có kết quả bình xét: hồ sơ chưa có họp bình xét (hop_binh_xet) [peer-review-missing]
 --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:2:1
  |
2 | schema: 1
  | ^^^^^^
  = căn cứ: Kế hoạch 01/KH-MAU, mục IV.1
  = cách sửa: ghi ngày, số người, số có mặt
```

## Cách sửa
Họp bình xét, rồi ghi ngày họp, số người, số có mặt và số phiếu của từng người, từng tập thể.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Stage, Subject
from thidua.rules.rule import Group, On, Rule


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Nominations without a meeting, then people and units without votes; nobody reviews the agency itself."""
    plan = campaign.plan.record
    head, entries = dossier.head, [e for e in (*dossier.people, *dossier.collectives) if not e.withdrawn]
    if dossier.stage is Stage.REGISTRATION or plan.peer_review is None or not entries or head is None:
        return
    basis = campaign.clause(plan.peer_review.clause)
    if head.record.meeting is None:
        yield head.fault((), "hồ sơ chưa có họp bình xét (hop_binh_xet)", "ghi ngày, số người, số có mặt", basis=basis)
    units = campaign.units.by_code if plan.peer_review.collectives else {}
    for entry in entries:
        if entry.record.votes is None and (entry.subject is Subject.PERSON or entry.code in units):
            who = getattr(entry.record, "name", campaign.units.short(entry.code))
            yield entry.fault(("code",), f"{who} chưa có kết quả phiếu", "thêm ket_qua_phieu", basis=basis)


RULE = Rule(
    id="peer-review-missing",
    title="Chưa có kết quả bình xét",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Kế hoạch, mục về bình xét ở đơn vị",
    on=On.DOSSIER,
    check=check,
)
