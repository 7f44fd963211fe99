"""Whose each finding of the cases is: what `expected.txt` does not show.

`tests/cases/<rule-id>/whose.txt` holds a block for each case of the rule and a line for each
finding: severity, who can mend it, unit and entry concerned (`-` for none), rule, the whole span,
and what a program may write there. `--bless` writes the file anew. Cases of a request need Git
and are left out.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from case_snapshots import PLAIN, assembled, words
from snapshots import inputs_of
from test_cases import CASES
from thidua.dataset.form import FormFault
from thidua.dataset.repository import open_repository
from thidua.finding import Fault, Finding, Spot
from thidua.report.order import in_order
from thidua.rules.verdict import judge


def found(case: Path) -> tuple[Finding, ...]:
    """All findings of a case, in their order."""
    snapshot, given = assembled(case), words(case)
    asked = dict(pairwise(given))
    nobody_looked = asked.get("--receipts") == "none"
    inputs = inputs_of(snapshot.files, asked.get("--at", ""))
    odd = (FormFault(one.rule, Fault(Spot(one.path), one.message, one.fix)) for one in snapshot.oddities)
    inputs = inputs._replace(oddities=tuple(odd), without_receipts=nobody_looked)
    return in_order(judge(open_repository(inputs._replace(ledgers={}) if nobody_looked else inputs)).findings)


def written(rule: str) -> dict[str, list[str]]:
    """What is written down of a rule: the lines of each of its cases."""
    table: dict[str, list[str]] = {}
    path = CASES / rule / "whose.txt"
    for one in path.read_text("utf-8").splitlines() if path.exists() else ():
        if one.startswith("  "):
            table[next(reversed(table))].append(one)
        else:
            table[one.removesuffix(":")] = []
    return table


def bless(case: Path, said: list[str]) -> None:
    """Write down what is said of a case, and leave out the cases that are no more."""
    rule = case.parent.name
    kept = {name: one for name, one in written(rule).items() if (CASES / rule / name).is_dir()} | {case.name: said}
    text = "".join(f"{one}\n" for name in sorted(kept) for one in (f"{name}:", *kept[name]))
    (CASES / rule / "whose.txt").write_text(text, "utf-8")


def line(finding: Finding) -> str:
    """Whose a finding is, and where it stands."""
    place = finding.at.place
    span = f":{place.line}:{place.column}-{place.end_line}:{place.end_column}" if place else ""
    mend = f" := {finding.mend}" if finding.mend else ""
    whose = f"{finding.severity} {finding.who} {finding.unit or '-'} {finding.entry or '-'}"
    return f"  {whose} [{finding.rule}] {finding.at.path.removeprefix('submissions/')}{span}{mend}"


@pytest.mark.parametrize("case", PLAIN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_whose_each_finding_is(case: Path, request: pytest.FixtureRequest) -> None:
    """Each finding of a case names the unit and entry concerned, and who can mend it."""
    said = [line(finding) for finding in found(case)]
    if request.config.getoption("--bless"):
        bless(case, said)
    assert said == written(case.parent.name)[case.name]


def test_every_table_is_of_the_cases_there_are() -> None:
    """No table speaks of a case that is no more."""
    tables = {path.parent.name: set(written(path.parent.name)) for path in CASES.glob("*/whose.txt")}
    assert tables == {rule: {case.name for case in PLAIN if case.parent.name == rule} for rule in tables}
