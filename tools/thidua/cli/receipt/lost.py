"""Receipts that a chain alone does not miss: gone with the whole ledger, or with its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thidua.dataset.file import open_file
from thidua.dataset.layout import Kind, slot_of
from thidua.receipts.ledger import Ledger
from thidua.snapshot import Snapshot

_PAPERS = frozenset({Kind.SESSION, Kind.DECISION})
Lost = Iterator[tuple[str, str]]
"""Campaign, "" for all, and what to say of it."""


def gone(snapshot: Snapshot, ledgers: Mapping[str, Ledger]) -> Lost:
    """Heads that papers of the Council noted and that no ledger has now; a chain that is broken has been told of."""
    noted = {(slot_of(path).campaign, head): path for path, head in _noted(snapshot)}
    for (code, head), path in noted.items():
        ledger = ledgers.get(code, Ledger())
        if head not in ledger.marks and not ledger.breaks:
            yield code, f"{path} ghi đầu sổ {head[:12]}…, nay không còn biên nhận ấy: sổ bị cắt hoặc bị bỏ"


def _noted(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for path, data in snapshot.files.items():
        paper = open_file(path, data).record if slot_of(path).kind in _PAPERS else None
        if paper and paper.record.ledger_head:
            yield path, paper.record.ledger_head
