"""Which pages of a built site stand for all: found in the tree, so that a new kind of page is tested without a word."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path


def kinds(folder: Path) -> list[str]:
    """The address of the largest page of each kind; of a folder of like pages the smallest too.

    The pages beside the first one and beside a plan are each a kind of their own, whatever the campaign.
    """
    campaigns = {page.parent for page in folder.glob("*/ke-hoach.html")}
    found: defaultdict[tuple[str, ...], list[Path]] = defaultdict(list)
    for page in sorted(folder.rglob("*.html")):
        single = page.parent in {folder, *campaigns} or page.name == "index.html"
        place = ["*" if folder / part in campaigns else part for part in page.parent.relative_to(folder).parts]
        found[*place, page.name if single else "*"].append(page)
    chosen = {page for pages in found.values() for page in (_largest(pages), _smallest(pages))}
    return sorted(page.relative_to(folder).as_posix() for page in chosen)


def _largest(pages: list[Path]) -> Path:
    return max(pages, key=lambda page: page.stat().st_size)


def _smallest(pages: list[Path]) -> Path:
    return min(pages, key=lambda page: page.stat().st_size)
