"""## Kiểm tra gì
Kế hoạch dùng cách làm tròn khác làm tròn xuống cho một tỷ lệ.

## Vì sao
Không có quy định chung về làm tròn. Với chữ “tối đa”, chỉ làm tròn xuống là luôn không vượt.

## Ví dụ
```
Lưu ý · Làm tròn khác làm tròn xuống: tỷ lệ Giấy khen làm tròn lên, có thể vượt 40 % [rounding-not-floor]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:22:103
   |
22 | …n, toi_da: 40%, tinh_tren: LDTT, pham_vi: don_vi, lam_tron: len, muc: IV.2}
   |                                                              ^^^
   = căn cứ: Cách hiểu chữ “tối đa”: chỉ làm tròn xuống là luôn hợp lệ
   = cách sửa: giữ nếu đã thống nhất, hoặc ghi lam_tron: xuong
```

## Cách sửa
Văn phòng giữ nếu cơ quan đã thống nhất; nếu không thì ghi `lam_tron: xuong`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.numbers import percent
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Rounding
from thidua.rules.rule import Group, On, Rule

_SAID = {Rounding.HALF_UP: "làm tròn tới số gần nhất", Rounding.CEILING: "làm tròn lên"}


def check(campaign: Campaign) -> Iterator[Fault]:
    """Quotas of the plan that round otherwise than down."""
    for number, quota in enumerate(campaign.plan.record.quotas):
        if said := _SAID.get(quota.rounding):
            award = campaign.short(campaign.catalogue.code(quota.award))
            message = f"tỷ lệ {award} {said}, có thể vượt {percent(quota.share)}"
            yield campaign.plan.fault(
                ("quotas", number, "rounding"), message, "giữ nếu đã thống nhất, hoặc ghi lam_tron: xuong"
            )


RULE = Rule(
    id="rounding-not-floor",
    title="Làm tròn khác làm tròn xuống",
    group=Group.QUOTA,
    severity=Severity.NOTICE,
    who=Who.OFFICE,
    basis="Cách hiểu chữ “tối đa”: chỉ làm tròn xuống là luôn hợp lệ",
    on=On.CAMPAIGN,
    check=check,
)
