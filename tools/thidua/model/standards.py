"""What a program can check of an award: thresholds, each with its text and mark."""

from __future__ import annotations

from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Integer, Required, Share, Truth, choice
from thidua.model.submission import Grade
from thidua.model.terms import Mark, Weight


class Founded(Model):
    """Anything that rests on a text."""

    basis: Required = field("can_cu", "Căn cứ")
    mark: Annotated[Mark, choice(Mark)] = field("dau", "Mức xác minh: P, L, VP, M hoặc C")
    weight: Annotated[Weight, choice(Weight)] = field("muc_do", "Không đạt thì", default=Weight.ERROR)

    @property
    def ground(self) -> str:
        """The basis with its mark, as printed."""
        return f"{self.basis} ({self.mark})"


class Service(Founded):
    """Months since first recruitment at the end of the year."""

    months: Integer = field("so_thang", "Số tháng tối thiểu")


class GradeLimit(Founded):
    """Grades that fail the standard."""

    grades: tuple[Annotated[Grade, choice(Grade)], ...] = field("khong_dat", "Các mức xếp loại không đạt")


class Attested(Founded):
    """A positive fact that the unit must attest to, by its key in `cam_ket`."""

    key: Required = field("khoa", "Khóa trong cam_ket")
    name: Required = field("ten", "Nội dung cam kết")


class SameYearTitle(Founded):
    """One of these titles in the same year is needed."""

    one_of: tuple[Required, ...] = field("mot_trong", "Một trong các danh hiệu cùng năm")


class InitiativeNeed(Founded):
    """A recognised initiative or accepted research, unless the grade replaces it."""

    unless_grade: tuple[Annotated[Grade, choice(Grade)], ...] = field(
        "tru_khi_xep_loai", "Không cần nếu xếp loại", default=()
    )
    wide_effect: Truth = field("can_anh_huong_cap_tinh", "Cần phạm vi ảnh hưởng cấp tỉnh", default=False)


class Path(Model):
    """One way to fulfil a look-back: awards in earlier years, or grades with initiatives."""

    awards: tuple[Required, ...] = field("danh_hieu", "Một trong các danh hiệu", default=())
    grades: tuple[Annotated[Grade, choice(Grade)], ...] = field("xep_loai", "Một trong các mức xếp loại", default=())
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
