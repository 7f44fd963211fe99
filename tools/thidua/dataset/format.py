"""The one form of a file: titles as codes, dates as ISO, NFC, line ends; never other data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from thidua.receipts.canon import AWARDS, DATES, canonical
from thidua.source import OFFICE, Mapping, Place, Sequence, comments, place_of, read, replaced, retyped, tidy

Codes = Callable[[str], str]
_BOM = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def formatted(data: bytes, codes: Codes) -> bytes:
    """The file in the one form; the same bytes where it cannot be read or would say something else."""
    before = read(data, OFFICE)
    if before.tree is None:
        plain = retyped(before.text)
        return data if plain == before.text else formatted(plain.encode(), codes)
    text = tidy(data.removeprefix(_BOM).decode())
    tree = read(text.encode(), OFFICE).tree
    new = replaced(text, _edits(tree, tree, (), codes)) if tree is not None else text
    after = read(new.encode(), OFFICE).tree
    same = after is not None and canonical(after, "", codes) == canonical(before.tree, "", codes)
    return new.encode() if same and comments(new) == comments(text) else data


def _edits(tree: Mapping, node: Any, path: tuple[str | int, ...], codes: Codes) -> Iterator[tuple[Place, str]]:
    """The spans of scalars that are written otherwise than the one form says."""
    pairs = node.items() if isinstance(node, Mapping) else enumerate(node)
    for step, child in pairs:
        where = (*path, step)
        if isinstance(child, Mapping | Sequence):
            yield from _edits(tree, child, where, codes)
            continue
        key = next((part for part in reversed(where) if isinstance(part, str)), "")
        if key in AWARDS | DATES:
            new = canonical(child, key, codes)
            if new and new != child and _PLAIN.fullmatch(new):
                yield place_of(tree, where), new
