"""Where an entry stands in time: a pure function of receipts, deadline and decisions.

Times (domain): through 23:59:59.999999 of the last day at the plan's zone is on time;
the first late instant is 00:00:00 of the next day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from thidua.model.rulings import Extension, ExtensionKind
from thidua.receipts.receipt import Receipt


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
    """The state of an entry. `received_at` is the instant of the version that the state is of."""

    state: State = State.UNRECORDED
    counted: Counting = Counting.CURRENT
    received_at: datetime | None = None
    days_late: int = 0
    on_time_digest: str = ""
    blob: str = ""
    decision: Extension | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The deadline of a stage and what was decided about it for one entry, newest last."""

    end: datetime
    zone: timezone
    decisions: tuple[Extension, ...] = ()

    @property
    def extended(self) -> datetime:
        """The end after the longest extension."""
        days = [d.until for d in self.decisions if d.kind is ExtensionKind.EXTEND and d.until]
        return max([self.end, *(end_of_day(day, self.zone) for day in days)])

    def late_decision(self) -> Extension | None:
        """The last decision on a late entry."""
        return next((d for d in reversed(self.decisions) if d.kind is not ExtensionKind.EXTEND), None)


def end_of_day(day: date, zone: timezone) -> datetime:
    """The first instant after a day: 00:00:00 of the next day in the zone, in UTC."""
    if day >= date.max - timedelta(days=2):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)


def instant_of(receipt: Receipt, zone: timezone) -> datetime:
    """When a receipt counts from: a day without a time counts from that day's first instant in the zone."""
    if not receipt.day_only:
        return receipt.instant
    return datetime.combine(receipt.instant.date(), time(), tzinfo=zone).astimezone(UTC)


def state_of(
    digest: str | None, key: str, receipts: Iterable[Receipt], term: Term, *, withdrawn: bool = False
) -> Standing:
    """The standing of one entry.

    `digest` is the entry's present digest, None where it vanished; `receipts` are those of
    its file that count at the instant of asking, in any order.
    """
    history = sorted(receipts, key=lambda r: (instant_of(r, term.zone), r.seq))
    naming = [r for r in history if key in r.entries]
    if digest is None:
        last = naming[-1] if naming else None
        return Standing(State.VANISHED, Counting.NONE, instant_of(last, term.zone) if last else None)
    if withdrawn:
        last = naming[-1] if naming else None
        return Standing(State.WITHDRAWN, Counting.NONE, instant_of(last, term.zone) if last else None)
    same = next((r for r in naming if r.entries[key] == digest), None)
    if same is None:
        return _unrecorded(naming, history, term)
    return _received(same, key, naming, history, term)


def _unrecorded(naming: list[Receipt], history: list[Receipt], term: Term) -> Standing:
    """The present version has no receipt: it counts as a draft beside what was received."""
    unread = next((r for r in history if not r.readable), None)
    if not naming and unread is not None:
        return Standing(State.UNREAD, Counting.CURRENT, instant_of(unread, term.zone))
    return Standing()


def _received(same: Receipt, key: str, naming: list[Receipt], history: list[Receipt], term: Term) -> Standing:
    """The present version was received with `same` first."""
    instant = instant_of(same, term.zone)
    if instant < term.end:
        return Standing(State.ON_TIME, Counting.CURRENT, instant)
    if instant < term.extended:
        return Standing(State.EXTENDED, Counting.CURRENT, instant, decision=_extension(term))
    days = days_late(instant, term)
    decision = term.late_decision()
    accepted = decision is not None and decision.kind is ExtensionKind.ACCEPT_LATE
    older = [r for r in naming if instant_of(r, term.zone) < term.extended]
    unread = [r for r in history if not r.readable and instant_of(r, term.zone) < term.extended]
    if older or unread:
        last = (older or unread)[-1]
        counted = Counting.CURRENT if accepted else Counting.OLDER if older else Counting.APART
        return Standing(State.CORRECTED_LATE, counted, instant, days, last.entries.get(key, ""), last.blob, decision)
    if decision is None:
        return Standing(State.LATE, Counting.CURRENT, instant, days)
    state = State.LATE_ACCEPTED if accepted else State.LATE_REFUSED
    return Standing(state, Counting.CURRENT if accepted else Counting.NONE, instant, days, decision=decision)


def _extension(term: Term) -> Extension | None:
    return next((d for d in reversed(term.decisions) if d.kind is ExtensionKind.EXTEND), None)


def days_late(instant: datetime, term: Term) -> int:
    """Days after the end, counted by dates of the zone: the next day is 1."""
    last_day = (term.extended - timedelta(microseconds=1)).astimezone(term.zone).date()
    return (instant.astimezone(term.zone).date() - last_day).days
