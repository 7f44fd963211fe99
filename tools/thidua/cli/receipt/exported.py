"""An export of a forge's API as an option: where it lies, which forge's it is, what it says."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from thidua.cli.arguments import Parser
from thidua.cli.receipt.event import forge_of, json_in
from thidua.intake.exports import Fork
from thidua.intake.fork import fork_of
from thidua.receipts.receipt import FORGES, Source
from thidua.snapshot import Git, UsageError

T = TypeVar("T")


def declare_export(parser: Parser) -> None:
    """The options."""
    parser.add_argument("--export", metavar="TỆP", default="", help="bản xuất từ API của máy chủ (JSON)")
    parser.add_argument("--forge", choices=FORGES, default="", help="máy chủ nào")


def of_export(options: Namespace, git: Git, read: Callable[[Source, Any, Fork], T]) -> T:
    """What a reader makes of the export; UsageError where it is none of that forge."""
    source = forge_of(options)
    try:
        return read(source, json_in(Path(options.export)), partial(fork_of, git))
    except ValueError:
        raise UsageError(f"{options.export} không phải là bản xuất của {source.value}") from None
