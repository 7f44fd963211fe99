"""The report as JSON, and the JSON Schema of it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from thidua.report.content import Report
from thidua.text import unwanted


def as_json(report: Report) -> str:
    r"""The complete report: sorted keys, two spaces, one line feed at the end.

    Refused characters (a path may hold some) stand as `\uXXXX`, so that they disturb no terminal
    and the text can always be written as UTF-8.
    """
    text = json.dumps(report, default=_members, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    codes = {ord(text[index]): json.dumps(text[index]).strip('"') for index, _ in unwanted(text)}
    return text.translate(codes) if codes else text


def _members(row: Any) -> dict[str, Any]:
    # dataclasses.asdict copies all that it meets and doubles the time
    return {name: getattr(row, name) for name in row.__slots__}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the report."""
    schema = TypeAdapter(Report).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
