"""The case folders without a disk and without Git, for mutation testing: the same command, twenty times as fast.

Cases of a request (`head`) need Git and are left to `tests/test_cases.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from test_cases import CASES, FOUND
from thidua.cli import ledgers, main, world
from thidua.snapshot.commit import oddities_of
from thidua.snapshot.snapshot import ROOT, Snapshot

HERE = [case for case in FOUND if not (case / "head").is_dir()]
KINDS = {".symlink": "symlink", ".executable": "executable"}


@cache
def base() -> dict[str, bytes]:
    """The base case, read once."""
    return {
        path.relative_to(CASES / "_base").as_posix(): path.read_bytes()
        for path in sorted((CASES / "_base" / ROOT).rglob("*"))
        if path.is_file()
    }


def assembled(case: Path) -> Snapshot:
    """The base with the case's own files laid over it."""
    files, kinds = dict(base()), {}
    for path in sorted((case / ROOT).rglob("*")):
        target = path.relative_to(case).as_posix()
        if path.suffix == ".removed":
            del files[target.removesuffix(".removed")]
        elif path.suffix in KINDS:
            kinds[target.removesuffix(path.suffix)] = KINDS[path.suffix]
        elif path.is_file():
            files[target] = path.read_bytes()
    for path, kind in kinds.items():
        if kind == "symlink":
            files.pop(path, None)
    kinds = dict.fromkeys(files, "plain") | kinds
    return Snapshot(dict(sorted(files.items())), oddities_of(dict(sorted(kinds.items()))))


SNAPSHOTS = {case: assembled(case) for case in HERE}


@pytest.mark.parametrize("case", HERE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says of a case exactly what was written down."""
    monkeypatch.setattr(world, "repository_root", lambda start: start)
    monkeypatch.setattr(world, "from_folder", lambda _root: SNAPSHOTS[case])
    monkeypatch.setattr(ledgers, "refs_exist", lambda _root, _refs: ())
    args = case / "args"
    code = main(args.read_text("utf-8").split("\n")[:-1] if args.exists() else ["check"])
    assert capsys.readouterr().out + f"(exit {code})\n" == (case / "expected.txt").read_text("utf-8")
