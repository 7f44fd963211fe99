"""The deadlines as a calendar file with alarms, the same bytes every time."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from thidua.dataset.campaign import Campaign
from thidua.model.terms import Stage
from thidua.publish.plan import STAGES, day_name

_MORNING = timedelta(hours=8)
"""A whole day begins at midnight, when nobody is to be woken."""
BEFORE = (timedelta(days=7), timedelta(days=1))
"""How long before the last day an alarm rings."""


def deadlines_calendar(campaign: Campaign) -> bytes:
    """One event a day long for each deadline; it says until when, by which clause, and that it is an illustration."""
    calendar = Calendar()
    calendar.add("prodid", "-//thidua//han nop//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", campaign.plan.record.name)
    for stage in campaign.stages():
        calendar.add_component(_event(campaign, stage))
    data: bytes = calendar.to_ical()
    return data


def _event(campaign: Campaign, stage: Stage) -> Event:
    plan = campaign.plan.record
    deadline, day = plan.deadlines.of(stage), plan.last_day(stage)
    note = "Dữ liệu minh họa. " if plan.illustration else ""
    clause, agency = campaign.clause(deadline.clause if deadline else ""), campaign.agency and campaign.agency.record
    event = Event()
    event.add("uid", f"{campaign.code}-{stage.value}@{f'{agency.code}.' if agency else ''}thidua")
    event.add("dtstamp", datetime.combine(plan.day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Hạn {STAGES[stage].lower()}: {plan.name}")
    event.add("description", f"{note}Hết {day_name(campaign, stage)}, 23:59:59 ({plan.zone}). {clause}.")
    event.add("transp", "TRANSPARENT")
    for before in BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _MORNING - before)
        alarm.add("description", f"Còn {before.days} ngày: hạn {STAGES[stage].lower()}")
        event.add_component(alarm)
    return event
