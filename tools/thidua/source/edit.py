"""Edits of single spans in a file's text, and the one outer form of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from thidua.source.place import Place

_BOM = b"\xef\xbb\xbf"
_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r")


class Edit(NamedTuple):
    """A span of one line and the text to stand in its place."""

    place: Place
    text: str


def replace(text: str, edits: Iterable[Edit]) -> str:
    """The text, whose lines end in line feeds, with each span replaced; spans must not overlap."""
    lines = text.split("\n")
    for place, new in sorted(edits, reverse=True):
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]
    return "\n".join(lines)


def tidy(data: bytes) -> bytes:
    """NFC, line feeds, no byte order mark, no blanks at line ends, one line end at the end.

    Bytes that are not UTF-8 stay as they are. Whether the data stay the same is for the caller to see.
    """
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return data
    plain = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    return (_BLANKS.sub("", plain).rstrip("\n") + "\n").encode()
