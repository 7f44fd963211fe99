"""`thidua receipt manifest`: at a deadline, one file with the head of every open request and of the ledger."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import ledgers_of
from thidua.cli.world import instant, root_or_bare
from thidua.cli.writing import write
from thidua.intake.office import office_at
from thidua.intake.shelf import MANIFESTS, keep, shelved
from thidua.model.terms import Stage
from thidua.receipts.receipt import written
from thidua.receipts.states import end_of_day
from thidua.snapshot import Git, from_folder

HELP = "ghi lại mọi lần gửi đang mở và đầu sổ biên nhận tại một thời điểm"
_REQUESTS = ("refs/heads", "refs/remotes/origin", "refs/pull", "refs/merge-requests")
_OWN = ("receipts", "manifests")
"""Branches that hold what was received, and what was open."""
_FRESH = timedelta(hours=36)
"""What is cut longer after a deadline shows nothing of it; a daily run has some hours to spare."""


def declare(parser: Parser) -> None:
    """The options of the action."""
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--into", metavar="TỆP", default="", help="tệp JSON sẽ ghi")
    way.add_argument(
        "--keep", action="store_true", help="hạn nào vừa qua mà chưa có thì ghi vào nhánh manifests; không có thì thôi"
    )
    parser.add_argument(
        "--base", metavar="BẢN_GHI", default="HEAD", help="nhánh chính; điều đã vào nhánh này là đã nhận"
    )
    parser.add_argument("--at", metavar="LÚC", default="", help="thời điểm ghi vào tệp, thay cho đồng hồ")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận")


def run(options: Namespace, console: Console) -> int:
    """Write the manifest; who keeps it can show later what was there."""
    root = root_or_bare(Path.cwd())
    git, now = Git(root), instant(options.at) or datetime.now(UTC)
    base = git.commit_of(options.base)
    names = list(_due(git, base, now)) if options.keep else []
    if options.keep and not names:
        console.say("Không có hạn nào vừa qua cần ghi lại.")
        return 0
    requests = _open(git, base)
    ledgers = ledgers_of(root, from_folder(root), options.receipts)
    whole = {
        "schema": 1,
        "at": written(now),
        "base": base,
        "requests": requests,
        "ledger": {code: {"receipts": len(one.marks), "head": one.head} for code, one in sorted(ledgers.items())},
    }
    data = (json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    if options.keep:
        keep(git, dict.fromkeys(names, data), now)
    else:
        write(Path(options.into), data)
    where = f"{', '.join(names)} trên nhánh {MANIFESTS.rpartition('/')[2]}" if options.keep else options.into
    console.say(f"Đã ghi {where}: {len(requests)} lần gửi đang mở, {len(ledgers)} sổ biên nhận")
    return 0


def _due(git: Git, base: str, now: datetime) -> Iterator[str]:
    """Names of the manifests of deadlines that have just passed and have none yet."""
    there = shelved(git)
    for code, plan in sorted(office_at(git, base).plans.items()):
        for stage in Stage:
            deadline, name = plan.deadlines.of(stage), f"{code}-{stage.value.replace('_', '-')}.json"
            if deadline and timedelta() <= now - end_of_day(deadline.day, plan.zone) < _FRESH and name not in there:
                yield name


def _open(git: Git, base: str) -> dict[str, str]:
    """Commit by ref, of the refs that hold something that the base does not."""
    said = git.run("for-each-ref", f"--no-merged={base}", "--format=%(objectname) %(refname)", *_REQUESTS)
    # Git lets a branch have any bytes above 127 in its name, other ends of lines and halves of letters too.
    pairs = (line.split(" ", 1) for line in said.decode("utf-8", "backslashreplace").split("\n")[:-1])
    own = {f"{place}/{name}" for place in _REQUESTS[:2] for name in _OWN}
    return {ref: commit for commit, ref in pairs if ref not in own}
