"""What still waits for the Council: nominations on which it has not voted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from thidua.dataset.counts import Counts
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.standing import awaits


@dataclass(frozen=True, slots=True)
class Pending:
    """One award of one nomination; `undecided` says that its lateness must be decided first."""

    entry: Entry[Any]
    award: str
    undecided: bool


def agenda(counts: Counts) -> tuple[Pending, ...]:
    """Awards in the order of the catalogue, then units and entries in theirs; nothing withdrawn or refused."""
    order = list(counts.campaign.catalogue.awards)
    found = sorted(_pending(counts, counts.campaign.nominations.values()), key=lambda one: order.index(one.award))
    return tuple(found)


def considered(counts: Counts, unit: str) -> bool | None:
    """Whether the Council has voted on all of a unit that is considered; None where nothing of it is."""
    sent = [counts.campaign.nominations[unit]] if unit in counts.campaign.nominations else []
    if next(_pending(counts, sent), None):
        return False
    known = counts.campaign.catalogue.awards
    return True if any(not known.keys().isdisjoint(one.counted) for d in sent for one in d.entries) else None


def _pending(counts: Counts, sent: Iterable[Dossier]) -> Iterator[Pending]:
    known = counts.campaign.catalogue.awards
    for dossier in sent:
        for entry in (*dossier.collectives, *dossier.people):
            undecided = not entry.counted and awaits(entry)
            for award in entry.awards if undecided else entry.counted:
                if award in known and (entry.subject, entry.code, award) not in counts.cases:
                    yield Pending(entry, award, undecided)
