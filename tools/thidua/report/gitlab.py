"""Findings as a code-quality report, which GitLab shows in the merge request and beside its lines.

Shape: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format (a list of issues).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from thidua.finding import Finding, Severity
from thidua.text import shown

_LEVELS = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.LATE: "minor",
    Severity.NOTICE: "info",
}


def code_quality(findings: Iterable[Finding]) -> str:
    """The report, complete; a fingerprint stays the same while the finding does, wherever its line moves."""
    return json.dumps(list(_issues(findings)), ensure_ascii=False, indent=2) + "\n"


def _issues(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        told = (finding.rule, finding.at.path, finding.entry, finding.message)
        seen[told] += 1
        accepted = f" · đã chấp nhận: {finding.waived}" if finding.waived else ""
        yield {
            "description": shown(f"{finding.title}: {finding.message}{accepted} · cách sửa: {finding.fix}"),
            "check_name": finding.rule,
            "fingerprint": sha256(json.dumps([*told, seen[told]]).encode()).hexdigest(),
            "severity": "info" if finding.waived else _LEVELS[finding.severity],
            "location": {
                "path": shown(finding.at.path),
                "lines": {"begin": finding.at.place.line if finding.at.place else 1},
            },
        }
