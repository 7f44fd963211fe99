"""`figures.json`: every public number with what it is made of, without a name."""

from __future__ import annotations

import json
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.model.terms import Stage, Subject
from thidua.publish.disclosure import late_units, shown_counts, shown_overlap, shown_recognitions
from thidua.publish.edition import Edition, Provenance
from thidua.rules.verdict import CampaignVerdict


def figures(verdicts: tuple[CampaignVerdict, ...], edition: Edition, provenance: Provenance) -> str:
    """The figures of all campaigns as JSON: sorted keys, two spaces, a line feed at the end."""
    whole = {
        "schema": 1,
        "commit": provenance.commit,
        "receipts": provenance.receipts,
        "as_of": provenance.as_of,
        "campaigns": [_campaign(verdict, edition) for verdict in verdicts],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _campaign(verdict: CampaignVerdict, edition: Edition) -> dict[str, Any]:
    campaign = verdict.campaign
    return {
        "campaign": campaign.code,
        "stages": {stage.value: _stage(campaign, stage, edition) for stage in campaign.stages()},
        "results": [{"award": award, **held} for award, held in _results(campaign, edition).items()],
        "quotas": [_quota(verdict, count, edition) for count in shown_counts(verdict.counts, edition)],
    }


def _stage(campaign: Campaign, stage: Stage, edition: Edition) -> dict[str, int | None]:
    expected = campaign.expected_at(stage)
    sent = sum(unit in campaign.dossiers(stage) for unit in expected)
    return {"expected": len(expected), "received": sent, "late": late_units(campaign, stage, edition)}


def _results(campaign: Campaign, edition: Edition) -> dict[str, dict[str, int]]:
    """How many people and collectives hold each award, in the order of the catalogue, annulled ones left out."""
    held = [(one.award, one.subject) for one in shown_recognitions(campaign, edition) if one.annulled is None]
    known = (award for award in campaign.catalogue.awards if award in {award for award, _ in held})
    names = {Subject.PERSON: "people", Subject.COLLECTIVE: "collectives"}
    return {award: {name: held.count((award, subject)) for subject, name in names.items()} for award in known}


def _quota(verdict: CampaignVerdict, count: Count, edition: Edition) -> dict[str, Any]:
    catalogue = verdict.campaign.catalogue
    return {
        "award": catalogue.code(count.quota.record.award),
        "scope": count.scope.value,
        "unit": count.unit,
        "own": count.own,
        "stage": "recognised" if count.recognised else "nominated",
        "share": str(count.quota.record.share),
        "rounding": count.quota.record.rounding.value,
        "inclusion": count.quota.record.inclusion.value,
        "base": count.base,
        "both": shown_overlap(count, edition),
        "count": count.count,
        "limit": count.limit,
        "arithmetic": count.arithmetic,
        "missing": count.pending.missing,
        "missing_rosters": len(count.pending.unlisted),
        "undecided": count.pending.undecided,
        "base_undecided": count.pending.base_undecided,
    }
