"""`thidua receipt pre-receive`: the server's hook that lets a push in or says why not."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt.pending import Pending
from thidua.cli.world import instant
from thidua.intake.office import Office, office_at
from thidua.intake.push import Push, Update, unnamed
from thidua.intake.refusal import refusals
from thidua.intake.then import note_gone
from thidua.receipts.receipt import Account
from thidua.snapshot import Git, UsageError
from thidua.text import shown

HELP = "móc của máy chủ Git: nhận hay không nhận (do Git gọi)"
_LENT = ("GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
_SHOWN = 10


def declare(parser: Parser) -> None:
    """The options of the hook."""
    parser.add_argument("--account", metavar="TÊN", action="store", default="", help="tài khoản mà máy chủ đã xác thực")
    parser.add_argument("--at", metavar="LÚC", default="", help="lúc nhận, thay cho đồng hồ của máy chủ")


def run(options: Namespace, console: Console) -> int:
    """0 lets the push in; 1 refuses all of it, with every reason."""
    stored = Git(Path.cwd())
    now = clock(options)
    _settle(stored, now)
    sent = Git(stored.root, tuple((name, os.environ[name]) for name in _LENT if name in os.environ))
    push = _push(stored, options.account, now, updates(sys.stdin or ()))
    refused = list(dict.fromkeys(refusals(sent, push)))
    if refused:
        more = len(refused) - _SHOWN
        console.complain("Máy chủ không nhận lần gửi này:", *(f"- {line}" for line in refused[:_SHOWN]))
        console.complain(*([f"- và {more} chỗ khác"] if more > 0 else []))
        return 1
    note_gone(stored, push.updates, now)
    if any(one.is_request for one in push.updates):
        console.say(*islice(_unrecorded(sent, push), _SHOWN))
        _settle(stored, now)  # what was in when the branches were looked at is noted before this one may get in
        Pending(stored).add(push)
    return 0


def _settle(git: Git, now: datetime) -> None:
    """Record what earlier pushes left; what cannot be recorded yet stays there, and nobody is refused for that."""
    with suppress(UsageError):
        list(Pending(git).settle(now))


def _unrecorded(git: Git, push: Push) -> Iterator[str]:
    """What to say of files that come in and that nobody will ever count."""
    for path in dict.fromkeys(path for one in push.updates for path in unnamed(git, push, one.new)):
        here = shown("/".join(path.split("/")[:4]))
        yield (
            f"Chú ý: “{shown(path)}” không phải là tên của hồ sơ nên không có biên nhận;"
            f" đăng ký là {here}/dang-ky.yaml, đề nghị là {here}/de-nghi.yaml"
        )


def clock(options: Namespace) -> datetime:
    """The instant of the push, in UTC."""
    return (instant(options.at) or datetime.now(UTC)).astimezone(UTC)


def updates(lines: Iterable[str]) -> tuple[Update, ...]:
    """What Git tells a hook: old, new and ref a line, zeros for none."""
    parts = [line.rstrip("\n").split(" ", 2) for line in lines]
    if any(len(one) != 3 for one in parts):  # noqa: PLR2004 - old, new, ref
        raise UsageError(
            "lệnh này do Git gọi khi có người gửi; người quản trị đặt nó bằng: thidua receipt install-hook"
        )
    return tuple(Update(old if old.strip("0") else "", new if new.strip("0") else "", ref) for old, new, ref in parts)


def _push(git: Git, name: str, now: datetime, sent: tuple[Update, ...]) -> Push:
    main = git.ask("symbolic-ref", "HEAD") or ""
    base = git.ask("rev-parse", "--verify", "--quiet", f"{main}^{{commit}}") or ""
    return Push(now, Account(name=name, id=_number(office_at(git, base), name)), main, base, sent)


def _number(office: Office, name: str) -> str:
    """The account's number by the list of the main branch; it stays when the name changes."""
    accounts = (account for unit in office.units for account in unit.accounts)
    return next((account.number for account in accounts if account.login == name), "")
