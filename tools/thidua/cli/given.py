"""A file that somebody names on the command line: a plain one of a sensible size, or it is not read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from thidua.snapshot import UsageError
from thidua.text import shown

MEBIBYTE = 1024 * 1024
# A pipe that takes the file's place after the look at it is not waited for.
_GUARDED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def given(path: Path, most: int) -> bytes:
    """The bytes of a file; UsageError for what is none or has more than `most` bytes, OSError where it cannot be read."""
    held = path.stat()
    if not stat.S_ISREG(held.st_mode):
        raise UsageError(f"“{shown(str(path))}” không phải là tệp thường")
    if held.st_size > most:
        raise UsageError(f"“{shown(str(path))}” quá lớn: nhiều nhất {most // MEBIBYTE} MiB")
    with os.fdopen(os.open(path, _GUARDED), "rb") as file:
        return file.read(most)
