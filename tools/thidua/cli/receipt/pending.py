"""Pushes that the server lets in and that have no receipts yet: written before, taken away after.

A kill between letting in and recording leaves the file, and the next push, whoever's it is, records it. So does a
ledger that cannot be written to: what was seen to be in is noted, for the branch may go on before it is recorded.

Git may still refuse what the hook let in, and what it refused was not received, even if the same commit comes later:
a branch that stands where a push wanted it was brought there by the last that wanted so, and by no other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class _Kept:
    """A push, what of it was seen to be in and what Git refused, with the file that says so."""

    path: Path
    push: Push
    taken: frozenset[Update]
    lost: frozenset[Update] = frozenset()

    @property
    def open(self) -> tuple[Update, ...]:
        """What may be in or not."""
        return tuple(one for one in self.push.updates if one not in self.taken and one not in self.lost)


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
        """Record the push that brought these updates: the last that wanted them."""
        kept, own = self._kept(), frozenset(one for one in taken if one.is_request)
        for last in [one for one in kept if own and own.issubset(one.push.updates)][-1:]:
            _noted(kept, {last.path: own})
            try:
                written = Book(self.git).standing(self._recorded(last, own)[0])
            except UsageError as fault:
                yield Finished(last.push.instant, (), str(fault))
            else:
                yield Finished(last.push.instant, tuple(sorted(written, key=lambda receipt: receipt.seq)), "")
                last.path.unlink(missing_ok=True)

    def settle(self, now: datetime) -> Iterator[Receipt]:
        """Record of the pushes what the repository shows to be in.

        UsageError where the ledger cannot be written to; then all that is in is noted, for it may be gone later.
        """
        kept = self._kept()
        heads = self._heads() if kept else {}
        last = {update.ref: one for one in kept for update in one.open if heads.get(update.ref) == update.new}
        brought: dict[Path, set[Update]] = {}
        for ref, one in last.items():
            brought.setdefault(one.path, set()).update(update for update in one.open if update.ref == ref)
        shut: UsageError | None = None
        for one in _noted(kept, brought):
            age = now - one.push.instant
            try:
                yield from () if shut else self._recorded(one, one.taken)[1]
            except UsageError as fault:
                shut = fault
            if not shut and (age > _STALE or (age > _RUNNING and not one.open)):
                one.path.unlink(missing_ok=True)
        if shut:
            raise shut

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Names of files of the folder that tell of no push."""
        return tuple(path.name for path in self._paths() if path.exists() and not _read(path))

    def _recorded(self, one: _Kept, accepted: frozenset[Update]) -> tuple[list[Receipt], tuple[Receipt, ...]]:
        """The receipts of what was taken in of a push, and those that were not there yet."""
        receipts = receipts_of(self.git, one.push, accepted, office_at(self.git, one.push.base))
        return receipts, Book(self.git).record(receipts)

    def _kept(self) -> list[_Kept]:
        """What can be read, the oldest first; another push may have settled it meanwhile."""
        found = filter(None, map(_read, self._paths()))
        return sorted(found, key=lambda one: (one.push.instant, one.path))

    def _paths(self) -> list[Path]:
        return sorted((self.git.root / FOLDER).glob("*.json"))

    def _heads(self) -> dict[str, str]:
        """Where each branch stands."""
        lines = self.git.run("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads")
        pairs = (line.split(" ", 1) for line in lines.decode("utf-8", "surrogateescape").splitlines())
        return {ref: commit for commit, ref in pairs}


def _noted(kept: Sequence[_Kept], brought: Mapping[Path, Collection[Update]]) -> list[_Kept]:
    """The pushes, with what each is now seen to have brought, and what that rules out of the others; as the files say.

    When a push is let in, all that was in before it has been noted. So once it is in, no other can be that wanted
    to move the same branch from elsewhere than where it now is.
    """
    now = {update.ref: update.new for updates in brought.values() for update in updates}
    found = []
    for old in kept:
        own = frozenset(brought.get(old.path, ()))
        lost = {one for one in set(old.open) - own if now.get(one.ref, one.old) != one.old}
        found.append(replace(old, taken=old.taken | own, lost=old.lost | lost))
        if found[-1] != old:
            _keep(found[-1])
    return found


def _keep(one: _Kept) -> None:
    def numbers(some: Collection[Update]) -> list[int]:
        return [number for number, update in enumerate(one.push.updates) if update in some]

    write(one.path, json.dumps(one.push.plain() | {"taken": numbers(one.taken), "lost": numbers(one.lost)}).encode())


def _read(path: Path) -> _Kept | None:
    try:
        plain = json.loads(path.read_bytes())
        push = push_of(plain)
        taken, lost = (frozenset(push.updates[number] for number in plain.get(key, ())) for key in ("taken", "lost"))
        return _Kept(path, push, taken, lost)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
