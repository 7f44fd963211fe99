"""The deadline of a stage for one entry, and instants against it.

Times (domain): through 23:59:59.999999 of the last day at the plan's zone is on time;
the first late instant is 00:00:00 of the next day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from thidua.model.terms import ExtensionKind
from thidua.receipts.receipt import Receipt

if TYPE_CHECKING:
    from thidua.model.rulings import Extension


class Term(NamedTuple):
    """The deadline of a stage and what was decided about it for one entry, newest last."""

    end: datetime
    zone: timezone
    decisions: tuple[Extension, ...] = ()

    @property
    def extension(self) -> Extension | None:
        """The extension that reaches furthest beyond the deadline."""
        if not self.decisions:
            return None  # as for nearly everybody
        longer = ((d.until, d) for d in self.decisions if d.kind is ExtensionKind.EXTEND and d.until)
        last = max(longer, key=itemgetter(0), default=None)
        return last[1] if last and end_of_day(last[0], self.zone) > self.end else None

    @property
    def extended(self) -> datetime:
        """The end after the longest extension."""
        last = self.extension
        return self._end(last) if last else self.end

    def ruling(self, instant: datetime) -> Extension | None:
        """The last decision on a version received late at an instant: accepted or refused.

        An acceptance is of what had come by its last day, or by the day of its ground: what is sent
        afterwards needs another. A refusal stands until something is accepted, and where it was decided
        after that day it is of what came since. What names people goes before what is of their whole unit.
        """
        late = [d for d in reversed(self.decisions) if d.kind is not ExtensionKind.EXTEND]
        theirs, units = [d for d in late if d.people], [d for d in late if not d.people]
        return self._last(theirs, instant) or self._last(units, instant)

    def _last(self, late: Iterable[Extension], instant: datetime) -> Extension | None:
        accepted = [d for d in late if d.kind is ExtensionKind.ACCEPT_LATE and instant < self._known(d)]
        return next((d for d in late if d in accepted or self._refuses(d, accepted)), None)

    def _known(self, accepted: Extension) -> datetime:
        return end_of_day(last_day(accepted), self.zone)

    def _refuses(self, decision: Extension, accepted: Iterable[Extension]) -> bool:
        return decision.kind is ExtensionKind.REFUSE and not any(apart(one, decision) for one in accepted)

    def _end(self, decision: Extension) -> datetime:
        return end_of_day(decision.until, self.zone) if decision.until else self.end


def accepts(decision: Extension | None) -> TypeGuard[Extension]:
    """Whether there is a decision, and it takes what came late."""
    return decision is not None and decision.kind is ExtensionKind.ACCEPT_LATE


def last_day(accepted: Extension) -> date:
    """The last day of what an acceptance is of."""
    return accepted.until or accepted.ground.day


def apart(accepted: Extension, refused: Extension) -> bool:
    """Whether a refusal was decided after the last day of an acceptance, so that it is of what came since."""
    return last_day(accepted) < refused.ground.day


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


def days_late(instant: datetime, term: Term) -> int:
    """Days after the end, counted by dates of the zone: the next day is 1."""
    last_day = (term.extended - timedelta(microseconds=1)).astimezone(term.zone).date()
    return (instant.astimezone(term.zone).date() - last_day).days
