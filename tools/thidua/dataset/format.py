"""The one form of a file: titles as codes, dates as ISO, NFC, line ends; never other data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from thidua.receipts.canon import AWARDS, DATES, canonical
from thidua.source import OFFICE, Mapping, Place, Sequence, comments, place_of, read, replaced, retyped, tidy

Codes = Callable[[str], str]
Path = tuple[str | int, ...]
_BOM = b"\xef\xbb\xbf"
_WORDS = AWARDS | {"schema", "nam", "ma", "ma_so", "don_vi", "quy_dinh", "xep_loai", "hinh_thuc", "loai"}
"""Keys whose value is one word or a list of such; in any other text quotes may be meant."""
_QUOTED = re.compile(r"[“”„]([A-Za-z0-9](?:[A-Za-z0-9_/-]*[A-Za-z0-9])?)[“”]", re.ASCII)
_DASHED = re.compile(r"(?=.*[\u2010-\u2015\u2212])\d{4}[-\u2010-\u2015\u2212]\d\d[-\u2010-\u2015\u2212]\d\d", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def formatted(data: bytes, codes: Codes) -> bytes:
    """The file in the one form; the same bytes where it cannot be read or would say something else."""
    before = read(data, OFFICE)
    plain = retyped(before.text) if before.tree is None else replaced(before.text, _unworded(before.tree))
    if plain != before.text:
        return formatted(plain.encode(), codes)
    if before.tree is None:
        return data
    text = tidy(data.removeprefix(_BOM).decode())
    tree = read(text.encode(), OFFICE).tree
    new = replaced(text, _edits(tree, codes)) if tree is not None else text
    after = read(new.encode(), OFFICE).tree
    same = after is not None and canonical(after, "", codes) == canonical(before.tree, "", codes)
    return new.encode() if same and comments(new) == comments(text) else data


def _unworded(tree: Mapping) -> Iterator[tuple[Place, str]]:
    """Single words in a word processor's quotes, days with its long dashes: no field takes them as they are."""
    for path, text in _scalars(tree, ()):
        key = next(part for part in reversed(path) if isinstance(part, str))
        if key in _WORDS and (match := _QUOTED.fullmatch(text)):
            yield place_of(tree, path), match[1]
        elif _DASHED.fullmatch(text):
            yield place_of(tree, path), "-".join(re.findall(r"\d+", text))


def _edits(tree: Mapping, codes: Codes) -> Iterator[tuple[Place, str]]:
    """The spans of scalars that are written otherwise than the one form says."""
    for path, text in _scalars(tree, ()):
        key = next(part for part in reversed(path) if isinstance(part, str))
        if key in AWARDS | DATES:
            new = canonical(text, key, codes)
            if new and new != text and _PLAIN.fullmatch(new):
                yield place_of(tree, path), new


def _scalars(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Each value with its path, in the order of the file."""
    for step, child in node.items() if isinstance(node, Mapping) else enumerate(node):
        if isinstance(child, Mapping | Sequence):
            yield from _scalars(child, (*path, step))
        else:
            yield (*path, step), child
