"""The whole command: parse, run, and end with the right code whatever happens."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from thidua import __version__
from thidua.cli.arguments import Command, parser_of
from thidua.cli.console import Console, console_of_process
from thidua.snapshot.error import REFUSALS, UsageError

USAGE, OUR_FAULT = 2, 3
COMMANDS = (
    "check",
    "status",
    "build",
    "serve",
    "pages",
    "new",
    "fmt",
    "explain",
    "schema",
    "receipt",
    "answer",
    "remind",
    "owners",
    "lock",
    "verify",
    "settings",
    "expunge",
)
"""Each is a module of this package; only the one that is called is imported."""


def _commands(argv: Sequence[str]) -> list[Command]:
    named = [name for name in argv[:1] if name in COMMANDS] or COMMANDS
    modules = ((name, import_module(f"thidua.cli.{name}")) for name in named)
    return [(name, module.HELP, module.declare, module.run) for name, module in modules]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 something to mend, 2 wrong use, 3 our own fault."""
    console = console_of_process()
    try:
        given = list(sys.argv[1:] if argv is None else argv)
        options = parser_of(_commands(given), __version__).parse_args(given)
        return _flushed(int(options.handler(options, console)), console)
    except UsageError as wrong:
        console.complain(f"Dùng lệnh chưa đúng: {wrong}")
        return USAGE
    except SystemExit as done:
        return int(done.code or 0)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - the reader has gone
        return 0
    except Exception as fault:  # noqa: BLE001 - the last net: nobody is shown a traceback
        return _failed(fault, console)


def _failed(fault: Exception, console: Console) -> int:
    """What the machine refused is said; all else is our own fault."""
    if not isinstance(fault, OSError) or fault.errno not in REFUSALS:
        _own_up(fault, console)
        return OUR_FAULT
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - what waits in it cannot be written
    place = fault.filename2 or fault.filename  # of a copy it is the second that could not be written
    where = f" {place}" if place else ""
    with suppress(OSError):
        console.complain(f"Không đọc hoặc ghi được{where}: {REFUSALS[fault.errno]}.")
    return USAGE


def _flushed(code: int, console: Console) -> int:
    """The exit code, after all has been written: a reader that has gone is noticed here."""
    console.out.flush()
    return code


def _own_up(fault: Exception, console: Console) -> None:
    """What to send to the maintainers: versions and where it happened, no content of any file."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = " ← ".join(f"{os.path.basename(f.filename)}:{f.lineno}" for f in reversed(frames[-4:]))  # noqa: PTH119
    console.complain(
        "Phần mềm gặp trục trặc, không phải do tệp của bạn. Xin gửi những dòng này cho người phụ trách kỹ thuật:",
        f"  thidua {__version__} · Python {platform.python_version()} · {platform.system()} {platform.release()}",
        f"  {type(fault).__name__} tại {where}",
    )
