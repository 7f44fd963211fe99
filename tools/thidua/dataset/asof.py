"""What had been issued at an instant that somebody asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Protocol, TypeVar

from thidua.dataset.located import Located
from thidua.model.rulings import Extension

T = TypeVar("T", bound="Dated")


class Dated(Protocol):
    """A document of the Council or of a higher level with its own date."""

    @property
    def day(self) -> date:
        """The day on which it was issued or held."""


@dataclass(frozen=True, slots=True)
class AsOf:
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

    def _issued(self, day: date) -> bool:
        return self.at is None or datetime.combine(day, time.min, self.zone) <= self.at
