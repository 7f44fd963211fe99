"""`thidua receipt manifest`: at a deadline, one file with the head of every open request and of the ledger."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import ledgers_of
from thidua.cli.receipt.exported import declare_export, of_export
from thidua.cli.world import instant, root_or_bare
from thidua.cli.writing import write
from thidua.intake.book import LEDGER, leads
from thidua.intake.exports import open_at
from thidua.intake.office import office_at
from thidua.intake.shelf import MANIFESTS, keep, shelved
from thidua.intake.then import Then
from thidua.model.terms import Stage
from thidua.receipts.ledger import Ledger, upto
from thidua.receipts.receipt import written
from thidua.receipts.states import end_of_day
from thidua.snapshot import Git, files_of, from_folder

HELP = "ghi lại mọi lần gửi đang mở và đầu sổ biên nhận tại một thời điểm"
_REQUESTS = ("refs/heads", "refs/remotes/origin", "refs/pull", "refs/merge-requests")
_NUMBERED = re.compile(r"refs/(?:pull|merge-requests)/([1-9][0-9]*)(?:/head)?", re.ASCII)
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
        "--base", metavar="LẦN_LƯU", default="HEAD", help="nhánh chính; điều đã vào nhánh này là đã nhận"
    )
    declare_export(parser)
    parser.add_argument("--at", metavar="LÚC", default="", help="thời điểm ghi vào tệp, thay cho đồng hồ")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận")


def run(options: Namespace, console: Console) -> int:
    """Write the manifest; who keeps it can show later what was there, however late it is cut."""
    root = root_or_bare(Path.cwd())
    git, now = Git(root), instant(options.at) or datetime.now(UTC)
    base = git.commit_of(options.base)
    due = dict(_due(git, base, now)) if options.keep else {options.into: now}
    if not due:
        console.say("Không có hạn nào vừa qua cần ghi lại.")
        return 0
    ledgers = ledgers_of(root, from_folder(root), options.receipts)
    files = {name: _manifest(options, git, base, now, end, ledgers) for name, end in due.items()}
    if options.keep:
        keep(git, {name: _json(whole) for name, whole in files.items()}, now)
    else:
        write(Path(options.into), _json(files[options.into]))
    where = f" trên nhánh {MANIFESTS.rpartition('/')[2]}" if options.keep else ""
    for name, whole in files.items():
        console.say(f"Đã ghi {name}{where}: {len(whole['requests'])} lần gửi đang mở, {len(ledgers)} sổ biên nhận")
    return 0


def _json(whole: dict[str, Any]) -> bytes:
    return (json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _due(git: Git, base: str, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Names of the manifests of deadlines that have just passed and have none yet, with the end of each."""
    there = shelved(git)
    for code, plan in sorted(office_at(git, base).plans.items()):
        for stage in Stage:
            deadline, name = plan.deadlines.of(stage), f"{code}-{stage.value.replace('_', '-')}.json"
            end = end_of_day(deadline.day, plan.zone) if deadline else now
            if deadline and timedelta() <= now - end < _FRESH and name not in there:
                yield name, end


def _manifest(
    options: Namespace, git: Git, base: str, now: datetime, end: datetime, ledgers: Mapping[str, Ledger]
) -> dict[str, Any]:
    """All that stood just before an instant."""
    then = Then(git, end)
    main = git.ask("rev-parse", "--symbolic-full-name", options.base) or "HEAD"
    stood = then.head(main, base) or base
    there = None if options.receipts else _held(then)
    held = {code: None if there is None else there[code] for code in ledgers}
    heads = {code: upto(one, end, held=held[code]) for code, one in sorted(ledgers.items())}
    return {
        "schema": 1,
        "at": written(now),
        "of": written(end),
        "base": stood,
        "ledger": {code: {"receipts": len(marks), "head": (marks or ("",))[-1]} for code, marks in heads.items()},
        **_open(options, then, stood),
    }


def _held(then: Then) -> Counter[str] | None:
    """How many receipts each campaign had on the branch just before the instant; None where no log tells."""
    if not then.bare or not (now := then.git.ask("rev-parse", "--verify", "--quiet", LEDGER)):
        return None
    commit = then.head(LEDGER, now)
    return Counter(path.partition("/")[0] for path in (files_of(then.git, commit, "")[0] if commit else ()))


def _open(options: Namespace, then: Then, base: str) -> dict[str, Any]:
    """Commit by ref of the requests that were open just before an instant, and the refs of which it may be a later one.

    Refs alone tell what the base did not hold. A forge keeps the head of a request that was closed, too, and knows
    when that was: of those that its export tells of, this decides.
    """
    told = of_export(options, then.git, partial(open_at, end=then.end)) if options.export else {}
    found, unsure = {}, []
    for ref, now in {**dict(_refs(then.git)), **then.gone}.items():
        commit = then.head(ref, now)
        waiting = "" if commit and not leads(then.git, commit, base) else None
        head = told.get(_number(ref), waiting)
        if head is not None:
            found[ref] = head or commit
            if told.get(_number(ref)) == "":
                unsure.append(ref)
    return {"requests": found, **({"unsure": sorted(unsure)} if unsure else {})}


def _refs(git: Git) -> Iterator[tuple[str, str]]:
    """Ref and commit of everything that can be a request."""
    said = git.run("for-each-ref", "--format=%(objectname) %(refname)", *_REQUESTS)
    own = {f"{place}/{name}" for place in _REQUESTS[:2] for name in _OWN}
    # Git lets a branch have any bytes above 127 in its name, other ends of lines and halves of letters too.
    for line in said.decode("utf-8", "backslashreplace").split("\n")[:-1]:
        commit, ref = line.split(" ", 1)
        if ref not in own:
            yield ref, commit


def _number(ref: str) -> int:
    """The number of the request that a forge keeps under a ref; 0 for a branch."""
    match = _NUMBERED.fullmatch(ref)
    return int(match[1]) if match else 0
