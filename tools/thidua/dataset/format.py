"""The one form of a file: titles as codes, dates as ISO, NFC, line ends; never other data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from thidua.receipts.canon import AWARDS, DATES, canonical
from thidua.source import OFFICE, Edit, Mapping, Sequence, place_of, read, replace, tidy

Codes = Callable[[str], str]
_COMMENT = re.compile(r"(?:^|[ \t])(#.*)$", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def formatted(data: bytes, codes: Codes) -> bytes:
    """The file in the one form; the same bytes where it cannot be read or would say something else."""
    before = read(data, OFFICE)
    tidied = tidy(data)
    tree = read(tidied, OFFICE).tree
    if before.tree is None or tree is None:
        return data
    text = tidied.decode()
    new = replace(text, _edits(tree, tree, (), codes))
    after = read(new.encode(), OFFICE).tree
    same = after is not None and canonical(after, "", codes) == canonical(before.tree, "", codes)
    return new.encode() if same and comments(new) == comments(before.text) else data


def comments(text: str) -> tuple[str, ...]:
    """What stands behind `#` in each line, in order, in NFC and without trailing blanks."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(unicodedata.normalize("NFC", found.rstrip()) for found in _COMMENT.findall(plain))


def _edits(tree: Mapping, node: Any, path: tuple[str | int, ...], codes: Codes) -> Iterator[Edit]:
    """The spans of scalars that are written otherwise than the one form says."""
    pairs = node.items() if isinstance(node, Mapping) else enumerate(node)
    for step, child in pairs:
        where = (*path, step)
        if isinstance(child, Mapping | Sequence):
            yield from _edits(tree, child, where, codes)
            continue
        key = next((part for part in reversed(where) if isinstance(part, str)), "")
        place = place_of(tree, where)
        if key in AWARDS | DATES and place.line == place.end_line:
            new = canonical(child, key, codes)
            if new and new != child and _PLAIN.fullmatch(new):
                yield Edit(place, new)
