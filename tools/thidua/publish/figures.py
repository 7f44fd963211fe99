"""`figures.json`: every public number with what it is made of, without a name."""

from __future__ import annotations

import json
from typing import Any

from thidua.dataset.counts import Count
from thidua.model.terms import Scope
from thidua.publish.edition import Edition, Provenance, shows_units
from thidua.rules.verdict import CampaignVerdict


def figures(verdicts: tuple[CampaignVerdict, ...], edition: Edition, provenance: Provenance) -> str:
    """The figures of all campaigns as JSON: sorted keys, two spaces, a line feed at the end."""
    whole = {
        "schema": 1,
        "commit": provenance.commit,
        "receipts": provenance.receipts,
        "campaigns": [_campaign(verdict, edition) for verdict in verdicts],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _campaign(verdict: CampaignVerdict, edition: Edition) -> dict[str, Any]:
    campaign = verdict.campaign
    counts = (*verdict.counts.nominated, *verdict.counts.recognised)
    units = shows_units(campaign, edition)
    return {
        "campaign": campaign.code,
        "units_expected": len(campaign.expected()),
        "units_received": {
            stage.value: sum(unit in campaign.dossiers(stage) for unit in campaign.expected())
            for stage in campaign.stages()
        },
        "quotas": [_quota(verdict, c) for c in counts if c.scope is Scope.AGENCY or units],
    }


def _quota(verdict: CampaignVerdict, count: Count) -> dict[str, Any]:
    catalogue = verdict.campaign.catalogue
    return {
        "award": catalogue.code(count.quota.record.award),
        "scope": count.scope.value,
        "unit": count.unit,
        "own": count.own,
        "stage": "recognised" if count.recognised else "nominated",
        "share": str(count.quota.record.share),
        "rounding": count.quota.record.rounding.value,
        "base": count.base,
        "count": count.count,
        "limit": count.limit,
        "arithmetic": count.arithmetic,
        "missing": count.missing,
        "undecided": count.undecided,
    }
