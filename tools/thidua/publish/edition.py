"""The two editions, and what each may show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Edition(StrEnum):
    """Internal for all staff, public for everyone."""

    INTERNAL = "noi-bo"
    PUBLIC = "cong-khai"


NAMES = {Edition.INTERNAL: "Bản nội bộ: chỉ dùng trong cơ quan", Edition.PUBLIC: "Bản công khai"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures come from: commit and its time, receipts, the command that recomputes them.

    `as_of` is the instant that was asked for, "" for the present state.
    """

    commit: str
    time: str
    dirty: bool
    digest: str
    receipts: str
    command: str
    as_of: str = ""

    def of(self, campaign: str) -> Provenance:
        """What the figures of one campaign come from: of the ledgers its own alone."""
        own = (one for one in self.receipts.split() if one.startswith(f"{campaign}:"))
        return replace(self, receipts=" ".join(own))

    @property
    def mark(self) -> str:
        """What stands above every page of a past state."""
        return (
            f"Như tại {self.as_of}, kế hoạch và nhân sự theo {self._source}: không phải trang hiện hành."
            if self.as_of
            else ""
        )

    @property
    def line(self) -> str:
        """One sentence for the foot of every page."""
        mark = f"{self.mark} " if self.mark else ""
        when = f"lúc {self.time}" if self.time else "không rõ lúc nào"
        return f"{mark}Số liệu từ {self._source}, {when}; {self._ledger}. Tự tính lại bằng lệnh: {self.command}"

    @property
    def _source(self) -> str:
        return f"lần lưu {self.commit[:12]}" if self.commit and not self.dirty else f"bản nháp {self.digest[:12]}"

    @property
    def _ledger(self) -> str:
        """The last receipt that the figures rest on, by campaign."""
        heads = ", ".join(one.replace(":", ": ") for one in self.receipts.split())
        return f"đầu sổ biên nhận {heads}" if heads else "chưa có biên nhận nào"
