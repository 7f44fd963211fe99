"""What the entries of a campaign are read with: names and codes, what was received, older versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from thidua.dataset.catalogue import Catalogue
from thidua.dataset.entry import Entry
from thidua.dataset.form import Part
from thidua.dataset.located import tree_of
from thidua.dataset.people import People
from thidua.model.terms import Stage
from thidua.receipts.canon import digest, entries_of
from thidua.receipts.receipt import Receipt
from thidua.receipts.standing import Standing


class Surroundings(NamedTuple):
    """What the entries of a campaign are read with; `received` holds the receipts by path."""

    campaign: str
    catalogue: Catalogue
    people: People
    standing: Callable[..., Standing]
    received: Mapping[str, Sequence[Receipt]]
    versions: Mapping[str, bytes]

    def kept(self, path: str, key: str, digest: str, blob: str) -> bytes:
        """A version of a file in which an entry reads as it was received, b"" where none can be had.

        What came several times without a change may be held in an earlier version where the last one is lost.
        """
        same = (one.blob for one in self.received[path] if one.entries.get(key) == digest)
        return next((self.versions[one] for one in (blob, *same) if one in self.versions), b"")

    def digest_of(self, entry: Entry[Any]) -> str:
        """The receipt digest of an entry as it stands in its file."""
        return self.digest(entry, entry.stage, _values(entry.data)[entry.key])

    def digest(self, at: Part | Entry[Any], stage: Stage, value: object) -> str:
        """The receipt digest of what an entry says."""
        return digest(self.campaign, at.unit, stage.value, at.key, value, codes=self.catalogue.code)


@lru_cache(maxsize=8)
def _values(data: bytes) -> Mapping[str, Any]:
    return entries_of(tree_of(data))
