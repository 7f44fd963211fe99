"""Characters that no file may hold, and how any character is shown to people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum


class Unwanted(StrEnum):
    """Why a character is refused."""

    CONTROL = "control"
    BIDI = "bidi"
    ZERO_WIDTH = "zero-width"
    PRIVATE = "private"
    UNASSIGNED = "unassigned"
    LINE_SEPARATOR = "line-separator"
    BOM = "bom"


_LINE_SEPARATORS = frozenset("\x85\u2028\u2029")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLAIN = re.compile(r"[\t\n\r -~\xa0-\u02ff\u0300-\u034e\u1e00-\u1fff‐-‧‰-⁞]*")
_ALLOWED_CONTROLS = frozenset("\t\n\r")
_CATEGORIES = {"Cc": Unwanted.CONTROL, "Cf": Unwanted.ZERO_WIDTH, "Co": Unwanted.PRIVATE}
_CATEGORIES |= {"Cn": Unwanted.UNASSIGNED, "Cs": Unwanted.UNASSIGNED}
_WIDE = frozenset("WF")


def unwanted(text: str) -> Iterator[tuple[int, Unwanted]]:
    """Index and reason of each refused character; tab, line feed and carriage return are not."""
    if _PLAIN.fullmatch(text):
        return
    for index, character in enumerate(text):
        if (character > "~" or character < " ") and (reason := _reason(character)):
            yield index, reason


def _reason(character: str) -> Unwanted | None:
    if character in _ALLOWED_CONTROLS:
        return None
    if character in _LINE_SEPARATORS:
        return Unwanted.LINE_SEPARATOR
    if character == "\ufeff":
        return Unwanted.BOM
    return Unwanted.BIDI if character in _BIDI else _CATEGORIES.get(unicodedata.category(character))


def shown(text: str) -> str:
    """Text for people: what cannot be seen or would disturb a terminal stands as `U+XXXX`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else f"U+{ord(c):04X}" for c in text)


def width(text: str) -> int:
    """Columns that the text takes in a terminal: combining marks none, wide characters two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
