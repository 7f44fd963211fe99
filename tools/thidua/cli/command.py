"""The whole command: parse, run, and end with the right code whatever happens."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Sequence

from thidua import __version__
from thidua.cli import build, check, explain, fmt, new, schema, status
from thidua.cli.arguments import parser_of
from thidua.cli.console import Console, console_of_process
from thidua.snapshot import UsageError

USAGE, OUR_FAULT = 2, 3
COMMANDS = (
    ("check", check.HELP, check.declare, check.run),
    ("status", status.HELP, status.declare, status.run),
    ("build", build.HELP, build.declare, build.run),
    ("serve", build.SERVE_HELP, build.declare_serve, build.run_serve),
    ("pages", build.PAGES_HELP, build.declare_pages, build.run_pages),
    ("new", new.HELP, new.declare, new.run),
    ("fmt", fmt.HELP, fmt.declare, fmt.run),
    ("explain", explain.HELP, explain.declare, explain.run),
    ("schema", schema.HELP, schema.declare, schema.run),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 something to mend, 2 wrong use, 3 our own fault."""
    console = console_of_process()
    try:
        options = parser_of(COMMANDS, __version__).parse_args(argv)
        return int(options.handler(options, console))
    except UsageError as wrong:
        console.complain(f"Dùng lệnh chưa đúng: {wrong}")
        return USAGE
    except SystemExit as done:
        return int(done.code or 0)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - the reader has gone
        return 0
    except KeyboardInterrupt:
        console.complain("Đã dừng theo yêu cầu.")
        return USAGE
    except Exception as fault:  # noqa: BLE001 - the last net: nobody is shown a traceback
        _own_up(fault, console)
        return OUR_FAULT


def _own_up(fault: Exception, console: Console) -> None:
    """What to send to the maintainers: versions and where it happened, no content of any file."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = " ← ".join(f"{os.path.basename(f.filename)}:{f.lineno}" for f in reversed(frames[-4:]))  # noqa: PTH119
    console.complain(
        "Phần mềm gặp trục trặc, không phải do tệp của bạn. Xin gửi những dòng này cho người phụ trách kỹ thuật:",
        f"  thidua {__version__} · Python {platform.python_version()} · {platform.system()} {platform.release()}",
        f"  {type(fault).__name__} tại {where}",
    )


def entry() -> None:
    """The console script."""
    raise SystemExit(main())
