"""The files of a branch of receipts, read without a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from snapshot_repository import PLAIN, Repository, repository
from thidua.snapshot import UsageError, ledger_files, refs_exist


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with submissions on `main` and two receipts on `receipts`."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    made = repository(tmp_path / "repo")
    made.write(PLAIN)
    made.commit()
    made.git("checkout", "--quiet", "--orphan", "receipts")
    made.git("rm", "-r", "--quiet", "--force", ".")
    made.write("2022/000001.json", b"{}")
    made.write("2022/000002.json", b"[]")
    made.commit()
    made.git("checkout", "--quiet", "main")
    return made


def test_a_branch_gives_all_its_files_and_its_head(repo: Repository) -> None:
    """While another branch is checked out, and nothing of it is touched."""
    files, head = ledger_files(repo.root, "receipts")
    assert files == {"2022/000001.json": b"{}", "2022/000002.json": b"[]"}
    assert head == repo.git("rev-parse", "receipts")
    assert not (repo.root / "2022").exists()


def test_a_branch_that_is_not_there_is_refused(repo: Repository) -> None:
    """With its name."""
    with pytest.raises(UsageError, match="“ledger”"):
        ledger_files(repo.root, "ledger")


def test_refs_that_exist_are_told_in_order(repo: Repository, tmp_path: Path) -> None:
    """The branch here, the branch of the origin in a clone, none outside Git."""
    asked = ("refs/heads/receipts", "refs/remotes/origin/receipts", "refs/heads/none")
    assert refs_exist(repo.root, asked) == ("refs/heads/receipts",)
    repo.git("clone", "--quiet", str(repo.root), str(tmp_path / "clone"))
    assert refs_exist(tmp_path / "clone", asked) == ("refs/remotes/origin/receipts",)
    assert refs_exist(tmp_path, asked) == ()
