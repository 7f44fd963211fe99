"""Bytes that are no text of ours are refused where they stand, before any parsing."""

from __future__ import annotations

import pytest

from thidua.source import OFFICE, UNIT, Document, Limits, Place, read
from thidua.source.decoding import MOST, decode, place_at


def refused(data: bytes | str) -> list[tuple[str, Place | None]]:
    """Kinds and places of what is refused in a unit's file."""
    document = read(data.encode() if isinstance(data, str) else data, UNIT)
    return [(refusal.kind, refusal.place) for refusal in document.refusals]


@pytest.mark.parametrize(
    ("data", "kind", "place"),
    [
        (b"a: \xff", "not-utf-8", (1, 4, 1, 5)),
        (b"\xef\xbb\xbfa: \xff", "not-utf-8", (1, 4, 1, 5)),
        ("a: é\nb: é".encode() + b"\xe1\xba", "not-utf-8", (2, 5, 2, 6)),
        ("a: Nguyễn".encode("cp1258", errors="replace") + "đ".encode("cp1258"), "not-utf-8", (1, 10, 1, 11)),
        (b"\xff\xfea\0:\0", "utf-16", None),
        (b"\xfe\xff\0a\0:", "utf-16", None),
        (b"a\0:\0 \0001\0", "utf-16", None),
        (b"\0a\0:\0 \0001", "utf-16", None),
        (b"a\0\0\0:\0\0\0", "utf-16", None),
        (b"\0\0\0a", "utf-16", None),
        ("# Dữ liệu đăng ký\nschema: 1\n".encode("utf-16-le"), "utf-16", None),
        ("# Dữ liệu đăng ký\nschema: 1\n".encode("utf-16-be"), "utf-16", None),
        ("# Dữ liệu đăng ký\nschema: 1\n".encode("utf-32-le"), "utf-16", None),
        (b"a\0b\xef", "not-utf-8", (1, 4, 1, 5)),
        (b"PK\x03\x04\0\0", "other-format", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "other-format", None),
        (b"{\\rtf1\\ansi}", "other-format", None),
        (b"%PDF-1.7\n%\xe2\xe3", "other-format", None),
        (b"\x89PNG\r\n", "other-format", None),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "other-format", None),
        ("a: \x00b", "control", (1, 4, 1, 5)),
        ("\x00" * 4 + "a", "utf-16", None),
        ("a: \x07b", "control", (1, 4, 1, 5)),
        ("a: \x7f", "control", (1, 4, 1, 5)),
        ("a: \u202eb", "bidi", (1, 4, 1, 5)),
        ("# \u200b\na: b", "zero-width", (1, 3, 1, 4)),
        ("a: b\u00adc", "zero-width", (1, 5, 1, 6)),
        ("a: \ue000", "private", (1, 4, 1, 5)),
        ("a: \u0378", "unassigned", (1, 4, 1, 5)),
        ("a: \uffff", "unassigned", (1, 4, 1, 5)),
        ("a: 1\u0085b: 2", "line-separator", (1, 5, 1, 6)),
        ("a: 1\u2028b: 2", "line-separator", (1, 5, 1, 6)),
        ("a: 1\u2029", "line-separator", (1, 5, 1, 6)),
        ("a: 1\n\ufeffb: 2", "bom", (2, 1, 2, 2)),
        ("\ufeff\ufeffa: 1", "bom", (1, 1, 1, 2)),
        ("a: 😀é\x07", "control", (1, 6, 1, 7)),
        ("\ta: 1", "tab", (1, 1, 1, 2)),
        ("a:\n  \tb: 1", "tab", (2, 3, 2, 4)),
        ("a:\r\n \t \tb: 1", "tab", (2, 2, 2, 3)),
        ("a:\r\tb: 1", "tab", (2, 1, 2, 2)),
        ("a: 1\n\t# ghi chú", "tab", (2, 1, 2, 2)),
        ("%YAML 1.1\n---\na: 1", "directive", (1, 1, 1, 2)),
        ("# a\r\n%TAG ! b\r\n---\r\na: 1", "directive", (2, 1, 2, 2)),
        ("a: 1\r%X", "directive", (2, 1, 2, 2)),
    ],
)
def test_each_refusal_has_its_kind_and_place(data: bytes | str, kind: str, place: tuple[int, ...] | None) -> None:
    """Encodings, characters, tabs as indentation and directives: one refusal each."""
    assert refused(data) == [(kind, place)]


@pytest.mark.parametrize(
    "text",
    ["a:\t1\t\n\t\n \t\r\nb: x\ty", "a: 15%\nb: '%'", "\ufeffa: 1", "a: 1\r\nb: 2\r\n", "a: é", "", "ab", "abc\n"],
)
def test_harmless_files_pass_undisturbed(text: str) -> None:
    """Tabs between words and on blank lines, percent signs, one leading mark, CRLF; the text is kept."""
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode(), UNIT) == (expected, expected, ())


def test_faults_of_structure_are_told_besides_characters() -> None:
    """A hidden character does not hide a key that stands twice, nor shift its place."""
    assert refused("a: \u200b1\n\u200ba: 2\na: 3") == [
        ("zero-width", (1, 4, 1, 5)),
        ("zero-width", (2, 1, 2, 2)),
        ("duplicate-key", (2, 2, 2, 3)),
        ("duplicate-key", (3, 1, 3, 2)),
    ]


def test_other_faults_of_a_line_stand_behind_its_characters() -> None:
    """The places are those of the file, whatever was refused before them, related ones too."""
    assert refused("a: {b\x07: 1, b: \x07\x0771, b: 2, \x07<<: 3}") == [
        ("control", (1, 6, 1, 7)),
        ("control", (1, 15, 1, 16)),
        ("control", (1, 16, 1, 17)),
        ("control", (1, 27, 1, 28)),
        ("duplicate-key", (1, 12, 1, 13)),
        ("duplicate-key", (1, 21, 1, 22)),
        ("merge-key", (1, 28, 1, 30)),
    ]
    assert refused("\x07#") == [("control", (1, 1, 1, 2)), ("comment-only", (1, 2, 1, 2))]
    assert refused("a: 1\r\x07\na: 2\n") == [("control", (2, 1, 2, 2))]
    *_, last = read(b"\x07a: 1\n\x07a: 2\n", UNIT).refusals
    assert last.related == (Place(1, 2, 1, 3),)


@pytest.mark.parametrize("character", "\x0c\u200b\u202e\ue000\ufeff")
@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n{}\nb: 2",
        "a: 1\n{}b: 1",
        "a: 1\nb: 2\n{}",
        "a:\n  - b: 1\n{}  - b: 2",
        "a:\n{}  - b: 1",
        "a: [b]{}\nc: d",
        "\n{}",
    ],
)
def test_a_character_that_is_to_be_deleted_is_one_fault(text: str, character: str) -> None:
    """Nothing is told that goes away with it: a form feed on its own line is no key, and none before one is a blank."""
    assert len(refused(text.format(character))) == 1


@pytest.mark.parametrize("text", ["a: 1\u2028a: 2", "a:\n\tb: 1\na: 2", "%X\na: 1\na: 2"])
def test_no_consequences_are_told(text: str) -> None:
    """Where line ends or indentation cannot be trusted the parser is not asked."""
    assert len(refused(text)) == 1


@pytest.mark.parametrize(
    ("text", "kind"), [("a: " + "\x07" * 30, "control"), ("\tx\n" * 30, "tab"), ("%X\n" * 30, "directive")]
)
def test_no_more_than_twenty_of_a_kind_are_told(text: str, kind: str) -> None:
    """A binary file is refused in a few lines."""
    assert [found for found, _ in refused(text)] == [*([kind] * MOST), "untold"]
    assert MOST == 20


def test_twenty_characters_are_still_parsed_around() -> None:
    """Only where some characters remain untold is the rest of the file left alone."""
    assert [kind for kind, _ in refused("a: " + "\x07" * 20 + "\na: 1")] == ["control"] * 20 + ["duplicate-key"]
    assert [kind for kind, _ in refused("a: " + "\x07" * 21 + "\na: 1")] == ["control"] * 20 + ["untold"]


@pytest.mark.parametrize(("limits", "kib"), [(UNIT, 64), (OFFICE, 1024)])
def test_size_is_looked_at_first(limits: Limits, kib: int) -> None:
    """A file of the largest size is read, one byte more is refused unread, and only its beginning kept."""
    data = b"a: 1\n#" + b"x" * (kib * 1024 - 6)
    assert read(data, limits).refusals == ()
    document = read(data + b"x", limits)
    assert [(refusal.kind, refusal.place) for refusal in document.refusals] == [("too-large", None)]
    assert document.refusals[0].message == f"tệp lớn hơn {kib} KiB"
    assert document.lines[0] == "a: 1"
    assert len(document.text) == 4096


def test_a_file_of_another_encoding_is_shown_as_far_as_it_can() -> None:
    """The text of a refused file is there for the excerpt; of UTF-16 there is none."""
    assert read(b"\xef\xbb\xbfa: \xff\nb", UNIT).lines == ("a: \ufffd", "b")
    assert read(b"\xff\xfea\0", UNIT) == Document(None, read(b"\xfe\xff\0a", UNIT).refusals, "")


@pytest.mark.parametrize(
    ("data", "message", "fix"),
    [
        ("a: \x1b", "ký tự điều khiển U+001B", "xóa ký tự đó"),
        (
            "a: \u202e",
            "ký tự đổi chiều chữ U+202E, có thể làm dòng hiện ra khác nội dung thật",
            "xóa ký tự đó",
        ),
        ("a: \u200b", "ký tự không nhìn thấy U+200B", "xóa ký tự đó, gõ lại chữ ở hai bên"),
        ("a: \ue000", "ký tự riêng U+E000 chỉ có trong một phông chữ", "gõ lại bằng bàn phím tiếng Việt Unicode"),
        ("a: \u0378", "mã U+0378 không ứng với ký tự nào của Unicode 14", "xóa ký tự đó"),
        ("a: \u2028", "dấu ngắt dòng lạ U+2028", "xóa đi và bấm phím Enter để xuống dòng"),
        ("a: \ufeff", "dấu thứ tự byte U+FEFF ở giữa tệp", "xóa ký tự đó; thường do ghép nhiều tệp làm một"),
        (
            "\ta: 1",
            "dòng lùi vào bằng phím Tab",
            "thay Tab bằng dấu cách, thẳng cột với các dòng cùng nhóm; mỗi cấp lùi vào hai dấu cách",
        ),
        ("%X", "không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %"),
        (
            b"\xff",
            "byte 0xFF không phải là chữ mã UTF-8",
            "mở bằng Notepad hoặc VS Code, chọn Lưu thành (Save As) với mã hóa UTF-8",
        ),
        (
            b"\xff\xfe",
            "tệp lưu bằng mã UTF-16 hoặc UTF-32",
            "mở bằng Notepad hoặc VS Code, chọn Lưu thành (Save As) với mã hóa UTF-8",
        ),
    ],
)
def test_words(data: bytes | str, message: str, fix: str) -> None:
    """The message names the character by its code point; the mend can be done by hand."""
    refusal = read(data.encode() if isinstance(data, str) else data, UNIT).refusals[0]
    assert (refusal.message, refusal.fix) == (message, fix)


@pytest.mark.parametrize(
    ("index", "place"), [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2))]
)
def test_place_at(index: int, place: tuple[int, int]) -> None:
    """The place of one character; CRLF, CR and LF each end one line."""
    line, column = place
    assert place_at("a\r\nb\rc\nde", index) == (line, column, line, column + 1)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_end_at_the_very_beginning_counts(end: str) -> None:
    """An empty first line is a line."""
    assert place_at(f"{end}a", len(end)) == (2, 1, 2, 2)


@pytest.mark.parametrize(("limits", "size"), [(UNIT, 64), (OFFICE, 1024)])
def test_what_is_too_large_is_said_with_its_limit(limits: Limits, size: int) -> None:
    """One byte over the limit is refused as a whole, with the limit and what to do."""
    (refusal,) = read(b" " * (size * 1024 + 1), limits).refusals
    assert refusal.message == f"tệp lớn hơn {size} KiB"
    assert refusal.fix == "tách bớt nội dung, bỏ phần dán nhầm"
