"""What had been issued at an instant that somebody asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from thidua.dataset.located import Located

if TYPE_CHECKING:
    from thidua.model.council import Session
    from thidua.model.rulings import Extension, Waivers

T = TypeVar("T", bound="Dated")


class Dated(Protocol):
    """A document of the Council or of a higher level with its own date."""

    @property
    def day(self) -> date:
        """The day on which it was issued or held."""


class AsOf(NamedTuple):
    """The instant that was asked for, None for the present state, and the campaign's zone.

    A document dates from the beginning of its day: who asks about an instant before it sees
    what everybody saw then.
    """

    at: datetime | None
    zone: tzinfo

    def documents(self, found: Iterable[Located[T]]) -> tuple[Located[T], ...]:
        """Those that had been issued."""
        return tuple(one for one in found if self._issued(one.record.day))

    def rulings(self, found: Iterable[Extension]) -> tuple[Extension, ...]:
        """Those whose written ground had been issued."""
        return tuple(one for one in found if self._issued(one.ground.day))

    def sessions(self, found: Iterable[Located[Session]]) -> tuple[Located[Session], ...]:
        """Those that had been held, with what they had proposed to higher levels by then."""
        return tuple(map(self._proposing, self.documents(found)))

    def waivers(self, found: Located[Waivers] | None) -> Located[Waivers] | None:
        """The list of what had been accepted."""
        if found is None:
            return None
        items, places = self._known(found.record.items)
        return replace(found, record=found.record.changed(items=items), thinned=("items", places))

    def _proposing(self, session: Located[Session]) -> Located[Session]:
        proposals, places = self._known(session.record.proposals)
        return replace(session, record=session.record.changed(proposals=proposals), thinned=("proposals", places))

    def _known(self, items: Iterable[T]) -> tuple[tuple[T, ...], tuple[int, ...]]:
        """Those that had been issued, and their places in the file."""
        known = {place: one for place, one in enumerate(items) if self._issued(one.day)}
        return tuple(known.values()), tuple(known)

    def _issued(self, day: date) -> bool:
        return self.at is None or datetime.combine(day, time.min, self.zone) <= self.at
