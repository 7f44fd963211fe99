"""Findings as workflow commands, which GitHub shows beside the lines of a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from thidua.finding import Finding, Severity
from thidua.text import shown

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.LATE: "warning",
    Severity.NOTICE: "notice",
}
_PER_RULE = 10


def commands(findings: Iterable[Finding]) -> Iterator[str]:
    """One command a finding; after ten of one rule the rest are counted in one notice."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _PER_RULE:
            yield _command(finding)
    for rule, count in sorted(seen.items()):
        if count > _PER_RULE:
            yield f"::notice::và {count - _PER_RULE} chỗ cùng loại [{rule}]\n"


def _command(finding: Finding) -> str:
    spot = {"file": finding.at.path}
    if place := finding.at.place:
        spot |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            spot |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column - 1))}
    spot["title"] = f"{finding.title} [{finding.rule}]"
    properties = ",".join(f"{name}={_property(value)}" for name, value in spot.items())
    accepted = f"\nđã chấp nhận: {finding.waived}" if finding.waived else ""
    text = f"{finding.message}{accepted}\ncăn cứ: {finding.basis}\ncách sửa: {finding.fix}"
    level = "notice" if finding.waived else _LEVELS[finding.severity]
    return f"::{level} {properties}::{_data(text)}\n"


def _data(text: str) -> str:
    lines = (shown(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25").replace("\r", "%0D") for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
