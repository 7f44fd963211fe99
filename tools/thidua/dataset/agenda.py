"""What still waits for the Council: nominations on which it has not voted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
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
    found = sorted(_pending(counts), key=lambda one: order.index(one.award))
    return tuple(found)


def _pending(counts: Counts) -> Iterator[Pending]:
    known = counts.campaign.catalogue.awards
    for dossier in counts.campaign.nominations.values():
        for entry in (*dossier.collectives, *dossier.people):
            undecided = not entry.counted and awaits(entry)
            for award in entry.awards if undecided else entry.counted:
                if award in known and (entry.subject, entry.code, award) not in counts.cases:
                    yield Pending(entry, award, undecided)
