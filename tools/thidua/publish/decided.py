"""What each decision gave, and what a later one changed of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition, concerns
from thidua.model.regime import Level
from thidua.model.terms import DecisionKind, Subject
from thidua.publish.change import Change, begin
from thidua.publish.disclosure import shown_recognitions
from thidua.publish.edition import Edition
from thidua.publish.results import KINDS, decision_anchor
from thidua.publish.tally import WORDS, Tally, compared, difference, held

if TYPE_CHECKING:
    from thidua.model.decision import Decision

Known = Sequence[Recognition]
_HOW = {
    Edition.PUBLIC: "Đếm người, tập thể trong quyết định, không tính điều đã hủy bỏ cho đến nay.",
    Edition.INTERNAL: "Đếm người, tập thể trong quyết định như lúc ban hành; hủy bỏ, đính chính về sau là mốc riêng.",
}
_HOW_COMPARED = " So với số được đề nghị lúc hết hạn."
_HOW_CHANGED = "Đếm ai giữ danh hiệu, hình thức theo mọi quyết định đến lúc ấy, trước và sau quyết định này."
_CHANGING = frozenset({DecisionKind.ANNULMENT, DecisionKind.CORRECTION})
_AWARD = "Danh hiệu, hình thức"
HEADS = {
    Edition.PUBLIC: (_AWARD, "Cá nhân còn giữ", "Tập thể còn giữ"),
    Edition.INTERNAL: (_AWARD, "Cá nhân", "Tập thể"),
}
COMPARED = (*HEADS[Edition.INTERNAL], "So với lúc hết hạn đề nghị")


def decisions(campaign: Campaign, edition: Edition, nominated: Tally | None) -> Iterator[Change]:
    """One change a decision, inside as it was issued; outside what it gave and still holds, for annulled is not told."""
    ordered = sorted(campaign.decisions, key=lambda one: (one.record.day, one.path))
    before: Known = ()
    for number, one in enumerate(ordered, start=1):
        inside = edition is Edition.INTERNAL
        then = replace(campaign, decisions=tuple(ordered[:number])) if inside else campaign
        after = shown_recognitions(then, edition)
        yield _change(campaign, one, edition, (before, after), nominated)
        before = after


def _change(
    campaign: Campaign, one: Located[Decision], edition: Edition, known: tuple[Known, Known], nominated: Tally | None
) -> Change:
    record, (before, after) = one.record, known
    given = [each for each in after if each.decision is one and each.annulled is None]
    heads: tuple[str, ...] = HEADS[edition]
    how = _HOW[edition]
    if edition is Edition.INTERNAL and record.kind in _CHANGING:
        rows, how = tuple(_changed(campaign, held(before), held(after))), _HOW_CHANGED
    elif nominated is not None and record.kind is DecisionKind.RECOGNITION:
        rows, heads, how = tuple(_beside(campaign, held(given), nominated)), COMPARED, how + _HOW_COMPARED
    else:
        rows = tuple(_row(campaign, award, held(given)) for award in _of(campaign, held(given)))
    return Change(
        decision_anchor(one),
        begin(campaign, record.day),
        f"Quyết định {KINDS[record.kind]} số {record.number}",
        (f"{record.body}, ngày {record.day:%d/%m/%Y}.", *_told(one, edition, given, after)),
        how,
        "awards",
        (one.path,),
        heads if rows else (),
        rows,
        _last(campaign, one) if edition is Edition.PUBLIC else None,
    )


def _last(campaign: Campaign, one: Located[Decision]) -> datetime | None:
    """When what is still held by a decision was last changed by another: from the beginning of that one's day."""
    changing = (each.record for each in campaign.decisions if each.record.kind in _CHANGING and each is not one)
    days = (each.day for each in changing if each.day >= one.record.day and concerns(each, one.record))
    return max((begin(campaign, day) for day in days), default=None)


def _told(one: Located[Decision], edition: Edition, given: Known, after: Known) -> Iterator[str]:
    """What a decision is about, what it took back, and how many people and collectives hold something by it."""
    if about := one.record.replaces:
        yield f"Về quyết định số {about.number} ngày {about.day:%d/%m/%Y}."
    if gone := sum(each.annulled is one for each in after):
        yield f"Hủy bỏ {gone} danh hiệu, hình thức đã công nhận."
    if given:
        who = {(each.subject, each.code) for each in given}
        people = sum(subject is Subject.PERSON for subject, _ in who)
        still = " còn giữ" if edition is Edition.PUBLIC else ""
        yield f"Theo quyết định này {people} cá nhân, {len(who) - people} tập thể có danh hiệu, hình thức{still}."


def _of(campaign: Campaign, *tallies: Tally) -> Iterator[str]:
    """The awards of which some tally holds a number, in the order of the catalogue."""
    found = {award for tally in tallies for (award, _), number in tally.items() if number}
    return (award for award in campaign.catalogue.awards if award in found)


def _row(campaign: Campaign, award: str, number: Tally) -> tuple[str, ...]:
    return campaign.catalogue.name(award), *(str(number[award, subject]) for subject in WORDS)


def _beside(campaign: Campaign, given: Tally, nominated: Tally) -> Iterator[tuple[str, ...]]:
    """What was given beside what was nominated when the stage ended, but for what a higher level decides."""
    awards = campaign.catalogue.awards
    lower = Counter({key: number for key, number in nominated.items() if awards[key[0]].level is not Level.HIGHER})
    for award in _of(campaign, given, lower):
        higher = awards[award].level is Level.HIGHER
        yield (*_row(campaign, award, given), "" if higher else compared(award, given, lower))


def _changed(campaign: Campaign, before: Tally, after: Tally) -> Iterator[tuple[str, ...]]:
    """Only what is other than before: `bớt 1, còn 4`."""
    for award in _of(campaign, before, after):
        pairs = [(before[award, subject], after[award, subject]) for subject in WORDS]
        if any(old != new for old, new in pairs):
            cells = (f"{difference(new - old)}, còn {new}" if old != new else "" for old, new in pairs)
            yield campaign.catalogue.name(award), *cells
