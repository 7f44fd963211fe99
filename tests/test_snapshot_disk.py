"""What lies in a folder is told by kind; only plain files of the folder are opened."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from thidua.snapshot.disk import content, located, walk


def put(root: Path, path: str, data: bytes = b"x") -> Path:
    """A file with its folders."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return root / path


def kinds(root: Path) -> dict[str, str]:
    """Kind by path of what lies under `top`."""
    return dict(sorted(walk(root, "top")))


def test_files_of_all_depths_are_found(tmp_path: Path) -> None:
    """Dot-files, too; what lies beside the folder is not."""
    for path in ("top/a", "top/b/c/d", "top/.gitkeep", "top-2/x", "x"):
        put(tmp_path, path)
    assert kinds(tmp_path) == {"top/.gitkeep": "plain", "top/a": "plain", "top/b/c/d": "plain"}


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Nothing is found and nothing breaks."""
    assert kinds(tmp_path) == {}


def test_an_empty_folder_is_told_as_such(tmp_path: Path) -> None:
    """A submodule that was not fetched looks the same; the commit knows which it is."""
    (tmp_path / "top/a").mkdir(parents=True)
    assert kinds(tmp_path) == {"top/a": "empty"}


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    """To a file, to a folder outside, to nowhere, to itself."""
    put(tmp_path, "outside/secret")
    (tmp_path / "top").mkdir()
    for name, target in (("file", "../outside/secret"), ("folder", "../outside"), ("nowhere", "x"), ("loop", "loop")):
        (tmp_path / "top" / name).symlink_to(target)
    assert set(kinds(tmp_path).values()) == {"symlink"}
    assert sorted(kinds(tmp_path)) == ["top/file", "top/folder", "top/loop", "top/nowhere"]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """It is told, and nothing behind it is read."""
    put(tmp_path, "outside/secret")
    (tmp_path / "top").symlink_to("outside")
    assert kinds(tmp_path) == {"top": "symlink"}


def test_the_folder_itself_may_be_a_file(tmp_path: Path) -> None:
    """It is found as what it is."""
    put(tmp_path, "top")
    assert kinds(tmp_path) == {"top": "plain"}


@pytest.mark.parametrize("inside", ["", ".git", ".git/HEAD"])
def test_a_nested_repository_is_told_and_not_read(tmp_path: Path, inside: str) -> None:
    """By its `.git`, a folder, a file or even a broken link."""
    put(tmp_path, "top/a/file")
    if inside:
        put(tmp_path, f"top/a/{inside}")
    else:
        (tmp_path / "top/a/.git").symlink_to("nowhere")
    assert kinds(tmp_path) == {"top/a": "submodule"}


def test_pipes_and_sockets_are_told_and_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a pipe would wait for ever."""
    (tmp_path / "top").mkdir()
    os.mkfifo(tmp_path / "top/pipe")
    monkeypatch.chdir(tmp_path / "top")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
    assert kinds(tmp_path) == {"top/pipe": "special", "top/socket": "special"}


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(0o644, "plain"), (0o600, "plain"), (0o755, "executable"), (0o700, "executable"), (0o655, "plain")],
)
def test_a_program_is_told_by_its_owner_bit(tmp_path: Path, mode: int, kind: str) -> None:
    """As Git does it."""
    put(tmp_path, "top/a").chmod(mode)
    assert kinds(tmp_path) == {"top/a": kind}


def test_names_of_any_bytes_are_found_and_read(tmp_path: Path) -> None:
    """Tab, line end, letters apart from their marks, bytes that are no UTF-8."""
    (tmp_path / "top").mkdir()
    for name in (b"a\tb", b"a\nb", "e\u0302".encode(), b"\xff"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/top/" + name)).write_bytes(name)
    assert kinds(tmp_path) == dict.fromkeys(["top/a\tb", "top/a\nb", "top/e\u0302", "top/\udcff"], "plain")
    assert content(tmp_path, "top/\udcff") == b"\xff"
    assert located(tmp_path, "top/\udcff").endswith(b"/top/\xff")


def test_a_very_deep_folder_ends(tmp_path: Path) -> None:
    """Deeper than Python's own stack, and deeper than a path may be long."""
    (tmp_path / "top").mkdir()
    here = os.open(tmp_path / "top", os.O_RDONLY)
    for _ in range(2500):
        os.mkdir("a", dir_fd=here)
        below = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    found = kinds(tmp_path)
    subprocess.run(["rm", "-r", tmp_path / "top"], check=True)  # too deep for Python's own tools, pytest's too
    (path, kind), *others = found.items()
    assert (kind, others) == ("unreadable", [])
    assert path.startswith("top/a/a/a/")


@pytest.mark.parametrize(
    ("size", "kept"), [(0, 0), (1, 1), (1048576, 1048576), (1048577, 1048577), (5 * 1024 * 1024, 1048577)]
)
def test_content_is_read_up_to_the_limit(tmp_path: Path, size: int, kept: int) -> None:
    """One byte over the largest limit is enough to refuse it."""
    put(tmp_path, "a", b"\r\n" * (size // 2) + b"x" * (size % 2))
    data = content(tmp_path, "a")
    assert data is not None
    assert len(data) == kept


def test_what_cannot_be_read_is_none(tmp_path: Path) -> None:
    """A file that is gone, or that became a link or a folder meanwhile."""
    put(tmp_path, "secret")
    (tmp_path / "link").symlink_to("secret")
    (tmp_path / "folder").mkdir()
    assert [content(tmp_path, name) for name in ("gone", "link", "folder")] == [None, None, None]


def test_a_pipe_that_took_a_file_s_place_is_not_waited_for(tmp_path: Path) -> None:
    """The reader comes back at once."""
    os.mkfifo(tmp_path / "pipe")
    assert content(tmp_path, "pipe") == b""
