"""What the pages need beside themselves: the index and the engine of the search."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import thidua
from thidua.publish import Site
from thidua.publish.search import as_index, page_document
from thidua.snapshot import UsageError

_ENGINE = "node_modules/minisearch/dist/umd/index.js"
_PROGRAM = Path(thidua.__file__).resolve().parents[2]


def search_files(written: Path, site: Site, program: Path = _PROGRAM) -> Mapping[str, str | bytes]:
    """Path → content; `written` is the folder of the hand-written pages, two levels below the root.

    `program` is the folder of the program; UsageError where the search engine is in neither.
    """
    paths = sorted(written.rglob("*.md"))
    pages = (page_document(path.relative_to(written).as_posix(), path.read_text("utf-8")) for path in paths)
    index = as_index((*site.documents, *filter(None, pages)))
    return {"tim.json": index, "js/minisearch.js": _engine(written.parent.parent, program)}


def _engine(*beside: Path) -> bytes:
    """The search engine, as npm put it beside the submissions or beside the program."""
    engine = next(filter(Path.exists, (folder / _ENGINE for folder in beside)), None)
    if engine is None:
        raise UsageError("chưa cài MiniSearch; hãy chạy: make setup")
    return engine.read_bytes()
