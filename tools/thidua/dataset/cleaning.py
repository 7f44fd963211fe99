"""Whether a cleaned file lost words only: a tombstone keeps what was received, so it may cover nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, get_args

from pydantic import BaseModel

from thidua.dataset.layout import DOSSIERS, slot_of
from thidua.dataset.located import tree_of
from thidua.dataset.tombstone import Removal, Tombstone
from thidua.model.submission import Nomination, Registration
from thidua.receipts.canon import canonical, entries_of
from thidua.receipts.receipt import Receipt
from thidua.text import name_key, one_line

WORDS = frozenset({"ghi_chu", "thanh_tich", "can_cu_khac", "chuc_vu", "ten", "sang_kien", "chu_tri", "thu_ky"})
"""Keys whose words nobody counts, and where personal data can have slipped in."""
REMOVED = "Đã bỏ"
"""What stands where a form wants words and they had to go."""

Compared = Mapping[tuple[str, str], bool]
"""By path and key of an entry: whether it lost words only; what could not be compared is not there."""


def compared(
    stone: Tombstone, files: Mapping[str, bytes], receipts: Iterable[Receipt], held: Mapping[str, bytes]
) -> Compared:
    """Each cleaned entry against the version that was received, where `held` (blob → bytes) still has that."""
    had = [(one, held[one.blob]) for one in receipts if one.blob in held]
    found: dict[tuple[str, str], bool] = {}
    for one in stone.removed:
        now = files.get(one.path, b"")
        for receipt, old in had:
            if receipt.path == one.path:
                more = changed_more(old, now)
                same = [key for key, (was, _) in one.entries.items() if receipt.entries.get(key) == was]
                found |= {(one.path, key): key not in more for key in same}
                found |= {(one.path, key): False for key in more if sha256(old).hexdigest() == one.old}
    return found


def whole(one: Removal, cleaned: Compared) -> bool:
    """Whether nothing is known of a cleaned file that would be more than the loss of words."""
    return slot_of(one.path).kind in DOSSIERS and all(fine for (path, _), fine in cleaned.items() if path == one.path)


def changed_more(old: bytes, new: bytes) -> tuple[str, ...]:
    """The entries of a file that came, went, lost more than words, or say something that they did not say."""
    before, after = kept_of(old), kept_of(new)
    was, now = entries_of(tree_of(old)), entries_of(tree_of(new))
    return tuple(
        key for key in {**before, **after} if before.get(key) != after.get(key) or not _less(was[key], now[key])
    )


def kept_of(data: bytes) -> dict[str, str]:
    """By entry the sha256 of all that no cleaning may change: what stands at keys of the forms but `WORDS`."""
    return {key: _mark(canonical(_kept(node), "", str)) for key, node in entries_of(tree_of(data)).items()}


def _less(old: Any, new: Any) -> bool:
    """Whether nothing was put in at keys that nobody counts; the others are compared by what is kept of them."""
    if isinstance(new, dict):
        had = old if isinstance(old, dict) else {}
        return all((_less if _counts(one_line(key), one) else _fewer)(had.get(key), one) for key, one in new.items())
    rest: Iterator[Any] = iter(old if isinstance(old, list) else ())
    items = new if isinstance(new, list) else ()
    return all(any(_less(one, child) for one in rest) for child in items if isinstance(child, dict))


def _fewer(old: Any, new: Any) -> bool:
    """Whether a text lost words only, or `REMOVED` stands in its place; of a list the same of each item."""
    if isinstance(new, dict):
        return all(_fewer(old.get(key) if isinstance(old, dict) else None, one) for key, one in new.items())
    if isinstance(new, list):
        rest: Iterator[Any] = iter(old if isinstance(old, list) else ())
        return all(any(_fewer(one, child) for one in rest) for child in new)
    words = iter(old.split() if isinstance(old, str) else ())
    text = new or ""
    return name_key(text) == name_key(REMOVED) or all(word in words for word in text.split())


def _mark(node: Any) -> str:
    return sha256(json.dumps(node, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _kept(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _kept(child) for key, child in node.items() if _counts(one_line(key), child)}
    return [_kept(child) for child in node] if isinstance(node, list) else node


def _counts(key: str, child: Any) -> bool:
    return key in _known() and (key not in WORDS or isinstance(child, dict))


@cache
def _known() -> frozenset[str]:
    """All keys of the forms of units."""
    return frozenset((*_keys(Registration), *_keys(Nomination)))


def _keys(model: type[BaseModel]) -> Iterable[str]:
    for one in model.model_fields.values():
        yield str(one.alias)
        yield from (key for part in _models(one.annotation) for key in _keys(part))


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
