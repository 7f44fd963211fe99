"""What lies in a folder: no link is followed, nothing outside the folder is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from thidua.snapshot.snapshot import LARGEST, capped

# A link or a pipe that takes a file's place after the look at it is refused, not followed or waited for.
_GUARDED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def walk(root: Path, top: str) -> Iterator[tuple[str, str]]:
    """(POSIX path from the root, kind) of `top` or everything under it that is no plain folder.

    An empty folder comes as kind "empty". Names are bytes on the way, so that no locale changes
    them; what is not UTF-8 is escaped.
    """
    waiting = [top] if os.path.lexists(located(root, top)) else []
    while waiting:
        path = waiting.pop()
        try:
            kind = _kind(located(root, path))
            names = _names(located(root, path)) if kind == "folder" else []
        except OSError:
            kind, names = "unreadable", []
        waiting += [f"{path}/{name}" for name in names]
        if kind != "folder":
            yield path, kind
        elif not names:
            yield path, "empty"


def located(root: Path, path: str) -> bytes:
    """Where a path of the snapshot lies on the disk."""
    return os.fsencode(root) + b"/" + path.encode("utf-8", "surrogateescape")


def content(root: Path, path: str) -> bytes | None:
    """The bytes of a file, `TOO_LARGE` for one that is, None where this machine cannot read it."""
    try:
        with os.fdopen(os.open(located(root, path), os.O_RDONLY | _GUARDED), "rb") as file:
            return capped(file.read(min(LARGEST, os.fstat(file.fileno()).st_size)))  # asking for more costs time
    except OSError:
        return None


def _names(folder: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in os.listdir(folder)]  # noqa: PTH208 - as bytes


def _kind(place: bytes) -> str:
    mode = os.lstat(place).st_mode
    if stat.S_ISDIR(mode):
        return "submodule" if os.path.lexists(place + b"/.git") else "folder"
    if stat.S_ISLNK(mode):
        return "symlink"
    if not stat.S_ISREG(mode):
        return "special"
    return "executable" if mode & stat.S_IXUSR else "plain"
