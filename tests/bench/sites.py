"""How long a site takes, against MkDocs with the same pages ready-made, and what its first view weighs.

`BENCH_SITES=20,200,1000,2000` chooses the numbers of units.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator import write

PROJECT = Path(__file__).parent.parent.parent
SIZES = [int(size) for size in os.environ.get("BENCH_SITES", "10,20,200,1000,2000").split(",")]
BUILD = [sys.executable, "-m", "thidua", "build", "--edition", "cong-khai", "--receipts", "none"]
PAGES = [sys.executable, "-m", "thidua", "pages", "--into", "cay", "--receipts", "none"]
PLAIN = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "cay/mkdocs.yml"]
CHECK = [sys.executable, "-m", "thidua", "check", "--receipts", "none"]
_ASKED = re.compile(rb"""(?:<script|<link rel="(?:stylesheet|icon)")[^>]* (?:src|href)="([^"]+)\"""")
Measured = Callable[[Sequence[str], Path], tuple[float, float]]
Row = Callable[[str, float, float, str], None]


def sites(scratch: Path, measured: Measured, row: Row) -> None:
    """The public edition of campaigns of forty people a unit; the check is taken off on both sides."""
    for size in SIZES:
        folder = write(2 * size, scratch / f"site-{size}")
        for name in ("site", "tools"):
            (folder / name).symlink_to(PROJECT / name, target_is_directory=True)
        shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
        measured(PAGES, folder)
        turns = range(3 if size <= 200 else 1)
        whole, check, plain = (min(measured(command, folder)[0] for _ in turns) for command in (BUILD, CHECK, PLAIN))
        row(f"{size} units: building / the same pages by MkDocs", whole - check, plain, "at most 1.5 at 200")
        print(f"{'':58} {whole / size * 1000:8.2f} ms a unit with the check")  # noqa: T201
        if size == SIZES[-1]:
            print(f"{'':58} {measured(BUILD, folder)[1]:8.0f} MiB at the peak")  # noqa: T201
        print(f"{'':58} {first_view(folder / 'build/site') / 1000:8.1f} KB compressed at the first view")  # noqa: T201


def first_view(site: Path) -> int:
    """Compressed bytes of the first page and of all that it asks for."""
    page = (site / "index.html").read_bytes()
    asked = {path.decode() for path in _ASKED.findall(page)}
    return sum(len(gzip.compress((site / path).read_bytes(), 6)) for path in ("index.html", *asked))
