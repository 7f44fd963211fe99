"""From bytes to text, refusing what no YAML file of ours holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from thidua.source.document import UNTOLD, Limits, Refusal, lines_of
from thidua.source.mojibake import mojibake, suspect
from thidua.source.place import Place
from thidua.source.tabs import tabs
from thidua.text import Unwanted, shown, unwanted

MOST = 20
"""So many characters of one file are named; more of them say nothing new."""

BOM = b"\xef\xbb\xbf"
_SHOWN_SIZE = 4096
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SHORTEST_WIDE, _HEAD = 4, 256
_OTHER_FORMATS = (
    (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén"),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel kiểu cũ"),
    (b"{\\rtf", "tệp Word"),
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "ảnh"),
    (b"\xff\xd8\xff", "ảnh"),
)
_WRITE = "ghi nội dung theo mẫu bằng Notepad hoặc VS Code, lưu với mã hóa UTF-8"
_DIRECTIVE = re.compile(r"(?<![^\r\n])%")
_SAVE_UTF8 = "mở bằng Notepad hoặc VS Code, chọn Lưu thành (Save As) với mã hóa UTF-8"
_WORDS = {
    Unwanted.CONTROL: ("ký tự điều khiển {0}", "xóa ký tự đó"),
    Unwanted.BIDI: ("ký tự đổi chiều chữ {0}, có thể làm dòng hiện ra khác nội dung thật", "xóa ký tự đó"),
    Unwanted.ZERO_WIDTH: ("ký tự không nhìn thấy {0}", "xóa ký tự đó, gõ lại chữ ở hai bên"),
    Unwanted.PRIVATE: ("ký tự riêng {0} chỉ có trong một phông chữ", "gõ lại bằng bàn phím tiếng Việt Unicode"),
    Unwanted.UNASSIGNED: ("mã {0} không ứng với ký tự nào của Unicode 14", "xóa ký tự đó"),
    Unwanted.LINE_SEPARATOR: ("dấu ngắt dòng lạ {0}", "xóa đi và bấm phím Enter để xuống dòng"),
    Unwanted.BOM: ("dấu thứ tự byte {0} ở giữa tệp", "xóa ký tự đó; thường do ghép nhiều tệp làm một"),
}


def decode(data: bytes, limits: Limits) -> tuple[str, str | None, tuple[Refusal, ...]]:
    """The text of a file to be shown, the text to be parsed, and what is refused so far.

    The first has no leading byte order mark. The second is without the refused characters, so that all other faults
    of a file are told at once, and none that is gone with them; it is None where parsing could only mislead.
    """
    if len(data) > limits.size:
        return _loose(data[:_SHOWN_SIZE]), None, (_too_large(limits),)
    if other := next((name for mark, name in _OTHER_FORMATS if data.startswith(mark)), ""):
        return "", None, (Refusal("other-format", None, f"đây là {other} đổi tên, không phải tệp chữ", _WRITE),)
    if data.startswith(_WIDE_BOMS) or _looks_wide(data[:_HEAD]):
        return "", None, (Refusal("utf-16", None, "tệp lưu bằng mã UTF-16 hoặc UTF-32", _SAVE_UTF8),)
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _loose(data), None, (_not_utf8(error),)
    found = list(islice(unwanted(text), MOST + 1))
    if (found or suspect(text)) and (twice := mojibake(text)):
        return text, None, (twice,)
    tabbed, directed = [*tabs(text, MOST + 1)], [*_directives(text)]
    refused = (*(_character(text, *one) for one in found[:MOST]), *tabbed[:MOST], *directed[:MOST])
    more = (UNTOLD,) if len(found) > MOST or len(tabbed) > MOST or len(directed) > MOST else ()
    misleading = tabbed or directed or more or any(reason is Unwanted.LINE_SEPARATOR for _, reason in found)
    rest = None if misleading else _without(text, [index for index, _ in found])
    return text, rest if not found or _tells(rest or "", text) else None, (*refused, *more)


def _looks_wide(head: bytes) -> bool:
    """Text in two or four bytes a character has noughts at every other byte, but for letters with many marks."""
    halves = (head[::2], head[1::2])
    return len(head) >= _SHORTEST_WIDE and any(head) and any(2 * half.count(0) > len(half) for half in halves)


def _loose(data: bytes) -> str:
    return data.removeprefix(BOM).decode("utf-8", errors="replace")


def _too_large(limits: Limits) -> Refusal:
    message = f"tệp lớn hơn {limits.size // 1024} KiB"
    return Refusal("too-large", None, message, "tách bớt nội dung, bỏ phần dán nhầm")


def _not_utf8(error: UnicodeDecodeError) -> Refusal:
    before = error.object[: error.start].decode("utf-8")
    message = f"byte 0x{error.object[error.start]:02X} không phải là chữ mã UTF-8"
    return Refusal("not-utf-8", place_at(f"{before}?", len(before)), message, _SAVE_UTF8)


def _character(text: str, index: int, reason: Unwanted) -> Refusal:
    message, fix = _WORDS[reason]
    return Refusal(reason.value, place_at(text, index), message.format(shown(text[index])), fix)


def _directives(text: str) -> Iterator[Refusal]:
    """`%YAML` and `%TAG`, found before parsing: thousands of them would take the parser seconds."""
    matches = _DIRECTIVE.finditer(text) if "%" in text else ()
    for match in islice(matches, MOST + 1):
        place = place_at(text, match.start())
        yield Refusal("directive", place, "không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %")


def _without(text: str, indexes: list[int]) -> str:
    begins, ends = [0, *(index + 1 for index in indexes)], [*indexes, len(text)]
    return "".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))


def _tells(rest: str, text: str) -> bool:
    """Whether something is left to be told of, in the lines of the file: between two line ends a character may be gone."""
    return bool(rest.strip()) and len(lines_of(rest)) == len(lines_of(text))


def first_of(found: Iterator[Refusal]) -> Iterator[Refusal]:
    """As many refusals as are told, and that there may be others."""
    yield from islice(found, MOST)
    if next(found, None):
        yield UNTOLD


def put_back(refusal: Refusal, gone: tuple[Refusal, ...]) -> Refusal:
    """A refusal of the text to be parsed at its places in the file: behind the characters that were refused there."""
    places = [one.place for one in gone if one.place]
    place = refusal.place and _behind(refusal.place, places)
    return refusal._replace(place=place, related=tuple(_behind(one, places) for one in refusal.related))


def _behind(place: Place, gone: list[Place]) -> Place:
    line, column, end_line, end_column = place
    for one in gone:
        column += one.line == line and one.column <= column
        end_column += one.line == end_line and one.column < end_column
    return Place(line, column, end_line, max(column, end_column) if line == end_line else end_column)


def place_at(text: str, index: int) -> Place:
    """The place of one character of a text."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))
    return Place(line, column, line, column + 1)
