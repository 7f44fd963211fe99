"""Git as a reader of objects: no checkout, no hooks, no filters, no prompts, no shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
_KEPT = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE", "APPDATA")
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
}


class UsageError(Exception):
    """What the person who runs the command can put right; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Git:
    """A repository at a folder."""

    root: Path

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """The output of a Git command; UsageError where Git refuses."""
        done = self._start(*arguments, given=given)
        if done.returncode:
            raise UsageError(_said(done.stderr, arguments))
        return done.stdout

    def ask(self, *arguments: str) -> str | None:
        """The output of a Git command as text without the line end; None where Git refuses."""
        done = self._start(*arguments)
        return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()

    def _start(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        try:
            return subprocess.run(  # noqa: S603 - a list, no shell; revisions are checked by commit_of
                ["git", *_QUIET, *arguments],  # noqa: S607 - Git is where the person's PATH says
                cwd=self.root,
                env=kept | _SET,
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise UsageError("không tìm thấy lệnh git; hãy cài Git rồi chạy lại") from None

    def is_repository(self) -> bool:
        """Whether the folder lies in a Git repository that Git is willing to read."""
        return self.ask("rev-parse", "--git-dir") is not None

    def commit_of(self, revision: str) -> str:
        """The full hash of the commit that a revision names."""
        if revision.startswith("-") or not revision.isprintable():
            raise UsageError(f"“{revision}” không phải là tên một bản ghi Git")
        found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not found:
            raise UsageError(f"không tìm thấy bản ghi “{revision}” trong kho Git này")
        return found

    def blobs(self, ids: list[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the blobs that the repository holds, through one `git cat-file --batch`."""
        answer = self.run("cat-file", "--batch", given="".join(f"{one}\n" for one in ids).encode())
        at = 0
        for asked in ids:
            end = answer.index(b"\n", at)
            header = answer[at:end].split()
            at = end + 1
            if header[-1] in {b"missing", b"ambiguous"}:
                continue
            size = int(header[2])
            yield asked, answer[at : at + size]
            at += size + 1


def _said(stderr: bytes, arguments: tuple[str, ...]) -> str:
    text = stderr.decode("utf-8", "replace")
    if "dubious ownership" in text:
        return "Git không đọc kho này vì chủ sở hữu thư mục là người khác: git config --global --add safe.directory THƯ_MỤC"
    if "not a git repository" in text:
        return "thư mục này không nằm trong kho Git"
    return f"lệnh “git {arguments[0]}” không thực hiện được; kiểm tra kho bằng: git fsck"
