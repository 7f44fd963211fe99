"""Text of others in a comment on a forge: shown as it is, and nothing else ever happens through it.

A forge reads more than Markdown out of the finished page: names after an at sign, numbers after a
hash, hashes of commits, addresses, pictures of words between colons. All of them leave code alone, so
that every word that is not plainly a word or a number stands in a code span. Words between those
stay readable prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.text import shown

_OPEN, _CLOSE = "[(“‘]*", "[.,;:?!)”’…%]*"
_NUMBER, _LETTERS = r"\d+(?:[.,/:]\d+)*", r"[^\W_]+(?:-[^\W\d_]+)*"
_CLAUSE, _DOCUMENT = r"[IVX]+(?:\.\d+)+", r"\d+/[A-ZĐ]+(?:-[A-ZĐ]+)*"
_PLAIN = re.compile(f"{_NUMBER}|{_LETTERS}|{_CLAUSE}|{_DOCUMENT}|[-–—·×=→≤≥%|]?")
_WORD = re.compile(f"({_OPEN})(.*?)({_CLOSE})", re.DOTALL)
_HASH = re.compile("[0-9a-f]{7,}", re.IGNORECASE | re.ASCII)
_TICKS = re.compile("`+")
_PIPE = "&#124;"
"""In a table a bar ends the cell, even in code; as an entity it does not."""


def inert(text: str) -> str:
    """Text on one line, also for a cell of a table; never the first thing on a line."""
    return " ".join(_word(word) for word in shown(text).split(" "))


def fenced(lines: Iterable[str], kind: str) -> list[str]:
    """Lines as a block of code that none of them can end."""
    held = list(lines)
    longest = max((len(run) for line in held for run in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{kind}", *held, fence]


def _word(word: str) -> str:
    """A word with what opens and closes it outside the code."""
    parts = _WORD.fullmatch(word)
    before, core, after = parts.groups() if parts else ("", word, "")
    if _PLAIN.fullmatch(core) and not _HASH.fullmatch(core):
        return before + core.replace("|", _PIPE) + after
    return before + _PIPE.join(map(_code, core.split("|"))) + after


def _code(piece: str) -> str:
    if not piece:
        return ""
    ticks = "`" * (max((len(run) for run in _TICKS.findall(piece)), default=0) + 1)
    pad = " " if piece[0] == "`" or piece[-1] == "`" else ""
    return f"{ticks}{pad}{piece}{pad}{ticks}"
