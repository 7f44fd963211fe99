"""What the Council voted on, and how many votes were needed: internal only."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.numbers import decimal, percent
from thidua.dataset.voting import (
    council_members,
    passed,
    session_of,
    shown_subject,
    subject_of,
    tally,
    voters,
)
from thidua.model.council import Case, Role, Session
from thidua.model.terms import Subject, VoteBase
from thidua.publish.edition import Edition
from thidua.publish.markup import link, plain, table
from thidua.publish.provenance import Origins, opened
from thidua.publish.sourced import Sources
from thidua.rules.listing import BY_ID

ROLES = {
    Role.CHAIR: "Chủ tịch",
    Role.DEPUTY: "Phó Chủ tịch",
    Role.STANDING: "Ủy viên thường trực",
    Role.MEMBER: "Ủy viên",
    Role.SECRETARY: "Thư ký",
}


def attendance(campaign: Campaign, session: Located[Session]) -> str:
    """Who sat in the Council on that day, and who was there."""
    members = council_members(campaign, session)
    rows = ((plain(one.name), ROLES[one.role], _there(session.record, one.code)) for one in members)
    made = Sources(campaign, Edition.INTERNAL, "../../").under(
        "Thành viên theo quyết định thành lập Hội đồng vào ngày họp; ai dự theo biên bản.",
        "sessions",
        (session.path, *([campaign.council.path] if campaign.council else [])),
    )
    return table("Thành viên Hội đồng vào ngày họp", ("Thành viên", "Vai trò", "Tham dự"), rows) + made


def _there(session: Session, code: str) -> str:
    if code in session.present:
        return "có mặt"
    return "phiếu bằng văn bản" if code in session.written else "vắng"


def cases_table(origins: Origins, cases: tuple[Located[Case], ...]) -> str:
    """Every case in the order of the minutes."""
    campaign = origins.campaign
    heads = ("Người, tập thể", "Số", "Đơn vị", "Xét", "Phiếu", "Cần", "Kết quả", "Ghi chú")
    rows = (
        (
            plain(_whom(campaign, case.record)),
            str(number),
            plain(campaign.units.short(case.record.unit)),
            plain(campaign.short(campaign.catalogue.code(case.record.award))),
            voted(origins, case),
            str(tally(campaign, case).needed),
            plain(result(origins, case)),
            plain(_notes(origins, case)),
        )
        for number, case in enumerate(cases, 1)
    )
    made = Sources(campaign, Edition.INTERNAL, origins.root).under(
        "Mỗi dòng là một trường hợp trong biên bản; phiếu mở ra cách tính số phiếu cần.",
        "cases",
        (one.path for one in cases),
    )
    return table("Các trường hợp theo thứ tự trong biên bản", heads, rows, sortable=True) + made


def _whom(campaign: Campaign, case: Case) -> str:
    subject, code = subject_of(case)
    return shown_subject(campaign, case) if subject is Subject.PERSON else campaign.units.short(code)


def result(origins: Origins, case: Located[Case]) -> str:
    """What came of a case."""
    if case.record.lowered_to:
        campaign = origins.campaign
        return f"chuyển sang {campaign.short(campaign.catalogue.code(case.record.lowered_to))}"
    return "thông qua" if passed(origins.campaign, case) else "không đủ phiếu"


def _notes(origins: Origins, case: Located[Case]) -> str:
    find, record = origins.campaign.people.find, case.record
    recused = [person.name if person else code for code, person in ((code, find(code)) for code in record.recused)]
    parts = [
        record.reason,
        f"không bỏ phiếu: {', '.join(recused)}" if recused else "",
        f"thứ tự {record.order}" if record.order is not None else "",
        record.tie_break,
    ]
    return "; ".join(filter(None, parts))


def voted(origins: Origins, case: Located[Case]) -> str:
    """The votes on a case, which open to who could vote, how many votes were needed, and where it is written."""
    votes = case.record.votes
    figure = f"{votes.agree} đồng ý"
    figure += f", {votes.disagree} không đồng ý" if votes.disagree else ""
    figure += f", {votes.abstain} không có ý kiến" if votes.abstain else ""
    return opened(plain(figure), _origin(origins, case))


def _origin(origins: Origins, case: Located[Case]) -> Iterator[str]:
    campaign, session = origins.campaign, session_of(origins.campaign, case)
    here, letters, away = len(session.record.present), len(session.record.written), len(case.record.recused)
    _, base, mark, least = tally(campaign, case)
    whom = "người bỏ phiếu" if mark.base is VoteBase.PRESENT else "thành viên"
    yield plain(
        f"Bỏ phiếu được: {voters(session.record, case.record)} người ({here} có mặt, {letters} gửi phiếu bằng văn bản"
        f"{f', trừ {away} người không bỏ phiếu việc này' if away else ''}); phiếu đã đếm: {case.record.votes.total}."
    )
    exact = mark.share * base
    whole = f", nên cần {least} phiếu" if exact != least else " phiếu"
    of = f" trên {len(council_members(campaign, session))}" if base != len(council_members(campaign, session)) else ""
    yield plain(f"Cần ít nhất {percent(mark.share)} × {base} {whom}{of} = {decimal(exact)}{whole}.")
    rule = link(BY_ID["below-threshold"].title, f"{origins.root}quy-tac/below-threshold.md")
    yield f"Căn cứ: {plain(mark.ground)}; quy tắc: {rule}."
    place = case.at("votes").place
    yield f"Nguồn: <code>{plain(case.path)}</code>: dòng {place.line if place else 1}."
