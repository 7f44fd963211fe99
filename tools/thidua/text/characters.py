"""Characters that no file may hold, and how any character is shown to people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from thidua.text.later import later


class Unwanted(StrEnum):
    """Why a character is refused."""

    CONTROL = "control"
    BIDI = "bidi"
    ZERO_WIDTH = "zero-width"
    PRIVATE = "private"
    UNASSIGNED = "unassigned"
    LINE_SEPARATOR = "line-separator"
    BOM = "bom"


_REASONS = dict.fromkeys("\t\n\r") | dict.fromkeys("\x85\u2028\u2029", Unwanted.LINE_SEPARATOR)
_REASONS |= dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", Unwanted.BIDI)
_REASONS |= {"\ufeff": Unwanted.BOM}
_CATEGORIES = {"Cc": Unwanted.CONTROL, "Cf": Unwanted.ZERO_WIDTH, "Co": Unwanted.PRIVATE}
_CATEGORIES |= {"Cn": Unwanted.UNASSIGNED, "Cs": Unwanted.UNASSIGNED}
# Letters and marks by category, yet drawn as nothing (Default_Ignorable_Code_Point).
_INVISIBLE = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
_PLAIN = "\t\n\r -~\xa0-\xac\xae-\u034e\u0350-\u036f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
_HARMLESS = re.compile(f"[{_PLAIN}]*+")
_SUSPECT = f"[^{_PLAIN}]"
_MOST_MARKS = 3
"""A letter of a language carries no more, and one or two of them are in the letter itself."""
_UNMARKED = re.compile("[\x00-\u02ff\u1e00-\u1eff\u2010-\u205e]*+")
_MARKS = frozenset({"Mn", "Me"})
_BYTE = 0xDC00
_WIDE = frozenset("WF")
_NO_COLUMN = frozenset({"Mn", "Me", "Cf"})


def unwanted(text: str) -> Iterator[tuple[int, Unwanted]]:
    """Index and reason of each refused character; tab, line feed and carriage return are not."""
    if _HARMLESS.fullmatch(text):
        return
    for match in re.finditer(_SUSPECT, text):
        if reason := _reason(match.group()):
            yield match.start(), reason


def _reason(character: str) -> Unwanted | None:
    if character in _REASONS:
        return _REASONS[character]
    if later(character):
        return Unwanted.UNASSIGNED
    if re.match(_INVISIBLE, character):
        return Unwanted.ZERO_WIDTH
    return _CATEGORIES.get(unicodedata.category(character))


def piled(text: str) -> bool:
    """Whether a letter of a text in NFC carries so many marks that they cover the lines around."""
    return not _UNMARKED.fullmatch(text) and any(True for _ in _piles(text))


def _piles(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each run of marks that is a pile."""
    begin = 0
    for marks, run in groupby(text, key=lambda character: unicodedata.category(character) in _MARKS):
        end = begin + sum(1 for _ in run)
        if marks and end - begin > _MOST_MARKS:
            yield begin, end
        begin = end


def shown(text: str) -> str:
    r"""Text for people: what cannot be seen or would disturb a terminal stands as `U+XXXX`, a stray byte as `\xFF`,
    and of a pile of marks the first.
    """
    if text.isprintable() and _HARMLESS.fullmatch(text) and not piled(text):
        return text
    for begin, end in reversed(tuple(_piles(text))):
        text = f"{text[:begin]}{_code(text[begin])}…{text[end:]}"
    return "".join(_code(c) if c in "\t\n\r" or _reason(c) else c for c in text)


def _code(character: str) -> str:
    """A byte of a name that is not UTF-8 comes as one of the surrogates from U+DC80 on."""
    number = ord(character)
    return f"\\x{number - _BYTE:02X}" if _BYTE + 0x80 <= number <= _BYTE + 0xFF else f"U+{number:04X}"


def width(text: str) -> int:
    """Columns that the text takes in a terminal: combining marks none, wide characters two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_COLUMN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
