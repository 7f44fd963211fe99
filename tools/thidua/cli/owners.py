"""`thidua owners`: CODEOWNERS of each forge, from the list of units."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.world import repository_root
from thidua.cli.writing import write
from thidua.intake.office import office_of
from thidua.report.owners import owners
from thidua.snapshot import UsageError, from_folder

HELP = "viết CODEOWNERS từ danh sách đơn vị"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--check", action="store_true", help="chỉ cho biết tệp nào chưa đúng với danh sách")


def run(options: Namespace, console: Console) -> int:
    """0; with --check 1 where a file does not say what the list says."""
    root = repository_root(Path.cwd())
    units = office_of(from_folder(root).files).units
    if not units:
        raise UsageError("chưa có danh sách đơn vị đọc được: submissions/co-quan/don-vi.yaml")
    stale = {path: text for path, text in owners(units).items() if _held(root / path) != text.encode()}
    for path, text in stale.items():
        if not options.check:
            write(root / path, text.encode())
        console.say(f"{'Chưa đúng với danh sách đơn vị' if options.check else 'Đã ghi'}: {path}")
    return int(options.check and bool(stale))


def _held(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
