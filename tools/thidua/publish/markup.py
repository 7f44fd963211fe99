"""Text for a page: every value is escaped for Markdown and HTML at once."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from thidua.text import shown

_MARKED = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]()#+-.!|~^=:$@"}


def plain(text: object) -> str:
    """A value as inert text: shown literally in Markdown, in HTML and in attributes."""
    escaped = html.escape(shown(str(text)))
    pieces = escaped.replace("&", "\0&").split("\0")
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: str) -> str:
    """Mark the characters of Markdown, but not inside the entity that a piece begins with."""
    if not piece.startswith("&"):
        return piece.translate(_MARKED)
    entity, semicolon, rest = piece.partition(";")
    return entity + semicolon + rest.translate(_MARKED)


def label(text: object) -> str:
    """A title for the navigation, which the theme puts into HTML as it is."""
    return html.escape(shown(str(text)))


def link(text: object, target: str) -> str:
    """A link inside the site; the target is made of ids, so that it needs no more than quoting."""
    return f'<a href="{quote(target.replace(".md", ".html"), safe="/#.-")}">{plain(text)}</a>'


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, sortable: bool = False, titled: bool = False
) -> str:
    """An HTML table with caption and column scopes; cells are markup that is already escaped.

    Each cell carries the name of its column, which a narrow screen shows beside it. A column in which
    no row says anything is left out. A script lets readers sort and filter a table that is `sortable`. Under a heading
    that says the same (`titled`) the caption is only spoken.
    """
    mark = (" data-co-ten" if titled else "") + (" data-loc" if sortable else "")
    held = list(rows)
    kept = [at for at in range(len(heads)) if not at or not held or any(cells[at] for cells in held)]
    names = [plain(heads[at]) for at in kept]
    columns = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(_row(names, [cells[at] for at in kept]) for cells in held)
    return (
        f'<div class="bang"{mark}><table class="so"><caption>{plain(caption)}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>\n"
    )


def _row(names: Sequence[str], cells: Sequence[str]) -> str:
    first, *rest = cells
    others = (f'<td data-cot="{name}">{cell}</td>' for name, cell in zip(names[1:], rest, strict=True))
    return f'<tr><th scope="row">{first}</th>{"".join(others)}</tr>'


def moment(written: str, words: str) -> str:
    """An instant or a day as people read it; `written` in ISO, by which programs order it."""
    return f'<time datetime="{written}">{plain(words)}</time>'


def paragraph(markup: str) -> str:
    """A paragraph of markup that is already escaped."""
    return f"<p>{markup}</p>\n"


def items(entries: Iterable[str]) -> str:
    """A list of markup that is already escaped; nothing where there is nothing."""
    rows = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<ul>{rows}</ul>\n" if rows else ""


def heading(level: int, text: object, anchor: str = "") -> str:
    """A Markdown heading, with a fixed anchor where one is given."""
    mark = f" {{#{anchor}}}" if anchor else ""
    return f"\n{'#' * level} {plain(text)}{mark}\n\n"


def page(title: str, *parts: str) -> str:
    """A whole page: title and parts."""
    return f"{heading(1, title)[1:]}{''.join(parts)}"
