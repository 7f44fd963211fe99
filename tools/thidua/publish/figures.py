"""`figures.json`: every public number with what it is made of, without a name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.dataset.recognition import Recognition
from thidua.model.terms import Stage, Subject
from thidua.publish.disclosure import late_units, shown_overlap, shown_recognitions, shows_units, told_counts
from thidua.publish.edition import Edition, Provenance
from thidua.publish.provenance import quota_anchor
from thidua.publish.results import decision_anchor
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
        "results": list(_counted(campaign, shown_recognitions(campaign, edition))),
        "results_by_unit": list(_by_unit(campaign, edition)),
        "decisions": list(_by_decision(campaign, edition)),
        "quotas": [_quota(verdict, count, edition) for count in told_counts(verdict.counts, edition)],
    }


def _stage(campaign: Campaign, stage: Stage, edition: Edition) -> dict[str, int | None]:
    expected = campaign.expected_at(stage)
    sent = sum(unit in campaign.dossiers(stage) for unit in expected)
    late = late_units(campaign, stage, edition)
    return {"expected": len(expected), "received": sent, "late": None if late is None else len(late)}


def _counted(campaign: Campaign, known: Iterable[Recognition]) -> Iterator[dict[str, Any]]:
    """How many people and collectives hold each award, in the order of the catalogue, annulled ones left out."""
    number = Counter((one.award, one.subject) for one in known if one.annulled is None)
    for award in campaign.catalogue.awards:
        people, groups = (number[award, subject] for subject in (Subject.PERSON, Subject.COLLECTIVE))
        if people or groups:
            yield {"award": award, "people": people, "collectives": groups}


def _by_unit(campaign: Campaign, edition: Edition) -> Iterator[dict[str, Any]]:
    """The same of each unit, "" for the agency itself, as far as units are told."""
    known: dict[str, list[Recognition]] = {}
    for one in shown_recognitions(campaign, edition) if shows_units(campaign, edition) else ():
        known.setdefault(one.unit if one.unit in campaign.units.by_code else "", []).append(one)
    for unit, mine in sorted(known.items()):
        yield from ({"unit": unit, **row} for row in _counted(campaign, mine))


def _by_decision(campaign: Campaign, edition: Edition) -> Iterator[dict[str, Any]]:
    """The same of each decision, what it gave and still holds."""
    known = [one for one in shown_recognitions(campaign, edition) if one.annulled is None]
    for one in sorted(campaign.decisions, key=lambda one: (one.record.day, one.path)):
        yield {
            "decision": decision_anchor(one),
            "number": one.record.number,
            "kind": one.record.kind.value,
            "day": one.record.day.isoformat(),
            **_holders(each for each in known if each.decision is one),
            "results": list(_counted(campaign, (each for each in known if each.decision is one))),
        }


def _holders(given: Iterable[Recognition]) -> dict[str, int]:
    """How many people and collectives hold something, each counted once."""
    who = {(one.subject, one.code) for one in given}
    people = sum(subject is Subject.PERSON for subject, _ in who)
    return {"people": people, "collectives": len(who) - people}


def _quota(verdict: CampaignVerdict, count: Count, edition: Edition) -> dict[str, Any]:
    catalogue = verdict.campaign.catalogue
    return {
        "quota": quota_anchor(count),
        "award": catalogue.code(count.quota.record.award),
        "scope": count.scope.value,
        "unit": count.unit,
        "own": count.own,
        "stage": count.stage,
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
