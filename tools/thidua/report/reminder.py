"""Who has not sent what, seven, three and one day before a deadline, as one digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import unit_path
from thidua.dataset.rightful import rightful
from thidua.model.terms import ExtensionKind, Stage
from thidua.report.overview import STAGES
from thidua.report.reply.inert import inert

if TYPE_CHECKING:
    from thidua.model.rulings import Extension

DAYS = (7, 3, 1)
TITLE = "Nhắc nộp hồ sơ thi đua"
_FILES = {Stage.REGISTRATION: "dang-ky", Stage.NOMINATION: "de-nghi"}
_DOORS = "Gửi bằng yêu cầu hợp nhất, hoặc gửi Văn phòng bản giấy, văn bản điện tử, thư điện tử, Zalo."


class Want(StrEnum):
    """What is wanting of a unit's file, by its key in JSON."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNRECEIVED = "unreceived"


_SAID = {
    Want.MISSING: "Chưa gửi",
    Want.UNREADABLE: "Đã gửi nhưng tệp chưa đọc được",
    Want.UNRECEIVED: "Tệp đã có trong kho nhưng chưa có biên nhận, gửi lại hoặc báo Văn phòng ghi nhận",
}


@dataclass(frozen=True, slots=True)
class Due:
    """One stage that ends on `day`, in `left` days, and the units by what is wanting."""

    campaign: Campaign
    stage: Stage
    day: date
    left: int
    units: Mapping[Want, tuple[str, ...]]


def due(campaigns: Iterable[Campaign], at: datetime) -> list[Due]:
    """What is to be said at an instant; nothing on most days. An extended unit is reminded of its own day."""
    return [one for campaign in campaigns for stage in campaign.stages() for one in _of_stage(campaign, stage, at)]


def _of_stage(campaign: Campaign, stage: Stage, at: datetime) -> Iterator[Due]:
    today = at.astimezone(campaign.plan.record.zone).date()
    wanting = _wanting(campaign, stage)
    days = {unit: _last_day(campaign, stage, unit) for unit, _ in wanting}
    for day in sorted(set(days.values())):
        if (day - today).days in DAYS:
            own = [(unit, want) for unit, want in wanting if days[unit] == day]
            units = {want: tuple(unit for unit, one in own if one is want) for want in Want}
            yield Due(campaign, stage, day, (day - today).days, units)


def _wanting(campaign: Campaign, stage: Stage) -> list[tuple[str, Want]]:
    """What was received and is not taken in yet is not asked for again; while there is no ledger, files are enough."""
    arrived = {one.path for one in rightful(campaign)}
    came = {unit for unit in campaign.expected_at(stage) if unit_path(campaign.code, unit, _FILES[stage]) in arrived}
    missing, unread = set(campaign.missing(stage)), campaign.unread(stage)
    without = set(campaign.expected_at(stage)) - came if campaign.ledger.receipts else set()
    found = dict.fromkeys(without, Want.UNRECEIVED) | dict.fromkeys(missing - came, Want.MISSING)
    found |= dict.fromkeys(missing & unread, Want.UNREADABLE)
    return [(unit, found[unit]) for unit in campaign.expected_at(stage) if unit in found]


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


def as_data(found: Sequence[Due], at: datetime, unread: Iterable[str]) -> str:
    """The digest as JSON, for whoever sends it another way; `unread` are files that hide what else may be due."""
    rows = [
        {
            "campaign": one.campaign.code,
            "stage": one.stage.value,
            "day": one.day.isoformat(),
            "days_left": one.left,
            "expected": len(one.campaign.expected_at(one.stage)),
            **{want.value: _named(one, one.units[want]) for want in Want},
        }
        for one in found
    ]
    plain = {"schema": 1, "at": at.isoformat(timespec="seconds"), "due": rows, "unread": sorted(set(unread))}
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _named(one: Due, units: Iterable[str]) -> list[dict[str, str]]:
    return [{"unit": unit, "name": one.campaign.units.short(unit)} for unit in units]


def _paragraph(one: Due) -> str:
    return "\n".join(_lines(one))


def _lines(one: Due) -> Iterator[str]:
    campaign, whole = one.campaign, len(one.campaign.expected_at(one.stage))
    what = f"{STAGES[one.stage]} {campaign.code}"
    yield f"{what}: còn {one.left} ngày, hạn hết ngày {one.day:%d/%m/%Y} ({campaign.plan.record.name})."
    for want, said in _SAID.items():
        if units := one.units[want]:
            yield f"{said} ({len(units)}/{whole} đơn vị): {', '.join(map(campaign.units.short, units))}."
