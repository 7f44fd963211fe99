"""The Office's files on the agency: its names, its units and its roster."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Address, Code, Date, Name, Note, Required, Text, Truth, Version, choice


class UnitKind(StrEnum):
    """What kind of unit it is."""

    LEADERSHIP = "lanh_dao"
    DIVISION = "phong"
    SUBORDINATE = "don_vi_truc_thuoc"


class EndReason(StrEnum):
    """Why a person's stay in a unit ended."""

    MOVED_UNIT = "chuyen_don_vi"
    MOVED_AGENCY = "chuyen_co_quan"
    RETIRED = "nghi_huu"
    RESIGNED = "nghi_viec"
    OTHER = "khac"


class LeaveKind(StrEnum):
    """Kinds of absence, without any reason that tells of health or family."""

    COUNTS_AS_SERVICE = "tinh_thoi_gian"
    OTHER = "khong_tinh_thoi_gian"
    TRAINING = "dao_tao"
    SECONDED = "biet_phai"


class NamePeriod(Model):
    """A name over a time."""

    name: Required = field("ten", "Tên")
    since: Date | None = field("tu_ngay", "Từ ngày", default=None)
    until: Date | None = field("den_ngay", "Đến hết ngày", default=None)


class ForgeKind(StrEnum):
    """Forges, by the addresses of their pages."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


class Forge(Model):
    """Where the repository lies on the agency's forge, for the links of the internal pages."""

    kind: Annotated[ForgeKind, choice(ForgeKind)] = field(
        "loai", "Loại máy chủ", "github, gitlab hoặc forgejo (cả Gitea)"
    )
    address: Address = field("dia_chi", "Địa chỉ trang của kho")
    branch: Required = field("nhanh", "Nhánh chính", default="main")


class Agency(Model):
    """`co-quan/co-quan.yaml`: the agency, its names over time and what it succeeds."""

    version: Version = field("schema", "Phiên bản định dạng")
    code: Code = field("ma", "Mã cơ quan")
    names: tuple[NamePeriod, ...] = field("ten", "Tên cơ quan qua các thời kỳ", min_length=1)
    short_name: Required = field("ten_ngan", "Tên ngắn")
    superior: Text = field("co_quan_cap_tren", "Cơ quan cấp trên", default="")
    head_title: Required = field("chuc_danh_thu_truong", "Chức danh người đứng đầu")
    successor_of: tuple[Text, ...] = field("ke_thua", "Mã hoặc tên các cơ quan trước", default=())
    forge: Forge | None = field("kho", "Kho hồ sơ trên máy chủ Git, để trang nội bộ dẫn tới tệp", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Account(Model):
    """An account on the forge that may send the unit's files."""

    login: Required = field("ten", "Tên tài khoản")
    number: Text = field("id", "Số định danh tài khoản trên máy chủ", default="")
    since: Date | None = field("tu_ngay", "Từ ngày", default=None)
    until: Date | None = field("den_ngay", "Đến hết ngày", default=None)


class Unit(Model):
    """A division or subordinate unit over time."""

    code: Code = field("ma", "Mã đơn vị")
    names: tuple[NamePeriod, ...] = field("ten", "Tên đơn vị qua các thời kỳ", min_length=1)
    short_name: Required = field("ten_ngan", "Tên ngắn")
    kind: Annotated[UnitKind, choice(UnitKind)] = field("loai", "Loại đơn vị", default=UnitKind.DIVISION)
    since: Date | None = field("tu_ngay", "Thành lập từ ngày", default=None)
    until: Date | None = field("den_ngay", "Hoạt động đến hết ngày", default=None)
    successor_of: tuple[Code, ...] = field("ke_thua", "Mã các đơn vị trước", default=())
    office: Truth = field("thuong_truc", "Là thường trực Hội đồng (Văn phòng)", default=False)
    accounts: tuple[Account, ...] = field("tai_khoan", "Tài khoản được gửi hồ sơ", default=())
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Units(Model):
    """`co-quan/don-vi.yaml`: all units."""

    version: Version = field("schema", "Phiên bản định dạng")
    units: tuple[Unit, ...] = field("don_vi", "Các đơn vị", min_length=1)


class Absence(Model):
    """A time away, by kind only."""

    kind: Annotated[LeaveKind, choice(LeaveKind)] = field(
        "loai", "Loại", "tinh_thoi_gian (được tính là thời gian công tác), khong_tinh_thoi_gian, dao_tao hoặc biet_phai"
    )
    since: Date = field("tu_ngay", "Từ ngày")
    until: Date | None = field("den_ngay", "Đến hết ngày", default=None)
    host: Text = field("noi_den", "Nơi đến (đào tạo, biệt phái)", default="")


class FormerAgency(Model):
    """The agency a person came from."""

    name: Required = field("ten", "Cơ quan cũ")
    since: Date | None = field("tu_ngay", "Ở cơ quan cũ từ ngày", default=None)
    until: Date = field("den_ngay", "Ở cơ quan cũ đến hết ngày")


class Stay(Model):
    """A person's time in a unit. The same code may stand in several rosters over time."""

    code: Code = field("ma_so", "Mã số trong toàn cơ quan")
    name: Name = field("ho_ten", "Họ và tên")
    aliases: tuple[Name, ...] = field("ten_khac", "Tên khác, tên cũ", default=())
    former_codes: tuple[Code, ...] = field("ma_so_cu", "Mã số cũ đã sửa", default=())
    position: Text = field("chuc_vu", "Chức vụ", default="")
    recruited: Date | None = field("tuyen_dung", "Ngày tuyển dụng lần đầu", default=None)
    since: Date = field("tu_ngay", "Ở đơn vị từ ngày")
    until: Date | None = field("den_ngay", "Ở đơn vị đến hết ngày", default=None)
    reason: Annotated[EndReason, choice(EndReason)] | None = field("ly_do", "Lý do thôi ở đơn vị", default=None)
    former_agency: FormerAgency | None = field("co_quan_cu", "Cơ quan cũ", default=None)
    absences: tuple[Absence, ...] = field("vang", "Thời gian vắng", default=())

    def covers(self, day: date) -> bool:
        """Whether the person is in the unit on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Roster(Model):
    """`co-quan/nhan-su/<don-vi>.yaml`: the people of one unit over time."""

    version: Version = field("schema", "Phiên bản định dạng")
    unit: Code = field("don_vi", "Mã đơn vị")
    people: tuple[Stay, ...] = field("nguoi", "Những người trong đơn vị", default=())
