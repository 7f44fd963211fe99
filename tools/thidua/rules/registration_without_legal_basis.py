"""## Kiểm tra gì
Kế hoạch đặt đăng ký làm điều kiện trong khi chế độ pháp luật của năm đó không coi đăng ký là căn cứ.

## Vì sao
Từ 2024 đăng ký không còn là căn cứ xét danh hiệu.

## Ví dụ
```
Cần xem xét · Đăng ký không còn là điều kiện: Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP không coi đăng ký là căn cứ xét danh hiệu [registration-without-legal-basis]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:19:31
   |
19 | dieu_kien_dang_ky: {bat_buoc: true, muc: IV.1}
   |                               ^^^^
   = căn cứ: Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP (L)
   = cách sửa: ghi bat_buoc: false
```

## Cách sửa
Văn phòng ghi `bat_buoc: false`, hoặc bỏ `dieu_kien_dang_ky`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """A plan that still demands registration."""
    registering, ground = campaign.plan.record.registering, campaign.regime.registration_ground
    if registering is not None and registering.required and not ground.value:
        message = f"{campaign.regime.name} không coi đăng ký là căn cứ xét danh hiệu"
        yield campaign.plan.fault(("registering", "required"), message, "ghi bat_buoc: false", basis=ground.ground)


RULE = Rule(
    id="registration-without-legal-basis",
    title="Đăng ký không còn là điều kiện",
    group=Group.OFFICE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Chế độ pháp luật áp dụng",
    on=On.CAMPAIGN,
    check=check,
)
