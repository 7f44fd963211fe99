"""What the reader promises of any bytes; raises AssertionError where it breaks a promise."""

from __future__ import annotations

import unicodedata
from typing import Any

from thidua.source import UNIT, Mapping, Place, Sequence, comments, place_of, read, tidy, write
from thidua.text import shown, unwanted


def keep_promises(data: bytes) -> None:
    """Read the bytes and hold everything against what is promised."""
    document = read(data, UNIT)
    assert (document.tree is None) == bool(document.refusals)
    for refusal in document.refusals:
        assert refusal.kind
        assert refusal.fix
        assert shown(refusal.message) == refusal.message
        for place in filter(None, (refusal.place, *refusal.related)):
            _lies_in(place, document.lines)
    if document.tree is not None:
        _places(document.tree, document.tree, (), document.lines)
        assert not list(unwanted(document.text))
        assert read(write(document.tree).encode(), UNIT).tree == document.tree or len(data) > UNIT.size // 8
        _tidied(document.text, document.tree)


def _lies_in(place: Place, lines: tuple[str, ...]) -> None:
    """The place begins in a line of the file, or right behind it, and does not end before it begins."""
    assert 1 <= place.line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert place[:2] <= place[2:]


def _places(root: Mapping, node: Any, path: tuple[str | int, ...], lines: tuple[str, ...]) -> None:
    steps = [*node] if isinstance(node, Mapping) else [*range(len(node))]
    for step in steps:
        where = (*path, step)
        for of_key in (True, False):
            _lies_in(place_of(root, where, key=of_key), lines)
        if isinstance(node[step], Mapping | Sequence):
            _places(root, node[step], where, lines)


def _tidied(text: str, tree: Mapping) -> None:
    new = tidy(text)
    after = read(new.encode(), UNIT).tree
    assert after is not None
    assert tidy(new) == new
    assert comments(new) == comments(text)
    assert _normal(after) == _normal(tree)


def _normal(node: Any) -> Any:
    """The data with every text in NFC; `str` of it would write some blanks as escapes, which stay apart."""
    if isinstance(node, Mapping):
        return {_normal(key): _normal(node[key]) for key in node}
    return [_normal(one) for one in node] if isinstance(node, Sequence) else unicodedata.normalize("NFC", node)
