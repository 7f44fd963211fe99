"""The page of the plan: all clauses, each with an anchor and with what checks it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import date

from thidua.dataset.campaign import Campaign
from thidua.dataset.numbers import percent
from thidua.model.plan import Clause, Document
from thidua.model.terms import Scope, Stage
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.rules.listing import BY_ID
from thidua.text import fold

_SCOPES = {Scope.AGENCY: "của cơ quan", Scope.UNIT: "của đơn vị"}
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


_WEB = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[!#-;=?-_a-z~]*)?", re.ASCII)


_SIGNS = re.compile("[^0-9a-z]+")


def anchor(number: str) -> str:
    """The anchor of a clause: `muc-iv-2`, `muc-phu-luc-2`."""
    return "-".join(("muc", *_SIGNS.split(fold(number)))).strip("-")


def clause_at(campaign: Campaign, number: str, page: str) -> str:
    """Where a clause stands on the page of the plan; the page itself where the plan's data has no such clause."""
    known = (clause.number for clause in every_clause(campaign.plan.record.clauses))
    return f"{page}#{anchor(number)}" if number in known else page


def every_clause(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses and their sub-items, in the order of the plan."""
    for clause in clauses:
        yield clause
        yield from every_clause(clause.items)


def _outward(address: str) -> str:
    """An address of the web as a link, anything else as text: no other scheme may be clicked."""
    words = plain(address)
    return f'<a href="{html.escape(address)}">{words}</a>' if _WEB.fullmatch(address) else words


def plan_page(campaign: Campaign, days: str) -> str:
    """The whole plan in our words; the signed document alone is authoritative. `days` is its timeline."""
    plan = campaign.plan.record
    signed = f"Bản ký: {_outward(plan.signed_copy)}." if plan.signed_copy else "Chưa có đường dẫn tới bản ký."
    note = paragraph(f"Ghi chú: {plain(plan.note)}") if plan.note else ""
    return page(
        plan.name,
        paragraph(
            f"Kế hoạch số {plain(plan.number)}, ngày {plan.day:%d/%m/%Y}, {plain(plan.issuer)}; "
            f"người ký: {plain(plan.signer.name)}, {plain(plan.signer.position)}."
        ),
        note,
        paragraph(f"Nội dung dưới đây được viết lại cho dễ đọc. {signed} Chỉ bản ký có giá trị pháp lý."),
        heading(2, "Hạn nộp", "han-nop"),
        table("Hạn nộp của từng giai đoạn", ("Giai đoạn", "Hết ngày", "Mục"), _deadlines(campaign))
        + paragraph(link("Tải lịch hạn nộp (có nhắc trước)", "han-nop.ics"))
        if campaign.stages()
        else paragraph("Kế hoạch không đặt hạn nộp."),
        heading(2, "Các mốc", "cac-moc"),
        days,
        heading(2, "Tỷ lệ", "ty-le"),
        table("Tỷ lệ của kế hoạch", ("Áp dụng", "Tối đa", "Tính trên", "Mục"), _quotas(campaign))
        if plan.quotas
        else paragraph("Kế hoạch không đặt tỷ lệ."),
        paragraph(link("Danh hiệu, hình thức xét trong kế hoạch này và tiêu chuẩn của từng loại", "tieu-chuan.md")),
        _list("Căn cứ ban hành", "can-cu-ban-hanh", map(document, plan.issue_grounds)),
        _list("Căn cứ tiêu chuẩn", "can-cu-tieu-chuan", map(document, plan.standard_grounds)),
        *(_clause(clause, 2) for clause in plan.clauses),
        _list("Nơi nhận", "noi-nhan", map(plain, plan.recipients)),
    )


def _list(title: str, mark: str, rows: Iterable[str]) -> str:
    """A heading with its list; neither where there is nothing to list."""
    listed = list(rows)
    return heading(2, title, mark) + items(listed) if listed else ""


def day_name(campaign: Campaign, stage: Stage) -> str:
    """The last day of a stage with its weekday: `Thứ Sáu, 18/03/2022`."""
    deadline = campaign.plan.record.deadlines.of(stage)
    return dated(deadline.day) if deadline else ""


def dated(day: date) -> str:
    """A day with its weekday."""
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


STAGES = {Stage.REGISTRATION: "Đăng ký", Stage.NOMINATION: "Đề nghị"}


def _deadlines(campaign: Campaign) -> Iterator[tuple[str, ...]]:
    for stage in campaign.stages():
        deadline = campaign.plan.record.deadlines.of(stage)
        clause = deadline.clause if deadline else ""
        yield plain(STAGES[stage]), plain(day_name(campaign, stage)), _clause_link(campaign, clause)


def _quotas(campaign: Campaign) -> Iterator[tuple[str, ...]]:
    for quota in campaign.plan.record.quotas:
        award, base = (campaign.catalogue.name(campaign.catalogue.code(text)) for text in (quota.award, quota.base))
        scope = f"{plain(base)} {_SCOPES[quota.scope]}"
        yield plain(award), plain(percent(quota.share)), scope, _clause_link(campaign, quota.clause)


def _clause_link(campaign: Campaign, number: str) -> str:
    there = clause_at(campaign, number, "")
    return link(number, there) if there else plain(number)


def document(one: Document) -> str:
    """An official document in one line."""
    parts = [
        one.name,
        f"số {one.number}" if one.number and one.number not in one.name else "",
        f"ngày {one.day:%d/%m/%Y}" if one.day else "",
    ]
    parts += [f"của {one.body}" if one.body else "", one.about]
    return plain(", ".join(part for part in parts if part))


def _clause(clause: Clause, level: int) -> str:
    checks = " · ".join(link(BY_ID[rule].title, f"../quy-tac/{rule}.md") for rule in clause.rules if rule in BY_ID)
    return "".join(
        [
            heading(
                min(level, 5),
                f"{clause.number}. {clause.title}" if clause.title else clause.number,
                anchor(clause.number),
            ),
            paragraph(plain(clause.content)) if clause.content else "",
            paragraph(f"Kiểm tra: {checks}") if checks else "",
            paragraph(f"Không kiểm tra được: {plain(clause.unchecked)}") if clause.unchecked else "",
            *(_clause(one, level + 1) for one in clause.items),
        ]
    )
