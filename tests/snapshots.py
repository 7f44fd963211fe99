"""Verdicts on dicts of files, for tests of the pure layers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.rules.verdict import Verdict, judge
from thidua.snapshot import from_folder

TESTS = Path(__file__).parent
BASE = TESTS / "cases" / "_base"
PROJECT = TESTS.parent


def base_files() -> dict[str, bytes]:
    """The files of the base case."""
    return dict(from_folder(BASE).files)


def edited(path: str, *pairs: tuple[str, str]) -> dict[str, bytes]:
    """The base case with pieces of one file replaced."""
    files = base_files()
    text = files[path].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return files | {path: text.encode()}


def case_files(*names: str) -> dict[str, bytes]:
    """The base case with the files of other cases laid over it, one after the other."""
    files = base_files()
    for folder in (BASE.parent / name for name in names):
        files |= {path: data for path, data in from_folder(folder).files.items() if path.startswith("submissions/")}
    return files


def inputs_of(files: Mapping[str, bytes], at: str = "") -> Inputs:
    """All that a verdict on some files is made of, with the receipts that lie among them."""
    ledgers = {"2022": _ledger(files)}
    return Inputs(files, regimes(), ledgers=ledgers, at=datetime.fromisoformat(at) if at else None)


def verdict_of(files: Mapping[str, bytes], at: str = "") -> Verdict:
    """The verdict on some files, with the receipts that lie among them."""
    return judge(open_repository(inputs_of(files, at)))


def without_titles(plan: bytes, *left_out: str) -> str:
    """The plan without lines that begin so."""
    return "".join(line for line in plan.decode().splitlines(keepends=True) if not line.startswith(left_out))


def _ledger(files: Mapping[str, bytes]) -> Ledger:
    folder = "submissions/2022/bien-nhan/"
    return read_ledger({p.removeprefix(folder): d for p, d in files.items() if p.startswith(folder)})


def campaign_of_2022() -> Verdict:
    """The verdict on the illustration that the repository carries."""
    return verdict_of(from_folder(PROJECT).files)
