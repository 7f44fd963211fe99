"""From bytes to text, refusing what no YAML file of ours holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.source.document import Limits, Refusal
from thidua.source.place import Place
from thidua.text import Unwanted, shown, unwanted

MOST = 20
"""So many characters of one file are named; more of them say nothing new."""

_UTF8_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_SAVE_UTF8 = "mở bằng Notepad hoặc VS Code, chọn Lưu thành (Save As) với mã hóa UTF-8"
_WORDS = {
    Unwanted.CONTROL: ("ký tự điều khiển {0}", "xóa ký tự đó"),
    Unwanted.BIDI: ("ký tự đổi chiều chữ {0}, có thể làm dòng hiện ra khác nội dung thật", "xóa ký tự đó"),
    Unwanted.ZERO_WIDTH: ("ký tự không nhìn thấy {0}", "xóa ký tự đó, gõ lại chữ ở hai bên"),
    Unwanted.PRIVATE: ("ký tự riêng {0} chỉ có trong một phông chữ", "gõ lại bằng bàn phím tiếng Việt Unicode"),
    Unwanted.UNASSIGNED: ("mã {0} không ứng với ký tự nào", "xóa ký tự đó"),
    Unwanted.LINE_SEPARATOR: ("dấu ngắt dòng lạ {0}", "xóa đi và bấm phím Enter để xuống dòng"),
    Unwanted.BOM: ("dấu thứ tự byte {0} ở giữa tệp", "xóa ký tự đó; thường do ghép nhiều tệp làm một"),
}


def decode(data: bytes, limits: Limits) -> tuple[str, tuple[Refusal, ...]]:
    """The text of a file (without a leading byte order mark) and why it is refused, if it is."""
    if len(data) > limits.size:
        kib = limits.size // 1024
        message = f"tệp lớn hơn {kib} KiB"
        return _loose(data[:4096]), (Refusal("too-large", None, message, "tách bớt nội dung, bỏ phần dán nhầm"),)
    if data.startswith(_WIDE_BOMS) or b"\0" in data[:4]:
        return "", (Refusal("utf-16", None, "tệp lưu bằng mã UTF-16 hoặc UTF-32", _SAVE_UTF8),)
    try:
        text = data.removeprefix(_UTF8_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _loose(data), (_not_utf8(data, error.start),)
    return text, (*_characters(text), *_tabs(text))


def _loose(data: bytes) -> str:
    return data.removeprefix(_UTF8_BOM).decode("utf-8", errors="replace")


def _not_utf8(data: bytes, start: int) -> Refusal:
    before = data[:start].removeprefix(_UTF8_BOM).decode("utf-8", errors="replace")
    message = f"byte 0x{data[start]:02X} không phải là chữ mã UTF-8"
    return Refusal("not-utf-8", place_at(before + "?", len(before)), message, _SAVE_UTF8)


def _characters(text: str) -> Iterator[Refusal]:
    for number, (index, reason) in enumerate(unwanted(text)):
        if number == MOST:
            return
        message, fix = _WORDS[reason]
        yield Refusal(reason.value, place_at(text, index), message.format(shown(text[index])), fix)


def _tabs(text: str) -> Iterator[Refusal]:
    if "\t" not in text:
        return
    for number, match in enumerate(_TAB_INDENT.finditer(text)):
        if number == MOST:
            return
        index = text.index("\t", match.start())
        yield Refusal("tab", place_at(text, index), "dòng lùi vào bằng phím Tab", "thay mỗi Tab bằng hai dấu cách")


def place_at(text: str, index: int) -> Place:
    """The place of one character of a text."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))
    return Place(line, column, line, column + 1)
