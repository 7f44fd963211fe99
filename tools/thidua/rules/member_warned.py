"""## Kiểm tra gì
Đơn vị cam kết trong tập thể không ai bị kỷ luật từ cảnh cáo trở lên (`khong_ai_bi_canh_cao_tro_len: true`).

## Vì sao
Khiển trách chỉ chặn cá nhân, cảnh cáo mới chặn tập thể (L). Chương trình không ghi ai, vì sao.

## Ví dụ
```
Cần sửa · Chưa cam kết không ai bị cảnh cáo: Phòng Một chưa được cam kết: Không ai bị kỷ luật từ cảnh cáo trở lên (khong_ai_bi_canh_cao_tro_len) [member-warned]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:16:14
   |
16 |     cam_ket: {khong_ai_bi_canh_cao_tro_len: false}
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: ghi true nếu đúng; không thì rút đề nghị của tập thể
```

## Cách sửa
Nếu đúng thì ghi `true`; nếu không thì rút đề nghị của tập thể.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Weight
from thidua.rules.attestation import NOBODY_WARNED, attested
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Collectives without this attestation."""
    missing = [
        need
        for award in entry.awards
        for need in campaign.catalogue.standards(award, entry.subject).attested
        if need.key == NOBODY_WARNED and not attested(entry, need.key)
    ]
    if missing:
        gravest = min(missing, key=lambda need: need.weight is not Weight.ERROR)
        name = getattr(entry.record, "name", campaign.units.short(entry.code))
        where = ("attested",) if entry.record.attested is not None else ("code",)
        yield entry.fault(
            where,
            f"{name} chưa được cam kết: {gravest.name} ({gravest.key})",
            "ghi true nếu đúng; không thì rút đề nghị của tập thể",
            severity=weighed(gravest.weight),
            basis=gravest.ground,
        )


RULE = Rule(
    id="member-warned",
    title="Chưa cam kết không ai bị cảnh cáo",
    group=Group.COLLECTIVE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu tập thể của chế độ pháp luật",
    on=On.COLLECTIVE,
    check=check,
)
