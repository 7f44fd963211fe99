"""How far lines are indented: blanks, dashes, and the key behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"( *)((?:- +)*)(.*)", re.DOTALL)
_KEYED = re.compile(r"[^\s{\[\"'#:-][^:]*:(?:[ \t]|$)")


class Line(NamedTuple):
    """A line in its parts; `column` is where that begins which stands behind blanks and dashes, from 0."""

    blanks: int
    dashes: int
    rest: str

    @property
    def column(self) -> int:
        """Where the rest begins."""
        return self.blanks + self.dashes

    @property
    def filled(self) -> bool:
        """Whether something stands in it that is no comment."""
        return bool(self.rest.strip()) and not self.rest.startswith("#")

    @property
    def keyed(self) -> bool:
        """Whether it begins with a key."""
        return bool(_KEYED.match(self.rest))

    @property
    def opens(self) -> bool:
        """Whether what belongs to its key stands in the lines below."""
        return self.rest.rstrip().endswith(":")


def line_of(text: str) -> Line:
    """The parts of one line."""
    blanks, dashes, rest = next(iter(_LINE.findall(text)))
    return Line(len(blanks), len(dashes), rest)
