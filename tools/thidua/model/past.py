"""`khen-thuong-nam-truoc/<nam>.yaml`: the awards of earlier years."""

from __future__ import annotations

from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Code, Integer, Name, Note, Required, Text, Truth, Version, Year, choice
from thidua.model.submission import GRADE_NAMES, Grade


class PastAward(Model):
    """An award of an earlier year."""

    code: Code = field("ma_so", "Mã số")
    name: Name = field("ho_ten", "Họ và tên")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    grade: Annotated[Grade, choice(Grade, GRADE_NAMES)] | None = field("xep_loai", "Xếp loại năm đó", default=None)
    initiatives: Integer = field("so_sang_kien", "Số sáng kiến được công nhận năm đó", default=0)
    number: Text = field("so_quyet_dinh", "Số quyết định", default="")
    annulled: Truth = field("bi_huy_bo", "Đã bị hủy bỏ", default=False)


class PastCollectiveAward(Model):
    """An award of a collective in an earlier year."""

    code: Code = field("ma", "Mã tập thể")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    number: Text = field("so_quyet_dinh", "Số quyết định", default="")
    annulled: Truth = field("bi_huy_bo", "Đã bị hủy bỏ", default=False)


class PastYear(Model):
    """`khen-thuong-nam-truoc/<nam>.yaml`: the awards of one earlier year."""

    version: Version = field("schema", "Phiên bản định dạng")
    year: Year = field("nam", "Năm")
    regime: Text = field("quy_dinh", "Chế độ pháp luật của năm đó", default="")
    people: tuple[PastAward, ...] = field("ca_nhan", "Cá nhân", default=())
    collectives: tuple[PastCollectiveAward, ...] = field("tap_the", "Tập thể", default=())
    note: Note = field("ghi_chu", "Ghi chú", default="")
