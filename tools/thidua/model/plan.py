"""`ke-hoach/ke-hoach.yaml`: the plan of a campaign, clause by clause, and all its figures."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from thidua.model.base import Model, field
from thidua.model.fields import (
    Code,
    Date,
    Name,
    Note,
    Required,
    Share,
    Text,
    Truth,
    Version,
    Year,
    Zone,
    choice,
)
from thidua.model.practice import HeadCount, PeerReview, Posting, RequiredPaper
from thidua.model.terms import (
    Inclusion,
    Movement,
    NamesShown,
    Rounding,
    Scope,
    Stage,
    Subject,
    TotalsShown,
)

MOST_ROWS = 100
"""So many quotas, and so many required papers: each row is held against every entry."""


class Document(Model):
    """An official document by its exact name."""

    name: Required = field("ten", "Tên văn bản", "Loại và tên, đúng nguyên văn")
    number: Text = field("so", "Số, ký hiệu", default="")
    day: Date | None = field("ngay", "Ngày ban hành", default=None)
    body: Text = field("co_quan", "Cơ quan ban hành", default="")
    about: Text = field("trich_yeu", "Về việc", default="")


class Clause(Model):
    """A clause of the plan: its number, its content in our words, and what checks it."""

    number: Required = field("muc", "Số mục, ví dụ IV.2")
    title: Text = field("ten", "Tên mục", default="")
    content: Text = field("noi_dung", "Nội dung, viết lại bằng lời", default="")
    rules: tuple[Required, ...] = field("kiem_tra", "Các quy tắc kiểm tra mục này", default=())
    unchecked: Note = field("khong_kiem_tra_duoc", "Vì sao chương trình không kiểm tra được", default="")
    items: tuple[Clause, ...] = field("y", "Các ý của mục", default=())


class Deadline(Model):
    """The last day of a stage; the whole day counts, in the plan's time zone."""

    day: Date = field("het_ngay", "Hạn: hết ngày")
    clause: Text = field("muc", "Mục của kế hoạch", default="")
    since: Date | None = field("tu_ngay", "Nhận từ ngày", default=None)


class Deadlines(Model):
    """Stages and their deadlines; a stage that is absent does not exist in this campaign."""

    registration: Deadline | None = field("dang_ky", "Đăng ký", default=None)
    nomination: Deadline | None = field("de_nghi", "Đề nghị", default=None)

    def of(self, stage: Stage) -> Deadline | None:
        """The deadline of a stage, None where the campaign has no such stage."""
        return {Stage.REGISTRATION: self.registration, Stage.NOMINATION: self.nomination}[stage]


class Quota(Model):
    """At most `share` of those who are nominated `base` may be nominated `award`."""

    award: Required = field("ap_dung", "Danh hiệu hoặc hình thức có tỷ lệ")
    subject: Annotated[Subject, choice(Subject)] = field("doi_tuong", "Đối tượng", default=Subject.PERSON)
    share: Share = field("toi_da", "Tỷ lệ tối đa")
    base: Required = field("tinh_tren", "Tính trên số người đạt danh hiệu")
    scope: Annotated[Scope, choice(Scope)] = field("pham_vi", "Tính trong cơ quan hay từng đơn vị")
    rounding: Annotated[Rounding, choice(Rounding)] = field("lam_tron", "Cách làm tròn", default=Rounding.FLOOR)
    inclusion: Annotated[Inclusion, choice(Inclusion)] = field(
        "cach_dem", "Người được đếm nằm trong hay ngoài số làm gốc", default=Inclusion.INSIDE
    )
    clause: Text = field("muc", "Mục của kế hoạch", default="")


class Publicity(Model):
    """What the public edition may show of units and people."""

    unit_states: Truth = field("trang_thai_don_vi", "Hiện trạng thái từng đơn vị", default=False)
    names: Annotated[NamesShown, choice(NamesShown)] = field(
        "ten_nguoi", "Tên người được công nhận", default=NamesShown.AFTER_DECISION
    )
    totals: Annotated[TotalsShown, choice(TotalsShown)] = field(
        "tong_so",
        "Tổng số người",
        "sau_quyet_dinh: chỉ người được công nhận; truoc_quyet_dinh: cả người được đề nghị, "
        "khi đó ai giữ bản cũ thì đối chiếu được",
        default=TotalsShown.AFTER_DECISION,
    )


class Signer(Model):
    """Who signed."""

    name: Name = field("ho_ten", "Họ và tên")
    position: Required = field("chuc_vu", "Chức vụ")


class Registering(Model):
    """Whether registration in time is a condition of nomination."""

    required: Truth = field("bat_buoc", "Phải đăng ký mới được đề nghị", default=True)
    clause: Text = field("muc", "Mục của kế hoạch", default="")


class Plan(Model):
    """The whole plan of a campaign."""

    version: Version = field("schema", "Phiên bản định dạng")
    code: Code = field("ma", "Mã chiến dịch, trùng tên thư mục")
    name: Required = field("ten", "Tên kế hoạch")
    year: Year = field("nam", "Năm")
    movement: Annotated[Movement, choice(Movement)] = field("loai_phong_trao", "Loại phong trào")
    illustration: Truth = field("minh_hoa", "Là dữ liệu minh họa", default=False)
    number: Required = field("so_ky_hieu", "Số, ký hiệu")
    note: Note = field("ghi_chu", "Ghi chú", default="")
    issuer: Required = field("co_quan_ban_hanh", "Cơ quan ban hành")
    day: Date = field("ngay_ban_hanh", "Ngày ban hành")
    signer: Signer = field("nguoi_ky", "Người ký")
    signed_copy: Text = field("ban_ky", "Đường dẫn tới bản ký; chỉ bản ký có giá trị pháp lý", default="")
    issue_grounds: tuple[Document, ...] = field("can_cu_ban_hanh", "Căn cứ ban hành", default=())
    standard_grounds: tuple[Document, ...] = field("can_cu_tieu_chuan", "Căn cứ tiêu chuẩn", default=())
    regime: Code = field("quy_dinh", "Chế độ pháp luật áp dụng")
    zone: Zone = field("mui_gio", "Múi giờ")
    titles: tuple[Required, ...] = field("danh_hieu", "Danh hiệu xét trong chiến dịch", default=())
    commendations: tuple[Required, ...] = field("khen_thuong", "Hình thức khen thưởng xét", default=())
    deadlines: Deadlines = field("han_nop", "Hạn nộp", default_factory=Deadlines)
    registering: Registering | None = field("dieu_kien_dang_ky", "Điều kiện đăng ký", default=None)
    quotas: tuple[Quota, ...] = field("ty_le", "Tỷ lệ", default=(), max_length=MOST_ROWS)
    papers: tuple[RequiredPaper, ...] = field("giay_to", "Giấy tờ phải có", default=(), max_length=MOST_ROWS)
    peer_review: PeerReview | None = field("binh_xet", "Bình xét ở đơn vị", default=None)
    head_count: HeadCount | None = field("quan_so", "Cách tính quân số", default=None)
    posting: Posting | None = field("niem_yet", "Niêm yết", default=None)
    publicity: Publicity = field("cong_khai", "Công khai", default_factory=Publicity)
    clauses: tuple[Clause, ...] = field("noi_dung_ke_hoach", "Toàn văn theo mục, viết lại bằng lời", default=())
    difficulties: Text = field("muc_vuong_mac", "Mục nói vướng mắc thì báo ai", default="")
    recipients: tuple[Required, ...] = field("noi_nhan", "Nơi nhận", default=())

    def cut_off(self) -> date:
        """The day on which heads are counted; by default 30 November (mark C)."""
        return self.head_count.day if self.head_count else date(self.year, 11, 30)

    def last_day(self, stage: Stage) -> date:
        """The day of a stage's deadline; the last of the year where the plan sets none."""
        deadline = self.deadlines.of(stage)
        return deadline.day if deadline else date(self.year, 12, 31)
