"""## Kiểm tra gì
Người nghỉ từ 3 đến dưới 6 tháng trong năm (cộng các lần nghỉ, không kể nghỉ được tính là thời gian công tác) thì không được xếp loại từ mức HTTNV trở lên; người làm việc dưới 6 tháng trong năm (mới tuyển, nghỉ, thôi việc giữa năm) thì không xếp loại.

## Vì sao
Nghỉ trong khoảng đó giới hạn xếp loại (L). Nghỉ từ 40 ngày không còn là lý do loại danh hiệu (bỏ từ 1/10/2017, L). Làm việc dưới 6 tháng thì không xếp loại (M), trừ nghỉ thai sản.

## Ví dụ
```
Cần xem xét · Xếp loại không khớp thời gian làm việc: Lê Văn F nghỉ 5 tháng trong năm, xếp loại HTTNV [leave-limits-grade]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:66:15
   |
66 |     xep_loai: HTTNV
   |               ^^^^^
   = căn cứ: Quy định về đánh giá, xếp loại chất lượng công chức, viên chức (L)
   = cách sửa: xem lại xếp loại và thời gian nghỉ
```

## Cách sửa
Xem lại xếp loại hoặc thời gian nghỉ trong danh sách nhân sự.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from thidua.dataset.calendar import whole_months
from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.people import Person
from thidua.finding import Fault, Severity, Who
from thidua.model.agency import Absence, LeaveKind
from thidua.model.submission import Grade, Nominee
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Grades that the months of leave, or of work, in the year do not allow."""
    grade, year, person = entry.record.grade, campaign.plan.record.year, campaign.staff(entry.code)
    limit, least = campaign.regime.leave_limit, campaign.regime.ungraded_below
    if person is None or grade is None or grade is Grade.UNGRADED:
        return
    absences = [one for one in person.absences if one.kind is LeaveKind.OTHER]
    months = _months(absences, year) if absences else 0
    worked = max(0, _months_in(person, year) - months)
    if least and worked < least.months:
        message = f"{entry.record.name} làm việc {worked} tháng trong năm, xếp loại {grade}"
        fix = f"dưới {least.months} tháng thì ghi {Grade.UNGRADED} (trừ nghỉ thai sản); nếu không phải thì báo Văn phòng sửa danh sách nhân sự"
        yield entry.fault(("grade",), message, fix, severity=weighed(least.weight), basis=least.ground)
    elif limit and grade in limit.blocked and limit.from_months <= months < limit.below_months:
        message = f"{entry.record.name} nghỉ {months} tháng trong năm, xếp loại {grade}"
        yield entry.fault(
            ("grade",),
            message,
            "xem lại xếp loại và thời gian nghỉ",
            severity=weighed(limit.weight),
            basis=limit.ground,
        )


def _months_in(person: Person, year: int) -> int:
    """Whole months from the first day of a year, or of recruitment in it, to its last day, or that of leaving."""
    first, last, left = person.recruited, date(year, 12, 31), person.left
    if first is None or first.year < year:
        first = date(year, 1, 1)
    return whole_months(first, last if left is None else min(left, last))


def _months(absences: Iterable[Absence], year: int) -> int:
    """Whole months away in a year; several absences count as one that begins with the first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    away = [(max(first, one.since), min(last, one.until or last)) for one in absences]
    away = [(since, until) for since, until in away if since <= until]
    days = min(sum((until - since).days + 1 for since, until in away), (last - first).days + 1)
    start = min((since for since, _ in away), default=first)
    return whole_months(start, start + timedelta(days=days - 1))


RULE = Rule(
    id="leave-limits-grade",
    title="Xếp loại không khớp thời gian làm việc",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Quy định về xếp loại của chế độ pháp luật",
    on=On.NOMINEE,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
