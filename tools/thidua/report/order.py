"""One fixed order of findings, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.finding import Finding, Severity, Spot

_WEIGHT = {Severity.ERROR: 0, Severity.LATE: 1, Severity.WARNING: 2, Severity.NOTICE: 3}
_WHOLE_FILE = (0, 0, 0, 0)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By path, line, column, then weight, rule and words; findings that differ never tie."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    path, (line, column, *end) = _spot(finding.at)
    first = (path, line, column, _WEIGHT[finding.severity], finding.rule, finding.message, finding.entry)
    words = (finding.unit, finding.note, finding.fix, finding.basis, finding.title, finding.who, finding.waived)
    return (*first, *end, *words, *map(_spot, finding.related))


def _spot(spot: Spot) -> tuple[str, tuple[int, ...]]:
    return spot.path, spot.place or _WHOLE_FILE
