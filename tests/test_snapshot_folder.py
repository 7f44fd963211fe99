"""A snapshot of a work tree, equal to that of the commit where nothing was changed."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from snapshot_repository import PLAIN, Repository, repository
from thidua.cli.sources import provenance_of
from thidua.cli.world import Asked, look
from thidua.snapshot import UsageError, from_commit, from_folder

NOON = datetime(2022, 3, 10, 5, tzinfo=UTC)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository without commits, and a home folder without settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return repository(tmp_path / "repo")


@contextmanager
def as_anyone() -> Iterator[Path]:
    """A folder of a person whom the rights of files bind; an administrator may read everything."""
    with tempfile.TemporaryDirectory() as name:
        before = os.geteuid()
        if not before:
            os.chown(name, 65534, -1)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(before)


def assert_same(root: Path, commit: str) -> None:
    """The work tree and its commit give the same snapshot in every part."""
    folder, stored = from_folder(root), from_commit(root, commit)
    assert folder == stored
    assert list(folder.files) == list(stored.files)
    assert folder.digest == stored.digest


def test_a_folder_outside_git_is_read(tmp_path: Path) -> None:
    """Git is never the only door: files without a commit and without a time."""
    plain = Repository(tmp_path)
    plain.write("submissions/b", b"2\r\n")
    plain.write("submissions/a/c", b"1")
    plain.write("README.md")
    taken = from_folder(tmp_path)
    assert list(taken.files.items()) == [("submissions/a/c", b"1"), ("submissions/b", b"2\r\n")]
    assert (taken.oddities, taken.commit, taken.time, taken.dirty) == ((), "", None, False)


def test_without_git_a_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit's desk may have no Git at all."""
    Repository(tmp_path).write(PLAIN)
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert from_folder(tmp_path).files == {PLAIN: b"schema: 1\n"}


def test_before_the_first_commit_there_is_none(repo: Repository) -> None:
    """A new repository is a folder that will have a commit."""
    repo.write(PLAIN)
    taken = from_folder(repo.root)
    assert (taken.commit, taken.time, taken.dirty, len(taken.files)) == ("", None, False, 1)


def test_a_repository_that_git_refuses_is_said(repo: Repository) -> None:
    """Never silently a folder outside Git: its receipts would be gone."""
    repo.commit()
    (repo.root / ".git" / "config").write_text("[core\n", "utf-8")
    with pytest.raises(UsageError, match="kiểm tra kho bằng: git fsck"):
        from_folder(repo.root)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("rm -r .git/objects", "ở đây có .git nhưng Git không đọc được kho"),
        ("echo x > .git/HEAD", "ở đây có .git nhưng Git không đọc được kho"),
        ("rm -r .git; echo 'gitdir: /nowhere' > .git", "ở đây có .git nhưng Git không đọc được kho"),
        ("rm -r .git/objects/*", r"không đọc được lần lưu mới nhất \(HEAD\) của kho Git"),
        ("> .git/refs/heads/main", r"không đọc được lần lưu mới nhất \(HEAD\) của kho Git"),
    ],
)
def test_a_damaged_repository_is_said(repo: Repository, damage: str, message: str) -> None:
    """It is neither outside Git nor before its first commit."""
    repo.commit()
    subprocess.run(["sh", "-c", damage], cwd=repo.root, check=True)
    with pytest.raises(UsageError, match=message):
        from_folder(repo.root)


def test_a_repository_that_this_account_may_not_read_is_said() -> None:
    """The receipts in it would silently be gone, and everything late."""
    with as_anyone() as root:
        Repository(root).write(PLAIN)
        (root / ".git").mkdir(mode=0)
        with pytest.raises(UsageError, match="chạy bằng tài khoản có quyền"):
            from_folder(root)


def test_a_clean_work_tree_is_its_commit(repo: Repository) -> None:
    """Plain files, line ends of Windows, a program, a link, a large file, odd and twin names."""
    repo.write(PLAIN)
    repo.write("submissions/crlf", b"a\r\nb\r\n")
    repo.write("submissions/large", b"x" * 5 * 1024 * 1024)
    repo.write("submissions/over", b"x" * 1048577)
    repo.write("submissions/program").chmod(0o755)
    repo.write("submissions/A.yaml")
    repo.write("submissions/a.yaml")
    repo.write("submissions/e\u0302\n\t")
    repo.write("submissions/2022-x")
    repo.write("submissions/\U0001f600")
    (repo.root / "submissions" / "link").symlink_to("/etc")
    Path(os.fsdecode(os.fsencode(repo.root) + b"/submissions/\xff")).write_bytes(b"")
    made = repo.commit()
    assert_same(repo.root, made)
    taken = from_folder(repo.root)
    assert (taken.commit, taken.time, taken.dirty) == (made, NOON, False)
    assert [(odd.kind, odd.path) for odd in taken.oddities] == [
        ("symlink", "submissions/link"),
        ("executable", "submissions/program"),
        ("case-twin", "submissions/A.yaml"),
        ("control-character", "submissions/e\u0302U+000AU+0009"),
        ("not-utf8", "submissions/\\xFF"),
        ("not-ascii", "submissions/\U0001f600"),
    ]


def test_a_clean_clone_is_its_commit_for_people_with_windows_line_ends(repo: Repository, tmp_path: Path) -> None:
    """`eol=lf` in .gitattributes, as this project has it, wins over a person's core.autocrlf."""
    repo.write(".gitattributes", b"* text=auto eol=lf\n")
    repo.write(PLAIN, b"a\nb\n")
    made = repo.commit()
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--config", "core.autocrlf=true", str(repo.root), str(clone))
    assert_same(clone, made)


def test_other_line_ends_are_other_bytes(repo: Repository, tmp_path: Path) -> None:
    """Without .gitattributes such a clone differs, byte for byte, and says so."""
    repo.write(PLAIN, b"a\nb\n")
    repo.commit()
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--config", "core.autocrlf=true", str(repo.root), str(clone))
    taken = from_folder(clone)
    assert (taken.files, taken.dirty) == ({PLAIN: b"a\r\nb\r\n"}, True)


def test_a_clean_shallow_detached_clone_is_its_commit(repo: Repository, tmp_path: Path) -> None:
    """As CI has it."""
    repo.write(PLAIN, b"1")
    repo.commit()
    repo.write(PLAIN, b"2")
    made = repo.commit()
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(clone))
    Repository(clone).git("checkout", "--quiet", "--detach")
    assert_same(clone, made)


def test_a_linked_work_tree_is_its_commit(repo: Repository, tmp_path: Path) -> None:
    """`git worktree add` leaves a file `.git` in the place of the folder."""
    repo.write(PLAIN)
    made = repo.commit()
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    assert_same(tmp_path / "tree", made)


def test_a_partial_clone_that_was_checked_out_is_its_commit(repo: Repository, tmp_path: Path) -> None:
    """What was fetched for the checkout is enough, with the contents of earlier commits missing."""
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.write(PLAIN, b"1")
    repo.commit()
    repo.write(PLAIN, b"2")
    made = repo.commit()
    repo.git("clone", "--quiet", "--filter=blob:none", f"file://{repo.root}", str(tmp_path / "clone"))
    assert_same(tmp_path / "clone", made)


def test_a_repository_with_long_ids_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's newer kind of repository hashes with sha256."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    repo = repository(tmp_path / "repo", "--object-format=sha256")
    repo.write(PLAIN, b"1")
    assert_same(repo.root, repo.commit())
    repo.write(PLAIN, b"2")
    assert from_folder(repo.root).dirty


def test_a_folder_within_a_larger_repository_is_its_commit(repo: Repository) -> None:
    """Changes beside it are none of it."""
    repo.write("submissions/other.yaml")
    repo.write("agency/submissions/own.yaml")
    made = repo.commit()
    repo.write("submissions/other.yaml", b"changed")
    assert_same(repo.root / "agency", made)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / PLAIN).write_bytes(b"schema: 2\n"),
        lambda root: (root / PLAIN).unlink(),
        lambda root: (root / PLAIN).rename(root / "submissions" / "x"),
        lambda root: (root / PLAIN).chmod(0o755),
        lambda root: (root / "submissions" / "new").write_bytes(b""),
        lambda root: (root / "submissions" / "ignored").write_bytes(b""),
        lambda root: (root / "submissions" / "large").write_bytes(b"x"),
        lambda root: (root / "submissions" / "small").write_bytes(b"x" * 2_000_000),
        lambda root: ((root / "submissions" / "link").unlink(), (root / "submissions" / "link").symlink_to("b")),
        lambda root: os.mkfifo(root / "submissions" / "pipe"),
    ],
    ids=["edited", "removed", "renamed", "mode", "new", "ignored", "large-small", "small-large", "link", "pipe"],
)
def test_every_difference_is_dirty(repo: Repository, change: object) -> None:
    """Also one that Git was told to ignore: what was judged is not what the commit holds."""
    repo.write(".gitignore", b"ignored\n")
    repo.write(PLAIN)
    repo.write("submissions/large", b"x" * 2_000_000)
    repo.write("submissions/small", b"x")
    (repo.root / "submissions" / "link").symlink_to("a")
    repo.commit()
    assert not from_folder(repo.root).dirty
    assert callable(change)
    change(repo.root)
    assert from_folder(repo.root).dirty


def test_what_lies_elsewhere_makes_nothing_dirty(repo: Repository) -> None:
    """Nor does an empty folder, a newer time of a file, or what is in the index only."""
    repo.write(PLAIN)
    repo.write("README.md")
    repo.commit()
    repo.write("README.md", b"changed")
    (repo.root / "submissions" / "empty").mkdir()
    os.utime(repo.root / PLAIN, (0, 0))
    repo.git("rm", "--quiet", "--cached", PLAIN)
    assert not from_folder(repo.root).dirty


def test_the_repository_s_settings_run_nothing(repo: Repository) -> None:
    """Asking for the state of a work tree would run filters and watchers; comparing ids does not."""
    trap = f"touch {repo.root}/trapped"
    repo.write("submissions/.gitattributes", b"* filter=trap\n")
    repo.write(PLAIN)
    repo.commit()
    for key in ("filter.trap.clean", "filter.trap.smudge", "core.fsmonitor", "core.pager", "gpg.program"):
        repo.git("config", key, trap)
    repo.write(PLAIN, b"changed!!\n")
    assert from_folder(repo.root).dirty
    assert not (repo.root / "trapped").exists()


@pytest.mark.parametrize("fetched", [False, True])
def test_a_submodule_is_told_fetched_or_not(repo: Repository, tmp_path: Path, *, fetched: bool) -> None:
    """A fresh clone has an empty folder in its place; the commit knows better."""
    inner = repository(tmp_path / "inner")
    inner.write("x")
    inner.commit()
    repo.write(PLAIN)
    repo.git("clone", "--quiet", str(inner.root), "submissions/nested")
    made = repo.commit()
    clone = repo.root if fetched else tmp_path / "clone"
    if not fetched:
        repo.git("clone", "--quiet", str(repo.root), str(clone))
    assert_same(clone, made)
    assert [(odd.kind, odd.path) for odd in from_folder(clone).oddities] == [("submodule", "submissions/nested")]


def test_on_a_disk_without_modes_the_commit_tells_the_programs(repo: Repository) -> None:
    """Every file of a Windows share looks like a program, or none does; core.fileMode says so."""
    repo.write(PLAIN)
    repo.write("submissions/program").chmod(0o755)
    (repo.root / "submissions" / "link").symlink_to("a")
    made = repo.commit()
    repo.git("config", "core.fileMode", "false")
    (repo.root / PLAIN).chmod(0o755)
    (repo.root / "submissions" / "program").chmod(0o644)
    assert_same(repo.root, made)
    (repo.root / "submissions" / "program").unlink()
    (repo.root / "submissions" / "program").symlink_to("a")
    assert [odd.kind for odd in from_folder(repo.root).oddities] == ["symlink", "symlink"]


def test_a_linked_folder_that_leads_outside_is_not_read(repo: Repository, tmp_path: Path) -> None:
    """Neither a folder in `submissions/` nor `submissions/` itself."""
    Repository(tmp_path).write("outside/secret.yaml")
    (repo.root / "submissions").mkdir()
    (repo.root / "submissions" / "folder").symlink_to(tmp_path / "outside")
    taken = from_folder(repo.root)
    assert (taken.files, [odd.kind for odd in taken.oddities]) == ({}, ["symlink"])
    (repo.root / "submissions" / "folder").unlink()
    (repo.root / "submissions").rmdir()
    (repo.root / "submissions").symlink_to(tmp_path / "outside")
    taken = from_folder(repo.root)
    assert (taken.files, [odd.path for odd in taken.oddities]) == ({}, ["submissions"])


def test_a_pipe_is_told(tmp_path: Path) -> None:
    """It is neither opened nor waited for."""
    (tmp_path / "submissions").mkdir()
    os.mkfifo(tmp_path / "submissions" / "pipe")
    assert [(odd.kind, odd.path) for odd in from_folder(tmp_path).oddities] == [("special", "submissions/pipe")]


def test_what_this_machine_may_not_read_is_told() -> None:
    """A file and a folder without the right to read: words, with all else still read."""
    with as_anyone() as root:
        plain = Repository(root)
        plain.write(PLAIN)
        plain.write("submissions/closed").chmod(0o000)
        plain.write("submissions/folder/x").parent.chmod(0o000)
        taken = from_folder(root)
        (root / "submissions" / "folder").chmod(0o700)
    assert taken.files == {PLAIN: b"schema: 1\n"}
    assert [(odd.rule, odd.kind, odd.path) for odd in taken.oddities] == [
        ("not-a-plain-file", "unreadable", "submissions/closed"),
        ("not-a-plain-file", "unreadable", "submissions/folder"),
    ]


@pytest.mark.parametrize(
    "path", ["site/docs/a.md", "site/docs/new.md", "site/overrides/x.html", "tools/p/a.py", "mkdocs.yml"]
)
def test_pages_made_of_other_texts_than_the_commit_are_a_draft(repo: Repository, path: str) -> None:
    """A page, the theme, the program, a new file; not what Python keeps beside it, nor what the commit has none of."""
    for one in (PLAIN, "site/docs/a.md", "site/overrides/x.html", "tools/p/a.py", "mkdocs.yml"):
        repo.write(one)
    made = repo.commit()
    repo.write("tools/p/__pycache__/a.pyc")
    repo.write("tools/p.egg-info/PKG-INFO")
    repo.write("README.md")
    assert not provenance_of(look(Asked(), repo.root)).dirty
    repo.write(path, b"other")
    assert provenance_of(look(Asked(), repo.root)).dirty
    assert not provenance_of(look(Asked(commit=made), repo.root)).dirty


def test_a_program_from_elsewhere_is_no_part_of_the_commit(repo: Repository) -> None:
    """Where the commit holds only submissions, a folder beside them changes nothing."""
    repo.write(PLAIN)
    repo.commit()
    repo.write("tools/p/a.py")
    assert not provenance_of(look(Asked(), repo.root)).dirty
