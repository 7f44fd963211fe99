"""A folder of pages served on this machine only, and where a site is built from."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http import HTTPStatus
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

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a wrong address with the nearest page for it, as hosts of pages do."""
        asked = Path(self.translate_path(self.path))
        page = next((one / "404.html" for one in asked.parents if (one / "404.html").is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page.read_bytes())


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
