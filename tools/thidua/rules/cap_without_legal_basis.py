"""## Kiểm tra gì
Kế hoạch đặt tỷ lệ cho danh hiệu mà chế độ pháp luật của năm đó không đặt và không cho đặt.

## Vì sao
Từ 1/1/2024 luật không đặt tỷ lệ Chiến sĩ thi đua cơ sở và không cho cơ quan tự đặt (L).

## Ví dụ
```
Cần xem xét · Tỷ lệ khống chế không còn căn cứ: Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP không cho đặt tỷ lệ CSTĐCS [cap-without-legal-basis]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:21:51
   |
21 |   - {ap_dung: CSTDCS, doi_tuong: ca_nhan, toi_da: 15%, tinh_tren: LDTT, pham_vi: co_quan, lam…
   |                                                   ^^^
   = căn cứ: Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP (L)
   = cách sửa: bỏ tỷ lệ này
```

## Cách sửa
Văn phòng bỏ tỷ lệ khỏi kế hoạch, hoặc xem lại chế độ pháp luật đã ghi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Caps on titles that the regime does not allow."""
    allowed = campaign.regime.caps_allowed
    for number, quota in enumerate(campaign.plan.record.quotas):
        code = campaign.catalogue.code(quota.award)
        if code in campaign.catalogue.barred:
            message = f"{campaign.regime.name} không cho đặt tỷ lệ {campaign.short(code)}"
            yield campaign.plan.fault(("quotas", number, "share"), message, "bỏ tỷ lệ này", basis=allowed.ground)


RULE = Rule(
    id="cap-without-legal-basis",
    title="Tỷ lệ khống chế không còn căn cứ",
    group=Group.QUOTA,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Chế độ pháp luật áp dụng",
    on=On.CAMPAIGN,
    check=check,
)
