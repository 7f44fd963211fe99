"""What a snapshot is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from thidua.snapshot.paths import Oddity, odd_paths

ROOT = "submissions"
LARGEST = 1024 * 1024 + 1
"""No file this long is read: one byte over the largest limit is enough to refuse it."""
TOO_LARGE = b" " * LARGEST
"""Stands for the content of every file that is too large, so that many of them take no memory."""


class Snapshot(NamedTuple):
    """Files under `submissions/` by POSIX path, and what is odd about paths and kinds of files.

    `commit` is the full hash, "" outside Git; `time` the commit's instant in UTC; `dirty`
    says that the work tree differs from the commit, byte for byte.
    """

    files: Mapping[str, bytes]
    oddities: tuple[Oddity, ...] = ()
    commit: str = ""
    time: datetime | None = None
    dirty: bool = False

    @property
    def digest(self) -> str:
        """sha256, as hexadecimal digits, over what `sha256sum --zero` says of the sorted paths."""
        whole = sha256()
        for path, data in sorted(self.files.items()):
            whole.update(f"{sha256(data).hexdigest()}  {path}\0".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()


def from_dict(files: Mapping[str, bytes]) -> Snapshot:
    """A snapshot of what lies under `submissions/` among files that somebody holds in memory."""
    held = {path: capped(data) for path, data in sorted(files.items()) if path.startswith(f"{ROOT}/")}
    return Snapshot(held, tuple(odd_paths(held)))


def capped(data: bytes) -> bytes:
    """The content of a file, or what stands for it where it is too large."""
    return data if len(data) < LARGEST else TOO_LARGE
