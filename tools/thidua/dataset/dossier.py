"""From a unit's file to its entries, each typed on its own."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any

from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.file import File
from thidua.dataset.form import FormFault, Part, empty_unknown, typed
from thidua.dataset.layout import Kind
from thidua.dataset.likely_code import with_code
from thidua.dataset.located import tree_of
from thidua.dataset.other_form import of_other_list
from thidua.dataset.surroundings import Surroundings
from thidua.finding import Fault, Spot
from thidua.model.base import Model
from thidua.model.submission import (
    CollectiveNominee,
    CollectiveRegistrant,
    Head,
    Nomination,
    NominationHead,
    Nominee,
    Registrant,
    Registration,
)
from thidua.model.terms import Stage, Subject
from thidua.receipts.canon import HEAD, LISTS, entries_of
from thidua.receipts.states import Counting, Standing, State
from thidua.source import Document, Mapping, place_of

STAGES: AnyMapping[Kind, Stage] = {Kind.REGISTRATION: Stage.REGISTRATION, Kind.NOMINATION: Stage.NOMINATION}
_WHOLE: AnyMapping[Stage, type[Model]] = {Stage.REGISTRATION: Registration, Stage.NOMINATION: Nomination}
_ENTRIES: AnyMapping[tuple[Stage, str], tuple[type[Model], Subject]] = {
    (Stage.REGISTRATION, HEAD): (Head, Subject.COLLECTIVE),
    (Stage.NOMINATION, HEAD): (NominationHead, Subject.COLLECTIVE),
    (Stage.REGISTRATION, "ca_nhan"): (Registrant, Subject.PERSON),
    (Stage.REGISTRATION, "tap_the"): (CollectiveRegistrant, Subject.COLLECTIVE),
    (Stage.NOMINATION, "ca_nhan"): (Nominee, Subject.PERSON),
    (Stage.NOMINATION, "tap_the"): (CollectiveNominee, Subject.COLLECTIVE),
}


def dossier_of(file: File, document: Document, around: Surroundings) -> Dossier:
    """The dossier in a readable file of a unit."""
    stage, unit = STAGES[file.slot.kind], file.slot.name
    tree = document.tree or Mapping()
    values = entries_of(tree)
    faults: list[FormFault] = list(_not_lists(file, tree))
    entries: list[Entry[Any]] = []
    for base, key, node in _pieces(tree, values):
        part = Part(file.path, tree, base, unit, key)
        entry, wrong = _entry(node, part, stage, around, values[key], file.data)
        entries.append(entry)
        faults.extend(wrong)
        if document.has_empty:
            faults.extend(empty_unknown(_WHOLE[stage] if key == HEAD else _model(part, stage), node, part))
    head = next(e for e in entries if e.key == HEAD)
    whole = [e for e in entries if e.record is not None and e.key != HEAD]
    return Dossier(
        file,
        unit,
        stage,
        head if head.record is not None else None,
        tuple(e for e in whole if e.subject is Subject.PERSON),
        tuple(e for e in whole if e.subject is Subject.COLLECTIVE),
        tuple(e for e in entries if e.record is None),
        tuple(faults),
        frozenset(values),
        frozenset(_hidden(tree, stage)),
    )


def _pieces(tree: Any, values: AnyMapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """Each piece of the file: its path in the tree, its key and its node."""
    yield (), HEAD, _without_lists(tree)
    for listed in LISTS:
        nodes = tree.get(listed)
        if isinstance(nodes, list):
            keys = [key for key in values if key.startswith(f"{listed}/")]
            for number, (key, node) in enumerate(zip(keys, nodes, strict=True)):
                yield (listed, number), key, node


def _hidden(tree: Mapping, stage: Stage) -> Iterator[str]:
    """The lists of entries that are not there as lists, while something else is that may be one of them."""
    known = {field.alias for field in _WHOLE[stage].model_fields.values()}
    for name in LISTS:
        if not isinstance(tree.get(name), list) and (name in tree or tree.keys() - known):
            yield name


def _without_lists(tree: Any) -> Mapping:
    """All of a file but its people and collectives."""
    head = Mapping()
    head.update((key, node) for key, node in tree.items() if key not in LISTS)
    head.marks.update((key, marks) for key, marks in tree.marks.items() if key not in LISTS)
    return head


def _not_lists(file: File, tree: Mapping) -> Iterator[FormFault]:
    """Entries that are not written as a list."""
    for listed in LISTS:
        if listed in tree and not isinstance(tree[listed], list):
            spot = Spot(file.path, place_of(tree, (listed,)))
            message = f"“{listed}”: cần một danh sách"
            fix = "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách"
            yield FormFault("wrong-value", Fault(spot, message, fix, entry=HEAD))


def _model(part: Part, stage: Stage) -> type[Model]:
    """The form of a piece, by its key."""
    return _ENTRIES[stage, part.key.partition("/")[0]][0]


def _other_model(part: Part, stage: Stage) -> type[Model]:
    """The form of a piece of the other list."""
    return _ENTRIES[stage, next(name for name in LISTS if not part.key.startswith(f"{name}/"))][0]


def _entry(
    node: Any, part: Part, stage: Stage, around: Surroundings, value: Any, data: bytes
) -> tuple[Entry[Any], tuple[FormFault, ...]]:
    """The entry as it stands, with the version that counts where that is another."""
    own = _model(part, stage)
    record, faults = typed(own, node, part, keys=_WHOLE[stage] if part.key == HEAD else None)
    if faults and part.key != HEAD:
        other = of_other_list(node, part, own, _other_model(part, stage))
        faults = (other,) if other else tuple(with_code(one, around.people) for one in faults)
    seal = around.digest(part, stage, value) if part.path in around.received else ""
    standing = around.standing(part, stage, seal, withdrawn=_withdrawn(record))
    had = standing.counted is Counting.OLDER or standing.state is State.CORRECTED_LATE
    earlier = _received(part, stage, around, standing) if had else None
    return _placed(record, part, stage, around, data, standing, earlier, seal=seal), faults


def _placed(
    record: Any,
    part: Part,
    stage: Stage,
    around: Surroundings,
    data: bytes,
    standing: Standing,
    earlier: Entry[Any] | None = None,
    *,
    seal: str = "",
) -> Entry[Any]:
    """An entry with its awards, and those of them that count: of the earlier version where that counts."""
    received = earlier if standing.counted is Counting.OLDER else None
    subject = _ENTRIES[stage, part.key.partition("/")[0]][1]
    titles = around.catalogue.codes(getattr(record, "titles", ()))
    commendations = around.catalogue.codes(getattr(record, "commendations", ()))
    held = received.awards if received and not received.withdrawn else ()
    code = getattr(record, "code", "")
    return Entry(
        part.path,
        data,
        record,
        part.base,
        part.unit,
        part.key,
        stage=stage,
        subject=subject,
        code=around.people.canonical(code) if subject is Subject.PERSON else code,
        titles=titles,
        commendations=commendations,
        counted=titles + commendations if standing.counted is Counting.CURRENT else held,
        sealed=around.digest_of,
        seal=seal,
        standing=standing,
        withdrawn=_withdrawn(record),
        received=received,
        earlier=earlier,
    )


def _withdrawn(record: Any) -> bool:
    return getattr(record, "withdrawn", None) is not None


def _received(part: Part, stage: Stage, around: Surroundings, standing: Standing) -> Entry[Any] | None:
    """The entry in an older version of its file; None where that version cannot be had or read."""
    data = around.kept(part.path, part.key, standing.on_time_digest, standing.blob)
    tree = tree_of(data)
    pieces = ((base, node) for base, key, node in _pieces(tree, entries_of(tree)) if key == part.key)
    base, node = next(pieces, ((), None))
    if node is None:
        return None
    older = Part(part.path, tree, base, part.unit, part.key)
    record, _ = typed(_model(older, stage), node, older)
    return _placed(record, older, stage, around, data, standing) if record else None
