"""`thidua receipt manifest`: at a deadline, one file with the head of every open request and of the ledger."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import ledgers_of
from thidua.cli.world import instant, root_or_bare
from thidua.cli.writing import write
from thidua.receipts.receipt import written
from thidua.snapshot import Git, from_folder

HELP = "ghi lại mọi lần gửi đang mở và đầu sổ biên nhận tại một thời điểm"
_REQUESTS = ("refs/heads", "refs/remotes/origin", "refs/pull", "refs/merge-requests")
_LEDGER = ("refs/heads/receipts", "refs/remotes/origin/receipts")


def declare(parser: Parser) -> None:
    """The options of the action."""
    parser.add_argument("--into", metavar="TỆP", required=True, help="tệp JSON sẽ ghi")
    parser.add_argument(
        "--base", metavar="BẢN_GHI", default="HEAD", help="nhánh chính; điều đã vào nhánh này là đã nhận"
    )
    parser.add_argument("--at", metavar="LÚC", default="", help="thời điểm ghi vào tệp, thay cho đồng hồ")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận")


def run(options: Namespace, console: Console) -> int:
    """Write the manifest; who keeps it can show later what was there."""
    root = root_or_bare(Path.cwd())
    git = Git(root)
    base = git.commit_of(options.base)
    requests = _open(git, base)
    ledgers = ledgers_of(root, from_folder(root), options.receipts)
    whole = {
        "schema": 1,
        "at": written(instant(options.at) or datetime.now(UTC)),
        "base": base,
        "requests": requests,
        "ledger": {code: {"receipts": len(one.marks), "head": one.head} for code, one in sorted(ledgers.items())},
    }
    write(Path(options.into), (json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    console.say(f"Đã ghi {options.into}: {len(requests)} lần gửi đang mở, {len(ledgers)} sổ biên nhận")
    return 0


def _open(git: Git, base: str) -> dict[str, str]:
    """Commit by ref, of the refs that hold something that the base does not."""
    said = git.run("for-each-ref", f"--no-merged={base}", "--format=%(objectname) %(refname)", *_REQUESTS).decode()
    pairs = (line.split(" ", 1) for line in said.splitlines())
    return {ref: commit for commit, ref in pairs if ref not in _LEDGER}
