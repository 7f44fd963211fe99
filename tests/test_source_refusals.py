"""The words of each refusal say what was found and what to type."""

from __future__ import annotations

import pytest

from thidua.source import UNIT, read

TEXT = "nếu là chữ thì đặt trong dấu nháy"
START = "viết theo mẫu, bắt đầu bằng “schema: 1”"


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("a: &x 1", "không dùng neo “&x”", f"bỏ phần bắt đầu bằng dấu &; {TEXT}"),
        ("a: *x", "không dùng tham chiếu “*x”", f"ghi lại đầy đủ nội dung; {TEXT}"),
        ("a: !x 1", "không dùng nhãn kiểu “!x”", f"bỏ phần bắt đầu bằng dấu !; {TEXT}"),
        ("a: !<%07> 1", "không dùng nhãn kiểu “U+0007”", f"bỏ phần bắt đầu bằng dấu !; {TEXT}"),
        ("a: !<%ED%A0%80> x", "không dùng nhãn kiểu", f"bỏ phần bắt đầu bằng dấu !; {TEXT}"),
        ("<<: x", "không dùng khóa gộp “<<”", "ghi đầy đủ các khóa"),
        ("? \n: b", "thiếu tên khóa trước dấu hai chấm", "ghi tên khóa theo mẫu"),
        ("a: 1\na: 2", "khóa “a” đã có ở dòng 1", "giữ một khóa, xóa khóa kia cùng giá trị"),
        (
            '"\\x07": 1\n"\\x07": 2',
            "khóa “U+0007” đã có ở dòng 1",
            "giữ một khóa, xóa khóa kia cùng giá trị",
        ),
        (
            "a: {b:1}",
            "trong “b:1” thiếu dấu cách sau dấu hai chấm",
            "viết “khóa: giá trị”, sau dấu hai chấm có dấu cách",
        ),
        (
            "a: {LDTT, CSTDCS}",
            "“LDTT” đứng một mình trong ngoặc nhọn, không có dấu hai chấm",
            "danh sách thì viết trong ngoặc vuông [ ]; nếu là khóa thì thêm dấu hai chấm và giá trị",
        ),
        (
            f"a: {{b: c, {'d' * 40}}}",
            f"“{'d' * 40}” đứng một mình, không có dấu hai chấm",
            "nếu thuộc giá trị phía trước thì đặt cả giá trị ấy trong dấu nháy kép; nếu là khóa thì thêm dấu hai chấm",
        ),
        (
            f"a: {{b: c, {'d' * 41}}}",
            f"“{'d' * 40}…” đứng một mình, không có dấu hai chấm",
            "nếu thuộc giá trị phía trước thì đặt cả giá trị ấy trong dấu nháy kép; nếu là khóa thì thêm dấu hai chấm",
        ),
        (
            "a: " + "x" * 2001,
            "giá trị dài 2001 ký tự, nhiều nhất 2000",
            "viết ngắn lại, phần dài để ở văn bản kèm theo",
        ),
        ("a: " + "[" * 20, "lồng nhau quá 16 tầng", "viết theo mẫu của tệp này"),
        ("[" * 20_000, "lồng nhau quá 16 tầng", "viết theo mẫu của tệp này"),
        (
            "- ma: x\n  ten: y\n  ma: z\n",
            "khóa “ma” đã có ở dòng 1",
            "nếu là mục mới thì viết “- ma: …”, dấu gạch thẳng cột với dấu gạch của mục trước; nếu không thì giữ một khóa, xóa khóa kia cùng giá trị",
        ),
        (
            "a: [" + "x," * 5000,
            "tệp có quá nhiều khóa và giá trị (hơn 5000)",
            "tách bớt, bỏ phần dán nhầm",
        ),
        (
            "? [a]\n: b",
            "khóa không thể là một danh sách hay một nhóm",
            f"dùng tên khóa theo mẫu; {TEXT}",
        ),
        ("a: 1\n---\n", "tệp có nhiều phần ngăn bằng “---”", "giữ một phần, xóa “---”"),
        ("- a", "cả tệp là một danh sách, chưa có khóa nào", START),
        ("a", "tệp không có khóa nào", START),
        ("a:1", "tệp không có khóa nào", "thêm dấu cách sau mỗi dấu hai chấm, ví dụ “schema: 1”"),
        ("# a", "tệp chỉ có ghi chú (dòng bắt đầu bằng #)", "điền nội dung theo mẫu"),
        (" \n", "tệp trống", "điền nội dung theo mẫu, hoặc xóa tệp"),
    ],
)
def test_words(text: str, message: str, fix: str) -> None:
    """Plain Vietnamese, what was written shortened and safe to print."""
    refusal = read(text.encode(), UNIT).refusals[0]
    assert (refusal.message, refusal.fix) == (message, fix)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 20, (1, 19, 1, 20)),
        ("a: [" + "x," * 5000, (1, 9993, 1, 9994)),
        ("a: " + "x" * 2001, (1, 4, 1, 2005)),
        ("x: 1\n? [a,\n  b]\n: b", (2, 3, 2, 4)),
        ("b: 1\na: !<%ED%A0%80> x!", (2, 4, 2, 5)),
        ("a: 15% # !\nb: !<%ED%A0%80> x", (1, 10, 1, 11)),
    ],
)
def test_places(text: str, place: tuple[int, ...]) -> None:
    """Where a fault spans lines its first character is shown; of a tag the parser cannot say, the first candidate."""
    assert read(text.encode(), UNIT).refusals[0].place == place


def test_a_repeated_key_shows_both_lines() -> None:
    """The first key is related to the second."""
    refusal = read(b"x: 0\nkey: 1\nkey: 2", UNIT).refusals[0]
    assert refusal.place == (3, 1, 3, 4)
    assert refusal.related == ((2, 1, 2, 4),)


def test_marks_of_a_conflict_are_one_refusal() -> None:
    """Two versions that Git left side by side are told once, at their first mark, the other marks beside it."""
    text = "a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n||||||| cũ\r\nb: 0\r\n=======\r\nb: 2\r\n>>>>>>> sua\r\n&x: y\r\n"
    (refusal,) = read(text.encode(), UNIT).refusals
    assert refusal.kind == "conflict"
    assert refusal.place == (2, 1, 2, 13)
    assert [place.line for place in refusal.related] == [4, 6, 8]


@pytest.mark.parametrize("text", ["======= x\n", ">>>>>>> sua\n", "<<<<<<<\tx\n", "a: [\n=======\n"])
def test_a_line_like_a_mark_is_no_conflict(text: str) -> None:
    """Without the mark that begins a conflict there is none."""
    assert [refusal.kind for refusal in read(text.encode(), UNIT).refusals] != ["conflict"]
