"""Line ends never matter: what is found, where it stands, and what is counted stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from case_snapshots import PLAIN, assembled
from snapshots import verdict_of
from thidua.rules.verdict import Verdict

BY_BYTES = {"data-expunged", "locked-year-changed"}
"""Rules that compare the bytes of a file with a digest that was written down."""


def with_ends(files: Mapping[str, bytes], end: bytes) -> dict[str, bytes]:
    """The same files with other line ends; receipts are the machine's, and in UTF-16 a line end has two bytes."""
    kept = {path for path, data in files.items() if path.endswith(".json") or b"\0" in data}
    return {path: data if path in kept else data.replace(b"\n", end) for path, data in files.items()}


def counted(verdict: Verdict) -> Iterator[object]:
    """Every entry with its digest and state, every figure."""
    for one in verdict.campaigns:
        for dossier in one.campaign.every_dossier():
            yield from ((e.path, e.key, e.digest, e.standing, e.counted) for e in dossier.entries)
        for count in (*one.counts.nominated, *one.counts.recognised):
            yield count.quota.record.award, count.unit, count.base, count.count, count.limit, count.remark


ENDS = pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["CRLF", "CR"])


@ENDS
def test_line_ends_never_matter(end: bytes) -> None:
    """In every third of the rules' cases, and in all of personal data, with their many findings."""
    found, entries = compared(end, step=3)
    assert found >= 200
    assert entries >= 2000


@pytest.mark.long
@ENDS
def test_line_ends_never_matter_in_any_case(end: bytes) -> None:
    """In all cases of the rules."""
    found, entries = compared(end, step=1)
    assert found >= 600
    assert entries >= 6000


def compared(end: bytes, *, step: int) -> tuple[int, int]:
    """How many findings, entries and figures were the same."""
    cases = [case for case in PLAIN if case.parent.name not in BY_BYTES and not case.name.startswith("clean")]
    found, entries = 0, 0
    for case in cases[::step] + [case for case in cases if case.parent.name == "forbidden-personal-data"]:
        files = assembled(case).files
        before, after = verdict_of(files), verdict_of(with_ends(files, end))
        assert after.findings == before.findings, case
        figures = list(counted(before))
        assert list(counted(after)) == figures, case
        found, entries = found + len(before.findings), entries + len(figures)
    return found, entries
