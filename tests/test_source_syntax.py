"""A syntax fault is told in Vietnamese, at the place that has to be mended, with its usual cause."""

from __future__ import annotations

import pytest

from thidua.source import OFFICE, UNIT, Refusal, read

INDENT = "các khóa cùng nhóm phải thẳng cột; lùi vào bằng hai dấu cách"
TAB = "thay Tab bằng dấu cách, thẳng cột với các dòng cùng nhóm; mỗi cấp lùi vào hai dấu cách"
QUOTE = "nếu là chữ thì đặt cả giá trị trong dấu nháy kép"
CLOSE = 'đóng dấu nháy ở cuối giá trị; dấu nháy nằm trong giá trị viết là \\"'
COLON = "viết “ho_ten: …”, có dấu cách sau dấu hai chấm"
OPEN_ROW = "danh sách trong ngoặc vuông chưa đóng hoặc thiếu dấu phẩy"
OPEN_GROUP = "nhóm trong ngoặc nhọn chưa đóng hoặc thiếu dấu phẩy"
AFTER_QUOTE = "sau dấu nháy đóng còn chữ"
DEEPER = "dòng này lùi vào sâu hơn các khóa cùng nhóm, hoặc dòng trước viết chưa xong"
NOT_A_KEY = "dòng này không thẳng cột với các khóa cùng nhóm"
NOT_AN_ITEM = "dòng này không thẳng cột với các mục của danh sách"


def fault(text: str) -> Refusal:
    """The only refusal of a text."""
    (refusal,) = read(text.encode(), UNIT).refusals
    return refusal


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("nam: 1\nho_ten:A\nma: 2", (2, 1, 2, 8), "thiếu dấu cách sau dấu hai chấm"),
        ("nam: 1\nho_ten:A\n", (2, 1, 2, 8), "thiếu dấu cách sau dấu hai chấm"),
        ("ho_ten:A\nma: 2", (1, 1, 1, 8), "thiếu dấu cách sau dấu hai chấm"),
        ("nam: 1\nho_ten:A\n\n# x\nma: 2", (2, 1, 2, 8), "thiếu dấu cách sau dấu hai chấm"),
        ("ten: A: B\nho_ten:C", (1, 7, 1, 8), "giá trị có dấu hai chấm mà không nằm trong dấu nháy"),
        ("ds:\n  - ho_ten:A\n    ma: 2", (2, 5, 2, 12), "thiếu dấu cách sau dấu hai chấm"),
        ("nam: 1\nho_ten A\nma: 2", (2, 1, 2, 2), "dòng này thiếu dấu hai chấm sau tên khóa"),
        ("nam: 1\nhttp://a\nma: 2", (2, 1, 2, 2), "dòng này thiếu dấu hai chấm sau tên khóa"),
        ('a: "b\n  c" d', (2, 6, 2, 7), AFTER_QUOTE),
        ('a: "b"\nc: ["d", "" e]', (2, 13, 2, 14), AFTER_QUOTE),
        ("ten: Kế hoạch: số 1", (1, 14, 1, 15), "giá trị có dấu hai chấm mà không nằm trong dấu nháy"),
        (
            "tap_the:\n  - ma: x\n    ten: A\nca_nhan:\n  - ten: Tổ: một\n",
            (5, 12, 5, 13),
            "giá trị có dấu hai chấm mà không nằm trong dấu nháy",
        ),
        ("ten: “: một", (1, 7, 1, 8), "dấu nháy “ là của Word, không phải dấu nháy thường"),
        ("a: [“b]”", (1, 8, 1, 9), "dấu nháy “ là của Word, không phải dấu nháy thường"),
        ("a: [b] X", (1, 8, 1, 9), NOT_A_KEY),
        ("nam: 1\n ma: 2", (2, 4, 2, 5), DEEPER),
        ("a:1\n b: c: d", (1, 1, 1, 3), "thiếu dấu cách sau dấu hai chấm"),
        ("nam:\n  a: 1\n ma: 2", (3, 2, 3, 3), NOT_A_KEY),
        ("nam:\n  - a: 1\n   ma: 2", (3, 4, 3, 5), NOT_AN_ITEM),
        ("- a\nb: 1", (2, 1, 2, 2), NOT_AN_ITEM),
        ("a: - b", (1, 4, 1, 5), "dấu gạch đầu dòng ở chỗ không thể có mục"),
        ("a: @b", (1, 4, 1, 5), "giá trị không thể bắt đầu bằng ký tự “@”"),
        ("a: `b`", (1, 4, 1, 5), "giá trị không thể bắt đầu bằng ký tự “`”"),
        ("a: %", (1, 4, 1, 5), "giá trị không thể bắt đầu bằng ký tự “%”"),
        ("a: 'it's'\nb: 1", (1, 8, 1, 9), AFTER_QUOTE),
        ('a: "b" c', (1, 8, 1, 9), AFTER_QUOTE),
        ('a: ["b" c]', (1, 9, 1, 10), AFTER_QUOTE),
        ("a: ]", (1, 4, 1, 5), "thừa dấu “]”"),
        ("a: {b: 1}}", (1, 10, 1, 11), "thừa dấu “}”"),
        ("a: [b,, c]", (1, 7, 1, 8), "trước dấu phẩy thiếu giá trị"),
        ("a: [b,,“c”]", (1, 7, 1, 8), "trước dấu phẩy thiếu giá trị"),
        ("a: [{b: c} X]", (1, 12, 1, 13), OPEN_ROW),
        ("a: [", (1, 5, 1, 6), "ngoặc mở ra mà chưa đóng đến hết tệp"),
        ("a: [b c", (1, 8, 1, 9), OPEN_ROW),
        ("a: {b: 1 c: 2}", (1, 11, 1, 12), OPEN_GROUP),
        ("a: {b:[1]}", (1, 6, 1, 7), "sau dấu hai chấm trong ngoặc chưa có dấu cách"),
        ("{: b}", (1, 2, 1, 3), "thiếu giá trị ở đây"),
        ("a: ? b", (1, 4, 1, 5), "dấu hỏi ở chỗ không thể có khóa"),
        ("a: |x\n b", (1, 5, 1, 6), "sau dấu | hoặc > còn chữ trên cùng dòng"),
        ("a: |0\n b", (1, 5, 1, 6), "số sau dấu | hoặc > không thể là 0"),
        ('a: "\\q"', (1, 5, 1, 6), "sau dấu \\ trong dấu nháy kép là ký tự lạ"),
        ('a: "\\x1"', (1, 7, 1, 8), "mã ký tự sau dấu \\ chưa đủ"),
        ('a: "\\ud800"', (1, 7, 1, 8), "mã ký tự sau dấu \\ không hợp lệ"),
        ("a: 1\n...\nb: 2", (3, 1, 3, 2), "nội dung thừa sau phần chính của tệp"),
    ],
)
def test_a_fault_where_the_parser_gave_up(text: str, place: tuple[int, ...], message: str) -> None:
    """The usual slips of a clerk: kind, place and message; nothing else is related."""
    refusal = fault(text)
    related = () if "thiếu dấu hai chấm" not in message else refusal.related
    assert refusal == Refusal("syntax", refusal.place, message, refusal.fix, related)
    assert refusal.place == place


@pytest.mark.parametrize(
    ("text", "place", "related", "message"),
    [
        ('a: "b\n  c\n', (1, 4, 1, 5), (3, 1, 3, 2), "dấu nháy mở ra ở đây mà chưa đóng đến hết tệp"),
        ('a: "b\n---\n"', (1, 4, 1, 5), (2, 1, 2, 2), "dấu nháy mở ra mà chưa đóng trước dòng “---” hoặc “...”"),
        ("a: [1\nb: 2", (1, 4, 1, 5), (2, 2, 2, 3), OPEN_ROW),
        ("a: {b: 1\nc: 2\n", (1, 4, 1, 5), (2, 2, 2, 3), OPEN_GROUP),
        ("nam: 1\nho_ten A\nma: 2", (2, 1, 2, 2), (3, 1, 3, 2), "dòng này thiếu dấu hai chấm sau tên khóa"),
    ],
)
def test_a_fault_that_began_before_the_parser_gave_up(
    text: str, place: tuple[int, ...], related: tuple[int, ...], message: str
) -> None:
    """An open quote or bracket is shown where it opens, and where that was noticed."""
    refusal = fault(text)
    assert (refusal.kind, refusal.place, refusal.related, refusal.message) == ("syntax", place, (related,), message)


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("a: & b", "anchor", "dấu & mở đầu giá trị không dùng được"),
        ("a: *", "alias", "dấu * mở đầu giá trị không dùng được"),
        ("a: !<b", "tag", "dấu ! mở đầu giá trị không dùng được"),
        ("a: !b!c d", "tag", "dấu ! mở đầu giá trị không dùng được"),
        ("a: !<%zz>", "tag", "dấu ! mở đầu giá trị không dùng được"),
        ("\t\na: 1", "tab", "dòng lùi vào bằng phím Tab"),
        ("a: !<%ff>", "tag", "dấu ! mở đầu giá trị không dùng được"),
        ("a: !<%c3%01>", "tag", "dấu ! mở đầu giá trị không dùng được"),
    ],
)
def test_what_has_a_kind_of_its_own_keeps_it(text: str, kind: str, message: str) -> None:
    """A decoration cut short, a tab that only the parser noticed: told as such."""
    refusal = fault(text)
    assert (refusal.kind, refusal.message) == (kind, message)
    assert refusal.fix.endswith(TAB if kind == "tab" else QUOTE)
    assert refusal.fix.startswith("đầu mục thì dùng dấu gạch và dấu cách; ") is (kind == "alias")


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("ho_ten:A\nma: 2", COLON),
        ("ten: Kế hoạch: số 1", "đặt cả giá trị trong dấu nháy kép"),
        ("nam: 1\n ma: 2", f"{INDENT}; {QUOTE}"),
        ("nam:\n  a: 1\n ma: 2", INDENT),
        ("a: @b", QUOTE),
        ('a: "b', CLOSE),
        ("a: [", "thêm dấu ] hoặc } ở cuối giá trị"),
        ("a: ]", f"bỏ dấu thừa, hoặc thêm dấu mở ngoặc; {QUOTE}"),
        ("a: [b,, c]", f"bỏ dấu phẩy thừa; {QUOTE}"),
        ("a: 'it's'", "đặt cả giá trị trong dấu nháy kép thay cho dấu nháy đơn"),
        (
            "schema 1\nnam: 2\n",
            "viết “khóa: giá trị”, sau dấu hai chấm có dấu cách; phần tiếp của dòng trên thì viết liền vào dòng ấy",
        ),
        (
            "ds:\n  + ma_so: a\n    ten: b\n",
            "mục của danh sách bắt đầu bằng dấu gạch và dấu cách, ví dụ “- ma_so: …”",
        ),
    ],
)
def test_mends(text: str, fix: str) -> None:
    """Each fault says what to type."""
    assert fault(text).fix == fix


BARE = "thiếu dấu cách sau dấu gạch đầu dòng"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ds:\n  -ma_so: a\n    ten: b\n", (2, 3, 2, 10)),
        ("ds:\n  -ma_so: a\n    ten: b\n  -ma_so: c\n    ten: d\n", (2, 3, 2, 10)),
        ("ds:\n-ma_so: a\n    ten: b\n", (2, 1, 2, 8)),
        ("ds:\n  - ma_so: a\n    ten: b\n  -ma_so: c\n    ten: d\n", (4, 3, 4, 10)),
        ("ds:\n  -ma_so: a\n    # x\n    ten: b\n", (2, 3, 2, 10)),
        ("ds:\n  -ma_so: a\n", (2, 3, 2, 10)),
        ("ds:\n  -ma_so: a\n  -ma_so: b\n", (2, 3, 2, 10)),
        ("{-ma_so: a}\n", (1, 2, 1, 9)),
        ("-ma_so: a\n  ten: b\n", (1, 1, 1, 8)),
        ("ds:\n  -ma_so: a\n  -ma_so: b\n    ten: c\n", (2, 3, 2, 10)),
    ],
)
def test_a_dash_without_a_blank_is_told_where_it_stands(text: str, place: tuple[int, ...]) -> None:
    """The parser takes it for a part of the key, and gives up later or never."""
    refusal = fault(text)
    assert (refusal.place, refusal.message) == (place, BARE)
    assert refusal.fix == "viết “- ma_so: …”, có dấu cách sau dấu gạch, ở mọi mục"


def test_a_group_behind_a_dash_without_a_blank() -> None:
    """To the parser it is a text with a colon in it."""
    for text, place in (("ds:\n  - {ma: a}\n  -{ma: b, ten: c}\n", (3, 3, 3, 4)), ("ds:\n  -{ma: b}\n", (2, 3, 2, 8))):
        refusal = fault(text)
        assert (refusal.place, refusal.message) == (place, BARE)
        assert refusal.fix == "viết “- {…}”, có dấu cách sau dấu gạch, ở mọi mục"


def test_items_behind_dashes_without_a_blank() -> None:
    """Items that are no groups are shown as they are to be written."""
    for text, place in (("a:\n  b:\n  -C\n  -D\n", (4, 3, 4, 4)), ("a:\n  b:\n  -C\n  d: 1\n", (3, 3, 3, 4))):
        found = fault(text)
        item = text.split("\n")[place[0] - 1].strip("- ")
        assert (found.place, found.fix) == (place, f"viết “- {item}”, có dấu cách sau dấu gạch, ở mọi mục")
    assert fault("a:\n  b:\n  -5\n  d: 1\n").message == "dòng này thiếu dấu hai chấm sau tên khóa"


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("first", ["ĐĂNG KÝ", "1. ĐĂNG KÝ", '"ĐĂNG KÝ"', "  ĐĂNG KÝ", "# a\n\nĐĂNG KÝ"])
def test_a_heading_above_a_comment_is_told_where_it_stands(first: str, end: str) -> None:
    """The parser ends the text at the comment and takes what follows for another document."""
    found = fault(f"{first}\n# b\nschema: 1{end}")
    assert (found.kind, found.message) == ("syntax", "dòng này không phải là “khóa: giá trị”")
    assert found.place == (first.count("\n") + 1, 1, first.count("\n") + 1, 2)


@pytest.mark.parametrize("first", ["schema: 1\n...", '"schema": 1\n...', "[a]", "{a: 1}", "--- a", "[\n  a]"])
def test_what_is_no_heading_is_not_told_as_one(first: str) -> None:
    """A key, a list, a group, a mark of a document: what follows is too much."""
    assert fault(f"{first}\n# b\nnam: 1\n").message == "nội dung thừa sau phần chính của tệp"


def test_a_dash_far_above_is_not_the_cause() -> None:
    """Only what stands near the place where the parser gave up can be its cause; else both are told."""
    refusals = read(b"-ma: a\nb: 1\nc: 2\n d: 3\n", UNIT).refusals
    assert [(one.place.line if one.place else 0, one.message) for one in refusals] == [(1, BARE), (4, DEEPER)]


NO_COLON = "dòng này thiếu dấu hai chấm sau tên khóa"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("schema 1\nnam: 2\n", (1, 1, 1, 2), NO_COLON),
        ("# x\n\nschema 1\n\nnam: 2\n", (3, 1, 3, 2), NO_COLON),
        ("ds:\n  - ma_so a\n    ten: b\n", (2, 5, 2, 6), NO_COLON),
        ("x:\n  ma_so a\n  ten: b\n", (2, 3, 2, 4), NO_COLON),
        ("ds:\n  + ma_so: a\n    ten: b\n", (2, 3, 2, 4), "trước tên khóa có “+”"),
        ("ds:\n  1. ma_so: a\n     ten: b\n", (2, 3, 2, 4), "trước tên khóa có “1.”"),
        ("ds:\n  - ma_so: a\n     ten: b\n", (3, 9, 3, 10), DEEPER),
        ("a: b\n  c\n  d: e\n", (3, 4, 3, 5), DEEPER),
        ("ds:\n  - a\nb: c: d\n", (3, 5, 3, 6), "giá trị có dấu hai chấm mà không nằm trong dấu nháy"),
        ("ds:\n  - a\nb: : d\n", (3, 4, 3, 5), DEEPER),
    ],
)
def test_a_line_that_had_to_begin_with_a_key(text: str, place: tuple[int, ...], message: str) -> None:
    """It is told itself, not the right line below at which the parser gives up."""
    refusal = fault(text)
    assert (refusal.kind, refusal.place, refusal.message) == ("syntax", place, message)


@pytest.mark.parametrize("quote", ["“", "”", "„", "‘", "’", "«"])
def test_quotes_of_a_word_processor_hold_no_colon(quote: str) -> None:
    """Who wrote them believes that the value stands in quotes."""
    refusal = fault(f"ten: {quote}Kế hoạch: số 1”\n")
    assert refusal.message == f"dấu nháy {quote} là của Word, không phải dấu nháy thường"
    assert refusal.fix == 'gõ lại dấu nháy thường (") ở đầu và cuối giá trị'


PERSON = "ds:\n  - ma: a\n    ten: b\n    vu: c\n    so: [1]\n  - ma: d\n"


@pytest.mark.parametrize(
    ("old", "new", "place", "beside", "blanks"),
    [
        ("    ten: b", "ten: b", (3, 1, 3, 2), (2, 4), 4),
        ("    ten: b", "  # x\n\nten: b", (5, 1, 5, 2), (2, 6), 4),
        ("    so: [1]", "so: [1]", (5, 1, 5, 2), (4, 6), 4),
        ("    vu: c", "    vu: c\nvà nữa: đ", (5, 1, 5, 2), (4, 6), 4),
        ("    so: [1]", "    so:\n      - {a: 1}\n      - {a: 2}\nvu_2: 3\n    vu_3: 4", (8, 1, 8, 2), (5, 9), 4),
    ],
)
def test_a_line_out_of_the_column_of_its_neighbours(
    old: str, new: str, place: tuple[int, ...], beside: tuple[int, int], blanks: int
) -> None:
    """It is told itself, not the right line below at which the parser gives up."""
    refusal = fault(PERSON.replace(old, new))
    assert refusal.place == place
    assert refusal.kind == "syntax"
    assert refusal.message == f"dòng này không thẳng cột với dòng {beside[0]} và dòng {beside[1]}"
    assert refusal.fix == (
        f"để đầu dòng có {blanks} dấu cách, thẳng cột với dòng {beside[0]}; "
        "phần tiếp của dòng trên thì viết liền vào dòng ấy"
    )
    assert [one.line for one in refusal.related] == [beside[1]]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (PERSON.replace("    vu: c", "      vu: c"), (4, 9), DEEPER),
        (PERSON.replace("    vu: c", "   vu: c"), (4, 4), NOT_AN_ITEM),
        (PERSON.replace("    vu: c", " vu: c"), (4, 2), NOT_A_KEY),
        (PERSON.replace("    vu: c", "- vu: c"), (4, 1), NOT_A_KEY),
        ("a: 1\n\n b: 2\n", (3, 3), DEEPER),
        ("- x:\n      a: 1\n- b: 2\n      c: 3\n", (4, 8), DEEPER),
        (PERSON.replace("    so: [1]", "    so:\n      'x': 1\n'vu_2': 3\n    vu_3: 4"), (8, 9), DEEPER),
        (PERSON.replace("    vu: c", "cho\n    vu: c"), (4, 1), "dòng này thiếu dấu hai chấm sau tên khóa"),
        ("ten: a\nvu: b\n}\n", (3, 1), "thừa dấu “}”"),
        ('ds:\n  - ma: a\n  "b": 1\n', (3, 3), NOT_AN_ITEM),
    ],
)
def test_a_line_that_is_wrong_itself_is_told_where_the_parser_gave_up(
    text: str, place: tuple[int, int], message: str
) -> None:
    """Its neighbours are not blamed."""
    refusal = fault(text)
    assert refusal.place is not None
    assert (refusal.place[:2], refusal.message) == (place, message)


@pytest.mark.parametrize(
    ("text", "line", "message", "fix", "kind"),
    [
        (
            "```yaml\na: 1\n```\n",
            1,
            "dòng “```” là khung của nơi chép ra, không thuộc tệp",
            "xóa dòng này, và dòng “```” ở cuối nếu có",
            "syntax",
        ),
        (
            "a: 1\n```\n",
            2,
            "dòng “```” là khung của nơi chép ra, không thuộc tệp",
            "xóa dòng này, và dòng “```” ở cuối nếu có",
            "syntax",
        ),
        ("ds:\n  -\tma: 1\n    b: 2\n", 2, "sau dấu gạch đầu dòng là phím Tab", "thay Tab bằng một dấu cách", "tab"),
    ],
)
def test_what_a_clerk_has_pasted(text: str, line: int, message: str, fix: str, kind: str) -> None:
    """The frame of a web page, and a tab in the place of a blank, have words of their own."""
    refusal = fault(text)
    assert refusal.place is not None
    assert (refusal.place.line, refusal.message, refusal.fix, refusal.kind) == (line, message, fix, kind)


@pytest.mark.parametrize("text", ["a: [", "a: [\n", 'a: "b', 'a: "b\n', "a: {b: [1\n\n"])
def test_a_fault_at_the_end_lies_in_the_file(text: str) -> None:
    """The parser counts a line more at the end than there is; no place points there."""
    document = read(text.encode(), UNIT)
    for place in (document.refusals[0].place, *document.refusals[0].related):
        assert place is not None
        assert place.line <= len(document.lines)


def test_a_quote_inside_a_value_is_said_to_be_escaped() -> None:
    """What to do about a quote in the midst of a value."""
    assert fault('a: "b" c').fix == 'dấu nháy nằm trong giá trị viết là \\", hoặc đặt giá trị trong dấu nháy đơn'


HEADING = "đầu đề, ghi chú thì thêm dấu # và dấu cách ở đầu mỗi dòng, hoặc xóa dòng; là khóa thì thêm dấu hai chấm"
CONTINUED = f"phần tiếp của dòng trên thì viết liền vào dòng ấy; {HEADING}"


@pytest.mark.parametrize(
    ("text", "line", "lines", "fix"),
    [
        ("BẢNG A\nnam: 1\nma: 2\n", 1, "dòng này", HEADING),
        ("BẢNG A\nNĂM 2\n# x\n\nnam: 1\nma: 2\n", 1, "dòng 1 đến dòng 2", HEADING),
        ("BẢNG A\n# x\nNĂM 2\nHAI\nnam: 1\n", 1, "dòng 1 đến dòng 4", HEADING),
        ("BẢNG\n- nam: 1\n", 1, "dòng này", HEADING),
        ("nam: 1\nBẢNG A\nNĂM 2\nma: 2\n", 2, "dòng 2 đến dòng 3", CONTINUED),
        ("nam: 1\nBẢNG A\nNĂM 2", 2, "dòng 2 đến dòng 3", CONTINUED),
        ("nam: 1\nten: Trần\nThị X\nma: 2\n", 3, "dòng này", CONTINUED),
        ("nam: 1\nten: Số hóa\ntrực tuyến\nma: 2\n", 3, "dòng này", CONTINUED),
        ("a:\n  - ten: Trần\n    X\n    ma: 2\n", 3, "dòng này", CONTINUED),
    ],
)
def test_a_line_that_cannot_be_a_key(text: str, line: int, lines: str, fix: str) -> None:
    """A heading, or a name over two lines, is not told to lack a colon; all its lines are told at once."""
    refusal = fault(text)
    assert (refusal.kind, refusal.message, refusal.fix) == ("syntax", f"{lines} không phải là “khóa: giá trị”", fix)
    assert (refusal.place or (0,))[0] == line


@pytest.mark.parametrize("text", ["nam: 1\nho_ten A\nma: 2", "nam: 1\nma2\nb: 2", "a:\n  - Trần\n    ma: 2\n"])
def test_a_line_that_may_be_a_key(text: str) -> None:
    """A word like a key, or the first line of an item, may lack its colon."""
    assert fault(text).message == "dòng này thiếu dấu hai chấm sau tên khóa"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ds:\n  -\n  ma: a\n  b: c\n", (2, 3, 2, 4)),
        ("ds:\n  - \n\n  # x\n  ma: a\n", (2, 3, 2, 4)),
        ("ds:\n-\nma: a\nb: c\n-\nma: d\n", (2, 1, 2, 2)),
        ("ds:\n  - ma: b\n  -\n  ma: a\n", (3, 3, 3, 4)),
        ("ds:\n  -\n  ma: 8:30\n", (2, 3, 2, 4)),
        ("nam: 1\n-\nma: a\n", (2, 1, 2, 2)),
        ("-\nma: a\n", (1, 1, 1, 2)),
        ("nam: 1\n-\n\n# x\nma: a\n", (2, 1, 2, 2)),
    ],
)
def test_a_dash_that_stands_alone_above_its_keys(text: str, place: tuple[int, ...]) -> None:
    """Without its keys behind it, it holds nothing; to take it away would lose the item."""
    refusal = fault(text)
    assert (refusal.kind, refusal.place) == ("syntax", place)
    assert refusal.message == "dấu gạch đứng một mình, dòng dưới không lùi vào nên không thuộc về nó"
    assert refusal.fix == "viết khóa đầu ngay sau dấu gạch: “- ma: …”, các khóa sau của mục ấy thẳng cột với khóa đầu"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ds:\n  - ma: a\n  -\nghi: x\nb 2\nc: 3", "dòng này thiếu dấu hai chấm sau tên khóa"),
        ("ds:\n  -\n    ma: a\nb 2\nc: 3", "dòng này thiếu dấu hai chấm sau tên khóa"),
        ("ds:\n-\n- ma: a\nb 2\nc: 3", "dòng này thiếu dấu hai chấm sau tên khóa"),
        ("b 2\nc: 3\nds:\n-\nma: a\n", "dòng này thiếu dấu hai chấm sau tên khóa"),
        ("ds:\n  - ma: a\n  -", None),
        ("ma: a\n b: c\n-", DEEPER),
    ],
)
def test_a_dash_with_nothing_of_its_own_is_not_blamed(text: str, message: str | None) -> None:
    """An empty last item, one with its keys behind it, one below the fault."""
    assert [one.message for one in read(text.encode(), UNIT).refusals] == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "place", "blanks"),
    [
        ("ds:\n  - ma: a\n    ten: b\n  ca_nhan:\n    - ma: c\n", (4, 3, 4, 4), 4),
        ("ds:\n  -   ma: a\n      so:\n        - {b: 1}\n  giay: c\n", (5, 3, 5, 4), 6),
        ("- ma: a\nnam: 1", (2, 1, 2, 2), 2),
    ],
)
def test_a_key_in_the_column_of_the_dashes(text: str, place: tuple[int, ...], blanks: int) -> None:
    """It is of the item above or of the whole file; a dash before it would make another item."""
    refusal = fault(text)
    assert (refusal.kind, refusal.place) == ("syntax", place)
    assert refusal.message == "khóa này đứng ở cột của các dấu gạch, mà trước nó không có dấu gạch"
    assert refusal.fix == (
        f"khóa của mục trên thì lùi vào {blanks} dấu cách; khóa của cả tệp thì để sát lề; mục mới thì thêm dấu gạch và dấu cách"
    )


def test_round_brackets_around_a_group() -> None:
    """They group nothing; in running text they are signs like others."""
    refusal = fault("a: (b_1: c)\n")
    assert (refusal.message, refusal.fix) == (
        "nhóm khóa viết trong ngoặc tròn",
        "viết trong ngoặc nhọn: {khóa: giá trị}",
    )
    assert fault("a: x (b: c)\n").message == "giá trị có dấu hai chấm mà không nằm trong dấu nháy"


@pytest.mark.parametrize(
    "text",
    [
        "ten: A: B\nnam: 1\n",
        "ds:\n  - ma_so: a\n     ten: b\n",
        "ds:\n  - ma_so: a\n    ten: b\n  -ma_so: c\n    ten: d\n",
        "ds:\n  -\n  ma: a\n  b: c\n",
        "BẢNG A\nnam: 1\nma: 2\n",
        "a: (b_1: c)\n",
        "a: “B, c: d\n e: [\n",
        "a:  1\n b: 2\n",
    ],
)
def test_a_tab_behind_a_colon_changes_no_word(text: str) -> None:
    """The parser takes it for a blank, but where something else is wrong it gives up at another place."""
    assert read(text.replace(": ", ":\t").encode(), UNIT).refusals == read(text.encode(), UNIT).refusals != ()


def test_a_text_of_the_largest_size_is_not_parsed_again_for_its_tabs() -> None:
    """It would take another second; the place is the same, the words are the parser's own."""
    slip, rest = "ten:\tA: B\n", "k: 1\n" * (OFFICE.size // 8)
    (small,), (large,) = (read(f"{slip}{more}".encode(), OFFICE).refusals for more in ("", rest))
    assert small.message == "giá trị có dấu hai chấm mà không nằm trong dấu nháy"
    assert large.message.startswith("dòng này lùi vào sâu hơn")
    assert large.place == small.place


@pytest.mark.parametrize("rest", ["", "c: !<%ED%A0%80> x\n"])
def test_where_only_the_tab_is_wrong_that_is_said(rest: str) -> None:
    """With a blank in its place the text could be read, or as far as a tag that cannot."""
    assert fault(f"? a\n:\tb\n{rest}").kind == "tab"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ds:\n  - (ma: a, ten: b)\n  - (ma: c, ten: d)\n", (2, 5, 2, 6)),
        ("ds:\n  - (ma: a,\n     ten: b)\n", (2, 5, 2, 6)),
        ("- (ma: a,\n   x,\n   ten: b)\n", (1, 3, 1, 4)),
    ],
)
def test_an_item_in_round_brackets_is_told_once(text: str, place: tuple[int, int, int, int]) -> None:
    """Where the bracket stands, not at the colon of its second key; a quote around it all would lose the person."""
    refusal = fault(text)
    assert (refusal.place, refusal.message) == (place, "nhóm khóa viết trong ngoặc tròn")
    assert refusal.fix == "viết trong ngoặc nhọn, ở mọi mục như vậy: - {ma: …}"


@pytest.mark.parametrize(
    "text",
    [
        "ds:\n  - (một) a: b: c\n",
        "ds:\n  - (a:b) c: d: e\n",
        "ds:\n  - (a: b)\nc: 1\nd: 2\ne: 3: 4\n",
        "ds:\n  - (a: b)\n  - c: d: e\n",
    ],
)
def test_brackets_that_hold_no_item_are_not_blamed(text: str) -> None:
    """Words in brackets, and what was read well above, be it on the line before."""
    assert fault(text).message == "giá trị có dấu hai chấm mà không nằm trong dấu nháy"
