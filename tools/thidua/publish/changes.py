"""What changed from one milestone to the next: the plan, the end of each stage, each decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.rightful import rightful
from thidua.model.terms import Stage
from thidua.publish.change import A_DAY, Change, begin
from thidua.publish.decided import decisions
from thidua.publish.edition import Edition
from thidua.publish.plan import STAGES, day_name
from thidua.publish.sending import sent_by_then
from thidua.publish.tally import WORDS, Tally, compared, tally_of
from thidua.receipts.states import instant_of
from thidua.rules.milestones import Milestone
from thidua.rules.verdict import CampaignVerdict

HEADS = ("Danh hiệu, hình thức", "Cá nhân lúc hết hạn", "Tập thể lúc hết hạn", "So với mốc trước")
_HOW_ENDED = "Đơn vị: so lần nhận đầu tiên trong sổ biên nhận với hạn."
_HOW_COUNTED = (
    " Người, tập thể: đếm mỗi người, mỗi tập thể một lần ở những gì đã nhận đến lúc hết hạn; số hiện nay, sau khi có người rút, "
    "đến sau, thì xem ở trang Tỷ lệ."
)


def changes(verdict: CampaignVerdict, edition: Edition, past: tuple[Milestone, ...]) -> tuple[Change, ...]:
    """All milestones that have come, in their order; outside only what `disclosure` lets be told: counts of units, results."""
    campaign = verdict.campaign
    plan = campaign.plan.record
    taking_part = f"{len(campaign.expected())} đơn vị tham gia."
    name = f"Kế hoạch {plan.number}: {plan.name}."
    how = "Đơn vị tham gia: có trong danh sách đơn vị ở một ngày hết hạn, và thuộc phạm vi của kế hoạch."
    files = (campaign.plan.path, campaign.units.file.path)
    day, told_of = begin(campaign, plan.day), (name, taking_part) if campaign.expected() else (name,)
    issued = Change("ban-hanh", day, "Ban hành kế hoạch", told_of, how, "submissions", files)
    told = past if edition is Edition.INTERNAL else ()
    nominated = next((tally_of(one.verdict, one.stage) for one in told if one.stage is Stage.NOMINATION), None)
    found = (
        *([issued] if day <= campaign.at else []),
        *_ends(verdict, edition, told),
        *decisions(campaign, edition, nominated),
    )
    return tuple(sorted(found, key=lambda change: change.at))


def _ends(verdict: CampaignVerdict, edition: Edition, past: tuple[Milestone, ...]) -> Iterator[Change]:
    campaign, known = verdict.campaign, {one.stage: one for one in past}
    before: Tally = Counter()
    for stage in filter(campaign.closed, campaign.stages()):
        last = begin(campaign, campaign.plan.record.last_day(stage)) + A_DAY
        key, title = f"het-han-{stage.value.replace('_', '-')}", f"Hết hạn {STAGES[stage].lower()}"
        said = (f"Hạn: hết {day_name(campaign, stage)}.", *sent_by_then(campaign, stage, edition))
        made = ("submissions", tuple(d.file.path for d in campaign.dossiers(stage).values()))
        later = _later(campaign, stage, last) if edition is Edition.INTERNAL else None
        if one := known.get(stage):
            then = tally_of(one.verdict, stage)
            rows = tuple(_compared(campaign, then, before))
            said = (*said, *_quotas(one), *_since(campaign, then, tally_of(verdict, stage)))
            heads = HEADS[: 4 if before else 3]
            yield Change(key, last, title, said, _HOW_ENDED + _HOW_COUNTED, *made, heads, rows, later)
            before = then
        else:
            yield Change(key, last, title, said, _HOW_ENDED, *made, later=later)


def _later(campaign: Campaign, stage: Stage, last: datetime) -> datetime | None:
    """When what is told of the end of a stage was last changed: by what came after it, or by what was decided of it."""
    zone = campaign.plan.record.zone
    came = (instant_of(one, zone).astimezone(zone) for one in rightful(campaign) if one.stage == stage.value)
    rulings = campaign.extensions.record.items if campaign.extensions else ()
    ruled = (begin(campaign, one.ground.day) for one in rulings if one.stage is stage)
    return max((at for at in (*came, *ruled) if last < at <= campaign.at), default=None)


def _compared(campaign: Campaign, numbers: Tally, before: Tally) -> Iterator[tuple[str, ...]]:
    for award in campaign.catalogue.awards:
        if words := compared(award, numbers, before):
            row = (campaign.catalogue.name(award), *(str(numbers[award, subject]) for subject in WORDS))
            yield (*row, words) if before else row


def _since(campaign: Campaign, then: Tally, now: Tally) -> Iterator[str]:
    """What is other now than it was when the stage ended, by withdrawals, late files and what was decided of them."""
    other = [award for award in campaign.catalogue.awards if any(now[award, one] != then[award, one] for one in WORDS)]
    if other:
        said = "; ".join(f"{campaign.short(award)} {compared(award, now, then)}" for award in other)
        yield f"Nay khác lúc hết hạn, do rút, đến sau, quyết định về trễ hạn hoặc không có biên nhận: {said}."


def _quotas(one: Milestone) -> Iterator[str]:
    """The quotas then, over the scope that the plan sets; of units only those that were over."""
    if one.stage is Stage.REGISTRATION:
        return
    campaign = one.verdict.campaign
    for count in one.verdict.counts.nominated:
        if count.own and not count.empty and (not count.unit or count.over):
            award = campaign.short(campaign.catalogue.code(count.quota.record.award))
            where = campaign.units.short(count.unit) if count.unit else "toàn cơ quan"
            over = f", vượt {count.over}" if count.over else ""
            yield f"Tỷ lệ {award}, {where}: {count.arithmetic}; lúc hết hạn đề nghị {count.count}{over}."
