"""`thidua receipt post-receive`: the server's hook that records what was let in, and tells the sender."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from datetime import tzinfo
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt.before import clock, updates
from thidua.cli.receipt.pending import FOLDER, Finished, Pending
from thidua.intake.office import office_at
from thidua.receipts.receipt import dump, mark_of
from thidua.snapshot import Git, UsageError

HELP = "móc của máy chủ Git: ghi biên nhận (do Git gọi)"


def declare(parser: Parser) -> None:
    """The options of the hook."""
    parser.add_argument("--at", metavar="LÚC", default="", help="lúc này, thay cho đồng hồ của máy chủ")


def run(options: Namespace, console: Console) -> int:
    """Record the push, and with it whatever an earlier one left behind; tell the sender of the own one only."""
    git, now = Git(Path.cwd()), clock(options)
    pending = Pending(git)
    zone = office_at(git, git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}") or "").zone
    finished = tuple(pending.finish(updates(sys.stdin or ())))
    console.say(*(line for one in finished for line in _told(one, zone)))
    with suppress(UsageError):  # what others sent stays there until it can be recorded
        list(pending.settle(now))
    console.say(*(f"Báo người quản trị máy chủ: {FOLDER}/{name} không đọc được" for name in pending.unreadable))
    return 0


def _told(one: Finished, zone: tzinfo) -> Iterator[str]:
    when = f"Đã nhận lúc {one.instant.astimezone(zone):%H:%M:%S %d/%m/%Y %z}"
    for receipt in one.receipts:
        unread = "" if receipt.readable else " (chưa đọc được)"
        yield f"{when}: {receipt.path}{unread}"
        yield f"  biên nhận {receipt.campaign}/{receipt.seq}, mã {mark_of(dump(receipt))}"
    if one.fault:
        yield f"{when}; biên nhận sẽ ghi sau, vẫn tính từ lúc này. Báo người quản trị máy chủ: {one.fault}"
