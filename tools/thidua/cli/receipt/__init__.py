"""`thidua receipt …`: the ledger of what was received and when."""

from __future__ import annotations

from argparse import Namespace

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.receipt import after, before, export, heads, install, manifest, record, stamp, sweep, verify

HELP = "sổ biên nhận: ghi, kiểm tra, đóng dấu thời gian"
ACTIONS = (
    ("record", record),
    ("sweep", sweep),
    ("heads", heads),
    ("export", export),
    ("verify", verify),
    ("stamp", stamp),
    ("manifest", manifest),
    ("install-hook", install),
    ("pre-receive", before),
    ("post-receive", after),
)


def declare(parser: Parser) -> None:
    """Each action has its own options."""
    below = parser.add_subparsers(title="việc", dest="action", metavar="VIỆC", required=True, parser_class=Parser)
    for name, module in ACTIONS:
        one = below.add_parser(name, help=module.HELP, description=module.HELP)
        module.declare(one)
        one.set_defaults(action=module.run)


def run(options: Namespace, console: Console) -> int:
    """Run the action that was asked for."""
    return int(options.action(options, console))
