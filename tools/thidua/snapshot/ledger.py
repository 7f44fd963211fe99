"""The files of a branch of receipts, read without a checkout."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thidua.snapshot.commit import files_of
from thidua.snapshot.git import Git


def ledger_files(root: Path, ref: str) -> tuple[dict[str, bytes], str]:
    """All plain files of a ref by path, and its head as a full hash; UsageError where there is none."""
    git = Git(root)
    head = git.commit_of(ref)
    return files_of(git, head, "")[0], head


def refs_exist(root: Path, refs: Iterable[str]) -> tuple[str, ...]:
    """Those of the full names of refs (`refs/heads/receipts`) that name a commit here; () outside Git."""
    git = Git(root)
    return tuple(ref for ref in refs if git.ask("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"))
