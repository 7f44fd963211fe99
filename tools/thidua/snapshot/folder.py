"""A snapshot of a work tree, and whether it is what the commit holds."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from thidua.snapshot.commit import WITH_CONTENT, Listed, head_of, listing, oddities_of
from thidua.snapshot.disk import content, located, walk
from thidua.snapshot.git import Git
from thidua.snapshot.snapshot import LARGEST, ROOT, TOO_LARGE, Snapshot

_SHA1_DIGITS = 40
_MADE = re.compile(r"(?:/__pycache__|\.egg-info)/")


def from_folder(root: Path) -> Snapshot:
    """The files under `submissions/` as they lie on the disk, with the commit they stand on.

    Outside Git, or before the first commit, `commit` is ""; UsageError where Git is there and
    cannot read the repository.
    """
    git = Git(root)
    commit, time = head_of(git)
    tree = listing(git, commit, ROOT) if commit else {}
    found = dict(sorted(_kinds(git, dict(walk(root, ROOT)), tree)))
    read = {path: content(root, path) for path, kind in found.items() if kind in WITH_CONTENT}
    files = {path: data for path, data in read.items() if data is not None}
    kinds = {path: "unreadable" if path in read and path not in files else kind for path, kind in found.items()}
    lying = {path: (kind, _id(root, path, kind, files=files, like=commit)) for path, kind in kinds.items()}
    dirty = bool(commit) and lying != {path: _comparable(one) for path, one in tree.items()}
    return Snapshot(files, oddities_of(kinds), commit, time, dirty)


def strayed(root: Path, commit: str, tops: Iterable[str]) -> bool:
    """Whether files or folders that a commit holds are other ones on the disk; what Python makes there is none."""
    return any(_strayed(root, commit, top) for top in tops)


def _strayed(root: Path, commit: str, top: str) -> bool:
    git = Git(root)
    tree = listing(git, commit, top)
    found = {path: kind for path, kind in _kinds(git, dict(walk(root, top)), tree) if not _MADE.search(path)}
    files = {path: content(root, path) or b"" for path, kind in found.items() if kind in WITH_CONTENT}
    lying = {path: (kind, _id(root, path, kind, files=files, like=commit)) for path, kind in found.items()}
    return bool(tree) and lying != {path: _comparable(one) for path, one in tree.items()}


def _kinds(git: Git, found: Mapping[str, str], tree: Mapping[str, Listed]) -> Iterator[tuple[str, str]]:
    """Kinds as the commit has them where the disk cannot tell: unfetched submodules, executables."""
    listed = {path: one.kind for path, one in tree.items()}
    mute = "executable" in {*found.values(), *listed.values()} and _without_modes(git)
    for path, kind in found.items():
        known = listed.get(path, "plain")
        if kind == "empty":
            yield from [(path, known)] if known == "submodule" else []
        else:
            yield path, known if mute and {kind, known} <= WITH_CONTENT else kind


def _without_modes(git: Git) -> bool:
    """Whether Git found, when the repository was made, that this disk keeps no executable bit."""
    return git.ask("config", "--type=bool", "core.fileMode") == "false"


def _comparable(one: Listed) -> tuple[str, str]:
    return one.kind, "" if one.kind == "submodule" or one.size >= LARGEST else one.id


def _id(root: Path, path: str, kind: str, *, files: Mapping[str, bytes], like: str) -> str:
    """The id that Git would give, of the same length as `like`; "" where content is not compared."""
    data = os.fsencode(os.readlink(located(root, path))) if kind == "symlink" else files.get(path, TOO_LARGE)  # noqa: PTH115 - as bytes
    if data is TOO_LARGE or not like:
        return ""
    name = "sha1" if len(like) == _SHA1_DIGITS else "sha256"
    return hashlib.new(name, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
