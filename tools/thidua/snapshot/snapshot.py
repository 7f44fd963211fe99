"""What a snapshot is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from thidua.snapshot.paths import Oddity, odd_paths

ROOT = "submissions"
LARGEST = 1024 * 1024 + 1
"""No more of a file is read: one byte over the largest limit is enough to refuse it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Files under `submissions/` by POSIX path, and what is odd about paths and kinds of files.

    `commit` is the full hash, "" outside Git; `time` the commit's instant in UTC; `dirty`
    says that the work tree differs from the commit.
    """

    files: Mapping[str, bytes]
    oddities: tuple[Oddity, ...] = ()
    commit: str = ""
    time: datetime | None = None
    dirty: bool = False

    @property
    def digest(self) -> str:
        """sha256 over the sorted paths and the digests of their bytes."""
        whole = sha256()
        for path in sorted(self.files):
            whole.update(f"{sha256(self.files[path]).hexdigest()}  {path}\n".encode())
        return whole.hexdigest()


def from_dict(files: Mapping[str, bytes]) -> Snapshot:
    """A snapshot of files that somebody holds in memory."""
    return Snapshot(dict(sorted(files.items())), tuple(odd_paths(files)))
