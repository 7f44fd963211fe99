"""`thidua build`: the sites, built aside and swapped in."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.overview import lines_of, next_step
from thidua.cli.published import ahead, as_published, note
from thidua.cli.sources import site_from
from thidua.cli.swap import swap
from thidua.cli.world import Asked, World, look
from thidua.publish import Edition, Site
from thidua.publish.planless import lines, unusable
from thidua.snapshot import UsageError

FOLDERS = {Edition.PUBLIC: "build/site", Edition.INTERNAL: "build/noi-bo"}
_DAY = 86_400  # seconds
HELP = "dựng trang công khai và trang nội bộ"


def declare(parser: Parser) -> None:
    """The options of `build`."""
    names = [edition.value for edition in Edition]
    parser.add_argument("--edition", choices=names, default="", help="chỉ dựng một bản")
    parser.add_argument(
        "--note",
        action="store_true",
        help="ghi vào nhánh manifests là đang công bố lần lưu này, để dựng lại được về sau",
    )
    declare_asked(parser)


def declare_asked(parser: Parser) -> None:
    """Which state of the repository is asked for."""
    parser.add_argument("--at", metavar="LÚC", default="", help="như tại một thời điểm, ví dụ 2022-12-16T17:00+07:00")
    parser.add_argument("--commit", metavar="LẦN_LƯU", default="", help="theo một lần lưu Git thay cho thư mục")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận, hoặc none")


def asked(options: Namespace) -> Asked:
    """What the options ask of the world: of a past instant what was published then, where that was noted."""
    return as_published(Asked(options.commit, options.at, options.receipts))


def run(options: Namespace, console: Console) -> int:
    """Build each edition beside the old one, swap them, and say what is where."""
    if options.note and (options.at or options.commit or options.receipts):
        raise UsageError("--note ghi lần công bố bây giờ, không dùng cùng --at, --commit, --receipts")
    world = look(asked(options), Path.cwd())
    if options.note and (why := ahead(world, datetime.now(UTC))):
        console.complain(why)
        return 1
    editions = [Edition(options.edition)] if options.edition else list(Edition)
    for edition in editions:
        build(world.root, site_from(world, edition))
    if options.note:
        note(world, datetime.now(UTC))
    console.say(*lines_of(world), "", *_where(world, editions))
    lost = unusable(world.verdict)
    console.complain(*lines(lost))
    return int(bool(lost))


def _where(world: World, editions: list[Edition]) -> Iterator[str]:
    names = {Edition.PUBLIC: "Trang công khai", Edition.INTERNAL: "Trang nội bộ"}
    for edition in editions:
        yield f"{names[edition]}: {world.root / FOLDERS[edition] / 'index.html'}"
    yield next_step(world)


def build(root: Path, site: Site) -> None:
    """One edition with MkDocs into its folder; the old site stays until the new one is whole."""
    target = root / FOLDERS[site.edition]
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _engine(root, site, aside)
        aside.chmod(0o755)
        swap(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _clear(target: Path) -> None:
    """Take away what a build that was killed left behind; one that still runs is younger than a day."""
    for left in target.parent.glob(f".{target.name}-*"):
        if time.time() - left.stat().st_mtime > _DAY:
            shutil.rmtree(left, ignore_errors=True)


def _engine(root: Path, site: Site, into: Path) -> None:
    """Run MkDocs; it is imported here, so that checking needs nothing of it."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.exceptions import Abort, ConfigurationError  # noqa: PLC0415
    except ImportError:
        raise UsageError("chưa cài MkDocs; hãy chạy: make setup") from None
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(into))
        config.extra["thidua"] = site
        mkdocs_build(config)
    except (Abort, ConfigurationError) as fault:
        raise UsageError(f"MkDocs không dựng được trang: {fault}") from fault
