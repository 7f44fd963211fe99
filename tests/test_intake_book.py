"""The branch of the ledger: nothing lost, nothing half, nothing twice, whatever happens to a writer."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from agency import NOMINATION, edit, git, repository
from thidua.cli import main
from thidua.intake.book import Book, catch_up, first_rewritten
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.receipts.receipt import Receipt
from thidua.snapshot import Git, UsageError, ledger_files

PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B"]
SHIM = """#!/bin/sh
case " $* " in *" hash-object "*|*" update-ref "*) ;; *) exec {git} "$@" ;; esac
number=$(($(cat {counter}) + 1)); echo $number > {counter}
if [ "$number {moment}" = "{at} before" ]; then kill -9 $PPID; exit 1; fi
{git} "$@"; code=$?
if [ "$number {moment}" = "{at} after" ]; then kill -9 $PPID; fi
exit $code
"""


def receipt(number: int, campaign: str = "2022") -> Receipt:
    """A receipt of an event, before it has a place in the chain."""
    plain = {
        "schema": 1,
        "seq": 1,
        "previous": "",
        "event": f"git:{number}",
        "instant": f"2022-03-18T02:00:{number:02}Z",
        "source": "git",
        "campaign": campaign,
        "unit": "phong-mot",
        "stage": "dang_ky",
        "path": f"submissions/{campaign}/don-vi/phong-mot/dang-ky.yaml",
    }
    return Receipt.model_validate(plain)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    return made


def ledger(root: Path, campaign: str = "2022") -> Ledger:
    """The ledger on the branch, whole."""
    files, _ = ledger_files(root, "receipts")
    own = {path.partition("/")[2]: data for path, data in files.items() if path.startswith(f"{campaign}/")}
    found = read_ledger(own)
    assert found.breaks == ()
    return found


def events(root: Path) -> list[str]:
    """The events of the ledger in their order."""
    return [one.event for one in ledger(root).receipts]


def test_receipts_are_chained_by_campaign(root: Path) -> None:
    """Each campaign has its own chain; the branch only grows, and nothing else is touched."""
    book, before = Book(Git(root)), git(root, "status", "--porcelain", "--branch")
    assert [one.seq for one in book.record([receipt(1), receipt(2, "2023"), receipt(3)])] == [1, 2, 1]
    assert [one.seq for one in book.record([receipt(4)])] == [3]
    assert events(root) == ["git:1", "git:3", "git:4"]
    assert [one.event for one in ledger(root, "2023").receipts] == ["git:2"]
    assert git(root, "rev-list", "--count", "receipts") == "2"
    assert git(root, "log", "-1", "--format=%ct %s", "receipts") == "1647568804 1 biên nhận"
    assert git(root, "fsck", "--strict") == ""
    assert git(root, "status", "--porcelain", "--branch") == before


def test_an_event_is_recorded_once(root: Path) -> None:
    """What is told twice, in one breath or later, stands in the ledger once."""
    book = Book(Git(root))
    assert len(book.record([receipt(1), receipt(1)])) == 1
    head = git(root, "rev-parse", "receipts")
    assert book.record([receipt(1)]) == ()
    assert book.record([]) == ()
    assert git(root, "rev-parse", "receipts") == head


def test_the_ledger_is_what_git_stores(root: Path) -> None:
    """Folders stand in Git's own order, in which `2022-x` comes before `2022`; a server refuses any other."""
    book = Book(Git(root))
    for number, campaign in enumerate(("2022", "2022-x", "2022", "2021"), start=1):
        book.record([receipt(number, campaign)])
    git(root, "fsck", "--strict")
    assert git(root, "ls-tree", "--name-only", "receipts").split() == ["2021", "2022-x", "2022"]
    assert [len(ledger(root, campaign).receipts) for campaign in ("2021", "2022-x", "2022")] == [1, 1, 2]


def test_a_damaged_ledger_goes_on(root: Path) -> None:
    """Where a receipt was lost the next one still gets a number of its own, and verify names the gap."""
    book = Book(Git(root))
    book.record([receipt(1), receipt(2), receipt(3)])
    broken(root, {"2022/000002.json": None, "2022/ghi-chu-cua-ai-do.json": b"{}"})
    (added,) = book.record([receipt(4)])
    assert added.seq == 4
    found = read_ledger({Path(path).name: data for path, data in ledger_files(root, "receipts")[0].items()})
    assert found.breaks[0].name == "000003.json"


def broken(root: Path, changes: dict[str, bytes | None]) -> None:
    """The branch with files changed or taken away by one more commit."""
    git(root, "worktree", "add", "--quiet", "../so", "receipts")
    work = root.parent / "so"
    for path, data in changes.items():
        if data is None:
            (work / path).unlink()
        else:
            (work / path).write_bytes(data)
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=x")
    git(root, "worktree", "remove", "../so")


def test_a_branch_that_was_rewritten_forward_is_named(root: Path) -> None:
    """A commit that changes a receipt is found though the branch itself only went forward."""
    Book(Git(root)).record([receipt(1), receipt(2)])
    assert first_rewritten(Git(root), "receipts") is None
    assert first_rewritten(Git(root), "khong-co") is None
    broken(root, {"2022/000002.json": b"{}"})
    assert first_rewritten(Git(root), "receipts") == (git(root, "rev-parse", "receipts"), "2022/000002.json")


def test_writers_at_once_lose_nothing(root: Path) -> None:
    """Six processes that record at the same time: every event once, one chain."""
    script = "import sys; from thidua.cli import main; sys.exit(main(sys.argv[1:]))"
    days = [f"2022-03-1{day}" for day in range(6)]
    writers = [
        subprocess.Popen([sys.executable, "-c", script, *PAPER, "--received", day, NOMINATION], cwd=root)
        for day in days
    ]
    assert [writer.wait() for writer in writers] == [0] * 6
    assert sorted(one.instant.day for one in ledger(root).receipts) == [10, 11, 12, 13, 14, 15]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_at_any_write_leaves_the_old_ledger_or_the_new(root: Path, tmp_path: Path, moment: str) -> None:
    """Killed at each write in turn, the ledger is whole, and telling it again records each event once."""
    git(root, "config", "core.logAllRefUpdates", "true")
    killed = 0
    for at in range(1, 20):
        arguments = [*PAPER, "--received", f"2022-03-18T08:{at:02}", NOMINATION]
        code = run_with_shim(root, tmp_path, arguments, at, moment)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        killed += 1
        if git(root, "branch", "--list", "receipts"):
            ledger(root)
        assert main(arguments) == 0
        assert len(ledger(root).receipts) == at
    assert killed == 6  # the file, the receipt, the folder, the tree, the commit, the ref
    assert len(set(events(root))) == 7


def run_with_shim(root: Path, folder: Path, arguments: Iterable[str], at: int, moment: str) -> int:
    """The exit code of the command when its writing Git number `at` kills it."""
    counter, shim = folder / "counter", folder / "bin" / "git"
    shim.parent.mkdir(exist_ok=True)
    counter.write_text("0")
    shim.write_text(SHIM.format(git=shutil.which("git"), counter=counter, at=at, moment=moment))
    shim.chmod(0o755)
    env = os.environ | {"PATH": f"{shim.parent}:{os.environ['PATH']}"}
    return subprocess.run([sys.executable, "-m", "thidua", *arguments], cwd=root, env=env, check=False).returncode


def test_writers_at_once_behind_the_server_lose_nothing(root: Path, tmp_path: Path) -> None:
    """Who finds the ledger caught up by another goes on from there."""
    clone = tmp_path / "ban-sao"
    git(root, "clone", "--quiet", str(root), str(clone))
    line = [sys.executable, "-m", "thidua", *PAPER, NOMINATION, "--received"]
    subprocess.run([*line, "2022-03-09"], cwd=clone, check=True)
    Book(Git(root)).record([receipt(1)])
    git(clone, "fetch", "--quiet")
    writers = [subprocess.Popen([*line, f"2022-03-1{day}"], cwd=clone) for day in range(6)]
    assert [writer.wait() for writer in writers] == [0] * 6
    assert sorted(one.instant.day for one in ledger(clone).receipts) == [9, 10, 11, 12, 13, 14, 15, 18]


def test_a_locked_branch_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lock that a killed Git left behind is named, with what to do about it."""
    Book(Git(root)).record([receipt(1)])
    (root / ".git/refs/heads/receipts.lock").touch()
    assert main([*PAPER, "--received", "18/3/2022", NOMINATION]) == 2
    assert "xóa tệp refs/heads/receipts.lock" in capsys.readouterr().err
    further = git(root, "commit-tree", "receipts^{tree}", "-p", "receipts", "-m", "x")
    git(root, "update-ref", "refs/remotes/origin/receipts", further)
    with pytest.raises(UsageError, match=r"xóa tệp refs/heads/receipts\.lock"):
        catch_up(Git(root))
    assert events(root) == ["git:1"]


def test_the_ledger_of_the_server_is_gone_on_with(root: Path, tmp_path: Path) -> None:
    """A clone takes over the server's ledger, keeps what it is ahead, and refuses to go apart."""
    clone = tmp_path / "ban-sao"
    Book(Git(root)).record([receipt(1)])
    git(root, "clone", "--quiet", str(root), str(clone))
    catch_up(Git(clone))
    Book(Git(clone)).record([receipt(2)])
    catch_up(Git(clone))
    assert events(clone) == ["git:1", "git:2"]
    git(root, "fetch", "--quiet", str(clone), "receipts:receipts")
    Book(Git(root)).record([receipt(3)])
    git(clone, "fetch", "--quiet")
    catch_up(Git(clone))
    assert events(clone) == ["git:1", "git:2", "git:3"]
    Book(Git(clone)).record([receipt(4)])
    Book(Git(root)).record([receipt(5)])
    git(clone, "fetch", "--quiet")
    with pytest.raises(UsageError, match="đã tách nhau"):
        catch_up(Git(clone))
    assert events(clone) == ["git:1", "git:2", "git:3", "git:4"]


def test_lines_of_the_register_come_behind_what_the_server_recorded_first(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who lost the race types nothing again, with a ledger before or without; told twice is once."""
    clone = tmp_path / "ban-sao"
    git(root, "clone", "--quiet", str(root), str(clone))
    monkeypatch.chdir(clone)
    for number in (1, 2):
        line = [*PAPER, "--received", f"{number}/3/2022", NOMINATION]
        assert main(line) == 0
        Book(Git(root)).record([receipt(number)])
        git(clone, "fetch", "--quiet")
        capsys.readouterr()
        assert main(line) == 0
        first, *told = capsys.readouterr().out.splitlines()
        assert first == "Máy chủ ghi trước: 1 dòng sổ đến của máy này được nối vào sau, có số và mã mới."
        assert told[0].startswith(f"Biên nhận 2022/{number * 2}: {NOMINATION} · mã ")
        assert told[1:] == ["Gửi sổ lên máy chủ: git push origin refs/heads/receipts"]
        git(clone, "push", "--quiet", "origin", "refs/heads/receipts")
    assert [one.source.value for one in ledger(root).receipts] == ["git", "giay", "git", "giay"]
    assert main(line) == 0
    assert capsys.readouterr().out == f"Đã có biên nhận của lần nhận này: {NOMINATION}\n"


def test_the_number_of_a_line_is_the_one_that_this_machine_printed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that puts another right can be told again too, when the server recorded first."""
    clone = tmp_path / "ban-sao"
    git(root, "clone", "--quiet", str(root), str(clone))
    monkeypatch.chdir(clone)
    right = [*PAPER, "--received", "2/3/2022", "--instead-of", "2022/1", NOMINATION]
    assert (main([*PAPER, "--received", "1/3/2022", NOMINATION]), main(right)) == (0, 0)
    Book(Git(root)).record([receipt(1)])
    git(clone, "fetch", "--quiet")
    capsys.readouterr()
    assert main(right) == 0
    assert f"Biên nhận 2022/3: {NOMINATION}" in capsys.readouterr().out
    (_, wrong, mended) = ledger(clone).receipts
    assert mended.instead_of == wrong.event


def test_two_versions_of_a_file_have_two_receipts(root: Path) -> None:
    """The same day and file with another content is another event."""
    arguments = [*PAPER, "--received", "18/3/2022", NOMINATION]
    assert main(arguments) == 0
    edit(root, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    assert main(arguments) == 0
    assert len({one.blob for one in ledger(root).receipts}) == 2
