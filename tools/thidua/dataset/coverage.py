"""Who of the roster stands in the campaign: registered, nominated, recognised, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.people import Person
from thidua.model.standards import Service
from thidua.model.submission import Nominee, WithdrawalReason
from thidua.model.terms import Stage, Subject
from thidua.receipts.states import Counting

NAMES = ("at_registration", "registered", "at_nomination", "nominated", "recognised")
"""The numbers of a row, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a unit's people stand at each stage; `unit` is "" for the agency.

    `at_registration` and `at_nomination` are those of the roster on the last day of each stage, 0 where the
    plan has no such stage; `recognised` are of the latter.
    """

    unit: str
    at_registration: int
    registered: int
    at_nomination: int
    nominated: int
    recognised: int


@dataclass(frozen=True, slots=True)
class Members:
    """The people of a unit behind each number of its `Coverage`."""

    unit: str
    at_registration: tuple[Person, ...]
    registered: tuple[Person, ...]
    at_nomination: tuple[Person, ...]
    nominated: tuple[Person, ...]
    recognised: tuple[Person, ...]


def last_day(campaign: Campaign) -> date:
    """The day on which the roster is asked who could be nominated."""
    return campaign.plan.record.last_day(Stage.NOMINATION)


def coverage(campaign: Campaign) -> tuple[Coverage, ...]:
    """One row a unit that takes part, then the agency as their sum."""
    rows = tuple(Coverage(one.unit, *(len(getattr(one, name)) for name in NAMES)) for one in members(campaign))
    return (*rows, Coverage("", *(sum(getattr(row, name) for row in rows) for name in NAMES)))


def members(campaign: Campaign) -> tuple[Members, ...]:
    """The people of each unit that takes part: who is there, and who of them stands where."""
    held = {one.code for one in campaign.recognised if one.annulled is None and one.subject is Subject.PERSON}
    named = {code for code, entries in campaign.nominated.items() if not all(one.withdrawn for one in entries)}
    return tuple(_members(campaign, unit, named, held) for unit in campaign.expected())


def _members(campaign: Campaign, unit: str, named: set[str], held: set[str]) -> Members:
    first = campaign.plan.record.deadlines.registration
    early = campaign.people.in_unit(unit, first.day) if first else ()
    late = campaign.people.in_unit(unit, last_day(campaign))
    return Members(
        unit,
        early,
        tuple(person for person in early if person.code in campaign.registered),
        late,
        tuple(person for person in late if person.code in named),
        tuple(person for person in late if person.code in held),
    )


def forgotten(campaign: Campaign, unit: str = "") -> tuple[Person, ...]:
    """People of the roster on the nomination's last day whom nobody nominates, by code.

    Only of units whose file is there and can be read whole: of the others it is not known.
    """
    day = last_day(campaign)
    whole = {code for code, one in campaign.nominations.items() if not one.faults and unit in {"", code}}
    known = (p for p in campaign.people.by_code.values() if p.code not in campaign.nominated)
    return tuple(p for p in known if p.unit_on(day) in whole and _long_enough(campaign, p))


def unknown_units(campaign: Campaign) -> tuple[str, ...]:
    """Units of which it is not known whom they nominate: nothing was sent, or it cannot be read whole."""
    sent = campaign.nominations
    return tuple(unit for unit in campaign.expected_at(Stage.NOMINATION) if unit not in sent or sent[unit].faults)


def set_aside(campaign: Campaign) -> Iterator[Entry[Nominee]]:
    """People who were nominated and are not considered: withdrawn, or late and refused.

    Who was withdrawn for no longer qualifying is not among them.
    """
    for entry in campaign.nominees():
        withdrawn = entry.record.withdrawn
        if withdrawn and withdrawn.reason is WithdrawalReason.NO_LONGER_QUALIFIES:
            continue
        if withdrawn or entry.standing.counted is Counting.NONE:
            yield entry


def service(campaign: Campaign) -> Service | None:
    """The shortest service that a title of the plan asks of a person; None where none does."""
    codes = map(campaign.catalogue.code, campaign.plan.record.titles)
    asked = (campaign.catalogue.standards(code, Subject.PERSON).service for code in codes)
    return min(filter(None, asked), key=lambda one: one.months, default=None)


def _long_enough(campaign: Campaign, person: Person) -> bool:
    asked, served = service(campaign), campaign.months_of_service(person)
    return asked is None or (served is not None and served >= asked.months)
