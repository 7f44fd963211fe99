"""Pushes that the server lets in and that have no receipts yet: written before, taken away after.

A kill between letting in and recording leaves the file, and the next push, whoever's it is, records it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from thidua.cli.writing import write
from thidua.intake.push import Push, Update, push_of, record
from thidua.receipts.receipt import Receipt
from thidua.snapshot import Git

_FOLDER = "thidua-pending"
_STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pending:
    """The folder of such pushes in a bare repository."""

    git: Git

    def add(self, push: Push) -> None:
        """Remember a push that is about to be let in."""
        name = f"{push.instant.timestamp():.6f}-{os.getpid()}.json"
        write(self.git.root / _FOLDER / name, json.dumps(push.plain()).encode())

    def settle(self, now: datetime, taken: Collection[Update] = ()) -> Iterator[Receipt]:
        """Record what was let in: those updates `taken`, and of other pushes what the repository shows to be in."""
        for path in sorted((self.git.root / _FOLDER).glob("*.json")):
            try:
                push = push_of(json.loads(path.read_bytes()))
            except FileNotFoundError:  # another push has settled it
                continue
            own = not set(taken).isdisjoint(push.updates)
            accepted = [one for one in push.updates if one in taken or (not own and self._is_in(one))]
            yield from record(self.git, push, accepted)
            if own or len(accepted) == len(push.updates) or now - push.instant > _STALE:
                path.unlink(missing_ok=True)

    def _is_in(self, update: Update) -> bool:
        """Whether a ref reaches what an update brought."""
        return bool(self.git.ask("for-each-ref", "--count=1", f"--contains={update.new}", "refs/heads"))
