"""A push to the server: which refs went from where to where, at what instant, by whom, on which base."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from thidua.dataset.layout import DOSSIERS, Kind, slot_of, unit_at
from thidua.intake.arrival import Arrival, Began, receipt_of
from thidua.intake.book import LEDGER
from thidua.intake.office import Office
from thidua.receipts.receipt import Account, Receipt, Source, written
from thidua.snapshot import Git, Listed, changes, changes_beyond, forks_of, listing

BRANCHES = "refs/heads/"
KEPT = "refs/kept/"
"""What a receipt is of stays in the repository, whatever becomes of the branch."""
_PLAIN = frozenset({"plain", "executable"})


@dataclass(frozen=True, slots=True)
class Update:
    """A ref that goes from one commit to another; "" is none."""

    old: str
    new: str
    ref: str

    @property
    def is_request(self) -> bool:
        """Whether it brings files of units, and not the ledger itself."""
        return bool(self.new) and self.ref.startswith(BRANCHES) and self.ref != LEDGER


@dataclass(frozen=True, slots=True)
class Push:
    """What one account sent at an instant; `base` is the main branch before, `main` its ref."""

    instant: datetime
    account: Account
    main: str
    base: str
    updates: tuple[Update, ...]
    source: Source = Source.GIT

    def plain(self) -> dict[str, Any]:
        """The push as JSON holds it."""
        return {
            "instant": written(self.instant),
            "account": self.account.model_dump(),
            "main": self.main,
            "base": self.base,
            "updates": [[one.old, one.new, one.ref] for one in self.updates],
        }


def push_of(plain: dict[str, Any]) -> Push:
    """The push that JSON holds."""
    return Push(
        datetime.fromisoformat(plain["instant"]),
        Account.model_validate(plain["account"]),
        plain["main"],
        plain["base"],
        tuple(Update(*one) for one in plain["updates"]),
    )


def own_changes(git: Git, push: Push, commit: str) -> dict[str, Listed | None]:
    """What a commit changes since it left the main branch, as that was before the push."""
    return changes_beyond(git, push.base, commit) if commit else {}


def receipts_of(git: Git, push: Push, accepted: Collection[Update], office: Office) -> list[Receipt]:
    """The receipts of what was taken in, before they have a place in the chain; their files are kept from now on.

    `office` is what the Office's files said at the instant of the push.
    """
    receipts = []
    for update in (one for one in push.updates if one in accepted and push.base):
        mark = f"{update.ref} {update.old} {update.new}"
        onto = update.ref == push.main
        arrival = Arrival(push.instant, push.source, account=push.account, mark=mark, base=push.base, onto_main=onto)
        files = dict(_arrived(git, push, update))
        began, held = _began(git, push, update, files), dict(git.blobs(sorted(set(files.values()))))
        receipts += [
            receipt_of(path, held[blob], blob, arrival, office, began.get(path)) for path, blob in files.items()
        ]
        if files:
            git.run("update-ref", f"{KEPT}{update.new}", update.new)
    return receipts


def unnamed(git: Git, push: Push, commit: str) -> list[str]:
    """Paths in units' folders that a commit brings and that are no dossier: nothing is recorded of them."""
    came = (path for path, one in own_changes(git, push, commit).items() if one)
    return sorted(path for path in came if unit_at(path) and slot_of(path).kind is Kind.UNPLACED)


def _began(git: Git, push: Push, update: Update, paths: Collection[str]) -> dict[str, Began]:
    """Where a branch left the main branch, by file; the main branch itself leaves what it was."""
    forks = forks_of(git, push.base, update.new) if paths else []
    before = [update.old, *forks_of(git, push.base, update.old)] if forks and update.old else []
    at = {commit: listing(git, commit, "") for commit in {*forks, *before}}
    blobs = {(c, path): one.id for c in at for path in paths if (one := at[c].get(path)) and one.kind in _PLAIN}
    held = dict(git.blobs(sorted({*blobs.values()})))
    return {
        path: Began(*([held.get(blobs.get((c, path), ""), b"") for c in some] for some in (forks, before)))
        for path in paths
    }


def _arrived(git: Git, push: Push, update: Update) -> Iterator[tuple[str, str]]:
    """(path, blob) of the units' files that came; what a request only took over from the main branch did not."""
    new = own_changes(git, push, update.new)
    before = own_changes(git, push, update.old)
    since = changes(git, update.old, update.new) if update.old else new
    for path, one in since.items():
        own = path in new or path in before or update.ref == push.main
        if own and one and one.kind in _PLAIN and slot_of(path).kind in DOSSIERS:
            yield path, one.id
