"""A legal regime: the catalogue of titles and commendations and every threshold, as data.

Each threshold carries the text it rests on and a mark: P the plan says so, L law seen,
VP seen only in a predecessor or successor text, M from memory, to be verified,
C local practice with a default.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Code, Date, Integer, Note, Required, Share, Truth, choice
from thidua.model.plan import Document, Subject, VoteBase, Weight
from thidua.model.submission import Grade


class Mark(StrEnum):
    """How well a figure is founded."""

    PLAN = "P"
    LAW = "L"
    NEIGHBOUR = "VP"
    MEMORY = "M"
    LOCAL = "C"


class AwardKind(StrEnum):
    """A title is recognised; a form of commendation is conferred."""

    TITLE = "danh_hieu"
    COMMENDATION = "hinh_thuc"


class Level(StrEnum):
    """Who confers: the agency itself, or a higher level to which it only proposes."""

    AGENCY = "co_quan"
    HIGHER = "cap_tren"


class Founded(Model):
    """Anything that rests on a text."""

    basis: Required = field("can_cu", "Căn cứ")
    mark: Annotated[Mark, *choice(Mark)] = field("dau", "Mức xác minh: P, L, VP, M hoặc C")
    weight: Annotated[Weight, *choice(Weight)] = field("muc_do", "Không đạt thì", default=Weight.ERROR)

    @property
    def ground(self) -> str:
        """The basis with its mark, as printed."""
        return f"{self.basis} ({self.mark})"


class Service(Founded):
    """Months since first recruitment at the end of the year."""

    months: Integer = field("so_thang", "Số tháng tối thiểu")


class GradeLimit(Founded):
    """Grades that fail the standard."""

    grades: tuple[Annotated[Grade, *choice(Grade)], ...] = field("khong_dat", "Các mức xếp loại không đạt")


class Attested(Founded):
    """A positive fact that the unit must attest to, by its key in `cam_ket`."""

    key: Required = field("khoa", "Khóa trong cam_ket")
    name: Required = field("ten", "Nội dung cam kết")


class SameYearTitle(Founded):
    """One of these titles in the same year is needed."""

    one_of: tuple[Required, ...] = field("mot_trong", "Một trong các danh hiệu cùng năm")


class InitiativeNeed(Founded):
    """A recognised initiative or accepted research, unless the grade replaces it."""

    unless_grade: tuple[Annotated[Grade, *choice(Grade)], ...] = field(
        "tru_khi_xep_loai", "Không cần nếu xếp loại", default=()
    )
    wide_effect: Truth = field("can_anh_huong_cap_tinh", "Cần phạm vi ảnh hưởng cấp tỉnh", default=False)


class Path(Model):
    """One way to fulfil a look-back: awards in earlier years, or grades with initiatives."""

    awards: tuple[Required, ...] = field("danh_hieu", "Một trong các danh hiệu", default=())
    grades: tuple[Annotated[Grade, *choice(Grade)], ...] = field("xep_loai", "Một trong các mức xếp loại", default=())
    times: Integer = field("so_lan", "Số lần hoặc số năm")
    consecutive_years: Truth = field("nam_lien_tiep", "Phải là các năm liền nhau", default=True)
    with_this_year: Truth = field("tinh_nam_nay", "Năm nay được tính tạm", default=True)
    initiatives: Integer = field("so_sang_kien", "Số sáng kiến trong thời gian đó", default=0)


class LookBack(Founded):
    """What must lie behind an award; any one path is enough, or another stated ground."""

    paths: tuple[Path, ...] = field("mot_trong", "Một trong các con đường", min_length=1)
    other_ground: Truth = field("can_cu_khac", "Có thể nêu căn cứ khác", default=False)


class MemberShare(Founded):
    """The share of members who hold a title; strictly more where `strict`."""

    title: Required = field("danh_hieu", "Danh hiệu của thành viên")
    share: Share = field("ty_le", "Tỷ lệ")
    strict: Truth = field("phai_tren", "Phải trên, không chỉ bằng", default=False)


class MemberNeed(Founded):
    """At least so many members with a title."""

    title: Required = field("danh_hieu", "Danh hiệu")
    people: Integer = field("so_nguoi", "Số người tối thiểu")


class Completion(Founded):
    """The share of members who completed their tasks."""

    share: Share = field("ty_le", "Tỷ lệ")


class Standards(Model):
    """All that a program can check of one award, for persons and for collectives."""

    service: Service | None = field("thoi_gian", "Thời gian công tác", default=None)
    grades: tuple[GradeLimit, ...] = field("xep_loai", "Xếp loại", default=())
    attested: tuple[Attested, ...] = field("cam_ket", "Cam kết", default=())
    same_year: tuple[SameYearTitle, ...] = field("can_danh_hieu", "Cần danh hiệu cùng năm", default=())
    initiative: InitiativeNeed | None = field("sang_kien", "Sáng kiến", default=None)
    look_back: LookBack | None = field("lich_su", "Thành tích các năm trước", default=None)
    shares: tuple[MemberShare, ...] = field("ty_le_thanh_vien", "Tỷ lệ thành viên đạt danh hiệu", default=())
    members: tuple[MemberNeed, ...] = field("can_ca_nhan", "Cần cá nhân đạt danh hiệu", default=())
    completion: Completion | None = field("hoan_thanh", "Tỷ lệ hoàn thành nhiệm vụ", default=None)


class Money(Founded):
    """The multiple of the base salary, in hundredths written as a decimal text."""

    multiple: Required = field("he_so", "Hệ số mức lương cơ sở")


class Award(Model):
    """A title or a form of commendation."""

    code: Required = field("ma", "Mã")
    name: Required = field("ten", "Tên đầy đủ")
    short_name: Required = field("ten_ngan", "Tên ngắn")
    aliases: tuple[Required, ...] = field("ten_khac", "Cách viết khác", default=())
    kind: Annotated[AwardKind, *choice(AwardKind)] = field("loai", "Danh hiệu hay hình thức khen thưởng")
    subjects: tuple[Annotated[Subject, *choice(Subject)], ...] = field("doi_tuong", "Dành cho")
    level: Annotated[Level, *choice(Level)] = field("cap", "Cấp quyết định", default=Level.AGENCY)
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
    blocked: tuple[Annotated[Grade, *choice(Grade)], ...] = field("khong_the_xep", "Các mức không thể xếp")


class Months(Founded):
    """A number of months from which something is needed."""

    months: Integer = field("so_thang", "Số tháng")


class VoteLaw(Founded):
    """The share of votes that an award needs by this regime."""

    awards: tuple[Required, ...] = field("ap_dung", "Áp dụng cho")
    share: Share = field("toi_thieu", "Tỷ lệ tối thiểu")
    base: Annotated[VoteBase, *choice(VoteBase)] = field("tinh_tren", "Tính trên", default=VoteBase.MEMBERS)


class Regime(Model):
    """A legal regime; the year of achievement decides which one applies."""

    version: Integer = field("schema", "Phiên bản định dạng")
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
