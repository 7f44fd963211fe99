"""Who is recognised for what, from all decisions in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua.dataset.catalogue import Catalogue
from thidua.dataset.located import Located
from thidua.finding import Spot
from thidua.model.terms import DecisionKind, Subject

if TYPE_CHECKING:
    from thidua.model.decision import Awarded, AwardedCollective, Decision


@dataclass(frozen=True, slots=True, eq=False)
class Recognition:
    """One award of one person or collective by one decision; `annulled` is the decision that took it back.

    It is equal to itself alone: to compare or hash its content would read the whole decision for each row.
    `unit` is the unit in which it counts, whatever the decision writes; `reason` the head's, where the
    Council did not say so. `corrects` is the decision that first gave what a correction only words anew.
    """

    subject: Subject
    code: str
    name: str
    unit: str
    award: str
    decision: Located[Decision]
    spot: Spot
    reason: str = ""
    annulled: Located[Decision] | None = None
    corrects: Located[Decision] | None = None

    @property
    def given(self) -> Located[Decision]:
        """The decision on whose day it was given."""
        return self.corrects or self.decision

    @property
    def key(self) -> str:
        """What a waiver names: the person or the collective, and the award."""
        return f"{self.subject.value}/{self.code}/{self.award}"

    @property
    def line(self) -> int:
        """The line in the decision's file, from 1."""
        return self.spot.place.line if self.spot.place else 1


def recognitions(
    decisions: Iterable[Located[Decision]],
    catalogue: Catalogue,
    home: Callable[[str], str],
    short: Callable[[str], str],
) -> tuple[Recognition, ...]:
    """All recognitions, annulled ones included and marked; corrections replace what they correct.

    `home` gives the unit of a person's code, "" where nobody has it; `short` a collective's name.
    """
    known: list[Recognition] = []
    for decision in sorted(decisions, key=lambda d: (d.record.day, d.path)):
        listed = tuple(_listed(decision, catalogue, home, short))
        kind = decision.record.kind
        if kind is DecisionKind.ANNULMENT:
            taken = frozenset((one.subject, one.code, one.award) for one in listed)
            known = [_annul(one, decision, taken) for one in known]
            continue
        if kind is DecisionKind.CORRECTION:
            corrected = {(one.subject, one.code) for one in listed}
            old: dict[tuple[Subject, str, str], Recognition] = {}
            for one in known:
                if concerns(decision.record, one.decision.record):
                    old.setdefault((one.subject, one.code, one.award), one)
            listed = tuple(_as_given(one, old.get((one.subject, one.code, one.award))) for one in listed)
            known = [
                k
                for k in known
                if (k.subject, k.code) not in corrected or not concerns(decision.record, k.decision.record)
            ]
        known.extend(listed)
    return tuple(known)


def _as_given(one: Recognition, old: Recognition | None) -> Recognition:
    """A corrected recognition with the day and the reason of the one that it words anew."""
    return replace(one, corrects=old.given, reason=one.reason or old.reason) if old else one


def _annul(one: Recognition, decision: Located[Decision], taken: frozenset[tuple[Subject, str, str]]) -> Recognition:
    named = (one.subject, one.code, one.award) in taken
    return replace(one, annulled=decision) if named and concerns(decision.record, one.decision.record) else one


def concerns(decision: Decision, old: Decision) -> bool:
    """Whether an annulment or a correction names an older decision; without a reference it means any."""
    ref = decision.replaces
    return ref is None or (ref.number, ref.day.year, ref.body) == (old.number, old.day.year, old.body)


def _listed(
    decision: Located[Decision], catalogue: Catalogue, home: Callable[[str], str], short: Callable[[str], str]
) -> Iterator[Recognition]:
    for number, person in enumerate(decision.record.people):
        unit = home(person.code) or person.unit
        yield from _each(decision, Subject.PERSON, ("people", number), person, (person.name, unit), catalogue)
    for number, group in enumerate(decision.record.collectives):
        yield from _each(
            decision, Subject.COLLECTIVE, ("collectives", number), group, (short(group.code), group.code), catalogue
        )


def _each(
    decision: Located[Decision],
    subject: Subject,
    where: tuple[str, int],
    row: Awarded | AwardedCollective,
    names: tuple[str, str],
    catalogue: Catalogue,
) -> Iterator[Recognition]:
    for listed, awards in (("titles", row.titles), ("commendations", row.commendations)):
        for number, award in enumerate(awards):
            spot = decision.at(*where, listed, number)
            yield Recognition(subject, row.code, *names, catalogue.code(award), decision, spot, row.reason)
