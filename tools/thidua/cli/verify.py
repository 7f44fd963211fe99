"""`thidua verify CAMPAIGN`: whether a closed year is still what it was, and its figures then and today."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.lock import LOCK, verdict_of
from thidua.cli.world import Asked, look
from thidua.report.closing import figures_in, figures_of
from thidua.rules import ledger_broken, locked_year_changed
from thidua.snapshot import UsageError
from thidua.text import shown

HELP = "kiểm tra một chiến dịch đã khóa sổ"
_RULES = (locked_year_changed.RULE.id, ledger_broken.RULE.id)


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("campaign", metavar="C", help="mã chiến dịch, ví dụ 2022")
    parser.add_argument("--commit", metavar="BẢN_GHI", default="", help="đọc một bản ghi Git thay cho thư mục")


def run(options: Namespace, console: Console) -> int:
    """0 where nothing but new decisions came, 1 where anything else changed."""
    world = look(Asked(commit=options.commit), Path.cwd())
    verdict = verdict_of(world, options.campaign)
    lock = world.snapshot.files.get(f"submissions/{options.campaign}/bien-nhan/{LOCK}")
    if lock is None:
        raise UsageError(f"chiến dịch “{options.campaign}” chưa khóa sổ; khóa bằng: thidua lock {options.campaign}")
    wrong = [finding for finding in verdict.findings if finding.rule in _RULES]
    console.say(*(f"Cần sửa · {finding.title}: {finding.message}" for finding in wrong))
    console.say(*_compared(figures_in(lock), figures_of(verdict)))
    if not wrong:
        console.say(f"Chiến dịch {options.campaign} còn nguyên như lúc khóa sổ.")
    return int(bool(wrong))


def _compared(then: Mapping[str, str], today: Mapping[str, str]) -> Iterator[str]:
    for key in dict.fromkeys([*then, *today]):
        old, new = then.get(key, "0"), today.get(key, "0")
        same = f"{old} (không đổi)" if old == new else f"lúc khóa sổ {old}; nay {new}"
        yield f"{shown(key)}: {shown(same)}"
