"""What was received and is gone from its file."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from thidua.model.terms import Stage


class Vanished(NamedTuple):
    """An entry that was received and is no longer in the file, without a withdrawal."""

    unit: str
    stage: Stage
    path: str
    key: str
    received_at: datetime
