"""Entries: one person, one collective or the head of a unit's file at one stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from thidua.dataset.file import File
from thidua.dataset.form import FormFault
from thidua.dataset.located import Located
from thidua.model.submission import CollectiveNominee, CollectiveRegistrant, Nominee, Registrant
from thidua.model.terms import Stage, Subject
from thidua.receipts.canon import HEAD
from thidua.receipts.states import Standing

R = TypeVar("R", covariant=True)  # noqa: PLC0105 - records are only read


@dataclass(slots=True)
class Entry(Located[R]):
    """One entry of a file with the codes of its awards and where it stands in time.

    `code` is the person's code in force, or the collective's; `sealed` makes the receipt digest, `seal` is that
    digest where it was made already, else "".
    `counted` are the awards that pass two counts: those of the version that counts in time,
    none for an entry that is withdrawn or refused. `received` is the version that counts where
    that is another than the one that stands, as far as it can be had; `earlier` the one that was
    received before the term ended where another came since, be it counted or not.
    """

    stage: Stage = Stage.REGISTRATION
    subject: Subject = Subject.PERSON
    code: str = ""
    titles: tuple[str, ...] = ()
    commendations: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    sealed: Callable[[Entry[Any]], str] = field(kw_only=True, compare=False)
    seal: str = field(kw_only=True, default="", compare=False)
    standing: Standing = field(default_factory=Standing)
    withdrawn: bool = False
    received: Entry[Any] | None = None
    earlier: Entry[Any] | None = None

    @property
    def digest(self) -> str:
        """The receipt digest; like places it is made from the file when somebody asks."""
        return self.seal or self.sealed(self)

    @property
    def awards(self) -> tuple[str, ...]:
        """Codes of titles, then of commendations."""
        return self.titles + self.commendations

    @property
    def label(self) -> str:
        """How a list of entries names it: the person's name, the collective's code."""
        return "phần chung" if self.key == HEAD else str(getattr(self.record, "name", self.code))


Person = Entry[Registrant] | Entry[Nominee]
Collective = Entry[CollectiveRegistrant] | Entry[CollectiveNominee]


class Dossier(NamedTuple):
    """A unit's file at one stage: its head (None where wrong in form) and its entries.

    Entries that are wrong in form are not among `people` and `collectives`: they stand in
    `broken` by key, and `faults` says what is wrong. `hidden` are the lists that may stand under a key that
    nobody knows, or that are no list.
    """

    file: File
    unit: str
    stage: Stage
    head: Entry[Any] | None
    people: tuple[Entry[Any], ...]
    collectives: tuple[Entry[Any], ...]
    broken: tuple[Entry[None], ...]
    faults: tuple[FormFault, ...]
    keys: frozenset[str]
    hidden: frozenset[str]

    @property
    def entries(self) -> tuple[Entry[Any], ...]:
        """Head, people and collectives that are right in form."""
        head = (self.head,) if self.head else ()
        return (*head, *self.people, *self.collectives)
