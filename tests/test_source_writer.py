"""What is written is read back the same, and looks as people write it."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.source import OFFICE, read, write

TREE = {
    "schema": "1",
    "ca_nhan": [
        {"ma_so": "nv-017", "ho_ten": "Nguyễn Văn A", "danh_hieu": ["LDTT", "CSTDCS"], "ghi_chu": ""},
        {"ma_so": "nv-018", "phieu": {"dong_y": "9"}},
    ],
    "giay_to": [],
    "khac": {},
}
WRITTEN = """\
schema: "1"
ca_nhan:
  - ma_so: "nv-017"
    ho_ten: "Nguyễn Văn A"
    danh_hieu: ["LDTT", "CSTDCS"]
    ghi_chu: ""
  - ma_so: "nv-018"
    phieu:
      dong_y: "9"
giay_to: []
khac: {}
"""
COMMENTED = """\
# Đầu tệp
#
# dòng ba
schema: "1"
# Mỗi người một mục
ca_nhan:
  # người thứ nhất
  - ma_so: "nv-017"
    ho_ten: "Nguyễn Văn A"
    # các danh hiệu U+202E
    danh_hieu: ["LDTT", "CSTDCS"]
    ghi_chu: ""
  # người thứ hai
  - ma_so: "nv-018"
    phieu:
      dong_y: "9"
giay_to: []
khac: {}
"""

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
keys = text.map(lambda key: unicodedata.normalize("NFC", key))
trees = st.recursive(
    text, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


def test_it_looks_as_people_write_it() -> None:
    """Keys plain, values in double quotes, lists two columns inside, short lists in a row."""
    assert write(TREE) == WRITTEN


def test_comments_stand_above_what_they_are_about() -> None:
    """One line or several, at the indentation of the key or item, safe to print; in any order."""
    comments: dict[tuple[str | int, ...], str] = {
        ("ca_nhan", 1): "người thứ hai",
        (): "Đầu tệp\n\ndòng ba",
        ("ca_nhan",): "Mỗi người một mục",
        ("ca_nhan", 0, "ma_so"): "người thứ nhất",
        ("ca_nhan", 0, "danh_hieu"): "các danh hiệu \u202e",
    }
    assert write(TREE, comments) == COMMENTED
    assert read(COMMENTED.encode(), OFFICE).tree == TREE


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ({"a": 'x"y\\z'}, 'a: "x\\"y\\\\z"\n'),
        ({"a": "x\ny\tz"}, 'a: "x\\ny\\tz"\n'),
        ({"a": "\x07\u202e\u200b\ufeff\ue000"}, 'a: "\\a\\u202e\\u200b\\uFEFF\\ue000"\n'),
        ({"a": "\u0378\u2028😀"}, 'a: "\\u0378\\L\\U0001F600"\n'),
        ({"a": "x " * 500}, 'a: "' + "x " * 500 + '"\n'),
        ({"1": "a", "b-c_D": "d"}, '1: "a"\nb-c_D: "d"\n'),
        (
            {"-": "a", "b c": "d", "é": "f", "~": "g", "<<": "h"},
            '"-": "a"\n"b c": "d"\n"é": "f"\n"~": "g"\n"<<": "h"\n',
        ),
        ({"a": [["b"], [{"c": "d"}]]}, 'a:\n  - ["b"]\n  - - c: "d"\n'),
        ({"a": ["x" * 30, "y" * 30]}, 'a: ["' + "x" * 30 + '", "' + "y" * 30 + '"]\n'),
        ({"a": ["x" * 30, "y" * 31]}, 'a:\n  - "' + "x" * 30 + '"\n  - "' + "y" * 31 + '"\n'),
        ({}, "{}\n"),
    ],
)
def test_hard_values(tree: dict[str, Any], expected: str) -> None:
    """Quotes, line ends, refused characters, long lines and odd keys are written so that they can be read."""
    assert write(tree) == expected
    assert read(expected.encode(), OFFICE).tree == tree


@given(st.dictionaries(keys, trees, max_size=4))
def test_any_tree_is_read_back_equal(tree: dict[str, Any]) -> None:
    """Whatever text the keys and values are."""
    assert read(write(tree).encode(), OFFICE).tree == tree
