"""One fixed order of findings, the same at the desk, in JSON, on pages and in answers."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.finding import Finding, Severity, Spot

_WEIGHTS = tuple(Severity)
_WHOLE_FILE = (0, 0, 0, 0)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The heaviest first, what is accepted last; then by path, line, column, rule and words; those that differ never tie."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    path, (line, column, *end) = _spot(finding.at)
    weight = (bool(finding.waived), _WEIGHTS.index(finding.severity))
    first = (*weight, path, line, column, finding.rule, finding.message, finding.entry)
    words = (finding.unit, finding.note, finding.fix, finding.basis, finding.title, finding.who, finding.waived)
    return (*first, *end, *words, *map(_spot, finding.related))


def _spot(spot: Spot) -> tuple[str, tuple[int, ...]]:
    return spot.path, spot.place or _WHOLE_FILE
