"""Quotas and states agree with a second computation in SQL on random campaigns."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from oracle import Answers, Figure, Final, answers
from random_campaigns import Made, make
from random_files import files_of, ledger, versions
from thidua.dataset.count import Count
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.finding import Finding, Severity
from thidua.receipts.states import NAMES
from thidua.rules.verdict import CampaignVerdict, judge

MUCH_LATER = datetime(2023, 6, 1, tzinfo=UTC)


def verdict_on(made: Made) -> CampaignVerdict:
    """The package's verdict, long after everything."""
    inputs = Inputs(files_of(made), regimes(), {"2022": ledger(made)}, versions(made), MUCH_LATER)
    return judge(open_repository(inputs)).campaigns[0]


def compare(seed: int) -> Answers:
    """Both computations of one campaign; the answers on which they agree."""
    made = make(seed)
    verdict = verdict_on(made)
    wrong = {f.entry.removeprefix("ca_nhan/") for f in verdict.findings if f.entry and _takes_out(f)}
    theirs = answers(made, wrong)
    assert states(verdict) == theirs.states, seed
    assert nominated(verdict) == theirs.nominated, seed
    assert recognised(verdict) == theirs.recognised, seed
    assert _unsound(made, theirs) <= wrong, seed
    told = "".join(f.message for f in verdict.findings if f.rule == "not-received")
    assert ("khác bản đã nhận" in told) is _edited(made), seed
    return theirs


def _takes_out(finding: Finding) -> bool:
    """Whether what is found takes an entry out of the counts: in its text, or in the version received."""
    wrong = finding.severity is Severity.ERROR and finding.rule != "quota-exceeded"
    return wrong or "(trong bản đã nhận;" in finding.message


def _unsound(made: Made, theirs: Answers) -> set[str]:
    """Codes of those whose grade bars the title that they are nominated for, in the version that counts."""
    every = [p for _, people in made.stands.values() for p in people]
    every += [p for sending in made.sendings for p in sending.people or ()]
    return {p.code for p in every if p.edition == theirs.counted.get(p.code) and "LDTT" in p.awards and not p.sound}


def _edited(made: Made) -> bool:
    """Whether somebody's text is none of those that were received."""
    received = {p for sending in made.sendings for p in sending.people or ()}
    codes = {p.code for p in received}
    return any(p.code in codes and p not in received for _, people in made.stands.values() for p in people)


def states(verdict: CampaignVerdict) -> dict[str, str]:
    """The state of every person's entry that stands in a file or was received, by code."""
    campaign = verdict.campaign
    standing = {e.code: e.standing.state.value for d in campaign.nominations.values() for e in d.people}
    gone = {one.key.removeprefix("ca_nhan/"): one.state.value for one in campaign.unseen if one.key != "dau"}
    assert not standing.keys() & gone.keys()
    return standing | gone


def nominated(verdict: CampaignVerdict) -> list[Figure]:
    """The package's counts of the nominations in the oracle's form."""
    found = [(*_figure(verdict, c), c.pending.missing, c.pending.undecided) for c in verdict.counts.nominated]
    return sorted(found)


def recognised(verdict: CampaignVerdict) -> list[Final]:
    """The package's counts of the decisions in the oracle's form."""
    return sorted(_figure(verdict, c) for c in verdict.counts.recognised)


def _figure(verdict: CampaignVerdict, count: Count) -> Final:
    award = verdict.campaign.catalogue.code(count.quota.record.award)
    return award, count.unit, count.base, count.count, count.limit


def test_agrees_with_the_oracle() -> None:
    """Two hundred campaigns, the same every time, in which every state, ruling and decision occurs often."""
    every = [compare(seed) for seed in range(200)]
    stated = Counter(state for one in every for state in one.states.values())
    assert stated.keys() == set(NAMES)
    assert min(stated.values()) >= 80, stated
    assert sum(base > 0 and count > 0 for one in every for _, _, base, count, *_ in one.nominated) >= 600
    assert sum(base > 0 and count > 0 for one in every for _, _, base, count, _ in one.recognised) >= 600
    made = [make(seed) for seed in range(200)]
    ruled = Counter((ruling.kind, bool(ruling.people)) for one in made for ruling in one.rulings)
    assert len(ruled) == 6
    assert min(ruled.values()) >= 80, ruled
    decided = Counter(decision.kind for one in made for decision in one.decisions)
    assert decided.keys() == {"cong_nhan", "bo_sung", "huy_bo", "dinh_chinh"}
    assert min(decided.values()) >= 60, decided


@pytest.mark.long
@pytest.mark.parametrize("hundred", range(10, 50))
def test_agrees_with_the_oracle_on_thousands(hundred: int) -> None:
    """Four thousand more campaigns."""
    every = [compare(seed) for seed in range(100 * hundred, 100 * hundred + 100)]
    assert sum(len(one.nominated) for one in every) >= 600
    assert sum(len(one.recognised) for one in every) >= 400
