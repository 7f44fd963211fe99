"""Findings: what is said to people about a file, an entry or a count."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from thidua.source import Place

T = TypeVar("T")

MOST_IN_FILE = 500
"""So many faults of one kind in a file are told, and how many others there are; what those are says nothing new."""


class Severity(StrEnum):
    """How much a finding weighs, the heaviest first; only ERROR makes the command fail."""

    ERROR = "error"
    WARNING = "warning"
    LATE = "late"
    NOTICE = "notice"


class Who(StrEnum):
    """Who can mend it; a finding that the unit cannot mend never blocks the unit."""

    UNIT = "unit"
    OFFICE = "office"
    COUNCIL = "council"


class Spot(NamedTuple):
    """A place in a file of the snapshot; `place` is None when the file as a whole is meant."""

    path: str
    place: Place | None = None


class Fault(NamedTuple):
    """What a rule yields: where, what is wrong and how to mend it.

    `note` stands beside the caret. `severity`, `who` and `basis` replace the rule's own
    where the same defect weighs differently (an error in a decision, say). `entry` is the
    key of the entry concerned, `ca_nhan/nv-017`; `unit` the code of the unit concerned.
    `mend` is what to write in place of the span at `at`, "" where that is not for a program to say.
    """

    at: Spot
    message: str
    fix: str
    note: str = ""
    severity: Severity | None = None
    who: Who | None = None
    basis: str | None = None
    related: tuple[Spot, ...] = ()
    unit: str = ""
    entry: str = ""
    mend: str = ""


class Finding(NamedTuple):
    """A fault with all that its rule says of it; `waived` holds the reason of a waiver."""

    rule: str
    title: str
    severity: Severity
    who: Who
    at: Spot
    message: str
    basis: str
    fix: str
    note: str = ""
    related: tuple[Spot, ...] = ()
    unit: str = ""
    entry: str = ""
    waived: str = ""
    mend: str = ""


def first_of(found: Iterable[T]) -> tuple[list[T], int]:
    """As many as are told of one file, and how many others there are."""
    rest = iter(found)
    return list(islice(rest, MOST_IN_FILE)), sum(1 for _ in rest)


def untold(last: Fault, number: str, whole: str = "tệp") -> Fault:
    """What is said of a whole file, or entry, after the last fault that is told of it: how many others there are."""
    message = f"ngoài {MOST_IN_FILE} chỗ được nêu, {whole} này còn {number} chỗ nữa"
    fix = "sửa những chỗ được nêu, rồi kiểm tra lại để thấy các chỗ còn lại"
    return last._replace(at=Spot(last.at.path), message=message, fix=fix, mend="")
