"""A record together with the place where it stands in its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from thidua.finding import Fault, Spot
from thidua.source import OFFICE, Mapping, place_of, read

R = TypeVar("R", covariant=True)  # noqa: PLC0105 - records are only read


@lru_cache(maxsize=8)
def tree_of(data: bytes) -> Mapping:
    """The tree of a readable file, read once more: a tree takes fifty times the room of its file."""
    return read(data, OFFICE).tree or Mapping()


@dataclass(slots=True)
class Located(Generic[R]):
    """A record, its file's path and bytes, its path in the file's tree, its unit and its entry.

    Nobody changes one; it is not frozen because the constructor of a frozen one takes four times as long, and
    there may be a hundred thousand. Places are looked up in the tree, which is read again when somebody asks.
    `thinned` is the one list of which only some items are in the record, with their places in the file.
    """

    path: str
    data: bytes
    record: R
    base: tuple[str | int, ...] = ()
    unit: str = ""
    key: str = ""
    thinned: tuple[str, tuple[int, ...]] = ("", ())

    def at(self, *names: str | int) -> Spot:
        """The place of a field, named by the English field names and list positions."""
        return Spot(self.path, place_of(tree_of(self.data), self.base + self._in_file(names)))

    def fault(self, names: tuple[str | int, ...], message: str, fix: str, **more: Any) -> Fault:
        """A fault at a field of this record, with its unit and entry filled in."""
        return Fault(self.at(*names), message, fix, unit=self.unit, entry=self.key, **more)

    def line(self) -> int:
        """The line where the record begins, from 1."""
        return place_of(tree_of(self.data), self.base).line

    def _in_file(self, names: tuple[str | int, ...]) -> tuple[str | int, ...]:
        keys, (thinned, places) = aliased(self.record, names), self.thinned
        if len(keys) > 1 and names[0] == thinned and isinstance(keys[1], int):
            return (keys[0], places[keys[1]], *keys[2:])
        return keys


def aliased(record: Any, names: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The keys in the file for a path of field names; it ends where the record has nothing."""
    keys: list[str | int] = []
    for name in names:
        if isinstance(name, int):
            keys.append(name)
            record = record[name]
        else:
            keys.append(type(record).model_fields[name].alias)
            record = getattr(record, name)
    return tuple(keys)
