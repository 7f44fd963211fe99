"""What a head changes since it forked from a base, and the base with those changes; nothing is checked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from thidua.snapshot.commit import Listed, listing, read_listed, time_of
from thidua.snapshot.error import UsageError
from thidua.snapshot.git import Git
from thidua.snapshot.snapshot import ROOT, Snapshot


class Merge(NamedTuple):
    """A base and a head; `changes` are what the head has since the fork, by path, None where it took away.

    Files are compared by their paths alone: a renamed file is one taken away and one added.
    """

    git: Git
    base: str
    head: str
    changes: Mapping[str, Listed | None]

    def snapshot(self, wanted: Callable[[str], bool]) -> Snapshot:
        """The base under `submissions/` with those changes whose paths are wanted; its instant is the base's."""
        rows = dict(listing(self.git, self.base, ROOT))
        for path, one in self.changes.items():
            if path.startswith(f"{ROOT}/") and wanted(path):
                rows.pop(path, None)
                rows |= {path: one} if one else {}
        files, oddities = read_listed(self.git, dict(sorted(rows.items())))
        return Snapshot(files, oddities, self.head, time_of(self.git, self.base))


def merge_of(root: Path, base: str, head: str) -> Merge:
    """The merge of two revisions; UsageError where one is none or they have nothing in common."""
    git = Git(root)
    old, new = git.commit_of(base), git.commit_of(head)
    if not git.ask("merge-base", old, new):
        raise UsageError(
            f"“{base}” và “{head}” không có gốc chung trong kho Git này; hãy tải đủ lịch sử: git fetch --unshallow"
        )
    return Merge(git, old, new, changes_beyond(git, old, new))


def changes_beyond(git: Git, base: str, head: str) -> dict[str, Listed | None]:
    """What a head changes since it left a base, by path; all of it where they have nothing in common, or no base.

    Two lines that were merged into each other have several forks. A merge may take from any of them, so
    that what differs from one of them is a change, unless the base has the same already.
    """
    forks = forks_of(git, base, head)
    if len(forks) <= 1:
        return changes(git, "".join(forks), head)
    kept = changes(git, base, head)
    found = {path: one for fork in forks for path, one in changes(git, fork, head).items() if path in kept}
    return dict(sorted(found.items()))


def forks_of(git: Git, base: str, head: str) -> list[str]:
    """The commits where a head left a base; several where they were merged into each other, none without a base."""
    return (git.ask("merge-base", "--all", base, head) or "").split() if base else []


def changes(git: Git, old: str, new: str) -> dict[str, Listed | None]:
    """What differs between two commits, by path, as it is in the new one; all of it where `old` is ""."""
    before = listing(git, old, "") if old else {}
    after = listing(git, new, "")
    return {path: after.get(path) for path in sorted({*before, *after}) if before.get(path) != after.get(path)}
