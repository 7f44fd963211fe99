"""The tables of a campaign: of the plan, of where the units stand, of the quotas, of the results."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.model.terms import Scope
from thidua.publish.arrivals import instants
from thidua.publish.data.campaign import awards, clauses, deadlines, decisions
from thidua.publish.data.columns import AWARD, PEOPLE, RECEIVED_AT, STAGE, UNIT, words
from thidua.publish.data.council import cases, sessions
from thidua.publish.data.internal import covered, entries, findings, receipts
from thidua.publish.data.table import Cell, Column, Kind, Table
from thidua.publish.disclosure import shown_states, shows_units, tells_when, told_counts
from thidua.publish.edition import Edition
from thidua.publish.provenance import ROUNDED
from thidua.rules.verdict import CampaignVerdict

Rows = Iterator[tuple[Cell, ...]]
_COUNTED = (("nominated", "đề nghị"), ("voted", "còn lại sau bỏ phiếu"), ("recognised", "công nhận"))
_SCOPES = {Scope.AGENCY: "toàn cơ quan", Scope.UNIT: "từng đơn vị"}


def tables_of(verdict: CampaignVerdict, edition: Edition) -> tuple[Table, ...]:
    """Every table of a campaign that an edition may show."""
    campaign = verdict.campaign
    shared = (
        deadlines(campaign),
        clauses(campaign),
        _submissions(campaign, edition),
        _quotas(verdict, edition),
        decisions(campaign),
        awards(campaign, edition),
    )
    if edition is Edition.PUBLIC:
        return shared
    inside = (entries(campaign), findings(verdict), receipts(campaign), covered(campaign))
    return (*shared, *inside, sessions(campaign), cases(campaign))


def _submissions(campaign: Campaign, edition: Edition) -> Table:
    columns = (
        *UNIT,
        STAGE,
        Column("expected", "Phải gửi", "Đơn vị có phải gửi ở giai đoạn này hay không", Kind.BOOLEAN),
        Column("received", "Đã gửi", "Đã có tệp đọc được hay chưa", Kind.BOOLEAN),
        RECEIVED_AT,
        Column("states", "Tình trạng", "Tệp đúng hạn hay sau hạn; trống nếu không công bố"),
    )
    rows = tuple(_submission_rows(campaign, edition)) if shows_units(campaign, edition) else ()
    about = "Mỗi dòng là một đơn vị ở một giai đoạn; không có dòng nào nếu kế hoạch không công khai từng đơn vị."
    return Table("submissions", "Đơn vị và giai đoạn", about, columns, rows)


def _submission_rows(campaign: Campaign, edition: Edition) -> Rows:
    for stage in campaign.stages():
        due = campaign.expected_at(stage)
        for unit in campaign.expected():
            dossier = campaign.dossiers(stage).get(unit)
            told = tells_when(campaign, edition, unit)
            when = next(iter(instants(campaign, unit, stage).values()), None) if told else None
            states = shown_states(campaign, dossier, edition) if dossier else ""
            yield unit, campaign.units.short(unit), stage.value, unit in due, dossier is not None, when, states


def _quotas(verdict: CampaignVerdict, edition: Edition) -> Table:
    columns = (
        *AWARD,
        Column("scope", "Phạm vi", "Đếm trong toàn cơ quan hay trong một đơn vị", words=words(_SCOPES)),
        *UNIT,
        Column("binding", "Là giới hạn", "Kế hoạch đặt giới hạn ở phạm vi này; không thì chỉ để so sánh", Kind.BOOLEAN),
        Column(
            "stage",
            "Đếm ai",
            "Người được đề nghị, trong đó còn lại sau bỏ phiếu của Hội đồng, hay được công nhận",
            words=_COUNTED,
        ),
        Column("share", "Tỷ lệ", "Tỷ lệ tối đa; phân số đúng ở hai cột sau", Kind.SHARE),
        Column("share_numerator", "Tỷ lệ: tử số", "Tử số của phân số đúng", Kind.INTEGER),
        Column("share_denominator", "Tỷ lệ: mẫu số", "Mẫu số của phân số đúng", Kind.INTEGER),
        Column("rounding", "Làm tròn", "Cách làm tròn số người", words=words(ROUNDED)),
        Column("base", "Số làm gốc", "Số người mà tỷ lệ tính trên đó", Kind.INTEGER, PEOPLE),
        Column("count", "Số người", "Số người có danh hiệu, hình thức này", Kind.INTEGER, PEOPLE),
        Column("limit", "Nhiều nhất", "Tỷ lệ nhân số làm gốc, đã làm tròn", Kind.INTEGER, PEOPLE),
        Column("arithmetic", "Phép tính", "Cả phép tính, đọc được"),
        Column("provisional", "Tạm tính", "Còn đơn vị chưa gửi hoặc chưa đọc được", Kind.BOOLEAN),
    )
    about = (
        "Mỗi dòng là một tỷ lệ trong toàn cơ quan hoặc trong một đơn vị. Bản công khai chỉ có dòng khi đã có quyết "
        "định, trừ khi kế hoạch chọn khác, và không có đơn vị không ai có danh hiệu làm gốc."
    )
    return Table("quotas", "Tỷ lệ", about, columns, tuple(_quota_rows(verdict, edition)))


def _quota_rows(verdict: CampaignVerdict, edition: Edition) -> Rows:
    campaign = verdict.campaign
    for count in told_counts(verdict.counts, edition):
        quota, award = count.quota.record, campaign.catalogue.code(count.quota.record.award)
        yield (
            award,
            campaign.catalogue.name(award),
            count.scope.value,
            count.unit or None,
            campaign.units.short(count.unit) if count.unit else None,
            count.own,
            count.stage,
            str(quota.share),
            quota.share.numerator,
            quota.share.denominator,
            quota.rounding.value,
            count.base,
            count.count,
            count.limit,
            count.arithmetic,
            count.provisional,
        )
