"""A quote that is opened and not closed is told once, where it opens, with the others of the file."""

from __future__ import annotations

import pytest

from thidua.source import UNIT, Refusal, read

OPEN = "dấu nháy mở ra ở đây mà chưa đóng"
EXCEL = "xóa dấu ' này nếu do Excel thêm vào; không thì thêm dấu ' ở cuối giá trị"
CLOSE = 'đóng dấu nháy ở cuối giá trị; dấu nháy nằm trong giá trị viết là \\"'


def fault(text: str) -> Refusal:
    """The only refusal of a text."""
    (refusal,) = read(text.encode(), UNIT).refusals
    return refusal


@pytest.mark.parametrize(
    ("text", "place", "others", "fix"),
    [
        ("a: 1\nngay: '18/03/2022\nc: 2\nho_ten: H'Hen\n", (2, 7), (), EXCEL),
        ("a: '1\n# c: 'd\n\nma_so: 'nv-1\nd: 'x\ne: 1\n", (1, 4), ((4, 8), (5, 4)), EXCEL),
        ("h: {a: '7, b: 2}\nc: 1\nho_ten: H'Hen\n", (1, 8), (), EXCEL),
        ("h: [a, '7]\nc: 1\n", (1, 8), (), EXCEL),
        ("h: ['a', 'b\nc: 1\n", (1, 10), (), EXCEL),
        ("ds:\n  - ma: 'a\n  - ma: b\n", (2, 9), (), EXCEL),
        ("ds:\n  - 'a\n  - 'b'\n", (2, 5), (), EXCEL),
        ("- 'a\n- b\n", (1, 3), (), EXCEL),
        ("a: 'x\nb: ''\nc: 1\n", (1, 4), (), EXCEL),
        ("a: 'it''s\nb: 1\n", (1, 4), (), EXCEL),
        ("a: 'b", (1, 4), (), EXCEL),
        ('a: "b', (1, 4), (), CLOSE),
        ('a: "b\nc: 1\n', (1, 4), (), CLOSE),
        ('a: "b \\"c\nd: 1\n', (1, 4), (), CLOSE),
        ('a: "b\nc: \'d\'\ne: {f: "g", h: i}\n', (1, 4), (), CLOSE),
        ("a: \"it's\nb: 'x'\n", (1, 4), (), CLOSE),
        ("a: it's\nb: '7\nc: 1\n", (2, 4), (), EXCEL),
        ("a: b, 'c\nd: '7\ne: 1\n", (2, 4), (), EXCEL),
        ("a: b, \"c\nd: '7\ne: 1\n", (2, 4), (), EXCEL),
        ("- [a]\n 'b: 1\nc: it's\n", (2, 2), (), EXCEL),
        ("\n".join(f"a{n}: '7" for n in range(11)), (1, 5), tuple((n, 5) for n in range(2, 10)), EXCEL),
    ],
)
def test_a_quote_left_open(text: str, place: tuple[int, int], others: tuple[tuple[int, int], ...], fix: str) -> None:
    """Excel's sign before a date, or a forgotten end: neither a name with an apostrophe nor what follows is blamed."""
    refusal = fault(text)
    assert (refusal.kind, refusal.message, refusal.fix) == ("syntax", OPEN, fix)
    assert refusal.place == (*place, place[0], place[1] + 1)
    assert refusal.related == tuple((line, column, line, column + 1) for line, column in others)


def test_what_it_swallows_is_not_too_long() -> None:
    """The value that seems too long is what follows an open quote; another that is too long is told."""
    long = "x" * 2001
    assert fault(f"a: '1\nb: {long}\nho_ten: H'Hen\n").message == OPEN
    assert [one.kind for one in read(f"a: {long}\nb: '1\nho_ten: H'Hen\n".encode(), UNIT).refusals] == [
        "too-long",
        "syntax",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a: "b\n  c"\nd: 1\ne 2\nf: 3\n', "dòng này thiếu dấu hai chấm sau tên khóa"),
        ('a: "b\n  c" d\n', "sau dấu nháy đóng còn chữ"),
        ('a: "Gồm\n  - một"\nd 2\nf: 3\n', "dòng này thiếu dấu hai chấm sau tên khóa"),
        ('a: "Gồm\n  - một"\nd: e: 3\n', "giá trị có dấu hai chấm mà không nằm trong dấu nháy"),
        ("a: 'H'Hen\nb: 1\n", "sau dấu nháy đóng còn chữ"),
        ("a: 'H'Hen Niê'\nb: 1\n", "sau dấu nháy đóng còn chữ"),
        ("e 2\nf: '3\ng: 1\n", "dòng này thiếu dấu hai chấm sau tên khóa"),
    ],
)
def test_what_is_closed_is_not_blamed(text: str, message: str) -> None:
    """Values over several lines, names with an apostrophe, and what stands below another fault."""
    assert fault(text).message == message
