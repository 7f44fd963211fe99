"""A span is replaced and all else stays; tidying never changes data or comments."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.source import UNIT, Place, comments, place_of, read, replaced, tidy

FILE = 'ca_nhan:  # mọi người\r\n  - danh_hieu: ["Lao động tiên tiến", LDTT]\r\n'


def test_a_scalar_is_replaced_with_its_quotes() -> None:
    """The place of a value is its token: other columns, line ends and comments stay."""
    tree = read(FILE.encode(), UNIT).tree
    assert tree is not None
    place = place_of(tree, ("ca_nhan", 0, "danh_hieu", 0))
    assert replaced(FILE, [(place, "LDTT")]) == "ca_nhan:  # mọi người\r\n  - danh_hieu: [LDTT, LDTT]\r\n"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "ab\r\ncd\ref\n"),
        ([((2, 1, 2, 3), "X"), ((1, 1, 1, 2), "YY")], "YYb\r\nX\ref\n"),
        ([((1, 2, 3, 2), "-")], "a-f\n"),
        ([((1, 1, 1, 1), "1"), ((1, 1, 1, 1), "2")], "12ab\r\ncd\ref\n"),
        ([((1, 1, 1, 1), "2"), ((1, 1, 1, 1), "1")], "21ab\r\ncd\ref\n"),
        ([((1, 1, 1, 2), ""), ((1, 2, 1, 3), "B")], "B\r\ncd\ref\n"),
        ([((4, 1, 4, 1), "gh")], "ab\r\ncd\ref\ngh"),
    ],
)
def test_edits_do_not_disturb_each_other(edits: list[tuple[tuple[int, int, int, int], str]], expected: str) -> None:
    """In any order, on any line end, at one point in the order given, at the end of the text."""
    assert replaced("ab\r\ncd\ref\n", [(Place(*place), text) for place, text in edits]) == expected


def test_edits_that_overlap_are_a_mistake() -> None:
    """Two new texts for one character cannot both be meant."""
    with pytest.raises(ValueError, match="edits overlap at character 1"):
        replaced("abc", [(Place(1, 1, 1, 3), "x"), (Place(1, 2, 1, 3), "y")])


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a: 1\n", "a: 1\n"),
        ("a: 1", "a: 1\n"),
        ("a: 1\r\n\r\nb: 2\r", "a: 1\n\nb: 2\n"),
        ("a: 1 \t \n \nb: 2  # c  \n\n\n", "a: 1\n\nb: 2  # c\n"),
        (unicodedata.normalize("NFD", "é: é # é"), "é: é # é\n"),
        ('a: "b \r\n\r\n  c"  \nd: e  ', 'a: "b \n\n  c"\nd: e\n'),
        ("a: |  \n  b  \n  c\nd: 1  \n", "a: |  \n  b  \n  c\nd: 1\n"),
        ("a: |\r\n  b", "a: |\n  b"),
        ("a:\r\n- |\r\n  b", "a:\n- |\n  b"),
        ("a: b\u00a0 \n\n", "a: b\u00a0\n"),
        ("a: X  \n", "a: X\n"),
        ("a: |+\r\n  b\r\n\r\n", "a: |+\n  b\n\n"),
        ("a: b\r\n  c  \r\nd: 1", "a: b\n  c\nd: 1\n"),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    """LF, NFC, no trailing blanks, one line end at the end; inside of values nothing but line ends and NFC."""
    assert tidy(text) == tidied
    assert tidy(tidied) == tidied


@pytest.mark.parametrize("text", ["a: [ \r\n", "", "# a  \r\n", "a: 1\na: 2  \n", "\t"])
def test_an_unreadable_file_stays_as_it_is(text: str) -> None:
    """What cannot be read cannot be compared."""
    assert tidy(text) == text


def test_composed_signs_stay_inside_of_their_value() -> None:
    """A sign of YAML that a combining mark makes another sign is quoted, or the file is unreadable."""
    assert tidy("a: '>\u0338' \r\n") == "a: '\u226f'\n"
    assert tidy("a: >\u0338x\r\n") == "a: >\u0338x\r\n"


@given(st.text("ab:# -'\"|>[]{},é\u0301\r\n\t", max_size=50))
def test_tidying_keeps_data_and_comments(text: str) -> None:
    """Of any readable text: the same data in NFC, the same comments, and tidy at once."""
    tree = read(text.encode(), UNIT).tree
    new = tidy(text)
    assert tidy(new) == new
    if tree is None:
        assert new == text
    else:
        after = read(new.encode(), UNIT).tree
        assert unicodedata.normalize("NFC", str(after)) == unicodedata.normalize("NFC", str(tree))
        assert comments(new) == comments(text)
