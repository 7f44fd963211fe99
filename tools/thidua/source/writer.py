"""YAML written by PyYAML's own emitter, so that CPython and Pyodide write the same bytes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any, cast

from yaml.emitter import Emitter
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from thidua.source.document import Limits
from thidua.source.edit import replaced
from thidua.source.place import Place, Tree, place_of
from thidua.source.reader import read
from thidua.text import shown, unwanted

Path = tuple[str | int, ...]
_NO_LIMITS = Limits(size=sys.maxsize, depth=sys.maxsize, events=sys.maxsize, value=sys.maxsize)
_PLAIN_KEY = re.compile(r"[a-zA-Z0-9_][a-zA-Z0-9_-]*", re.ASCII)
_LONGEST_ROW = 60
_NO_COMMENTS: Mapping[Path, str] = {}


def write(tree: Mapping[str, Any], comments: Mapping[Path, str] = _NO_COMMENTS) -> str:
    """The text of a file that is read back as this tree: mappings, lists and text.

    Values stand in double quotes, keys without where they are plain words. Each comment, one line
    or several, stands above the line of the key or item at its path. Text holds no lone surrogate.
    """
    stream = StringIO()
    emitter = _Emitter(stream, width=sys.maxsize, allow_unicode=True, line_break="\n")
    for event in _document(tree):
        emitter.emit(event)
    return _commented(_escaped(stream.getvalue()), comments)


class _Emitter(Emitter):
    def increase_indent(self, *_flow: bool, **_indentless: bool) -> None:
        """Lists stand two columns inside their key, as people write them."""
        super().increase_indent()


def _document(tree: Mapping[str, Any]) -> Iterator[Event]:
    yield StreamStartEvent()
    yield DocumentStartEvent(explicit=False)
    yield from _node(tree)
    yield DocumentEndEvent(explicit=False)
    yield StreamEndEvent()


def _node(node: Any) -> Iterator[Event]:
    if isinstance(node, str):
        yield ScalarEvent(None, None, (False, True), node, style='"')
    elif isinstance(node, Mapping):
        yield MappingStartEvent(None, None, implicit=True, flow_style=False)
        for key, value in node.items():
            yield _key(key)
            yield from _node(value)
        yield MappingEndEvent()
    else:
        yield SequenceStartEvent(None, None, implicit=True, flow_style=_fits_a_row(node))
        for item in node:
            yield from _node(item)
        yield SequenceEndEvent()


def _key(key: str) -> ScalarEvent:
    plain = _PLAIN_KEY.fullmatch(key) is not None
    return ScalarEvent(None, None, (plain, not plain), key, style=None if plain else '"')


def _fits_a_row(items: Iterable[Any]) -> bool:
    texts = [item for item in items if isinstance(item, str)]
    return len(texts) == len(list(items)) and sum(map(len, texts)) <= _LONGEST_ROW


def _escaped(text: str) -> str:
    """Refused characters stand in quotes only, where a code says the same."""
    for character in {text[index] for index, _ in unwanted(text)}:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _commented(text: str, comments: Mapping[Path, str]) -> str:
    if not comments:
        return text
    document = read(text.encode(), _NO_LIMITS)
    lines = document.lines
    places = (
        (place_of(cast("Tree", document.tree), path, key=True).line, comment) for path, comment in comments.items()
    )
    return replaced(text, (_above(line, lines[line - 1], comment) for line, comment in places))


def _above(number: int, line: str, comment: str) -> tuple[Place, str]:
    indent = " " * (len(line) - len(line.lstrip(" ")))
    block = "".join(f"{indent}# {shown(part)}".rstrip() + "\n" for part in comment.split("\n"))
    return Place(number, 1, number, 1), block
