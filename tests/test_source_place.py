"""The place of a key or value is the place where a person finds it in the file."""

from __future__ import annotations

import unicodedata

import pytest

from thidua.source import UNIT, Place, Sequence, place_of, read

FILE = """\
schema: 1
# ghi chú
ca_nhan:
  - ma_so: nv-017
    ho_ten: "Nguyễn Văn A"
    danh_hieu: [LDTT, 'CSTDCS']
    phieu: {dong_y: 9, "ghi": }
  -
  - b
ghi_chu:
cuoi: |
  một
  hai
"""


def found(text: str, *path: str | int, key: bool = False) -> Place:
    """The place in a file that can be read."""
    tree = read(text.encode(), UNIT).tree
    assert tree is not None
    return place_of(tree, path, key=key)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("schema",), (1, 9, 1, 10)),
        (("ca_nhan", 0, "ma_so"), (4, 12, 4, 18)),
        (("ca_nhan", 0, "ho_ten"), (5, 13, 5, 27)),
        (("ca_nhan", 0, "danh_hieu"), (6, 16, 6, 32)),
        (("ca_nhan", 0, "danh_hieu", 0), (6, 17, 6, 21)),
        (("ca_nhan", 0, "danh_hieu", 1), (6, 23, 6, 31)),
        (("ca_nhan", 0, "phieu"), (7, 12, 7, 32)),
        (("ca_nhan", 0, "phieu", "dong_y"), (7, 21, 7, 22)),
        (("ca_nhan", 0), (4, 5, 7, 32)),
        (("ca_nhan", 1), (9, 5, 9, 6)),
        (("ca_nhan",), (4, 3, 9, 6)),
        (("cuoi",), (11, 7, 14, 1)),
    ],
)
def test_a_value_has_its_exact_span(path: tuple[str | int, ...], place: tuple[int, ...]) -> None:
    """Scalars with their quotes, lists and groups with brackets or to the end of their last value."""
    assert found(FILE, *path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("schema",), (1, 1, 1, 7)),
        (("ca_nhan",), (3, 1, 3, 8)),
        (("ca_nhan", 0, "ho_ten"), (5, 5, 5, 11)),
        (("ca_nhan", 0, "phieu", "ghi"), (7, 24, 7, 29)),
        (("ca_nhan", 1), (9, 5, 9, 6)),
    ],
)
def test_a_key_has_its_exact_span(path: tuple[str | int, ...], place: tuple[int, ...]) -> None:
    """The key is meant on request; an item of a list has none and stands for itself."""
    assert found(FILE, *path, key=True) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("ghi_chu",), (10, 1, 10, 8)),
        (("ca_nhan", 0, "phieu", "ghi"), (7, 24, 7, 29)),
    ],
)
def test_an_absent_value_stands_where_its_key_stands(path: tuple[str | int, ...], place: tuple[int, ...]) -> None:
    """A key without a value is left out of the data, and its key is shown."""
    assert found(FILE, *path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("thieu",), (1, 1, 1, 7)),
        (("ca_nhan", 0, "thieu"), (4, 5, 4, 10)),
        (("ca_nhan", 0, "thieu", "sau"), (4, 5, 4, 10)),
        (("ca_nhan", 0, "phieu", "thieu"), (7, 13, 7, 19)),
        (("ca_nhan", 2), (4, 3, 9, 6)),
        (("ca_nhan", -1), (4, 3, 9, 6)),
        (("ca_nhan", "x"), (4, 3, 9, 6)),
        (("schema", "x"), (1, 9, 1, 10)),
        (("schema", 0), (1, 9, 1, 10)),
        (("ghi_chu", "x"), (10, 1, 10, 8)),
        ((0,), (1, 1, 1, 7)),
        ((), (1, 1, 1, 7)),
    ],
)
def test_what_is_missing_points_to_what_is_there(path: tuple[str | int, ...], place: tuple[int, ...]) -> None:
    """A missing field: the first key of its group; else the last thing on the way."""
    assert found(FILE, *path) == place


def test_an_empty_group_stands_for_what_it_lacks() -> None:
    """Where a group has no key at all its brackets are shown."""
    assert found("a: {}\n", "a", "b") == (1, 4, 1, 6)
    assert found("{}\n", "a") == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("Nguyễn", 6),
        (unicodedata.normalize("NFD", "Nguyễn"), 8),
        ("一二", 2),
        ("😀", 1),
    ],
)
def test_columns_are_characters(name: str, columns: int) -> None:
    """Combining marks, wide characters and those outside the BMP count as one each."""
    assert found(f"a: {{x: {name}, b: 1}}\n", "a", "x") == (1, 8, 1, 8 + columns)
    assert found(f"a: {{x: {name}, b: 1}}\n", "a", "b") == (1, 13 + columns, 1, 14 + columns)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_change_places(end: str) -> None:
    """LF, CRLF and CR count the same lines and columns; a byte order mark takes no column."""
    text = f"\ufeffa: é{end}{end}b: {{c: d}}{end}"
    assert found(text, "a") == (1, 4, 1, 5)
    assert found(text, "b", "c") == (3, 8, 3, 9)


def test_keys_of_any_normal_form_are_found_in_nfc() -> None:
    """A key typed in decomposed letters is the key in composed letters, at its typed width."""
    text = unicodedata.normalize("NFD", "é: 1\n")
    assert found(text, "é", key=True) == (1, 1, 1, 3)


def test_a_list_of_nothing_ends_where_the_parser_says() -> None:
    """A list of empty items is an empty list with a place."""
    assert found("a:\n  -\n  -\nb: 1\n", "a") == (2, 3, 4, 1)
    tree = read(b"a:\n  -\n", UNIT).tree
    assert tree is not None
    assert isinstance(tree["a"], Sequence)
