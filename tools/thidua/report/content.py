"""The report as data: exactly what the JSON holds, in its order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A place: lines and columns from 1, columns in characters, ends exclusive; 0 for a whole file."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `waived` is the reason of the waiver that accepts it, "" where none does."""

    rule: str
    title: str
    severity: Literal["error", "warning", "notice", "late"]
    who: Literal["unit", "office", "council"]
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    basis: str
    fix: str
    related: tuple[SpotRow, ...] = ()
    unit: str = ""
    entry: str = ""
    waived: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry; `received_at` is an ISO instant, "" where there is no receipt."""

    path: str
    unit: str
    stage: Literal["dang_ky", "de_nghi"]
    key: str
    titles: tuple[str, ...]
    commendations: tuple[str, ...]
    state: str
    received_at: str
    days_late: int
    digest: str
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One quota over one scope; `unit` is "" for the agency, `percent` an exact fraction as text."""

    title: str
    scope: Literal["co_quan", "don_vi"]
    unit: str
    own: bool
    stage: Literal["nominated", "recognised"]
    base: int
    percent: str
    count: int
    limit: int
    arithmetic: str
    provisional: bool
    missing: int
    undecided: int
    waiting: int


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """All of one campaign."""

    campaign: str
    at: str
    illustration: bool
    findings: tuple[FindingRow, ...]
    entries: tuple[EntryRow, ...]
    quotas: tuple[QuotaRow, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiptsRow:
    """Where receipts were read and the last one's mark."""

    source: str
    head: str


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """Findings of files that belong to no campaign."""

    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `at` is the instant of asking, "" where nothing tells one."""

    tool: str
    commit: str
    at: str
    receipts: ReceiptsRow
    agency: AgencyRow
    campaigns: tuple[CampaignRow, ...]
    skipped: tuple[str, ...]
    schema: Literal[1] = field(default=1)
