"""The report as JSON, and the JSON Schema of it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from thidua.report.content import AgencyRow, CampaignRow, Report
from thidua.text import unwanted


def as_json(report: Report) -> str:
    r"""The complete report: sorted keys, a line for each row, one line feed at the end.

    Refused characters (a path may hold some) stand as `\uXXXX`, so that they disturb no terminal
    and the text can always be written as UTF-8.
    """
    text = _text(report, "") + "\n"
    codes = {ord(text[index]): json.dumps(text[index]).strip('"') for index, _ in unwanted(text)}
    return text.translate(codes) if codes else text


def _text(value: Any, margin: str) -> str:
    """Groups of lists, and lists in them, over several lines; what is within a row is written by a faster encoder."""
    if isinstance(value, _GROUPS):
        inside = ((f"{_row(name)}: ", member) for name, member in sorted(_members(value).items()))
        begin, end = "{}"
    elif isinstance(value, tuple) and value:
        inside = (("", member) for member in value)
        begin, end = "[]"
    else:
        return _row(value)
    lines = (f"{margin}  {name}{_text(member, f'{margin}  ')}" for name, member in inside)
    return "\n".join([begin, ",\n".join(lines), f"{margin}{end}"])


def _members(row: Any) -> dict[str, Any]:
    # dataclasses.asdict copies all that it meets and doubles the time
    return {name: getattr(row, name) for name in row.__slots__}


_GROUPS = (Report, AgencyRow, CampaignRow)
_row = json.JSONEncoder(default=_members, ensure_ascii=False, sort_keys=True).encode


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the report."""
    schema = TypeAdapter(Report).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
