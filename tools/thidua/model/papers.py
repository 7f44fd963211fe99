"""Pieces that many files share: votes, papers, grounds, signatures."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Date, Integer, Name, Note, Required, Text, choice


class Confirmation(StrEnum):
    """How the head of a unit confirms a file."""

    SIGNED_PAPER = "ky_giay"
    DIGITAL_SIGNATURE = "ky_so"
    OWN_ACCOUNT = "tai_khoan"


class GroundKind(StrEnum):
    """What a decision about a late entry or a waiver rests on."""

    LETTER = "cong_van"
    ENDORSEMENT = "but_phe"
    MINUTES = "bien_ban"


class Author(Model):
    """Who made a file."""

    name: Name = field("ho_ten", "Họ và tên")
    position: Text = field("chuc_vu", "Chức vụ", default="")


class Confirmed(Model):
    """The confirmation of the head of the unit."""

    name: Name = field("ho_ten", "Họ và tên")
    position: Text = field("chuc_vu", "Chức vụ", default="")
    how: Annotated[Confirmation, choice(Confirmation)] = field(
        "hinh_thuc", "Hình thức xác nhận", "ky_giay (ký giấy), ky_so (chữ ký số) hoặc tai_khoan (tài khoản riêng)"
    )
    day: Date = field("ngay", "Ngày xác nhận")


class Votes(Model):
    """Votes on one case: for, against, without opinion (numbers of people)."""

    agree: Integer = field("dong_y", "Số phiếu đồng ý")
    disagree: Integer = field("khong_dong_y", "Số phiếu không đồng ý", default=0)
    abstain: Integer = field("khong_y_kien", "Số phiếu không có ý kiến", default=0)

    @property
    def total(self) -> int:
        """All votes given."""
        return self.agree + self.disagree + self.abstain


class Paper(Model):
    """A paper of the dossier; the kinds are data of the plan."""

    kind: Required = field("loai", "Loại giấy tờ", "Một loại trong giay_to của kế hoạch, ví dụ bao_cao_thanh_tich")
    number: Text = field("so", "Số", default="")
    day: Date | None = field("ngay", "Ngày", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Ground(Model):
    """The written ground of a decision of the Office or the Council."""

    kind: Annotated[GroundKind, choice(GroundKind)] = field(
        "loai", "Loại căn cứ", "cong_van (công văn), but_phe (bút phê) hoặc bien_ban (biên bản)"
    )
    number: Text = field("so", "Số, nếu có", default="")
    day: Date = field("ngay", "Ngày")


class Opinion(Model):
    """A written opinion of another agency or host unit."""

    body: Required = field("co_quan", "Cơ quan, đơn vị cho ý kiến")
    number: Text = field("so", "Số văn bản", default="")
    day: Date = field("ngay", "Ngày")
