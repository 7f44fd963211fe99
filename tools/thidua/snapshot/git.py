"""Git as a reader of objects: no checkout, no hooks, no filters, no network, no prompts, no shell."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple, cast

from thidua.snapshot.error import REFUSALS, UsageError
from thidua.snapshot.snapshot import LARGEST, TOO_LARGE
from thidua.text import shown

# A large file is then passed on piece by piece; without it Git holds all of it in memory.
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.bigFileThreshold=1m")
_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE", "APPDATA")
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # Git before 2.45 knows no GIT_NO_LAZY_FETCH
    "GIT_PAGER": "cat",
}
_WHOLE_LINES = ("-ahF", "--threads=1", "--no-line-number", "--no-column", "--no-color", "--no-recurse-submodules")
_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_PIECE = 1024 * 1024
_NO_GIT = "không tìm thấy lệnh git; hãy cài Git rồi chạy lại"
_UNKNOWN_TO_GIT = (
    "ở đây có .git nhưng Git không đọc được kho; chạy bằng tài khoản có quyền, hoặc sao chép lại kho đầy đủ"
)
_HINTS = {"insufficient permission": errno.EACCES, **{os.strerror(number): number for number in REFUSALS}}

_Running = tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]


class Git(NamedTuple):
    """A repository at a folder; the repository's own settings run nothing.

    `lent` are variables by which Git shows a hook of the server what was sent and is not taken in yet.
    """

    root: Path
    lent: tuple[tuple[str, str], ...] = ()

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """The output of a Git command; UsageError where Git refuses."""
        done = self._done(*arguments, given=given)
        if done.returncode:
            raise UsageError(_said(done.stderr, arguments))
        return done.stdout

    def capped(self, *arguments: str, most: int) -> bytes | None:
        """The output of a command as long as it has at most so many bytes, else None: the command is stopped there."""
        with self._started(*arguments, given=b"") as (process, answer, complaint):
            said = answer.read(most + 1)
            if len(said) > most:
                process.kill()
                return None
            if process.wait():
                complaint.seek(0)
                raise UsageError(_said(complaint.read(), arguments))
            return said

    def ask(self, *arguments: str) -> str | None:
        """The output of a Git command as text without the line end; None where Git refuses or is missing."""
        try:
            done = self._done(*arguments)
        except UsageError:
            return None
        return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()

    def lines_with(self, text: str, tree: str) -> list[bytes]:
        """The lines of all files of a tree that hold a text, in no particular order; UsageError where Git refuses."""
        done = self._done("grep", *_WHOLE_LINES, "-e", text, tree)
        if done.returncode > 1:  # 1 says that there are none
            raise UsageError(_said(done.stderr, ("grep",)))
        return done.stdout.splitlines()

    def _done(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        with self._started(*arguments, given=given) as (process, answer, complaint):
            said = answer.read()
            code = process.wait()
            complaint.seek(0)
            return subprocess.CompletedProcess(arguments, code, said, complaint.read())

    @contextmanager
    def _started(self, *arguments: str, given: bytes) -> Iterator[_Running]:
        """A running command; its input and complaints are files, so that neither side waits for the other."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        with TemporaryFile() as asked, TemporaryFile() as complaint:
            asked.write(given)
            asked.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 - a list, no shell; revisions are checked by commit_of
                    ["git", *_QUIET, *arguments],  # noqa: S607 - Git is where the person's PATH says
                    cwd=self.root,
                    env=kept | _SET | dict(self.lent),
                    stdin=asked,
                    stdout=subprocess.PIPE,
                    stderr=complaint,
                )
            except OSError:
                raise UsageError(_NO_GIT if self.root.is_dir() else f"không có thư mục “{self.root}”") from None
            with process:
                yield process, cast("IO[bytes]", process.stdout), complaint

    def is_repository(self) -> bool:
        """Whether the folder lies in a Git repository; UsageError where it does and Git cannot read it."""
        kept = any(os.path.lexists(folder / ".git") for folder in (self.root, *self.root.parents))
        try:
            done = self._done("rev-parse", "--git-dir")
        except UsageError:
            if kept:
                raise
            return False
        if done.returncode and b"not a git repository" in done.stderr and kept:
            raise UsageError(_UNKNOWN_TO_GIT)
        if done.returncode and b"not a git repository" not in done.stderr:
            raise UsageError(_said(done.stderr, ("rev-parse",)))
        return not done.returncode

    def is_new(self) -> bool:
        """Whether the branch of the work tree has no commit yet, which a HEAD that leads nowhere is not."""
        return b"does not have any commits yet" in self._done("log", "-1").stderr

    def commit_of(self, revision: str) -> str:
        """The full hash of the commit that a revision names; UsageError where it names none."""
        if revision.startswith("-") or not revision.isprintable():
            raise UsageError(f"“{shown(revision)}” không phải là tên một lần lưu Git")
        if not self.is_repository():
            raise UsageError("thư mục này không nằm trong kho Git")
        found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not found or not _ID.fullmatch(found):
            raise UsageError(f"không tìm thấy lần lưu “{revision}” trong kho Git này")
        return found

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """(id, content) of those blobs that the repository holds, through one `git cat-file --batch`.

        Ids are full; what is no blob is left out; one that is too large comes as `TOO_LARGE`.
        """
        asked = [one for one in ids if _ID.fullmatch(one)]
        given = "".join(f"{one}\n" for one in asked).encode()
        with self._started("cat-file", "--batch", "--buffer", given=given) as (process, answer, complaint):
            for one in asked:
                found = _object(answer)
                if not found:
                    process.wait()
                    complaint.seek(0)
                    raise UsageError(_said(complaint.read(), ("cat-file",)))
                kind, data = found
                if kind == b"blob":
                    yield one, data


def _object(answer: IO[bytes]) -> tuple[bytes, bytes] | None:
    """(kind, content) of the next object of the answer, kind "missing" where it is not there; None at a break."""
    header = answer.readline().split()
    if header and not header[-1].isdigit():
        return b"missing", b""
    size = int(header[-1]) if header else 0
    data = answer.read(size) if size < LARGEST else _passed_over(answer, size)
    return (header[1], data) if answer.read(1) else None


def _passed_over(answer: IO[bytes], size: int) -> bytes:
    for start in range(0, size, _PIECE):
        answer.read(min(_PIECE, size - start))
    return TOO_LARGE


def _said(stderr: bytes, arguments: tuple[str, ...]) -> str:
    text = stderr.decode("utf-8", "replace")
    if "dubious ownership" in text or "is owned by someone else" in text:
        return "Git không đọc kho này vì chủ sở hữu thư mục là người khác: git config --global --add safe.directory THƯ_MỤC"
    if "not a git repository" in text:
        return "thư mục này không nằm trong kho Git"
    if "promisor" in text:
        return "kho Git ở máy này chỉ là bản sao từng phần; hãy sao chép lại kho đầy đủ: git clone, không có --filter"
    refused = next((number for hint, number in _HINTS.items() if hint in text), 0)
    if refused:
        return f"Git không đọc hoặc ghi được kho này: {REFUSALS[refused]}"
    return f"lệnh “git {arguments[0]}” không thực hiện được; kiểm tra kho bằng: git fsck"
