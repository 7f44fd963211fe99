"""Lists of people and things as sentences hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thidua.text import name_key

if TYPE_CHECKING:
    from thidua.dataset.campaign import Campaign

MOST = 5


def listed(names: Sequence[str]) -> str:
    """Up to five names, then how many more."""
    if len(names) <= MOST:
        return ", ".join(names)
    return f"{', '.join(names[:MOST])} và {len(names) - MOST} mục khác"


def codes_of(campaign: Campaign, name: str) -> str:
    """The codes of everybody of a name, with their units, "" where nobody has it."""
    known = campaign.people.by_name.get(name_key(name), ())
    return " hoặc ".join(f"{p.code} ({campaign.units.short(p.stays[-1].unit)})" for p in known)
