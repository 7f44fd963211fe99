"""The command `thidua`: reads the world (files, Git, clock) and is the one place that prints."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

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


def entry(*before: str) -> None:
    """A process that lives for one command; `before` stands before the arguments that it was given.

    Next to nothing made here lives in cycles: collecting again and again costs a tenth of a check of one
    file and doubles that of a thousand.
    """
    gc.disable()
    raise SystemExit(main([*before, *sys.argv[1:]]))
