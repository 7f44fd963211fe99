"""What changed from one milestone to the next: the plan, the end of each stage, each decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.model.decision import Decision, DecisionKind
from thidua.model.regime import Level
from thidua.model.terms import Stage, Subject
from thidua.publish.disclosure import shown_recognitions
from thidua.publish.edition import Edition
from thidua.publish.plan import STAGES, day_name
from thidua.publish.results import KINDS, decision_anchor
from thidua.publish.sending import sent_by_then
from thidua.rules.milestones import Milestone
from thidua.rules.verdict import CampaignVerdict

_DAY = timedelta(days=1, seconds=-1)
Numbers = Mapping[str, int]
HEADS = ("Danh hiệu, hình thức", "Cá nhân", "So với mốc trước")
_HOW_ENDED = "Đơn vị: so lần nhận đầu tiên trong sổ biên nhận với hạn. Người: đếm mỗi người một lần ở những gì đã nhận đến lúc hết hạn."
_HOW_DECIDED = "Đếm người, tập thể trong quyết định, không tính điều đã hủy bỏ."
_HOW_COMPARED = " So với số người được đề nghị lúc hết hạn."
DECIDED = ("Danh hiệu, hình thức", "Cá nhân còn giữ", "Tập thể còn giữ", "Cá nhân so với lúc đề nghị")


@dataclass(frozen=True, slots=True)
class Change:
    """One milestone: its key (an anchor), its instant, what is said of it, and a table; all plain text.

    `how` says how the numbers are made, `data` which table holds their rows, `paths` from which files they are.
    """

    key: str
    at: datetime
    title: str
    said: tuple[str, ...]
    how: str
    data: str
    paths: tuple[str, ...]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def changes(verdict: CampaignVerdict, edition: Edition, past: tuple[Milestone, ...]) -> tuple[Change, ...]:
    """All milestones in their order; outside only what `disclosure` lets be told: counts of units, results."""
    campaign = verdict.campaign
    plan = campaign.plan.record
    taking_part = f"{len(campaign.expected())} đơn vị tham gia."
    name = f"Kế hoạch {plan.number}: {plan.name}."
    how = "Đơn vị tham gia: có trong danh sách đơn vị ở một ngày hết hạn, và thuộc phạm vi của kế hoạch."
    files = (campaign.plan.path, campaign.units.file.path)
    issued = Change(
        "ban-hanh", _begin(campaign, plan.day), "Ban hành kế hoạch", (name, taking_part), how, "submissions", files
    )
    told = past if edition is Edition.INTERNAL else ()
    found = (issued, *_ends(campaign, edition, told), *_decisions(campaign, edition, told))
    return tuple(sorted(found, key=lambda change: change.at))


def _begin(campaign: Campaign, day: date) -> datetime:
    return datetime.combine(day, time(), campaign.plan.record.zone)


def _ends(campaign: Campaign, edition: Edition, past: tuple[Milestone, ...]) -> Iterator[Change]:
    known = {one.stage: one for one in past}
    before: Numbers = {}
    for stage in filter(campaign.closed, campaign.stages()):
        last = _begin(campaign, campaign.plan.record.last_day(stage)) + _DAY
        key, title = f"het-han-{stage.value.replace('_', '-')}", f"Hết hạn {STAGES[stage].lower()}"
        said = (f"Hạn: hết {day_name(campaign, stage)}.", *sent_by_then(campaign, stage, edition))
        made = (_HOW_ENDED, "submissions", tuple(d.file.path for d in campaign.dossiers(stage).values()))
        if one := known.get(stage):
            numbers = _numbers(one)
            rows = tuple(_compared(campaign, numbers, before))
            yield Change(key, last, title, (*said, *_quotas(one)), *made, HEADS[: 3 if before else 2], rows)
            before = numbers
        else:
            yield Change(key, last, title, said, *made)


def _numbers(one: Milestone) -> Numbers:
    """How many people stood for each award: registered, or nominated and counting."""
    campaign = one.verdict.campaign
    if one.stage is Stage.REGISTRATION:
        pairs = {(e.code, award) for d in campaign.registrations.values() for e in d.people for award in e.awards}
        return Counter(award for _, award in pairs)
    return {award: len(one.verdict.counts.holders(award)) for award in campaign.catalogue.awards}


def _compared(campaign: Campaign, numbers: Numbers, before: Numbers) -> Iterator[tuple[str, ...]]:
    for award in campaign.catalogue.awards:
        now, then = numbers.get(award, 0), before.get(award, 0)
        if now or then:
            row = (campaign.catalogue.name(award), str(now), difference(now - then))
            yield row if before else row[:2]


def difference(number: int) -> str:
    """A difference in words: `thêm 2`, `bớt 1`, `như trước`."""
    return f"thêm {number}" if number > 0 else f"bớt {-number}" if number else "như trước"


def _quotas(one: Milestone) -> Iterator[str]:
    """The quotas then, over the scope that the plan sets; of units only those that were over."""
    if one.stage is Stage.REGISTRATION:
        return
    campaign = one.verdict.campaign
    for count in one.verdict.counts.nominated:
        if count.own and (not count.unit or count.over):
            award = campaign.short(campaign.catalogue.code(count.quota.record.award))
            where = campaign.units.short(count.unit) if count.unit else "toàn cơ quan"
            over = f", vượt {count.over}" if count.over else ""
            yield f"Tỷ lệ {award}, {where}: {count.arithmetic}; đề nghị {count.count}{over}."


def _decisions(campaign: Campaign, edition: Edition, past: tuple[Milestone, ...]) -> Iterator[Change]:
    nominated = next((_numbers(one) for one in past if one.stage is Stage.NOMINATION), None)
    for one in campaign.decisions:
        record = one.record
        title = f"Quyết định {KINDS[record.kind]} số {record.number}"
        rows = tuple(_awarded(campaign, one, edition, nominated if record.kind is DecisionKind.RECOGNITION else None))
        key = decision_anchor(one)
        said = (f"{record.body}, ngày {record.day:%d/%m/%Y}.", *_told(campaign, one, edition))
        width = max(map(len, rows), default=0)
        how = _HOW_DECIDED + (_HOW_COMPARED if width == len(DECIDED) else "")
        made = (how, "awards", (one.path,))
        yield Change(key, _begin(campaign, record.day), title, said, *made, DECIDED[:width], rows)


def _told(campaign: Campaign, decision: Located[Decision], edition: Edition) -> Iterator[str]:
    """What a decision is about, what it took back, and how many people and collectives hold something by it."""
    shown, about = shown_recognitions(campaign, edition), decision.record.replaces
    if about:
        yield f"Về quyết định số {about.number} ngày {about.day:%d/%m/%Y}."
    if gone := sum(known.annulled is decision for known in shown):
        yield f"Hủy bỏ {gone} danh hiệu, hình thức đã công nhận."
    held = Counter(subject for subject, _ in {(k.subject, k.code) for k in shown if _holds(k, decision)})
    if held:
        people, groups = held[Subject.PERSON], held[Subject.COLLECTIVE]
        yield f"Theo quyết định này {people} cá nhân, {groups} tập thể có danh hiệu, hình thức còn giữ."


def _holds(one: Recognition, decision: Located[Decision]) -> bool:
    return one.decision is decision and one.annulled is None


def _awarded(
    campaign: Campaign, decision: Located[Decision], edition: Edition, nominated: Numbers | None
) -> Iterator[tuple[str, ...]]:
    """What a decision gave and still holds; inside beside what was nominated when the stage ended."""
    shown = shown_recognitions(campaign, edition)
    number = Counter((one.award, one.subject) for one in shown if _holds(one, decision))
    for award in campaign.catalogue.awards.values():
        people, groups = number[award.code, Subject.PERSON], number[award.code, Subject.COLLECTIVE]
        before = nominated[award.code] if nominated and award.level is not Level.HIGHER else 0
        if people or groups or before:
            row = (award.name, str(people), str(groups))
            yield row if nominated is None else (*row, difference(people - before) if people or before else "")
