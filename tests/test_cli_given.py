"""What is named on the command line: files that are none, places where nothing can be made, words that are empty."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agency import NOMINATION, PROJECT, edit, git, repository
from thidua.cli import main

CASE = PROJECT / "tests/cases/late-nomination/three-days-undecided/submissions/2022/bien-nhan"
PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--received", "18/3/2022", "--receiver", "Trần Thị B"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository, entered; beside it things that are no plain file."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    os.mkfifo(tmp_path / "ong")
    (tmp_path / "thu-muc").mkdir()
    with (tmp_path / "lon").open("wb") as large:
        large.truncate(33 * 1024 * 1024)
    return made


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 2) -> str:
    """What the command prints, its exit code checked."""
    capsys.readouterr()
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ong", "không phải là tệp thường"),
        ("thu-muc", "không phải là tệp thường"),
        ("/dev/zero", "không phải là tệp thường"),
        ("lon", "quá lớn: nhiều nhất 32 MiB"),
    ],
)
@pytest.mark.parametrize(
    "argv",
    [
        ["check", "--forge", "github", "--event"],
        ["settings", "--forge", "github", "--export"],
        ["receipt", "record", "--forge", "github", "--event"],
        ["receipt", "sweep", "--forge", "github", "--export"],
        ["receipt", "heads", "--forge", "github", "--event"],
    ],
)
@pytest.mark.usefixtures("root")
def test_what_is_no_plain_file_is_not_read(
    capsys: pytest.CaptureFixture[str], argv: list[str], name: str, why: str
) -> None:
    """A pipe is not waited for, a device not read into memory, whatever the file is named for."""
    (Path.cwd() / ".github/rulesets").mkdir(parents=True)
    path = Path.cwd().parent / name
    assert said(capsys, *argv, str(path)) == f"Dùng lệnh chưa đúng: “{path}” {why}\n"


def test_a_stamp_is_a_plain_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither openssl nor this program waits for a pipe; a file that is not there is no stamp."""
    pipe = str(root.parent / "ong")
    for token, authority in ((pipe, NOMINATION), (NOMINATION, pipe)):
        text = said(capsys, "receipt", "verify", "--token", token, "--ca", authority)
        assert f"“{pipe}” không phải là tệp thường" in text
    assert "quá lớn: nhiều nhất 1 MiB" in said(
        capsys, "receipt", "verify", "--token", str(root.parent / "lon"), "--ca", NOMINATION
    )
    assert "không phải là dấu thời gian" in said(capsys, "receipt", "verify", "--token", "x", "--ca", NOMINATION)


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
@pytest.mark.parametrize("place", ["bien-nhan", "so/2022"])
def test_a_ledger_of_files_only(root: Path, capsys: pytest.CaptureFixture[str], place: str, kind: str) -> None:
    """A receipt that is a dangling link, a folder or a pipe is named; no other file of a folder is any matter of it."""
    folder = root.parent / place
    shutil.copytree(CASE, folder)
    given = str(folder if place == "bien-nhan" else folder.parent)
    (folder / "khoa-so.json").symlink_to("nowhere")
    assert said(capsys, "receipt", "verify", "--receipts", given, code=0).endswith("Sổ biên nhận liền mạch.\n")
    odd = folder / "000020.json"
    if kind == "link":
        odd.symlink_to("nowhere")
    elif kind == "folder":
        odd.mkdir()
    else:
        os.mkfifo(odd)
    text = said(capsys, "check", "--receipts", given)
    assert "000020.json” không phải là tệp thường" in text or "không đọc được “" in text
    assert "000020.json" in text


def test_a_folder_without_receipts_is_no_ledger(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What lies deeper, or is not numbered, is nothing that was asked for."""
    folder = root.parent / "khac"
    (folder / "a/b").mkdir(parents=True)
    for path in ("x.json", "a/y.json", "a/b/000001.json"):
        (folder / path).write_text("[]", "utf-8")
    os.mkfifo(folder / "a/ong.json")
    assert f"không có biên nhận trong “{folder}”" in said(capsys, "check", "--receipts", str(folder))


@pytest.mark.parametrize(
    "argv", [["schema", "--into"], ["pages", "--into"], ["receipt", "stamp", "--campaign=2022", "--into"]]
)
@pytest.mark.usefixtures("root")
def test_where_nothing_can_be_made(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    """A place in which the system makes no file is refused in words."""
    assert main([*PAPER, NOMINATION]) == 0
    text = said(capsys, *argv, "/proc/khong-co/x")
    assert text.startswith("Dùng lệnh chưa đúng: không ghi được vào /proc/khong-co/x")
    assert text.endswith(": không tạo được gì ở đó; chọn nơi khác\n")


def test_pages_need_the_settings_of_the_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for a build, it is said which file is missing."""
    (root / "mkdocs.yml").unlink()
    assert f"không có {root / 'mkdocs.yml'}" in said(capsys, "pages", "--into", "cay")
    assert not (root / "cay").exists()


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["check", "--campaign", ""], "--campaign"),
        (["check", "--commit="], "--commit"),
        (["check", ""], "TỆP"),
        (["check", "--base", "", "--head", ""], "--base"),
        (["status", "--campaign", ""], "--campaign"),
        (["new", "--campaign", ""], "--campaign"),
        (["fmt", NOMINATION, ""], "TỆP"),
        (["receipt", "record", "--event", ""], "--event"),
    ],
)
@pytest.mark.usefixtures("root")
def test_an_empty_word_chooses_nothing(capsys: pytest.CaptureFixture[str], argv: list[str], named: str) -> None:
    """A variable that is empty by mistake does not turn one command into another."""
    assert said(capsys, *argv).startswith(f"Dùng lệnh chưa đúng: {named} không được để trống\n")


@pytest.mark.usefixtures("root")
def test_what_may_be_empty(capsys: pytest.CaptureFixture[str]) -> None:
    """Left out altogether is not empty; an account without a name is one that nobody knows."""
    assert "quota-exceeded" in said(capsys, "explain", code=0)
    asked = ["check", "--base", "HEAD", "--head", "HEAD", "--account", "", "--account-id", ""]
    assert "[sender-unknown]" in said(capsys, *asked, code=1)


@pytest.mark.parametrize("more", [["--account", "x"], ["--account-id", "7"], ["--forge", "github"]])
@pytest.mark.usefixtures("root")
def test_who_sends_is_of_a_request(capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    """Without a request nobody's rights are checked, and it does not look as if they were."""
    assert "là của một lần gửi: cần --base và --head, hoặc --event" in said(capsys, "check", *more)


@pytest.mark.parametrize("more", [["--forge", "github"], ["--repository", "so/thi-dua"]])
@pytest.mark.usefixtures("root")
def test_a_forge_is_of_an_issue(capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    """A reminder that is printed goes to no forge."""
    assert "--forge, --repository chỉ dùng cùng --into" in said(capsys, "remind", *more)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("quota", "ý là một trong:\n  quota-unclear                      Tỷ lệ chưa rõ\n  quota-exceeded "),
        ("Vượt tỷ lệ", "ý là một trong:\n  quota-exceeded                     Vượt tỷ lệ\n"),
        ("vuot ty le", "ý là một trong:\n  quota-exceeded                     Vượt tỷ lệ\n"),
        ("quota-exeeded", "ý là quota-exceeded?\n"),
        ("qqq", "xem danh sách: thidua explain\n"),
    ],
)
def test_a_rule_is_found_by_a_word(capsys: pytest.CaptureFixture[str], word: str, meant: str) -> None:
    """Of its id or its title, with accents or without; else the nearest id."""
    assert said(capsys, "explain", word).startswith(f"Dùng lệnh chưa đúng: không có quy tắc “{word}”; {meant}")


def test_bytes_that_are_no_text_are_shown_as_bytes(root: Path) -> None:
    """In a name on the command line as in one of the repository, whatever the language of the machine is."""
    (root / "submissions/2022").joinpath(os.fsdecode(b"x\xff.yaml")).write_text("", "utf-8")
    command = [sys.executable, "-m", "thidua", "check"]
    for language in ("C", "C.UTF-8"):
        env = os.environ | {"LC_ALL": language}
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, check=False)
        assert r"“submissions/2022/x\xFF.yaml” không viết bằng UTF-8".encode() in done.stdout
        done = subprocess.run([*command, b"a\xfe"], cwd=root, env=env, capture_output=True, check=False)
        assert done.returncode == 2
        assert rf"không có tệp “a\xFE” trong {root}".encode() in done.stderr


@pytest.mark.parametrize("command", ["check", "status", "build --edition cong-khai", "receipt pre-receive <&-"])
def test_a_closed_stream_of_complaints(root: Path, command: str) -> None:
    """Where nobody hears complaints the command does its work."""
    edit(root, NOMINATION, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    git(root, "commit", "--quiet", "--all", "--message=x")
    if command.startswith("build"):
        (root / "node_modules").symlink_to(PROJECT / "node_modules")
    script = f'exec "$0" -m thidua {command} 2>&-'
    done = subprocess.run(["sh", "-c", script, sys.executable], cwd=root, capture_output=True, check=False)
    assert done.returncode == 0


def test_control_characters_of_a_folder_are_shown_where_all_went_well(root: Path, tmp_path: Path) -> None:
    """What is said of success names what was typed too."""
    into = tmp_path / "\x1b[31mtrang"
    done = subprocess.run(
        [sys.executable, "-m", "thidua", "pages", "--into", str(into)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "\x1b" not in done.stdout
    assert "U+001B[31mtrang" in done.stdout
