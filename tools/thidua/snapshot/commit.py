"""A snapshot of a commit, read as objects and never checked out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from thidua.snapshot.git import Git
from thidua.snapshot.paths import Oddity, not_plain, odd_paths
from thidua.snapshot.snapshot import LARGEST, ROOT, Snapshot

_PLAIN, _EXECUTABLE, _SYMLINK, _SUBMODULE = "100644", "100755", "120000", "160000"
_KINDS = {_EXECUTABLE: "executable", _SYMLINK: "symlink", _SUBMODULE: "submodule"}
_UNREAD = frozenset({_SYMLINK, _SUBMODULE})


def from_commit(root: Path, revision: str) -> Snapshot:
    """The snapshot of a commit; UsageError where there is no such commit."""
    git = Git(root)
    commit = git.commit_of(revision)
    files, oddities = files_of(git, commit, ROOT)
    return Snapshot(files, oddities, commit, time_of(git, commit))


def time_of(git: Git, commit: str) -> datetime:
    """The commit's own instant in UTC: a claim, used only where nothing better is known."""
    seconds = git.ask("show", "-s", "--format=%ct", commit) or "0"
    return datetime.fromtimestamp(min(int(seconds), 253402300799), tz=UTC)


def files_of(git: Git, commit: str, folder: str) -> tuple[dict[str, bytes], tuple[Oddity, ...]]:
    """The plain files under a folder of a commit ("" for all), and what is odd there."""
    under = ("--", folder) if folder else ()
    listed = git.run("ls-tree", "-r", "-z", "-l", "--full-tree", commit, *under)
    rows = sorted(_rows(listed))
    small = {one for _, mode, one, size in rows if mode not in _UNREAD and size < LARGEST}
    contents = dict(git.blobs(sorted(small)))
    files = {path: contents.get(one, b" " * LARGEST) for path, mode, one, _ in rows if mode not in _UNREAD}
    kinds = (not_plain(path, _KINDS[mode]) for path, mode, _, _ in rows if mode in _KINDS)
    return files, (*kinds, *odd_paths(path for path, _, _, _ in rows))


def _rows(listed: bytes) -> Iterator[tuple[str, str, str, int]]:
    """(path, mode, object id, size) of each line of `git ls-tree -z -l`."""
    for line in listed.split(b"\0"):
        if line:
            head, _, path = line.partition(b"\t")
            mode, _, one, size = head.decode().split()
            yield path.decode("utf-8", "surrogateescape"), mode, one, int(size) if size.isdigit() else 0
