"""`thidua explain RULE`: the page of a rule."""

from __future__ import annotations

from argparse import Namespace

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.report.text import LABELS
from thidua.rules.listing import BY_ID, RULES
from thidua.snapshot import UsageError
from thidua.text import nearest

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
        meant = nearest(options.rule, BY_ID)
        raise UsageError(
            f"không có quy tắc “{options.rule}”" + (f"; ý là {meant}?" if meant else "; xem danh sách: thidua explain")
        )
    rule = BY_ID[options.rule]
    console.say(
        f"# {rule.title} [{rule.id}]", f"Mức: {LABELS[rule.severity]} · căn cứ: {rule.basis}", "", rule.page.strip()
    )
    return 0
