"""A snapshot of a commit, read as objects and never checked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from thidua.snapshot.error import UsageError
from thidua.snapshot.git import Git
from thidua.snapshot.paths import Oddity, not_plain, odd_paths
from thidua.snapshot.snapshot import LARGEST, ROOT, TOO_LARGE, Snapshot
from thidua.text import shown

_KINDS = {"100755": "executable", "120000": "symlink", "160000": "submodule"}
WITH_CONTENT = frozenset({"plain", "executable"})
_YEAR_9999 = 253402300799


class Listed(NamedTuple):
    """A line of a commit's list of files: kind as in `not_plain` or "plain", id of the object, bytes."""

    kind: str
    id: str
    size: int


MOST_LISTED = 8 * 1024 * 1024
"""Bytes of the list of a commit's files: some sixty thousand of them."""


def from_commit(root: Path, revision: str) -> Snapshot:
    """The snapshot of a commit; UsageError where there is no such commit or its content is not here."""
    git = Git(root)
    commit = git.commit_of(revision)
    files, oddities = files_of(git, commit, ROOT)
    return Snapshot(files, oddities, commit, time_of(git, commit))


def time_of(git: Git, commit: str) -> datetime:
    """The commit's own instant in UTC: a claim, used only where nothing better is known."""
    return _instant(git.run("rev-list", "--no-walk", "--timestamp", commit, "--").decode())[1]


def head_of(git: Git) -> tuple[str, datetime | None]:
    """The commit that a work tree stands on and its instant; "" and None outside Git or before the first.

    UsageError where Git cannot read it.
    """
    said = git.ask("rev-list", "--no-walk", "--timestamp", "HEAD", "--")
    if said is None and git.is_repository() and not git.is_new():
        raise UsageError("không đọc được lần lưu mới nhất (HEAD) của kho Git; kho hỏng thì sao chép lại kho đầy đủ")
    return _instant(said) if said else ("", None)


def _instant(said: str) -> tuple[str, datetime]:
    seconds, commit = said.split()
    return commit, datetime.fromtimestamp(min(int(seconds), _YEAR_9999), tz=UTC)


def files_of(git: Git, commit: str, folder: str) -> tuple[dict[str, bytes], tuple[Oddity, ...]]:
    """The plain files under a folder of a commit ("" for all), and what is odd there."""
    return read_listed(git, listing(git, commit, folder))


def read_listed(git: Git, rows: dict[str, Listed]) -> tuple[dict[str, bytes], tuple[Oddity, ...]]:
    """The plain files of a list of files, and what is odd there."""
    inside = {path: one for path, one in rows.items() if one.kind in WITH_CONTENT}
    contents = dict(git.blobs(sorted({one.id for one in inside.values() if one.size < LARGEST})))
    if missing := [path for path, one in inside.items() if one.size < LARGEST and one.id not in contents]:
        raise UsageError(f"kho Git ở máy này thiếu nội dung tệp “{shown(missing[0])}”; hãy sao chép lại kho đầy đủ")
    files = {path: contents.get(one.id, TOO_LARGE) for path, one in inside.items()}
    return files, oddities_of({path: one.kind for path, one in rows.items()})


def contents(git: Git, commit: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The plain files of a commit under `submissions/` whose paths are wanted."""
    rows = {path: one for path, one in listing(git, commit, ROOT).items() if wanted(path)}
    return read_listed(git, rows)[0]


def oddities_of(kinds: Mapping[str, str]) -> tuple[Oddity, ...]:
    """What is odd about things of these kinds at these paths."""
    return (*(not_plain(path, kind) for path, kind in kinds.items() if kind != "plain"), *odd_paths(kinds))


def listing(git: Git, commit: str, folder: str) -> dict[str, Listed]:
    """What a commit holds by path, sorted: under a folder beside the repository's root, or all for "".

    UsageError where it is too much: a few small objects of Git can name millions of paths.
    """
    under = ("--", folder) if folder else ("--full-tree",)
    listed = git.capped("ls-tree", "-r", "-z", "-l", commit, *under, most=MOST_LISTED)
    if listed is None:
        raise UsageError(f"lần lưu {commit[:12]} có quá nhiều tệp; chỉ gửi hồ sơ của đơn vị")
    return dict(sorted(_rows(listed)))


def _rows(listed: bytes) -> Iterator[tuple[str, Listed]]:
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, one, size = head.decode().split()
        kind = _KINDS.get(mode, "plain")
        yield path.decode("utf-8", "surrogateescape"), Listed(kind, one, int(size) if size.isdigit() else 0)
