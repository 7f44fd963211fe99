"""From a unit's file to its entries, each typed on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any

from thidua.dataset.catalogue import Catalogue
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.file import File
from thidua.dataset.form import FormFault, Part, empty_unknown, typed
from thidua.dataset.layout import Kind
from thidua.dataset.people import People
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
from thidua.receipts.canon import HEAD, LISTS, digest, entries_of
from thidua.receipts.states import Counting, Standing
from thidua.source import UNIT, Document, Mapping, place_of, read

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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the entries of a campaign are read with."""

    campaign: str
    catalogue: Catalogue
    people: People
    standing: Callable[..., Standing]
    versions: AnyMapping[str, bytes]


def dossier_of(file: File, document: Document, around: Surroundings) -> Dossier:
    """The dossier in a readable file of a unit."""
    stage, unit = STAGES[file.slot.kind], file.slot.name
    tree = document.tree or Mapping()
    values = entries_of(tree)
    faults: list[FormFault] = list(_not_lists(file, tree, unit))
    entries: list[Entry[Any]] = []
    for base, key, node in _pieces(tree, values):
        part = Part(file.path, tree, base, unit, key)
        entry, wrong = _entry(node, part, stage, around, values[key], file.data)
        entries.append(entry)
        faults.extend(wrong)
    if document.has_empty:
        faults.extend(empty_unknown(_WHOLE[stage], tree, Part(file.path, tree, (), unit)))
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
    )


def _pieces(tree: Any, values: AnyMapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """Each piece of the file: its path in the tree, its key and its node."""
    yield (), HEAD, {key: node for key, node in tree.items() if key not in LISTS}
    for listed in LISTS:
        nodes = tree.get(listed)
        if isinstance(nodes, list):
            keys = [key for key in values if key.startswith(f"{listed}/")]
            for number, (key, node) in enumerate(zip(keys, nodes, strict=True)):
                yield (listed, number), key, node


def _not_lists(file: File, tree: Mapping, unit: str) -> Iterator[FormFault]:
    """Entries that are not written as a list."""
    for listed in LISTS:
        if listed in tree and not isinstance(tree[listed], list):
            spot = Spot(file.path, place_of(tree, (listed,)))
            message, fix = (
                f"“{listed}”: cần một danh sách",
                "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch đầu dòng",
            )
            yield FormFault("wrong-value", Fault(spot, message, fix, unit=unit, entry=HEAD))


def _entry(
    node: Any, part: Part, stage: Stage, around: Surroundings, value: Any, data: bytes
) -> tuple[Entry[Any], tuple[FormFault, ...]]:
    model, subject = _ENTRIES[stage, part.key.partition("/")[0]]
    record, faults = typed(model, node, part)
    code = getattr(record, "code", "")
    mark = digest(around.campaign, part.unit, stage.value, part.key, value, codes=around.catalogue.code)
    withdrawn = getattr(record, "withdrawn", None) is not None
    standing = around.standing(part, stage, mark, withdrawn=withdrawn)
    titles = _codes(record, "titles", around.catalogue)
    commendations = _codes(record, "commendations", around.catalogue)
    entry = Entry(
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
        counted=_counted(titles + commendations, standing, part.key, around),
        digest=mark,
        standing=standing,
    )
    return entry, faults


def _codes(record: Any, name: str, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(catalogue.code(text) for text in getattr(record, name, ()))


def _counted(awards: tuple[str, ...], standing: Standing, key: str, around: Surroundings) -> tuple[str, ...]:
    """The awards that count: the current version's, an older on-time version's, or none."""
    if standing.counted is Counting.OLDER and standing.blob in around.versions:
        tree = read(around.versions[standing.blob], UNIT).tree
        older = entries_of(tree).get(key) if tree is not None else None
        texts = [*_texts(older, "danh_hieu"), *_texts(older, "khen_thuong")]
        return tuple(around.catalogue.code(text) for text in texts)
    return awards if standing.counted is Counting.CURRENT else ()


def _texts(node: Any, key: str) -> list[str]:
    listed = node.get(key) if isinstance(node, dict) else None
    return [text for text in listed if isinstance(text, str)] if isinstance(listed, list) else []
