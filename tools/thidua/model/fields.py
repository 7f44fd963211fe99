"""The project's own field types: text from a file typed by a full match, never by a guess.

Each type is an `Annotated` alias for pydantic. A value that does not fit raises a
`PydanticCustomError` whose type is the id of a rule and whose message is Vietnamese.
"""

from __future__ import annotations

from datetime import date, timezone
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from thidua.model.parsing import (
    CODE_LENGTH,
    FIRST_YEAR,
    LAST_YEAR,
    NOTE_LENGTH,
    TEXT_LENGTH,
    one_of,
    parse_code,
    parse_date,
    parse_integer,
    parse_name,
    parse_note,
    parse_required,
    parse_share,
    parse_text,
    parse_truth,
    parse_year,
    parse_zone,
)


def choice(kind: type[StrEnum]) -> tuple[PlainValidator, WithJsonSchema]:
    """What `Annotated` needs to read a closed list: `Annotated[Kind, *choice(Kind)]`."""
    return PlainValidator(one_of(kind)), WithJsonSchema({"type": "string", "enum": [m.value for m in kind]})


def _text_schema(pattern: str = "", **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **({"pattern": pattern} if pattern else {}), **more})


Text = Annotated[str, PlainValidator(parse_text), _text_schema(maxLength=TEXT_LENGTH)]
Required = Annotated[str, PlainValidator(parse_required), _text_schema(minLength=1, maxLength=TEXT_LENGTH)]
Note = Annotated[str, PlainValidator(parse_note), _text_schema(maxLength=NOTE_LENGTH)]
Name = Annotated[str, PlainValidator(parse_name), _text_schema(minLength=1)]
Code = Annotated[str, PlainValidator(parse_code), _text_schema("^[a-z0-9]+(-[a-z0-9]+)*$", maxLength=CODE_LENGTH)]
Date = Annotated[date, PlainValidator(parse_date), _text_schema(r"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$")]
Integer = Annotated[int, PlainValidator(parse_integer), WithJsonSchema({"type": ["integer", "string"], "minimum": 0})]
Year = Annotated[
    int,
    PlainValidator(parse_year),
    WithJsonSchema({"type": ["integer", "string"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR}),
]
Truth = Annotated[
    bool, PlainValidator(parse_truth), WithJsonSchema({"enum": [True, False, "true", "false", "có", "không"]})
]
Share = Annotated[Fraction, PlainValidator(parse_share), _text_schema(r"^(\d{1,3}([.,]\d{1,4})? ?%|\d+ ?/ ?\d+)$")]
Zone = Annotated[timezone, PlainValidator(parse_zone), _text_schema(r"^[+-]\d{2}:\d{2}$")]
