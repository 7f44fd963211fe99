"""Which titles of the same year a campaign can ask for beside an award."""

from __future__ import annotations

from thidua.dataset.campaign import Campaign
from thidua.model.standards import SameYearTitle
from thidua.model.terms import Movement


def asked(campaign: Campaign, need: SameYearTitle) -> bool:
    """Whether a title can be asked for: a movement that gives none of them cannot."""
    code = campaign.catalogue.code
    given = {code(title) for title in campaign.plan.record.titles}
    return campaign.plan.record.movement is Movement.YEARLY or not given.isdisjoint(map(code, need.one_of))
