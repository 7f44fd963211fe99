"""The unit that somebody names on the command line, by its code or its name."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.dataset.units import UnitBook
from thidua.snapshot import UsageError
from thidua.text import fold, nearest, shown


def unit_named(word: str, units: UnitBook, codes: Iterable[str]) -> str:
    """The code among `codes` of the unit of that code or name; UsageError with the nearest one where there is none."""
    known = {name: code for code in codes for name in _names(units, code)}
    if code := known.get(fold(word)):
        return code
    meant = nearest(fold(word), known)
    hint = (
        f"ý là {known[meant]} ({units.short(known[meant])})?" if meant else _all(units, dict.fromkeys(known.values()))
    )
    raise UsageError(f"không có đơn vị “{shown(word)}”; {hint}")


def _names(units: UnitBook, code: str) -> Iterable[str]:
    unit = units.by_code[code]
    return map(fold, (code, unit.short_name, *(period.name for period in unit.names)))


def _all(units: UnitBook, codes: Iterable[str]) -> str:
    listed = ", ".join(f"{code} ({units.short(code)})" for code in codes)
    return f"hiện có: {listed or 'chưa có, thêm vào submissions/co-quan/don-vi.yaml'}"
