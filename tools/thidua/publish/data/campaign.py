"""The tables of the plan and of the decisions: deadlines, clauses, decisions, awards."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.recognition import Recognition
from thidua.model.plan import Clause
from thidua.model.terms import Subject
from thidua.publish.data.columns import AWARD, STAGE, SUBJECTS, UNIT, words
from thidua.publish.data.table import Cell, Column, Kind, Table
from thidua.publish.disclosure import shown_recognitions, shows_name, shows_units
from thidua.publish.edition import Edition
from thidua.publish.results import KINDS

Rows = Iterator[tuple[Cell, ...]]


def deadlines(campaign: Campaign) -> Table:
    """The last day of each stage."""
    columns = (
        STAGE,
        Column("last_day", "Hết ngày", "Ngày cuối được tính là đúng hạn, đến 23:59:59", Kind.DATE),
        Column("clause", "Mục của kế hoạch", "Mục của kế hoạch đặt hạn này"),
    )
    known = ((stage, campaign.plan.record.deadlines.of(stage)) for stage in campaign.stages())
    rows = ((stage.value, one.day.isoformat(), one.clause) for stage, one in known if one)
    return Table("deadlines", "Hạn nộp", "Mỗi dòng là một giai đoạn của kế hoạch.", columns, tuple(rows))


def clauses(campaign: Campaign) -> Table:
    """Every clause of the plan with what checks it."""
    columns = (
        Column("clause", "Mục", "Số mục trong kế hoạch"),
        Column("title", "Tên mục", "Tên của mục; trống nếu mục không có tên"),
        Column("content", "Nội dung", "Nội dung của mục, viết lại cho dễ đọc; chỉ bản đã ký có giá trị"),
        Column("rules", "Quy tắc kiểm tra", "Mã các quy tắc kiểm tra mục này", listed=True),
        Column("unchecked", "Không kiểm tra được, vì", "Vì sao chương trình không kiểm tra được mục này"),
    )
    rows = tuple(_clause_rows(campaign.plan.record.clauses))
    return Table("clauses", "Các mục của kế hoạch", "Mỗi dòng là một mục của kế hoạch.", columns, rows)


def _clause_rows(found: tuple[Clause, ...]) -> Rows:
    for clause in found:
        yield clause.number, clause.title, clause.content, " ".join(clause.rules), clause.unchecked
        yield from _clause_rows(clause.items)


def decisions(campaign: Campaign) -> Table:
    """All decisions by their days."""
    columns = (
        Column("number", "Số", "Số, ký hiệu của quyết định"),
        Column("day", "Ngày", "Ngày ký quyết định", Kind.DATE),
        Column("body", "Cơ quan ban hành", "Cơ quan ban hành quyết định"),
        Column("kind", "Loại", "Quyết định làm gì", words=words(KINDS)),
    )
    ordered = sorted((one.record for one in campaign.decisions), key=lambda one: (one.day, one.number))
    rows = ((one.number, one.day.isoformat(), one.body, one.kind.value) for one in ordered)
    return Table("decisions", "Quyết định", "Mỗi dòng là một quyết định của chiến dịch.", columns, tuple(rows))


def awards(campaign: Campaign, edition: Edition) -> Table:
    """Who was recognised for what by which decision, as far as an edition tells."""
    columns = (
        *AWARD,
        Column("subject", "Cá nhân hay tập thể", "Danh hiệu, hình thức này của cá nhân hay tập thể", words=SUBJECTS),
        Column("name", "Tên", "Tên người hoặc tập thể; trống nếu tên người không công khai"),
        *UNIT,
        Column("decision", "Số quyết định", "Số của quyết định công nhận hoặc tặng"),
        Column("decision_day", "Ngày quyết định", "Ngày ký quyết định đó", Kind.DATE),
        Column(
            "annulled_by",
            "Hủy bỏ theo quyết định",
            "Số của quyết định hủy bỏ; trống nếu còn giữ; bản công khai không nêu điều đã hủy bỏ",
        ),
    )
    about = "Mỗi dòng là một danh hiệu hoặc hình thức của một người hoặc một tập thể; một người có thể có nhiều dòng."
    return Table("awards", "Kết quả", about, columns, tuple(_award_rows(campaign, edition)))


def _group(one: Recognition) -> tuple[str, ...]:
    return one.decision.path, one.award, one.subject


def _award_rows(campaign: Campaign, edition: Edition) -> Rows:
    shown = shown_recognitions(campaign, edition)
    nameless = {one for one in shown if one.subject is Subject.PERSON and not shows_name(campaign, edition, one)}
    if nameless:  # their place in the decision, in their unit or among the names would tell who they are
        shown = tuple(sorted(shown, key=lambda one: (*_group(one), one in nameless, one.unit, one.name)))
    for one in shown:
        group = one.subject is Subject.COLLECTIVE
        person = None if group or one in nameless else one.name
        told = group or person is not None or shows_units(campaign, edition)  # the unit of the only one is a name
        known = told and one.unit in campaign.units.by_code
        yield (
            one.award,
            campaign.catalogue.name(one.award),
            one.subject.value,
            campaign.units.short(one.code) if group else person,
            one.unit if known else None,
            campaign.units.short(one.unit) if known else None,
            one.decision.record.number,
            one.decision.record.day.isoformat(),
            one.annulled.record.number if one.annulled else None,
        )
