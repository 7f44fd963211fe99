"""A table as CSV, as JSON with its schema, and the description of all tables of a campaign.

CSV: UTF-8 with a byte order mark and CRLF, so that Excel opens it right. A text that a spreadsheet
would take for a formula begins with an apostrophe there, and only there: JSON and XLSX have it as it is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from thidua.publish.data.codebook import explained
from thidua.publish.data.schemas import DRAFT, SHARE, closed, said
from thidua.publish.data.table import Cell, Column, Kind, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TYPES: Mapping[Kind, dict[str, Any]] = {
    Kind.STRING: {"type": ["string", "null"]},
    Kind.INTEGER: {"type": ["integer", "null"]},
    Kind.BOOLEAN: {"type": ["boolean", "null"]},
    Kind.DATE: {"type": ["string", "null"], "format": "date"},
    Kind.DATETIME: {"type": ["string", "null"], "anyOf": [{"format": "date-time"}, {"format": "date"}]},
    Kind.SHARE: {"type": "string", "pattern": SHARE},
}
_READ: Mapping[Kind, dict[str, Any]] = {
    Kind.BOOLEAN: {"trueValues": ["có"], "falseValues": ["không"]},
    Kind.DATETIME: {"format": "any"},
    Kind.SHARE: {"bareNumber": False, "decimalChar": ","},
}
"""How a reader by the description takes what people read."""


def as_csv(table: Table) -> bytes:
    """The table as people read it: titles in the first row, words for codes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    writer.writerows([_cell(cell) for cell in row] for row in table.spoken())
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def as_json(table: Table, about: Mapping[str, Any]) -> str:
    """The table as objects by key, with what is said of all tables of the campaign."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    return dumped({"schema": 1, **about, "table": table.name, "title": table.title, "rows": rows})


def json_schema(table: Table, about: Mapping[str, Any]) -> str:
    """The JSON Schema of `as_json`, with the Vietnamese titles and what each column means."""
    row = closed({c.key: {**_TYPES[c.kind], "title": c.title, "description": explained(c)} for c in table.columns})
    fixed = {"schema": {"const": 1}, "table": {"const": table.name}, "title": {"type": "string"}}
    whole = closed({**fixed, **said(about), "rows": {"type": "array", "items": row}})
    return dumped({"$schema": DRAFT, "title": table.title, "description": table.about, **whole})


def data_package(name: str, title: str, note: str, tables: tuple[Table, ...]) -> str:
    """The Frictionless description of the CSV files that lie beside it."""
    return dumped(
        {"name": name, "title": title, "description": note, "resources": [_resource(table) for table in tables]}
    )


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "type": "table",
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"lineTerminator": "\r\n"}},
        "schema": {"fields": [_field(column) for column in table.columns]},
    }


def _field(column: Column) -> dict[str, Any]:
    """A column of a CSV file by the title in its first row; `key` is its name in the API."""
    closed_list = [word for _, word in column.words] if not column.listed else []
    limits = {"constraints": {"enum": closed_list}} if closed_list else {}
    return {
        "name": column.title,
        "title": column.title,
        "description": explained(column),
        "type": column.kind.value,
        "key": column.key,
        **_READ.get(column.kind, {}),
        **limits,
    }


def dumped(value: object) -> str:
    """JSON for people and programs: two spaces, a line feed at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
