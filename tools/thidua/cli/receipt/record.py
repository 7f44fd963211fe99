"""`thidua receipt record`: from the Office's register, or from the event that a forge tells of."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import live_ledgers
from thidua.cli.receipt.event import declare_event, record_event
from thidua.cli.receipt.register import declare_register, record_register
from thidua.cli.receipt.shut import parted, shut, snapshot_of
from thidua.cli.world import repository_root
from thidua.intake.book import Book, catch_up
from thidua.receipts.copies import put_right_by
from thidua.receipts.receipt import Receipt, dump, mark_of
from thidua.snapshot import Git, UsageError

HELP = "ghi biên nhận theo sổ đến của Văn phòng, hoặc theo sự kiện của máy chủ"


def declare(parser: Parser) -> None:
    """The options of the action."""
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--by-office", action="store_true", help="ghi theo sổ đến của Văn phòng")
    declare_event(parser, way)
    declare_register(parser)


def run(options: Namespace, console: Console) -> int:
    """One receipt a file; what is in the ledger already is not written again. 1 where a part is not recorded."""
    root = repository_root(Path.cwd())
    git = Git(root)
    receipts = record_register(options) if options.by_office else record_event(options, git)
    behind = catch_up(git)
    if behind:
        console.say(f"Máy chủ ghi trước: {len(behind)} dòng sổ đến của máy này được nối vào sau, có số và mã mới.")
    wanted, refused = parted(receipts, shut(root, snapshot_of(root, "HEAD")))
    if refused and (options.by_office or not wanted):
        raise UsageError("; ".join(refused))
    added = (*behind, *Book(git).record(wanted))
    gone = _replaced(root, wanted, added) if options.by_office else {}
    refused = [*refused, *gone.values()]
    every = list({one.event: one for one in (*behind, *wanted) if one.event not in gone}.values())
    console.say(
        *(told(every, added) if every or not refused else ()), *(f"Không ghi biên nhận · {why}" for why in refused)
    )
    return int(bool(refused))


def _replaced(root: Path, wanted: Iterable[Receipt], added: Iterable[Receipt]) -> dict[str, str]:
    """Why a line that is in the ledger already, and that another stands for, does not count by being typed again."""
    new = {one.event for one in added}
    known = [one for one in wanted if one.event not in new]
    ledgers = live_ledgers(root) if known else {}
    ends = {code: put_right_by(one.receipts) for code, one in ledgers.items()}
    found = ((one, ends.get(one.campaign, {}).get((one.path, one.event))) for one in known)
    return {
        one.event: f"{one.path}: dòng này đã có và đã được thay bằng {end.campaign}/{end.seq}; muốn tính lại thì ghi với"
        f" --instead-of {end.campaign}/{end.seq}"
        for one, end in found
        if end
    }


def told(receipts: list[Receipt], added: tuple[Receipt, ...]) -> Iterator[str]:
    """A line a receipt, new or there already."""
    new = {receipt.event: receipt for receipt in added}
    for receipt in receipts:
        if one := new.get(receipt.event):
            unread = "" if one.readable else " (đã nhận, chưa đọc được)"
            yield f"Biên nhận {one.campaign}/{one.seq}: {one.path}{unread} · mã {mark_of(dump(one))}"
        else:
            yield f"Đã có biên nhận của lần nhận này: {receipt.path}"
    if not receipts:
        yield "Không có tệp của đơn vị nào để ghi biên nhận."
    if added:
        yield "Gửi sổ lên máy chủ: git push origin refs/heads/receipts"
