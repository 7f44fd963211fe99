"""The word that was probably meant is the nearest of the known ones, or none."""

from __future__ import annotations

import pytest

from thidua.text import nearest

KEYS = ("ho_ten", "chuc_vu", "danh_hieu", "khen_thuong", "LDTT", "CSTDCS")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ho_va_ten", "ho_ten"),
        ("danh_hiu", "danh_hieu"),
        ("ldtt", "LDTT"),
        ("CSTDC", "CSTDCS"),
        ("xyz", None),
        ("", None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    """A misspelt word gives the known one, whatever the case; a strange word gives none."""
    assert nearest(word, KEYS) == expected


def test_the_order_of_the_candidates_does_not_matter() -> None:
    """The same word gives the same proposal, whatever order a set has."""
    assert {nearest("ab", order) for order in (("abc", "abd"), ("abd", "abc"))} == {"abd"}


def test_a_word_of_any_length_is_answered() -> None:
    """Only the beginning of an absurdly long word is compared."""
    assert nearest("x" * 1_000_000, KEYS) is None
