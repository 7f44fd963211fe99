"""The case folders as snapshots, without a disk and without Git."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from test_cases import CASES, FOUND, grown
from thidua.snapshot.commit import oddities_of
from thidua.snapshot.snapshot import ROOT, Snapshot

PLAIN = [case for case in FOUND if not (case / "head").is_dir()]
"""The cases that ask for no request."""
KINDS = {".symlink": "symlink", ".executable": "executable"}


def words(case: Path) -> list[str]:
    """The command line of a case."""
    args = case / "args"
    return args.read_text("utf-8").split("\n")[:-1] if args.exists() else ["check"]


@cache
def base() -> dict[str, bytes]:
    """The base case, read once."""
    return {
        path.relative_to(CASES / "_base").as_posix(): path.read_bytes()
        for path in sorted((CASES / "_base" / ROOT).rglob("*"))
        if path.is_file()
    }


@cache
def assembled(case: Path) -> Snapshot:
    """The base with the case's own files laid over it."""
    files, kinds = dict(base()), {}
    for path in sorted((case / ROOT).rglob("*")):
        target = path.relative_to(case).as_posix()
        if path.suffix == ".removed":
            del files[target.removesuffix(".removed")]
        elif path.suffix == ".grown":
            files[target.removesuffix(".grown")] += grown(path.read_text("utf-8"))
        elif path.suffix in KINDS:
            kinds[target.removesuffix(path.suffix)] = KINDS[path.suffix]
        elif path.is_file():
            files[target] = path.read_bytes()
    for path, kind in kinds.items():
        if kind == "symlink":
            files.pop(path, None)
    kinds = dict.fromkeys(files, "plain") | kinds
    return Snapshot(dict(sorted(files.items())), oddities_of(dict(sorted(kinds.items()))))
