"""Quotas and states agree with a second computation in SQL on random campaigns."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from campaigns import Made, blob, ledger, make
from oracle import Figure, answers
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.finding import Finding, Severity
from thidua.receipts.states import NAMES
from thidua.rules.verdict import CampaignVerdict, judge

MUCH_LATER = datetime(2023, 6, 1, tzinfo=UTC)


def verdict_on(made: Made) -> CampaignVerdict:
    """The package's verdict, with receipts over the digests that the package itself computes."""
    sent = {f"submissions/2022/don-vi/{unit}/de-nghi.yaml": made.received(unit) for unit in made.sent}
    first = open_repository(Inputs(made.files | sent, regimes())).campaigns[0]
    digests = {unit: {e.key: e.digest for e in d.entries} for unit, d in first.nominations.items()}
    versions = {blob(unit): made.received(unit) for unit in made.sent}
    inputs = Inputs(made.files, regimes(), {"2022": ledger(made, digests)}, versions, MUCH_LATER)
    return judge(open_repository(inputs)).campaigns[0]


def compare(seed: int) -> int:
    """Both computations of one campaign; the number of figures compared."""
    made = make(seed)
    verdict = verdict_on(made)
    wrong = {f.entry for f in verdict.findings if _takes_out(f)}
    theirs, states = answers(
        made.units,
        [(unit, seconds, made.decided.get(unit, "")) for unit, seconds in made.sent.items()],
        [(p.unit, p.code, p.withdrawn, f"ca_nhan/{p.code}" in wrong, p.known) for p in made.nominees],
        [(p.code, award) for p in made.nominees for award in p.awards],
        [(award, share, mode, way) for award, share, _, mode, way in made.quotas],
    )
    assert figures(verdict) == theirs, seed
    ours = {e.code: e.standing.state.value for d in verdict.campaign.nominations.values() for e in d.people}
    assert ours == states, seed
    assert set(states.values()) <= set(NAMES)
    assert {
        f"ca_nhan/{p.code}"
        for p in made.nominees
        if not p.sound and not p.withdrawn and "LDTT" in p.awards and states[p.code] != "tre_khong_chap_nhan"
    } <= wrong
    told = "".join(f.message for f in verdict.findings if f.rule == "not-received")
    assert ("khác bản đã nhận" in told) is bool(made.edited), seed
    return len(theirs)


def _takes_out(finding: Finding) -> bool:
    """Whether what is found takes an entry out of the counts: in its text, or in the version received."""
    wrong = finding.severity is Severity.ERROR and finding.rule != "quota-exceeded"
    return wrong or "(trong bản đã nhận;" in finding.message


def figures(verdict: CampaignVerdict) -> list[Figure]:
    """The package's counts in the oracle's form."""
    catalogue = verdict.campaign.catalogue
    return sorted(
        (catalogue.code(c.quota.record.award), c.unit, c.base, c.count, c.limit, c.pending.missing, c.pending.undecided)
        for c in verdict.counts.nominated
    )


@pytest.mark.parametrize("seed", range(150))
def test_agrees_with_the_oracle(seed: int) -> None:
    """A hundred and fifty campaigns, the same every time."""
    assert compare(seed) >= 6


@pytest.mark.long
@pytest.mark.parametrize("hundred", range(10, 50))
def test_agrees_with_the_oracle_on_thousands(hundred: int) -> None:
    """Four thousand more campaigns."""
    assert sum(compare(seed) for seed in range(100 * hundred, 100 * hundred + 100)) >= 600
