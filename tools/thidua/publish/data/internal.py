"""Tables that only the internal edition holds: entries with names, findings with their places."""

from __future__ import annotations

from thidua.dataset.campaign import Campaign
from thidua.model.terms import Stage
from thidua.publish.arrivals import arrivals
from thidua.publish.data.table import Column, Kind, Table
from thidua.receipts.states import instant_of
from thidua.report.order import in_order
from thidua.report.rows import written
from thidua.rules.verdict import CampaignVerdict


def entries(campaign: Campaign) -> Table:
    """Every entry that is right in form, with where it stands in time and what of it counts."""
    columns = (
        Column("unit", "Mã đơn vị"),
        Column("stage", "Giai đoạn"),
        Column("key", "Mục"),
        Column("name", "Tên"),
        Column("titles", "Danh hiệu"),
        Column("commendations", "Khen thưởng"),
        Column("state", "Tình trạng"),
        Column("received_at", "Nhận lúc", Kind.DATETIME),
        Column("days_late", "Số ngày trễ", Kind.INTEGER),
        Column("counted", "Được tính"),
    )
    rows = (
        (
            entry.unit,
            entry.stage.value,
            entry.key,
            entry.label,
            " ".join(entry.titles),
            " ".join(entry.commendations),
            entry.standing.state.value,
            written(entry.standing.received_at, campaign) or None,
            entry.standing.days_late,
            " ".join(entry.counted),
        )
        for dossier in campaign.every_dossier()
        for entry in dossier.entries
    )
    return Table("entries", "Các mục đăng ký và đề nghị", columns, tuple(rows))


def receipts(campaign: Campaign) -> Table:
    """Every receipt that counts, by unit and stage in the order in which the file came."""
    columns = (
        Column("seq", "Số thứ tự trong sổ", Kind.INTEGER),
        Column("unit", "Mã đơn vị"),
        Column("stage", "Giai đoạn"),
        Column("received_at", "Nhận lúc", Kind.DATETIME),
        Column("whole_day", "Chỉ biết ngày", Kind.BOOLEAN),
        Column("source", "Qua đâu"),
        Column("account", "Tài khoản"),
        Column("readable", "Đọc được", Kind.BOOLEAN),
        Column("entries", "Số mục", Kind.INTEGER),
        Column("withdrawn", "Số mục rút", Kind.INTEGER),
    )
    rows = (
        (
            one.seq,
            unit,
            stage.value,
            written(instant_of(one, campaign.plan.record.zone), campaign),
            one.day_only,
            one.source.value,
            one.account.name or None,
            one.readable,
            len(one.entries),
            len(one.withdrawn),
        )
        for unit in campaign.expected()
        for stage in Stage
        for one in arrivals(campaign, unit, stage)
    )
    return Table("receipts", "Những lần nhận", columns, tuple(rows))


def findings(verdict: CampaignVerdict) -> Table:
    """What the checker found, in its order and words."""
    columns = (
        Column("rule", "Quy tắc"),
        Column("title", "Tên quy tắc"),
        Column("severity", "Mức"),
        Column("who", "Ai xử lý"),
        Column("unit", "Mã đơn vị"),
        Column("entry", "Mục"),
        Column("path", "Tệp"),
        Column("line", "Dòng", Kind.INTEGER),
        Column("message", "Nội dung"),
        Column("basis", "Căn cứ"),
        Column("fix", "Cách sửa"),
        Column("waived", "Đã chấp nhận, lý do"),
    )
    rows = (
        (
            one.rule,
            one.title,
            one.severity.value,
            one.who.value,
            one.unit or None,
            one.entry or None,
            one.at.path,
            one.at.place.line if one.at.place else None,
            one.message,
            one.basis,
            one.fix,
            one.waived or None,
        )
        for one in in_order(verdict.findings)
    )
    return Table("findings", "Kết quả kiểm tra", columns, tuple(rows))
