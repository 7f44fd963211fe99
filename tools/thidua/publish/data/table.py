"""A table: typed columns with English keys and Vietnamese titles, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Cell = str | int | bool | None


class Kind(StrEnum):
    """The type of a column, by its name in a table schema; days are ISO text."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in files for programs, its title in files for people."""

    key: str
    title: str
    kind: Kind = Kind.STRING


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row is as long as `columns`, None where there is no value."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
