"""Where a campaign stands at the instant of asking: its phase, its next deadline, what came last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from thidua.dataset.agenda import agenda
from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.model.terms import Stage
from thidua.publish.arrivals import arrivals, local
from thidua.publish.disclosure import shows_units, tells_when
from thidua.publish.edition import Edition
from thidua.publish.plan import STAGES
from thidua.publish.results import KINDS, decision_anchor
from thidua.publish.turns import DECIDES
from thidua.publish.years import lock_of

_LATEST = 8


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, in words, and the page that tells more of it, from the first page."""

    day: date
    text: str
    page: str


def phase(counts: Counts, edition: Edition) -> str:
    """The phase in words; outside it is not told how far the Council is."""
    campaign = counts.campaign
    if campaign.decided:
        return "Đã có quyết định, đã khóa sổ" if lock_of(campaign) else "Đã có quyết định"
    if campaign.at.astimezone(campaign.plan.record.zone).date() < campaign.plan.record.day:
        return "Kế hoạch chưa ban hành"
    if (stage := next_stage(campaign)) is not None:
        return f"Đang nhận {STAGES[stage].lower()}"
    if not campaign.stages():
        return "Đang diễn ra"
    if edition is Edition.PUBLIC:
        return f"Hội đồng xét, {DECIDES}"
    return "Hội đồng xét" if agenda(counts) or not counts.cases else DECIDES.capitalize()


def next_stage(campaign: Campaign) -> Stage | None:
    """The stage of which the deadline comes next, None where all have passed."""
    return next((stage for stage in campaign.stages() if not campaign.closed(stage)), None)


def latest_events(campaign: Campaign, edition: Edition) -> tuple[Event, ...]:
    """What happened last, the newest first; outside of units only when their files came, as far as that is told."""
    found = {*_passed(campaign), *_decided(campaign), *_received(campaign, edition)}
    return tuple(sorted(found, key=lambda event: (event.day, event.text), reverse=True)[:_LATEST])


def _passed(campaign: Campaign) -> Iterator[Event]:
    for stage in filter(campaign.closed, campaign.stages()):
        page = f"{campaign.code}/giai-doan.md#{stage.value.replace('_', '-')}"
        yield Event(campaign.plan.record.last_day(stage), f"Hết hạn {STAGES[stage].lower()}", page)


def _decided(campaign: Campaign) -> Iterator[Event]:
    for one in campaign.decisions:
        page = f"{campaign.code}/ket-qua.md#{decision_anchor(one)}"
        yield Event(one.record.day, f"Quyết định {KINDS[one.record.kind]} số {one.record.number}", page)


def _received(campaign: Campaign, edition: Edition) -> Iterator[Event]:
    if not shows_units(campaign, edition):
        return
    for stage in campaign.stages():
        for unit in filter(partial(tells_when, campaign, edition), campaign.dossiers(stage)):
            page = f"{campaign.code}/don-vi/{unit}.md#{stage.value.replace('_', '-')}"
            for one in arrivals(campaign, unit, stage):
                yield Event(
                    local(campaign, one).date(), f"{campaign.units.short(unit)} gửi {STAGES[stage].lower()}", page
                )
