"""A folder that is read-only, forbidden or full: commands that read work, others say why and leave nothing half."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agency import NOMINATION, edit, git, repository
from thidua.cli import main

WORDS = {
    "read-only": "nơi này chỉ cho đọc; chạy ở một bản sao ghi được",
    "forbidden": "không có quyền; chạy bằng tài khoản có quyền với thư mục này",
    "full": "nơi ghi đã đầy; giải phóng chỗ rồi chạy lại",
}
MADE = {
    "read-only": 'mount --bind "$D" "$D" && mount -o remount,bind,ro "$D"',
    "forbidden": 'chmod -R a-w "$D"',
    "full": 'mount -t tmpfs -o size=16m tmpfs "$D" && cp -a "$FROM/." "$D" && { dd if=/dev/zero of="$D/day" 2>"$OUT/dd" || :; }',
}
SCRIPT = """
list() { find "$D" -path '*/objects/*' -o -type f -exec sha256sum {} + | LC_ALL=C sort -k 2; }
cd "$D" && list >"$OUT/before"
"$@" >"$OUT/stdout" 2>"$OUT/stderr"
echo $? >"$OUT/code"
list >"$OUT/after"
"""
PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B", "--received"]
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
READING = ("check", "status", "fmt --check", "receipt sweep")
WRITING = (
    "fmt",
    "build",
    "pages --into cay",
    "new phong-hai de-nghi",
    "new --campaign 2023",
    "lock 2022",
    "owners",
    "schema --into so-do",
    "receipt manifest --into han.json",
    "receipt install-hook may-chu.git",
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a receipt, a file out of form, one that is missing, and a server's beside it."""
    root = repository(tmp_path_factory.mktemp("goc") / "kho")
    git(root, "clone", "--quiet", "--bare", str(root), str(root / "may-chu.git"))
    edit(root, NOMINATION, "danh_hieu: [LDTT]", "danh_hieu: [Lao động tiên tiến]")
    (root / "submissions/2022/don-vi/phong-hai/de-nghi.yaml").unlink()
    git(root, "commit", "--quiet", "--all", "--message=x")
    with pytest.MonkeyPatch.context() as there:
        there.chdir(root)
        assert main([*PAPER, "18/3/2022", REGISTRATION]) == 0
    return root


def run(prepared: Path, tmp_path: Path, how: str, argv: list[str]) -> tuple[int, str, str]:
    """Exit code, output and complaint of a command in a copy of a repository where nothing can be written.

    Nothing may have changed there, Git's own objects excepted.
    """
    folder, out = tmp_path / "kho", tmp_path / "ra"
    shutil.copytree(prepared, folder, symlinks=True)
    out.mkdir()
    bare = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    space = [] if how == "forbidden" else ["unshare", "--map-root-user", "--mount"]
    rights = bare if how == "forbidden" else []
    command = [*space, "sh", "-c", f"{MADE[how]} || exit 77\n{SCRIPT}", "sh", *rights, sys.executable, "-m", "thidua"]
    told = {"D": str(folder), "FROM": str(prepared), "OUT": str(out)}
    done = subprocess.run([*command, *argv], env=os.environ | told, capture_output=True, text=True, check=False)
    subprocess.run(["chmod", "-R", "u+w", str(folder)], check=True)
    if done.returncode:
        pytest.skip(f"this machine lets nobody mount here: {done.stderr}")
    held = {name: (out / name).read_text("utf-8") for name in ("code", "stdout", "stderr", "before", "after")}
    assert held["before"]
    assert held["after"] == held["before"]
    return int(held["code"]), held["stdout"], held["stderr"]


@pytest.mark.parametrize("how", WORDS)
@pytest.mark.parametrize("line", READING)
def test_what_only_reads_works(
    prepared: Path,
    tmp_path: Path,
    how: str,
    line: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same output and exit code as anywhere, and nothing is written."""
    monkeypatch.chdir(prepared)
    capsys.readouterr()
    code = main(line.split())
    assert run(prepared, tmp_path, how, line.split()) == (code, *capsys.readouterr())


@pytest.mark.parametrize("how", WORDS)
@pytest.mark.parametrize("line", WRITING)
def test_what_writes_says_why_it_cannot(prepared: Path, tmp_path: Path, how: str, line: str) -> None:
    """Exit code 2 and one line in Vietnamese with the cause and the mend; all files are as they were."""
    code, said, complaint = run(prepared, tmp_path, how, line.split())
    assert (code, said) == (2, "")
    assert complaint.startswith("Không đọc hoặc ghi được")
    assert complaint.endswith(f": {WORDS[how]}.\n")
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("how", WORDS)
def test_a_receipt_that_cannot_be_kept(prepared: Path, tmp_path: Path, how: str) -> None:
    """Whoever records at the Office's desk learns that nothing was recorded; the ledger is as it was."""
    code, said, complaint = run(prepared, tmp_path, how, [*PAPER, "16/12/2022", REGISTRATION])
    assert (code, said) == (2, "")
    assert complaint == f"Dùng lệnh chưa đúng: Git không đọc hoặc ghi được kho này: {WORDS[how]}\n"


def test_a_folder_in_the_place_of_a_file(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be a file is said to be a folder, and stays."""
    monkeypatch.chdir(prepared)
    assert main(["receipt", "manifest", "--into", "submissions"]) == 2
    assert "không ghi được vào submissions: ở đó có thư mục" in capsys.readouterr().err
    assert list(prepared.glob(".*.tam")) == []


def test_pages_into_a_folder_that_is_there(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder is filled whole; nothing is left beside it."""
    monkeypatch.chdir(prepared)
    into = tmp_path / "a/cay"
    into.mkdir(parents=True)
    assert main(["pages", "--into", str(into)]) == 0
    assert (into / "trang/index.md").is_file()
    assert [path.name for path in into.parent.iterdir()] == ["cay"]
    assert into.stat().st_mode & 0o777 == 0o755
