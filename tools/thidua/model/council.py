"""The Council's files: members and rules of procedure, sessions, decisions, earlier awards."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Code, Date, Integer, Name, Note, Required, Share, Text, Truth, Version, choice
from thidua.model.papers import Votes
from thidua.model.plan import Document
from thidua.model.terms import VoteBase

MOST_VOTERS = 200
"""So many rows of members, present or not: each case of a session is held against all of them."""


class Role(StrEnum):
    """Roles in the Council."""

    CHAIR = "chu_tich"
    DEPUTY = "pho_chu_tich"
    STANDING = "uy_vien_thuong_truc"
    MEMBER = "uy_vien"
    SECRETARY = "thu_ky"


class Member(Model):
    """A member of the Council over a time."""

    code: Code = field("ma_so", "Mã số")
    name: Name = field("ho_ten", "Họ và tên")
    role: Annotated[Role, choice(Role)] = field("vai_tro", "Vai trò", default=Role.MEMBER)
    since: Date | None = field("tu_ngay", "Từ ngày", default=None)
    until: Date | None = field("den_ngay", "Đến hết ngày", default=None)

    def covers(self, day: date) -> bool:
        """Whether the member sits on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class PassMark(Model):
    """The share of votes that an award needs."""

    awards: tuple[Required, ...] = field("ap_dung", "Áp dụng cho; trống là mọi trường hợp còn lại", default=())
    share: Share = field("toi_thieu", "Tỷ lệ đồng ý tối thiểu")
    base: Annotated[VoteBase, choice(VoteBase)] = field("tinh_tren", "Tính trên", default=VoteBase.MEMBERS)


class Procedure(Model):
    """Rules of procedure; the defaults are local practice (mark C)."""

    quorum: Share = field("du_so", "Tỷ lệ có mặt tối thiểu", default=Fraction(2, 3))
    pass_marks: tuple[PassMark, ...] = field("ty_le_thong_qua", "Tỷ lệ thông qua", default=())
    secret: Truth = field("bo_phieu_kin", "Bỏ phiếu kín", default=True)
    recusal_leaves_base: Truth = field("hoi_ty_tru_mau_so", "Người hồi tỵ không tính vào mẫu số", default=False)


class Council(Model):
    """`hoi-dong/hoi-dong.yaml`."""

    version: Version = field("schema", "Phiên bản định dạng")
    established: Document = field("thanh_lap", "Quyết định thành lập")
    members: tuple[Member, ...] = field("thanh_vien", "Thành viên", min_length=1, max_length=MOST_VOTERS)
    procedure: Procedure = field("quy_che", "Quy chế làm việc", default_factory=Procedure)


class Case(Model):
    """One case of a session: one award of one person or collective."""

    unit: Code = field("don_vi", "Đơn vị đề nghị")
    person: Code | None = field("ma_so", "Mã số cá nhân", default=None)
    collective: Code | None = field("tap_the", "Mã tập thể", default=None)
    award: Required = field("ap_dung", "Danh hiệu hoặc hình thức")
    votes: Votes = field("phieu", "Kết quả phiếu")
    order: Integer | None = field("thu_tu", "Thứ tự ưu tiên", default=None)
    tie_break: Text = field("ly_do_thu_tu", "Lý do xếp thứ tự khi bằng phiếu", default="")
    lowered_to: Text = field("chuyen_sang", "Chuyển sang danh hiệu thấp hơn", default="")
    reason: Note = field("ly_do", "Lý do", default="")
    recused: tuple[Code, ...] = field(
        "hoi_ty", "Thành viên không bỏ phiếu việc này", default=(), max_length=MOST_VOTERS
    )
    dossier: Text = field("ma_ho_so", "Mã hồ sơ (sha256) lúc biểu quyết", default="")


class Proposal(Model):
    """A proposal sent to a higher level after the session."""

    number: Required = field("so", "Số tờ trình")
    day: Date = field("ngay", "Ngày")
    to: Required = field("gui", "Gửi cơ quan")
    awards: tuple[Required, ...] = field("ap_dung", "Danh hiệu, hình thức trình")


class Session(Model):
    """`hoi-dong/phien-hop-NN.yaml`."""

    version: Version = field("schema", "Phiên bản định dạng")
    number: Integer = field("phien", "Phiên họp thứ")
    day: Date = field("ngay", "Ngày họp")
    present: tuple[Code, ...] = field("co_mat", "Mã số thành viên có mặt", max_length=MOST_VOTERS)
    written: tuple[Code, ...] = field(
        "phieu_van_ban", "Mã số thành viên gửi phiếu bằng văn bản", default=(), max_length=MOST_VOTERS
    )
    minutes: Text = field("bien_ban", "Số biên bản", default="")
    ledger_head: Text = field(
        "dau_so", "Đầu sổ biên nhận lúc đó", "mã sha256 mà lệnh thidua check in ra ở dòng Biên nhận", default=""
    )
    cases: tuple[Case, ...] = field("noi_dung", "Các trường hợp xét", default=())
    proposals: tuple[Proposal, ...] = field("trinh_cap_tren", "Tờ trình cấp trên", default=())
    note: Note = field("ghi_chu", "Ghi chú", default="")
