"""Where branches stood at an instant, by the log that a bare server keeps of them.

Elsewhere the log tells when something was fetched, which says nothing. Git throws the log of a branch away with the
branch: before one is deleted its moves are put under a ref of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from thidua.intake.push import BRANCHES, Update
from thidua.snapshot import Git

_GONE = "refs/gone/"


def note_gone(git: Git, updates: Iterable[Update], now: datetime) -> None:
    """Keep the moves of the branches that are about to be deleted."""
    for one in updates:
        if one.ref.startswith(BRANCHES) and one.old and not one.new:
            moves = _moves(git, one.ref) or [(0, one.old)]
            name = one.ref.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            said = json.dumps({"ref": name, "moves": moves}).encode()
            blob = git.run("hash-object", "-w", "--stdin", given=said).decode().strip()
            git.run("update-ref", f"{_GONE}{int(now.timestamp())}-{blob}", blob)


@dataclass(frozen=True)
class Then:
    """The branches of a repository just before an instant."""

    git: Git
    end: datetime

    @cached_property
    def bare(self) -> bool:
        """Whether it is a server's, whose log tells when a branch went where."""
        return self.git.ask("rev-parse", "--is-bare-repository") == "true"

    def head(self, ref: str, now: str) -> str:
        """The commit of a ref that stands at `now` today; "" where it was not there yet."""
        if ref in self.gone:
            return self.gone[ref]
        moves = _moves(self.git, ref) if self.bare else []
        if not moves:
            return now
        return self._last(moves) or self._before_all(ref, moves[-1][1])

    @cached_property
    def gone(self) -> Mapping[str, str]:
        """Commit by ref of the branches that stood there and were deleted since, made anew or not."""
        found = ((said["ref"], self._last(said["moves"])) for said in self._deleted())
        return {ref: commit for ref, commit in found if commit}

    def _deleted(self) -> Iterator[dict[str, Any]]:
        """What was noted of the deletions since, the first one last."""
        listed = (self.git.ask("for-each-ref", "--format=%(refname)", _GONE) or "").split()
        times = sorted(((int(ref.removeprefix(_GONE).partition("-")[0]), ref) for ref in listed), reverse=True)
        for at, ref in times:
            if at >= self.end.timestamp():
                yield json.loads(self.git.run("cat-file", "blob", ref))

    def _last(self, moves: Iterable[tuple[int, str]]) -> str:
        """The last move before the instant; the log has the newest first."""
        return next((commit for at, commit in moves if at < self.end.timestamp()), "")

    def _before_all(self, ref: str, first: str) -> str:
        """What stood there when the log began; Git answers with what the first move brought where nothing did."""
        last = self.end - timedelta(seconds=1)
        found = self.git.ask("rev-parse", "--verify", "--quiet", f"{ref}@{{{last.isoformat()}}}") or first
        return "" if found == first else found


def _moves(git: Git, ref: str) -> list[tuple[int, str]]:
    """When a ref went to which commit, in seconds, the newest first; nothing where there is no log."""
    told = git.ask("reflog", "show", "--date=unix", "--format=%H %gd", ref, "--")
    lines = told.split("\n") if told else []
    return [(int(line[:-1].rpartition("{")[2]), line.partition(" ")[0]) for line in lines]
