"""Which head a push went on from is told by its commits, whatever their dates and order say."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from agency import git
from thidua.intake.fork import fork_of
from thidua.snapshot import Git

_NUMBERS = count()
"""A message of its own makes each commit another one."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty repository."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    return tmp_path


def commit(root: Path, *parents: str) -> str:
    """One more commit on parents."""
    tree = git(root, "hash-object", "-w", "-t", "tree", "/dev/null")
    return git(root, "commit-tree", tree, *(word for one in parents for word in ("-p", one)), "-m", str(next(_NUMBERS)))


def test_a_line_of_commits(root: Path) -> None:
    """The parent of the first, in whatever order they are told."""
    first = commit(root)
    second = commit(root, first)
    third = commit(root, second)
    fourth = commit(root, third)
    assert fork_of(Git(root), [third, fourth]) == second
    assert fork_of(Git(root), [fourth]) == third


def test_a_merge_of_what_is_older_than_the_head(root: Path) -> None:
    """Emptied before the opening, filled again by a side commit on the filled one: the head was the emptied one."""
    filled = commit(root, commit(root))
    emptied = commit(root, filled)
    side = commit(root, filled)
    merged = commit(root, emptied, side)
    for pushed in ([side, merged], [merged]):
        assert fork_of(Git(root), pushed) == (emptied if len(pushed) > 1 else "")


def test_a_side_branch_dated_before_all(root: Path) -> None:
    """Dates put a commit first that stands on another one of the push."""
    head = commit(root, commit(root))
    late = commit(root, head)
    old = commit(root, late)
    merged = commit(root, late, old)
    assert fork_of(Git(root), [old, late, merged]) == head


def test_what_cannot_be_told(root: Path) -> None:
    """A list that lacks a commit, commits that are not here, no list, a first commit of all."""
    head = commit(root, commit(root))
    late = commit(root, commit(root, head))
    for pushed in ([late, late[::-1]], ["e" * 40], ["--all"], []):
        assert fork_of(Git(root), pushed) == ""
    lone = commit(root, *())
    assert fork_of(Git(root), [lone]) == ""
    other = commit(root, head, commit(root))
    assert fork_of(Git(root), [other]) == ""
