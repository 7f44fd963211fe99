"""Lines that begin with a tab, and how many blanks belong there by the lines around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from thidua.source.document import Refusal, lines_of
from thidua.source.grammar import TAB
from thidua.source.indent import Line, line_of
from thidua.source.place import Place

_TABBED = re.compile(r" *\t[ \t]*(?=\S)")
_AROUND = 50
"""So many lines above are looked at."""


def tabs(text: str, most: int) -> Iterator[Refusal]:
    """The first lines of a text that begin with a tab."""
    return islice(_found(lines_of(text)), most) if "\t" in text else iter(())


def _found(lines: tuple[str, ...]) -> Iterator[Refusal]:
    above: list[str] = []
    for number, line in enumerate(lines, start=1):
        match = _TABBED.match(line)
        if match is None:
            above.append(line)
            continue
        rest = line[match.end() :]
        around = [one for one in map(line_of, reversed(above[-_AROUND:])) if one.filled]
        blanks = _blanks(around, line_of(rest), [line_of(one) for one in lines[number : number + 1]])
        column = line.index("\t") + 1
        yield Refusal("tab", Place(number, column, number, column + 1), TAB.message, _mend(blanks))
        above.append(line if blanks is None else " " * blanks + rest)


def _mend(blanks: int | None) -> str:
    if blanks is None:
        return TAB.fix
    return f"xóa Tab, gõ {blanks} dấu cách ở đầu dòng" if blanks else "xóa Tab ở đầu dòng"


def _blanks(above: Sequence[Line], line: Line, below: Sequence[Line]) -> int | None:
    """How many blanks belong before a line, None where the lines around, the nearest first, do not tell."""
    if above and above[0].opens:
        return above[0].column + 2
    if line.dashes:
        return next((one.blanks for one in above if one.dashes and one.keyed == line.keyed), None)
    if not line.opens and (beside := [one.column for one in below if one.keyed and one.blanks and not one.dashes]):
        return beside[0]
    return next((one.column for one in above if one.keyed), None)
