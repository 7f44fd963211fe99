"""The candidates for an award in the order of their votes, and the line at which the quota cuts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.dataset.voting import passed, subject_of
from thidua.model.terms import Subject

if TYPE_CHECKING:
    from thidua.model.council import Case

Held = Entry[Any] | Recognition


class Place(StrEnum):
    """Where a candidate stands after the Council's vote."""

    INSIDE = "trong"
    TIED = "bang-phieu"
    OUTSIDE = "ngoai"
    MOVED = "duoc-chuyen"
    LOWERED = "chuyen"
    FAILED = "khong-du-phieu"
    WAITING = "cho-xet"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate; `case` is None before the vote, `rank` counts from 1 those who passed, 0 for the others.

    The case of who was `MOVED` here is that on the higher award.
    `equals` are the codes of all who passed with as many votes, one's own among them.
    """

    code: str
    name: str
    unit: str
    place: Place
    rank: int
    case: Located[Case] | None
    equals: tuple[str, ...]


def ranked(counts: Counts, count: Count) -> tuple[Candidate, ...]:
    """Who is counted, by votes, then by the order that the Council wrote; then who was moved here, last who did not pass.

    The line is that of `after_vote`. On equal votes at the line, and no order written for each, all of them are `TIED`: who is
    inside is for the Council to say.
    """
    award, then = counts.campaign.catalogue.code(count.quota.record.award), after_vote(counts, count)
    people = {one.code: one for one in (*count.counted, *then.counted)}
    moved, limit = people.keys() - {one.code for one in count.counted}, then.limit
    found = {
        code: counts.moved[award][code] if code in moved else counts.cases.get((Subject.PERSON, code, award))
        for code in people
    }
    through = sorted(
        (case for case in found.values() if case and _carried(counts, case)),
        key=lambda case: (*_strength(case), _code(case)),
    )
    tied, ranks = _tied(through, limit), {_code(case): rank for rank, case in enumerate(through, 1)}
    same = {code: group for group in _groups(through) for code in group}
    made = (
        Candidate(
            code,
            one.name if isinstance(one, Recognition) else one.label,
            one.unit,
            Place.MOVED if code in moved else _place(found[code], ranks.get(code), limit, tied),
            ranks.get(code, 0),
            found[code],
            same.get(code, ()),
        )
        for code, one in people.items()
    )
    return tuple(sorted(made, key=lambda one: (not one.rank, one.rank, list(Place).index(one.place), one.code)))


def after_vote(counts: Counts, count: Count) -> Count:
    """The same count without those whom the last vote on the award, or on that of the base, did not carry.

    Whom the Council moved to it from a higher award is counted too.
    """
    code = counts.campaign.catalogue.code
    award, base = code(count.quota.record.award), code(count.quota.record.base)
    holders = _left(counts, count.unit, count.holders, base)
    counted = _left(counts, count.unit, count.counted, award)
    return replace(count, holders=holders, counted=counted, voted=bool(counts.cases))


def every_count(counts: Counts) -> tuple[Count, ...]:
    """The counts of nominations, what the votes leave of those that bind, once there is any, and those of recognitions."""
    voted = (after_vote(counts, count) for count in counts.nominated if count.own and counts.cases)
    return (*counts.nominated, *voted, *counts.recognised)


def _left(counts: Counts, unit: str, those: Sequence[Held], award: str) -> tuple[Held, ...]:
    """Whom the vote carried, and others of the unit whom the Council moved to the award."""
    cases = ((one, counts.cases.get((Subject.PERSON, one.code, award))) for one in those)
    carried = (one for one, case in cases if case is None or _carried(counts, case))
    return (*carried, *_moved(counts, unit, frozenset(one.code for one in those), award))


def _moved(counts: Counts, unit: str, known: Container[str], award: str) -> Iterator[Held]:
    """Who gets an award that the own unit did not ask for, unless a vote on that failed; of all units where it is ""."""
    code = counts.campaign.catalogue.code
    for who, case in counts.moved.get(award, {}).items():
        higher, voted = code(case.record.award), counts.cases.get((Subject.PERSON, who, award))
        if who not in known and who in counts.holders(higher) and (voted is None or _carried(counts, voted)):
            entries = (one for one in counts.campaign.nominated[who] if higher in one.counted)
            sound = (one for one in entries if (one.path, one.key) not in counts.faulty)
            yield from (one for one in sound if unit in {"", one.unit})


def _carried(counts: Counts, case: Located[Case]) -> bool:
    return not case.record.lowered_to and passed(counts.campaign, case)


def _groups(through: Iterable[Located[Case]]) -> Iterator[tuple[str, ...]]:
    """Those of as many votes; they stand together already."""
    for _, cases in groupby(through, key=lambda case: case.record.votes.agree):
        yield tuple(map(_code, cases))


def _code(case: Located[Case]) -> str:
    return subject_of(case.record)[1]


def _strength(case: Located[Case]) -> tuple[int, float]:
    """More votes first; among equals the order that the Council wrote."""
    order = case.record.order
    return -case.record.votes.agree, float("inf") if order is None else order


def _tied(through: Sequence[Located[Case]], limit: int) -> frozenset[str]:
    """Whom only an order could part at the line, where the Council wrote none that parts them."""
    if not 0 < limit < len(through) or _strength(through[limit - 1]) != _strength(through[limit]):
        return frozenset()
    return frozenset(_code(case) for case in through if _strength(case) == _strength(through[limit]))


def _place(case: Located[Case] | None, rank: int | None, limit: int, tied: frozenset[str]) -> Place:
    if case is None:
        return Place.WAITING
    if case.record.lowered_to:
        return Place.LOWERED
    if rank is None:
        return Place.FAILED
    if _code(case) in tied:
        return Place.TIED
    return Place.INSIDE if rank <= limit else Place.OUTSIDE
