"""What a rule is: its id, its words, whom it concerns, and its check."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import Enum, StrEnum, auto
from typing import Any, NamedTuple

from thidua.dataset.layout import Kind
from thidua.finding import Fault, Finding, Severity, Who


class Group(StrEnum):
    """Groups of rules, as in the index of the rule pages."""

    FORM = "Hình thức tệp"
    ROSTER = "Nhân sự"
    STAGE = "Giai đoạn và hạn nộp"
    NOMINATION = "Hồ sơ đề nghị"
    QUOTA = "Tỷ lệ"
    PERSON = "Tiêu chuẩn cá nhân"
    COLLECTIVE = "Tiêu chuẩn tập thể"
    COUNCIL = "Hội đồng và quyết định"
    OFFICE = "Kế hoạch và dữ liệu của Văn phòng"
    REQUEST = "Quyền gửi và sửa"


class On(Enum):
    """What a check is called with, once for each such thing.

    Pass one: FORM (repository), REPOSITORY (repository), CAMPAIGN (campaign),
    DOSSIER (dossier, campaign), REGISTRANT / NOMINEE (entry of a person, campaign),
    COLLECTIVE (entry of a nominated collective, campaign), NOMINATED (either), SESSION and DECISION
    (located record, campaign). Pass two: COUNTS (counts). Last: FINDINGS (findings of the
    campaign, campaign). REQUEST (request) stands apart: before anything is taken in.
    Withdrawn and malformed entries are never handed to a check of NOMINEE, COLLECTIVE or NOMINATED.
    """

    FORM = auto()
    REPOSITORY = auto()
    CAMPAIGN = auto()
    DOSSIER = auto()
    REGISTRANT = auto()
    NOMINEE = auto()
    COLLECTIVE = auto()
    NOMINATED = auto()
    SESSION = auto()
    DECISION = auto()
    COUNTS = auto()
    FINDINGS = auto()
    REQUEST = auto()


class Rule(NamedTuple):
    """One defect. `needs` are kinds of the Office's files without which it is skipped."""

    id: str
    title: str
    group: Group
    severity: Severity
    who: Who
    basis: str
    on: On
    check: Callable[..., Iterator[Fault]]
    needs: frozenset[Kind] = frozenset()
    waivable: bool = False

    @property
    def page(self) -> str:
        """The rule's page in Markdown: the docstring of its module."""
        return sys.modules[self.check.__module__].__doc__ or ""

    def findings(self, *subject: Any) -> Iterator[Finding]:
        """Run the check on one subject and name the rule in what it yields."""
        return (self.named(fault) for fault in self.check(*subject))

    def named(self, fault: Fault) -> Finding:
        """A fault as a finding of this rule."""
        return Finding(
            rule=self.id,
            title=self.title,
            severity=fault.severity or self.severity,
            who=fault.who or self.who,
            at=fault.at,
            message=fault.message,
            basis=self.basis if fault.basis is None else fault.basis,
            fix=fault.fix,
            note=fault.note,
            related=fault.related,
            unit=fault.unit,
            entry=fault.entry,
            mend=fault.mend,
        )
