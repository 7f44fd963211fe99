"""`thidua fmt`: puts files into the one form without changing what they say."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.world import repository_root
from thidua.cli.writing import write
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.format import formatted
from thidua.dataset.law import regimes
from thidua.snapshot import UsageError, from_folder
from thidua.text import shown

HELP = "đưa tệp về dạng chuẩn, giữ nguyên nội dung và ghi chú"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--check", action="store_true", help="chỉ cho biết tệp nào chưa ở dạng chuẩn")
    parser.add_argument("paths", metavar="TỆP", nargs="*", help="chỉ những tệp này")


def run(options: Namespace, console: Console) -> int:
    """0; with --check 1 where a file is not in the one form."""
    root = repository_root(Path.cwd())
    files = from_folder(root).files
    wanted = {_inside(root, path) for path in options.paths}
    codes = Catalogue(max(regimes().values(), key=lambda regime: len(regime.awards))).code
    changed = [
        (path, new)
        for path, data in files.items()
        if path.endswith(".yaml")
        and (not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted))
        and (new := formatted(data, codes)) != data
    ]
    for path, new in changed:
        if not options.check:
            write(root / path, new)
        console.say(f"{'Chưa ở dạng chuẩn' if options.check else 'Đã sửa'}: {shown(path)}")
    return int(options.check and bool(changed))


def _inside(root: Path, path: str) -> str:
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the path is no place of the repository
    if not full.is_relative_to(root / "submissions"):
        raise UsageError(f"{path} không nằm trong {root / 'submissions'}")
    if not full.exists():
        raise UsageError(f"không có tệp {path}")
    return full.relative_to(root).as_posix()
