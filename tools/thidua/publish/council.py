"""The pages for the Council, one a session: who was there, the cases, the cut line, what the decision changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.numbers import decimal, percent
from thidua.dataset.voting import cases, council_members, quorum
from thidua.finding import Finding
from thidua.publish.ballots import attendance, cases_table
from thidua.publish.candidates import line_section
from thidua.publish.edition import Edition
from thidua.publish.findings import told
from thidua.publish.markup import heading, items, link, page, paragraph, plain
from thidua.publish.provenance import Origins, opened
from thidua.publish.results import KINDS, decision_anchor, proposals
from thidua.report.order import in_order
from thidua.report.text import LABELS
from thidua.rules.listing import BY_ID
from thidua.rules.verdict import CampaignVerdict

if TYPE_CHECKING:
    from thidua.model.council import Session
    from thidua.model.decision import Decision

ROOT = "../../"
_RESULTS = "../ket-qua.md"
_DIFFERS = "differs-from-council"
_LINE = (
    "Tính theo hồ sơ đề nghị hiện nay và lần bỏ phiếu sau cùng của mỗi trường hợp; ai không đủ phiếu thì không còn "
    "trong số làm gốc, ai được chuyển từ danh hiệu, hình thức cao hơn sang thì được tính."
)


def session_name(session: Located[Session]) -> str:
    """How the navigation calls a session."""
    return f"Phiên {session.record.number}, {session.record.day:%d/%m/%Y}"


def session_path(campaign: Campaign, session: Located[Session]) -> str:
    """Where the page of a session stands."""
    name = session.path.rpartition("/")[2].removesuffix(".yaml")
    return f"{campaign.code}/hoi-dong/{name}.md"


def session_page(verdict: CampaignVerdict, session: Located[Session]) -> str:
    """All that the Council needs of one session."""
    origins = Origins(verdict.counts, Edition.INTERNAL, ROOT)
    held, record = tuple(cases(session)), session.record
    minutes = f"Biên bản số {record.minutes}. " if record.minutes else ""
    return page(
        f"Hội đồng: phiên họp thứ {record.number}, ngày {record.day:%d/%m/%Y}",
        paragraph(plain(minutes + record.note)) if minutes or record.note else "",
        heading(2, "Có mặt", "co-mat"),
        _quorum(origins, session) + "\n",
        *line_section(origins, _LINE),
        heading(2, "Các trường hợp", "truong-hop"),
        cases_table(origins, held) if held else paragraph("Phiên này chưa ghi trường hợp nào."),
        heading(2, "Thành viên", "thanh-vien") if verdict.campaign.council else "",
        attendance(verdict.campaign, session) if verdict.campaign.council else "",
        heading(2, "Quyết định so với Hội đồng", "quyet-dinh"),
        *_decision(verdict, session),
        proposals(verdict.campaign, (session,), _RESULTS, ROOT),
        *_findings(verdict, session),
    )


def _quorum(origins: Origins, session: Located[Session]) -> str:
    campaign, record = origins.campaign, session.record
    members = {one.code for one in council_members(campaign, session)}
    if campaign.council is None:
        return paragraph("Chưa có tệp của Hội đồng nên chưa biết ai là thành viên.")
    here, share = len(members & set(record.present)), campaign.council.record.procedure.quorum
    exact, least = share * len(members), quorum(campaign, len(members))
    whole = f", nên cần {least} người" if exact != least else " người"
    verb = "đủ" if here >= least else f"thiếu {least - here}"
    written = f"; {len(record.written)} người gửi phiếu bằng văn bản" if record.written else ""
    place = session.at("present").place
    return opened(
        plain(f"{here}/{len(members)} thành viên có mặt: {verb}{written}"),
        (
            plain(f"Cần ít nhất {percent(share)} × {len(members)} thành viên = {decimal(exact)}{whole} có mặt."),
            f"Căn cứ: quy chế làm việc của Hội đồng; quy tắc: {_rule('quorum-missing')}.",
            f"Nguồn: <code>{plain(session.path)}</code>: dòng {place.line if place else 1}.",
        ),
    )


def _rule(rule: str) -> str:
    return link(BY_ID[rule].title, f"{ROOT}quy-tac/{rule}.md")


def _decision(verdict: CampaignVerdict, session: Located[Session]) -> Iterator[str]:
    """The decisions that rest on a session and how they differ from it, in the words of the check."""
    campaign = verdict.campaign
    own = [d for d in campaign.decisions if d.record.session in {None, session.record.number}]
    if not own:
        yield paragraph("Chưa có quyết định.")
        return
    yield items(_decided(one) for one in sorted(own, key=lambda d: (d.record.day, d.path)))
    paths = {session.path, *(one.path for one in own)}
    differing = [f for f in verdict.findings if f.rule == _DIFFERS and f.at.path in paths]
    yield _listed(verdict, differing) or paragraph("Không khác kết quả của Hội đồng.")


def _decided(decision: Located[Decision]) -> str:
    record = decision.record
    number = link(record.number, f"{_RESULTS}#{decision_anchor(decision)}")
    return f"Quyết định {KINDS[record.kind]} số {number}{plain(f', ngày {record.day:%d/%m/%Y}, {record.body}')}"


def _findings(verdict: CampaignVerdict, session: Located[Session]) -> Iterator[str]:
    found = [f for f in verdict.findings if f.at.path == session.path and f.rule != _DIFFERS and not f.waived]
    if found:
        yield heading(2, "Kết quả kiểm tra của phiên", "kiem-tra") + _listed(verdict, found)


def _listed(verdict: CampaignVerdict, found: list[Finding]) -> str:
    return items(f"{LABELS[one.severity]} · {told(verdict.campaign, one, ROOT)}" for one in in_order(found))
