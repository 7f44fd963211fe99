"""The one reader of YAML: from bytes to plain data that knows its places, or refusals."""

from __future__ import annotations

from thidua.source.comment import comments
from thidua.source.decoding import decode
from thidua.source.document import OFFICE, UNIT, Document, Limits, Refusal, lines_of
from thidua.source.edit import replaced, retyped, tidy
from thidua.source.place import Mapping, Place, Sequence, Tree, place_of
from thidua.source.reader import read
from thidua.source.writer import write

__all__ = [
    "OFFICE",
    "UNIT",
    "Document",
    "Limits",
    "Mapping",
    "Place",
    "Refusal",
    "Sequence",
    "Tree",
    "comments",
    "decode",
    "lines_of",
    "place_of",
    "read",
    "replaced",
    "retyped",
    "tidy",
    "write",
]
