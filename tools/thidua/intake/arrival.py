"""From a file that arrived to its receipt, with the digests that the checker will compute."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from thidua.dataset.dossier import STAGES, dossier_of
from thidua.dataset.entry import Entry
from thidua.dataset.file import open_dossier
from thidua.dataset.layout import slot_of
from thidua.dataset.people import People
from thidua.dataset.surroundings import Surroundings
from thidua.intake.office import Office
from thidua.receipts.receipt import REGISTER, Account, Receipt, Register, Source, written
from thidua.receipts.rights import counts
from thidua.receipts.states import Standing

_NOBODY = Account()


@dataclass(frozen=True, slots=True)
class Arrival:
    """How something came: `instant` is UTC, with `day_only` its date is a whole day; `mark` tells events apart.

    `base` is the main branch then, `onto_main` that it came onto that branch itself. `instead_of` is the event of a
    line of the register that is put right.
    """

    instant: datetime
    source: Source
    day_only: bool = False
    account: Account = _NOBODY
    register: Register | None = None
    mark: str = ""
    base: str = ""
    onto_main: bool = False
    instead_of: str = ""


class Began(NamedTuple):
    """What a file was where its branch left the main branch; in the branch before, and where that had left; b"" for none."""

    forks: Sequence[bytes] = ()
    before: Sequence[bytes] = ()


def receipt_of(
    path: str, data: bytes, blob: str, arrival: Arrival, office: Office, began: Began | None = None
) -> Receipt:
    """The receipt of a unit's file before it has a place in the chain; an unreadable file has one too."""
    slot = slot_of(path)
    entries = tuple(entries_in(path, data, office))
    receipt = Receipt.model_validate(
        {
            "schema": 1,
            "seq": 1,
            "previous": "",
            "event": event_of(path, blob, arrival),
            "instant": written(arrival.instant),
            "day_only": arrival.day_only,
            "source": arrival.source.value,
            "account": arrival.account,
            "register": arrival.register,
            "campaign": slot.campaign,
            "unit": slot.name,
            "stage": STAGES[slot.kind].value,
            "path": path,
            "blob": blob,
            "readable": bool(entries),
            "entries": {entry.key: entry.digest for entry in entries},
            "withdrawn": [entry.key for entry in entries if entry.withdrawn],
            "base": arrival.base,
            "onto_main": arrival.onto_main,
            "carried": list(_carried(path, entries, began or Began(), office)),
            "instead_of": arrival.instead_of,
        }
    )
    return receipt.model_copy(update={"entitled": _entitled(receipt, office)})


def _carried(path: str, entries: Iterable[Entry[object]], began: Began, office: Office) -> Iterator[str]:
    """The entries that a branch has of the main branch, of a newer one too, and did not put in place of its own."""
    forks, before = ([{e.key: e.digest for e in entries_in(path, one, office)} for one in some] for some in began)
    for key, digest in ((entry.key, entry.digest) for entry in entries if forks):
        was = [one.get(key) for one in before if before[0]] or [digest]  # an unreadable file said nothing
        stood = {one.get(key) for one in forks}
        newer = stood - {was[0]} if set(was[1:]) == {was[0]} else set()
        if newer == {digest} or (was[0] == digest and stood == {digest}):
            yield key


def _entitled(receipt: Receipt, office: Office) -> bool | None:
    """Whether the list of that time lets the account send the file; None where there is none or none is needed."""
    if receipt.source in REGISTER or not office.units:
        return None
    return counts(receipt, office.units, zone=office.zone_of(receipt.campaign))


def event_of(path: str, blob: str, arrival: Arrival) -> str:
    """The name of an event: the same for the same thing that is told twice, another for anything else."""
    register = arrival.register
    told = (
        written(arrival.instant),
        str(arrival.day_only),
        arrival.account.name,
        arrival.account.id,
        *((register.number, register.received_by, register.confirmed_by) if register else ("",)),
        arrival.mark,
        path,
        blob,
    )
    return f"{arrival.source.value}:{sha256(json.dumps(told).encode()).hexdigest()[:40]}"


def entries_in(path: str, data: bytes, office: Office) -> Iterator[Entry[object]]:
    """The entries of a unit's file with the digests that the checker will compute; none of an unreadable one."""
    file, document = open_dossier(path, data)
    if file.readable:
        around = Surroundings(file.slot.campaign, office.catalogue(file.slot.campaign), People(()), _unplaced, {}, {})
        dossier = dossier_of(file, document, around)
        yield from (*dossier.entries, *dossier.broken)


def _unplaced(*_: object, **__: object) -> Standing:
    return Standing()
