"""The standing of every entry of a campaign, from its receipts and the Office's decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from thidua.dataset.agency import AgencyFiles
from thidua.dataset.entry import Dossier
from thidua.dataset.form import Part
from thidua.dataset.layout import Kind
from thidua.dataset.vanished import Vanished
from thidua.model.plan import Plan
from thidua.model.terms import Stage
from thidua.receipts.canon import HEAD
from thidua.receipts.copies import without_copies
from thidua.receipts.ledger import Ledger
from thidua.receipts.receipt import Receipt
from thidua.receipts.rights import counts
from thidua.receipts.states import Counting, Standing, State, Term, end_of_day, instant_of, state_of

if TYPE_CHECKING:
    from thidua.model.rulings import Extension

_NO_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Timing:
    """Receipts that count at the instant `at`, by path, and the terms of each entry.

    `received_as` gives the digest of before to an entry from which personal data was expunged.
    """

    plan: Plan
    ledger: Ledger
    at: datetime
    extensions: tuple[Extension, ...]
    agency: AgencyFiles
    received_as: Mapping[tuple[str, str, str], str]

    @cached_property
    def by_path(self) -> Mapping[str, tuple[Receipt, ...]]:
        """Receipts known at the instant of asking that come from somebody who may send the file.

        While the list of accounts cannot be read every receipt counts that does not say whose it is.
        """
        found: dict[str, list[Receipt]] = defaultdict(list)
        for receipt in self._rightful(self.at):
            found[receipt.path].append(receipt)
        return {path: tuple(receipts) for path, receipts in found.items()}

    @cached_property
    def again(self) -> frozenset[str]:
        """Paths of files that came, or came again, only after the instant of asking."""
        zone = self.plan.zone
        if all(instant_of(receipt, zone) <= self.at for receipt in self.ledger.receipts):
            return frozenset()
        return frozenset(receipt.path for receipt in self._rightful() if instant_of(receipt, zone) > self.at)

    def _rightful(self, until: datetime | None = None) -> tuple[Receipt, ...]:
        units = self.agency.units.file.record.units
        unknown = Kind.UNITS in self.agency.unreadable
        rightful = (
            receipt
            for receipt in self.ledger.receipts
            if (unknown and receipt.entitled is None) or counts(receipt, units, zone=self.plan.zone)
        )
        return without_copies(rightful, units, self.plan.zone, until=until)

    def term(self, unit: str, stage: Stage, code: str) -> Term:
        """The deadline of a stage with what was decided for a unit as a whole or for one person of it."""
        if not (concerned := self._rulings.get((unit, stage))):
            return self._terms[stage]
        decided = tuple(d for d in concerned if not d.people or self._names(d, code))
        return self._terms[stage]._replace(decisions=decided)

    @cached_property
    def _rulings(self) -> Mapping[tuple[str, Stage], Sequence[Extension]]:
        found: dict[tuple[str, Stage], list[Extension]] = defaultdict(list)
        for decision in self.extensions:
            found[decision.unit, decision.stage].append(decision)
        return found

    @cached_property
    def _terms(self) -> Mapping[Stage, Term]:
        zone, days = self.plan.zone, ((stage, self.plan.deadlines.of(stage)) for stage in Stage)
        return {stage: Term(end_of_day(one.day, zone) if one else _NO_END, zone) for stage, one in days}

    def _names(self, decision: Extension, code: str) -> bool:
        """Whether a decision is about a person, under whichever of their codes."""
        current = self.agency.people.canonical
        return current(code) in map(current, decision.people)

    def standing(self, part: Part, stage: Stage, digest: str, *, withdrawn: bool) -> Standing:
        """The standing of one entry of a unit's file; its digest may be empty where its file has no receipts.

        Of a file that came again after the instant of asking, what had not come by then does not count.
        """
        receipts = self.by_path.get(part.path, ())
        term = self.term(part.unit, stage, part.key.partition("/")[2])
        again = part.path in self.again
        known = self.received_as.get((part.path, part.key, digest), digest)
        closed = again or self.at >= term.extended
        found = state_of(known, part.key, receipts, term, withdrawn=withdrawn, closed=closed)
        later = again and found.unreceived and found.counted is Counting.CURRENT
        return found._replace(counted=Counting.NONE) if later else found

    def vanished(self, dossiers: Iterable[Dossier], unreadable: frozenset[str]) -> Iterator[Vanished]:
        """Entries that receipts name and that no longer stand in a file that can be read."""
        present = {(d.file.path, key) for d in dossiers for key in d.keys}
        for path, receipts in sorted(self.by_path.items()):
            state = State.UNREAD if path in unreadable else State.VANISHED
            in_time = sorted(receipts, key=lambda one: (instant_of(one, self.plan.zone), one.seq))
            brought = {key: receipt for receipt in in_time for key in receipt.entries}
            sent = {key: receipt for receipt in in_time for key in receipt.entries if key not in receipt.carried}
            last = brought | sent or {HEAD: in_time[-1]}
            for key, receipt in sorted(last.items()):
                if (path, key) not in present and key not in receipt.withdrawn:
                    at, digest = instant_of(receipt, self.plan.zone), receipt.entries.get(key, "")
                    where = (receipt.unit, Stage(receipt.stage), path, key)
                    yield Vanished(*where, state, at, digest, receipt.blob, day_only=receipt.day_only)
