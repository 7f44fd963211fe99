"""A table: typed columns with English keys, Vietnamese titles and meanings, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from thidua.dataset.numbers import approximate

Cell = str | int | bool | None


class Kind(StrEnum):
    """The type of a column, by its name in a table schema.

    Days are ISO text, instants too, with their zone, or a day alone; shares are exact: `3/20`.
    """

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    SHARE = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in files for programs; title, meaning and unit in files for people.

    `words` are what people read in place of the codes that programs read; in a `listed` column a cell
    holds several codes with blanks between them.
    """

    key: str
    title: str
    meaning: str
    kind: Kind = Kind.STRING
    unit: str = ""
    words: tuple[tuple[str, str], ...] = ()
    listed: bool = False

    def spoken(self, cell: Cell) -> Cell:
        """A cell as people and their spreadsheets read it: codes and truth in words, numbers as they are."""
        if isinstance(cell, bool):
            return "có" if cell else "không"
        if not isinstance(cell, str):
            return cell
        if self.kind is Kind.SHARE:
            return f"{approximate(100 * Fraction(cell))} %"
        if self.kind is Kind.DATETIME and "T" in cell:
            return f"{datetime.fromisoformat(cell).replace(tzinfo=None, microsecond=0)}"
        return self._named(cell) if self.words else cell

    def _named(self, cell: str) -> str:
        named, codes = dict(self.words), cell.split() if self.listed else [cell]
        if not named.keys() >= set(codes):  # what is in no list may hold blanks itself: it stands as it was written
            return cell
        return ", ".join(named[code] for code in codes)


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row is as long as `columns`, None where there is no value. `about` says what a row is."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def spoken(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows as people read them."""
        return tuple(tuple(c.spoken(cell) for c, cell in zip(self.columns, row, strict=True)) for row in self.rows)


_MARK = Column("illustration", "Lưu ý", "Dữ liệu của chiến dịch có thật hay chỉ để minh họa")


def marked(table: Table) -> Table:
    """The table with the mark of an illustration in every row, so that a file that is passed on says it too."""
    rows = tuple((*row, "dữ liệu minh họa, không có thật") for row in table.rows)
    return replace(table, columns=(*table.columns, _MARK), rows=rows)
