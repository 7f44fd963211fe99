"""Whether earlier years carry an award: paths of the law's data over the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.history import Past
from thidua.model.standards import Path


def fulfilled(path: Path, entry: Entry[Any], campaign: Campaign, *, assumed: Sequence[int] = ()) -> bool:
    """Whether one path is fulfilled; awards that were annulled do not count.

    `assumed` are years that are taken to have what the path asks for, an initiative included.
    """
    year = campaign.plan.record.year
    awards = set(map(campaign.catalogue.code, path.awards))
    past = [p for p in campaign.history.of(entry.subject, entry.code, before=year) if not p.annulled]
    fits: Callable[[Past], bool] = lambda p: bool(awards & set(p.awards)) or p.grade in path.grades  # noqa: E731 - two words
    now = path.with_this_year and (
        bool(awards & set(entry.titles)) or getattr(entry.record, "grade", None) in path.grades
    )
    fitting = sorted({*assumed, *(p.year for p in past if fits(p))}, reverse=True)
    counted = _run(fitting, year - 1) if path.consecutive_years else fitting
    if path.consecutive_years and path.with_this_year and not now:
        return False
    years = counted[: path.times - now]
    initiatives = _initiatives(entry, past, years, now=now) + len(set(assumed) & set(years))
    return len(years) + now >= path.times and initiatives >= path.initiatives


def unknown_years(path: Path, campaign: Campaign) -> tuple[int, ...]:
    """The years that a path asks for and of which the repository knows nothing, latest first."""
    year = campaign.plan.record.year
    asked = range(year - 1, year - 1 - path.times + path.with_this_year, -1)
    return tuple(one for one in asked if one not in campaign.history.years)


def in_reach(path: Path, past: Past, campaign: Campaign) -> bool:
    """Whether an earlier year is among those that a path counts."""
    first = campaign.plan.record.year - path.times + path.with_this_year
    return not path.consecutive_years or past.year >= first


def _run(years: Sequence[int], last: int) -> list[int]:
    """The years without a gap, from `last` backwards."""
    return [year for number, year in enumerate(years) if year == last - number]


def _initiatives(entry: Entry[Any], past: Sequence[Past], years: Sequence[int], *, now: bool) -> int:
    """Recognised initiatives in the years that count, this year's one included."""
    own = getattr(entry.record, "initiative", None)
    mine = int(now and own is not None and not own.pending)
    return mine + sum(p.initiatives for p in past if p.year in years)
