"""All tables of a campaign as one workbook, the same bytes every time."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from thidua.publish.data.codebook import HEADS, codebook
from thidua.publish.data.table import Table

_FIRST = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks hold no zone
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
_CODEBOOK = (24, 24, 50, 22, 50, 16)


def as_workbook(title: str, note: str, tables: tuple[Table, ...]) -> bytes:
    """A sheet about the data, one that explains every column, then a sheet a table; text stays text."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as book:
        book.set_properties({"title": title, "comments": note, "created": _FIRST})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        about = book.add_worksheet("Về dữ liệu")
        about.set_column(0, 0, _WIDEST)
        about.write_string(0, 0, title, bold)
        about.write_string(1, 0, note, book.add_format({"text_wrap": True}))
        _codebook(book, tables, bold)
        for table in tables:
            _sheet(book, table, bold)
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


def _sheet(book: xlsxwriter.Workbook, table: Table, bold: xlsxwriter.format.Format) -> None:
    sheet, rows = book.add_worksheet(table.title[:31]), table.spoken()
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, bold)
        longest = max((len(str(row[at])) for row in rows), default=0)
        sheet.set_column(at, at, min(_WIDEST, max(12, longest)))
    for line, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(line, at, cell)
            elif cell:
                sheet.write_string(line, at, cell)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
