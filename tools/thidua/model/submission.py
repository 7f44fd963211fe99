"""What units send: registrations and nominations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from thidua.model.base import Model, field
from thidua.model.fields import Code, Date, Integer, Name, Note, Required, Text, Truth, Version, Year, choice
from thidua.model.papers import Author, Confirmed, Opinion, Paper, Votes


class Grade(StrEnum):
    """The yearly grade of a person, from best to none."""

    EXCELLENT = "HTXSNV"
    GOOD = "HTTNV"
    DONE = "HTNV"
    FAILED = "KHTNV"
    UNGRADED = "khong_xep_loai"


GRADE_NAMES = {
    "Hoàn thành xuất sắc nhiệm vụ": Grade.EXCELLENT,
    "Hoàn thành xuất sắc": Grade.EXCELLENT,
    "Hoàn thành tốt nhiệm vụ": Grade.GOOD,
    "Hoàn thành tốt": Grade.GOOD,
    "Hoàn thành nhiệm vụ": Grade.DONE,
    "Không hoàn thành nhiệm vụ": Grade.FAILED,
    "Không xếp loại": Grade.UNGRADED,
}
"""What a grade's code stands for, as people write it."""


class WithdrawalReason(StrEnum):
    """Why an entry is withdrawn; never more than this."""

    NO_LONGER_QUALIFIES = "khong_con_du_dieu_kien"
    OWN_WISH = "tu_nguyen"
    MISTAKE = "nham"
    OTHER = "khac"


class TrainingResult(StrEnum):
    """The result of training of a year or more."""

    EXCELLENT = "xuat_sac"
    VERY_GOOD = "gioi"
    GOOD = "kha"
    AVERAGE = "trung_binh"


class Kept(Model):
    """What nobody withdraws: only a nomination is."""

    withdrawn: ClassVar[None] = None


class Registrant(Kept):
    """A person who registers."""

    code: Code = field("ma_so", "Mã số")
    name: Name = field("ho_ten", "Họ và tên")
    position: Text = field("chuc_vu", "Chức vụ", default="")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu thi đua", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    initiative: Text = field("sang_kien", "Sáng kiến đăng ký", default="")
    note: Note = field("ghi_chu", "Ghi chú", default="")


class CollectiveRegistrant(Kept):
    """A collective that registers."""

    code: Code = field("ma", "Mã tập thể")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu thi đua", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Head(Kept):
    """What both files begin with."""

    version: Version = field("schema", "Phiên bản định dạng")
    year: Year = field("nam", "Năm")
    unit: Code = field("don_vi", "Mã đơn vị")
    day: Date | None = field("ngay_lap", "Ngày lập", default=None)
    author: Author | None = field("nguoi_lap", "Người lập", default=None)
    confirmed: Confirmed | None = field("xac_nhan", "Xác nhận của trưởng đơn vị", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Registration(Head):
    """`don-vi/<ma>/dang-ky.yaml`: who registers for what (form: annex of the plan)."""

    collectives: tuple[CollectiveRegistrant, ...] = field("tap_the", "Tập thể", default=())
    people: tuple[Registrant, ...] = field("ca_nhan", "Cá nhân", default=())


class Initiative(Model):
    """An initiative or an accepted research with its recognition."""

    name: Required = field("ten", "Tên sáng kiến, đề tài")
    number: Text = field("so", "Số quyết định công nhận", default="")
    day: Date | None = field("ngay", "Ngày công nhận", default=None)
    body: Text = field("co_quan", "Cơ quan công nhận", default="")
    authors: tuple[Code, ...] = field("dong_tac_gia", "Mã số các đồng tác giả", default=())
    pending: Truth = field("cho_cong_nhan", "Đang chờ công nhận", default=False)
    wide_effect: Truth = field("anh_huong_cap_tinh", "Có phạm vi ảnh hưởng cấp tỉnh", default=False)


class Attestation(Model):
    """Positive facts that the unit attests to; nothing else is recorded."""

    ten_months: Truth = field("du_10_thang", "Đủ 10 tháng công tác", default=False)
    no_discipline: Truth = field("khong_ky_luat", "Không bị kỷ luật từ khiển trách trở lên", default=False)
    not_under_review: Truth = field("khong_dang_bi_xem_xet", "Không đang bị xem xét", default=False)


class CollectiveAttestation(Model):
    """Positive facts about a collective."""

    nobody_warned: Truth = field(
        "khong_ai_bi_canh_cao_tro_len", "Không ai bị kỷ luật từ cảnh cáo trở lên", default=False
    )
    first_of_cluster: Truth = field("dan_dau_cum_khoi", "Dẫn đầu cụm, khối thi đua", default=False)
    standard_met: Truth = field("dat_tieu_chuan", "Đạt tiêu chuẩn theo quy định", default=False)


class Withdrawal(Model):
    """A withdrawal, with a reason code only."""

    day: Date = field("ngay", "Ngày rút")
    reason: Annotated[WithdrawalReason, choice(WithdrawalReason)] = field("ly_do", "Lý do")


class Nominee(Model):
    """A nominated person."""

    code: Code = field("ma_so", "Mã số")
    name: Name = field("ho_ten", "Họ và tên")
    position: Text = field("chuc_vu", "Chức vụ", default="")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu thi đua", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    grade: Annotated[Grade, choice(Grade, GRADE_NAMES)] | None = field("xep_loai", "Xếp loại năm", default=None)
    votes: Votes | None = field("ket_qua_phieu", "Kết quả phiếu bình xét", default=None)
    initiative: Initiative | None = field("sang_kien", "Sáng kiến, đề tài", default=None)
    attested: Attestation | None = field("cam_ket", "Cam kết của đơn vị", default=None)
    training: Annotated[TrainingResult, choice(TrainingResult)] | None = field(
        "ket_qua_dao_tao", "Kết quả đào tạo từ một năm trở lên", default=None
    )
    former_opinion: Opinion | None = field("y_kien_co_quan_cu", "Ý kiến của cơ quan cũ", default=None)
    host_opinion: Opinion | None = field("y_kien_noi_biet_phai", "Ý kiến của nơi biệt phái", default=None)
    achievement: Text = field("thanh_tich", "Thành tích đề nghị khen", default="")
    other_ground: Text = field("can_cu_khac", "Căn cứ khác để đề nghị khen", default="")
    papers: tuple[Paper, ...] = field("giay_to", "Giấy tờ kèm theo", default=())
    withdrawn: Withdrawal | None = field("rut_de_nghi", "Rút đề nghị", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")


class CollectiveNominee(Model):
    """A nominated collective."""

    code: Code = field("ma", "Mã tập thể")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu thi đua", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng", default=())
    members: Integer | None = field("quan_so", "Quân số tại ngày chốt", default=None)
    completed: Integer | None = field("so_hoan_thanh", "Số người hoàn thành nhiệm vụ trở lên", default=None)
    votes: Votes | None = field("ket_qua_phieu", "Kết quả phiếu bình xét", default=None)
    attested: CollectiveAttestation | None = field("cam_ket", "Cam kết của đơn vị", default=None)
    achievement: Text = field("thanh_tich", "Thành tích đề nghị khen", default="")
    papers: tuple[Paper, ...] = field("giay_to", "Giấy tờ kèm theo", default=())
    withdrawn: Withdrawal | None = field("rut_de_nghi", "Rút đề nghị", default=None)
    note: Note = field("ghi_chu", "Ghi chú", default="")


class Meeting(Model):
    """The peer review meeting of a unit."""

    day: Date = field("ngay", "Ngày họp")
    members: Integer = field("so_nguoi", "Tổng số người được triệu tập")
    present: Integer = field("co_mat", "Số người có mặt")
    chair: Text = field("chu_tri", "Chủ trì", default="")
    secretary: Text = field("thu_ky", "Thư ký", default="")
    minutes: Text = field("bien_ban", "Số biên bản", default="")


class NominationHead(Head):
    """What a nomination says besides its entries."""

    none: Truth = field("khong_de_nghi", "Đơn vị không đề nghị ai", default=False)
    meeting: Meeting | None = field("hop_binh_xet", "Họp bình xét", default=None)
    papers: tuple[Paper, ...] = field("giay_to", "Giấy tờ của hồ sơ", default=())


class Nomination(NominationHead):
    """`don-vi/<ma>/de-nghi.yaml`: one dossier of a unit."""

    collectives: tuple[CollectiveNominee, ...] = field("tap_the", "Tập thể", default=())
    people: tuple[Nominee, ...] = field("ca_nhan", "Cá nhân", default=())
