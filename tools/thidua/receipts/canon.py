"""The canonical form of an entry and its digest.

`canon: 1` never changes for a receipt that is written: a frozen table of inputs and digests
in the tests holds it still.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import count
from typing import Any

from thidua.text import one_line

CANON = 1
HEAD = "dau"
LISTS = ("ca_nhan", "tap_the")
CODES = {"ca_nhan": "ma_so", "tap_the": "ma"}
AWARDS = frozenset({"danh_hieu", "khen_thuong"})
UNORDERED = frozenset({"danh_hieu", "khen_thuong", "giay_to"})
DATES = frozenset({"ngay", "ngay_lap", "tu_ngay", "den_ngay"})
_LOCAL_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def entries_of(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of a unit's file by key, in the order of the file, `dau` (all else) first.

    The first entry without a usable code is `ca_nhan/?1`; a repeated one `ca_nhan/nv-017#2`.
    Never raises, whatever the shape.
    """
    found: dict[str, Any] = {HEAD: {key: node for key, node in tree.items() if not _listed(key, node)}}
    for name in LISTS:
        nodes = tree.get(name)
        nameless = count(1)
        for node in nodes if isinstance(nodes, list) else ():
            found[_free(found, f"{name}/{_code(name, node) or f'?{next(nameless)}'}")] = node
    return found


def _listed(key: str, node: object) -> bool:
    return key in LISTS and isinstance(node, list)


def _code(name: str, node: object) -> str:
    code = node.get(CODES[name]) if isinstance(node, dict) else None
    return one_line(code) if isinstance(code, str) else ""


def _free(found: Mapping[str, Any], key: str) -> str:
    if key not in found:
        return key
    return next(copy for number in count(2) if (copy := f"{key}#{number}") not in found)


def digest(campaign: str, unit: str, stage: str, key: str, value: object, *, codes: Callable[[str], str]) -> str:
    """sha256 of the compact JSON of an entry, in hexadecimal; `codes` turns award names into codes."""
    whole = {
        "campaign": campaign,
        "canon": CANON,
        "key": key,
        "stage": stage,
        "unit": unit,
        "value": canonical(value, "", codes),
    }
    return sha256(_encode(whole).encode()).hexdigest()


def canonical(node: Any, key: str, codes: Callable[[str], str]) -> Any:
    """A node in NFC with single spaces, awards as codes, dates as ISO; None where nothing is said."""
    if isinstance(node, str):
        return _text(node, key, codes)
    if isinstance(node, dict):
        return _mapping(node, codes)
    items = [item for child in node if (item := canonical(child, key, codes))]
    return (sorted(items, key=_encode) if key in UNORDERED and len(items) > 1 else items) or None


def _mapping(node: Mapping[str, Any], codes: Callable[[str], str]) -> dict[str, Any] | None:
    joined = "".join(node)
    if joined.isascii() and joined.isidentifier():  # no name has anything to compose or to collapse: nearly always
        return {name: child for name, value in node.items() if (child := canonical(value, name, codes))} or None
    said = [(name, child) for name, value in node.items() if (child := canonical(value, one_line(name), codes))]
    plain = {one_line(name): child for name, child in said}
    return (plain if len(plain) == len(said) else dict(said)) or None  # "a" and "a ": each keeps its own value


def _text(text: str, key: str, codes: Callable[[str], str]) -> str | None:
    plain = one_line(text)
    if key in AWARDS:
        return codes(plain) if plain else None
    if key in DATES and (match := _LOCAL_DATE.fullmatch(plain)):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return plain or None
