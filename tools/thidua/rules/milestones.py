"""A campaign as it was known when a stage ended: what had come by then, judged by the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.inputs import Inputs
from thidua.dataset.layout import DOSSIERS, Kind, slot_of
from thidua.dataset.repository import open_repository
from thidua.model.terms import Stage
from thidua.receipts.receipt import Receipt
from thidua.receipts.rights import counts
from thidua.receipts.states import instant_of
from thidua.rules.verdict import CampaignVerdict, judge


@dataclass(frozen=True, slots=True)
class Milestone:
    """The end of a stage (exclusive) and the verdict on what had been received before it."""

    stage: Stage
    end: datetime
    verdict: CampaignVerdict


def milestones(inputs: Inputs, campaign: Campaign) -> Iterator[Milestone]:
    """One for each stage that has ended, as far as there are receipts that tell what had come.

    Plan, rosters and rules are those of the snapshot: only what came is of that day.
    """
    ends = ((stage, campaign.closes(stage)) for stage in campaign.stages() if campaign.closed(stage))
    for stage, end in ends:
        if end and campaign.ledger.receipts:
            opened = open_repository(_then(inputs, campaign, end))
            own = tuple(one for one in opened.campaigns if one.code == campaign.code)
            yield Milestone(stage, end, *judge(replace(opened, campaigns=own)).campaigns)


def without_later(inputs: Inputs, campaigns: Iterable[Campaign]) -> Inputs:
    """The inputs without the units' files that, by the receipts, came only after the instant of asking.

    A file without any receipt stays: it may have come then, nobody wrote it down.
    """
    gone: set[str] = set()
    for campaign in campaigns:
        come = {one.path for one in campaign.received}
        gone |= {one.path for one in campaign.ledger.receipts if _sent(one.path, campaign.code)} - come
    files = {path: data for path, data in inputs.files.items() if path not in gone}
    return replace(inputs, files=files) if len(files) < len(inputs.files) else inputs


def rightful(campaign: Campaign) -> tuple[Receipt, ...]:
    """The receipts known at the instant of asking that come from somebody who may send the file."""
    units, zone = campaign.units.file.record.units, campaign.plan.record.zone
    unknown = Kind.UNITS in campaign.unreadable
    return tuple(one for one in campaign.received if unknown or counts(one, units, zone=zone))


def _then(inputs: Inputs, campaign: Campaign, end: datetime) -> Inputs:
    """The inputs without the campaign's files that had not come, and without its later receipts."""
    known = tuple(one for one in rightful(campaign) if instant_of(one, campaign.plan.record.zone) < end)
    paths = {one.path for one in known}
    files = {path: data for path, data in inputs.files.items() if path in paths or not _sent(path, campaign.code)}
    ledgers = {**inputs.ledgers, campaign.code: replace(campaign.ledger, receipts=known)}
    return replace(inputs, at=end, files=files, ledgers=ledgers)


def _sent(path: str, code: str) -> bool:
    slot = slot_of(path)
    return slot.campaign == code and slot.kind in DOSSIERS
