"""Awards and grades of earlier years, by person and by collective."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from thidua.dataset.catalogue import Catalogue
from thidua.dataset.entry import Entry
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.model.submission import Grade
from thidua.model.terms import Subject

if TYPE_CHECKING:
    from thidua.model.past import PastYear


class Past(NamedTuple):
    """What one earlier year says of one person or collective."""

    year: int
    subject: Subject
    code: str
    awards: tuple[str, ...]
    annulled: bool
    grade: Grade | None
    initiatives: int
    path: str
    line: int


class Claim(NamedTuple):
    """The initiative of a person who was recognised for it in an earlier campaign."""

    year: int
    entry: Entry[Any]


@dataclass(frozen=True, eq=False)
class History:
    """All earlier years that the repository knows."""

    records: tuple[Past, ...]
    claims: tuple[Claim, ...] = ()

    @cached_property
    def _by_code(self) -> Mapping[tuple[Subject, str], tuple[Past, ...]]:
        found: dict[tuple[Subject, str], list[Past]] = {}
        for past in self.records:
            found.setdefault((past.subject, past.code), []).append(past)
        return {key: tuple(sorted(group, key=lambda p: -p.year)) for key, group in found.items()}

    def of(self, subject: Subject, code: str, *, before: int) -> tuple[Past, ...]:
        """The records of a person or collective before a year, latest first."""
        return tuple(past for past in self._by_code.get((subject, code), ()) if past.year < before)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of which anything is known."""
        return frozenset(past.year for past in self.records)


def past_of(file: Located[PastYear], catalogue: Catalogue, current: Callable[[str], str]) -> Iterator[Past]:
    """The records of a file of an earlier year; `current` gives the code in force of a person's code."""
    year = file.record.year
    for number, person in enumerate(file.record.people):
        yield Past(
            year,
            Subject.PERSON,
            current(person.code),
            tuple(catalogue.code(a) for a in (*person.titles, *person.commendations)),
            person.annulled,
            person.grade,
            person.initiatives,
            file.path,
            file.at("people", number).place.line,  # type: ignore[union-attr]
        )
    for number, group in enumerate(file.record.collectives):
        yield Past(
            year,
            Subject.COLLECTIVE,
            group.code,
            tuple(catalogue.code(a) for a in (*group.titles, *group.commendations)),
            group.annulled,
            None,
            0,
            file.path,
            file.at("collectives", number).place.line,  # type: ignore[union-attr]
        )


def claims_of(
    year: int, people: Iterable[Entry[Any]], recognitions: Iterable[Recognition], catalogue: Catalogue
) -> Iterator[Claim]:
    """The initiatives behind the awards of an earlier campaign that need one and were not annulled."""
    held = {
        one.code
        for one in recognitions
        if one.subject is Subject.PERSON
        and one.annulled is None
        and catalogue.standards(one.award, one.subject).initiative is not None
    }
    return (Claim(year, one) for one in people if one.code in held and one.record.initiative and not one.withdrawn)


def past_of_decisions(year: int, recognitions: Iterable[Recognition]) -> Iterator[Past]:
    """The records of an earlier campaign of the same repository."""
    for known in recognitions:
        yield Past(
            year,
            known.subject,
            known.code,
            (known.award,),
            known.annulled is not None,
            None,
            0,
            known.decision.path,
            known.line,
        )


def past_of_nominations(year: int, people: Iterable[Entry[Any]]) -> Iterator[Past]:
    """The grades and recognised initiatives with which people were nominated in an earlier campaign."""
    standing = (one for one in people if not one.withdrawn)
    graded = ((one, _recognised(one)) for one in standing)
    return (
        Past(year, one.subject, one.code, (), False, one.record.grade, known, one.path, one.line())  # noqa: FBT003 - by position as all of a record
        for one, known in graded
        if one.record.grade or known
    )


def _recognised(one: Entry[Any]) -> int:
    """How many recognised initiatives a nominated person has: one or none."""
    return int(one.record.initiative is not None and not one.record.initiative.pending)
