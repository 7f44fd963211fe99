"""One milestone of a campaign, as the page of the changes and the feed tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from thidua.dataset.campaign import Campaign

A_DAY = timedelta(days=1, seconds=-1)
"""To the last second of a day."""


@dataclass(frozen=True, slots=True)
class Change:
    """One milestone: its key (an anchor), its instant, what is said of it, and a table; all plain text.

    `how` says how the numbers are made, `data` which table holds their rows, `paths` from which files they are.
    `later` is when what is told of it was last changed: a decision does from the beginning of its day.
    """

    key: str
    at: datetime
    title: str
    said: tuple[str, ...]
    how: str
    data: str
    paths: tuple[str, ...]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    later: datetime | None = None

    @property
    def told(self) -> datetime:
        """The instant from which it is told as it is: `at`, unless something later changed it."""
        return self.later or self.at


def begin(campaign: Campaign, day: date) -> datetime:
    """The first instant of a day in the plan's zone."""
    return datetime.combine(day, time(), campaign.plan.record.zone)
