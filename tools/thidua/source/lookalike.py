"""Signs from a word processor in the place of YAML's own: spaces that do not break, long dashes, wide colons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.source.document import Refusal, lines_of
from thidua.source.place import Place

LOOKALIKE = "lookalike"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DASHES = "\u2010-\u2015\u2022\u00b7\u2043\u2212\u25cf\u25aa"
_COLONS = "\uff1a\ufe55\ua789\u02d0"
_SIGNS = {"space": _SPACES, "dash": _DASHES, "colon": _COLONS}
_BEGINNING = rf"[ {_SPACES}]*(?:-[ {_SPACES}]+)*"
_STRUCTURE = (
    rf"(?: *(?:- +)*-?(?P<space>[{_SPACES}]))"
    rf"|(?:{_BEGINNING}(?P<dash>[{_DASHES}])(?=[ {_SPACES}]))"
    rf"|(?:{_BEGINNING}[a-z][a-z0-9_]* *(?P<colon>[{_COLONS}]))"
    rf"|(?:{_BEGINNING}[a-z][a-z0-9_]*:(?P<after>[{_SPACES}]))"
)
_ANY = re.compile(f"[{_SPACES}{_DASHES}]")
_KEYED = rf"[ {_SPACES}{_DASHES}-]*[{_SPACES}{_DASHES}][ {_SPACES}]*[a-z][a-z0-9_]*:(?: |$)"
_WORDS = {
    "space": ("dấu cách đặc biệt", "dấu cách thường", " "),
    "after": ("dấu cách đặc biệt", "dấu cách thường", " "),
    "dash": ("dấu gạch hay chấm đầu dòng đặc biệt", "dấu gạch nối thường", "-"),
    "colon": ("dấu hai chấm rộng", "dấu hai chấm thường và một dấu cách", ": "),
}


def lookalike(lines: tuple[str, ...], number: int) -> Refusal | None:
    """The sign that only looks right on the line where the parser gave up, or the one or two before it."""
    return next((found for n in range(number, max(0, number - 3), -1) if (found := _on(lines[n - 1], n))), None)


def before_keys(text: str) -> Iterator[Refusal]:
    """Such signs before a key: YAML takes them for a part of its name."""
    lines = enumerate(lines_of(text), start=1) if _ANY.search(text) else ()
    return (found for number, line in lines if re.match(_KEYED, line) and (found := _on(line, number)))


def _on(line: str, number: int) -> Refusal | None:
    match = re.match(_STRUCTURE, line)
    group = match.lastgroup if match else None
    if match is None or group is None:
        return None
    what, right, _ = _WORDS[group]
    column = match.start(group) + 1
    message = f"{what} U+{ord(match[group]):04X} đứng ở chỗ của {right}, thường do chép từ Word"
    fix = f"xóa ký tự đó rồi gõ lại {right}, hoặc chạy: thidua fmt"
    return Refusal(LOOKALIKE, Place(number, column, number, column + 1), message, fix)


def retyped_line(line: str, column: int) -> str:
    """A line that was refused at a column, with the sign that was meant."""
    group = next(name for name, signs in _SIGNS.items() if re.match(f"[{signs}]", line[column - 1]))
    return line[: column - 1] + _WORDS[group][2] + line[column:]
