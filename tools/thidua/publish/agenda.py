"""The page of the coming session: what waits for the Council, so that it has it in its meeting; internal only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import ceil

from thidua.dataset.agenda import Pending, agenda
from thidua.dataset.campaign import Campaign
from thidua.dataset.numbers import percent
from thidua.dataset.voting import members_on, pass_mark, quorum
from thidua.finding import Severity
from thidua.model.terms import Subject, VoteBase
from thidua.publish.candidates import line_section
from thidua.publish.council import ROOT
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, page, paragraph, plain, table
from thidua.publish.provenance import Origins
from thidua.publish.sourced import Sources
from thidua.publish.turns import Open
from thidua.receipts.states import NAMES
from thidua.rules.verdict import CampaignVerdict

_BASES = {VoteBase.PRESENT: "người bỏ phiếu", VoteBase.MEMBERS: "thành viên"}


def agenda_page(verdict: CampaignVerdict, found: Open) -> str:
    """The cases that wait, what they need, and whom the quotas will cut."""
    origins, waiting = Origins(verdict.counts, Edition.INTERNAL, ROOT), agenda(verdict.counts)
    if not waiting:
        return page("Hội đồng: phiên sắp tới", paragraph("Không còn đề nghị nào chờ Hội đồng xét."))
    groups = groupby(waiting, key=lambda one: one.award)
    return page(
        "Hội đồng: phiên sắp tới",
        paragraph(plain(_needs(verdict.campaign))),
        heading(2, f"Chờ xét: {len(waiting)} trường hợp", "cho-xet"),
        *(_cases(verdict, award, tuple(ones), found) for award, ones in groups),
        *line_section(origins),
    )


def _needs(campaign: Campaign) -> str:
    council = campaign.council
    if council is None:
        return "Chưa có tệp của Hội đồng nên chưa biết cần bao nhiêu người có mặt và bao nhiêu phiếu."
    number, share = _members(campaign), council.record.procedure.quorum
    return (
        f"Hội đồng có {number} thành viên; họp được khi có mặt ít nhất {percent(share)} × {number} "
        f"thành viên: {quorum(campaign, number)} người."
    )


def _members(campaign: Campaign) -> int:
    """How many sit in the Council at the instant of asking."""
    return len(members_on(campaign, campaign.at.astimezone(campaign.plan.record.zone).date()))


def _cases(verdict: CampaignVerdict, award: str, waiting: tuple[Pending, ...], found: Open) -> str:
    campaign = verdict.campaign
    heads = ("Người, tập thể", "Đơn vị", "Phiếu bình xét ở đơn vị", "Tình trạng", "Còn phải xem")
    rows = (
        (
            plain(one.entry.label if one.entry.subject is Subject.PERSON else campaign.units.short(one.entry.code)),
            plain(campaign.units.short(one.entry.unit)),
            plain(_votes(one)),
            plain(NAMES[one.entry.standing.state] + (", chờ quyết định" if one.undecided else "")),
            plain("; ".join(_open(one, found))),
        )
        for one in waiting
    )
    made = Sources(campaign, Edition.INTERNAL, ROOT).under(
        "Mục còn được xét trong hồ sơ đề nghị mà chưa phiên nào bỏ phiếu; số phiếu cần theo quy chế của Hội đồng.",
        "entries",
        (one.entry.path for one in waiting),
        "below-threshold",
    )
    return table(f"{campaign.catalogue.name(award)}: {len(waiting)}; {_mark(campaign, award)}", heads, rows) + made


def _mark(campaign: Campaign, award: str) -> str:
    day = campaign.at.astimezone(campaign.plan.record.zone).date()
    mark, number = pass_mark(campaign, award, day), _members(campaign)
    if mark.base is VoteBase.PRESENT or not number:
        return f"cần {percent(mark.share)} số {_BASES[mark.base]} đồng ý"
    return f"cần {percent(mark.share)} × {number} thành viên: {ceil(mark.share * number)} phiếu đồng ý"


def _votes(one: Pending) -> str:
    votes = one.entry.record.votes
    return f"{votes.agree}/{votes.total} đồng ý" if votes else ""


def _open(one: Pending, found: Open) -> Iterator[str]:
    """The titles of what is still open in the entry."""
    grave = {Severity.ERROR, Severity.WARNING}
    ours = (f for f in found.get(one.entry.path, ()) if f.entry == one.entry.key and f.severity in grave)
    return iter(dict.fromkeys(finding.title for finding in ours))
