"""Quotes that are opened and not closed: forgotten ones, and the sign that Excel puts before a date or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from thidua.source.document import Refusal
from thidua.source.grammar import CLOSE
from thidua.source.indent import line_of
from thidua.source.place import Place

_HEAD = re.compile(r" *(?:- +)*(?:[a-z][a-z0-9_]*: +)?")
_QUOTE = re.compile(r"""(?:^|[\[{,:] *)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*+'|(["']))""")
_KEYED = re.compile(r"[a-z][a-z0-9_]*:(?: |$)")
_INSIDE = {'"': re.compile(r"\\."), "'": re.compile("''")}
_FIX = {'"': CLOSE, "'": "xóa dấu ' này nếu do Excel thêm vào; không thì thêm dấu ' ở cuối giá trị"}
_MOST = 8


def left_open(lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """The first quote that is not closed before the place where the parser gave up, with those that follow it."""
    opened = [
        (place, sign) for place, sign in _opened(lines) if not _closed(lines[place.line : given_up.line - 1], sign)
    ]
    if not opened or opened[0][0] > given_up:
        return None
    (place, sign), *others = opened
    related = tuple(other for other, _ in others[:_MOST])
    return Refusal("syntax", place, "dấu nháy mở ra ở đây mà chưa đóng", _FIX[sign], related)


def _opened(lines: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    """Quotes that their own line does not close, where the next line begins anew."""
    filled = [*((number, line) for number, line in enumerate(lines, 1) if line_of(line).filled), (0, "")]
    for (number, line), (_, below) in pairwise(filled):
        begin = next(_HEAD.finditer(line)).end()
        rest = line[begin:]
        found = _QUOTE.finditer(rest) if rest.startswith(("[", "{")) else filter(None, [_QUOTE.match(rest)])
        match = next((one for one in found if one[1]), None)
        if match and (not below or line_of(below).dashes or _KEYED.match(line_of(below).rest)):
            column = begin + match.end()
            yield Place(number, column, number, column + 1), match[1]


def _closed(lines: tuple[str, ...], sign: str) -> bool:
    return any(sign in _INSIDE[sign].sub("", line) for line in lines)
