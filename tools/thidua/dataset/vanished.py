"""What was received and is gone from its file."""

from __future__ import annotations

from typing import NamedTuple


class Vanished(NamedTuple):
    """An entry that was received and is no longer in the file, without a withdrawal."""

    unit: str
    path: str
    key: str
