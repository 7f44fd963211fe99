"""One file of the snapshot: read, placed in the layout, and typed where it is typed whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from thidua.dataset.form import FormFault, Part, empty_unknown, typed
from thidua.dataset.layout import DOSSIERS, Kind, Slot, slot_of
from thidua.dataset.located import Located
from thidua.finding import Fault, Spot
from thidua.model.agency import Agency, Roster, Units
from thidua.model.base import Model
from thidua.model.plan import Plan
from thidua.model.regime import Regime
from thidua.source import OFFICE, UNIT, Document, read

_ALWAYS: Mapping[Kind, type[Model]] = {
    Kind.AGENCY: Agency,
    Kind.UNITS: Units,
    Kind.ROSTER: Roster,
    Kind.REGIME: Regime,
    Kind.PLAN: Plan,
}
_NOT_YAML = frozenset({Kind.RECEIPT, Kind.LOCK, Kind.TOMBSTONE, Kind.ASIDE, Kind.UNPLACED})


class File(NamedTuple):
    """A file: its slot, its bytes, the record typed from it, faults of form.

    `record` is None for files that are unreadable or wrong in form, and for dossiers,
    whose entries are typed one by one so that one wrong entry spoils no other. `readable`
    says whether the file could be read and, where it is typed whole, typed.
    """

    path: str
    slot: Slot
    data: bytes
    readable: bool
    record: Located[Any] | None
    faults: tuple[FormFault, ...]


def model_of(kind: Kind) -> type[Model]:
    """The model of a kind of file that is typed whole; one that a campaign begins without is made when it is met."""
    if kind in _ALWAYS:
        return _ALWAYS[kind]
    from thidua.dataset.proceedings import MODELS  # noqa: PLC0415 - thirty classes, a twentieth of a check of one file

    return MODELS[kind]


def open_file(path: str, data: bytes) -> File:
    """Read one file of the snapshot that is typed whole, or none at all; never raises."""
    slot = slot_of(path)
    if slot.kind in _NOT_YAML:
        return File(path, slot, data, True, None, ())  # noqa: FBT003 - by position as all of a record
    document = read(data, OFFICE)
    faults = refusals_of(path, slot, document)
    if document.tree is None:
        return File(path, slot, data, False, None, faults)  # noqa: FBT003
    part = Part(path, document.tree, unit=slot.name if slot.kind is Kind.ROSTER else "")
    record, wrong = typed(model_of(slot.kind), document.tree, part)
    if document.has_empty:
        wrong += tuple(empty_unknown(model_of(slot.kind), document.tree, part))
    located = Located(path, data, record, unit=part.unit) if record is not None else None
    return File(path, slot, data, record is not None, located, faults + wrong)


def open_dossier(path: str, data: bytes) -> tuple[File, Document]:
    """Read a unit's file; its entries are typed from the document, which is not kept."""
    document = read(data, UNIT)
    slot = slot_of(path)
    return File(path, slot, data, document.tree is not None, None, refusals_of(path, slot, document)), document


def refusals_of(path: str, slot: Slot, document: Document) -> tuple[FormFault, ...]:
    """What the reader refused, as faults of form."""
    unit = slot.name if slot.kind in DOSSIERS else ""
    return tuple(
        FormFault(
            "unreadable-yaml",
            Fault(
                Spot(path, refusal.place),
                refusal.message,
                refusal.fix,
                unit=unit,
                related=tuple(Spot(path, place) for place in refusal.related),
            ),
        )
        for refusal in document.refusals
    )
