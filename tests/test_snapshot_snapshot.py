"""What a snapshot is, and one made of a dict."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from thidua.snapshot import Snapshot, from_dict


def test_a_dict_gives_sorted_files_under_submissions() -> None:
    """Files elsewhere are no part of a snapshot; order of the dict does not matter."""
    taken = from_dict({"submissions/b": b"2", "README.md": b"", "submissions-old/c": b"", "submissions/a": b"1"})
    assert list(taken.files.items()) == [("submissions/a", b"1"), ("submissions/b", b"2")]
    assert (taken.oddities, taken.commit, taken.time, taken.dirty) == ((), "", None, False)


def test_a_dict_tells_odd_names() -> None:
    """Names are looked at wherever the files come from."""
    assert [odd.kind for odd in from_dict({"submissions/con": b""}).oddities] == ["windows-reserved"]


@pytest.mark.parametrize(("size", "kept"), [(1048576, 1048576), (1048577, 1048577), (5242880, 1048577)])
def test_a_large_file_is_kept_only_as_too_large(size: int, kept: int) -> None:
    """1 MiB is read; one byte more is enough to be refused, and takes no memory of its own."""
    taken = from_dict({"submissions/a": b"x" * size, "submissions/b": b"y" * size})
    assert [len(data) for data in taken.files.values()] == [kept, kept]
    assert (taken.files["submissions/a"] is taken.files["submissions/b"]) is (kept > 1048576)


def test_the_digest_is_frozen() -> None:
    """The same files have the same digest for ever."""
    assert from_dict({}).digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    two = {"submissions/a.yaml": b"schema: 1\n", "submissions/b\udcff": b""}
    assert from_dict(two).digest == "a097948581e5c840234366880d6e3e6834ad22051a7b3cb75d059fc53b6b58c2"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is a command of GNU")
def test_the_digest_can_be_recomputed_with_sha256sum(tmp_path: Path) -> None:
    """Anyone who holds the files needs none of our code to recompute the digest."""
    files = {"submissions/2022/a.yaml": b"1", "submissions/2022/a/b.yaml": b"2", "submissions/2022-x.yaml": b"3"}
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    command = "find submissions -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum --zero | sha256sum"
    said = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=True).stdout
    assert said.split()[0].decode() == from_dict(files).digest


@pytest.mark.parametrize(
    "other",
    [
        {"submissions/a": b"2"},
        {"submissions/A": b"1"},
        {"submissions/a": b"1", "submissions/b": b""},
        {},
    ],
)
def test_the_digest_tells_every_difference(other: dict[str, bytes]) -> None:
    """Another byte, another name, another file: another digest."""
    assert Snapshot(other).digest != Snapshot({"submissions/a": b"1"}).digest


def test_a_name_cannot_pretend_to_be_two_files() -> None:
    """A line end in a name does not make the digest of another snapshot."""
    line = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  submissions/b"
    assert (
        Snapshot({f"submissions/a\n{line}": b"1"}).digest
        != Snapshot({"submissions/a": b"1", "submissions/b": b"1"}).digest
    )
