"""A folder of pages served on this machine only, and where a site is built from."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from snapshots import PROJECT


def laid_out(root: Path) -> Path:
    """A folder with all that a site needs beside the submissions."""
    for part in ("site", "tools"):
        (root / part).symlink_to(PROJECT / part, target_is_directory=True)
    shutil.copyfile(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    return root


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


class Served:
    """A folder on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
