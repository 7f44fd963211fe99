"""What was expunged from the history because it should never have stood there: said in public, without the data.

`bien-nhan/xoa-du-lieu.json` names each file with the digest that it had and the one that it has now, and for
each entry that changed both digests. What was received in time under the old digest stays so under the new.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thidua.dataset.layout import Kind, slot_of

LONGEST = 500
"""Characters of a ground."""
_Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Removal(_Strict):
    """One file: sha256 of its bytes before and now; `entries` are (before, now) by key, `ground` names no person."""

    path: str
    old: _Digest
    new: _Digest
    day: date
    ground: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    entries: dict[str, tuple[_Digest, _Digest]]


class Tombstone(_Strict):
    """The file of a campaign."""

    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1)] = 1
    removed: tuple[Removal, ...] = ()

    @property
    def received_as(self) -> Mapping[tuple[str, str, str], str]:
        """Path, key and digest now → the digest under which the entry was received."""
        pairs = ((one.path, key, was, now) for one in self.removed for key, (was, now) in one.entries.items())
        return {(path, key, now): was for path, key, was, now in pairs}


def tombstone_of(data: bytes) -> Tombstone | None:
    """What the bytes of the file say; None where they are none."""
    try:
        return Tombstone.model_validate_json(data)
    except ValidationError:
        return None


def tombstone_among(files: Mapping[str, bytes], campaign: str) -> Tombstone:
    """What a campaign says of itself; nothing where it says nothing that can be read."""
    found = (
        data
        for path, data in files.items()
        if slot_of(path).kind is Kind.TOMBSTONE and slot_of(path).campaign == campaign
    )
    return next((one for data in found if (one := tombstone_of(data))), Tombstone())
