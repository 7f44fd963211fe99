"""A campaign as it was known when a stage ended: what had come by then, judged by the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from thidua.dataset.campaign import Campaign
from thidua.dataset.inputs import Inputs
from thidua.dataset.layout import DOSSIERS, slot_of
from thidua.dataset.repository import open_repository
from thidua.dataset.rightful import rightful, rightful_of
from thidua.model.terms import Stage
from thidua.receipts.receipt import Receipt
from thidua.receipts.states import instant_of
from thidua.rules.verdict import CampaignVerdict, judge


class Milestone(NamedTuple):
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


def as_known(inputs: Inputs, campaigns: Iterable[Campaign]) -> Inputs:
    """The inputs with the units' files as, by the receipts, they had come by the instant of asking.

    What came only later is left out. A file without any receipt stays: it may have come then, nobody wrote it down.
    So does one of which the version of then cannot be had; its later text does not count, and `not-received` says so.
    """
    files = dict(inputs.files)
    for campaign in campaigns:
        zone = campaign.plan.record.zone
        every = [one for one in rightful_of(campaign, campaign.ledger.receipts) if _sent(one.path, campaign.code)]
        later = [one for one in every if instant_of(one, zone) > campaign.at]
        known = _last([one for one in every if instant_of(one, zone) <= campaign.at], campaign)
        files = {path: data for path, data in files.items() if path in known or path not in {one.path for one in later}}
        files |= _texts(inputs, known, later)
    return inputs if files == inputs.files else inputs._replace(files=files)


def _last(receipts: Iterable[Receipt], campaign: Campaign) -> Mapping[str, Receipt]:
    """The last receipt of each path."""
    zone = campaign.plan.record.zone
    return {one.path: one for one in sorted(receipts, key=lambda one: (instant_of(one, zone), one.seq))}


def _texts(inputs: Inputs, known: Mapping[str, Receipt], later: Iterable[Receipt]) -> dict[str, bytes]:
    """What those files were that came again later, as far as that version can be had."""
    again = {one.path: known[one.path].blob for one in later if one.path in known}
    return {path: inputs.versions[blob] for path, blob in again.items() if blob in inputs.versions}


def _then(inputs: Inputs, campaign: Campaign, end: datetime) -> Inputs:
    """The inputs without the campaign's files that had not come, and without its later receipts."""
    every, zone = rightful(campaign), campaign.plan.record.zone
    known = tuple(one for one in every if instant_of(one, zone) < end)
    last = _last(known, campaign)
    files = {path: data for path, data in inputs.files.items() if path in last or not _sent(path, campaign.code)}
    later = (one for one in every if instant_of(one, zone) >= end and _sent(one.path, campaign.code))
    files |= _texts(inputs, last, later)
    ledgers = {**inputs.ledgers, campaign.code: campaign.ledger._replace(receipts=known)}
    return inputs._replace(at=end, files=files, ledgers=ledgers)


def _sent(path: str, code: str) -> bool:
    slot = slot_of(path)
    return slot.campaign == code and slot.kind in DOSSIERS
