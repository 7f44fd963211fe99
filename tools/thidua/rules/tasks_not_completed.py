"""## Kiểm tra gì
`so_hoan_thanh` so với `quan_so` của tập thể đạt tỷ lệ mà tiêu chuẩn cần.

## Vì sao
Tập thể Lao động xuất sắc cần 100 % thành viên hoàn thành nhiệm vụ (L).

## Ví dụ
```
Cần sửa · Chưa đủ tỷ lệ hoàn thành nhiệm vụ: TTLĐXS: 5/6 người hoàn thành nhiệm vụ, cần 100 % [tasks-not-completed]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:15:20
   |
15 |     so_hoan_thanh: 5
   |                    ^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: bỏ TTLĐXS khỏi đề nghị, hoặc xem lại số liệu
```

## Cách sửa
Ghi đủ quan_so và so_hoan_thanh; chưa đạt thì bỏ danh hiệu này khỏi đề nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.numbers import percent
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import CollectiveNominee
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[CollectiveNominee], campaign: Campaign) -> Iterator[Fault]:
    """Collectives in which too few completed their tasks, or that do not say how many did."""
    for award in entry.titles:
        need, record = campaign.catalogue.standards(award, Subject.COLLECTIVE).completion, entry.record
        if need is None:
            continue
        if record.members is None or record.completed is None:
            message = f"{campaign.short(award)}: chưa ghi quan_so hoặc so_hoan_thanh"
            yield entry.fault(("code",), message, "thêm quan_so và so_hoan_thanh", basis=need.ground)
        elif record.completed > record.members or record.completed < need.share * record.members:
            done = f"{record.completed}/{record.members} người hoàn thành nhiệm vụ"
            message = f"{campaign.short(award)}: {done}, cần {percent(need.share)}"
            yield entry.fault(
                ("completed",),
                message,
                f"bỏ {campaign.short(award)} khỏi đề nghị, hoặc xem lại số liệu",
                basis=need.ground,
            )


RULE = Rule(
    id="tasks-not-completed",
    title="Chưa đủ tỷ lệ hoàn thành nhiệm vụ",
    group=Group.COLLECTIVE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu tập thể của chế độ pháp luật",
    on=On.COLLECTIVE,
    check=check,
)
