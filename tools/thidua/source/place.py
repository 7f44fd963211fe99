"""Trees of plain data that know where each key and value stands."""

from __future__ import annotations

from typing import Any, NamedTuple


class Place(NamedTuple):
    """A span of a file: lines and columns from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Mapping(dict[str, Any]):
    """A mapping of the file; an absent value has a key in `marks` only.

    `marks` holds by key the parser's marks (lines and columns from 0): begin and end of the key,
    begin and end of the value. They become places only when somebody asks.
    """

    __slots__ = ("begin", "marks")

    def __init__(self, begin: Any = None) -> None:
        self.begin = begin
        self.marks: dict[str, tuple[Any, Any, Any, Any]] = {}


class Sequence(list[Any]):
    """A list of the file; `marks` holds by position the marks of begin and end of the item."""

    __slots__ = ("begin", "marks")

    def __init__(self, begin: Any = None) -> None:
        self.begin = begin
        self.marks: list[tuple[Any, Any]] = []


Tree = str | Mapping | Sequence


def span(begin: Any, end: Any) -> Place:
    """The place between two marks of the parser."""
    return Place(begin.line + 1, begin.column + 1, end.line + 1, end.column + 1)


def place_of(tree: Tree, path: tuple[str | int, ...], *, key: bool = False) -> Place:
    """The place of the value at a path (a scalar's exact token, quotes included), or of its key.

    Where a mapping lacks the rest of the path its first key is meant, else the last thing found;
    an absent value stands where its key stands.
    """
    found: tuple[Any, Any] | None = None
    node: Any = tree
    for number, step in enumerate(path):
        marks = _marks(node, step, of_key=key and number == len(path) - 1)
        if marks is None:
            return _around(node, found)
        found, node = marks, _child(node, step)
    return _around(node, found) if found is None else span(*found)


def _marks(node: Any, step: str | int, *, of_key: bool) -> tuple[Any, Any] | None:
    if isinstance(node, Mapping) and isinstance(step, str) and step in node.marks:
        return node.marks[step][:2] if of_key else node.marks[step][2:]
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node):
        return node.marks[step]
    return None


def _child(node: Any, step: Any) -> Any:
    return node.get(step) if isinstance(node, Mapping) else node[step]


def _around(node: Any, found: tuple[Any, Any] | None) -> Place:
    if isinstance(node, Mapping) and node.marks:
        return span(*next(iter(node.marks.values()))[:2])
    return Place(1, 1, 1, 1) if found is None else span(*found)
