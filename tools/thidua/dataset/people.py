"""The roster of the agency as people over time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.dataset.located import Located
from thidua.model.agency import Absence, Roster, Stay
from thidua.text import code_letters, like_code, name_key


@dataclass(frozen=True, eq=False)
class Person:
    """A person of the agency: all stays in its units, earliest first."""

    code: str
    stays: tuple[Located[Stay], ...]

    @property
    def name(self) -> str:
        """The name in the latest stay."""
        return self.stays[-1].record.name

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of all names under which the person is known."""
        return frozenset(name_key(n) for stay in self.stays for n in (stay.record.name, *stay.record.aliases))

    def goes_by(self, name: str) -> bool:
        """Whether the person is known under a name, however it is spelt."""
        return name == self.name or name_key(name) in self.names

    @cached_property
    def recruited(self) -> date | None:
        """The day of first recruitment; a transfer is none, so without that day it is not known after one."""
        days = [day for stay in self.stays for day in _beginnings(stay.record)]
        told = any(stay.record.recruited for stay in self.stays)
        return min(day for day in days if day) if told or None not in days else None

    @property
    def left(self) -> date | None:
        """The last day in the agency; None while in it."""
        ends = [stay.record.until for stay in self.stays]
        return None if None in ends else max(day for day in ends if day)

    @property
    def absences(self) -> tuple[Absence, ...]:
        """All times away."""
        return tuple(absence for stay in self.stays for absence in stay.record.absences)

    def stay_on(self, day: date) -> Located[Stay] | None:
        """The stay that covers a day."""
        for stay in reversed(self.stays):
            if stay.record.covers(day):
                return stay
        return None

    def in_year(self, year: int) -> bool:
        """Whether the person was in a unit on any day of a year."""
        spans = ((stay.record.since, stay.record.until) for stay in self.stays)
        return any(since.year <= year and (until is None or year <= until.year) for since, until in spans)

    def unit_by(self, day: date) -> str:
        """The unit of the latest stay that had begun by a day, be it over or not; else of the first stay."""
        begun = (stay.unit for stay in reversed(self.stays) if stay.record.since <= day)
        return next(begun, self.stays[0].unit)

    def unit_on(self, day: date) -> str:
        """The unit on a day, "" when in none."""
        stay = self.stay_on(day)
        return stay.unit if stay else ""


def _beginnings(stay: Stay) -> Iterable[date | None]:
    yield stay.since
    if stay.recruited:
        yield stay.recruited
    if stay.former_agency:
        yield stay.former_agency.since


@dataclass(frozen=True, eq=False)
class People:
    """Everybody in the rosters of all units."""

    rosters: tuple[Located[Roster], ...]

    @cached_property
    def by_code(self) -> Mapping[str, Person]:
        """People by their code."""
        stays: dict[str, list[Located[Stay]]] = {}
        for roster in self.rosters:
            for number, stay in enumerate(roster.record.people):
                located = Located(roster.path, roster.data, stay, ("nguoi", number), unit=roster.record.unit)
                stays.setdefault(stay.code, []).append(located)
        return {
            code: Person(code, tuple(sorted(found, key=lambda s: (s.record.since, s.unit))))
            for code, found in sorted(stays.items())
        }

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Person, ...]]:
        """People by the units in which they ever were, by code."""
        found: dict[str, list[Person]] = {}
        for person in self.by_code.values():
            for unit in {stay.unit for stay in person.stays}:
                found.setdefault(unit, []).append(person)
        return {unit: tuple(people) for unit, people in found.items()}

    @cached_property
    def _current(self) -> Mapping[str, str]:
        former = ((old, p.code) for p in self.by_code.values() for s in p.stays for old in s.record.former_codes)
        return {old: code for old, code in former if old not in self.by_code}

    @cached_property
    def known(self) -> Mapping[str, Person]:
        """People by every code they had, the one in force included."""
        return {**self.by_code, **{old: self.by_code[code] for old, code in self._current.items()}}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Person, ...]]:
        """People by the key of a name; several may share one."""
        found: dict[str, list[Person]] = {}
        for person in self.by_code.values():
            for name in person.names:
                found.setdefault(name, []).append(person)
        return {name: tuple(people) for name, people in found.items()}

    def canonical(self, code: str) -> str:
        """The code in force for a code that was mended later."""
        return self._current.get(code, code)

    @cached_property
    def _by_letters(self) -> Mapping[str, str]:
        """Codes in force by what they look like, "" where several look alike."""
        found: dict[str, str] = {}
        for code in self.by_code:
            letters = code_letters(code)
            found[letters] = "" if letters in found else code
        return found

    def like(self, text: str) -> str:
        """The code that a text means: as codes are written, or the only one in force that looks like it."""
        code = like_code(text)
        return code if code in self.known else self._by_letters.get(code_letters(text)) or code

    def find(self, code: str) -> Person | None:
        """The person of a code, also of a former one."""
        return self.known.get(code)

    def in_unit(self, unit: str, day: date) -> tuple[Person, ...]:
        """Who is in a unit on a day, by code."""
        return tuple(p for p in self.by_unit.get(unit, ()) if p.unit_on(day) == unit)

    def home(self, day: date, senders: Mapping[str, Collection[str]], code: str) -> str:
        """The unit that stands for a person: the only sender's, else the roster's on a day; "" for a stranger."""
        person, units = self.find(code), senders.get(code, ())
        if person is None:
            return ""
        return person.unit_by(day) if len(units) != 1 else next(iter(units))
