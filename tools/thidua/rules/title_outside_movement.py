"""## Kiểm tra gì
Kế hoạch của phong trào chuyên đề, đột xuất không xét danh hiệu thi đua, chỉ xét hình thức khen thưởng.

## Vì sao
Danh hiệu thi đua gắn với phong trào thường xuyên hằng năm.

## Ví dụ
```
Cần sửa · Danh hiệu ngoài phong trào hằng năm: phong trào chuyên đề, đột xuất không xét danh hiệu: LĐTT [title-outside-movement]
  --> submissions/chuyen-doi-so/ke-hoach/ke-hoach.yaml:14:12
   |
14 | danh_hieu: [LDTT]
   |            ^^^^^^
   = căn cứ: Danh hiệu thi đua chỉ xét hằng năm
   = cách sửa: bỏ danh_hieu khỏi kế hoạch này
```

## Cách sửa
Văn phòng bỏ `danh_hieu` khỏi kế hoạch này.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Movement
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Titles in the plan of a thematic or sudden movement."""
    plan = campaign.plan.record
    if plan.movement is not Movement.YEARLY and plan.titles:
        names = listed([campaign.short(campaign.catalogue.code(title)) for title in plan.titles])
        message = f"phong trào chuyên đề, đột xuất không xét danh hiệu: {names}"
        yield campaign.plan.fault(("titles",), message, "bỏ danh_hieu khỏi kế hoạch này")


RULE = Rule(
    id="title-outside-movement",
    title="Danh hiệu ngoài phong trào hằng năm",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Danh hiệu thi đua chỉ xét hằng năm",
    on=On.CAMPAIGN,
    check=check,
)
