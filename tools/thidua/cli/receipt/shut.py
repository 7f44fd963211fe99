"""Campaigns of which nothing is recorded: what comes would stand in a ledger that nobody reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from thidua.cli.ledgers import GUIDE, kept, live_ledgers
from thidua.dataset.layout import ROOT, Kind, campaign_at, plan_path, slot_of
from thidua.receipts.ledger import Ledger
from thidua.receipts.receipt import Receipt
from thidua.rules import not_a_plain_file
from thidua.snapshot import Git, Snapshot, from_commit, from_folder


def snapshot_of(root: Path, base: str) -> Snapshot:
    """The files that say where ledgers lie; of the bare repository of a server those of its main branch."""
    bare = Git(root).ask("rev-parse", "--is-bare-repository") == "true"
    return from_commit(root, base) if bare else from_folder(root)


def shut(root: Path, snapshot: Snapshot) -> dict[str, str]:
    """Why nothing is recorded of a campaign, by its code: it is closed, or its own folder is what is read, or would be."""
    own, live = kept(snapshot), live_ledgers(root)
    why = {code: _elsewhere(code, ledger, live) for code, ledger in own.items()}
    why |= {
        code: f"{message}, nên không biết sổ của chiến dịch {code} đến đâu" for code, message in out_of_reach(snapshot)
    }
    return why | {code: _closed(code) for code in closed_in(snapshot)}


def out_of_reach(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Campaign, "" for all, and what to say of a place of its ledger that is a link or cannot be read."""
    for odd in snapshot.oddities:
        code, below = campaign_at(f"{odd.path}/x"), odd.path.split("/")[2:3]
        place = odd.path == ROOT or (slot_of(plan_path(code)).kind is Kind.PLAN and below in ([], ["bien-nhan"]))
        if place and odd.rule == not_a_plain_file.RULE.id and odd.path not in snapshot.files:
            yield code, odd.message


def closed_in(snapshot: Snapshot) -> frozenset[str]:
    """The campaigns that are closed."""
    slots = map(slot_of, snapshot.files)
    return frozenset(slot.campaign for slot in slots if slot.kind is Kind.LOCK)


def parted(receipts: Iterable[Receipt], why: Mapping[str, str]) -> tuple[list[Receipt], list[str]]:
    """The receipts that can be recorded, and why the others cannot, once a campaign."""
    every = list(receipts)
    codes = dict.fromkeys(one.campaign for one in every if one.campaign in why)
    return [one for one in every if one.campaign not in why], [why[code] for code in codes]


def _closed(code: str) -> str:
    return (
        f"chiến dịch {code} đã khóa sổ nên không ghi thêm biên nhận; từ lúc khóa chỉ thêm quyết định mới,"
        " nội dung đã nhận giữ nguyên"
    )


def _elsewhere(code: str, ledger: Ledger, live: Mapping[str, Ledger]) -> str:
    """What the Office does so that there is one ledger that goes on: the branch's, which nobody rewrites."""
    folder = f"{ROOT}/{code}/bien-nhan/"
    told = f"sổ của chiến dịch {code} nằm ở {folder} và chỉ được đọc ở đó: biên nhận ghi ở nhánh receipts sẽ không được tính"
    if code in live and live[code].marks[: len(ledger.marks)] == ledger.marks:
        return f"{told}; nhánh receipts đã có đủ các biên nhận ấy: bỏ chúng khỏi thư mục (git rm {folder}0*.json), lưu lại, rồi ghi"
    return f"{told}; chuyển các biên nhận ấy sang nhánh receipts rồi ghi, theo {GUIDE}"
