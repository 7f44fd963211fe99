"""`thidua receipt post-receive`: the server's hook that records what was let in, and tells the sender."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt.before import clock, updates
from thidua.cli.receipt.pending import Pending
from thidua.intake.office import office_at
from thidua.receipts.receipt import dump, mark_of
from thidua.snapshot import Git

HELP = "móc của máy chủ Git: ghi biên nhận (do Git gọi)"


def declare(parser: Parser) -> None:
    """The options of the hook."""
    parser.add_argument("--at", metavar="LÚC", default="", help="lúc này, thay cho đồng hồ của máy chủ")


def run(options: Namespace, console: Console) -> int:
    """Record the push, and with it whatever an earlier one left behind."""
    git = Git(Path.cwd())
    taken = updates(sys.stdin)
    zone = office_at(git, git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}") or "").zone
    for one in Pending(git).settle(clock(options), taken):
        when = one.instant.astimezone(zone).strftime("%H:%M:%S %d/%m/%Y %z")
        unread = "" if one.readable else " (chưa đọc được)"
        console.say(
            f"Đã nhận lúc {when}: {one.path}{unread}", f"  biên nhận {one.campaign}/{one.seq}, mã {mark_of(dump(one))}"
        )
    return 0
