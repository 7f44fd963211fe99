"""Files too large to be kept as cases: the command says for each what is wrong, where, and how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from thidua.cli import main

BASE = Path(__file__).parent / "cases" / "_base"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base case as the current folder."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and the words of a check."""
    return main(["check"]), capsys.readouterr().out


def pad(path: Path, size: int) -> None:
    """Comments at the end, until the file has that many bytes."""
    missing = size - path.stat().st_size
    lines, rest = divmod(missing, 100)
    end = b"#" * (rest - 1) + b"\n" if rest else b""
    path.write_bytes(path.read_bytes() + (b"#" * 99 + b"\n") * lines + end)
    assert path.stat().st_size == size


@pytest.mark.parametrize(("path", "size"), [(NOMINATION, 65_536), (PLAN, 1_048_576)])
def test_a_file_of_the_largest_size_is_read(
    agency: Path, capsys: pytest.CaptureFixture[str], path: str, size: int
) -> None:
    """64 KiB for a unit and 1 MiB for the Office are read like any other file."""
    pad(agency / path, size)
    assert said(capsys) == (0, "Kết quả: không có gì phải sửa hay xem xét.\n")


@pytest.mark.parametrize(
    ("path", "size", "words"),
    [(NOMINATION, 65_537, "tệp lớn hơn 64 KiB"), (PLAN, 1_048_577, "tệp lớn hơn 1024 KiB")],
)
def test_one_byte_more_is_too_large(
    agency: Path, capsys: pytest.CaptureFixture[str], path: str, size: int, words: str
) -> None:
    """The limit stands in the message, and the file."""
    pad(agency / path, size)
    code, out = said(capsys)
    assert code == 1
    assert f"Cần sửa · Không đọc được tệp: {words} [unreadable-yaml]\n--> {path}\n" in out


def test_five_thousand_events(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One value more than a unit may write is refused where it stands; the values before it are not."""
    path = agency / NOMINATION
    text = path.read_text("utf-8")
    path.write_text(text.replace("thu_ky: Trần Thị B", f"thu_ky: [{'a, ' * 5_000}a]"), "utf-8")
    code, out = said(capsys)
    assert code == 1
    assert "Cần sửa · Không đọc được tệp: tệp có quá nhiều khóa và giá trị (hơn 5000) [unreadable-yaml]" in out
    assert out.count("[unreadable-yaml]") == 1
    assert f"--> {NOMINATION}:8:" in out


def test_a_thousand_people_are_too_many_for_a_unit(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unreadable is said once; nothing that would follow from it is said."""
    path = agency / NOMINATION
    text = path.read_text("utf-8")
    person = text[text.index("  - ma_so: nv-006") :]
    path.write_text(text + "".join(person.replace("nv-006", f"nv-{n}") for n in range(1_000, 2_000)), "utf-8")
    code, out = said(capsys)
    assert code == 1
    assert out.startswith("Cần sửa · Không đọc được tệp: tệp lớn hơn 64 KiB [unreadable-yaml]")
    assert out.endswith("Kết quả: 1 cần sửa.\n")
