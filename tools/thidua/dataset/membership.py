"""The members of a collective on the plan's cut-off day, and what is still open of their titles."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.people import Person
from thidua.dataset.recognition import Recognition
from thidua.dataset.wording import RECONSIDER
from thidua.finding import Severity
from thidua.model.agency import EndReason
from thidua.model.practice import HeadCount
from thidua.model.regime import AwardKind
from thidua.model.terms import DecisionKind, Stage, Subject, Weight


def exists(campaign: Campaign, collective: str) -> bool:
    """Whether a code is that of a unit or of the agency itself."""
    agency = campaign.agency is not None and collective == campaign.agency.record.code
    return agency or collective in campaign.units.by_code


def listed(campaign: Campaign, collective: str) -> bool:
    """Whether the members of a collective can be known: not of a unit without a roster, or that ended before."""
    unit = campaign.units.by_code.get(collective)
    ended = unit is not None and unit.until is not None and unit.until < campaign.plan.record.cut_off()
    return exists(campaign, collective) and collective not in campaign.rosterless and not ended


def members(campaign: Campaign, collective: str) -> tuple[Person, ...]:
    """The people of a unit, or of all units for the agency itself, as the plan counts them.

    Local practice (mark C): the cut-off day, and whether people who retired in the year and
    people recruited in the year are in, are data of the plan.
    """
    everybody = campaign.agency is not None and collective == campaign.agency.record.code
    plan = campaign.plan.record
    rules = plan.head_count or HeadCount.model_construct(day=plan.cut_off())
    units = set(campaign.expected()) if everybody else {collective}
    people = campaign.people.by_code.values() if everybody else campaign.people.by_unit.get(collective, ())
    return tuple(person for person in people if _member(person, units, rules, plan.year))


def _member(person: Person, units: set[str], rules: HeadCount, year: int) -> bool:
    if not rules.with_recruits and person.recruited and person.recruited.year == year:
        return False
    if person.unit_on(rules.day) in units:
        return True
    return rules.with_retired and any(
        stay.unit in units and stay.record.reason is EndReason.RETIRED and _within(stay.record.until, year)
        for stay in person.stays
    )


def _within(day: date | None, year: int) -> bool:
    return day is not None and day.year == year


def confirmed(campaign: Campaign, title: str, *, ever: bool = False) -> frozenset[str]:
    """The codes of the people whom decisions recognise for a title; with `ever` also of those annulled since."""
    return frozenset(
        one.code
        for one in campaign.recognised
        if one.subject is Subject.PERSON and one.award == title and (ever or one.annulled is None)
    )


def people_decided(campaign: Campaign) -> bool:
    """Whether the agency has decided on people's titles at all: then who is not among them is not recognised."""
    known = campaign.catalogue.awards
    return Kind.DECISION not in campaign.unreadable and any(
        one.subject is Subject.PERSON
        and one.decision.record.kind is not DecisionKind.HIGHER
        and one.award in known
        and known[one.award].kind is AwardKind.TITLE
        for one in campaign.recognised
    )


def recognised_collectives(campaign: Campaign) -> Iterator[tuple[Recognition, frozenset[str]]]:
    """The collectives that hold an award by a decision, with their members' codes; none while a decision is unread."""
    for one in campaign.recognised if people_decided(campaign) else ():
        if one.subject is Subject.COLLECTIVE and one.annulled is None and listed(campaign, one.code):
            yield one, frozenset(person.code for person in members(campaign, one.code))


def decided_on(campaign: Campaign, one: Recognition, weight: Weight, *, lost: bool) -> tuple[Severity, str]:
    """How it weighs that members were not recognised, and what to do: of what is settled the Council is told."""
    if lost or one.decision.record.kind is DecisionKind.HIGHER:
        return Severity.WARNING, RECONSIDER.format(entry=one.key)
    severity = Severity.WARNING if weight is Weight.WARNING else Severity.ERROR
    return severity, f"bỏ {campaign.short(one.award)} khỏi quyết định, hoặc thêm tệp quyết định còn thiếu"


def open_points(counts: Counts, entry: Entry[Any], group: AbstractSet[str], title: str) -> str:
    """The rest of a message, "" where nothing is open.

    Only the agency's own collective waits for other units, for their rosters and for their
    entries that cannot be read; `group` are the codes of the members, of whom any may await a decision.
    """
    campaign = counts.campaign
    agency = entry.code not in campaign.units.by_code
    units = len(campaign.missing(Stage.NOMINATION)) if agency else 0
    broken = sum(len(dossier.broken) for dossier in campaign.nominations.values()) if agency else 0
    unlisted = len(campaign.rosterless) if agency else 0
    waiting = len(counts.waiting(title) & group)
    said = [f"còn {units} đơn vị"] if units else []
    said += [f"còn {broken} mục chưa đọc được"] if broken else []
    said += [f"{unlisted} đơn vị chưa có danh sách nhân sự"] if unlisted else []
    said += [f"{waiting} người chờ quyết định"] if waiting else []
    return f"; tạm tính, {', '.join(said)}" if said else ""
