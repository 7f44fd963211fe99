"""`thidua explain RULE`: the page of a rule."""

from __future__ import annotations

from argparse import Namespace

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.report.text import LABELS
from thidua.rules.listing import BY_ID, RULES
from thidua.snapshot import UsageError
from thidua.text import fold, nearest, shown

HELP = "đọc trang của một quy tắc"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("rule", metavar="QUY_TẮC", nargs="?", default="", help="mã quy tắc; bỏ trống để xem danh sách")


def run(options: Namespace, console: Console) -> int:
    """The page, or the list of all rules."""
    if not options.rule:
        console.say(*(f"{rule.id:34} {LABELS[rule.severity]} · {rule.title}" for rule in RULES))
        return 0
    if options.rule not in BY_ID:
        raise UsageError(f"không có quy tắc “{shown(options.rule)}”; {_meant(options.rule)}")
    rule = BY_ID[options.rule]
    console.say(
        f"# {rule.title} [{rule.id}]", f"Mức: {LABELS[rule.severity]} · căn cứ: {rule.basis}", "", rule.page.strip()
    )
    return 0


def _meant(word: str) -> str:
    """The rules whose id or title holds the word; else the one whose id is nearest."""
    wanted = fold(word)
    if found := [rule for rule in RULES if wanted in f"{rule.id} {fold(rule.title)}"]:
        return "\n".join(("ý là một trong:", *(f"  {rule.id:34} {rule.title}" for rule in found)))
    meant = nearest(word, BY_ID)
    return f"ý là {meant}?" if meant else "xem danh sách: thidua explain"
