"""The project's own field types: text from a file typed by a full match, never by a guess.

Each type is an `Annotated` alias for pydantic. A value that does not fit raises a
`PydanticCustomError` whose type is the id of a rule and whose message is Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timezone
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic_core import CoreSchema, core_schema

from thidua.model.options import one_of
from thidua.model.parsing import (
    CODE_LENGTH,
    FIRST_YEAR,
    LAST_YEAR,
    NOTE_LENGTH,
    TEXT_LENGTH,
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
    required,
)
from thidua.model.single import single, wrong
from thidua.text import shown


@dataclass(frozen=True, eq=False, slots=True)
class Parsed:
    """How pydantic reads a value: by one function of ours, and what editors are told of it.

    It hands pydantic the finished schema, so that none is derived from the type only to be replaced.
    Pydantic itself refuses a list or a group of keys in the place of a value.
    """

    parse: Callable[[str], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.parse, core_schema.str_schema(strict=True))

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: Any) -> dict[str, Any]:
        return dict(self.schema)  # pydantic adds to what it is given


def choice(kind: type[StrEnum], names: Mapping[str, StrEnum] | None = None) -> Parsed:
    """Reads one value of a closed list; `names` are what people write instead, for the proposal."""
    return Parsed(one_of(kind, names or {}), {"type": "string", "enum": [member.value for member in kind]})


@single
def _version(value: str) -> int:
    """The version of the format; there is one."""
    text = required(value)
    if text != "1":
        raise wrong(f"phiên bản định dạng “{shown(text)}” chưa được hiểu", fix="ghi 1")
    return 1


_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?", re.ASCII)


@single
def _address(value: str) -> str:
    """The address of a place on a web server, without a question or an anchor; no slash at its end."""
    text = required(value)
    if not _ADDRESS.fullmatch(text):
        raise wrong(f"“{shown(text)}” không phải là địa chỉ trang", fix="viết như https://git.example.vn/so/thi-dua")
    return text.rstrip("/")


def _text(parse: Callable[[str], str], **more: Any) -> Parsed:
    return Parsed(parse, {"type": "string", **more})


Text = Annotated[str, _text(parse_text, maxLength=TEXT_LENGTH)]
Required = Annotated[str, _text(parse_required, minLength=1, maxLength=TEXT_LENGTH)]
Note = Annotated[str, _text(parse_note, maxLength=NOTE_LENGTH)]
Name = Annotated[str, _text(parse_name, minLength=1)]
Code = Annotated[str, _text(parse_code, pattern="^[a-z0-9]+(-[a-z0-9]+)*$", maxLength=CODE_LENGTH)]
Address = Annotated[str, _text(_address, pattern="^https?://")]
Date = Annotated[
    date, Parsed(parse_date, {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$"})
]
Integer = Annotated[int, Parsed(parse_integer, {"type": ["integer", "string"], "minimum": 0})]
Version = Annotated[int, Parsed(_version, {"enum": [1, "1"]})]
Year = Annotated[int, Parsed(parse_year, {"type": ["integer", "string"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR})]
Truth = Annotated[bool, Parsed(parse_truth, {"enum": [True, False, "true", "false", "có", "không"]})]
Share = Annotated[
    Fraction, Parsed(parse_share, {"type": "string", "pattern": r"^(\d{1,3}([.,]\d{1,4})? ?%|\d+ ?/ ?\d+)$"})
]
Zone = Annotated[timezone, Parsed(parse_zone, {"type": "string", "pattern": r"^[+-]\d{2}:\d{2}$"})]
