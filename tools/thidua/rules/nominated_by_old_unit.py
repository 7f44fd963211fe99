"""## Kiểm tra gì
Người chuyển đơn vị trong năm do đơn vị mới đề nghị: xét đơn vị của người đó vào ngày lập hồ sơ (`ngay_lap`; không ghi thì lấy hạn nộp).

## Vì sao
Đơn vị hiện nay quản lý và xếp loại người đó. Đăng ký đầu năm vẫn theo người, không phải làm lại.

## Ví dụ
```
Cần xem xét · Đơn vị cũ đề nghị: Lê Văn F nay thuộc Phòng Hai [nominated-by-old-unit]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:60:12
   |
60 |   - ma_so: vd-006
   |            ^^^^^^
   = căn cứ: Người chuyển đơn vị do đơn vị mới đề nghị
   = cách sửa: để Phòng Hai đề nghị
```

## Cách sửa
Chuyển mục này sang hồ sơ của đơn vị hiện nay.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """People who are in another unit on the day of the nomination; a unit that does not exist has its own rule."""
    day, person = _day(entry, campaign), campaign.people.find(entry.code)
    if day is None or person is None or entry.unit not in campaign.units.by_code:
        return
    now = person.unit_on(day)
    if now and now != entry.unit:
        unit, there = campaign.units.short(entry.unit), campaign.units.short(now)
        if entry.unit in {stay.unit for stay in person.stays}:
            yield entry.fault(("code",), f"{entry.record.name} nay thuộc {there}", f"để {there} đề nghị")
        else:
            message = f"{person.name} ({person.code}) thuộc {there}, chưa từng ở {unit}"
            yield entry.fault(("code",), message, f"xem lại mã số; nếu đúng thì để {there} đề nghị")


def _day(entry: Entry[Nominee], campaign: Campaign) -> date | None:
    """The day that the unit writes on its dossier, else the last day of the stage; a day of an earlier year is a slip."""
    head, deadline = campaign.nominations[entry.unit].head, campaign.plan.record.deadlines.nomination
    day: date | None = head.record.day if head else None
    if day and day.year >= campaign.plan.record.year:
        return day
    return deadline.day if deadline else None


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
