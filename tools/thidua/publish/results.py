"""The page of the results: who was recognised for what, by which decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.model.decision import Decision, DecisionKind
from thidua.model.terms import Subject
from thidua.publish.disclosure import shown_recognitions, shows_name
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, items, page, paragraph, plain, table
from thidua.publish.provenance import Origins

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
        return page("Kết quả", _unread(campaign), paragraph("Chưa có quyết định."))
    return page(
        "Kết quả",
        _unread(campaign),
        heading(2, "Các quyết định", "quyet-dinh"),
        items(_decision(d) for d in sorted(campaign.decisions, key=lambda d: (d.record.day, d.path))),
        *(_award(origins, award) for award in campaign.catalogue.awards),
        _proposals(campaign) if edition is Edition.INTERNAL else "",
    )


def _unread(campaign: Campaign) -> str:
    """That the page is not whole, where a decision cannot be read."""
    unread = Kind.DECISION in campaign.unreadable
    return paragraph("Tạm tính: có quyết định chưa đọc được, kết quả chưa đầy đủ.") if unread else ""


def _decision(decision: Located[Decision]) -> str:
    record = decision.record
    return plain(f"Quyết định {KINDS[record.kind]} số {record.number}, ngày {record.day:%d/%m/%Y}, {record.body}")


def _award(origins: Origins, award: str) -> str:
    campaign, edition = origins.campaign, origins.edition
    known = [one for one in shown_recognitions(campaign, edition) if one.award == award]
    if not known:
        return ""
    heads = ("Người, tập thể", "Đơn vị", "Quyết định", "Ghi chú")
    title = f"{campaign.catalogue.name(award)} ({_number(known)})"
    opened = origins.of_award(award, _number(known)) + "\n"
    return heading(2, title, award_anchor(award)) + opened + table(title, heads, _rows(campaign, known, edition))


def award_anchor(award: str) -> str:
    """The anchor of an award on the page of results."""
    return award.lower().replace("_", "-")


def _number(known: list[Recognition]) -> str:
    """How many hold the award, people and collectives apart: quotas are of people only."""
    held = Counter(one.subject for one in known if one.annulled is None)
    words = {Subject.PERSON: "cá nhân", Subject.COLLECTIVE: "tập thể"}
    return ", ".join(f"{held[subject]} {word}" for subject, word in words.items() if held[subject]) or "0"


def _rows(campaign: Campaign, known: list[Recognition], edition: Edition) -> Iterator[tuple[str, ...]]:
    for one in known:
        if one.subject is Subject.COLLECTIVE:
            name = collective(campaign, one.code)
        else:
            name = one.name if shows_name(campaign, edition, one) else "(không công khai tên)"
        note = f"hủy bỏ theo quyết định số {one.annulled.record.number}" if one.annulled else ""
        unit = campaign.units.short(one.unit) if one.unit in campaign.units.by_code else ""
        yield plain(name), plain(unit), plain(one.decision.record.number), plain(note)


def collective(campaign: Campaign, code: str) -> str:
    """The name of a collective: a unit, or the agency itself."""
    agency = campaign.agency
    return agency.record.short_name if agency and agency.record.code == code else campaign.units.short(code)


def _proposals(campaign: Campaign) -> str:
    sent = [p for session in campaign.sessions for p in session.record.proposals]
    if not sent:
        return ""
    awards = (", ".join(campaign.catalogue.name(campaign.catalogue.code(a)) for a in p.awards) for p in sent)
    lines = (
        plain(f"Tờ trình số {p.number}, ngày {p.day:%d/%m/%Y}, gửi {p.to}: {a}")
        for p, a in zip(sent, awards, strict=True)
    )
    return heading(2, "Trình cấp trên", "trinh-cap-tren") + items(lines)
