"""A campaign: its plan and regime, what the units sent, what the Council and the head decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from thidua.dataset.calendar import whole_months
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.cleaning import Compared
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.file import File
from thidua.dataset.history import History
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.people import People, Person
from thidua.dataset.recognition import Recognition, recognitions
from thidua.dataset.units import UnitBook
from thidua.dataset.vanished import Vanished
from thidua.model.agency import Agency
from thidua.model.plan import Plan
from thidua.model.regime import Regime
from thidua.model.terms import Stage
from thidua.receipts.ledger import Ledger
from thidua.receipts.receipt import Receipt
from thidua.receipts.states import State, end_of_day, instant_of

if TYPE_CHECKING:
    from thidua.model.council import Council, Session
    from thidua.model.decision import Decision
    from thidua.model.rulings import Extensions, Petitions, Waivers


@dataclass(frozen=True, eq=False)
class Campaign:
    """Everything known of one campaign at the instant `at` (aware); `laws` are all regimes by code.

    `unreadable` names the kinds of files of which at least one could not be read: rules that
    need such a kind are skipped, and it is said. `cleaned`: what else than words was taken out.
    """

    code: str
    at: datetime
    plan: Located[Plan]
    catalogue: Catalogue
    laws: Mapping[str, Regime]
    agency: Located[Agency] | None
    units: UnitBook
    people: People
    history: History
    files: tuple[File, ...]
    registrations: Mapping[str, Dossier]
    nominations: Mapping[str, Dossier]
    extensions: Located[Extensions] | None
    waivers: Located[Waivers] | None
    council: Located[Council] | None
    sessions: tuple[Located[Session], ...]
    decisions: tuple[Located[Decision], ...]
    petitions: Located[Petitions] | None
    ledger: Ledger
    unseen: tuple[Vanished, ...]
    unreadable: frozenset[Kind]
    cleaned: Compared

    @property
    def regime(self) -> Regime:
        """The legal regime of the plan."""
        return self.catalogue.regime

    @cached_property
    def year_end(self) -> date:
        """31 December of the plan's year."""
        return date(self.plan.record.year, 12, 31)

    def months_of_service(self, person: Person) -> int | None:
        """Whole months from first recruitment to the end of the plan's year; None where that day is not known."""
        return whole_months(person.recruited, self.year_end) if person.recruited else None

    def staff(self, code: str) -> Person | None:
        """The person of a code who was in a unit in the plan's year."""
        return self._staff.get(code)

    @cached_property
    def _staff(self) -> Mapping[str, Person]:
        return {code: one for code, one in self.people.known.items() if one.in_year(self.plan.record.year)}

    @cached_property
    def rosterless(self) -> tuple[str, ...]:
        """Units that nominate and of which there is no readable roster: their people cannot be counted."""
        listed = {roster.record.unit for roster in self.people.rosters}
        return tuple(unit for unit in self.expected_at(Stage.NOMINATION) if unit not in listed)

    def stages(self) -> tuple[Stage, ...]:
        """The stages that the plan has."""
        return tuple(stage for stage in Stage if self.plan.record.deadlines.of(stage))

    def closes(self, stage: Stage) -> datetime | None:
        """The exclusive end of a stage: the first instant that is late."""
        deadline = self.plan.record.deadlines.of(stage)
        return end_of_day(deadline.day, self.plan.record.zone) if deadline else None

    def closed(self, stage: Stage) -> bool:
        """Whether the deadline of a stage has passed at the instant of asking."""
        return (end := self.closes(stage)) is not None and self.at >= end

    def dossiers(self, stage: Stage) -> Mapping[str, Dossier]:
        """What the units sent at a stage, by unit."""
        return self.registrations if stage is Stage.REGISTRATION else self.nominations

    def every_dossier(self) -> Iterator[Dossier]:
        """All dossiers, registrations first."""
        yield from self.registrations.values()
        yield from self.nominations.values()

    def nominees(self) -> Iterator[Entry[Any]]:
        """All nominated people, withdrawn ones included."""
        return (entry for dossier in self.nominations.values() for entry in dossier.people)

    def expected(self) -> tuple[str, ...]:
        """Codes of the units that take part: those that exist from the plan's day to the year's end."""
        return self.units.active(self.plan.record.day, self.year_end)

    def expected_at(self, stage: Stage) -> tuple[str, ...]:
        """Units of which a file is expected at a stage: those that exist on the day of its deadline."""
        day = self.plan.record.last_day(stage)
        return self.units.active(day, day)

    def missing(self, stage: Stage) -> tuple[str, ...]:
        """Units of which a file is expected at a stage and that have sent no readable one."""
        return tuple(unit for unit in self.expected_at(stage) if unit not in self.dossiers(stage))

    def unread(self, stage: Stage) -> frozenset[str]:
        """Units whose file of a stage is there but cannot be read."""
        kind = Kind.REGISTRATION if stage is Stage.REGISTRATION else Kind.NOMINATION
        return frozenset(f.slot.name for f in self.files if f.slot.kind is kind and not f.readable)

    def gone(self, stage: Stage) -> frozenset[str]:
        """Units whose file of a stage was received and is no longer there."""
        lost = (one.unit for one in self.unseen if one.stage is stage and one.state is State.VANISHED)
        return frozenset(lost) - self.dossiers(stage).keys()

    @cached_property
    def recognised(self) -> tuple[Recognition, ...]:
        """All recognitions by decisions, annulled ones marked."""
        return recognitions(self.decisions, self.catalogue, self.home, self.units.short)

    @cached_property
    def home(self) -> Callable[[str], str]:
        """From a person's code to the unit in which the person counts; "" for a stranger."""
        day = self.plan.record.last_day(Stage.NOMINATION)
        senders = {code: {entry.unit for entry in group} for code, group in self.nominated.items()}
        return partial(self.people.home, day, senders)

    @cached_property
    def registered(self) -> Mapping[str, tuple[Entry[Any], ...]]:
        """Registered people by their code in force; registration follows the person across units."""
        return _by_code(entry for d in self.registrations.values() for entry in d.people)

    @cached_property
    def nominated(self) -> Mapping[str, tuple[Entry[Any], ...]]:
        """Nominated people by their code in force."""
        return _by_code(entry for d in self.nominations.values() for entry in d.people)

    @cached_property
    def received(self) -> tuple[Receipt, ...]:
        """Receipts known at the instant of asking, in the order of the chain."""
        return tuple(one for one in self.ledger.receipts if instant_of(one, self.plan.record.zone) <= self.at)

    @cached_property
    def registered_collectives(self) -> Mapping[str, tuple[Entry[Any], ...]]:
        """Registered collectives by code."""
        return _by_code(entry for d in self.registrations.values() for entry in d.collectives)

    @cached_property
    def nominated_collectives(self) -> Mapping[str, tuple[Entry[Any], ...]]:
        """Nominated collectives by code."""
        return _by_code(entry for d in self.nominations.values() for entry in d.collectives)

    @property
    def decided(self) -> bool:
        """Whether the head has recognised anybody by a decision."""
        return bool(self.decisions)

    def short(self, award: str) -> str:
        """The short name of an award."""
        return self.catalogue.short(award)

    def clause(self, number: str) -> str:
        """The ground "Kế hoạch …, mục …" for a clause of the plan."""
        return f"Kế hoạch {self.plan.record.number}, mục {number}" if number else f"Kế hoạch {self.plan.record.number}"


def _by_code(entries: Iterator[Entry[Any]]) -> dict[str, tuple[Entry[Any], ...]]:
    found: dict[str, list[Entry[Any]]] = {}
    for entry in entries:
        found.setdefault(entry.code, []).append(entry)
    return {code: tuple(group) for code, group in found.items()}
