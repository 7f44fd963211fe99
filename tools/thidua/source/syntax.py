"""Where the parser gave up, and what the line itself says about the cause."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import StreamEndEvent

from thidua.source.document import OFFICE, Refusal, lines_of
from thidua.source.grammar import FENCE, IN_ROUND_BRACKETS, QUOTE, TAB, TAB_AFTER_DASH, Saying, translated
from thidua.source.place import Place
from thidua.source.refusals import BARE_DASH, too_deep
from thidua.source.slip import NO_COLON_FOUND, NO_VALUE, slip
from thidua.text import shown

_NO_START = "found character that cannot start any token"
_NO_CONTENT = "did not find expected node content"
_TOO_DEEP = "exceeded maximum nesting depth"
_IN_BRACKETS = ("while parsing a flow sequence", "while parsing a flow mapping")
_WORD_QUOTE = re.compile('[:,\\[{] *([“”„‘’«])[^”’»"]*$')
_AFTER_QUOTE = "sau dấu nháy đóng còn chữ"
_IN_PARENTHESES = re.compile(r": +\([a-z][a-z0-9_]*$")
_TAB_BEHIND_COLON = re.compile(r":[ \t]*\t[ \t]*")
_IN_QUOTES = "while scanning a quoted scalar"


def syntax(error: Any, text: str, depth: int) -> Refusal:
    """The parser's complaint about a text, in Vietnamese, at the place that has to be mended.

    It reads ahead of its events, and gives up by itself far beyond the depth that is allowed.

    A quote or bracket that was opened on another line is pointed to where it was opened, with the
    place where the parser gave up as related; a line without colon stands before that place.
    """
    error, text = _without_tabs(error, text)
    lines = lines_of(text)
    problem, context = error.problem, error.context or ""
    if problem == _TOO_DEEP:
        return too_deep(error.problem_mark, depth)
    given_up, opened = (_point(mark or error.problem_mark, lines) for mark in (error.problem_mark, error.context_mark))
    if known := slip(problem, lines, given_up, opened):
        return known
    saying = _in_word_quotes(lines, given_up) or _by_line(problem, lines, given_up)
    message, fix, kind = saying or translated(problem, context)
    if problem == NO_COLON_FOUND or context == _IN_QUOTES or (context in _IN_BRACKETS and opened.line < given_up.line):
        return Refusal(kind, opened, message, fix, (given_up,))
    return Refusal(kind, given_up, message, fix)


def _without_tabs(error: Any, text: str) -> tuple[Any, str]:
    """What the parser says of a text whose tabs behind colons are blanks, where it takes it as little.

    It allows such tabs, but then gives up elsewhere, and no line looks like a key any more. One of half the
    largest size is not parsed a second time: nobody waits two seconds for better words.
    """
    if 2 * len(text) > OFFICE.size:
        return error, text
    spaced = _TAB_BEHIND_COLON.sub(lambda match: ":" + " " * (len(match[0]) - 1), text)
    return (found, spaced) if spaced != text and (found := _complaint(spaced)) else (error, text)


def _complaint(text: str) -> yaml.YAMLError | None:
    parser = CParser(text)
    try:
        while not isinstance(parser.get_event(), StreamEndEvent):
            pass
    except yaml.YAMLError as error:
        return error
    except UnicodeDecodeError:
        pass  # a tag of percent codes, of which the reader says more
    return None


def beside(told: list[Refusal], found: Refusal) -> list[Refusal]:
    """The refusals with the parser's complaint, each slip once: what an open quote swallowed is not too long itself."""
    if found.kind == BARE_DASH and any(one.kind == BARE_DASH for one in told):
        return told
    return [*(one for one in told if _start(one) != _start(found)), found]


def _start(refusal: Refusal) -> tuple[int, ...]:
    return refusal.place[:2] if refusal.place else ()


def _point(mark: Any, lines: tuple[str, ...]) -> Place:
    """One character; the parser counts one line more at the end of a file without a last line end."""
    line, column = mark.line + 1, mark.column + 1
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    return Place(line, column, line, column + 1)


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
    if problem == NO_VALUE:
        return _stray_colon(before)
    if problem.startswith("did not find expected"):
        return _stray_sign(before, here) if here else _unclosed(problem)
    return None


def _unclosed(problem: str) -> Saying | None:
    if problem == _NO_CONTENT:
        return Saying("ngoặc mở ra mà chưa đóng đến hết tệp", "thêm dấu ] hoặc } ở cuối giá trị")
    return None


def _stray_colon(before: str) -> Saying | None:
    if _IN_PARENTHESES.search(before):
        return IN_ROUND_BRACKETS
    if ": " in before:
        return Saying("giá trị có dấu hai chấm mà không nằm trong dấu nháy", "đặt cả giá trị trong dấu nháy kép")
    return None


def _stray_sign(before: str, here: str) -> Saying | None:
    if before.endswith("'"):
        return Saying(_AFTER_QUOTE, "đặt cả giá trị trong dấu nháy kép thay cho dấu nháy đơn")
    if before.endswith('"'):
        return Saying(_AFTER_QUOTE, 'dấu nháy nằm trong giá trị viết là \\", hoặc đặt giá trị trong dấu nháy đơn')
    if here in "]}":
        return Saying(f"thừa dấu “{here}”", f"bỏ dấu thừa, hoặc thêm dấu mở ngoặc; {QUOTE}")
    if here == ",":
        return Saying("trước dấu phẩy thiếu giá trị", f"bỏ dấu phẩy thừa; {QUOTE}")
    return None
