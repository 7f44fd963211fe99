"""The tables of a campaign: of the plan, of where the units stand, of the quotas, of the results."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.model.plan import Clause
from thidua.model.terms import Subject
from thidua.publish.arrivals import first_received
from thidua.publish.data.internal import entries, findings, receipts
from thidua.publish.data.table import Cell, Column, Kind, Table
from thidua.publish.disclosure import (
    shown_counts,
    shown_recognitions,
    shown_states,
    shows_name,
    shows_units,
    tells_when,
)
from thidua.publish.edition import Edition
from thidua.report.rows import written
from thidua.rules.verdict import CampaignVerdict

Rows = Iterator[tuple[Cell, ...]]
_AWARD = (Column("award", "Mã danh hiệu, hình thức"), Column("award_name", "Danh hiệu, hình thức"))
_UNIT = (Column("unit", "Mã đơn vị"), Column("unit_name", "Đơn vị"))
_STAGE = Column("stage", "Giai đoạn")


def tables_of(verdict: CampaignVerdict, edition: Edition) -> tuple[Table, ...]:
    """Every table of a campaign that an edition may show."""
    campaign = verdict.campaign
    shared = (
        _deadlines(campaign),
        _clauses(campaign),
        _submissions(campaign, edition),
        _quotas(verdict, edition),
        _decisions(campaign),
        _awards(campaign, edition),
    )
    return (
        (*shared, entries(campaign), findings(verdict), receipts(campaign)) if edition is Edition.INTERNAL else shared
    )


def _deadlines(campaign: Campaign) -> Table:
    columns = (_STAGE, Column("last_day", "Hết ngày", Kind.DATE), Column("clause", "Mục của kế hoạch"))
    known = ((stage, campaign.plan.record.deadlines.of(stage)) for stage in campaign.stages())
    rows = ((stage.value, one.day.isoformat(), one.clause) for stage, one in known if one)
    return Table("deadlines", "Hạn nộp", columns, tuple(rows))


def _clauses(campaign: Campaign) -> Table:
    columns = (
        Column("clause", "Mục"),
        Column("title", "Tên mục"),
        Column("content", "Nội dung, viết lại cho dễ đọc"),
        Column("rules", "Quy tắc kiểm tra"),
        Column("unchecked", "Không kiểm tra được, vì"),
    )
    return Table("clauses", "Các mục của kế hoạch", columns, tuple(_clause_rows(campaign.plan.record.clauses)))


def _clause_rows(clauses: tuple[Clause, ...]) -> Rows:
    for clause in clauses:
        yield clause.number, clause.title, clause.content, " ".join(clause.rules), clause.unchecked
        yield from _clause_rows(clause.items)


def _submissions(campaign: Campaign, edition: Edition) -> Table:
    columns = (
        *_UNIT,
        _STAGE,
        Column("expected", "Phải gửi", Kind.BOOLEAN),
        Column("received", "Đã gửi", Kind.BOOLEAN),
        Column("received_at", "Nhận lúc", Kind.DATETIME),
        Column("states", "Tình trạng"),
    )
    rows = tuple(_submission_rows(campaign, edition)) if shows_units(campaign, edition) else ()
    return Table("submissions", "Đơn vị và giai đoạn", columns, rows)


def _submission_rows(campaign: Campaign, edition: Edition) -> Rows:
    for stage in campaign.stages():
        due = campaign.expected_at(stage)
        for unit in campaign.expected():
            dossier = campaign.dossiers(stage).get(unit)
            told = tells_when(campaign, edition, unit)
            when = written(first_received(campaign, unit, stage), campaign) or None if told else None
            states = shown_states(campaign, dossier, edition) if dossier else ""
            yield unit, campaign.units.short(unit), stage.value, unit in due, dossier is not None, when, states


def _quotas(verdict: CampaignVerdict, edition: Edition) -> Table:
    columns = (
        *_AWARD,
        Column("scope", "Phạm vi"),
        *_UNIT,
        Column("binding", "Kế hoạch giới hạn ở phạm vi này", Kind.BOOLEAN),
        _STAGE,
        Column("share", "Tỷ lệ"),
        Column("rounding", "Làm tròn"),
        Column("base", "Số làm gốc", Kind.INTEGER),
        Column("count", "Số người", Kind.INTEGER),
        Column("limit", "Nhiều nhất", Kind.INTEGER),
        Column("arithmetic", "Phép tính"),
        Column("provisional", "Tạm tính", Kind.BOOLEAN),
    )
    return Table("quotas", "Tỷ lệ", columns, tuple(_quota_rows(verdict, edition)))


def _quota_rows(verdict: CampaignVerdict, edition: Edition) -> Rows:
    campaign = verdict.campaign
    for count in shown_counts(verdict.counts, edition):
        quota, award = count.quota.record, campaign.catalogue.code(count.quota.record.award)
        yield (
            award,
            campaign.catalogue.name(award),
            count.scope.value,
            count.unit or None,
            campaign.units.short(count.unit) if count.unit else None,
            count.own,
            "recognised" if count.recognised else "nominated",
            str(quota.share),
            quota.rounding.value,
            count.base,
            count.count,
            count.limit,
            count.arithmetic,
            count.provisional,
        )


def _decisions(campaign: Campaign) -> Table:
    columns = (
        Column("number", "Số"),
        Column("day", "Ngày", Kind.DATE),
        Column("body", "Cơ quan ban hành"),
        Column("kind", "Loại"),
    )
    ordered = sorted((one.record for one in campaign.decisions), key=lambda one: (one.day, one.number))
    rows = ((one.number, one.day.isoformat(), one.body, one.kind.value) for one in ordered)
    return Table("decisions", "Quyết định", columns, tuple(rows))


def _awards(campaign: Campaign, edition: Edition) -> Table:
    columns = (
        *_AWARD,
        Column("subject", "Cá nhân hay tập thể"),
        Column("name", "Tên"),
        *_UNIT,
        Column("decision", "Số quyết định"),
        Column("decision_day", "Ngày quyết định", Kind.DATE),
        Column("annulled_by", "Hủy bỏ theo quyết định"),
    )
    return Table("awards", "Kết quả", columns, tuple(_award_rows(campaign, edition)))


def _award_rows(campaign: Campaign, edition: Edition) -> Rows:
    for one in shown_recognitions(campaign, edition):
        group = one.subject is Subject.COLLECTIVE
        person = one.name if not group and shows_name(campaign, edition, one) else None
        known = one.unit in campaign.units.by_code
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
