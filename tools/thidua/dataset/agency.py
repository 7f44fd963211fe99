"""The files that all campaigns share: agency, units, rosters, regimes, earlier years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from thidua.dataset.file import File
from thidua.dataset.layout import UNITS_FILE, Kind
from thidua.dataset.located import Located
from thidua.dataset.people import People
from thidua.dataset.units import UnitBook
from thidua.model.agency import Agency, Units
from thidua.model.regime import Regime

if TYPE_CHECKING:
    from thidua.model.past import PastYear

_NO_UNITS = Units.model_construct(version=1, units=())


class AgencyFiles(NamedTuple):
    """What `co-quan/` and `khen-thuong-nam-truoc/` hold; `unreadable` as in a campaign."""

    agency: Located[Agency] | None
    units: UnitBook
    people: People
    past_years: tuple[Located[PastYear], ...]
    regimes: Mapping[str, Regime]
    unreadable: frozenset[Kind]

    def regime_of(self, code: str, year: int) -> Regime:
        """The regime of that code; without one, the regime in force at the end of the year."""
        if code in self.regimes:
            return self.regimes[code]
        return self.in_force(date(year, 12, 31)) or max(self.regimes.values(), key=lambda regime: regime.since)

    def in_force(self, day: date) -> Regime | None:
        """The regime in force on a day, the newest where several are."""
        fitting = [regime for regime in self.regimes.values() if regime.covers(day)]
        return max(fitting, key=lambda regime: regime.since, default=None)


def agency_files(files: Iterable[File], regimes: Mapping[str, Regime]) -> AgencyFiles:
    """Collect the shared files; the repository's own regimes stand beside the package's."""
    shared = [file for file in files if not file.slot.campaign]
    own = {r.record.code: r.record for r in _records(shared, Kind.REGIME)}
    units = _records(shared, Kind.UNITS)
    agencies = _records(shared, Kind.AGENCY)
    nowhere = Located(UNITS_FILE, b"", _NO_UNITS)
    return AgencyFiles(
        agency=agencies[0] if agencies else None,
        units=UnitBook(units[0] if units else nowhere, agencies[0] if agencies else None),
        people=People(_records(shared, Kind.ROSTER)),
        past_years=_records(shared, Kind.PAST_YEAR),
        regimes={**regimes, **own} if own else regimes,  # each is read when it is asked for
        unreadable=frozenset(file.slot.kind for file in shared if not file.readable),
    )


def _records(files: Iterable[File], kind: Kind) -> tuple[Located[Any], ...]:
    return tuple(file.record for file in files if file.slot.kind is kind and file.record is not None)
