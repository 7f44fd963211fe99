"""Who is recognised: in which unit, and for which reason after a correction."""

from __future__ import annotations

import pytest

from snapshots import base_files, verdict_of
from test_rules_decided import COUNCIL, FIRST, REFERENCE, decision
from thidua.dataset.recognition import Recognition

LATER = "quyet-dinh-02.yaml"
WHY = ", ly_do: Tập thể suy tôn}"


def recognised(**decisions: bytes) -> dict[str, Recognition]:
    """The recognitions by code, after the first decision and a later one."""
    names = {"first": FIRST, "later": LATER}
    files = base_files() | {COUNCIL + names[name]: data for name, data in decisions.items()}
    return {one.code: one for one in verdict_of(files).campaigns[0].campaign.recognised}


@pytest.mark.parametrize(
    ("said", "reason"), [("", "Tập thể suy tôn"), (", ly_do: Sáng kiến có ảnh hưởng", "Sáng kiến có ảnh hưởng")]
)
def test_a_correction_keeps_the_reason_unless_it_says_another(said: str, reason: str) -> None:
    """Words that are put right do not take back why the head differed from the Council."""
    first = decision({"nv-001": ["LDTT"]}).replace(b"}", WHY.encode())
    words = decision({"nv-001": ["LDTT"]}, kind="dinh_chinh", number="97/QD", day="2022-12-30", more=REFERENCE)
    found = recognised(first=first, later=words.replace(b"[LDTT]}", f"[LDTT]{said}}}".encode()))
    assert (found["nv-001"].reason, found["nv-001"].decision.path) == (reason, COUNCIL + LATER)


def test_an_award_counts_in_the_unit_of_the_person() -> None:
    """Whatever the decision writes; of somebody whom no unit knows, what it writes."""
    found = recognised(first=decision({"nv-013": ["LDTT"], "nv-999": ["LDTT"]}))
    assert {code: one.unit for code, one in found.items()} == {"nv-013": "van-phong", "nv-999": "phong-mot"}
