"""Where a campaign stands at the instant of asking: its phase, its next deadline, what came last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from thidua.dataset.agenda import agenda
from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.model.terms import Stage
from thidua.publish.arrivals import deed, files_held, local
from thidua.publish.change import A_DAY, begin
from thidua.publish.council import session_path
from thidua.publish.disclosure import shows_units, tells_when
from thidua.publish.edition import Edition
from thidua.publish.plan import STAGES
from thidua.publish.results import KINDS, decision_anchor
from thidua.publish.turns import DECIDES
from thidua.publish.years import lock_of

_LATEST = 8


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at an instant in the plan's zone, in words, and the page that tells more of it.

    A document that has only a day is of the first instant of that day.
    """

    at: datetime
    text: str
    page: str


def phase(counts: Counts, edition: Edition) -> str:
    """The phase in words; outside it is not told how far the Council is."""
    campaign = counts.campaign
    if campaign.decided:
        return "Đã có quyết định, đã khóa sổ" if lock_of(campaign) else "Đã có quyết định"
    if timeless(campaign):
        return "Không rõ đang ở giai đoạn nào, vì chưa có lần lưu Git hay biên nhận"
    if campaign.at.astimezone(campaign.plan.record.zone).date() < campaign.plan.record.day:
        return "Kế hoạch chưa ban hành"
    if (stage := next_stage(campaign)) is not None:
        return f"Đang nhận {STAGES[stage].lower()}"
    return _after_the_stages(counts, edition)


def timeless(campaign: Campaign) -> bool:
    """Whether nothing tells the instant of asking: no commit, no receipt, and nobody named one."""
    return campaign.at.year == 1


def _after_the_stages(counts: Counts, edition: Edition) -> str:
    """Without a decision and with nothing more to be sent."""
    campaign = counts.campaign
    if not campaign.stages():
        return "Đang diễn ra"
    if not campaign.nominations and not campaign.sessions:
        return "Đã hết hạn, chưa có quyết định"
    if edition is Edition.PUBLIC:
        return f"Hội đồng xét, {DECIDES}"
    return "Hội đồng xét" if agenda(counts) or not counts.cases else DECIDES.capitalize()


def next_stage(campaign: Campaign) -> Stage | None:
    """The stage of which the deadline comes next, None where all have passed."""
    return next((stage for stage in campaign.stages() if not campaign.closed(stage)), None)


def latest_events(campaign: Campaign, edition: Edition) -> tuple[Event, ...]:
    """What happened last, the newest first; outside no session, and of units only when files came, as far as that is told."""
    found = [*_planned(campaign), *_decided(campaign), *_received(campaign, edition)]
    if edition is Edition.INTERNAL:
        found += _sessions(campaign)
    return tuple(sorted(found, key=lambda event: (event.at, event.text), reverse=True)[:_LATEST])


def _planned(campaign: Campaign) -> Iterator[Event]:
    plan = campaign.plan.record
    if (issued := begin(campaign, plan.day)) <= campaign.at:
        yield Event(issued, f"Ban hành Kế hoạch {plan.number}", f"{campaign.code}/ke-hoach.md#cac-moc")
    for stage in filter(campaign.closed, campaign.stages()):
        page = f"{campaign.code}/giai-doan.md#{stage.value.replace('_', '-')}"
        last = begin(campaign, plan.last_day(stage)) + A_DAY
        yield Event(last, f"Hết hạn {STAGES[stage].lower()}", page)


def _sessions(campaign: Campaign) -> Iterator[Event]:
    for one in campaign.sessions:
        page = f"{session_path(campaign, one)}#co-mat"
        yield Event(begin(campaign, one.record.day), f"Hội đồng họp, phiên {one.record.number}", page)


def _decided(campaign: Campaign) -> Iterator[Event]:
    for one in campaign.decisions:
        page = f"{campaign.code}/ket-qua.md#{decision_anchor(one)}"
        yield Event(
            begin(campaign, one.record.day), f"Quyết định {KINDS[one.record.kind]} số {one.record.number}", page
        )


def _received(campaign: Campaign, edition: Edition) -> Iterator[Event]:
    if not shows_units(campaign, edition):
        return
    for stage in campaign.stages():
        for unit in filter(partial(tells_when, campaign, edition), campaign.dossiers(stage)):
            page = f"{campaign.code}/don-vi/{unit}.md#{stage.value.replace('_', '-')}"
            found = files_held(campaign, unit, stage)
            for before, one in zip((None, *found), found, strict=False):
                did = deed(before, one, edition)
                yield Event(local(campaign, one), f"{campaign.units.short(unit)} {did} {STAGES[stage].lower()}", page)
