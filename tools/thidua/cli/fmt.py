"""`thidua fmt`: puts files into the one form without changing what they say."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Collection, Iterator
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.world import repository_root
from thidua.cli.writing import write
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.format import formatted
from thidua.dataset.law import regimes
from thidua.dataset.layout import Kind, slot_of
from thidua.rules import not_a_plain_file
from thidua.snapshot import Snapshot, UsageError, from_folder
from thidua.source import OFFICE, read
from thidua.text import shown

HELP = "đưa tệp về dạng chuẩn, giữ nguyên nội dung và ghi chú"
_SAVE = "Đang lưu vào Git thì thêm lại các tệp trên (git add), rồi git commit lại."


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--check", action="store_true", help="chỉ cho biết tệp nào chưa ở dạng chuẩn")
    parser.add_argument("paths", metavar="TỆP", nargs="*", help="chỉ những tệp này")


def run(options: Namespace, console: Console) -> int:
    """0; 1 where a file had to be left alone because it cannot be read, with --check where one is not in the one form."""
    root = repository_root(Path.cwd())
    snapshot = from_folder(root)
    wanted = {_inside(root, path) for path in options.paths}
    codes = Catalogue(max(regimes().values(), key=lambda regime: len(regime.awards))).code
    held = {path: data for path, data in snapshot.files.items() if path.endswith(".yaml") and _asked(path, wanted)}
    made = {path: formatted(data, codes) for path, data in held.items()}
    changed = [path for path, new in made.items() if new != held[path]]
    for path in changed:
        if not options.check:
            write(root / path, made[path])
        console.say(f"{'Chưa ở dạng chuẩn' if options.check else 'Đã sửa'}: {shown(path)}")
    if changed and not options.check:
        console.say(_SAVE)
    left = [path for path, new in made.items() if _ours(path, wanted) and read(new, OFFICE).tree is None]
    left += _no_files(snapshot, wanted)
    console.complain(*(f"Không đọc được nên để nguyên: {one}; lý do: thidua check {one}" for one in map(shown, left)))
    return int(bool(left) or (options.check and bool(changed)))


def _no_files(snapshot: Snapshot, wanted: Collection[str]) -> Iterator[str]:
    """What is no plain file, or cannot be read, and stands in the place of a file of ours or of one that is named."""
    for odd in snapshot.oddities:
        above = any(one.startswith(f"{odd.path}/") for one in wanted)
        inside = _asked(odd.path, wanted) and (odd.kind == "unreadable" or _ours(odd.path, wanted))
        if odd.rule == not_a_plain_file.RULE.id and odd.path not in snapshot.files and (above or inside):
            yield odd.path


def _asked(path: str, wanted: Collection[str]) -> bool:
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def _ours(path: str, wanted: Collection[str]) -> bool:
    """Whether a file is one of the layout, or was named; of others in a folder nothing is said."""
    return path in wanted or (path.endswith(".yaml") and slot_of(path).kind is not Kind.UNPLACED)


def _inside(root: Path, path: str) -> str:
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the path is no place of the repository
    if not full.is_relative_to(root / "submissions"):
        raise UsageError(f"{path} không nằm trong {root / 'submissions'}")
    if not os.path.lexists(full):
        raise UsageError(f"không có tệp {path}")
    return full.relative_to(root).as_posix()
