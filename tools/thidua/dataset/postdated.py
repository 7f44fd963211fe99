"""Decisions of a day that has not come where all else is known: they wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from thidua.dataset.asof import AsOf
from thidua.dataset.file import File
from thidua.dataset.form import FormFault
from thidua.dataset.inputs import Inputs
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located

if TYPE_CHECKING:
    from thidua.model.decision import Decision

_FIX = "xem lại ngày; đúng ngày thì quyết định được tính khi kho có lần lưu hoặc biên nhận từ ngày đó trở đi"


def issued_by(inputs: Inputs, at: datetime, zone: tzinfo) -> AsOf:
    """What is issued where a campaign is asked about at `at`; of a draft and outside Git nobody knows the day."""
    undated = inputs.at is None and (inputs.draft or inputs.time is None)
    return AsOf(None if undated else at, zone)


def told(files: Iterable[File], inputs: Inputs, at: datetime, zone: tzinfo) -> Iterator[File]:
    """The files, each decision that waits for its day with the word that it does; who asks about the past knows."""
    known = issued_by(inputs, at, zone)
    for file in files:
        decision = file.record if file.slot.kind is Kind.DECISION and inputs.at is None else None
        waits = decision is not None and not known.documents((decision,))
        yield file._replace(faults=(*file.faults, _fault(decision, at, zone))) if decision and waits else file


def _fault(decision: Located[Decision], at: datetime, zone: tzinfo) -> FormFault:
    then = at.astimezone(zone)
    message = f"quyết định ngày {decision.record.day:%d/%m/%Y}, sau lúc của số liệu ({then:%H:%M %d/%m/%Y}), nên chưa được tính"
    return FormFault("date-out-of-order", decision.fault(("day",), message, _FIX))
