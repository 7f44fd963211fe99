"""Tables of a hand-written page, which then stand as the generated ones do: caption, scopes, cards on a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.publish.markup import link, plain, table

_TABLE = re.compile(
    r"(?:^Bảng: (?P<caption>.+)\n\n)?^(?P<heads>\|.+\|)\n\|[ |:-]+\|\n(?P<rows>(?:\|.+\|(?:\n|\Z))+)", re.MULTILINE
)
_HEADING = re.compile(r"^#{1,4} (?P<text>.+?)(?: \{#[\w-]+\})?$", re.MULTILINE)
_MARKED = re.compile(r"(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))")
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)]+)\)")


def with_tables(markdown: str) -> str:
    """A page on which every table has its caption: the line `Bảng: …` above it, else the heading that it stands below.

    The latter is only spoken, for it stands there already.
    """
    return _TABLE.sub(lambda found: _table(found, markdown), markdown)


def _table(found: re.Match[str], markdown: str) -> str:
    above = [one["text"] for one in _HEADING.finditer(markdown, 0, found.start())]
    heads = [cell.replace("`", "").replace("**", "") for cell in _cells(found["heads"])]
    rows = [[_inline(cell) for cell in _cells(line)] for line in found["rows"].splitlines()]
    return table(found["caption"] or above[-1], heads, rows, titled=not found["caption"]) + "\n"


def _cells(line: str) -> Iterator[str]:
    return (cell.strip() for cell in line.strip("|").split("|"))


def _inline(text: str) -> str:
    """Code, what is strong and links; a table of a guide holds nothing else. A narrow screen takes each piece of a cell apart."""
    parts = _MARKED.split(text)
    made = "".join(map(_piece, parts))
    return f"<span>{made}</span>" if len(parts) > 1 else made


def _piece(text: str) -> str:
    if text.startswith("`"):
        return f"<code>{plain(text.strip('`'))}</code>"
    if text.startswith("**"):
        return f"<strong>{plain(text.strip('*'))}</strong>"
    found = _LINK.fullmatch(text)
    return link(found["text"], found["target"]) if found else plain(text)
