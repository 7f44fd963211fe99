"""`thidua pages`: all that another generator needs to build the site, in a folder.

The folder holds `mkdocs.yml` without hooks, the pages in `trang/` (each with its banner and its
provenance, the hand-written ones too) and the theme's own files in `giao-dien/`.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from thidua.cli.additions import search_files
from thidua.cli.arguments import Parser
from thidua.cli.build import asked, declare_asked
from thidua.cli.console import Console
from thidua.cli.sources import site_from
from thidua.cli.swap import swap
from thidua.cli.world import look
from thidua.cli.writing import placing
from thidua.publish import Edition, Site
from thidua.snapshot import UsageError

HELP = "ghi các trang ra thư mục, cho công cụ dựng trang khác"
_OURS = re.compile(r"(hooks|docs_dir|site_dir|strict):|  custom_dir:|#")


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--into", metavar="THƯ_MỤC", required=True, help="thư mục để ghi; phải chưa có hoặc trống")
    parser.add_argument(
        "--edition", choices=[e.value for e in Edition], default=Edition.PUBLIC.value, help="bản để ghi"
    )
    declare_asked(parser)


def run(options: Namespace, console: Console) -> int:
    """Write the Markdown pages with their frame, and what they need."""
    into = Path(options.into)
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise UsageError(f"{into} đã có nội dung; hãy chọn thư mục chưa có hoặc trống")
    world = look(asked(options), Path.cwd())
    site = site_from(world, Edition(options.edition))
    found = dict(_tree(world.root, site))
    _placed(into.resolve(), found)
    console.say(f"Đã ghi {len(found)} tệp vào {into}")
    return 0


def _placed(into: Path, files: Mapping[str, bytes]) -> None:
    """The files in a folder that was not there or empty; made aside and put into place in one step."""
    with placing(into):
        into.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{into.name}-", dir=into.parent))
    try:
        for path, data in files.items():
            target = aside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        aside.chmod(0o755)
        swap(aside, into)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _tree(root: Path, site: Site) -> Iterator[tuple[str, bytes]]:
    written, theme, settings = root / "site/docs", root / "site/overrides", root / "mkdocs.yml"
    if not settings.is_file():
        raise UsageError(f"không có {settings}, nên không biết cách dựng trang; chép lại từ kho mẫu")
    yield "mkdocs.yml", _configuration(settings.read_text("utf-8"), site).encode()
    for path, content in {**site.files, **search_files(written, site)}.items():
        yield f"trang/{path}", _content(site, path, content)
    for path, data in _files(written):
        yield f"trang/{path}", _content(site, path, data)
    for path, data in _files(theme):
        yield f"giao-dien/{path}", data


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def _content(site: Site, path: str, content: str | bytes) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    return site.framed(data.decode(), path).encode() if path.endswith(".md") else data


def _configuration(text: str, site: Site) -> str:
    """The project's own settings without what only its hook can do, with the navigation written out."""
    kept = [line for line in text.splitlines() if not _OURS.match(line)]
    kept.insert(kept.index("  name: material") + 1, "  custom_dir: giao-dien")
    banner = json.dumps(site.banners.get("", ""), ensure_ascii=False)
    kept.insert(kept.index("extra:") + 1, f"  minh_hoa: {banner}")
    navigation = json.dumps(site.navigation, ensure_ascii=False)
    return "\n".join((*kept, "docs_dir: trang", "site_dir: ra", f"nav: {navigation}", ""))
