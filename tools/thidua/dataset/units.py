"""The units of the agency over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.dataset.located import Located
from thidua.model.agency import Agency, NamePeriod, Unit, Units


def name_on(names: tuple[NamePeriod, ...], day: date) -> str:
    """The name in force on a day; the last one where none covers it."""
    for period in names:
        if (period.since is None or period.since <= day) and (period.until is None or day <= period.until):
            return period.name
    return names[-1].name


@dataclass(frozen=True, eq=False)
class UnitBook:
    """All units by code, and the agency itself, which is a collective too."""

    file: Located[Units]
    agency: Located[Agency] | None = None

    @cached_property
    def by_code(self) -> Mapping[str, Unit]:
        """Units in the order of the file."""
        return {unit.code: unit for unit in self.file.record.units}

    @cached_property
    def _heirs(self) -> Mapping[str, str]:
        return {old: unit.code for unit in self.file.record.units for old in unit.successor_of}

    def active(self, since: date, until: date) -> tuple[str, ...]:
        """Codes of the units that exist at some time from `since` to `until`."""
        return tuple(
            unit.code
            for unit in self.file.record.units
            if (unit.since is None or unit.since <= until) and (unit.until is None or since <= unit.until)
        )

    def short(self, code: str) -> str:
        """The short name of a unit or of the agency for messages; the code itself where unknown."""
        agency = self.agency.record if self.agency else None
        named = self.by_code.get(code) or (agency if agency and agency.code == code else None)
        return named.short_name if named else code

    def today(self, code: str) -> str:
        """The code of the unit that succeeds a merged or renamed one, else the code itself."""
        seen = {code}
        while (heir := self._heirs.get(code)) and heir not in seen:
            seen.add(heir)
            code = heir
        return code

    def name(self, code: str, day: date) -> str:
        """The full name in force on a day; the code itself where unknown."""
        unit = self.by_code.get(code)
        return name_on(unit.names, day) if unit else code
