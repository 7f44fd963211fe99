"""`thidua settings`: whether a forge is set as the promises need it, from an export of its settings."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt.event import json_in
from thidua.cli.world import repository_root
from thidua.report.settings import differences
from thidua.snapshot import UsageError
from thidua.text import shown

HELP = "so cài đặt của máy chủ Git với cài đặt mà kho này cần"
WANTED: Mapping[str, str] = {
    "github": ".github/rulesets",
    "gitlab": ".gitlab/settings.json",
    "forgejo": ".forgejo/branch_protections.json",
}
"""What the repository says; of GitHub one file a ruleset, as its own page takes them in."""


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--forge", choices=sorted(WANTED), required=True, help="máy chủ nào")
    parser.add_argument(
        "--export", metavar="TỆP", required=True, help="bản xuất cài đặt từ API (JSON); cách lấy: SECURITY.md"
    )


def run(options: Namespace, console: Console) -> int:
    """0 where all that is wanted is set, 1 where something is weaker."""
    wanted = _wanted(repository_root(Path.cwd()), options.forge)
    found = list(_compared(wanted, Path(options.export)))
    console.say(*(f"Cần sửa · Cài đặt của máy chủ: {shown(line)}" for line in found))
    if not found:
        console.say(f"Cài đặt của máy chủ đúng với {WANTED[options.forge]}.")
    return int(bool(found))


def _compared(wanted: Any, export: Path) -> Iterator[str]:
    try:
        yield from differences(wanted, json_in(export))
    except (ValueError, TypeError, KeyError):
        raise UsageError(f"{export} không phải là bản xuất cài đặt; cách lấy: SECURITY.md") from None


def _wanted(root: Path, forge: str) -> Any:
    place = root / WANTED[forge]
    files = sorted(place.glob("*.json")) if place.is_dir() else [place]
    try:
        read = [json_in(path) for path in files]
    except ValueError:
        raise UsageError(f"không đọc được {WANTED[forge]}; khôi phục tệp đó từ nhánh chính") from None
    return read if place.is_dir() else read[0]
