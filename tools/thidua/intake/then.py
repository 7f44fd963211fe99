"""Where branches stood at an instant, by the log that a bare server keeps of them.

Elsewhere the log tells when something was fetched, which says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from thidua.snapshot import Git


@dataclass(frozen=True)
class Then:
    """The branches of a repository just before an instant."""

    git: Git
    end: datetime

    @cached_property
    def _bare(self) -> bool:
        return self.git.ask("rev-parse", "--is-bare-repository") == "true"

    def head(self, ref: str, now: str) -> str:
        """The commit of a ref that stands at `now` today; "" where it was not there yet."""
        told = self.git.ask("reflog", "show", "--date=unix", "--format=%H %gd", ref, "--") if self._bare else None
        if not told:
            return now
        moves = [(line[:-1].rpartition("{")[2], line.partition(" ")[0]) for line in told.split("\n")]
        earlier = (commit for at, commit in moves if int(at) < self.end.timestamp())
        return next(earlier, "") or self._before_all(ref, moves[-1][1])

    def _before_all(self, ref: str, first: str) -> str:
        """What stood there when the log began; Git answers with what the first move brought where nothing did."""
        last = self.end - timedelta(seconds=1)
        found = self.git.ask("rev-parse", "--verify", "--quiet", f"{ref}@{{{last.isoformat()}}}") or first
        return "" if found == first else found
