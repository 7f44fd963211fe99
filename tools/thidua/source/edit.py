"""Edits of single spans in a file's text, and the one outer form of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from thidua.source.place import Place

_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|[ \t])(#.*)$", re.MULTILINE)


def replaced(text: str, edits: Iterable[tuple[Place, str]]) -> str:
    """The text with each span of one line replaced; line ends are line feeds."""
    lines = text.split("\n")
    for place, new in sorted(edits, reverse=True):
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]
    return "\n".join(lines)


def tidy(text: str) -> str:
    """NFC, line feeds, no blanks at line ends, one line end at the end of the file."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _BLANKS.sub("", plain).rstrip("\n") + "\n"


def comments(text: str) -> tuple[str, ...]:
    """What stands behind `#` in each line, in order, in NFC and without trailing blanks."""
    return tuple(unicodedata.normalize("NFC", found.rstrip()) for found in _COMMENT.findall(text))
