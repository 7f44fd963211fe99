"""The two editions, and what each may show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Edition(StrEnum):
    """Internal for all staff, public for everyone."""

    INTERNAL = "noi-bo"
    PUBLIC = "cong-khai"


NAMES = {Edition.INTERNAL: "Bản nội bộ: chỉ dùng trong cơ quan", Edition.PUBLIC: "Bản công khai"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures come from: commit and its time, receipts, the command that recomputes them."""

    commit: str
    time: str
    dirty: bool
    digest: str
    receipts: str
    command: str

    @property
    def line(self) -> str:
        """One sentence for the foot of every page."""
        source = f"bản ghi {self.commit[:12]}" if self.commit and not self.dirty else f"bản nháp {self.digest[:12]}"
        return (
            f"Số liệu từ {source}, {self.time or 'không rõ lúc'}; biên nhận: {self.receipts}. Tính lại: {self.command}"
        )
