"""What the unit has explained in a note, so that nothing is left for it to mend."""

from __future__ import annotations

from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Who


def noted(entry: Entry[Any], campaign: Campaign) -> tuple[Who | None, str]:
    """Whose turn it is and what to do: the Council's where the entry has a note, until there is a decision."""
    if not entry.record.note:
        return None, ""
    return (
        (None, "đơn vị đã ghi ghi_chu")
        if campaign.decided
        else (Who.COUNCIL, "đơn vị đã ghi ghi_chu; Hội đồng xem khi xét")
    )
