"""Which characters are younger than Unicode 14, whatever the Python."""

from __future__ import annotations

import unicodedata

import pytest

from thidua.text.later import later


@pytest.mark.parametrize(
    ("first", "last"),
    [(0x0558, 0x0558), (0x0CF3, 0x0CF3), (0x1C89, 0x1C8A), (0x1FAE8, 0x1FAE8), (0x31350, 0x323AF), (0x10EFD, 0x10EFF)],
)
def test_a_range_begins_and_ends_where_unicode_says(first: int, last: int) -> None:
    """Of ranges that Unicode 15 and later added, both ends are in."""
    assert later(chr(first))
    assert later(chr(last))


@pytest.mark.parametrize("code", [0, 0x41, 0x0556, 0x0559, 0x1C88, 0x1C90, 0x1FAE7, 0x3134A, 0x10FFFF])
def test_older_and_unassigned_characters_are_not_later(code: int) -> None:
    """What Unicode 14 has, and what no version has yet, is left to the general category."""
    assert not later(chr(code))


def test_no_character_of_unicode_14_is_later() -> None:
    """On every Python: what the oldest one knows is never called later."""
    known = (code for code in range(0x110000) if unicodedata.ucd_3_2_0.category(chr(code)) != "Cn")
    assert not [code for code in known if later(chr(code))]


def test_so_many_characters_are_later() -> None:
    """All that Unicode 15.0 to 18.0 added, and nothing else."""
    assert sum(later(chr(code)) for code in range(0x110000)) == 28_111
