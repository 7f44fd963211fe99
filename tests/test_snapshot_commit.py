"""A snapshot of a commit, read as objects."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from snapshot_repository import PLAIN, Repository, repository
from thidua.snapshot import Git, UsageError, from_commit
from thidua.snapshot.commit import files_of, head_of, time_of


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository without commits, and a home folder without settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return repository(tmp_path / "repo")


def test_a_commit_gives_its_files_time_and_hash(repo: Repository) -> None:
    """Only what lies under `submissions/`, sorted; the time is the commit's, in UTC."""
    repo.write("README.md")
    repo.write("submissions-old/a.yaml")
    repo.write("submissions/b.yaml", b"b\r\n")
    repo.write("submissions/a/c.yaml", b"")
    made = repo.commit()
    repo.write("submissions/b.yaml", b"newer")
    taken = from_commit(repo.root, "HEAD")
    assert list(taken.files.items()) == [("submissions/a/c.yaml", b""), ("submissions/b.yaml", b"b\r\n")]
    assert (taken.oddities, taken.commit, taken.dirty) == ((), made, False)
    assert taken.time == datetime(2022, 3, 10, 5, tzinfo=UTC)


def test_an_older_commit_stays_as_it_was(repo: Repository) -> None:
    """What was sent can be asked for after it has been replaced, from any folder's checkout state."""
    repo.write(PLAIN, b"1")
    first = repo.commit()
    repo.write(PLAIN, b"2")
    second = repo.commit()
    repo.git("checkout", "--quiet", "--detach", first)
    assert [from_commit(repo.root, one).files[PLAIN] for one in (first, second)] == [b"1", b"2"]


def test_a_commit_without_submissions_is_empty(repo: Repository) -> None:
    """Nothing under `submissions/` is no fault of the snapshot."""
    made = repo.commit()
    assert from_commit(repo.root, made).files == {}


def test_a_revision_that_does_not_exist_is_refused(repo: Repository) -> None:
    """The message names it."""
    with pytest.raises(UsageError, match="“nowhere”"):
        from_commit(repo.root, "nowhere")


def test_a_bare_repository_is_read(repo: Repository, tmp_path: Path) -> None:
    """No work tree is needed, as on a server."""
    repo.write(PLAIN, b"1")
    made = repo.commit()
    repo.git("clone", "--quiet", "--bare", str(repo.root), str(tmp_path / "bare"))
    assert from_commit(tmp_path / "bare", "main") == from_commit(repo.root, made)


def test_a_shallow_clone_is_read(repo: Repository, tmp_path: Path) -> None:
    """CI clones the last commit only; it has everything that a snapshot needs."""
    repo.write(PLAIN, b"1")
    repo.commit()
    repo.write(PLAIN, b"2")
    made = repo.commit()
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "shallow"))
    assert from_commit(tmp_path / "shallow", made) == from_commit(repo.root, made)


def test_a_clone_without_contents_says_so_and_fetches_nothing(repo: Repository, tmp_path: Path) -> None:
    """A partial clone would ask the network for what it lacks; we never do."""
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.write(PLAIN, b"1")
    made = repo.commit()
    clone = tmp_path / "partial"
    repo.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", f"file://{repo.root}", str(clone))
    before = Repository(clone).git("count-objects", "-v")
    for read in (lambda: from_commit(clone, made), lambda: dict(Git(clone).blobs([repo.blob(b"1")]))):
        with pytest.raises(UsageError, match=r"^kho Git ở máy này chỉ là bản sao từng phần"):
            read()
    assert Repository(clone).git("count-objects", "-v") == before


@pytest.mark.parametrize("left", [None, b""])
def test_a_missing_content_is_named(repo: Repository, left: bytes | None) -> None:
    """The path that lacks its content is told, not taken for a large or an empty file."""
    repo.write(PLAIN, b"1")
    made = repo.commit()
    one = repo.blob(b"1")
    target = repo.root / ".git" / "objects" / one[:2] / one[2:]
    target.unlink()
    if left is not None:
        target.write_bytes(left)
    with pytest.raises(UsageError) as refused:
        from_commit(repo.root, made)
    assert str(refused.value) == (
        "kho Git ở máy này thiếu nội dung tệp “submissions/2022/don-vi/phong-mot/dang-ky.yaml”; hãy sao chép lại kho đầy đủ"
    )


def test_a_repository_with_long_ids_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's newer kind of repository has ids of 64 digits."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    repo = repository(tmp_path / "repo", "--object-format=sha256")
    repo.write(PLAIN, b"1")
    made = repo.commit()
    assert len(made) == 64
    assert from_commit(repo.root, made).files == {PLAIN: b"1"}


def test_links_and_nested_repositories_are_told_and_not_read(repo: Repository) -> None:
    """Their paths are findings; a program's text is read and told."""
    blob = repo.blob(b"/etc/passwd").encode()
    made = repo.commit_tree(
        b"120000 " + blob + b"\tsubmissions/link",
        b"160000 " + b"1" * 40 + b"\tsubmissions/nested",
        b"100755 " + blob + b"\tsubmissions/program",
        b"100644 " + blob + b"\tsubmissions/plain",
    )
    taken = from_commit(repo.root, made)
    assert taken.files == {"submissions/plain": b"/etc/passwd", "submissions/program": b"/etc/passwd"}
    assert [(odd.rule, odd.kind, odd.path) for odd in taken.oddities] == [
        ("not-a-plain-file", "symlink", "submissions/link"),
        ("not-a-plain-file", "submodule", "submissions/nested"),
        ("not-a-plain-file", "executable", "submissions/program"),
    ]


@pytest.mark.parametrize(
    ("mode", "kind"), [(b"120000", "symlink"), (b"160000", "submodule"), (b"100755", "executable")]
)
def test_submissions_itself_may_be_odd(repo: Repository, mode: bytes, kind: str) -> None:
    """A link in the place of the whole folder is told, never silence."""
    made = repo.commit_tree(mode + b" " + repo.blob(b"x").encode() + b"\tsubmissions")
    assert [(odd.kind, odd.path) for odd in from_commit(repo.root, made).oddities] == [(kind, "submissions")]


def test_names_of_any_bytes_are_read(repo: Repository) -> None:
    """Tab, line end, quote, letters apart from their marks, bytes that are no UTF-8."""
    blob = repo.blob(b"x").encode()
    names = [b"a\tb", b"a\nb", b'a"b', "e\u0302".encode(), b"\xff"]
    made = repo.commit_tree(*(b"100644 " + blob + b"\tsubmissions/" + name for name in names))
    taken = from_commit(repo.root, made)
    assert set(taken.files) == {
        "submissions/a\tb",
        "submissions/a\nb",
        'submissions/a"b',
        "submissions/e\u0302",
        "submissions/\udcff",
    }
    assert [(odd.kind, odd.path) for odd in taken.oddities] == [
        ("control-character", "submissions/aU+0009b"),
        ("control-character", "submissions/aU+000Ab"),
        ("windows-reserved", 'submissions/a"b'),
        ("not-nfc", "submissions/e\u0302"),
        ("not-utf8", "submissions/\\xFF"),
    ]


def test_twins_that_no_windows_disk_holds_are_told(repo: Repository) -> None:
    """A commit made on one machine may hold what another cannot check out."""
    blob = repo.blob(b"x").encode()
    made = repo.commit_tree(*(b"100644 " + blob + b"\tsubmissions/" + name for name in (b"A.yaml", b"a.yaml")))
    assert [(odd.kind, odd.path) for odd in from_commit(repo.root, made).oddities] == [
        ("case-twin", "submissions/A.yaml")
    ]


def test_large_files_are_not_read(repo: Repository) -> None:
    """5 MiB stand as one byte over the limit; 1 MiB is read."""
    repo.write("submissions/large", b"x" * 5 * 1024 * 1024)
    repo.write("submissions/most", b"x" * 1048576)
    repo.write("submissions/over", b"x" * 1048577)
    taken = from_commit(repo.root, repo.commit())
    assert {path: len(data) for path, data in taken.files.items()} == {
        "submissions/large": 1048577,
        "submissions/most": 1048576,
        "submissions/over": 1048577,
    }
    assert taken.files["submissions/most"] == b"x" * 1048576


def test_stored_settings_change_no_byte_and_run_nothing(repo: Repository) -> None:
    """Filters, external programs and line-end settings of the repository are not used."""
    trap = f"touch {repo.root}/trapped"
    repo.write(PLAIN, b"a\n")
    repo.write("submissions/.gitattributes", b"* text eol=crlf filter=trap diff=trap\n")
    made = repo.commit()
    for key in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "core.fsmonitor", "gpg.program"):
        repo.git("config", key, trap)
    repo.git("config", "log.showSignature", "true")
    repo.git("config", "core.autocrlf", "true")
    assert from_commit(repo.root, made).files[PLAIN] == b"a\n"
    assert not (repo.root / "trapped").exists()


def test_a_replaced_commit_is_read_as_it_was(repo: Repository) -> None:
    """`git replace` shows another commit under the same hash; we read what the hash names."""
    repo.write(PLAIN, b"true")
    first = repo.commit()
    repo.write(PLAIN, b"forged")
    repo.git("replace", first, repo.commit())
    assert from_commit(repo.root, first).files == {PLAIN: b"true"}


def test_a_folder_within_a_larger_repository_is_read(repo: Repository) -> None:
    """`submissions/` is the one beside the folder that was asked for, not one at the top."""
    repo.write("submissions/other.yaml", b"other")
    repo.write("agency/submissions/own.yaml", b"own")
    made = repo.commit()
    assert from_commit(repo.root / "agency", made).files == {"submissions/own.yaml": b"own"}


def test_all_files_of_a_commit_come_for_an_empty_folder(repo: Repository) -> None:
    """From the top, wherever the command stands."""
    repo.write("2022/000001.json", b"{}")
    repo.write("agency/a", b"")
    made = repo.commit()
    files, oddities = files_of(Git(repo.root / "agency"), made, "")
    assert (files, oddities) == ({"2022/000001.json": b"{}", "agency/a": b""}, ())


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (1671209999, datetime(2022, 12, 16, 16, 59, 59, tzinfo=UTC)),
        (253402300800, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (99999999999999, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_the_time_of_a_commit_is_only_a_claim(repo: Repository, seconds: int, expected: datetime) -> None:
    """A date that no calendar holds is cut to the last instant of the year 9999."""
    who = f"A <a@example.org> {seconds} +0700"
    tree = repo.git("mktree")
    text = f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx\n"
    made = repo.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=text.encode())
    assert time_of(Git(repo.root), made) == expected


def test_head_of_a_work_tree(repo: Repository, tmp_path: Path) -> None:
    """Hash and instant; nothing before the first commit and outside Git, also beside a file named HEAD."""
    assert head_of(Git(tmp_path)) == ("", None)
    assert head_of(Git(repo.root)) == ("", None)
    repo.write("HEAD")
    made = repo.commit()
    assert head_of(Git(repo.root)) == (made, datetime(2022, 3, 10, 5, tzinfo=UTC))
