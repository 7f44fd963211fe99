"""## Kiểm tra gì
Danh hiệu, hình thức cần một danh hiệu khác cùng năm thì danh hiệu đó cũng được đề nghị, ví dụ Chiến sĩ thi đua cơ sở cần Lao động tiên tiến.

## Vì sao
Dữ liệu của chế độ pháp luật nói danh hiệu nào cần danh hiệu nào, và thiếu thì phải sửa hay cần xem xét.

## Ví dụ
```
Cần xem xét · Thiếu danh hiệu làm nền: Lê Văn B được đề nghị Giấy khen mà không có LĐTT [title-needs-title]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:33:19
   |
33 |     khen_thuong: [GIAY_KHEN]
   |                   ^^^^^^^^^
   = căn cứ: Thông lệ của cơ quan (C)
   = cách sửa: thêm LĐTT nếu đủ tiêu chuẩn, hoặc bỏ Giấy khen
```

## Cách sửa
Thêm danh hiệu làm nền nếu đủ tiêu chuẩn, hoặc bỏ danh hiệu cao hơn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Awards whose base title of the same year is not nominated with them."""
    if not campaign.catalogue.awards.keys() >= set(entry.awards):
        return
    for name, codes in (("titles", entry.titles), ("commendations", entry.commendations)):
        for number, award in enumerate(codes):
            for need in campaign.catalogue.standards(award, entry.subject).same_year:
                base = [campaign.catalogue.code(title) for title in need.one_of]
                if not set(base) & set(entry.titles):
                    who = getattr(entry.record, "name", campaign.units.short(entry.code))
                    wanted = " hoặc ".join(map(campaign.short, base))
                    message = f"{who} được đề nghị {campaign.short(award)} mà không có {wanted}"
                    fix = f"thêm {wanted} nếu đủ tiêu chuẩn, hoặc bỏ {campaign.short(award)}"
                    yield entry.fault((name, number), message, fix, severity=weighed(need.weight), basis=need.ground)


RULE = Rule(
    id="title-needs-title",
    title="Thiếu danh hiệu làm nền",
    group=Group.PERSON,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINATED,
    check=check,
)
