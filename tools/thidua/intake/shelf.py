"""A branch on which small files are kept: added once, never changed; only objects and one swap of the ref."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from thidua.intake.book import leads
from thidua.snapshot import Git, files_of

MANIFESTS, _SERVER = "refs/heads/manifests", "refs/remotes/origin/manifests"
_WHO = "thidua <thidua@localhost>"


def shelved(git: Git) -> dict[str, bytes]:
    """The files that are kept already, by name."""
    head = _head(git)
    return files_of(git, head, "")[0] if head else {}


def keep(git: Git, files: Mapping[str, bytes], at: datetime) -> None:
    """Add files whose names are not there yet, in one commit; UsageError where the branch moved meanwhile."""
    head = _head(git)
    rows = _rows(git, head) if head else {}
    for name, data in files.items():
        blob = git.run("hash-object", "-w", "--stdin", given=data).decode().strip()
        rows.setdefault(name, f"100644 blob {blob}")
    given = "".join(f"{row}\t{name}\0" for name, row in rows.items()).encode()
    tree = git.run("mktree", "-z", given=given).decode().strip()
    lines = [f"tree {tree}", *([f"parent {head}"] if head else [])]
    lines += [f"{role} {_WHO} {int(at.timestamp())} +0000" for role in ("author", "committer")]
    text = "\n".join([*lines, "", ", ".join(files), ""]).encode()
    commit = git.run("hash-object", "-w", "--stdin", "-t", "commit", given=text).decode().strip()
    here = git.ask("rev-parse", "--verify", "--quiet", MANIFESTS) or "0" * len(commit)
    git.run("update-ref", MANIFESTS, commit, here)


def _head(git: Git) -> str:
    """The branch as the server has it, but where ours went on from there."""
    server, here = (git.ask("rev-parse", "--verify", "--quiet", ref) or "" for ref in (_SERVER, MANIFESTS))
    return here if here and (not server or leads(git, server, here)) else server


def _rows(git: Git, head: str) -> dict[str, str]:
    listed = (line.partition("\t") for line in git.run("ls-tree", "-z", head).decode().split("\0")[:-1])
    return {name: row for row, _, name in listed}
