"""Where an entry stands in time: a pure function of receipts, deadline and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby, takewhile

from thidua.model.rulings import Extension, ExtensionKind
from thidua.receipts.receipt import Receipt
from thidua.receipts.term import Term, days_late, end_of_day, instant_of

__all__ = ["NAMES", "Counting", "Standing", "State", "Term", "days_late", "end_of_day", "instant_of", "state_of"]


class State(StrEnum):
    """States of an entry, by their code in files."""

    ON_TIME = "dung_han"
    EXTENDED = "dung_gia_han"
    CORRECTED_LATE = "sua_sau_han"
    LATE = "tre_han"
    LATE_ACCEPTED = "tre_chap_nhan"
    LATE_REFUSED = "tre_khong_chap_nhan"
    WITHDRAWN = "rut"
    VANISHED = "vang_mat"
    UNREAD = "da_nhan_chua_doc_duoc"
    UNRECORDED = "chua_ghi_nhan"


NAMES = {
    State.ON_TIME: "đúng hạn",
    State.EXTENDED: "đúng hạn đã gia hạn",
    State.CORRECTED_LATE: "sửa sau hạn",
    State.LATE: "trễ hạn, chờ quyết định",
    State.LATE_ACCEPTED: "trễ hạn, đã chấp nhận",
    State.LATE_REFUSED: "trễ hạn, không chấp nhận",
    State.WITHDRAWN: "đã rút",
    State.VANISHED: "vắng mặt",
    State.UNREAD: "đã nhận, chưa đọc được",
    State.UNRECORDED: "chưa ghi nhận",
}


class Counting(StrEnum):
    """Which version counts: the current one, an older on-time one, none; or apart, until decided."""

    CURRENT = "current"
    OLDER = "older"
    NONE = "none"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an entry. `received_at` is the instant of the version that the state is of.

    `on_time_digest` and `blob` are of the last version that was received in time, "" where there is none.
    """

    state: State = State.UNRECORDED
    counted: Counting = Counting.CURRENT
    received_at: datetime | None = None
    days_late: int = 0
    on_time_digest: str = ""
    blob: str = ""
    decision: Extension | None = None


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


@dataclass(frozen=True, slots=True)
class _Version:
    """What one receipt says of an entry."""

    instant: datetime
    digest: str
    blob: str


def state_of(
    digest: str | None, key: str, receipts: Iterable[Receipt], term: Term, *, withdrawn: bool = False
) -> Standing:
    """The standing of one entry; in time is before the end of the term, extensions included.

    `digest` is the entry's present digest, None where it vanished; `receipts` are those of
    its file that count at the instant of asking, in any order.
    """
    history = sorted(receipts, key=lambda r: (instant_of(r, term.zone), r.seq))
    versions = [_Version(instant_of(r, term.zone), r.entries[key], r.blob) for r in history if key in r.entries]
    in_time = [version for version in versions if version.instant < term.extended]
    late = next((v for v in versions[len(in_time) :] if v.digest == digest), None)
    if digest is None or withdrawn:
        state = State.VANISHED if digest is None else State.WITHDRAWN
        return Standing(state, Counting.NONE, versions[-1].instant if versions else None)
    if in_time and (in_time[-1].digest == digest or (late is None and any(v.digest == digest for v in in_time))):
        return _in_time(digest, in_time, term)
    if late is None:
        return _unrecorded(versions, history, term)
    if in_time:
        return _late(late, _Before.VERSION, term, digest=in_time[-1].digest, blob=in_time[-1].blob)
    unread = _repaired(key, history, term)
    return _late(late, _Before.UNREAD, term, blob=unread.blob) if unread else _late(late, _Before.NOTHING, term)


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
    return Standing()


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
