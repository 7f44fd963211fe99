"""What a unit attests to, by the key in the file."""

from __future__ import annotations

from functools import cache
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.model.base import Model
from thidua.model.standards import Attested
from thidua.model.terms import Weight

NOBODY_WARNED = "khong_ai_bi_canh_cao_tro_len"
"""The attestation that has a rule of its own for collectives."""


def unattested(entry: Entry[Any], campaign: Campaign, weight: Weight) -> list[Attested]:
    """The facts of a weight that the awards of an entry ask for and its unit does not attest to."""
    needs = campaign.catalogue.attested(entry.awards, entry.subject, weight)
    return [need for need in needs if need.key != NOBODY_WARNED and not attested(entry, need.key)]


def attested(entry: Entry[Any], key: str) -> bool:
    """Whether the unit attests to a positive fact; missing and false are the same."""
    attestation = entry.record.attested
    if attestation is None:
        return False
    name = _names(attestation.__class__).get(key)
    return name is not None and bool(getattr(attestation, name))


@cache
def _names(kind: type[Model]) -> dict[str, str]:
    """The names of the fields by their keys in the file."""
    return {info.alias: name for name, info in kind.model_fields.items() if info.alias}
