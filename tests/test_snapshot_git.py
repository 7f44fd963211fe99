"""Git as a reader of objects: what it is asked, what it refuses, what it never runs."""

from __future__ import annotations

import os
import shutil
import zlib
from pathlib import Path

import pytest

from snapshot_repository import Repository, repository
from thidua.snapshot import Git, UsageError

LARGE = 5 * 1024 * 1024 + 7
TOO_LARGE = b" " * 1048577


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository without commits, and a home folder without settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return repository(tmp_path / "repo")


def test_a_revision_becomes_a_full_hash(repo: Repository) -> None:
    """Branch, tag, short hash and HEAD~0 name the same commit."""
    made = repo.commit()
    repo.git("tag", "--annotate", "v1", "--message", "x")
    assert {Git(repo.root).commit_of(name) for name in ("main", "v1", made[:8], "HEAD~0", made)} == {made}


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("--all", "“--all” không phải là tên một lần lưu Git"),
        ("-h", "“-h” không phải là tên một lần lưu Git"),
        ("a\nb", "“aU+000Ab” không phải là tên một lần lưu Git"),
        ("a\0b", "“aU+0000b” không phải là tên một lần lưu Git"),
        ("", "không tìm thấy lần lưu “” trong kho Git này"),
        ("nowhere", "không tìm thấy lần lưu “nowhere” trong kho Git này"),
        ("0" * 40, "không tìm thấy lần lưu “" + "0" * 40 + "” trong kho Git này"),
        ("HEAD:submissions", "không tìm thấy lần lưu “HEAD:submissions” trong kho Git này"),
        ("^HEAD", "không tìm thấy lần lưu “^HEAD” trong kho Git này"),
        ("HEAD..HEAD", "không tìm thấy lần lưu “HEAD..HEAD” trong kho Git này"),
    ],
)
def test_what_names_no_commit_is_refused(repo: Repository, revision: str, message: str) -> None:
    """An option, a control character, a name that is not there: Vietnamese words, nothing is run."""
    repo.write("submissions/a")
    repo.commit()
    with pytest.raises(UsageError) as refused:
        Git(repo.root).commit_of(revision)
    assert str(refused.value) == message


def test_outside_a_repository_that_is_said(tmp_path: Path) -> None:
    """A folder outside Git is none of Git's; asking it for a commit says so."""
    assert not Git(tmp_path).is_repository()
    assert Git(tmp_path).ask("rev-parse", "HEAD") is None
    with pytest.raises(UsageError, match=r"^thư mục này không nằm trong kho Git$"):
        Git(tmp_path).commit_of("HEAD")
    with pytest.raises(UsageError, match=r"^thư mục này không nằm trong kho Git$"):
        Git(tmp_path).run("ls-tree", "HEAD")


def test_inside_a_repository_that_is_said(repo: Repository) -> None:
    """Any folder below the top, too."""
    (repo.root / "a").mkdir()
    assert Git(repo.root / "a").is_repository()


def test_a_command_that_git_refuses_is_named(repo: Repository) -> None:
    """What Git says in English stays away from people; the command and the next step are told."""
    with pytest.raises(UsageError) as refused:
        Git(repo.root).run("ls-tree", "nowhere")
    assert str(refused.value) == "lệnh “git ls-tree” không thực hiện được; kiểm tra kho bằng: git fsck"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing folder is not taken for a missing Git."""
    with pytest.raises(UsageError) as refused:
        Git(tmp_path / "x").run("version")
    assert str(refused.value) == f"không có thư mục “{tmp_path / 'x'}”"


def test_without_git_a_plain_folder_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is never the only door; but to use it one must install it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Git(tmp_path).is_repository()
    assert Git(tmp_path).ask("version") is None
    with pytest.raises(UsageError, match=r"^không tìm thấy lệnh git; hãy cài Git rồi chạy lại$"):
        Git(tmp_path).run("version")


def test_without_git_a_repository_is_not_taken_for_a_folder(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its receipts would silently be gone, and everything late."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (repo.root / "a").mkdir()
    for folder in (repo.root, repo.root / "a"):
        with pytest.raises(UsageError, match=r"^không tìm thấy lệnh git"):
            Git(folder).is_repository()


def git_with(setting: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real Git, started with one more variable in its environment."""
    folder.mkdir()
    (folder / "git").write_text(f'#!/bin/sh\n{setting} exec {shutil.which("git")} "$@"\n', "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_a_repository_of_another_owner_says_how_to_trust_it(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git's own test switch makes it see another owner; the refusal is its real one."""
    git_with("GIT_TEST_ASSUME_DIFFERENT_OWNER=1", tmp_path / "bin", monkeypatch)
    with pytest.raises(UsageError) as refused:
        Git(repo.root).commit_of("HEAD")
    assert str(refused.value) == (
        "Git không đọc kho này vì chủ sở hữu thư mục là người khác: git config --global --add safe.directory THƯ_MỤC"
    )


def test_settings_of_the_machine_are_not_read(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The verdict is the same on a machine whose administrator set Git up in another way, or badly."""
    made = repo.commit()
    (tmp_path / "system").write_text("[core\n", "utf-8")
    git_with(f"GIT_CONFIG_SYSTEM={tmp_path}/system", tmp_path / "bin", monkeypatch)
    assert Git(repo.root).commit_of("HEAD") == made


def test_damaged_settings_are_not_taken_for_a_folder_outside_git(repo: Repository) -> None:
    """A repository that Git cannot open is said to be so."""
    (repo.root / ".git" / "config").write_text("[core\n", "utf-8")
    with pytest.raises(UsageError, match="kiểm tra kho bằng: git fsck"):
        Git(repo.root).is_repository()


def test_the_environment_does_not_lead_elsewhere(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook's GIT_DIR and injected settings are not passed on."""
    made = repo.commit()
    repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "x")
    assert Git(repo.root).commit_of("HEAD") == made


def test_blobs_come_with_their_bytes(repo: Repository) -> None:
    """Zero bytes, no line end, line ends of both kinds: content comes as it is stored."""
    contents = [b"", b"\n", b"a\r\nb\0c", b"x" * 100_000, b"blob 3\nabc\n"]
    ids = [repo.blob(data) for data in contents]
    assert list(Git(repo.root).blobs(ids)) == list(zip(ids, contents, strict=True))


def test_only_blobs_that_are_here_come(repo: Repository) -> None:
    """What is missing, a commit, a tree, a short or a made-up id is left out; the rest keeps its bytes."""
    repo.write("a", b"1")
    made = repo.commit()
    one = repo.blob(b"1")
    tree = repo.git("rev-parse", "HEAD^{tree}")
    asked = ["0" * 40, made, one, tree, one[:10], "HEAD:a", "a\nb", "", "é", one]
    assert list(Git(repo.root).blobs(asked)) == [(one, b"1"), (one, b"1")]
    assert list(Git(repo.root).blobs([])) == []


def test_a_large_blob_is_passed_over(repo: Repository) -> None:
    """The one after it is read right."""
    large, over = repo.blob(b"x" * LARGE), repo.blob(b"x" * 1048577)
    most, small = repo.blob(b"y" * 1048576), repo.blob(b"z")
    found = dict(Git(repo.root).blobs([large, over, most, small]))
    assert found == {large: TOO_LARGE, over: TOO_LARGE, most: b"y" * 1048576, small: b"z"}


def test_ten_thousand_blobs_do_not_block(repo: Repository) -> None:
    """Question and answer are each far longer than a pipe holds."""
    one = repo.blob(b"x" * 1000)
    assert sum(len(data) for _, data in Git(repo.root).blobs([one] * 10_000)) == 10_000_000


def test_reading_may_stop_early(repo: Repository) -> None:
    """Git ends with the reader; nothing is left running."""
    one = repo.blob(b"x" * 100_000)
    blobs = Git(repo.root).blobs([one] * 100)
    assert next(iter(blobs)) == (one, b"x" * 100_000)
    del blobs


@pytest.mark.parametrize("size", [10, 100_000, 5_000_000])
def test_a_damaged_object_is_said(repo: Repository, size: int) -> None:
    """A cut-off object ends in words, never in data that nobody stored."""
    one = repo.blob(b"abc")
    target = repo.root / ".git" / "objects" / one[:2] / one[2:]
    target.chmod(0o644)
    target.write_bytes(zlib.compress(b"blob %d\0abc" % size))
    with pytest.raises(UsageError, match=r"^lệnh “git cat-file” không thực hiện được; kiểm tra kho bằng: git fsck$"):
        dict(Git(repo.root).blobs([one]))


def test_lines_come_whole(repo: Repository) -> None:
    """From all files of a tree, those with zero bytes too, whatever the repository's settings say of searching."""
    for name in ("lineNumber", "column", "fullName"):
        repo.git("config", f"grep.{name}", "true")
    repo.git("config", "color.grep", "always")
    repo.git("config", "grep.patternType", "extended")
    repo.write("a/1", b'x\n  "event": "1.2",\n')
    repo.write("a/2", b'\0\n"event": \xff\n')
    repo.write("2", b'"event": 3\n')
    made = repo.commit()
    assert sorted(Git(repo.root).lines_with('"event": ', f"{made}:a")) == [b'  "event": "1.2",', b'"event": \xff']
    assert Git(repo.root).lines_with("e.ent", made) == []
    with pytest.raises(UsageError, match="lệnh “git grep” không thực hiện được"):
        Git(repo.root).lines_with("x", "khong-co")
