"""The code-quality report of GitLab: one issue a finding, its weight, a fingerprint that outlives a moved line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thidua.finding import Finding, Severity, Spot, Who
from thidua.report.gitlab import code_quality
from thidua.source import Place

FINDING = Finding(
    rule="same-name",
    title="Trùng tên",
    severity=Severity.ERROR,
    who=Who.UNIT,
    at=Spot("submissions/2022/don-vi/a/de-nghi.yaml", Place(3, 5, 3, 9)),
    message="hai người",
    basis="mục IV.1",
    fix="ghi ma_so",
)


def issues(*findings: Finding) -> list[dict[str, Any]]:
    """The report, read again."""
    found = json.loads(code_quality(findings))
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.LATE, "minor"), (Severity.NOTICE, "info")],
)
def test_each_severity_has_its_level(severity: Severity, level: str) -> None:
    """All that GitLab asks of an issue is there."""
    (one,) = issues(FINDING._replace(severity=severity))
    assert one.pop("fingerprint").isalnum()
    assert one == {
        "description": "Trùng tên: hai người · cách sửa: ghi ma_so",
        "check_name": "same-name",
        "severity": level,
        "location": {"path": "submissions/2022/don-vi/a/de-nghi.yaml", "lines": {"begin": 3}},
    }


def test_a_fingerprint_is_of_the_finding_and_not_of_its_line() -> None:
    """A line that moves makes nothing new; two alike are two; another entry is another."""
    moved = FINDING._replace(at=Spot(FINDING.at.path, Place(9, 5, 9, 9)))
    other = FINDING._replace(entry="ca_nhan/nv-1")
    marks = [one["fingerprint"] for one in issues(FINDING, moved, other)]
    assert len(set(marks)) == 3
    assert issues(moved)[0]["fingerprint"] == marks[0]


def test_an_accepted_finding_weighs_nothing_and_a_whole_file_is_its_first_line() -> None:
    """A waived one says why; GitLab needs a line."""
    (one,) = issues(FINDING._replace(waived="biên bản MH-09", at=Spot("a\u202e.yaml")))
    assert one["severity"] == "info"
    assert "đã chấp nhận: biên bản MH-09" in one["description"]
    assert one["location"] == {"path": "aU+202E.yaml", "lines": {"begin": 1}}


def test_nothing_found_is_an_empty_list() -> None:
    """GitLab then takes away what it showed before."""
    assert code_quality([]) == "[]\n"
