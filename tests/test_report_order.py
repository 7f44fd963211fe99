"""The order of findings: fixed, whatever order they came in."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.finding import Finding, Severity, Spot, Who
from thidua.report.order import in_order
from thidua.source import Place

FINDING = Finding(
    rule="m-rule",
    title="m",
    severity=Severity.WARNING,
    who=Who.OFFICE,
    at=Spot("m.yaml", Place(5, 5, 5, 9)),
    message="m",
    basis="m",
    fix="m",
    note="m",
    related=(Spot("m.yaml", Place(1, 1, 1, 2)),),
    unit="m",
    entry="m",
)
STEPS = (
    FINDING._replace(at=Spot("z.yaml"), severity=Severity.ERROR, rule="z-rule"),
    FINDING._replace(at=Spot("a.yaml", Place(9, 9, 9, 10)), message="z"),
    FINDING._replace(at=Spot("m.yaml"), rule="z-rule"),
    FINDING._replace(at=Spot("m.yaml", Place(4, 9, 4, 10)), rule="z-rule"),
    FINDING._replace(at=Spot("m.yaml", Place(5, 4, 5, 9)), rule="z-rule"),
    FINDING._replace(rule="a-rule", message="z"),
    FINDING._replace(message="a", entry="z"),
    FINDING._replace(entry="a", at=Spot("m.yaml", Place(5, 5, 7, 1))),
    FINDING,
    FINDING._replace(at=Spot("m.yaml", Place(10, 1, 10, 2)), rule="a-rule"),
    FINDING._replace(at=Spot("a.yaml"), severity=Severity.LATE, rule="a-rule"),
    FINDING._replace(at=Spot("a.yaml"), severity=Severity.NOTICE, rule="a-rule"),
    FINDING._replace(at=Spot("a.yaml"), severity=Severity.ERROR, rule="a-rule", waived="m"),
)


def test_order_is_by_weight_then_path_line_column_rule_and_words() -> None:
    """What must be mended comes first, what is accepted last, however heavy it is; within, a file from top to bottom."""
    assert in_order(reversed(STEPS)) == STEPS
    assert in_order(STEPS[1::2] + STEPS[::2]) == STEPS


@given(st.permutations(STEPS))
def test_input_order_never_matters(findings: list[Finding]) -> None:
    """Any order of the same findings comes out the same."""
    assert in_order(findings) == STEPS


@pytest.mark.parametrize(
    "lesser",
    [
        FINDING._replace(at=Spot("m.yaml", Place(5, 5, 5, 8))),
        FINDING._replace(unit="a"),
        FINDING._replace(note="a"),
        FINDING._replace(fix="a"),
        FINDING._replace(basis="a"),
        FINDING._replace(title="a"),
        FINDING._replace(who=Who.COUNCIL),
        FINDING._replace(related=()),
        FINDING._replace(related=(Spot("m.yaml"),)),
        FINDING._replace(related=(Spot("a.yaml", Place(2, 1, 2, 2)),)),
    ],
    ids=["end", "unit", "note", "fix", "basis", "title", "who", "none", "whole-file", "other-file"],
)
def test_findings_that_differ_never_tie(lesser: Finding) -> None:
    """Two findings that differ in one part only still have one order."""
    for findings in permutations((FINDING, lesser)):
        assert in_order(findings) == (lesser, FINDING)


def test_nothing_is_dropped() -> None:
    """Equal findings all stay; which are said once is not decided here."""
    assert in_order([FINDING, FINDING]) == (FINDING, FINDING)
    assert in_order([]) == ()


def test_reasons_of_a_waiver_never_tie() -> None:
    """Two waivers of the same finding with other reasons have one order."""
    first, second = FINDING._replace(waived="a"), FINDING._replace(waived="b")
    assert in_order((second, first)) == in_order((first, second)) == (first, second)
