"""A sign of a word processor in the place of YAML's own is named where it stands, and can be retyped."""

from __future__ import annotations

from string import ascii_lowercase

import pytest

from thidua.source import UNIT, read, retyped
from thidua.source.lookalike import lookalike

SPACE = "dấu cách đặc biệt U+00A0 đứng ở chỗ của dấu cách thường, thường do chép từ Word"
DASH = "dấu gạch hay chấm đầu dòng đặc biệt U+2013 đứng ở chỗ của dấu gạch nối thường, thường do chép từ Word"
COLON = "dấu hai chấm rộng U+FF1A đứng ở chỗ của dấu hai chấm thường và một dấu cách, thường do chép từ Word"


@pytest.mark.parametrize(
    ("text", "place", "message", "meant"),
    [
        ("a: 1\nb:\u00a0x\nc: 3\n", (2, 3), SPACE, "a: 1\nb: x\nc: 3\n"),
        ("a:\n  b: 1\n\u00a0\u00a0c: 2\n", (3, 1), SPACE, "a:\n  b: 1\n  c: 2\n"),
        ("a:\n  – b: 1\n", (2, 3), DASH, "a:\n  - b: 1\n"),
        ("– a: 1\n  b: 1\n", (1, 1), DASH, "– a: 1\n  b: 1\n"),
        ("a:\n  - b: 1\n  -\u00a0b: 2\n", (3, 4), SPACE, "a:\n  - b: 1\n  - b: 2\n"),
        ("a:\n  - b: 1\n  – b: 2\n", (3, 3), DASH, "a:\n  - b: 1\n  - b: 2\n"),
        ("a:\n  – b: 1\n    c: 1\n  – b: 2\n", (2, 3), DASH, "a:\n  - b: 1\n    c: 1\n  - b: 2\n"),
        ("a: 1\nb：x\nc: 3\n", (2, 2), COLON, "a: 1\nb: x\nc: 3\n"),
        ("b:\u00a0x\n", (1, 3), SPACE, "b: x\n"),
        ("b:\u00a0x", (1, 3), SPACE, "b: x"),
    ],
)
def test_the_sign_is_named_and_retyped(text: str, place: tuple[int, int], message: str, meant: str) -> None:
    """One refusal at the sign; with the plain sign the file reads."""
    (refusal,) = read(text.encode(), UNIT).refusals
    assert refusal.place is not None
    assert (refusal.kind, refusal.place.line, refusal.place.column) == ("lookalike", *place)
    assert refusal.message == message
    assert retyped(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a: x\u00a0y – z：t\n",
        'a: "– x"\n',
        "a: 1\n",
        "a: [\n",
        "a: 1\nb x\nc:\u00a03\nd: [\n",
        "b:\u00a0x\nc\u0007: 1\n",
    ],
)
def test_all_else_stays(text: str) -> None:
    """Inside of values these signs are text; what is unreadable for another reason too is left alone."""
    assert retyped(text) == text


def test_a_file_full_of_them_is_left_alone() -> None:
    """So many are no slip of a hand."""
    names = (one + other for one in ascii_lowercase for other in ascii_lowercase)
    text = "".join(f"{name}:\u00a0x\n" for name, _ in zip(names, range(302), strict=False))
    assert retyped(text) == text
    few = "".join(f"k{n}:\u00a0x\n" for n in range(5))
    assert retyped(few) == few.replace("\u00a0", " ")


def test_of_very_many_signs_only_the_first_are_told() -> None:
    """More of them say nothing new."""
    text = "schema: 1\n" + "".join(f"\u00a0a{number}: x\n" for number in range(25))
    found = read(text.encode(), UNIT).refusals
    assert [(one.kind, one.place.line) for one in found if one.place] == [("lookalike", n) for n in range(2, 22)]
    assert [one.kind for one in found if not one.place] == ["untold"]


def test_a_sign_far_above_is_not_what_the_parser_stumbled_over() -> None:
    """It may be meant there: only the line itself and the two before it are looked at."""
    lines = ("k\uff1a x", "a: 1", "b: 2", "c: 3")
    assert [number for number in range(1, 5) if lookalike(lines, number)] == [1, 2, 3]
