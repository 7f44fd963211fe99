"""Where an entry stands in time: a pure function of receipts, deadline and decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple, Self

from thidua.model.terms import ExtensionKind
from thidua.receipts.copies import as_sent
from thidua.receipts.receipt import Receipt
from thidua.receipts.standing import NAMES, Counting, Standing, State
from thidua.receipts.term import Term, accepts, days_late, end_of_day, instant_of

if TYPE_CHECKING:
    from thidua.model.rulings import Extension

__all__ = ["NAMES", "Counting", "Standing", "State", "Term", "days_late", "end_of_day", "instant_of", "state_of"]


class _Before(StrEnum):
    """What was received in time of an entry whose present version came late."""

    VERSION = "another version"
    UNREAD = "a file that could not be read"
    NOTHING = "nothing"


_ACCEPTED, _REFUSED = ExtensionKind.ACCEPT_LATE, ExtensionKind.REFUSE
_LATE: Mapping[tuple[_Before, ExtensionKind | None], tuple[State, Counting]] = {
    (_Before.VERSION, None): (State.CORRECTED_LATE, Counting.OLDER),
    (_Before.VERSION, _ACCEPTED): (State.CORRECTED_LATE, Counting.CURRENT),
    (_Before.VERSION, _REFUSED): (State.CORRECTED_LATE, Counting.OLDER),
    (_Before.UNREAD, None): (State.CORRECTED_LATE, Counting.APART),
    (_Before.UNREAD, _ACCEPTED): (State.CORRECTED_LATE, Counting.CURRENT),
    (_Before.UNREAD, _REFUSED): (State.CORRECTED_LATE, Counting.NONE),
    (_Before.NOTHING, None): (State.LATE, Counting.CURRENT),
    (_Before.NOTHING, _ACCEPTED): (State.LATE_ACCEPTED, Counting.CURRENT),
    (_Before.NOTHING, _REFUSED): (State.LATE_REFUSED, Counting.NONE),
}


class _Version(NamedTuple):
    """What one receipt says of an entry."""

    instant: datetime
    digest: str
    blob: str

    @classmethod
    def of(cls, receipt: Receipt, key: str, term: Term) -> Self:
        return cls(instant_of(receipt, term.zone), receipt.entries[key], receipt.blob)


def state_of(
    digest: str, key: str, receipts: Sequence[Receipt], term: Term, *, withdrawn: bool, closed: bool
) -> Standing:
    """The standing of one entry; in time is before the end of the term, extensions included.

    `digest` is the entry's present digest; `receipts` are those of its file that count at the
    instant of asking, in any order; `closed` says that at that instant the term is over, or that
    the file came again after it: then only what was received counts.
    """
    if not receipts and not withdrawn:
        return _UNRECEIVED if closed else _DRAFT
    came = sorted(receipts, key=lambda r: (instant_of(r, term.zone), r.seq))
    history = _History(key, as_sent(came, key, digest), term)
    if closed and history.overrides(digest):
        return history.without_receipt()
    found = history.withdrawn() if withdrawn else history.standing(digest)
    if closed and found.counted is Counting.OLDER and found.state is not State.CORRECTED_LATE:
        return history.standing(found.on_time_digest)._replace(counted=Counting.OLDER, unreceived=True)
    return found._replace(unreceived=True) if closed and digest not in history.received else found


_DRAFT, _UNRECEIVED = Standing(), Standing(unreceived=True)
"""Of entries without any receipt there may be many thousands: they share these."""


class _History:
    """What was received of one entry; after a withdrawal that was received, only what came since."""

    def __init__(self, key: str, receipts: Sequence[Receipt], term: Term) -> None:
        ended = max((n for n, receipt in enumerate(receipts, 1) if key in receipt.withdrawn), default=0)
        self.key, self.term = key, term
        self.withdrawal = _Version.of(receipts[ended - 1], key, term) if ended else None
        self.receipts = receipts[ended:]
        self.versions = [_Version.of(receipt, key, term) for receipt in self.receipts if key in receipt.entries]

    @property
    def received(self) -> Sequence[str]:
        """Digests that stand as received, the last one last."""
        return [v.digest for v in self.versions] or [v.digest for v in (self.withdrawal,) if v]

    @property
    def last(self) -> datetime | None:
        """When the entry was received last."""
        return max((v.instant for v in (*self.versions, self.withdrawal) if v), default=None)

    def withdrawn(self) -> Standing:
        """The entry says that it is withdrawn, or its withdrawal was received last."""
        return Standing(State.WITHDRAWN, Counting.NONE, self.last)

    def overrides(self, digest: str) -> bool:
        """Whether another version than this one counts for having been received, or received later."""
        if not self.received or digest == self.received[-1]:
            return False
        return digest not in self.received or self.standing(self.received[-1]).counted is Counting.CURRENT

    def without_receipt(self) -> Standing:
        """The text as it stands is not what was received last: that goes on counting."""
        if not self.versions:
            return self.withdrawn()._replace(unreceived=True)
        last = self.versions[-1]
        received = self.standing(last.digest)
        if received.counted is Counting.CURRENT:
            received = received._replace(counted=Counting.OLDER, blob=last.blob)
        return received._replace(unreceived=True)

    def standing(self, digest: str) -> Standing:
        """The standing of a version that is not withdrawn."""
        if self.withdrawal and not self.versions and digest == self.withdrawal.digest:
            return self.withdrawn()
        in_time = [version for version in self.versions if version.instant < self.term.extended]
        since = self.versions[len(in_time) :]
        late = next((v for v in since if v.digest == digest), None)
        if waiting := self._waiting(digest, since):
            return waiting
        if in_time and (in_time[-1].digest == digest or (late is None and any(v.digest == digest for v in in_time))):
            return _in_time(digest, in_time, self.term)
        if late is None:
            return _unrecorded(self.versions, self.receipts, self.term)
        return self._changed(late, in_time)

    def _changed(self, late: _Version, in_time: Sequence[_Version]) -> Standing:
        """The standing of a version received late, beside the one that counted before it, if any."""
        if in_time:
            return _late(late, _Before.VERSION, self.term, digest=in_time[-1].digest, blob=in_time[-1].blob)
        if unread := _repaired(self.key, self.receipts, self.term):
            return _late(late, _Before.UNREAD, self.term, blob=unread.blob)
        return _late(late, _Before.NOTHING, self.term)

    def _waiting(self, digest: str, since: Sequence[_Version]) -> Standing | None:
        """A text that came, or came again, after another one was accepted: that goes on counting."""
        arrivals = [next(run) for _, run in groupby(since, key=lambda version: version.digest)]
        back = next((version for version in reversed(arrivals) if version.digest == digest), None)
        held = self._accepted(since, back) if back else None
        if back is None or held is None or held[0].digest == digest:
            return None
        return _late(back, _Before.VERSION, self.term, digest=held[0].digest, blob=held[0].blob)._replace(
            accepted=held[1]
        )

    def _accepted(self, versions: Sequence[_Version], late: _Version) -> tuple[_Version, Extension] | None:
        """The late version accepted last, and how, where what came after it is not accepted itself."""
        if accepts(self.term.ruling(late.instant)):
            return None
        ruled = [(v, self.term.ruling(v.instant)) for v in takewhile(lambda v: v is not late, versions)]
        return next(((version, ruling) for version, ruling in reversed(ruled) if accepts(ruling)), None)


def _in_time(digest: str, versions: Sequence[_Version], term: Term) -> Standing:
    """The present version was received in time; the last one received in time counts (domain, Deadlines)."""
    last = versions[-1]
    before = [version for version in versions if version.instant < term.end]
    stood = before if before and before[-1].digest == digest else versions
    arrivals = [next(run) for _, run in groupby(stood, key=lambda version: version.digest)]
    instant = next(version.instant for version in reversed(arrivals) if version.digest == digest)
    counted = Counting.CURRENT if last.digest == digest else Counting.OLDER
    if instant < term.end:
        return Standing(State.ON_TIME, counted, instant, 0, last.digest, last.blob)
    return Standing(State.EXTENDED, counted, instant, 0, last.digest, last.blob, term.extension)


def _unrecorded(versions: Sequence[_Version], history: Sequence[Receipt], term: Term) -> Standing:
    """The present version has no receipt: it counts as a draft beside what was received."""
    unread = list(takewhile(lambda receipt: not receipt.readable, reversed(history)))
    if unread and not versions:
        return Standing(State.UNREAD, Counting.CURRENT, instant_of(unread[-1], term.zone))
    return _DRAFT


def _repaired(key: str, history: Sequence[Receipt], term: Term) -> Receipt | None:
    """The unreadable file received in time whose first readable form, received late, has the entry."""
    in_time = [receipt for receipt in history if instant_of(receipt, term.zone) < term.extended]
    if not in_time or in_time[-1].readable:
        return None
    first = next(receipt for receipt in history[len(in_time) :] if receipt.readable)
    return in_time[-1] if key in first.entries else None


def _late(version: _Version, before: _Before, term: Term, *, digest: str = "", blob: str = "") -> Standing:
    """The present version was received late; digest and blob are of what was received in time."""
    ruling = term.ruling(version.instant)
    state, counted = _LATE[before, ruling.kind if ruling else None]
    return Standing(state, counted, version.instant, days_late(version.instant, term), digest, blob, ruling)
