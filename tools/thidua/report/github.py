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
_PER_RULE_AND_FILE = 10


def commands(findings: Iterable[Finding], *, limit: int = _PER_RULE_AND_FILE) -> Iterator[str]:
    """One command a finding; after `limit` of one rule in one file the rest are counted in one notice.

    Each file has its own limit, so that no file hides what is said of another.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        kind = (finding.at.path, finding.rule)
        seen[kind] += 1
        if seen[kind] <= limit:
            yield _command(finding)
    for (path, rule), count in sorted(seen.items()):
        if count > limit:
            yield f"::notice file={_property(path)}::và {count - limit} chỗ cùng loại [{rule}]\n"


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
    """Text of several lines; a carriage return needs no escape, for it is shown as a code."""
    return "%0A".join(shown(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
