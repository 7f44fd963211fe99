"""`thidua pages`: the Markdown pages in a folder, for another generator."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.build import asked, declare_asked
from thidua.cli.console import Console
from thidua.cli.sources import site_from
from thidua.cli.world import look
from thidua.publish import Edition
from thidua.snapshot import UsageError

HELP = "ghi các trang ra thư mục, cho công cụ dựng trang khác"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--into", metavar="THƯ_MỤC", required=True, help="thư mục để ghi; phải chưa có hoặc trống")
    parser.add_argument(
        "--edition", choices=[e.value for e in Edition], default=Edition.PUBLIC.value, help="bản để ghi"
    )
    declare_asked(parser)


def run(options: Namespace, console: Console) -> int:
    """Write the Markdown pages with their frame."""
    into = Path(options.into)
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise UsageError(f"{into} đã có nội dung; hãy chọn thư mục chưa có hoặc trống")
    site = site_from(look(asked(options), Path.cwd()), Edition(options.edition))
    for path, content in site.files.items():
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        target.write_bytes(site.framed(data.decode()).encode() if path.endswith(".md") else data)
    console.say(f"Đã ghi {len(site.files)} tệp vào {into}")
    return 0
