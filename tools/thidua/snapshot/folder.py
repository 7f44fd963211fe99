"""A snapshot of a work tree: no link is followed, nothing outside the folder is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from thidua.snapshot.commit import time_of
from thidua.snapshot.git import Git
from thidua.snapshot.paths import not_plain, odd_paths
from thidua.snapshot.snapshot import LARGEST, ROOT, Snapshot


def from_folder(root: Path) -> Snapshot:
    """The files under `submissions/` as they lie on the disk, with the commit they stand on."""
    found = sorted(_walk(root / ROOT, ROOT))
    files = {path: _read(root / path) for path, kind in found if kind in {"plain", "executable"}}
    oddities = (
        *(not_plain(path, kind) for path, kind in found if kind != "plain"),
        *odd_paths(path for path, _ in found),
    )
    git = Git(root)
    commit = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}") or ""
    if not commit:
        return Snapshot(files, oddities)
    dirty = bool(git.ask("status", "--porcelain", "--untracked-files=all", "--", ROOT))
    return Snapshot(files, oddities, commit, time_of(git, commit), dirty)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """(path, kind) of everything under a folder that is no plain folder."""
    if not folder.is_dir() or folder.is_symlink():
        return
    with os.scandir(folder) as listing:
        for one in sorted(listing, key=lambda entry: entry.name):
            path = f"{prefix}/{one.name}"
            mode = one.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                yield from _folder(folder / one.name, path)
            else:
                yield path, _kind(mode)


def _folder(folder: Path, path: str) -> Iterator[tuple[str, str]]:
    if (folder / ".git").exists():
        yield path, "submodule"
    else:
        yield from _walk(folder, path)


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "symlink"
    if not stat.S_ISREG(mode):
        return "special"
    return "executable" if os.name == "posix" and mode & stat.S_IXUSR else "plain"


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST)
