"""Findings as a person reads them: the block, the caret, the cap, the counts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.finding import Finding, Severity, Spot, Who
from thidua.report.text import excerpt, render, summary
from thidua.source import Place
from thidua.text import unwanted

PATH = "submissions/2022/don-vi/phong-cntt/de-nghi.yaml"
OVER = Finding(
    rule="quota-exceeded",
    title="Vượt tỷ lệ",
    severity=Severity.ERROR,
    who=Who.UNIT,
    at=Spot(PATH, Place(3, 19, 3, 28)),
    message="Phòng CNTT đề nghị 5 Giấy khen, nhiều nhất 4 (40 % × 10 LĐTT = 4)",
    basis="Kế hoạch 14/KH-STTTT, mục IV.2",
    fix="bỏ GIAY_KHEN ở một trong các dòng 12, 18, 22, 27, 31",
    note="người thứ 5",
)


def lines_of(path: str) -> Sequence[str]:
    """One file of three lines; every other file could not be read."""
    return ["ca_nhan:", "  - ma_so: nv-017", "    khen_thuong: [GIAY_KHEN]"] if path == PATH else []


def block(finding: Finding, *, colour: bool = False) -> str:
    """The one block of one finding."""
    (text,) = render([finding], lines_of, colour=colour)
    return text


def test_block_shows_place_line_caret_ground_and_mend() -> None:
    """A finding is shown with all that is needed to mend it."""
    assert block(OVER) == (
        "Cần sửa · Vượt tỷ lệ: Phòng CNTT đề nghị 5 Giấy khen, nhiều nhất 4 (40 % × 10 LĐTT = 4) [quota-exceeded]\n"
        " --> submissions/2022/don-vi/phong-cntt/de-nghi.yaml:3:19\n"
        "  |\n"
        "3 |     khen_thuong: [GIAY_KHEN]\n"
        "  |                   ^^^^^^^^^ người thứ 5\n"
        "  = căn cứ: Kế hoạch 14/KH-STTTT, mục IV.2\n"
        "  = cách sửa: bỏ GIAY_KHEN ở một trong các dòng 12, 18, 22, 27, 31\n"
    )


def test_whole_file_has_no_line() -> None:
    """A finding without a place names the file only."""
    assert block(OVER._replace(at=Spot(PATH))).split("\n")[1:] == [
        f"--> {PATH}",
        " = căn cứ: Kế hoạch 14/KH-STTTT, mục IV.2",
        " = cách sửa: bỏ GIAY_KHEN ở một trong các dòng 12, 18, 22, 27, 31",
        "",
    ]


@pytest.mark.parametrize(
    ("spot", "named"),
    [
        (Spot("binary.yaml", Place(7, 2, 7, 3)), "--> binary.yaml:7:2"),
        (Spot(PATH, Place(4, 1, 4, 2)), "--> submissions/2022/don-vi/phong-cntt/de-nghi.yaml:4:1"),
    ],
)
def test_place_without_line_is_still_named(spot: Spot, named: str) -> None:
    """Where the file cannot be shown, or has no such line, the place is named without an excerpt."""
    lines = block(OVER._replace(at=spot)).split("\n")
    assert lines[1] == named
    assert lines[2].startswith(" = căn cứ")


def test_related_places_stand_before_the_ground() -> None:
    """Every other place concerned is named, with its line where it has one."""
    related = (Spot("submissions/co-quan/don-vi.yaml", Place(12, 5, 12, 9)), Spot("submissions/co-quan/co-quan.yaml"))
    assert block(OVER._replace(related=related)).split("\n")[5:8] == [
        "  = xem thêm: submissions/co-quan/don-vi.yaml:12:5",
        "  = xem thêm: submissions/co-quan/co-quan.yaml",
        "  = căn cứ: Kế hoạch 14/KH-STTTT, mục IV.2",
    ]


def test_the_other_places_of_a_finding_are_capped_too() -> None:
    """So many that nobody reads them all are counted; without a limit each is named."""
    many = OVER._replace(related=tuple(Spot("a.yaml", Place(n, 1, n, 2)) for n in range(1, 31)))
    told = [
        [
            line.removeprefix("  = xem thêm: ")
            for line in next(render([many], lines_of, limit=cap)).split("\n")
            if "xem" in line
        ]
        for cap in (3, 29, 30, 0)
    ]
    assert told[0] == ["a.yaml:1:1", "a.yaml:2:1", "a.yaml:3:1", "và 27 chỗ khác"]
    assert [(len(one), one[-1]) for one in told[1:]] == [
        (30, "và 1 chỗ khác"),
        (30, "a.yaml:30:1"),
        (30, "a.yaml:30:1"),
    ]


@pytest.mark.parametrize(
    ("severity", "words"),
    [
        (Severity.ERROR, "Cần sửa · Vượt tỷ lệ: "),
        (Severity.WARNING, "Cần xem xét · Vượt tỷ lệ: "),
        (Severity.NOTICE, "Lưu ý · Vượt tỷ lệ: "),
        (Severity.LATE, "Trễ hạn · Vượt tỷ lệ: "),
    ],
)
def test_severity_has_its_words(severity: Severity, words: str) -> None:
    """Each severity is named as people say it; late is not wrong."""
    assert block(OVER._replace(severity=severity)).startswith(words)


def test_accepted_finding_stays_visible() -> None:
    """A waived finding keeps its place and says in its first line why it is accepted."""
    text = block(OVER._replace(message="thừa một", waived="biên bản MH-09"))
    assert text.split("\n")[0] == "Cần sửa · Vượt tỷ lệ: thừa một · đã chấp nhận: biên bản MH-09 [quota-exceeded]"
    assert "3 |     khen_thuong: [GIAY_KHEN]\n" in text
    assert "căn cứ:" in text
    assert "cách sửa:" not in text


@pytest.mark.parametrize(
    ("severity", "code"),
    [(Severity.ERROR, "31;1"), (Severity.WARNING, "33;1"), (Severity.NOTICE, "36;1"), (Severity.LATE, "35;1")],
)
def test_colour_is_on_the_severity_only(severity: Severity, code: str) -> None:
    """With colour the words are the same; only the severity is painted."""
    plain = block(OVER._replace(severity=severity))
    label = plain.split(" ·")[0]
    painted = block(OVER._replace(severity=severity), colour=True)
    assert painted == f"\x1b[{code}m{label}\x1b[0m{plain.removeprefix(label)}"


@pytest.mark.parametrize("part", ["message", "basis", "fix", "note", "waived"])
def test_nothing_of_a_file_reaches_the_terminal(part: str) -> None:
    """Control characters of a file or path stand as their code, wherever they come in."""
    text = block(OVER._replace(**{part: "a\x1b[2Jb"}))
    assert "\x1b" not in text
    assert "aU+001B[2Jb" in text


def test_hostile_path_is_shown_as_codes() -> None:
    """A path with a line end or an escape stays on one line, in place and related."""
    text = block(OVER._replace(at=Spot("a\n\x1b.yaml"), related=(Spot("b\u202e.yaml"),)))
    assert text.split("\n")[1:3] == ["--> aU+000AU+001B.yaml", " = xem thêm: bU+202E.yaml"]


@pytest.mark.parametrize(
    ("line", "columns", "source", "caret"),
    [
        ("ten: Hoàng", (6, 11), "ten: Hoàng", "     ^^^^^"),
        ("ten: Hoa\u0300ng", (10, 11), "ten: Hoa\u0300ng", "        ^"),
        ("ten: Hoa\u0300ng", (6, 12), "ten: Hoa\u0300ng", "     ^^^^^"),
        ("ten: Hoa\u0300ng", (9, 10), "ten: Hoa\u0300ng", "       ^"),
        ("ten: e\u0323\u0302n", (8, 9), "ten: e\u0323\u0302n", "     ^"),
        ("\u0300a", (1, 2), "\u0300a", "^"),
        ("ten: 漢字 y", (6, 8), "ten: 漢字 y", "     ^^^^"),
        ("ten: 漢字 y", (9, 10), "ten: 漢字 y", "          ^"),
        ("ten: \U00020000 y", (8, 9), "ten: \U00020000 y", "        ^"),
        ("ten: \U0001f600 y", (6, 7), "ten: \U0001f600 y", "     ^^"),
        ("ten: a\tb", (8, 9), "ten: a    b", "          ^"),
        ("ten: a\tb", (7, 8), "ten: a    b", "      ^"),
        ("ten: a\x1bb", (7, 8), "ten: aU+001Bb", "      ^^^^^^"),
        ("ten: a\x1bb", (8, 9), "ten: aU+001Bb", "            ^"),
        ("ten: a\u200bb", (8, 9), "ten: aU+200Bb", "            ^"),
        ("ten: \U000f0000b", (7, 8), "ten: U+F0000b", "            ^"),
        ("ten: a", (7, 8), "ten: a", "      ^"),
        ("ten: a", (60, 61), "ten: a", "      ^"),
        ("ten: a   ", (6, 10), "ten: a", "     ^"),
        ("ten:", (3, 3), "ten:", "  ^"),
        ("", (1, 2), "", "^"),
    ],
)
def test_caret_stands_under_its_characters(line: str, columns: tuple[int, int], source: str, caret: str) -> None:
    """The caret is right on a terminal whatever the characters before and in the span are."""
    assert excerpt(line, Place(1, columns[0], 1, columns[1])) == (source, caret)


def test_span_of_several_lines_ends_with_the_first() -> None:
    """Of a span over several lines the first is marked to its end."""
    assert excerpt("ghi_chu: |", Place(1, 10, 4, 3)) == ("ghi_chu: |", "         ^")
    assert excerpt("a: [b, c,", Place(1, 4, 2, 1)) == ("a: [b, c,", "   ^^^^^^")


def test_line_of_a_hundred_characters_is_shown_whole() -> None:
    """A line is cut only where it is longer than a hundred characters."""
    assert excerpt("x" * 100, Place(1, 1, 1, 2)) == ("x" * 100, "^")
    assert excerpt("x" * 101, Place(1, 1, 1, 2)) == ("x" * 41 + "…", "^")


def test_long_line_is_cut_around_the_caret() -> None:
    """Sixty characters before the span and forty behind it remain."""
    line = "a" * 500 + "SAI" + "b" * 500
    assert excerpt(line, Place(1, 501, 1, 504)) == ("…" + "a" * 60 + "SAI" + "b" * 40 + "…", " " * 61 + "^^^")


def test_end_of_a_long_line_is_not_cut() -> None:
    """Where the line ends within the window no sign of a cut stands."""
    assert excerpt("a" * 200 + "SAI", Place(1, 201, 1, 204)) == ("…" + "a" * 60 + "SAI", " " * 61 + "^^^")


def test_long_span_is_cut() -> None:
    """A span that is longer than the window is marked as far as it is shown."""
    assert excerpt("a: " + "b" * 900, Place(1, 4, 1, 904)) == ("a: " + "b" * 197 + "…", "   " + "^" * 197)


def test_cut_never_parts_a_letter_from_its_marks() -> None:
    """Both cuts fall between letters, also where letters are written with combining marks."""
    line = "e\u0301" * 100 + "x" + "e\u0301" * 100
    source, caret = excerpt(line, Place(1, 212, 1, 213))
    assert source == "…" + "e\u0301" * 25 + "x" + "e\u0301" * 25 + "…"
    assert caret == " " * 32 + "^"


def test_heap_of_marks_is_cut_like_any_line() -> None:
    """A line of marks alone is no letter to be kept whole; of such a heap the first mark is named."""
    source, caret = excerpt("a" + "\u0301" * 5000, Place(1, 3001, 1, 3002))
    assert source == "…U+0301……"
    assert caret == "        ^"


@given(st.text(st.characters(), max_size=9), st.integers(1, 60), st.integers(1, 600), st.integers(0, 9))
def test_excerpt_is_short_and_harmless(part: str, times: int, column: int, length: int) -> None:
    """Any line and place give an excerpt of bounded length, fit for a terminal, with carets in a row."""
    source, caret = excerpt(part * times, Place(1, column, 1, column + length))
    assert not list(unwanted(source))
    assert not set(source) & {"\t", "\r", "\n"}
    assert len(source) <= 1666
    assert set(caret.lstrip(" ")) == {"^"}


def test_cap_counts_the_rest_of_a_rule_in_a_file() -> None:
    """After the limit the rest is counted, each file and rule by itself, in a fixed order."""
    other = OVER._replace(at=Spot("b.yaml"))
    findings = [
        other,
        OVER,
        OVER,
        OVER,
        other,
        other,
        OVER._replace(rule="same-name"),
        other._replace(at=Spot("a\x1b")),
    ]
    blocks = list(render([*findings, other._replace(at=Spot("a\x1b"))], lines_of, limit=1))
    assert [text.split("\n")[0].split(" ")[-1] for text in blocks[:4]] == [
        "[quota-exceeded]",
        "[quota-exceeded]",
        "[same-name]",
        "[quota-exceeded]",
    ]
    assert blocks[4:] == [
        "… và 1 chỗ cùng loại [quota-exceeded] trong aU+001B\n",
        "… và 2 chỗ cùng loại [quota-exceeded] trong b.yaml\n",
        f"… và 2 chỗ cùng loại [quota-exceeded] trong {PATH}\n",
    ]


def test_limit_itself_is_shown_whole() -> None:
    """As many as the limit allows are shown and nothing is said of a rest; without a limit all are shown."""
    assert len(list(render([OVER] * 3, lines_of, limit=3))) == 3
    assert len(list(render([OVER] * 30, lines_of))) == 30


def test_summary_counts_each_severity() -> None:
    """The last line counts by severity, heaviest first; accepted findings are counted apart."""
    late = OVER._replace(severity=Severity.LATE)
    notice = OVER._replace(severity=Severity.NOTICE)
    warning = OVER._replace(severity=Severity.WARNING)
    accepted = warning._replace(waived="biên bản MH-09")
    findings = [late, OVER, notice, accepted, warning, OVER, late, late]
    assert summary(findings) == "Kết quả: 2 cần sửa, 1 cần xem xét, 3 trễ hạn, 1 lưu ý, 1 đã chấp nhận."


def test_summary_of_nothing_says_so() -> None:
    """Where nothing was found the summary is a sentence, not an empty list."""
    assert summary([]) == "Kết quả: không có gì phải sửa hay xem xét."
    assert summary([OVER._replace(waived="biên bản MH-09")]) == "Kết quả: 1 đã chấp nhận."


def test_no_flood_buries_the_others() -> None:
    """Of one rule in many files a hundred are told, the rest is one line; another rule is told all the same."""
    many = [OVER._replace(at=Spot(f"submissions/2022/don-vi/la-{n:03}/de-nghi.yaml")) for n in range(150)]
    twice = [OVER._replace(rule="other", at=Spot("z.yaml"))] * 22
    blocks = list(render([*many, *many[:1] * 30, *twice], lines_of, limit=20))
    assert sum("[quota-exceeded]\n" in one and one.startswith("Cần sửa") for one in blocks) == 100
    assert sum("[other]\n" in one and one.startswith("Cần sửa") for one in blocks) == 20
    assert blocks[-2:] == [
        "… và 2 chỗ cùng loại [other] trong z.yaml\n",
        "… và 80 chỗ cùng loại [quota-exceeded] ở nhiều tệp; xem của một đơn vị: thidua check --as ĐƠN_VỊ\n",
    ]
    assert len(list(render(many, lines_of))) == 150
