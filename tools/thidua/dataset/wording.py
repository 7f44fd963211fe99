"""Lists of people and things as sentences hold them."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 5


def listed(names: Sequence[str]) -> str:
    """Up to five names, then how many more."""
    if len(names) <= MOST:
        return ", ".join(names)
    return f"{', '.join(names[:MOST])} và {len(names) - MOST} mục khác"
