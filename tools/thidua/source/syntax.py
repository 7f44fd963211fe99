"""Where the parser gave up, and what the line itself says about the cause."""

from __future__ import annotations

import re
from typing import Any

from thidua.source.document import Refusal, lines_of
from thidua.source.grammar import CLOSE, FENCE, HEADING, NO_COLON, QUOTE, TAB, TAB_AFTER_DASH, Saying, translated
from thidua.source.indent import line_of
from thidua.source.lookalike import lookalike
from thidua.source.place import Place
from thidua.source.refusals import bare_dash, too_deep
from thidua.text import shown

_GLUED = re.compile(r" *(?:- +)*([a-z][a-z0-9_]*):(?=[^\s/])")
_BARE_DASH = re.compile(r" *(?:- +)*(-)(?:([a-z][a-z0-9_]*):(?= |$)|(?=\{)|(?=([^\W\d][^:]*)$))")
_NO_HEADING = re.compile(r":|^ *(?:[{\[%]|---|\.\.\.)")
_LETTER = re.compile(r"[^\W\d]")
_NEAR, _FAR = 2, 1000
_NO_COLON = "could not find expected ':'"
_NO_START = "found character that cannot start any token"
_NO_VALUE = "mapping values are not allowed in this context"
_NO_CONTENT = "did not find expected node content"
_NO_START_OF_DOCUMENT = "did not find expected <document start>"
_TOO_DEEP = "exceeded maximum nesting depth"
_OUT_OF_LINE = frozenset({_NO_VALUE, "did not find expected key"})
_IN_BRACKETS = ("while parsing a flow sequence", "while parsing a flow mapping")
_WORD_QUOTE = re.compile('[:,\\[{] *([“”„‘’«])[^”’»"]*$')
_OPENING = re.compile("""[:,\\[{-] *(["'])$""")
_IN_QUOTES = "while scanning a quoted scalar"


def syntax(error: Any, text: str, depth: int) -> Refusal:
    """The parser's complaint about a text, in Vietnamese, at the place that has to be mended.

    It reads ahead of its events, and gives up by itself far beyond the depth that is allowed.

    A quote or bracket that was opened on another line is pointed to where it was opened, with the
    place where the parser gave up as related; a line without colon stands before that place.
    """
    lines = lines_of(text)
    problem, context = error.problem or "", error.context or ""
    if problem == _TOO_DEEP:
        return too_deep(error.problem_mark, depth)
    given_up, opened = (_point(mark or error.problem_mark, lines) for mark in (error.problem_mark, error.context_mark))
    known = lookalike(lines, given_up.line) or _left_open(lines, given_up) or _bare_dash(lines, given_up)
    known = known or _glued(problem, lines, given_up, opened) or _stepped_out(problem, lines, given_up)
    if known := known or _keyless(problem, lines, given_up) or _heading(problem, lines, given_up):
        return known
    saying = _in_word_quotes(lines, given_up) or _by_line(problem, lines, given_up)
    message, fix, kind = saying or translated(problem, context)
    if problem == _NO_COLON or context == _IN_QUOTES or (context in _IN_BRACKETS and opened.line < given_up.line):
        return Refusal(kind, opened, message, fix, (given_up,))
    return Refusal(kind, given_up, message, fix)


def _point(mark: Any, lines: tuple[str, ...]) -> Place:
    """One character; the parser counts one line more at the end of a file without a last line end."""
    line, column = mark.line + 1, mark.column + 1
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    return Place(line, column, line, column + 1)


def _left_open(lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A quote that was opened above, where the parser took the one that opens another value for its end."""
    before = lines[given_up.line - 1][: given_up.column - 1].rstrip()
    found = _OPENING.search(before)
    if found is None or not before.count(found[1]) % 2:
        return None
    line = next((n for n in range(given_up.line - 1, 0, -1) if found[1] in lines[n - 1]), 0)
    if not line or not lines[line - 1].count(found[1]) % 2:
        return None
    column = lines[line - 1].rindex(found[1]) + 1
    message = f"dấu nháy mở ra ở đây mà chưa đóng trước dòng {given_up.line}"
    return Refusal("syntax", Place(line, column, line, column + 1), message, CLOSE, (given_up,))


def _glued(problem: str, lines: tuple[str, ...], given_up: Place, opened: Place) -> Refusal | None:
    """A key whose colon has no space behind it, on the line in question or the one before."""
    if problem not in {_NO_COLON, _NO_VALUE}:
        return None
    number = opened.line if problem == _NO_COLON else given_up.line - 1
    match = _GLUED.match(lines[number - 1]) if number else None
    if match is None:
        return None
    place = Place(number, match.start(1) + 1, number, match.end() + 1)
    return Refusal(
        "syntax", place, "thiếu dấu cách sau dấu hai chấm", f"viết “{match[1]}: …”, có dấu cách sau dấu hai chấm"
    )


def _bare_dash(lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A dash without a blank behind it, on the line where the parser gave up or the one or two before it."""
    first = max(1, given_up.line - _NEAR)
    found = ((n, match) for n in range(given_up.line, first - 1, -1) if (match := _BARE_DASH.match(lines[n - 1])))
    number, match = next(found, (0, None))
    if match is None:
        return None
    item = f"{match[2]}: …" if match[2] else match[3] or "{…}"
    return bare_dash(Place(number, match.start(1) + 1, number, match.end() + 1), item)


def _keyless(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """The line above that had to begin with a key: it has no colon, or a number or sign stands before the key."""
    filled = (n for n in range(given_up.line - 1, max(0, given_up.line - _FAR), -1) if line_of(lines[n - 1]).filled)
    number = next(filled, 0)
    if problem != _NO_VALUE or not number or _in_value(lines, given_up):
        return None
    line = line_of(lines[number - 1])
    place = Place(number, line.column + 1, number, line.column + 2)
    if not line.keyed:
        above = next(filled, 0)
        begins = line.dashes or not above or line_of(lines[above - 1]).opens
        return Refusal("syntax", place, NO_COLON.message, NO_COLON.fix) if begins else None
    if _LETTER.match(line.rest):
        return None
    message = f"trước tên khóa có “{shown(line.rest.split()[0])}”"
    return Refusal("syntax", place, message, "mục của danh sách bắt đầu bằng dấu gạch và dấu cách, ví dụ “- ma_so: …”")


def _heading(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """The first line of a file, where it is no key and what follows is taken for another document."""
    filled = (n for n in range(1, given_up.line) if line_of(lines[n - 1]).filled)
    number = next(filled, 0)
    if problem != _NO_START_OF_DOCUMENT or not number:
        return None
    if _NO_HEADING.search(lines[number - 1]):
        return None
    return Refusal("syntax", Place(number, 1, number, 2), HEADING.message, HEADING.fix)


def _stepped_out(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A line that begins before the one above and the one below, which stand in one column."""
    if problem not in _OUT_OF_LINE or _in_value(lines, given_up):
        return None
    here = line_of(lines[given_up.line - 1])
    before = (n for n in range(given_up.line - 1, 0, -1) if line_of(lines[n - 1]).filled)
    number = next(before, 0)
    above = next((n for n in before if line_of(lines[n - 1]).keyed), 0)
    line = line_of(lines[number - 1])
    if not above or line.dashes or not line.keyed or not line.blanks < here.column == line_of(lines[above - 1]).column:
        return None
    place = Place(number, line.blanks + 1, number, line.blanks + 2)
    fix = f"để đầu dòng có {here.column} dấu cách, thẳng cột với dòng {above}; phần tiếp của dòng trên thì viết liền vào dòng ấy"
    message = f"dòng này không thẳng cột với dòng {above} và dòng {given_up.line}"
    return Refusal("syntax", place, message, fix, (given_up,))


def _in_value(lines: tuple[str, ...], given_up: Place) -> bool:
    return ": " in lines[given_up.line - 1][: given_up.column - 1]


def _in_word_quotes(lines: tuple[str, ...], given_up: Place) -> Saying | None:
    """Quotes of a word processor around the place: they hold nothing together."""
    quote = _WORD_QUOTE.search(lines[given_up.line - 1][: given_up.column - 1])
    if quote is None:
        return None
    message = f"dấu nháy {quote[1]} là của Word, không phải dấu nháy thường"
    return Saying(message, 'gõ lại dấu nháy thường (") ở đầu và cuối giá trị')


def _by_line(problem: str, lines: tuple[str, ...], given_up: Place) -> Saying | None:
    """What the characters around the place tell, where that is more than the parser knows."""
    line = lines[given_up.line - 1]
    before, here = line[: given_up.column - 1].rstrip(), line[given_up.column - 1 : given_up.column]
    if here == "\t" and before.endswith("-"):
        return TAB_AFTER_DASH
    if problem == _NO_START and line.startswith("```"):
        return FENCE
    if problem == _NO_START:
        return TAB if here == "\t" else Saying(f"giá trị không thể bắt đầu bằng ký tự “{shown(here)}”", QUOTE)
    if problem == _NO_VALUE:
        return _stray_colon(before)
    if problem.startswith("did not find expected"):
        return _stray_sign(before, here) if here else _unclosed(problem)
    return None


def _unclosed(problem: str) -> Saying | None:
    if problem == _NO_CONTENT:
        return Saying("ngoặc mở ra mà chưa đóng đến hết tệp", "thêm dấu ] hoặc } ở cuối giá trị")
    return None


def _stray_colon(before: str) -> Saying | None:
    if ": " in before:
        return Saying("giá trị có dấu hai chấm mà không nằm trong dấu nháy", "đặt cả giá trị trong dấu nháy kép")
    return None


def _stray_sign(before: str, here: str) -> Saying | None:
    if before.endswith(('"', "'")):
        return Saying(
            "sau dấu nháy đóng còn chữ",
            'dấu nháy nằm trong giá trị viết là \\", hoặc đặt giá trị trong dấu nháy loại kia',
        )
    if here in "]}":
        return Saying(f"thừa dấu “{here}”", f"bỏ dấu thừa, hoặc thêm dấu mở ngoặc; {QUOTE}")
    if here == ",":
        return Saying("trước dấu phẩy thiếu giá trị", f"bỏ dấu phẩy thừa; {QUOTE}")
    return None
