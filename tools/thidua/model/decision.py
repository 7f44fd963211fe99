"""`hoi-dong/quyet-dinh-NN.yaml`: what the head, or a higher level, decided."""

from __future__ import annotations

from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Code, Date, Integer, Name, Note, Required, Text, Version, choice
from thidua.model.plan import Signer
from thidua.model.terms import DecisionKind


class DecisionReference(Model):
    """A decision by what makes it unique."""

    number: Required = field("so", "Số")
    day: Date = field("ngay", "Ngày")
    body: Required = field("co_quan_ban_hanh", "Cơ quan ban hành")


class Awarded(Model):
    """A recognised person; in an annulment, a person whose award is annulled."""

    code: Code = field("ma_so", "Mã số")
    name: Name = field("ho_ten", "Họ và tên")
    unit: Code = field("don_vi", "Đơn vị")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    reason: Note = field("ly_do", "Lý do nếu khác kết quả của Hội đồng", default="")


class AwardedCollective(Model):
    """A recognised collective."""

    code: Code = field("ma", "Mã tập thể")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    reason: Note = field("ly_do", "Lý do nếu khác kết quả của Hội đồng", default="")


class PostingPeriod(Model):
    """When and where the result was posted."""

    since: Date = field("tu_ngay", "Từ ngày")
    until: Date = field("den_ngay", "Đến hết ngày")
    where: Required = field("noi", "Nơi niêm yết")


class Decision(Model):
    """`hoi-dong/quyet-dinh-NN.yaml`."""

    version: Version = field("schema", "Phiên bản định dạng")
    kind: Annotated[DecisionKind, choice(DecisionKind)] = field("loai", "Loại quyết định")
    body: Required = field("co_quan_ban_hanh", "Cơ quan ban hành")
    number: Required = field("so", "Số")
    day: Date = field("ngay", "Ngày")
    signer: Signer | None = field("nguoi_ky", "Người ký", default=None)
    replaces: DecisionReference | None = field("thay_cho", "Bổ sung, đính chính, hủy bỏ quyết định nào", default=None)
    session: Integer | None = field("phien_hop", "Căn cứ phiên họp thứ", default=None)
    signed_copy: Text = field("ban_ky", "Đường dẫn tới bản ký", default="")
    ledger_head: Text = field(
        "dau_so", "Đầu sổ biên nhận lúc đó", "mã sha256 mà lệnh thidua check in ra ở dòng Biên nhận", default=""
    )
    collectives: tuple[AwardedCollective, ...] = field("tap_the", "Tập thể", default=())
    people: tuple[Awarded, ...] = field("ca_nhan", "Cá nhân", default=())
    posting: PostingPeriod | None = field("niem_yet", "Niêm yết", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")
