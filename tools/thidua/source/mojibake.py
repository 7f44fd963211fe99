"""Text in UTF-8 that was opened in a code page of Windows and saved in UTF-8 again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from thidua.source.document import Refusal, lines_of
from thidua.source.place import Place
from thidua.text import shown

_PAGES = ("latin-1", "cp1252", "cp1258")
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_MOST_TIMES = 4
_SHORT = 40
_FIX = "lấy lại bản đúng gần nhất của tệp, không có thì gõ lại các chữ hỏng; lưu với mã hóa UTF-8"


def suspect(text: str) -> bool:
    """Whether the two bytes stand in a text as letters with which most Vietnamese letters begin; it costs nothing."""
    return "á»" in text or "áº" in text


def mojibake(text: str) -> Refusal | None:
    """The first line that is such text, with what stood there before."""
    lines = ((n, line, before) for n, line in enumerate(lines_of(text), 1) if (before := _before(line)))
    found = next(lines, None)
    if found is None:
        return None
    number, line, before = found
    first = next(n for n, character in enumerate(line) if not character.isascii())
    words = before[line[:first].rfind(" ") + 1 :]
    right = shown(words if len(words) <= _SHORT else f"{words[:_SHORT]}…")
    message = f"tệp đã bị mở bằng mã khác UTF-8 rồi lưu lại, chữ có dấu bị hỏng: ở đây đúng ra là “{right}”"
    return Refusal("mojibake", Place(number, first + 1, number, first + 2), message, _FIX)


def _before(line: str) -> str:
    """What a line was before it was saved wrongly, once or more often; "" where it was not."""
    before = ""
    for _ in range(_MOST_TIMES):
        try:
            line = line.translate(_bytes()).encode("latin-1").decode()
        except UnicodeError:
            break
        before = line if _VIETNAMESE.search(line) else before
    return before


@cache
def _bytes() -> Mapping[int, int]:
    """The byte of each letter and sign that one of the code pages has; no two pages disagree."""
    bytes_ = [(bytes([number]).decode(page, "ignore"), number) for page in _PAGES for number in range(0x80, 0x100)]
    return {ord(sign): number for sign, number in bytes_ if sign}
