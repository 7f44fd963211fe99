"""One fixed order of findings, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.finding import Finding, Severity

_WEIGHT = {Severity.ERROR: 0, Severity.LATE: 1, Severity.WARNING: 2, Severity.NOTICE: 3}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By path, line, column, then weight, rule and words."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    place = finding.at.place
    spot = (place.line, place.column) if place else (0, 0)
    return (finding.at.path, *spot, _WEIGHT[finding.severity], finding.rule, finding.message, finding.entry)
