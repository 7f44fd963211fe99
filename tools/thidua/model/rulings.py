"""The Office's and the Council's short lists: extensions, waivers, petitions."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Code, Date, Note, Required, Text, Version, choice
from thidua.model.papers import Ground
from thidua.model.plan import Signer
from thidua.model.terms import ExtensionKind, Stage


class Extension(Model):
    """One decision for a unit, or for single people of it."""

    kind: Annotated[ExtensionKind, choice(ExtensionKind)] = field(
        "loai", "Loại", "gia_han, chap_nhan_tre (chấp nhận trễ) hoặc tu_choi (từ chối)"
    )
    unit: Code = field("don_vi", "Mã đơn vị")
    people: tuple[Code, ...] = field("nguoi", "Mã số từng người; trống là cả đơn vị", default=())
    stage: Annotated[Stage, choice(Stage)] = field("giai_doan", "Giai đoạn")
    until: Date | None = field(
        "den_het_ngay",
        "Đến hết ngày",
        "gia hạn đến hết ngày này; với chap_nhan_tre: chấp nhận những gì đến hết ngày này, không ghi thì theo ngày của căn cứ",
        default=None,
    )
    reason: Required = field("ly_do", "Lý do")
    ground: Ground = field("can_cu", "Căn cứ")
    by: Signer | None = field("nguoi_quyet_dinh", "Người quyết định", default=None)


class Extensions(Model):
    """`ke-hoach/gia-han.yaml`."""

    version: Version = field("schema", "Phiên bản định dạng")
    items: tuple[Extension, ...] = field("muc", "Các quyết định về hạn nộp", default=())


class Waiver(Model):
    """A finding that somebody has accepted, with reason; it stays visible."""

    rule: Required = field("quy_tac", "Mã quy tắc")
    path: Required = field("tep", "Đường dẫn tệp có chỗ được chấp nhận")
    entry: Text = field("muc", "Mục, ví dụ ca_nhan/nv-017; trống là cả tệp", default="")
    reason: Required = field("ly_do", "Lý do")
    ground: Ground = field("can_cu", "Căn cứ")
    by: Signer = field("nguoi_quyet_dinh", "Người quyết định")
    day: Date = field("ngay", "Ngày")


class Waivers(Model):
    """`ke-hoach/mien-tru.yaml`."""

    version: Version = field("schema", "Phiên bản định dạng")
    items: tuple[Waiver, ...] = field("muc", "Các chỗ được chấp nhận", default=())


class PetitionKind(StrEnum):
    """What was received after posting."""

    PETITION = "kien_nghi"
    COMPLAINT = "khieu_nai"


class Outcome(StrEnum):
    """What came of it."""

    OPEN = "dang_xem_xet"
    UPHELD = "chap_nhan"
    PARTLY = "chap_nhan_mot_phan"
    DISMISSED = "khong_chap_nhan"
    WITHDRAWN = "rut"


class Petition(Model):
    """A reference and an outcome, never a name."""

    code: Code = field("ma", "Mã")
    kind: Annotated[PetitionKind, choice(PetitionKind)] = field("loai", "Loại")
    received: Date = field("ngay_nhan", "Ngày nhận")
    about: Required = field("ve_viec", "Về việc, không nêu tên")
    outcome: Annotated[Outcome, choice(Outcome)] = field("ket_qua", "Kết quả", default=Outcome.OPEN)
    answered: Date | None = field("ngay_tra_loi", "Ngày trả lời", default=None)
    number: Text = field("so_tra_loi", "Số văn bản trả lời", default="")
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Petitions(Model):
    """`hoi-dong/kien-nghi.yaml`."""

    version: Version = field("schema", "Phiên bản định dạng")
    items: tuple[Petition, ...] = field("muc", "Các kiến nghị, khiếu nại", default=())
