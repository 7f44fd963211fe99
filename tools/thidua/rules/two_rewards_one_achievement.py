"""## Kiểm tra gì
Một người, một tập thể được đề nghị từ hai hình thức khen thưởng trở lên mà không nêu thành tích riêng.

## Vì sao
Một thành tích không được tặng nhiều hình thức khen thưởng.

## Ví dụ
```
Cần xem xét · Một thành tích, hai hình thức khen: Lê Văn B được đề nghị Giấy khen, Bằng khen tỉnh [two-rewards-one-achievement]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:33:18
   |
33 |     khen_thuong: [GIAY_KHEN, BK_TINH]
   |                  ^^^^^^^^^^^^^^^^^^^^
   = căn cứ: Nguyên tắc khen thưởng: một thành tích không tặng nhiều hình thức
   = cách sửa: giữ một hình thức, hoặc nêu thanh_tich của từng hình thức
```

## Cách sửa
Giữ một hình thức, hoặc nêu rõ các thành tích khác nhau ở `thanh_tich`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Several commendations in one nomination without a stated achievement."""
    if len(set(entry.commendations)) > 1 and not entry.record.achievement:
        who = getattr(entry.record, "name", campaign.units.short(entry.code))
        names = listed([campaign.short(code) for code in entry.commendations])
        yield entry.fault(
            ("commendations",),
            f"{who} được đề nghị {names}",
            "giữ một hình thức, hoặc nêu thanh_tich của từng hình thức",
        )


RULE = Rule(
    id="two-rewards-one-achievement",
    title="Một thành tích, hai hình thức khen",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Nguyên tắc khen thưởng: một thành tích không tặng nhiều hình thức",
    on=On.NOMINATED,
    check=check,
)
