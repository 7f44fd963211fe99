"""The page of the results: who was recognised for what, by which decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.model.terms import DecisionKind, Subject
from thidua.publish.disclosure import shown_recognitions, shows_name, shows_units
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, link, moment, page, paragraph, plain, table
from thidua.publish.provenance import Origins
from thidua.publish.sourced import Sources

if TYPE_CHECKING:
    from thidua.model.council import Session
    from thidua.model.decision import Decision

KINDS = {
    DecisionKind.RECOGNITION: "công nhận",
    DecisionKind.HIGHER: "của cấp trên",
    DecisionKind.SUPPLEMENT: "bổ sung",
    DecisionKind.CORRECTION: "đính chính",
    DecisionKind.ANNULMENT: "hủy bỏ",
}


def results_page(counts: Counts, edition: Edition) -> str:
    """Recognitions by award; "chưa có quyết định" while there is none."""
    campaign, origins = counts.campaign, Origins(counts, edition)
    if not campaign.decisions:
        return page("Kết quả", not_whole(campaign), paragraph("Chưa có quyết định."))
    return page(
        "Kết quả",
        not_whole(campaign),
        _decisions(campaign, edition),
        _units(campaign, edition),
        *(_award(origins, award) for award in campaign.catalogue.awards),
        proposals(campaign, campaign.sessions) if edition is Edition.INTERNAL else "",
    )


def not_whole(campaign: Campaign) -> str:
    """That results are not whole, where a decision cannot be read."""
    unread = Kind.DECISION in campaign.unreadable
    return paragraph("Tạm tính: có quyết định chưa đọc được, kết quả chưa đầy đủ.") if unread else ""


def _decisions(campaign: Campaign, edition: Edition) -> str:
    """The decisions by their days, each with what it gave and still holds; inside also where it was posted."""
    heads = ("Số", "Loại", "Ngày", "Cơ quan ban hành", "Còn hiệu lực", "Niêm yết")
    shown = len(heads) if edition is Edition.INTERNAL else len(heads) - 1
    ordered = sorted(campaign.decisions, key=lambda one: (one.record.day, one.path))
    rows = (_decision(campaign, one, edition)[:shown] for one in ordered)
    made = Sources(campaign, edition).under(
        "Còn hiệu lực: số danh hiệu, hình thức mà quyết định trao và chưa bị hủy bỏ; một người có thể có nhiều danh hiệu, hình thức.",
        "decisions",
        (one.path for one in ordered),
        figures="decisions",
    )
    return heading(2, "Các quyết định", "quyet-dinh") + table("Các quyết định", heads[:shown], rows, titled=True) + made


def _decision(campaign: Campaign, decision: Located[Decision], edition: Edition) -> tuple[str, ...]:
    record, posted = decision.record, decision.record.posting
    given = [one for one in shown_recognitions(campaign, edition) if one.decision is decision]
    replaced = f", về quyết định số {record.replaces.number}" if record.replaces else ""
    return (
        f'<span id="{decision_anchor(decision)}">{plain(record.number)}</span>',
        plain(f"{KINDS[record.kind]}{replaced}"),
        moment(record.day.isoformat(), f"{record.day:%d/%m/%Y}"),
        plain(record.body),
        plain("" if record.kind is DecisionKind.ANNULMENT else _held(given)),
        plain(f"{posted.since:%d/%m/%Y} đến {posted.until:%d/%m/%Y}, {posted.where}" if posted else ""),
    )


def _held(given: list[Recognition]) -> str:
    """How many recognitions of a decision still stand; one person may hold several."""
    count = Counter(one.subject for one in given if one.annulled is None)
    return f"{count[Subject.PERSON]} của cá nhân, {count[Subject.COLLECTIVE]} của tập thể"


def decision_anchor(decision: Located[Decision]) -> str:
    """The anchor of a decision on the page of results: its file's name."""
    return PurePosixPath(decision.path).stem


def _units(campaign: Campaign, edition: Edition) -> str:
    """How many of each unit hold each award; what the agency itself holds stands in its own row."""
    held = [one for one in shown_recognitions(campaign, edition) if one.annulled is None]
    if not held or not shows_units(campaign, edition):
        return ""
    awards = [award for award in campaign.catalogue.awards if any(one.award == award for one in held)]
    known = [unit for unit in campaign.units.by_code if any(one.unit == unit for one in held)]
    rows = (
        (plain(_home(campaign, unit)), *(_of_unit(held, unit, award) for award in awards))
        for unit in (*known, *({one.unit for one in held} - {*known}))
    )
    heads = ("Đơn vị", *map(campaign.short, awards))
    made = Sources(campaign, edition).under(
        "Đếm người, tập thể của từng đơn vị còn giữ danh hiệu, hình thức theo các quyết định; điều đã hủy bỏ không tính.",
        "awards",
        (one.decision.path for one in held),
        figures="results_by_unit",
    )
    listed = table("Kết quả theo đơn vị", heads, rows, sortable=True, titled=True)
    return heading(2, "Theo đơn vị", "theo-don-vi") + listed + made


def _home(campaign: Campaign, unit: str) -> str:
    return campaign.units.short(unit) if unit in campaign.units.by_code else "Cơ quan"


def _of_unit(held: list[Recognition], unit: str, award: str) -> str:
    mine = [one for one in held if (one.unit, one.award) == (unit, award)]
    return f"<span>{_number(mine, lambda one: f'<span>{one}</span>')}</span>" if mine else ""


def awarded(campaign: Campaign, edition: Edition) -> Iterator[tuple[str, str]]:
    """Each award that somebody still holds as far as an edition tells, and how many do, in words."""
    held = [one for one in shown_recognitions(campaign, edition) if one.annulled is None]
    for award in campaign.catalogue.awards:
        if mine := [one for one in held if one.award == award]:
            yield award, _number(mine)


def _award(origins: Origins, award: str) -> str:
    campaign, edition = origins.campaign, origins.edition
    known = [one for one in shown_recognitions(campaign, edition) if one.award == award]
    if not known:
        return ""
    heads = ("Người, tập thể", "Đơn vị", "Quyết định", "Ghi chú")
    name = campaign.catalogue.name(award)
    opened = origins.of_award(award, _number(known)) + "\n"
    named = [one for one in known if one.subject is Subject.COLLECTIVE or shows_name(campaign, edition, one)]
    title = f"{name} ({_number(known)})"
    listed = table(title, heads, _rows(campaign, named), sortable=True, titled=True) if named else ""
    rest = len(known) - len(named)
    hidden = paragraph(f"{rest} cá nhân không công khai tên.") if rest else ""
    return heading(2, name, award_anchor(award)) + opened + listed + hidden


def row_anchor(award: str, number: int) -> str:
    """The anchor of a row of an award's table, from 1."""
    return f"{award_anchor(award)}-{number}"


def award_anchor(award: str) -> str:
    """The anchor of an award on the page of results."""
    return award.lower().replace("_", "-")


def _number(known: list[Recognition], marked: Callable[[str], str] = str) -> str:
    """How many hold the award, people and collectives apart: quotas are of people only; each `marked` by itself."""
    held = Counter(one.subject for one in known if one.annulled is None)
    words = {Subject.PERSON: "cá nhân", Subject.COLLECTIVE: "tập thể"}
    return ", ".join(marked(f"{held[subject]} {word}") for subject, word in words.items() if held[subject]) or "0"


def _rows(campaign: Campaign, known: list[Recognition]) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(known, start=1):
        name = campaign.units.short(one.code) if one.subject is Subject.COLLECTIVE else one.name
        note = f"hủy bỏ theo quyết định số {one.annulled.record.number}" if one.annulled else ""
        unit = campaign.units.short(one.unit) if one.unit in campaign.units.by_code else ""
        decision = link(one.decision.record.number, f"#{decision_anchor(one.decision)}")
        yield f'<span id="{row_anchor(one.award, number)}">{plain(name)}</span>', plain(unit), decision, plain(note)


def proposals(campaign: Campaign, sessions: Collection[Located[Session]], results: str = "", root: str = "../") -> str:
    """What sessions proposed to higher levels, award by award, and what came of it; `results` is the page of the results."""
    rows = tuple(_proposed(campaign, sessions, results))
    heads = ("Danh hiệu, hình thức", "Tờ trình", "Ngày", "Gửi", "Kết quả")
    title = "Trình cấp trên"
    made = Sources(campaign, Edition.INTERNAL, root).under(
        "Mỗi dòng là một danh hiệu, hình thức mà phiên họp trình; kết quả là các quyết định có danh hiệu, hình thức ấy.",
        paths=(session.path for session in sessions if session.record.proposals),
    )
    return heading(2, title, "trinh-cap-tren") + table(title, heads, rows, titled=True) + made if rows else ""


def _proposed(campaign: Campaign, sessions: Iterable[Located[Session]], results: str) -> Iterator[tuple[str, ...]]:
    for proposal in (one for session in sessions for one in session.record.proposals):
        for award in map(campaign.catalogue.code, proposal.awards):
            given = {one.decision.path: one.decision for one in campaign.recognised if one.award == award}
            links = ", ".join(link(d.record.number, f"{results}#{decision_anchor(d)}") for d in given.values())
            yield (
                plain(campaign.catalogue.name(award)),
                plain(proposal.number),
                moment(proposal.day.isoformat(), f"{proposal.day:%d/%m/%Y}"),
                plain(proposal.to),
                links or "chưa có quyết định",
            )
