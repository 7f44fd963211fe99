"""What came of a campaign, as rows of the report: stages, decisions, recognitions, proposals to higher levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from thidua.dataset.campaign import Campaign
from thidua.model.terms import Stage
from thidua.receipts.states import State
from thidua.report.places import Instant, Line, Number, Path, Unit

COME_LATE = frozenset({State.CORRECTED_LATE, State.LATE, State.LATE_ACCEPTED, State.LATE_REFUSED})
_DAY = Field(description="Ngày, dạng năm-tháng-ngày")


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage; `closes` is the first instant that is late."""

    stage: Annotated[Literal["dang_ky", "de_nghi"], Field(description="Giai đoạn")]
    closes: Instant
    expected: Annotated[Number, Field(description="Số đơn vị phải gửi")]
    received: Annotated[Number, Field(description="Trong đó đã có tệp đọc được")]
    late: Annotated[Number, Field(description="Số đơn vị có mục nhận sau hạn, dù sau đó được chấp nhận hay không")]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision."""

    path: Path
    kind: Annotated[
        Literal["cong_nhan", "cap_tren", "bo_sung", "dinh_chinh", "huy_bo"], Field(description="Loại quyết định")
    ]
    number: Annotated[str, Field(description="Số")]
    day: Annotated[str, _DAY]
    body: Annotated[str, Field(description="Cơ quan ban hành")]


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """One award of one person or collective; `annulled` is the path of the decision that took it back."""

    subject: Annotated[Literal["ca_nhan", "tap_the"], Field(description="Cá nhân hay tập thể")]
    code: Annotated[str, Field(description="Mã số của người hoặc mã của tập thể")]
    unit: Unit
    award: Annotated[str, Field(description="Mã danh hiệu hoặc hình thức")]
    path: Path
    line: Line
    annulled: Annotated[str, Field(description="Tệp quyết định hủy bỏ; để trống là còn giữ")]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One award that a session proposed to a higher level."""

    path: Path
    award: Annotated[str, Field(description="Mã danh hiệu hoặc hình thức")]
    number: Annotated[str, Field(description="Số tờ trình")]
    day: Annotated[str, _DAY]
    to: Annotated[str, Field(description="Gửi cơ quan nào")]
    decided: Annotated[bool, Field(description="Đã có quyết định tặng danh hiệu, hình thức đó")]


def late_units(campaign: Campaign, stage: Stage) -> tuple[str, ...]:
    """The units of which something came late at a stage."""
    sent = campaign.dossiers(stage).items()
    return tuple(unit for unit, one in sent if any(e and e.standing.state in COME_LATE for e in one.entries))


def stage_rows(campaign: Campaign) -> Iterator[StageRow]:
    """The stages that the plan has, in their order."""
    for stage in campaign.stages():
        closes, expected = campaign.closes(stage), campaign.expected_at(stage)
        sent = sum(unit in campaign.dossiers(stage) for unit in expected)
        instant = closes.astimezone(campaign.plan.record.zone).isoformat() if closes else ""
        yield StageRow(stage.value, instant, len(expected), sent, len(late_units(campaign, stage)))


def decision_rows(campaign: Campaign) -> Iterator[DecisionRow]:
    """The decisions by their days."""
    for one in sorted(campaign.decisions, key=lambda one: (one.record.day, one.path)):
        record = one.record
        yield DecisionRow(one.path, record.kind.value, record.number, record.day.isoformat(), record.body)


def recognition_rows(campaign: Campaign) -> Iterator[RecognitionRow]:
    """All recognitions in the order of the decisions, annulled ones included."""
    for one in campaign.recognised:
        annulled = one.annulled.path if one.annulled else ""
        yield RecognitionRow(one.subject.value, one.code, one.unit, one.award, one.decision.path, one.line, annulled)


def proposal_rows(campaign: Campaign) -> Iterator[ProposalRow]:
    """What sessions proposed to higher levels, award by award."""
    given = {one.award for one in campaign.recognised}
    for session in campaign.sessions:
        for one in session.record.proposals:
            for award in map(campaign.catalogue.code, one.awards):
                yield ProposalRow(session.path, award, one.number, one.day.isoformat(), one.to, award in given)
