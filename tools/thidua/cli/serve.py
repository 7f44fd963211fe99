"""`thidua serve`: one edition on this machine only, to look at."""

from __future__ import annotations

import signal
from argparse import Namespace
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.build import FOLDERS, asked, build, declare_asked
from thidua.cli.console import Console
from thidua.cli.sources import site_from
from thidua.cli.world import look
from thidua.publish import Edition
from thidua.snapshot import UsageError

HELP = "xem thử trang trên máy này"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--edition", choices=[e.value for e in Edition], default=Edition.INTERNAL.value, help="bản để xem"
    )
    parser.add_argument("--port", metavar="CỔNG", type=int, default=8000, help="cổng trên máy này")
    declare_asked(parser)


def run(options: Namespace, console: Console) -> int:
    """Build one edition and serve it on this machine only, until stopped."""
    world = look(asked(options), Path.cwd())
    edition = Edition(options.edition)
    build(world.root, site_from(world, edition))
    handler = partial(SimpleHTTPRequestHandler, directory=str(world.root / FOLDERS[edition]))
    with _server(options.port, handler) as server:
        console.say(f"Xem tại http://127.0.0.1:{server.server_port}/ · dừng bằng Ctrl+C")
        console.out.flush()
        for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # the first is ignored where a shell starts us behind
            signal.signal(asked_to_stop, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def _server(port: int, handler: Any) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError):
        raise UsageError(f"không mở được cổng {port}; chọn cổng khác, ví dụ --port 8001") from None
