"""Characters that are refused, the form in which they are shown, and the columns they take."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text import Unwanted, piled, shown, unwanted, width

CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
INVISIBLE_MARKS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\ufe00\ufe0f\uffa0\U000e0100\U000e01ef"


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\0", Unwanted.CONTROL),
        ("\x07", Unwanted.CONTROL),
        ("\x1b", Unwanted.CONTROL),
        ("\x7f", Unwanted.CONTROL),
        ("\x9b", Unwanted.CONTROL),
        ("\x0b", Unwanted.CONTROL),
        ("\x85", Unwanted.LINE_SEPARATOR),
        ("\u2028", Unwanted.LINE_SEPARATOR),
        ("\u2029", Unwanted.LINE_SEPARATOR),
        ("\u061c", Unwanted.BIDI),
        ("\u200e", Unwanted.BIDI),
        ("\u200f", Unwanted.BIDI),
        ("\u202a", Unwanted.BIDI),
        ("\u202b", Unwanted.BIDI),
        ("\u202c", Unwanted.BIDI),
        ("\u202d", Unwanted.BIDI),
        ("\u202e", Unwanted.BIDI),
        ("\u2066", Unwanted.BIDI),
        ("\u2067", Unwanted.BIDI),
        ("\u2068", Unwanted.BIDI),
        ("\u2069", Unwanted.BIDI),
        ("\u00ad", Unwanted.ZERO_WIDTH),
        ("\u200b", Unwanted.ZERO_WIDTH),
        ("\u200d", Unwanted.ZERO_WIDTH),
        ("\u2060", Unwanted.ZERO_WIDTH),
        ("\U000e0041", Unwanted.ZERO_WIDTH),
        ("\ufeff", Unwanted.BOM),
        ("\ue000", Unwanted.PRIVATE),
        ("\U000f0000", Unwanted.PRIVATE),
        ("\u0378", Unwanted.UNASSIGNED),
        ("\ufffe", Unwanted.UNASSIGNED),
        ("\U0010ffff", Unwanted.UNASSIGNED),
        ("\ud800", Unwanted.UNASSIGNED),
        *((mark, Unwanted.ZERO_WIDTH) for mark in INVISIBLE_MARKS),
    ],
)
def test_each_reason_is_told_with_the_index(character: str, reason: Unwanted) -> None:
    """Every kind of refused character is found where it stands, whatever is around it."""
    assert list(unwanted(f"Số{character}hóa")) == [(2, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "schema: 1\r\n\tx\n",
        "Số hóa quy trình một cửa",
        "Ê-ban, Y Jút, ƀ, ŏ̆",
        "a\u00a0b",
        "“–…”",
        "一二三",
        "😀",
        "ꨆ",
    ],
)
def test_ordinary_text_is_not_refused(text: str) -> None:
    """Tab, line ends, letters with any mark, typographic signs, other scripts and emoji pass."""
    assert list(unwanted(text)) == []


def test_each_of_several_is_told() -> None:
    """All refused characters of a text are told, in order."""
    assert list(unwanted("\x07é\u202e")) == [(0, Unwanted.CONTROL), (2, Unwanted.BIDI)]


@pytest.mark.parametrize(
    "character", ["\u0558", "\u0cf3", "\u1c8a", "\u20c1", "\U0001fae8", "\U0001fbcb", "\U000323b0"]
)
def test_a_character_younger_than_unicode_14_is_refused_by_every_python(character: str) -> None:
    """Python 3.11 does not know it and 3.14 does; the verdict is the same."""
    assert list(unwanted(character)) == [(0, Unwanted.UNASSIGNED)]


@pytest.mark.parametrize("character", ["\u0556", "\u0559", "\u20c0", "\U0001fae7", "\U0001fbca"])
def test_the_neighbours_of_younger_characters_pass(character: str) -> None:
    """The ranges of younger characters end where they should."""
    assert list(unwanted(character)) == []


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="the categories of Unicode 14 are in Python 3.11")
def test_refused_are_exactly_the_categories_of_unicode_14() -> None:
    """Over all code points: control, format, private, unassigned, surrogate, separator, invisible."""
    invisible = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *map(ord, INVISIBLE_MARKS)}
    expected = [
        code
        for code in range(sys.maxunicode + 1)
        if code not in {9, 10, 13} and (unicodedata.category(chr(code)) in CATEGORIES or code in invisible)
    ]
    assert [index for index, _ in unwanted("".join(map(chr, range(sys.maxunicode + 1))))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("a\x1b[31mb", "aU+001B[31mb"),
        ("a\tb\r\nc", "aU+0009bU+000DU+000Ac"),
        ("\u202ex", "U+202Ex"),
        ("é\ufe0f", "éU+FE0F"),
        ("\U000e0041", "U+E0041"),
        ("\ud800", "U+D800"),
        ("\u2028", "U+2028"),
        ("\U0001fae8", "U+1FAE8"),
        ("a\u00a0b😀", "a\u00a0b😀"),
        ("o\u0302\u0301\u0308", "o\u0302\u0301\u0308"),
        ("e" + "\u0301" * 160 + "x", "eU+0301…x"),
        ("e\ufe20\ufe21\ufe22\ufe23\x1b", "eU+FE20…U+001B"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    """What cannot be seen or disturbs a terminal stands as its code point, all else as it is."""
    assert shown(text) == expected


@given(st.text(st.characters()))
def test_shown_text_is_safe_to_print(text: str) -> None:
    """What is shown holds no refused character, no line end, and is shown as itself."""
    safe = shown(text)
    assert not list(unwanted(safe))
    assert not set(safe) & set("\t\n\r")
    assert shown(safe) == safe


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("Nguyễn", 6),
        (unicodedata.normalize("NFD", "Nguyễn"), 6),
        ("一二", 4),
        ("Ａ", 2),
        ("😀", 2),
        ("a\u20dd", 1),
        ("a\u200bb", 2),
        ("", 0),
    ],
)
def test_width(text: str, columns: int) -> None:
    """Combining marks take no column, wide characters two."""
    assert width(text) == columns


def test_only_a_byte_that_is_no_text_is_shown_as_one() -> None:
    """A name of a file whose bytes are not UTF-8: 80 to FF come as surrogates; their neighbours are none."""
    assert list(map(shown, "\udc7f\udc80\udcff\udd00")) == ["U+DC7F", "\\x80", "\\xFF", "U+DD00"]


@pytest.mark.parametrize(
    ("text", "is_piled"),
    [
        ("Nguyễn", False),
        ("o\u0302\u0301\u0308", False),
        ("o\u0302\u0301\u0308\u0306", True),
        ("o\u0302\u0301\u0308x\u0306", False),
        ("o\u20dd\u1ab0\u1dc0\u20d0", True),
        ("e\ufe20\ufe21\ufe22\ufe20", True),
        ("e\u0301\u0301\u0301\ufe20", True),
        ("е\u0488\u0489\ua670\u0489", True),
        ("ก\u0e34\u0e49\u0e34", False),
        ("ก\u0e34\u0e49\u0e34\u0e49", True),
    ],
)
def test_a_pile_of_marks(text: str, *, is_piled: bool) -> None:
    """Four marks one after the other and more are a pile; on letters beside each other they are not."""
    assert piled(text) is is_piled
