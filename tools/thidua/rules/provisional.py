"""What may still change how many members of a collective hold a title."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.model.terms import Stage


def open_points(counts: Counts, entry: Entry[Any], group: AbstractSet[str], title: str) -> str:
    """The rest of a message, "" where nothing is open.

    Only the agency's own collective waits for other units, and for their entries that cannot
    be read; `group` are the codes of the members, of whom any may await a decision.
    """
    campaign = counts.campaign
    agency = entry.code not in campaign.units.by_code
    units = len(campaign.missing(Stage.NOMINATION)) if agency else 0
    broken = sum(len(dossier.broken) for dossier in campaign.nominations.values()) if agency else 0
    waiting = len({one.code for one in counts.waiting(title)} & group)
    said = [f"còn {units} đơn vị"] if units else []
    said += [f"còn {broken} mục chưa đọc được"] if broken else []
    said += [f"{waiting} người chờ quyết định"] if waiting else []
    return f"; tạm tính, {', '.join(said)}" if said else ""
