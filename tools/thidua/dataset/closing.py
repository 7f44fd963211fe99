"""What a closed year holds, and what may still come to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from thidua.dataset.file import open_file
from thidua.dataset.layout import Kind, slot_of
from thidua.model.terms import DecisionKind

LATER = frozenset({DecisionKind.HIGHER, DecisionKind.CORRECTION, DecisionKind.ANNULMENT})
"""Kinds of decision that may come after the closing; what the own head recognises was decided before it."""
NOT_LATER = "không phải quyết định của cấp trên, đính chính hay hủy bỏ, hoặc không đọc được"


class Closed(BaseModel):
    """What a lock says: sha256 of files by path; of units' entries what no cleaning may change, by path and key."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    files: dict[str, str]
    entries: dict[str, dict[str, str]] = {}


def closed_with(lock: bytes) -> Closed | None:
    """What a year was closed with; None where the lock is none."""
    try:
        return Closed.model_validate_json(lock)
    except ValidationError:
        return None


def comes_later(path: str, data: bytes) -> bool:
    """Whether a file may be added to a closed year: a decision that can be read, of one of the kinds `LATER`."""
    file = open_file(path, data) if slot_of(path).kind is Kind.DECISION else None
    record = file.record.record if file and file.record else None
    return record is not None and record.kind in LATER


def kept_from(change: Mapping[str, bytes | None], there: Mapping[str, bytes]) -> dict[str, str]:
    """Why not even the Office may make a change to closed years, by path.

    `change` holds what is to stand at a path of these years, None where nothing is; `there` what stands at these
    paths and the years' locks. What came after the closing without a right to may be taken away again.
    """
    return {path: why for path, data in change.items() if (why := _why(path, data, there))}


def _why(path: str, data: bytes | None, there: Mapping[str, bytes]) -> str:
    lock = next(held for at, held in there.items() if _locks(at, path))
    if path in there and (path in _files(lock, there) or _came_by_right(path, there[path])):
        return "thuộc chiến dịch đã khóa sổ"
    if data is None or comes_later(path, data):
        return ""
    return f"thêm vào chiến dịch đã khóa sổ, mà {NOT_LATER}"


def _files(lock: bytes, there: Collection[str]) -> Collection[str]:
    """What a year was closed with; where its lock is damaged nobody can say, and everything stays."""
    closed = closed_with(lock)
    return there if closed is None else closed.files


def _locks(at: str, path: str) -> bool:
    slot = slot_of(at)
    return slot.kind is Kind.LOCK and slot.campaign == slot_of(path).campaign


def _came_by_right(path: str, data: bytes) -> bool:
    return slot_of(path).kind in {Kind.LOCK, Kind.TOMBSTONE} or comes_later(path, data)
