"""The tables of the Council, in the internal edition only: its sessions, and every case before them."""

from __future__ import annotations

from thidua.dataset.campaign import Campaign
from thidua.publish.data.columns import AWARD, PEOPLE, SUBJECTS, UNIT, short_names
from thidua.publish.data.table import Column, Kind, Table
from thidua.report.council import session_row

_SESSION = Column("session", "Phiên", "Số thứ tự của phiên họp trong năm", Kind.INTEGER)
_VOTES = "phiếu"


def sessions(campaign: Campaign) -> Table:
    """Every session: who could come, who came, who had to."""
    columns = (
        _SESSION,
        Column("day", "Ngày họp", "Ngày Hội đồng họp", Kind.DATE),
        Column("members", "Thành viên", "Số thành viên Hội đồng vào ngày họp", Kind.INTEGER, PEOPLE),
        Column("present", "Có mặt", "Số thành viên có mặt", Kind.INTEGER, PEOPLE),
        Column("needed", "Cần có mặt", "Số người ít nhất phải có mặt theo quy chế", Kind.INTEGER, PEOPLE),
        Column("written", "Phiếu bằng văn bản", "Số thành viên vắng mặt gửi phiếu bằng văn bản", Kind.INTEGER, PEOPLE),
        Column("cases", "Số trường hợp", "Số trường hợp đã biểu quyết", Kind.INTEGER, "trường hợp"),
        Column("minutes", "Số biên bản", "Số của biên bản phiên họp; trống nếu chưa ghi"),
    )
    found = ((one.record, session_row(campaign, one)) for one in campaign.sessions)
    rows = tuple(
        (
            record.number,
            record.day.isoformat(),
            row.members,
            row.present,
            row.needed,
            len(record.written),
            len(row.cases),
            record.minutes or None,
        )
        for record, row in found
    )
    return Table("sessions", "Phiên họp Hội đồng", "Mỗi dòng là một phiên họp.", columns, rows)


def cases(campaign: Campaign) -> Table:
    """Every case in the order of the minutes: its votes, of how many, how many were needed, what came of it."""
    columns = (
        _SESSION,
        *UNIT,
        Column("subject", "Cá nhân hay tập thể", "Xét cá nhân hay tập thể", words=SUBJECTS),
        Column("code", "Mã", "Mã số của người hoặc mã của tập thể"),
        *AWARD,
        Column("agree", "Đồng ý", "Số phiếu đồng ý", Kind.INTEGER, _VOTES),
        Column("base", "Tính trên", "Số người mà tỷ lệ đồng ý tính trên đó", Kind.INTEGER, PEOPLE),
        Column("needed", "Cần", "Số phiếu đồng ý ít nhất phải có", Kind.INTEGER, _VOTES),
        Column("passed", "Đủ phiếu", "Số phiếu đồng ý có đủ hay không", Kind.BOOLEAN),
        Column("lowered_to", "Chuyển sang", "Danh hiệu thấp hơn; trống nếu không chuyển", words=short_names(campaign)),
    )
    rows = tuple(
        (
            session.record.number,
            case.unit,
            campaign.units.short(case.unit),
            case.subject,
            case.code,
            case.award,
            campaign.catalogue.name(case.award),
            case.agree,
            case.base,
            case.needed,
            case.passed,
            case.lowered_to or None,
        )
        for session in campaign.sessions
        for case in session_row(campaign, session).cases
    )
    about = "Mỗi dòng là một lần biểu quyết về một danh hiệu, hình thức của một người hoặc một tập thể."
    return Table("cases", "Biểu quyết của Hội đồng", about, columns, rows)
