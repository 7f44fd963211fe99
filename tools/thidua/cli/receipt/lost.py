"""Receipts that a chain alone does not miss: where nobody reads them, or gone with the whole ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from thidua.cli.ledgers import OWN, left_out
from thidua.cli.receipt.shut import GUIDE, closed_in
from thidua.dataset.file import open_file
from thidua.dataset.layout import ROOT, Kind, slot_of
from thidua.receipts.ledger import Ledger
from thidua.snapshot import Snapshot

_PAPERS = frozenset({Kind.SESSION, Kind.DECISION})
Lost = Iterator[tuple[str, str]]
"""Campaign, "" for all, and what to say of it."""


def unread(root: Path, snapshot: Snapshot, ledgers: Mapping[str, Ledger]) -> Lost:
    """Receipts on the branch of a campaign that is still open and of which its own folder is read."""
    for code in sorted(ledgers.keys() - closed_in(snapshot)):
        if ledgers[code].place == OWN and (count := sum(left_out(root, snapshot.files, code, ""))):
            folder = f"{ROOT}/{code}/{OWN}"
            yield code, f"nhánh receipts có {count} biên nhận mà {folder} không có nên không được tính; xem {GUIDE}"


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
