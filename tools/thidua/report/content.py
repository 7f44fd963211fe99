"""The report as data: exactly what the JSON holds. The descriptions go into its JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from thidua.receipts.states import State
from thidua.report.places import Instant, Line, Number, Path, Unit
from thidua.report.results import DecisionRow, ProposalRow, RecognitionRow, StageRow

Column = Annotated[int, Field(ge=0, description="Cột tính bằng ký tự, đếm từ 1; 0 là cả tệp")]
EndLine = Annotated[int, Field(ge=0, description="Dòng cuối, đếm từ 1; 0 là cả tệp")]
EndColumn = Annotated[int, Field(ge=0, description="Cột ngay sau ký tự cuối, đếm từ 1; 0 là cả tệp")]
Codes = tuple[str, ...]
Skipped = Annotated[Codes, Field(description="Những gì chưa kiểm tra được, và vì sao")]


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A place: lines and columns from 1, columns in characters, ends exclusive; 0 for a whole file."""

    path: Path
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `waived` is the reason of the waiver that accepts it, "" where none does."""

    rule: Annotated[str, Field(description="Mã quy tắc; xem: thidua explain")]
    title: Annotated[str, Field(description="Tên quy tắc")]
    severity: Annotated[
        Literal["error", "warning", "notice", "late"],
        Field(description="Mức: cần sửa, cần xem xét, lưu ý, trễ hạn; chỉ error làm lệnh kết thúc với mã 1"),
    ]
    who: Annotated[Literal["unit", "office", "council"], Field(description="Ai sửa được: đơn vị, Văn phòng, Hội đồng")]
    path: Path
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn
    message: Annotated[str, Field(description="Thấy gì, được phép gì")]
    basis: Annotated[str, Field(description="Căn cứ")]
    fix: Annotated[str, Field(description="Cách sửa")]
    related: Annotated[tuple[SpotRow, ...], Field(description="Những chỗ khác có liên quan")]
    unit: Unit
    entry: Annotated[str, Field(description="Mục liên quan, ví dụ ca_nhan/nv-017; để trống là cả tệp")]
    waived: Annotated[str, Field(description="Lý do chấp nhận (mien-tru.yaml); để trống là chưa chấp nhận")]


Findings = Annotated[
    tuple[FindingRow, ...],
    Field(
        description="Cần sửa, cần xem xét, trễ hạn, lưu ý, sau cùng là điều đã chấp nhận; trong mỗi mức theo tệp và dòng. "
        "Một tệp có hơn 500 chỗ chưa đúng mẫu: 500 chỗ đầu, và một kết quả của cả tệp (dòng 0) nói còn bao nhiêu chỗ"
    ),
]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry; `received_at` is an ISO instant, "" where there is no receipt."""

    path: Path
    unit: Unit
    stage: Annotated[Literal["dang_ky", "de_nghi"], Field(description="Giai đoạn")]
    key: Annotated[str, Field(description="Khóa của mục: dau, ca_nhan/<mã số> hoặc tap_the/<mã>")]
    titles: Annotated[Codes, Field(description="Mã danh hiệu")]
    commendations: Annotated[Codes, Field(description="Mã hình thức khen thưởng")]
    state: Annotated[str, Field(description="Trạng thái", json_schema_extra={"enum": [str(one) for one in State]})]
    received_at: Instant
    days_late: Annotated[int, Field(ge=0, description="Số ngày trễ")]
    digest: Annotated[str, Field(description="Mã băm sha256 của mục, như trong biên nhận")]
    counted: Annotated[Codes, Field(description="Những danh hiệu, hình thức được tính vào tỷ lệ")]
    unreceived: Annotated[bool, Field(description="Đã hết hạn mà nội dung trong tệp không phải là bản nhận lần cuối")]


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One quota over one scope; `unit` is "" for the agency, `percent` an exact fraction as text."""

    title: Annotated[str, Field(description="Mã danh hiệu hoặc hình thức")]
    scope: Annotated[Literal["co_quan", "don_vi"], Field(description="Phạm vi")]
    unit: Unit
    own: Annotated[bool, Field(description="Kế hoạch đặt tỷ lệ cho phạm vi này; false là để so sánh")]
    stage: Annotated[
        Literal["nominated", "voted", "recognised"],
        Field(description="Đếm người được đề nghị, trong đó còn lại sau bỏ phiếu, hay được công nhận"),
    ]
    base: Annotated[Number, Field(description="Số người làm gốc để tính")]
    percent: Annotated[str, Field(pattern=r"^\d+(/\d+)?$", description="Tỷ lệ là phân số, ví dụ 3/20")]
    count: Annotated[Number, Field(description="Số người được tính")]
    limit: Annotated[Number, Field(description="Nhiều nhất bao nhiêu người")]
    arithmetic: Annotated[str, Field(description="Phép tính đầy đủ")]
    provisional: Annotated[bool, Field(description="Tạm tính, vì còn đơn vị hay mục chưa có")]
    missing: Annotated[Number, Field(description="Số đơn vị còn thiếu")]
    undecided: Annotated[Number, Field(description="Số người trễ hạn chưa có quyết định")]
    base_undecided: Annotated[Number, Field(description="Số người làm gốc trễ hạn chưa có quyết định")]
    waiting: Annotated[Number, Field(description="Số người chờ quyết định, chưa tính")]
    strangers: Annotated[Number, Field(description="Số người có mã số không phải của ai, chưa tính")]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many of a unit's roster stand at each stage; `unit` is "" for the agency."""

    unit: Unit
    at_registration: Annotated[Number, Field(description="Nhân sự vào ngày cuối của giai đoạn đăng ký")]
    registered: Annotated[Number, Field(description="Trong đó đã đăng ký")]
    at_nomination: Annotated[Number, Field(description="Nhân sự vào ngày cuối của giai đoạn đề nghị")]
    nominated: Annotated[Number, Field(description="Trong đó được đề nghị và chưa rút")]
    recognised: Annotated[Number, Field(description="Trong đó được công nhận")]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of a session: its votes, of how many, and how many were needed."""

    unit: Unit
    subject: Annotated[Literal["ca_nhan", "tap_the"], Field(description="Cá nhân hay tập thể")]
    code: Annotated[str, Field(description="Mã số của người hoặc mã của tập thể")]
    award: Annotated[str, Field(description="Mã danh hiệu hoặc hình thức")]
    agree: Annotated[Number, Field(description="Số phiếu đồng ý")]
    base: Annotated[Number, Field(description="Tính trên bao nhiêu người")]
    needed: Annotated[Number, Field(description="Cần ít nhất bao nhiêu phiếu đồng ý")]
    passed: Annotated[bool, Field(description="Đủ phiếu")]
    lowered_to: Annotated[str, Field(description="Mã danh hiệu được chuyển sang; để trống là không")]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of the Council: who could come, who came, who had to."""

    path: Path
    members: Annotated[Number, Field(description="Số thành viên Hội đồng vào ngày họp")]
    present: Annotated[Number, Field(description="Số thành viên có mặt")]
    needed: Annotated[Number, Field(description="Cần ít nhất bao nhiêu người có mặt")]
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """All of one campaign."""

    campaign: Annotated[str, Field(description="Mã chiến dịch, là tên thư mục")]
    at: Instant
    illustration: Annotated[bool, Field(description="Dữ liệu minh họa")]
    stages: tuple[StageRow, ...]
    findings: Findings
    entries: tuple[EntryRow, ...]
    quotas: tuple[QuotaRow, ...]
    coverage: tuple[CoverageRow, ...]
    overlooked: Annotated[Codes, Field(description="Mã số những người đủ thời gian công tác mà không được đề nghị")]
    sessions: tuple[SessionRow, ...]
    proposals: tuple[ProposalRow, ...]
    decisions: tuple[DecisionRow, ...]
    recognised: tuple[RecognitionRow, ...]
    skipped: Skipped


@dataclass(frozen=True, slots=True)
class ReceiptsRow:
    """Where receipts were read and the last one's mark."""

    source: Annotated[str, Field(description="Nơi đọc biên nhận; none là không có")]
    head: Annotated[str, Field(description="Mã của biên nhận cuối, theo chiến dịch")]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """Findings of files that belong to no campaign."""

    findings: Findings


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `at` is the instant of asking, "" where nothing tells one."""

    schema: Annotated[Literal[1], Field(description="Phiên bản của dạng báo cáo này")]
    tool: Annotated[str, Field(description="Tên và phiên bản của chương trình")]
    commit: Annotated[str, Field(description="Lần lưu Git được đọc; để trống là không phải một lần lưu")]
    at: Instant
    receipts: ReceiptsRow
    agency: AgencyRow
    campaigns: tuple[CampaignRow, ...]
    skipped: Skipped
