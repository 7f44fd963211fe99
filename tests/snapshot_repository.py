"""A real Git repository for the tests of snapshots."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

WHO = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
WHO |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
NOON = {"GIT_AUTHOR_DATE": "2022-03-10T12:00:00+07:00", "GIT_COMMITTER_DATE": "2022-03-10T12:00:00+07:00"}
PLAIN = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder with the Git commands that a test needs."""

    root: Path

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """The output of a Git command, without the line end."""
        own = {"PATH": os.environ["PATH"], "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=own | WHO | NOON, input=given, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    def write(self, path: str, data: bytes = b"schema: 1\n") -> Path:
        """A file with its folders."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return target

    def commit(self) -> str:
        """Everything that lies here as a commit; its full hash."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD")

    def commit_tree(self, *lines: bytes) -> str:
        """A commit of entries `mode SP id TAB path` that need not lie on any disk."""
        self.git("read-tree", "--empty")
        self.git("update-index", "-z", "--index-info", given=b"".join(line + b"\0" for line in lines))
        made = self.git("commit-tree", "-m", "x", self.git("write-tree"))
        self.git("update-ref", "HEAD", made)
        return made

    def blob(self, data: bytes) -> str:
        """The id of a stored content."""
        return self.git("hash-object", "-w", "--stdin", given=data)


def repository(root: Path, *options: str) -> Repository:
    """A new repository in a folder."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main", *options)
    return made
