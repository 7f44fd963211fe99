"""The command `thidua`: reads the world (files, Git, clock) and is the one place that prints."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

__all__ = ["entry", "main"]
_STOPPED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 something to mend, 2 wrong use or stopped, 3 our own fault.

    All else is imported here, so that Ctrl+C is answered in words while Python still imports.
    """
    try:
        code: int = import_module("thidua.cli.command").main(argv)
    except KeyboardInterrupt:
        import_module("thidua.cli.console").console_of_process().complain("Đã dừng theo yêu cầu.")
        return _STOPPED
    return code


def entry(*before: str) -> NoReturn:
    """A process that lives for one command; `before` stands before the arguments that it was given.

    Next to nothing made here lives in cycles: collecting again and again costs a tenth of a check of one
    file and doubles that of a thousand. What it holds is not taken apart at its end: that costs a fifth
    of a check of one file.
    """
    gc.disable()
    code = main([*before, *sys.argv[1:]])
    for stream in filter(None, (sys.stdout, sys.stderr)):  # of a closed one there is nothing
        with suppress(OSError):  # whoever read it has gone
            stream.flush()
    os._exit(code)
