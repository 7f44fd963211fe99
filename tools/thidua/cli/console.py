"""The one place that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import StringIO
from typing import Any, NamedTuple, TextIO

from thidua.text import shown


class Console(NamedTuple):
    """The two streams of a run; `colour` only where a person looks at a terminal."""

    out: TextIO
    err: TextIO
    colour: bool

    def say(self, *lines: str) -> None:
        """Write lines to the output; they may name a folder or file, whatever it is called."""
        self.write(f"{shown(part)}\n" for line in lines for part in line.split("\n"))

    def write(self, pieces: Iterable[str]) -> None:
        """Write text to the output as it comes."""
        self.out.writelines(pieces)

    def complain(self, *lines: str) -> None:
        """Write lines to the error stream; they name what was typed, whatever that is."""
        self.err.writelines(f"{shown(part)}\n" for line in lines for part in line.split("\n"))


def console_of_process() -> Console:
    """The process's own streams, always UTF-8, with colour on a terminal unless NO_COLOR is set."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    out, err = _stream(sys.stdout), _stream(sys.stderr)
    return Console(out, err, out.isatty() and not plain)


def _stream(given: Any) -> TextIO:
    """A stream of the process as UTF-8; a closed one, which Python gives as None, swallows what is said."""
    stream: Any = StringIO() if given is None else given
    if given is not None:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream  # type: ignore[no-any-return]
