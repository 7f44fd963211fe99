"""The case folders without a disk and without Git, for mutation testing: the same command, twenty times as fast.

Cases of a request (`head`) need Git and are left to `tests/test_cases.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_snapshots import PLAIN, assembled, words
from thidua.cli import ledgers, main, world

SNAPSHOTS = {case: assembled(case) for case in PLAIN}


@pytest.mark.parametrize("case", PLAIN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says of a case exactly what was written down."""
    monkeypatch.setattr(world, "repository_root", lambda start: start)
    monkeypatch.setattr(world, "from_folder", lambda _root: SNAPSHOTS[case])
    monkeypatch.setattr(ledgers, "refs_exist", lambda _root, _refs: ())
    code = main(words(case))
    assert capsys.readouterr().out + f"(exit {code})\n" == (case / "expected.txt").read_text("utf-8")
