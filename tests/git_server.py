"""A real Git server on loopback: git http-backend behind a small web server, and the hooks that record."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from agency import git
from thidua.cli import main
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Receipt
from thidua.snapshot import ledger_files

PASSWORD = "mat-khau"  # noqa: S105 - of a server that lives for one test


class GitHandler(BaseHTTPRequestHandler):
    """One request of the smart protocol, handed to git http-backend as CGI; who pushes must say who they are."""

    def __init__(self, *arguments: Any, folder: Path, **options: Any) -> None:
        self.folder = folder
        super().__init__(*arguments, **options)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """What a client asks first."""
        self._answer()

    def do_POST(self) -> None:
        """A fetch or a push."""
        self._answer()

    def _answer(self) -> None:
        name, _, word = base64.b64decode(self.headers.get("Authorization", "Basic ")[6:]).decode().partition(":")
        path, _, query = self.path.partition("?")
        if "git-receive-pack" in self.path and word != PASSWORD:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="kho"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        env = os.environ | {
            "GIT_PROJECT_ROOT": str(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "REMOTE_USER": name,
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
        }
        if (clock := self.folder.parent / "clock").exists():  # the log of branches has this time
            env["GIT_COMMITTER_DATE"] = clock.read_text("utf-8")
        sent = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        done = subprocess.run(["git", "http-backend"], env=env, input=sent, capture_output=True, check=False)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200").split()[0]))
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server over the repositories of a folder, without an account."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(GitHandler, folder=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def recorded(bare: Path) -> tuple[Receipt, ...]:
    """The receipts in a bare repository; the chain is whole."""
    if not git(bare, "branch", "--list", "receipts"):
        return ()
    files, _ = ledger_files(bare, "receipts")
    ledger = read_ledger({path.partition("/")[2]: data for path, data in files.items()})
    assert ledger.breaks == ()
    return ledger.receipts


@dataclass(frozen=True, slots=True)
class Server:
    """A bare repository with its hooks, its clock and its address."""

    bare: Path
    host: str
    folder: Path

    def at(self, instant: str) -> None:
        """Set the clock that the hooks are given."""
        (self.folder / "clock").write_text(instant)

    def clone(self, account: str) -> Path:
        """A clone of an account."""
        target = self.folder / account
        git(self.folder, "clone", "--quiet", f"http://{account}:{PASSWORD}@{self.host}/kho.git", str(target))
        return target

    def states(self, ref: str, capsys: pytest.CaptureFixture[str]) -> dict[str, set[str]]:
        """The states of the entries of each file of a ref, after the deadline, by the server's ledger."""
        work = self.folder / "xem"
        if not work.exists():
            git(self.folder, "clone", "--quiet", str(self.bare), str(work))
        git(work, "fetch", "--quiet", "--all")
        os.chdir(work)
        capsys.readouterr()
        main(["check", "--format", "json", "--commit", ref, "--at", "2022-12-20T08:00+07:00"])
        (campaign,) = json.loads(capsys.readouterr().out)["campaigns"]
        found: dict[str, set[str]] = {}
        for entry in campaign["entries"]:
            found.setdefault(entry["path"], set()).add(entry["state"])
        return found


@contextmanager
def recording(work: Path, folder: Path) -> Iterator[Server]:
    """A server whose main branch is that of a work tree, with the package's hooks and a clock that is given."""
    bare = folder / "may-chu" / "kho.git"
    git(work, "clone", "--quiet", "--bare", str(work), str(bare))
    assert main(["receipt", "install-hook", str(bare)]) == 0
    for name in ("pre-receive", "post-receive"):
        hook = bare / "hooks" / name
        hook.write_text(hook.read_text("utf-8").rstrip() + f' --at="$(cat {folder}/clock)"\n', "utf-8")
    with serving(bare.parent) as host:
        yield Server(bare, host, folder)


def push(clone: Path, *arguments: str, code: int = 0) -> str:
    """Push, and what the server said to it."""
    done = subprocess.run(
        ["git", "push", "origin", *arguments],
        cwd=clone,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        errors="backslashreplace",
        check=False,
    )
    assert bool(done.returncode) is bool(code), done.stderr
    return done.stderr
