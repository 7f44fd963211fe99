"""What was received and is gone from its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thidua.model.terms import Stage


@dataclass(frozen=True, slots=True)
class Vanished:
    """An entry that was received and is no longer in the file, without a withdrawal."""

    unit: str
    stage: Stage
    path: str
    key: str
    received_at: datetime
