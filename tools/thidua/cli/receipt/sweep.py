"""`thidua receipt sweep`: receipts that are missing, from what the server left behind or a forge's export."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt.event import receipts_of_event
from thidua.cli.receipt.exported import declare_export, of_export
from thidua.cli.receipt.pending import FOLDER, Pending
from thidua.cli.receipt.record import told
from thidua.cli.world import root_or_bare
from thidua.intake.book import LEDGER, Book, catch_up
from thidua.intake.exports import events_in
from thidua.intake.forges import Event
from thidua.receipts.receipt import Receipt, parse
from thidua.snapshot import Git, UsageError, ledger_files, refs_exist

HELP = "ghi bù biên nhận còn thiếu"
_SAME = timedelta(minutes=5)
"""A hook and the API may tell of one push with times that differ a little.

Where the API tells only by when something came, any receipt of the same content is of that arrival: the time at which
a request was last changed moves with each comment, and no later time takes the place of an earlier one.
"""


def declare(parser: Parser) -> None:
    """The options of the action."""
    declare_export(parser)
    parser.add_argument("--base", metavar="LẦN_LƯU", default="HEAD", help="nhánh chính")


def run(options: Namespace, console: Console) -> int:
    """0; 1 where something could not be read or is not here, so that receipts are still missing."""
    root = root_or_bare(Path.cwd())
    git = Git(root)
    if not options.export:
        return _left_behind(git, console)
    events, odd = of_export(options, git, events_in)
    catch_up(git)
    missing, absent = _missing(sorted(events, key=lambda one: one.instant), git, git.commit_of(options.base))
    absent += [f"Chưa ghi được · bản xuất có {one} không đúng mẫu" for one in odd]
    console.say(*told(missing, Book(git).record(missing)), *absent)
    return int(bool(absent))


def _left_behind(git: Git, console: Console) -> int:
    """What the server's own hooks had no time for."""
    if git.ask("rev-parse", "--is-bare-repository") != "true":
        raise UsageError(
            "đây không phải là kho trần của máy chủ; ghi bù từ nơi khác cần bản xuất: --export TỆP --forge MÁY_CHỦ"
        )
    pending = Pending(git)
    console.say(f"Đã ghi bù {len(tuple(pending.settle(datetime.now(UTC))))} biên nhận.")
    console.say(*(f"Chưa ghi được · {FOLDER}/{name} không đọc được" for name in pending.unreadable))
    return int(bool(pending.unreadable))


def _missing(events: Iterable[Event], git: Git, base: str) -> tuple[list[Receipt], list[str]]:
    """The receipts that the ledger does not have, and what to say of commits that are not here."""
    known = list(_known(git))
    told: list[Receipt] = []
    latest: list[Receipt] = []
    absent: list[str] = []
    for event in events:
        try:
            (latest if event.latest else told).extend(receipts_of_event(event, git, base))
        except UsageError as gone:
            absent.append(f"Chưa ghi được · {gone}")
    missing = _unmatched(told, known)
    for one in latest:
        others = (other for other in [*known, *missing] if one.entitled == other.entitled)
        missing += [] if any(_same(one, other) for other in others) else [one]
    return missing, absent


def _unmatched(told: list[Receipt], known: list[Receipt]) -> list[Receipt]:
    """Those of which no receipt tells: each receipt tells of one arrival, the nearest in time, for content can come back.

    A stranger may have copied it: what a unit sent is first looked for among what had a right to come.
    """
    pairs = sorted(
        (one.entitled != other.entitled, abs(one.instant - other.instant), n, m)
        for n, one in enumerate(told)
        for m, other in enumerate(known)
        if _same(one, other) and abs(one.instant - other.instant) <= _SAME
    )
    found, used = set[int](), set[int]()
    for _, _, n, m in pairs:
        if n not in found and m not in used:
            found.add(n)
            used.add(m)
    return [one for n, one in enumerate(told) if n not in found]


def _known(git: Git) -> Iterator[Receipt]:
    files = ledger_files(git.root, LEDGER)[0] if refs_exist(git.root, (LEDGER,)) else {}
    yield from (one for path, data in files.items() if isinstance(one := parse(path, data), Receipt))


def _same(receipt: Receipt, other: Receipt) -> bool:
    """Whether two receipts tell of the same content at the same place of the same server."""
    return (receipt.path, receipt.blob, receipt.source) == (other.path, other.blob, other.source)
