"""The receipts of a campaign that count: of somebody who may send the file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.receipts.copies import without_copies
from thidua.receipts.receipt import Receipt
from thidua.receipts.rights import counts


def rightful(campaign: Campaign) -> tuple[Receipt, ...]:
    """Those known at the instant of asking, in the order of the chain; a wrong line of the register is known as such."""
    return rightful_of(campaign, campaign.ledger.receipts, until=campaign.at)


def rightful_of(
    campaign: Campaign, receipts: Iterable[Receipt], *, until: datetime | None = None
) -> tuple[Receipt, ...]:
    """Those among some receipts, without what was only taken over; all while the accounts cannot be read."""
    units, zone = campaign.units.file.record.units, campaign.plan.record.zone
    unknown = Kind.UNITS in campaign.unreadable
    entitled = (one for one in receipts if unknown or counts(one, units, zone=zone))
    return without_copies(entitled, units, zone, until=until)
