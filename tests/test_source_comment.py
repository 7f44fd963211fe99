"""Comments are found where YAML finds them, and told where they are probably none."""

from __future__ import annotations

import pytest

from thidua.source import UNIT, comments, read
from thidua.source.comment import swallowed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", ()),
        ('a: "x"#y', ("#y",)),
        ("# a  \nb: c#d # e #f\t\n'#g': \"# h\" # \n", ("# a", "# e #f", "#")),
        ("a: |\n  # b\n# c\nd: [ # e\r\n x] # f\r", ("# c", "# e", "# f")),
        ("a: # e\u0301\n", ("# é",)),
        ("a: b # c\u00a0\n# X \n", ("# c\u00a0", "# X")),
    ],
)
def test_comments(text: str, expected: tuple[str, ...]) -> None:
    """Only what YAML takes for a comment, in NFC and without trailing blanks."""
    assert comments(text) == expected


@pytest.mark.parametrize(
    ("text", "indexes"),
    [
        ("a: Số hóa #1\n", [10]),
        ("a: #12\nb: c #d #e", [3, 12]),
        ("a: [b #1\n  , c]", [6]),
        ('a: "b"#c', [6]),
        ("- a: b\r\n  c: d \t#e\r\n", [16]),
        ("a: b # c\na: b #\na: b ##\na: b ## c #d\n", []),
        ("#a\n  #b\nc: d\r#e\r\n #f", []),
        ("a: 'b #c'\nd: |\n  e #f\n", []),
        ("a: b#c\n", []),
        ("a: b\nc: d\n#e\n", []),
        ("a: b\rc: d\r#e\r", []),
        ("a:\n- #1\n- b\n", [5]),
    ],
)
def test_a_comment_close_behind_a_value_is_told(text: str, indexes: list[int]) -> None:
    """`#1` without a blank behind its sign, on a line that holds something else; never inside of a value."""
    assert list(swallowed(text)) == indexes


def test_what_yaml_would_drop_is_refused() -> None:
    """Each place is told with what would be lost and how to keep it; the rest of the line is shown."""
    refusals = read("a: x\nb: Số hóa #1, #2\nc: #3\n".encode(), UNIT).refusals
    assert [(refusal.kind, refusal.place) for refusal in refusals] == [
        ("number-sign", (2, 11, 2, 12)),
        ("number-sign", (3, 4, 3, 5)),
    ]
    assert refusals[0].message == "“#1, #2” bị coi là ghi chú, không thuộc giá trị"
    assert refusals[0].fix == (
        "nếu thuộc giá trị thì đặt cả giá trị trong dấu nháy kép; nếu là ghi chú thì thêm dấu cách sau dấu #"
    )


def test_no_more_than_twenty_are_told() -> None:
    """A file in which every comment is written so is told briefly."""
    for count, untold in ((20, []), (21, ["untold"])):
        found = read("".join(f"k{n}: 1 #x\n" for n in range(count)).encode(), UNIT).refusals
        assert [one.kind for one in found] == ["number-sign"] * 20 + untold
