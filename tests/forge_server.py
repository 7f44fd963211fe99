"""A forge on loopback: a real Git server, and beside it the few calls of the API that a journey makes, with their state."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from git_server import PASSWORD, GitHandler

BOTS: dict[str, Any] = {
    "github": {"login": "github-actions[bot]", "type": "Bot", "id": 41898282},
    "gitlab": {"username": "project_14_bot_1", "id": 9},
    "forgejo": {"login": "minh-hoa-may-ghi", "id": 9},
}


@dataclass
class Forge:
    """What a forge remembers of one repository and its request 7."""

    kind: str
    comments: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    statuses: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    lists: dict[str, Any] = field(default_factory=dict)
    edits: int = 0
    head: Callable[[], str] = str
    """The head of request 7 by now."""

    def answer(self, method: str, path: str, body: Any) -> Any:
        """What a call of the API gives; KeyError for one that this forge does not know."""
        where, _, query = path.partition("?")
        root = "/projects/14" if self.kind == "gitlab" else "/repos/so/thi-dua"
        request = f"{root}/merge_requests/7" if self.kind == "gitlab" else f"{root}/issues/7"
        name = "notes" if self.kind == "gitlab" else "comments"
        edit = f"{request}/notes/" if self.kind == "gitlab" else f"{root}/issues/comments/"
        found: Any = {}
        if (method, where) == ("GET", f"{request}/{name}"):
            found = self.comments if "page=1" in query.split("&") else []
        elif (method, where) == ("POST", f"{request}/{name}"):
            found = self._written(body["body"])
        elif method in {"PATCH", "PUT"} and where.startswith(edit):
            found = self._edited(int(where.removeprefix(edit)), body["body"])
        elif method == "POST" and where.startswith(f"{root}/statuses/"):
            self.statuses.append((where.rpartition("/")[2], body))
        elif (method, where) == ("POST", f"{root}/issues"):
            self.issues.append(body)
        elif (method, where) == ("GET", "/user"):
            found = BOTS[self.kind]
        elif method == "GET" and where.removeprefix(root) in self.lists:
            found = self.lists[where.removeprefix(root)]
        else:
            found = self._labels(method, where.removeprefix(root), body)
        return found

    def _written(self, text: str) -> Any:
        who = "author" if self.kind == "gitlab" else "user"
        self.comments.append({"id": 50 + len(self.comments), "body": text, who: BOTS[self.kind]})
        return self.comments[-1]

    def _edited(self, number: int, text: str) -> Any:
        self.edits += 1
        comment = next(one for one in self.comments if one["id"] == number)
        comment["body"] = text
        return comment

    def _labels(self, method: str, where: str, body: Any) -> Any:
        """Each forge has its own way with labels; Forgejo puts on only what the repository has."""
        if self.kind == "gitlab":
            if (method, where) == ("PUT", "/merge_requests/7"):
                off = body["remove_labels"].split(",")
                self.labels = [*(one for one in self.labels if one not in off), *body["add_labels"].split(",")]
            return {"iid": 7, "labels": self.labels, "sha": self.head()}
        if (method, where) == ("GET", "/pulls/7"):
            return {"number": 7, "labels": [{"name": one} for one in self.labels], "head": {"sha": self.head()}}
        if (method, where) == ("POST", "/labels"):
            self.known.append(body["name"])
        elif (method, where) == ("PUT", "/issues/7/labels"):
            self.labels = [one for one in body["labels"] if self.kind == "github" or one in self.known]
        held = {"/labels": self.known, "/issues/7/labels": self.labels}[where]
        return [{"id": number, "name": one} for number, one in enumerate(held, 1)]


class _Handler(GitHandler):
    """Calls of the API by their token, all else for Git."""

    def __init__(self, *arguments: Any, forge: Forge, **options: Any) -> None:
        self.forge = forge
        super().__init__(*arguments, **options)

    do_PUT = do_PATCH = GitHandler.do_POST  # noqa: N815 - the names that http.server looks for

    def _answer(self) -> None:
        if not self.path.startswith("/api/"):
            super()._answer()
            return
        sent = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        code, body = 200, b"{}"
        if self.headers.get("Authorization") != f"Bearer {PASSWORD}":
            code = 401
        else:
            try:
                found = self.forge.answer(self.command, self.path.removeprefix("/api"), json.loads(sent or b"null"))
                body = json.dumps(found).encode()
            except KeyError:
                code = 404
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running(folder: Path, forge: Forge) -> Iterator[str]:
    """The address of a forge over the repositories of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, forge=forge))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
