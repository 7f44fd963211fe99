"""What a unit attests to, by the key in the file."""

from __future__ import annotations

from typing import Any

from thidua.dataset.entry import Entry

NOBODY_WARNED = "khong_ai_bi_canh_cao_tro_len"
"""The attestation that has a rule of its own for collectives."""


def attested(entry: Entry[Any], key: str) -> bool:
    """Whether the unit attests to a positive fact; missing and false are the same."""
    attestation = entry.record.attested
    if attestation is None:
        return False
    fields = type(attestation).model_fields
    return any(info.alias == key and getattr(attestation, name) for name, info in fields.items())
