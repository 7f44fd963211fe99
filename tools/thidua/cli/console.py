"""The one place that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TextIO


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams of a run; `colour` only where a person looks at a terminal."""

    out: TextIO
    err: TextIO
    colour: bool

    def say(self, *lines: str) -> None:
        """Write lines to the output."""
        self.write(f"{line}\n" for line in lines)

    def write(self, pieces: Iterable[str]) -> None:
        """Write text to the output as it comes."""
        self.out.writelines(pieces)

    def complain(self, *lines: str) -> None:
        """Write lines to the error stream."""
        self.err.writelines(f"{line}\n" for line in lines)


def console_of_process() -> Console:
    """The process's own streams, always UTF-8, with colour on a terminal unless NO_COLOR is set."""
    streams: tuple[Any, Any] = (sys.stdout, sys.stderr)
    for stream in streams:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Console(sys.stdout, sys.stderr, sys.stdout.isatty() and not plain)
