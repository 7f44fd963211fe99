"""Who has not sent what, seven, three and one day before a deadline, as one digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import unit_path
from thidua.model.rulings import Extension, ExtensionKind
from thidua.model.terms import Stage
from thidua.report.overview import STAGES
from thidua.report.reply.inert import inert
from thidua.rules.milestones import rightful

DAYS = (7, 3, 1)
TITLE = "Nhắc nộp hồ sơ thi đua"
_FILES = {Stage.REGISTRATION: "dang-ky", Stage.NOMINATION: "de-nghi"}
_DOORS = "Gửi bằng yêu cầu hợp nhất, hoặc gửi Văn phòng bản giấy, văn bản điện tử, thư điện tử, Zalo."


@dataclass(frozen=True, slots=True)
class Due:
    """One stage that ends on `day`, in `left` days: units without a file, and those whose file cannot be read."""

    campaign: Campaign
    stage: Stage
    day: date
    left: int
    missing: tuple[str, ...]
    unread: tuple[str, ...]


def due(campaigns: Iterable[Campaign], at: datetime) -> list[Due]:
    """What is to be said at an instant; nothing on most days. An extended unit is reminded of its own day."""
    return [one for campaign in campaigns for stage in campaign.stages() for one in _of_stage(campaign, stage, at)]


def _of_stage(campaign: Campaign, stage: Stage, at: datetime) -> Iterator[Due]:
    today = at.astimezone(campaign.plan.record.zone).date()
    arrived = {one.path for one in rightful(campaign)}
    unread = campaign.unread(stage)
    by_day: dict[date, list[str]] = {}
    for unit in campaign.missing(stage):
        if unit in unread or unit_path(campaign.code, unit, _FILES[stage]) not in arrived:
            by_day.setdefault(_last_day(campaign, stage, unit), []).append(unit)
    for day, units in sorted(by_day.items()):
        if (day - today).days in DAYS:
            absent = tuple(unit for unit in units if unit not in unread)
            broken = tuple(unit for unit in units if unit in unread)
            yield Due(campaign, stage, day, (day - today).days, absent, broken)


def _last_day(campaign: Campaign, stage: Stage, unit: str) -> date:
    """The deadline of a unit as a whole; an extension for single people moves only theirs."""
    decisions: Sequence[Extension] = campaign.extensions.record.items if campaign.extensions else ()
    own = (d for d in decisions if d.kind is ExtensionKind.EXTEND and d.unit == unit and d.stage is stage)
    days = (d.until for d in own if d.until and not d.people)
    return max((campaign.plan.record.last_day(stage), *days))


def as_text(found: Sequence[Due]) -> str:
    """The digest for an e-mail or a message; "" where nothing is due."""
    return "\n\n".join([TITLE, *(_paragraph(one) for one in found), _DOORS]) + "\n" if found else ""


def as_issue(found: Sequence[Due]) -> tuple[str, str]:
    """Title and body of an issue, in Markdown."""
    first = min(found, key=lambda one: one.left)
    title = f"{TITLE}: {STAGES[first.stage].lower()} {first.campaign.code}, còn {first.left} ngày"
    return title, "\n".join([*(f"- {inert(line)}" for one in found for line in _lines(one)), "", _DOORS, ""])


def as_data(found: Sequence[Due], at: datetime) -> str:
    """The digest as JSON, for whoever sends it another way."""
    rows = [
        {
            "campaign": one.campaign.code,
            "stage": one.stage.value,
            "day": one.day.isoformat(),
            "days_left": one.left,
            "expected": len(one.campaign.expected_at(one.stage)),
            "missing": _named(one, one.missing),
            "unreadable": _named(one, one.unread),
        }
        for one in found
    ]
    plain = {"schema": 1, "at": at.isoformat(timespec="seconds"), "due": rows}
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _named(one: Due, units: Iterable[str]) -> list[dict[str, str]]:
    return [{"unit": unit, "name": one.campaign.units.short(unit)} for unit in units]


def _paragraph(one: Due) -> str:
    return "\n".join(_lines(one))


def _lines(one: Due) -> Iterator[str]:
    campaign, whole = one.campaign, len(one.campaign.expected_at(one.stage))
    what = f"{STAGES[one.stage]} {campaign.code}"
    yield f"{what}: còn {one.left} ngày, hạn hết ngày {one.day:%d/%m/%Y} ({campaign.plan.record.name})."
    for units, said in ((one.missing, "Chưa gửi"), (one.unread, "Đã gửi nhưng tệp chưa đọc được")):
        if units:
            yield f"{said} ({len(units)}/{whole} đơn vị): {', '.join(map(campaign.units.short, units))}."
