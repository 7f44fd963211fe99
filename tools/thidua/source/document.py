"""What comes out of reading a file, and how large a file may be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from thidua.source.place import Mapping, Place

LINE_END = re.compile(r"\r\n|\n|\r")


class Limits(NamedTuple):
    """The largest size in bytes, nesting depth, number of parser events, characters of one value."""

    size: int
    depth: int
    events: int
    value: int


UNIT = Limits(size=64 * 1024, depth=16, events=5_000, value=2_000)
"""For the files that units send."""
OFFICE = Limits(size=1024 * 1024, depth=16, events=100_000, value=2_000)
"""For the files of the Office and the Council."""


class Refusal(NamedTuple):
    """Why a file is not read: a kind for programs, and Vietnamese words for people."""

    kind: str
    place: Place | None
    message: str
    fix: str
    related: tuple[Place, ...] = ()


UNTOLD = Refusal(
    "untold",
    None,
    "tệp này có thể còn chỗ khác ngoài những chỗ được nêu: phần còn lại chưa được đọc",
    "sửa những chỗ được nêu, rồi kiểm tra lại để thấy các chỗ còn lại",
)
"""What is said of a file where reading ends because so much of it is refused already."""


class Document(NamedTuple):
    """A file as read: its tree, or None with the refusals that say why not.

    `has_empty` says that some key stands without a value, so that it is not in the tree.
    """

    tree: Mapping | None
    refusals: tuple[Refusal, ...]
    text: str = ""
    has_empty: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file without their ends, as the places count them."""
        return lines_of(self.text)


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends; findings of one file come one after the other."""
    return tuple(LINE_END.split(text))
