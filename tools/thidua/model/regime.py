"""A legal regime: the catalogue of titles and commendations and every threshold, as data.

Each threshold carries the text it rests on and a mark: P the plan says so, L law seen,
VP seen only in a predecessor or successor text, M from memory, to be verified,
C local practice with a default.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Code, Date, Integer, Note, Required, Share, Truth, Version, choice
from thidua.model.plan import Document
from thidua.model.standards import (
    Founded,
    Standards,
)
from thidua.model.submission import Grade
from thidua.model.terms import Subject, VoteBase


class AwardKind(StrEnum):
    """A title is recognised; a form of commendation is conferred."""

    TITLE = "danh_hieu"
    COMMENDATION = "hinh_thuc"


class Level(StrEnum):
    """Who confers: the agency itself, or a higher level to which it only proposes."""

    AGENCY = "co_quan"
    HIGHER = "cap_tren"


class Money(Founded):
    """The multiple of the base salary, in hundredths written as a decimal text."""

    multiple: Required = field("he_so", "Hệ số mức lương cơ sở")


class Award(Model):
    """A title or a form of commendation."""

    code: Required = field("ma", "Mã")
    name: Required = field("ten", "Tên đầy đủ")
    short_name: Required = field("ten_ngan", "Tên ngắn")
    aliases: tuple[Required, ...] = field("ten_khac", "Cách viết khác", default=())
    kind: Annotated[AwardKind, choice(AwardKind)] = field("loai", "Danh hiệu hay hình thức khen thưởng")
    subjects: tuple[Annotated[Subject, choice(Subject)], ...] = field("doi_tuong", "Dành cho")
    level: Annotated[Level, choice(Level)] = field("cap", "Cấp quyết định", default=Level.AGENCY)
    rank: Integer = field("thu_bac", "Thứ bậc; số lớn hơn là cao hơn")
    person: Standards = field("ca_nhan", "Tiêu chuẩn với cá nhân", default_factory=Standards)
    collective: Standards = field("tap_the", "Tiêu chuẩn với tập thể", default_factory=Standards)
    money: Money | None = field("tien_thuong", "Tiền thưởng", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")

    def standards(self, subject: Subject) -> Standards:
        """The standards for persons or for collectives."""
        return self.person if subject is Subject.PERSON else self.collective


class Switch(Founded):
    """A yes or no that the law sets."""

    value: Truth = field("gia_tri", "Giá trị")


class LeaveLimit(Founded):
    """Leave within these months caps the grade."""

    from_months: Integer = field("tu_thang", "Từ số tháng")
    below_months: Integer = field("duoi_thang", "Đến dưới số tháng")
    blocked: tuple[Annotated[Grade, choice(Grade)], ...] = field("khong_the_xep", "Các mức không thể xếp")


class Months(Founded):
    """A number of months from which something is needed."""

    months: Integer = field("so_thang", "Số tháng")


class VoteLaw(Founded):
    """The share of votes that an award needs by this regime."""

    awards: tuple[Required, ...] = field("ap_dung", "Áp dụng cho")
    share: Share = field("toi_thieu", "Tỷ lệ tối thiểu")
    base: Annotated[VoteBase, choice(VoteBase)] = field("tinh_tren", "Tính trên", default=VoteBase.MEMBERS)


class Regime(Model):
    """A legal regime; the year of achievement decides which one applies."""

    version: Version = field("schema", "Phiên bản định dạng")
    code: Code = field("ma", "Mã chế độ")
    name: Required = field("ten", "Tên")
    since: Date = field("tu_ngay", "Áp dụng từ ngày")
    until: Date | None = field("den_ngay", "Áp dụng đến hết ngày", default=None)
    documents: tuple[Document, ...] = field("van_ban", "Các văn bản")
    caps_allowed: Switch = field("duoc_dat_ty_le", "Được đặt tỷ lệ khống chế danh hiệu")
    capped_titles: tuple[Required, ...] = field("danh_hieu_khong_che", "Danh hiệu mà điều trên nói tới", default=())
    registration_ground: Switch = field("dang_ky_la_can_cu", "Đăng ký là căn cứ xét danh hiệu")
    leave_limit: LeaveLimit | None = field("nghi_gioi_han_xep_loai", "Nghỉ làm giới hạn xếp loại", default=None)
    ungraded_below: Months | None = field(
        "khong_xep_loai_duoi", "Làm việc dưới số tháng thì không xếp loại", default=None
    )
    training: Months | None = field("dao_tao", "Đào tạo từ số tháng phải có kết quả khá", default=None)
    former_agency: Months | None = field("co_quan_cu", "Ở cơ quan cũ từ số tháng phải có ý kiến", default=None)
    seconded: Switch | None = field("biet_phai", "Biệt phái phải có ý kiến nơi đến", default=None)
    votes: tuple[VoteLaw, ...] = field("ty_le_phieu", "Tỷ lệ phiếu", default=())
    awards: tuple[Award, ...] = field("danh_muc", "Danh mục danh hiệu và hình thức khen thưởng")
    note: Note = field("ghi_chu", "Ghi chú", default="")

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def meets(self, year: int) -> bool:
        """Whether it is in force on any day of the year."""
        return self.since.year <= year and (self.until is None or year <= self.until.year)
