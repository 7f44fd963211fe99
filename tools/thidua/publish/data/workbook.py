"""All tables of a campaign as one workbook, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

import xlsxwriter

from thidua.publish.data.codebook import HEADS, codebook
from thidua.publish.data.table import Cell, Column, Kind, Table

_FIRST = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks hold no zone
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
_CODEBOOK = (24, 24, 50, 22, 50, 16)
_FIRST_YEAR = 1900
"""Workbooks know no day before this year."""
_DAY, _MOMENT, _WHOLE, _PART = "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss", "0 %", "0.00 %"
Formats = Mapping[str, xlsxwriter.format.Format]


def as_workbook(title: str, note: str, tables: tuple[Table, ...]) -> bytes:
    """A sheet about the data, one that explains every column, then a sheet a table.

    Text stays text; days, instants, shares and numbers are what a spreadsheet computes with.
    """
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as book:
        book.set_properties({"title": title, "comments": note, "created": _FIRST})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        formats = {code: book.add_format({"num_format": code, "align": "left"}) for code in (_DAY, _MOMENT)}
        formats |= {code: book.add_format({"num_format": code}) for code in (_WHOLE, _PART)}
        about = book.add_worksheet("Về dữ liệu")
        about.set_column(0, 0, _WIDEST)
        about.write_string(0, 0, title, bold)
        about.write_string(1, 0, note, book.add_format({"text_wrap": True}))
        _codebook(book, tables, bold)
        for table in tables:
            _sheet(book.add_worksheet(table.title[:31]), table, bold, formats)
    return held.getvalue()


def _codebook(book: xlsxwriter.Workbook, tables: tuple[Table, ...], bold: xlsxwriter.format.Format) -> None:
    sheet, wrapped = book.add_worksheet("Giải thích các cột"), book.add_format({"text_wrap": True, "valign": "top"})
    rows = [(table.title, *row) for table in tables for row in codebook(table)]
    for at, head in enumerate(("Bảng", *HEADS)):
        sheet.write_string(0, at, head, bold)
        sheet.set_column(at, at, _CODEBOOK[at])
    for line, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            sheet.write_string(line, at, cell, wrapped)
    sheet.freeze_panes(1, 0)


def _sheet(
    sheet: xlsxwriter.worksheet.Worksheet, table: Table, bold: xlsxwriter.format.Format, formats: Formats
) -> None:
    rows = table.spoken()
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, bold)
        longest = max((len(str(row[at])) for row in rows), default=0)
        sheet.set_column(at, at, min(_WIDEST, max(12, longest)))
    for line, (row, spoken) in enumerate(zip(table.rows, rows, strict=True), start=1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (line, at), _typed(column, cell, spoken[at]), formats)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)


def _typed(column: Column, cell: Cell, spoken: Cell) -> datetime | Fraction | Cell:
    """A cell as a spreadsheet knows it; what it cannot know, as people read it."""
    if not isinstance(cell, str):
        return spoken
    if column.kind is Kind.SHARE:
        return Fraction(cell)
    if column.kind in {Kind.DATE, Kind.DATETIME}:
        when = datetime.fromisoformat(cell).replace(tzinfo=None)
        return when if when.year >= _FIRST_YEAR else spoken
    return spoken


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    place: tuple[int, int],
    value: datetime | Fraction | Cell,
    formats: Formats,
) -> None:
    if isinstance(value, datetime):
        day_alone = value.time() == datetime.min.time()
        sheet.write_datetime(*place, value, formats[_DAY if day_alone else _MOMENT])
    elif isinstance(value, Fraction):
        whole = (100 * value).denominator == 1
        sheet.write_number(*place, float(value), formats[_WHOLE if whole else _PART])
    elif isinstance(value, int):
        sheet.write_number(*place, value)
    elif value:
        sheet.write_string(*place, value)
