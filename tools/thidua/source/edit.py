"""Changes of single spans in the text of a file, and tidying that changes no data."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from thidua.source.comment import comments, scalars
from thidua.source.document import LINE_END, OFFICE, lines_of
from thidua.source.lookalike import LOOKALIKE, retyped_line
from thidua.source.place import Mapping, Place
from thidua.source.reader import read

_MOST_RETYPED = 300


def replaced(text: str, edits: Iterable[tuple[Place, str]]) -> str:
    """The text with each span replaced and all else untouched; of a scalar `place_of` gives the exact token.

    Edits at one point keep their order. Raises ValueError where two spans overlap.
    """
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    spans = [
        (starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1, new)
        for place, new in edits
    ]
    return "".join(_pieces(text, sorted(spans, key=lambda span: span[:2])))


def _pieces(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    done = 0
    for begin, end, new in spans:
        if begin < done:
            raise ValueError(f"edits overlap at character {begin}")
        yield text[done:begin]
        yield new
        done = end
    yield text[done:]


def tidy(text: str) -> str:
    """The text of a file in NFC with LF, without trailing blanks, with one line end at its end.

    Only as far as the data (but for NFC) and all comments stay: else with NFC and LF alone, else as
    it is. The text of an unreadable file stays as it is.
    """
    kept = _content(text)
    ways = (_tidied(text), _unified(text)) if kept else ()
    return next((tidied for tidied in ways if _content(tidied) == kept), text)


def _unified(text: str) -> str:
    return unicodedata.normalize("NFC", "\n".join(lines_of(text)))


def _tidied(text: str) -> str:
    inside = {n for event in scalars(text) for n in range(event.start_mark.line, event.end_mark.line)}
    lines = (line if n in inside else line.rstrip(" \t") for n, line in enumerate(lines_of(text)))
    return unicodedata.normalize("NFC", "\n".join(lines).rstrip("\n") + "\n")


def retyped(text: str) -> str:
    """The text with plain signs where a word processor's stand in their place, as far as it can then be read."""
    lines = list(lines_of(text))
    for number in range(_MOST_RETYPED):
        refusals = read("\n".join(lines).encode(), OFFICE).refusals
        place = next((one.place for one in refusals if one.kind == LOOKALIKE), None)
        if place is None:
            return text if refusals or not number else "\n".join(lines)
        lines[place.line - 1] = retyped_line(lines[place.line - 1], place.column)
    return text


def _content(text: str) -> tuple[str, tuple[str, ...]] | None:
    """What must stay: the tree in NFC with its order and absent fields, and the comments."""
    tree = read(text.encode(), OFFICE).tree
    if tree is None:
        return None
    return unicodedata.normalize("NFC", json.dumps(_shape(tree), ensure_ascii=False)), comments(text)


def _shape(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _shape(node.get(key)) for key in node.marks}
    return [_shape(item) for item in node] if isinstance(node, list) else node
