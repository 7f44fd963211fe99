"""## Kiểm tra gì
Người chuyển đơn vị trong năm do đơn vị mới đề nghị.

## Vì sao
Đơn vị hiện nay quản lý và xếp loại người đó. Đăng ký đầu năm vẫn theo người, không phải làm lại.

## Ví dụ
```
Cần xem xét · Đơn vị cũ đề nghị: Lê Văn F nay thuộc Phòng Hai [nominated-by-old-unit]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: nv-006
   |            ^^^^^^
   = căn cứ: Người chuyển đơn vị do đơn vị mới đề nghị
   = cách sửa: để Phòng Hai đề nghị
```

## Cách sửa
Chuyển mục này sang hồ sơ của đơn vị hiện nay.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """People who are in another unit on the last day of the stage."""
    deadline, person = campaign.plan.record.deadlines.nomination, campaign.people.find(entry.code)
    if deadline is None or person is None:
        return
    now = person.unit_on(deadline.day)
    if now and now != entry.unit:
        message = f"{entry.record.name} nay thuộc {campaign.units.short(now)}"
        yield entry.fault(("code",), message, f"để {campaign.units.short(now)} đề nghị")


RULE = Rule(
    id="nominated-by-old-unit",
    title="Đơn vị cũ đề nghị",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Người chuyển đơn vị do đơn vị mới đề nghị",
    on=On.NOMINEE,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
