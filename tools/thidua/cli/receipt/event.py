"""What a forge's event says: its file is read, its commits are read as objects, nothing of it is run."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.given import MEBIBYTE, given
from thidua.intake.book import leads
from thidua.intake.forges import Event, event_of
from thidua.intake.office import list_then, office_at
from thidua.intake.push import receipts_of
from thidua.receipts.receipt import FORGES, Receipt, Source
from thidua.snapshot import Git, UsageError

_LARGEST = 32 * MEBIBYTE


def declare_event(parser: Parser, way: Any) -> None:
    """Where the event is, and on which base it is read."""
    way.add_argument("--event", metavar="TỆP", default="", help="tệp sự kiện (JSON) mà máy chủ gửi tới")
    parser.add_argument("--forge", choices=FORGES, default="", help="máy chủ nào gửi sự kiện")
    parser.add_argument("--base", metavar="LẦN_LƯU", default="HEAD", help="nhánh chính lúc đó")


def record_event(options: Namespace, git: Git) -> list[Receipt]:
    """The receipts of an event, before they have a place in the chain; none where it brings no commits."""
    source = forge_of(options)
    try:
        event = event_of(source, json_in(Path(options.event)))
    except ValueError:
        raise unlike(options, source) from None
    return receipts_of_event(event, git, git.commit_of(options.base)) if event else []


def unlike(options: Namespace, source: Source) -> UsageError:
    """What to say of a file that is no event of a request."""
    return UsageError(f"{options.event} không phải là sự kiện của một lần gửi trên {source.value}")


def forge_of(options: Namespace) -> Source:
    """The forge that is named; UsageError where none is."""
    if not options.forge:
        raise UsageError(f"còn thiếu: --forge ({', '.join(FORGES)})")
    return Source(options.forge)


def json_in(path: Path) -> Any:
    """What a JSON file of a forge holds; ValueError where it holds none, UsageError for what is no plain file."""
    try:
        return json.loads(given(path, _LARGEST))
    except (OSError, RecursionError) as fault:
        raise ValueError(path) from fault


def receipts_of_event(event: Event, git: Git, base: str) -> list[Receipt]:
    """The receipts of one event; a commit before that is gone means that all came with the event.

    `base` is the main branch. The forge's base counts only where it is of the main branch, for a request may name any,
    and only for what came; whose account it was says the main branch's list of that instant. What is in a campaign
    that the Office has not opened has no receipt until it is.
    """
    if not _is_here(git, event.head):
        raise UsageError(
            f"chưa có lần lưu {event.head[:12]} của lần gửi {event.number}; lấy về bằng git fetch rồi chạy lại"
        )
    known = event if _is_here(git, event.before) else replace(event, before="")
    push = known.push(event.base if event.base and leads(git, event.base, base) else base)
    then, now = office_at(git, push.base), office_at(git, base)
    units = office_at(git, list_then(git, base, event.instant)).agency.units
    office = replace(then, agency=then.agency._replace(units=units))
    return [one for one in receipts_of(git, push, push.updates, office) if one.campaign in now.campaigns]


def _is_here(git: Git, commit: str) -> bool:
    return git.ask("cat-file", "-e", f"{commit}^{{commit}}") is not None
