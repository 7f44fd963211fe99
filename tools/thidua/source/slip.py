"""Slips of the hand that a line itself shows, above the place where the parser gave up or on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from thidua.source.document import Refusal
from thidua.source.grammar import CONTINUED, HEADING, IN_ROUND_BRACKETS, NO_COLON
from thidua.source.indent import Line, line_of
from thidua.source.lookalike import lookalike
from thidua.source.place import Place
from thidua.source.quotes import left_open
from thidua.source.refusals import bare_dash
from thidua.text import shown

NO_COLON_FOUND = "could not find expected ':'"
NO_VALUE = "mapping values are not allowed in this context"
_NO_START_OF_DOCUMENT = "did not find expected <document start>"
_NO_DASH = "did not find expected '-' indicator"
_OUT_OF_LINE = frozenset({NO_VALUE, "did not find expected key"})
_GLUED = re.compile(r" *(?:- +)*([a-z][a-z0-9_]*):(?=[^\s/])")
_BARE_DASH = re.compile(r" *(?:- +)*(-)(?:([a-z][a-z0-9_]*):(?= |$)|(?=\{)|(?=([^\W\d][^:]*)$))")
_IN_ROUND_BRACKETS = re.compile(r" *(?:- +)+(\()([a-z][a-z0-9_]*):(?= |$)")
_NO_HEADING = re.compile(r":|^ *(?:[{\[%]|---|\.\.\.)")
_NO_KEY = re.compile(r"(?![a-z][a-z0-9_]*+(?![^\W_]))[^\W\d_]")
_LETTER = re.compile(r"[^\W\d]")
_NEAR, _FAR = 3, 1000


def slip(problem: str, lines: tuple[str, ...], given_up: Place, opened: Place) -> Refusal | None:
    """What a person mistyped, at its own place; None where no line shows it.

    `problem` is the parser's word, `given_up` where it stopped, `opened` where what it was reading began.
    """
    return (
        lookalike(lines, given_up.line)
        or left_open(lines, given_up)
        or _bare_dash(lines, given_up)
        or _in_round_brackets(lines, given_up)
        or _lone_dash(lines, given_up)
        or _glued(problem, lines, given_up, opened)
        or _stepped_out(problem, lines, given_up)
        or _keyless(problem, lines, given_up)
        or _key_for_item(problem, lines, given_up)
        or _heading(problem, lines, given_up)
        or _continued(problem, lines, opened)
    )


def _glued(problem: str, lines: tuple[str, ...], given_up: Place, opened: Place) -> Refusal | None:
    """A key whose colon has no space behind it, on the line in question or the one before."""
    if problem not in {NO_COLON_FOUND, NO_VALUE}:
        return None
    number = opened.line if problem == NO_COLON_FOUND else given_up.line - 1
    match = _GLUED.match(lines[number - 1]) if number else None
    if match is None:
        return None
    place = Place(number, match.start(1) + 1, number, match.end() + 1)
    return Refusal(
        "syntax", place, "thiếu dấu cách sau dấu hai chấm", f"viết “{match[1]}: …”, có dấu cách sau dấu hai chấm"
    )


def _bare_dash(lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A dash without a blank behind it, on the line where the parser gave up or the one or two before it."""
    for number in range(given_up.line, max(0, given_up.line - _NEAR), -1):
        if match := _BARE_DASH.match(lines[number - 1]):
            item = f"{match[2]}: …" if match[2] else match[3] or "{…}"
            return bare_dash(Place(number, match.start(1) + 1, number, match.end() + 1), item)
    return None


def _in_round_brackets(lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """An item whose keys stand in round brackets, on the line where the parser gave up or left open shortly before it."""
    for number in range(given_up.line, max(0, given_up.line - _NEAR), -1):
        line = lines[number - 1]
        reaches = number == given_up.line or line.count("(") > line.count(")")
        if reaches and (match := _IN_ROUND_BRACKETS.match(line)):
            place = Place(number, match.start(1) + 1, number, match.end(1) + 1)
            fix = f"viết trong ngoặc nhọn, ở mọi mục như vậy: - {{{match[2]}: …}}"
            return Refusal("syntax", place, IN_ROUND_BRACKETS.message, fix)
    return None


def _lone_dash(lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A dash on a line of its own above keys that stand in its column instead of behind it."""
    near = range(1, min(len(lines), given_up.line + _FAR) + 1)
    for (number, dash), (_, below) in pairwise(_filled(lines, near)):
        if number <= given_up.line and dash == (below.blanks, 0, "-") and below.keyed and not below.dashes:
            place = Place(number, dash.blanks + 1, number, dash.blanks + 2)
            key = shown(below.rest.partition(":")[0])
            message = "dấu gạch đứng một mình, dòng dưới không lùi vào nên không thuộc về nó"
            fix = f"viết khóa đầu ngay sau dấu gạch: “- {key}: …”, các khóa sau của mục ấy thẳng cột với khóa đầu"
            return Refusal("syntax", place, message, fix)
    return None


def _filled(lines: tuple[str, ...], numbers: Iterable[int]) -> Iterator[tuple[int, Line]]:
    """Those of the lines with these numbers in which something stands."""
    return ((n, line) for n in numbers if (line := line_of(lines[n - 1].rstrip())).filled)


def _keyless(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """The line above that had to begin with a key: it has no colon, or a number or sign stands before the key."""
    filled = _filled(lines, range(given_up.line - 1, max(0, given_up.line - _FAR), -1))
    found = next(filled, None)
    if problem != NO_VALUE or found is None or _in_value(lines, given_up):
        return None
    number, line = found
    place = Place(number, line.column + 1, number, line.column + 2)
    if not line.keyed:
        above = next(filled, None)
        begins = line.dashes or above is None or above[1].opens
        if begins and not line.dashes and _NO_KEY.match(line.rest):
            return Refusal("syntax", place, _no_keys(lines, number), HEADING.fix)
        return Refusal("syntax", place, NO_COLON.message, NO_COLON.fix) if begins else None
    if _LETTER.match(line.rest):
        return None
    message = f"trước tên khóa có “{shown(line.rest.split()[0])}”"
    return Refusal("syntax", place, message, "mục của danh sách bắt đầu bằng dấu gạch và dấu cách, ví dụ “- ma_so: …”")


def _key_for_item(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A key in the column of a list's dashes: of the item above, of the whole file, or of an item without its dash."""
    here = line_of(lines[given_up.line - 1])
    above = (line_of(lines[n - 1]) for n in range(given_up.line - 1, 0, -1))
    item = next((line for line in above if line.dashes and line.keyed and line.blanks <= here.blanks), None)
    if problem != _NO_DASH or here.dashes or not here.keyed or item is None or item.blanks != here.blanks:
        return None
    message = "khóa này đứng ở cột của các dấu gạch, mà trước nó không có dấu gạch"
    fix = f"khóa của mục trên thì lùi vào {item.column} dấu cách; khóa của cả tệp thì để sát lề; mục mới thì thêm dấu gạch và dấu cách"
    return Refusal("syntax", given_up, message, fix)


def _heading(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """The first line of a file, where it is no key and what follows is taken for another document."""
    found = next(_filled(lines, range(1, given_up.line)), None)
    if problem != _NO_START_OF_DOCUMENT or found is None or _NO_HEADING.search(lines[found[0] - 1]):
        return None
    number, _ = found
    return Refusal("syntax", Place(number, 1, number, 2), _no_keys(lines, number), HEADING.fix)


def _continued(problem: str, lines: tuple[str, ...], opened: Place) -> Refusal | None:
    """A line that cannot be a key: the rest of the one above, or a heading."""
    if problem != NO_COLON_FOUND or not _NO_KEY.match(lines[opened.line - 1][opened.column - 1 :]):
        return None
    return Refusal("syntax", opened, _no_keys(lines, opened.line), f"{CONTINUED}; {HEADING.fix}")


def _no_keys(lines: tuple[str, ...], first: int) -> str:
    """The words for this line and those below it that are no keys either."""
    below = _filled(lines, range(first + 1, len(lines) + 1))
    *_, last = first, *(n for n, _ in takewhile(lambda one: not one[1].keyed and not one[1].dashes, below))
    return HEADING.message if last == first else f"dòng {first} đến dòng {last} không phải là “khóa: giá trị”"


def _stepped_out(problem: str, lines: tuple[str, ...], given_up: Place) -> Refusal | None:
    """A line that begins before the one above and the one below, which stand in one column."""
    if problem not in _OUT_OF_LINE or _in_value(lines, given_up):
        return None
    here = line_of(lines[given_up.line - 1])
    before = _filled(lines, range(given_up.line - 1, 0, -1))
    found = next(before, None)
    keyed = next((one for one in before if one[1].keyed), None)
    if found is None or keyed is None:
        return None
    (number, line), (above, neighbour) = found, keyed
    if line.dashes or not line.keyed or not line.blanks < here.column == neighbour.column:
        return None
    place = Place(number, line.blanks + 1, number, line.blanks + 2)
    fix = f"để đầu dòng có {here.column} dấu cách, thẳng cột với dòng {above}; phần tiếp của dòng trên thì viết liền vào dòng ấy"
    message = f"dòng này không thẳng cột với dòng {above} và dòng {given_up.line}"
    return Refusal("syntax", place, message, fix, (given_up,))


def _in_value(lines: tuple[str, ...], given_up: Place) -> bool:
    return ": " in lines[given_up.line - 1][: given_up.column - 1]
