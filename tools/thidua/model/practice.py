"""What an agency sets itself where the law and most plans say nothing: papers, peer review, head count, posting."""

from __future__ import annotations

from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import Date, Integer, Required, Share, Text, Truth, choice
from thidua.model.terms import Source, VoteBase, Weight


class Practice(Model):
    """A figure of the plan that rests on the plan's own words (P) or, by default, on local practice (C)."""

    mark: Annotated[Source, choice(Source)] = field("dau", "P: kế hoạch nói; C: thông lệ", default=Source.LOCAL)
    clause: Text = field("muc", "Mục của kế hoạch", default="")


WHOLE_DOSSIER = "ho_so"
"""What a required paper names instead of an award when every dossier needs it."""


class RequiredPaper(Practice):
    """A paper that a title needs, as data."""

    award: Required = field("ap_dung", "Danh hiệu hoặc hình thức, hoặc ho_so cho cả hồ sơ")
    kind: Required = field("loai", "Loại giấy tờ")
    name: Required = field("ten", "Tên giấy tờ")
    weight: Annotated[Weight, choice(Weight)] = field("muc_do", "Thiếu thì", default=Weight.ERROR)


class PeerReview(Practice):
    """What the peer review of a unit must reach; that there is one at all is said by the clause."""

    pass_mark: Share | None = field("ty_le_dong_y", "Tỷ lệ phiếu đồng ý tối thiểu", default=None)
    base: Annotated[VoteBase, choice(VoteBase)] = field("tinh_tren", "Tính trên", default=VoteBase.PRESENT)
    quorum: Share | None = field("co_mat_toi_thieu", "Tỷ lệ có mặt tối thiểu", default=None)
    collectives: Truth = field("bo_phieu_tap_the", "Bỏ phiếu cả với tập thể là đơn vị", default=True)


class HeadCount(Practice):
    """How the members of a collective are counted."""

    day: Date = field("ngay_chot", "Ngày chốt quân số")
    with_retired: Truth = field("tinh_nghi_huu", "Tính người nghỉ hưu trong năm", default=False)
    with_recruits: Truth = field("tinh_moi_tuyen", "Tính người mới tuyển chưa đủ thời gian", default=True)


class Posting(Practice):
    """How long a list must be posted before the decision counts as announced."""

    days: Integer = field("so_ngay", "Số ngày niêm yết tối thiểu")
