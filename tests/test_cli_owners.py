"""`thidua owners`: CODEOWNERS follows the list of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from agency import PROJECT, edit, repository
from thidua.cli import main

UNITS = "submissions/co-quan/don-vi.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    return made


def test_each_forge_gets_its_own_words(root: Path) -> None:
    """Everything is the Office's, a unit's folder the unit's and the Office's."""
    assert main(["owners"]) == 0
    source = "# thidua owners: từ submissions/co-quan/don-vi.yaml, sửa ở đó rồi chạy lại.\n"
    globs = (
        "* @tk-van-phong\n"
        "/submissions/*/don-vi/phong-mot/ @tk-phong-mot @tk-van-phong\n"
        "/submissions/*/don-vi/phong-hai/ @tk-phong-hai @tk-van-phong\n"
        "/submissions/*/don-vi/van-phong/ @tk-van-phong\n"
    )
    assert (root / ".github/CODEOWNERS").read_text("utf-8") == source + globs
    assert (root / ".gitlab/CODEOWNERS").read_text("utf-8") == source + globs
    lines = (root / ".gitea/CODEOWNERS").read_text("utf-8").splitlines()
    assert lines[1:3] == [".* @tk-van-phong", "submissions/[^/]*/don-vi/phong-mot/.* @tk-phong-mot @tk-van-phong"]


def test_a_stale_file_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--check names what does not follow the list and writes nothing; ended accounts and odd names stand in none."""
    assert main(["owners", "--check"]) == 1
    assert main(["owners"]) == 0
    assert main(["owners", "--check"]) == 0
    edit(
        root, UNITS, 'tk-phong-mot, id: "100"}', 'tk-phong-mot, id: "100", den_ngay: 2030-01-01}\n      - {ten: "a b"}'
    )
    before = (root / ".github/CODEOWNERS").read_bytes()
    capsys.readouterr()
    assert main(["owners", "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"Chưa đúng với danh sách đơn vị: {path}"
        for path in (".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS")
    ]
    assert (root / ".github/CODEOWNERS").read_bytes() == before
    assert main(["owners"]) == 0
    assert "/phong-mot/ @tk-van-phong\n" in (root / ".github/CODEOWNERS").read_text("utf-8")


def test_without_units_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list that cannot be read opens no door to everybody."""
    (root / UNITS).write_text("[", "utf-8")
    assert main(["owners"]) == 2
    assert "chưa có danh sách đơn vị đọc được" in capsys.readouterr().err
    assert not (root / ".github").exists()


def test_the_files_of_this_repository_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed here follows the list here; CI runs this test."""
    monkeypatch.chdir(PROJECT)
    assert main(["owners", "--check"]) == 0
