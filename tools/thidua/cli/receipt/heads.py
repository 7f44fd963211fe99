"""`thidua receipt heads`: the commits that an event tells of, to be fetched by their ids.

A branch that was forced elsewhere since the event no longer leads to them; a forge keeps them for a while.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt.event import forge_of, json_in, unlike
from thidua.intake.forges import event_of
from thidua.intake.subject import subject_of
from thidua.receipts.receipt import FORGES

HELP = "các lần lưu mà một sự kiện nói tới, để lấy về đúng lần lưu ấy"


def declare(parser: Parser) -> None:
    """The options of the action."""
    parser.add_argument("--event", metavar="TỆP", required=True, help="tệp sự kiện (JSON) mà máy chủ gửi tới")
    parser.add_argument("--forge", choices=FORGES, default="", help="máy chủ nào gửi sự kiện")


def run(options: Namespace, console: Console) -> int:
    """A full id a line: the head, and the commit before where the event names one."""
    source = forge_of(options)
    try:
        payload = json_in(Path(options.event))
        event, subject = event_of(source, payload), subject_of(source, payload)
    except ValueError:
        raise unlike(options, source) from None
    console.say(subject.head, *([event.before] if event and event.before else []))
    return 0
