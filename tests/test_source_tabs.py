"""Of a line that begins with a tab is told how many blanks belong there, so that it can be read when that is done."""

from __future__ import annotations

import pytest

from thidua.source import UNIT, read

FILE = """schema: 1
nam: 2022
# người lập
nguoi_lap:
  ho_ten: A
tap_the:
  - ma: x
    danh_hieu: [TT_LDTT]
ca_nhan:
  - ma_so: a
    ho_ten: A
    giay_to:
      - {loai: b}
      - {loai: c}
    cam_ket:
      du: true
  - ma_so: b
    ho_ten: B
    danh_hieu: [LDTT]
"""
UNKNOWN = "thay Tab bằng dấu cách, thẳng cột với các dòng cùng nhóm; mỗi cấp lùi vào hai dấu cách"


def mended(text: str) -> str:
    """A text in which each told line is mended as is said."""
    lines = text.split("\n")
    for refusal in read(text.encode(), UNIT).refusals:
        assert (refusal.kind, refusal.message) == ("tab", "dòng lùi vào bằng phím Tab")
        assert refusal.place is not None
        number = refusal.place.line - 1
        words = refusal.fix.split()
        blanks = int(words[3]) if words[2] == "gõ" else 0
        assert refusal.fix == (f"xóa Tab, gõ {blanks} dấu cách ở đầu dòng" if blanks else "xóa Tab ở đầu dòng")
        lines[number] = " " * blanks + lines[number].lstrip()
    return "\n".join(lines)


@pytest.mark.parametrize("tabs", ["\t", "\t\t", " \t ", "    \t"])
@pytest.mark.parametrize("number", [n for n, line in enumerate(FILE.split("\n")) if n and line and line[0] != "#"])
def test_one_line_is_put_where_it_stood(number: int, tabs: str) -> None:
    """By the lines above and below, however many tabs there are; where the line ends a group both may be right."""
    lines = FILE.split("\n")
    right = lines[number]
    if right in ENDS_A_GROUP:
        return
    lines[number] = tabs + right.lstrip()
    assert mended("\n".join(lines)).split("\n")[number] == right


ENDS_A_GROUP = ("tap_the:", "ca_nhan:", "  - ma_so: b")


def test_a_file_of_tabs_is_put_right() -> None:
    """A tab for every two blanks, in all lines."""
    tabbed = "\n".join("\t" * ((len(line) - len(line.lstrip())) // 2) + line.lstrip() for line in FILE.split("\n"))
    assert mended(tabbed) == FILE
    assert read(mended(tabbed).encode(), UNIT).refusals == ()


@pytest.mark.parametrize("text", ["\tschema: 1\n", "\n\t- a\n", "a: 1\n\t- b\n", "'a': 1\n\tb\n", "# a:\n\tb: 1\n"])
def test_where_the_lines_around_do_not_tell_no_number_is_given(text: str) -> None:
    """Only how lines are indented in general."""
    assert [one.fix for one in read(text.encode(), UNIT).refusals] == [UNKNOWN]


def test_what_lies_far_above_is_not_looked_at() -> None:
    """So that a file of nothing but tabs is answered in time."""
    far = "ds:\n  - a: 1\n" + "    'b': 1\n" * 60 + "\t- a: 2\n"
    assert [one.fix for one in read(far.encode(), UNIT).refusals] == [UNKNOWN]


def test_a_line_after_a_group_stands_with_the_line_below_it() -> None:
    """The line above belongs to a group that has ended; below, its own group goes on."""
    right = "a:\n  b:\n    c: 1\n  d: 2\n  e: 3\n"
    assert mended(right.replace("  d", "\td")) == right


def test_a_line_stands_with_no_group_that_begins_further_below() -> None:
    """Only the very next line tells of its own."""
    right = "a: 1\nb: 2\nc:\n  d: 3\n"
    assert mended(right.replace("b:", "\tb:")) == right
