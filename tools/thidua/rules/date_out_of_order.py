"""## Kiểm tra gì
Các ngày ghi trong kế hoạch, hồ sơ, phiên họp và quyết định đi theo thứ tự: hạn đăng ký không trước ngày ban hành, hạn đề nghị không trước hạn đăng ký; ngày lập không sau ngày xác nhận, không sau ngày nhận; ngày nào cũng trong năm của kế hoạch hoặc ngay sau đó; quyết định không mang ngày sau lúc của số liệu.

## Vì sao
Ngày ghi nhầm (nhầm năm, nhầm tháng với ngày) làm người đọc hiểu sai, và quyết định mang ngày sai thì không tra được. Quyết định mang ngày chưa đến thì chưa được tính và chưa công bố.

## Ví dụ
```
Cần xem xét · Ngày tháng không khớp nhau: ngày lập 15/12/2022, sau ngày xác nhận 13/12/2022 [date-out-of-order]
 --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:5:11
  |
5 | ngay_lap: 2022-12-15
  |           ^^^^^^^^^^
  = căn cứ: Thứ tự các việc: lập, xác nhận, gửi, nhận, họp, quyết định; năm của kế hoạch
  = cách sửa: xem lại hai ngày
```

## Cách sửa
Xem lại hai ngày được nêu, sửa ngày ghi nhầm. Chương trình chỉ so các ngày với nhau, với biên nhận và với năm của kế hoạch.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

_FIX = "xem lại hai ngày"
_YEAR = "xem lại năm"
_LATEST = 5
"""Years after the plan's in which a higher level may still decide."""


def check(campaign: Campaign) -> Iterator[Fault]:
    """Days of the plan, of the units' files, of sessions and of decisions."""
    yield from _of_plan(campaign)
    for rule, fault in (told for file in campaign.files for told in file.faults):
        if rule == RULE.id:
            yield fault._replace(who=Who.COUNCIL)
    for dossier in campaign.every_dossier():
        if dossier.head is not None:
            yield from _of_dossier(dossier.head, campaign)
        for entry in (*dossier.people, *dossier.collectives):
            if entry.withdrawn and (message := _other_year("ngày rút", entry.record.withdrawn.day, campaign, 1)):
                yield entry.fault(("withdrawn", "day"), message, _YEAR)
    for records, what, latest in ((campaign.sessions, "phiên họp", 1), (campaign.decisions, "quyết định", _LATEST)):
        for one in records:
            if message := _other_year(what, one.record.day, campaign, latest):
                yield one.fault(("day",), message, _YEAR, who=Who.COUNCIL)


def _of_plan(campaign: Campaign) -> Iterator[Fault]:
    """Days of the plan that are of another year, or in another order than issue, registration, nomination."""
    plan = campaign.plan.record
    before, earlier = "ngày ban hành", plan.day
    for where, name, deadline in (
        ("registration", "hạn đăng ký", plan.deadlines.registration),
        ("nomination", "hạn đề nghị", plan.deadlines.nomination),
    ):
        if deadline is None:
            continue
        place = ("deadlines", where, "day")
        if message := _other_year(name, deadline.day, campaign, 1):
            yield campaign.plan.fault(place, message, _YEAR, who=Who.OFFICE)
        elif deadline.day < earlier:
            message = f"{name} {deadline.day:%d/%m/%Y}, trước {before} {earlier:%d/%m/%Y}"
            yield campaign.plan.fault(place, message, _FIX, who=Who.OFFICE)
        before, earlier = name, deadline.day
    if plan.head_count and (message := _other_year("ngày chốt quân số", plan.head_count.day, campaign, 0)):
        yield campaign.plan.fault(("head_count", "day"), message, _YEAR, who=Who.OFFICE)


def _of_dossier(head: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    received = head.standing.received_at if not head.standing.unreceived else None
    arrived = received.astimezone(campaign.plan.record.zone).date() if received else None
    confirmed = head.record.confirmed.day if head.record.confirmed else None
    for where, name, day in _days(head.record):
        if message := _other_year(name, day, campaign, 1):
            yield head.fault(where, message, _YEAR)
        elif where == ("day",) and confirmed is not None and day > confirmed:
            yield head.fault(where, f"{name} {day:%d/%m/%Y}, sau ngày xác nhận {confirmed:%d/%m/%Y}", _FIX)
        elif where == ("day",) and arrived is not None and day > arrived:
            yield head.fault(where, f"{name} {day:%d/%m/%Y}, sau ngày nhận {arrived:%d/%m/%Y}", _FIX)


def _days(record: Any) -> Iterator[tuple[tuple[str, ...], str, date]]:
    """The days of a head: where each stands, its name and the day."""
    meeting = getattr(record, "meeting", None)
    named = (
        (("day",), "ngày lập", record.day),
        (("confirmed", "day"), "ngày xác nhận", record.confirmed.day if record.confirmed else None),
        (("meeting", "day"), "ngày họp bình xét", meeting.day if meeting else None),
    )
    return ((where, name, day) for where, name, day in named if day is not None)


def _other_year(what: str, day: date, campaign: Campaign, latest: int) -> str:
    """What is wrong with a day outside the plan's year and so many years after it, "" where nothing is."""
    year = campaign.plan.record.year
    return "" if year <= day.year <= year + latest else f"{what} {day:%d/%m/%Y}, kế hoạch là của năm {year}"


RULE = Rule(
    id="date-out-of-order",
    title="Ngày tháng không khớp nhau",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Thứ tự các việc: lập, xác nhận, gửi, nhận, họp, quyết định; năm của kế hoạch",
    on=On.CAMPAIGN,
    check=check,
)
