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
    """A mapping of the file. `keys_at` and `values_at` hold (start mark, end mark) by key."""

    __slots__ = ("begin", "end", "keys_at", "values_at")

    def __init__(self, begin: Any = None) -> None:
        self.begin = begin
        self.end = begin
        self.keys_at: dict[str, tuple[Any, Any]] = {}
        self.values_at: dict[str, tuple[Any, Any]] = {}


class Sequence(list[Any]):
    """A list of the file. `items_at` holds (start mark, end mark) by position."""

    __slots__ = ("begin", "end", "items_at")

    def __init__(self, begin: Any = None) -> None:
        self.begin = begin
        self.end = begin
        self.items_at: list[tuple[Any, Any]] = []


Tree = str | Mapping | Sequence


def place_of(tree: Tree, path: tuple[str | int, ...], *, key: bool = False) -> Place:
    """The place of the value at a path, or of its key; of the nearest thing around it where it is missing."""
    marks: tuple[Any, Any] | None = None
    node: Any = tree
    for number, step in enumerate(path):
        wants_key = key and number == len(path) - 1
        found = _marks(node, step, wants_key=wants_key)
        if found is None:
            return _missing(node, marks)
        marks = found
        node = node.get(str(step)) if isinstance(node, Mapping) else node[step]
    return _missing(node, None) if marks is None else _span(*marks)


def _marks(node: Any, step: str | int, *, wants_key: bool) -> tuple[Any, Any] | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return (node.keys_at if wants_key else node.values_at).get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items_at):
        return node.items_at[step]
    return None


def _missing(node: Any, marks: tuple[Any, Any] | None) -> Place:
    """The first key of a mapping that lacks something, else what is there."""
    if isinstance(node, Mapping) and node.keys_at:
        return _span(*next(iter(node.keys_at.values())))
    return Place(1, 1, 1, 1) if marks is None else _span(*marks)


def _span(begin: Any, end: Any) -> Place:
    return Place(begin.line + 1, begin.column + 1, end.line + 1, end.column + 1)
