"""`thidua receipt export`: step by step, what to ask of a forge's API, and in the end the export for `sweep`."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.calling import noted
from thidua.cli.console import Console
from thidua.cli.receipt.event import forge_of, json_in
from thidua.cli.writing import write
from thidua.intake.asking import asked, joined
from thidua.intake.subject import is_repository
from thidua.receipts.receipt import FORGES
from thidua.snapshot import UsageError

HELP = "lập bản xuất từ API của máy chủ: ghi điều cần hỏi; đã đủ thì ghi ban-xuat.json"


def declare(parser: Parser) -> None:
    """The options of the action."""
    parser.add_argument("--forge", choices=FORGES, required=True, help="máy chủ nào")
    parser.add_argument("--repository", metavar="KHO", required=True, help="kho trên máy chủ: chủ/tên, GitLab: số")
    parser.add_argument("--into", metavar="THƯ_MỤC", required=True, help="thư mục chứa điều máy chủ đã đáp")


def run(options: Namespace, console: Console) -> int:
    """Always 0; called again after the calls are made, until none is left."""
    source, folder = forge_of(options), Path(options.into)
    if not is_repository(options.repository):
        raise UsageError(f"“{options.repository}” không phải là tên kho; viết chủ/tên, với GitLab là số của dự án")
    try:
        held = {path.name: json_in(path) for path in sorted(folder.glob("*.json"))}
        calls = list(asked(source, options.repository, held))
        export = {} if calls else joined(source, held)
    except (ValueError, KeyError, TypeError, OverflowError):
        raise UsageError(f"{options.into} có điều máy chủ đáp không đúng mẫu") from None
    noted(folder, "hoi", calls)
    if calls:
        console.say(f"Còn {len(calls)} điều cần hỏi máy chủ, ghi ở {folder / 'hoi.tsv'}")
    else:
        write(folder / "ban-xuat.json", (json.dumps(export, ensure_ascii=False) + "\n").encode())
        console.say(f"Đã ghi {folder / 'ban-xuat.json'}")
    return 0
