"""Tables that only the internal edition holds: entries with names, findings with their places, receipts, the roster."""

from __future__ import annotations

from dataclasses import astuple

from thidua.dataset.campaign import Campaign
from thidua.dataset.coverage import coverage
from thidua.model.terms import Stage
from thidua.publish.arrivals import DOORS, files_held, instants, iso
from thidua.publish.data.columns import PEOPLE, RECEIVED_AT, STAGE, UNIT, short_names, words
from thidua.publish.data.table import Column, Kind, Table
from thidua.publish.rulebook import WHO
from thidua.receipts.states import NAMES
from thidua.report.order import in_order
from thidua.report.text import LABELS
from thidua.rules.verdict import CampaignVerdict

_ENTRY = "Mục trong tệp: ca_nhan/mã số, tap_the/mã, hoặc dau (phần chung)"


def entries(campaign: Campaign) -> Table:
    """Every entry that is right in form, with where it stands in time and what of it counts."""
    short = short_names(campaign)
    columns = (
        UNIT[0],
        STAGE,
        Column("key", "Mục", _ENTRY),
        Column("name", "Tên", "Họ và tên, hoặc mã của tập thể"),
        Column("titles", "Danh hiệu", "Các danh hiệu của mục", words=short, listed=True),
        Column("commendations", "Khen thưởng", "Các hình thức khen thưởng của mục", words=short, listed=True),
        Column("state", "Tình trạng", "Mục đứng thế nào so với hạn", words=words(NAMES)),
        RECEIVED_AT,
        Column("days_late", "Số ngày trễ", "Số ngày sau hạn; 0 là không trễ", Kind.INTEGER, "ngày"),
        Column("counted", "Được tính", "Những danh hiệu, hình thức được tính vào số liệu", words=short, listed=True),
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
            came.get(entry.standing.received_at),
            entry.standing.days_late,
            " ".join(entry.counted),
        )
        for dossier in campaign.every_dossier()
        for came in [instants(campaign, dossier.unit, dossier.stage)]
        for entry in dossier.entries
    )
    return Table(
        "entries",
        "Các mục đăng ký và đề nghị",
        "Mỗi dòng là một mục trong tệp của đơn vị ở một giai đoạn.",
        columns,
        tuple(rows),
    )


def receipts(campaign: Campaign) -> Table:
    """Every receipt that counts, by unit and stage in the order in which the file came."""
    columns = (
        Column("seq", "Số thứ tự trong sổ", "Số thứ tự của biên nhận trong sổ của chiến dịch", Kind.INTEGER),
        UNIT[0],
        STAGE,
        RECEIVED_AT,
        Column("whole_day", "Chỉ biết ngày", "Sổ chỉ ghi ngày, không ghi giờ: tính cả ngày đó", Kind.BOOLEAN),
        Column("source", "Qua đâu", "Hồ sơ đến bằng cách nào", words=words(DOORS)),
        Column("account", "Tài khoản", "Tài khoản gửi trên máy chủ; trống nếu đến bằng giấy, thư, Zalo"),
        Column("readable", "Đọc được", "Tệp lúc đó đọc được hay không", Kind.BOOLEAN),
        Column("entries", "Số mục", "Số mục có trong tệp lúc đó", Kind.INTEGER, "mục"),
        Column("withdrawn", "Số mục rút", "Số mục ghi là rút", Kind.INTEGER, "mục"),
    )
    rows = (
        (
            one.seq,
            unit,
            stage.value,
            iso(campaign, one),
            one.day_only,
            one.source.value,
            one.account.name or None,
            one.readable,
            len(one.entries),
            len(one.withdrawn),
        )
        for unit in campaign.expected()
        for stage in Stage
        for one in files_held(campaign, unit, stage)
    )
    return Table("receipts", "Những lần nhận", "Mỗi dòng là một biên nhận.", columns, tuple(rows))


def findings(verdict: CampaignVerdict) -> Table:
    """What the checker found, in its order and words."""
    columns = (
        Column("rule", "Quy tắc", "Mã của quy tắc, là tên trang của nó"),
        Column("title", "Tên quy tắc", "Tên của quy tắc"),
        Column("severity", "Mức", "Nặng nhẹ thế nào", words=words(LABELS)),
        Column("who", "Ai xử lý", "Người phải sửa hoặc quyết định", words=words(WHO)),
        UNIT[0],
        Column("entry", "Mục", f"{_ENTRY}; trống nếu về cả tệp"),
        Column("path", "Tệp", "Đường dẫn của tệp trong kho"),
        Column("line", "Dòng", "Dòng trong tệp, từ 1; trống nếu về cả tệp", Kind.INTEGER),
        Column("message", "Nội dung", "Điều thấy được và điều phải có"),
        Column("basis", "Căn cứ", "Văn bản, mục làm căn cứ"),
        Column("fix", "Cách sửa", "Phải làm gì"),
        Column("waived", "Đã chấp nhận, lý do", "Lý do cơ quan chấp nhận; trống nếu chưa"),
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
    return Table("findings", "Kết quả kiểm tra", "Mỗi dòng là một điều mà chương trình nêu ra.", columns, tuple(rows))


def covered(campaign: Campaign) -> Table:
    """How many of each unit's roster stand at each stage; the last row is the agency."""
    columns = (
        *UNIT,
        *(Column(key, title, meaning, Kind.INTEGER, PEOPLE) for key, title, meaning in _COVERAGE),
    )
    rows = tuple(
        (row.unit or None, campaign.units.short(row.unit) if row.unit else "Toàn cơ quan", *astuple(row)[1:])
        for row in coverage(campaign)
    )
    about = "Mỗi dòng là một đơn vị; dòng cuối là toàn cơ quan."
    return Table("coverage", "Nhân sự và hồ sơ", about, columns, rows)


_COVERAGE = (
    ("at_registration", "Nhân sự lúc đăng ký", "Số người trong danh sách nhân sự vào ngày cuối của giai đoạn đăng ký"),
    ("registered", "Đã đăng ký", "Trong đó số người đã đăng ký"),
    ("at_nomination", "Nhân sự lúc đề nghị", "Số người trong danh sách nhân sự vào ngày cuối của giai đoạn đề nghị"),
    ("nominated", "Được đề nghị", "Trong đó số người được đề nghị và chưa rút"),
    ("recognised", "Được công nhận", "Trong đó số người được công nhận"),
)
