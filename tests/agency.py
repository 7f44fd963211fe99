"""A small repository for tests: the base case, in Git, with the site's own files."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

PROJECT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "cases" / "_base"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
_WHO = {
    "GIT_AUTHOR_NAME": "Trần Thị B",
    "GIT_AUTHOR_EMAIL": "b@example.vn",
    "GIT_COMMITTER_NAME": "Trần Thị B",
    "GIT_COMMITTER_EMAIL": "b@example.vn",
    "GIT_AUTHOR_DATE": "2022-12-20T08:00:00+07:00",
    "GIT_COMMITTER_DATE": "2022-12-20T08:00:00+07:00",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(root: Path, *arguments: str) -> str:
    """Run Git in a folder as a clerk whose clock stands still, or is that of the server beside the folder."""
    clock = root.parent / "clock"
    now = {"GIT_COMMITTER_DATE": clock.read_text("utf-8")} if clock.exists() else {}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=os.environ | _WHO | now, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def repository(root: Path) -> Path:
    """The base case as a committed repository with all that a site needs."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    furnish(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=base")
    return root


def furnish(root: Path) -> None:
    """Lay down what a site needs beside the submissions."""
    for name in ("mkdocs.yml", "site", "tools/site_hook.py"):
        source, target = PROJECT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)


def dated(root: Path, commit: str, when: str) -> str:
    """The same commit with another claimed instant."""
    tree, parent = git(root, "rev-parse", f"{commit}^{{tree}}"), git(root, "rev-parse", f"{commit}~")
    who = f"b <b@example.vn> {int(datetime.fromisoformat(when).timestamp())} +0700"
    path = root / ".git" / "x"
    path.write_text(f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nx\n", "utf-8")
    try:
        return git(root, "hash-object", "-w", "-t", "commit", str(path))
    finally:
        path.unlink()


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace one piece of a file."""
    target = root / path
    text = target.read_text("utf-8")
    assert old in text
    target.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
