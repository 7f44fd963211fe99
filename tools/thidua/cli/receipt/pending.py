"""Pushes that the server lets in and that have no receipts yet: written before, taken away after.

A kill between letting in and recording leaves the file, and the next push, whoever's it is, records it. So does a
ledger that cannot be written to: what was seen to be in is noted, for the branch may go on before it is recorded.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from thidua.cli.writing import write
from thidua.intake.book import Book
from thidua.intake.office import office_at
from thidua.intake.push import Push, Update, push_of, receipts_of
from thidua.receipts.receipt import Receipt
from thidua.snapshot import Git, UsageError

FOLDER = "thidua-pending"
_RUNNING = timedelta(minutes=10)
"""For so long a push may still have to tell its sender."""
_STALE = timedelta(days=1)


class _Kept(NamedTuple):
    """A push and what of it was seen to be in, with the file that says so."""

    path: Path
    push: Push
    taken: frozenset[Update]


class Finished(NamedTuple):
    """A push that was let in at an instant, with its receipts, whoever recorded them; or why it has none yet."""

    instant: datetime
    receipts: tuple[Receipt, ...]
    fault: str


@dataclass(frozen=True, slots=True)
class Pending:
    """The folder of such pushes in a bare repository."""

    git: Git

    def add(self, push: Push) -> None:
        """Remember a push that is about to be let in."""
        name = f"{push.instant.timestamp():.6f}-{os.getpid()}.json"
        _keep(_Kept(self.git.root / FOLDER / name, push, frozenset()))

    def finish(self, taken: Collection[Update]) -> Iterator[Finished]:
        """Record the push that brought these updates."""
        for one in self._kept():
            if own := frozenset(taken).intersection(one.push.updates):
                try:
                    written = Book(self.git).standing(self._recorded(one, own)[0])
                except UsageError as fault:
                    yield Finished(one.push.instant, (), str(fault))
                else:
                    yield Finished(one.push.instant, tuple(sorted(written, key=lambda receipt: receipt.seq)), "")
                    one.path.unlink(missing_ok=True)

    def settle(self, now: datetime) -> Iterator[Receipt]:
        """Record of the pushes what the repository shows to be in.

        UsageError where the ledger cannot be written to; then all that is in is noted, for it may be gone later.
        """
        shut: UsageError | None = None
        for one in self._kept():
            accepted = one.taken | frozenset(filter(self._is_in, one.push.updates))
            age = now - one.push.instant
            if shut:
                _keep(one._replace(taken=accepted))
                continue
            try:
                yield from self._recorded(one, accepted)[1]
            except UsageError as fault:
                shut = fault
            else:
                if age > _STALE or (age > _RUNNING and len(accepted) == len(one.push.updates)):
                    one.path.unlink(missing_ok=True)
        if shut:
            raise shut

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Names of files of the folder that tell of no push."""
        return tuple(path.name for path in self._paths() if path.exists() and not _read(path))

    def _recorded(self, one: _Kept, accepted: frozenset[Update]) -> tuple[list[Receipt], tuple[Receipt, ...]]:
        """The receipts of what was taken in of a push, and those that were not there yet."""
        try:
            receipts = receipts_of(self.git, one.push, accepted, office_at(self.git, one.push.base))
            return receipts, Book(self.git).record(receipts)
        except UsageError:
            _keep(one._replace(taken=accepted))
            raise

    def _kept(self) -> Iterator[_Kept]:
        """What can be read; another push may have settled it meanwhile."""
        return filter(None, map(_read, self._paths()))

    def _paths(self) -> list[Path]:
        return sorted((self.git.root / FOLDER).glob("*.json"))

    def _is_in(self, update: Update) -> bool:
        """Whether a ref reaches what an update brought."""
        return bool(self.git.ask("for-each-ref", "--count=1", f"--contains={update.new}", "refs/heads"))


def _keep(one: _Kept) -> None:
    taken = [number for number, update in enumerate(one.push.updates) if update in one.taken]
    write(one.path, json.dumps(one.push.plain() | {"taken": taken}).encode())


def _read(path: Path) -> _Kept | None:
    try:
        plain = json.loads(path.read_bytes())
        push = push_of(plain)
        return _Kept(path, push, frozenset(push.updates[number] for number in plain.get("taken", ())))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
