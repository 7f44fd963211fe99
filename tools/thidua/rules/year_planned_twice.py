"""## Kiểm tra gì
Mỗi năm chỉ có một chiến dịch thi đua thường xuyên (`loai_phong_trao: thuong_xuyen`).

## Vì sao
Danh hiệu xét mỗi năm một lần; hai kế hoạch thường xuyên của một năm thì không biết tỷ lệ và hạn nào được tính.

## Ví dụ
```
Cần sửa · Một năm có hai kế hoạch thường xuyên: năm 2022 đã có chiến dịch thường xuyên “2022” [year-planned-twice]
 --> submissions/2022-lan-hai/ke-hoach/ke-hoach.yaml:5:6
  |
5 | nam: 2022
  |      ^^^^
  = xem thêm: submissions/2022/ke-hoach/ke-hoach.yaml:5:6
  = căn cứ: Danh hiệu thi đua xét theo năm
  = cách sửa: sửa nam, hoặc loai_phong_trao, hoặc bỏ một kế hoạch
```

## Cách sửa
Văn phòng sửa `nam` của kế hoạch ghi nhầm; phong trào chuyên đề, đột xuất thì sửa `loai_phong_trao`; kế hoạch thừa thì
bỏ cả thư mục.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Movement
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """Every yearly campaign of a year but the first."""
    first: dict[int, Campaign] = {}
    for campaign in repository.campaigns:
        plan = campaign.plan.record
        if plan.movement is not Movement.YEARLY:
            continue
        other = first.setdefault(plan.year, campaign)
        if other is not campaign:
            yield campaign.plan.fault(
                ("year",),
                f"năm {plan.year} đã có chiến dịch thường xuyên “{other.code}”",
                "sửa nam, hoặc loai_phong_trao, hoặc bỏ một kế hoạch",
                related=(other.plan.at("year"),),
            )


RULE = Rule(
    id="year-planned-twice",
    title="Một năm có hai kế hoạch thường xuyên",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Danh hiệu thi đua xét theo năm",
    on=On.REPOSITORY,
    check=check,
)
