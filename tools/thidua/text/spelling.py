"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 80


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a misspelt word, None where none is near."""
    found = get_close_matches(
        word[:_LONGEST].lower(), (known := {c.lower(): c for c in sorted(candidates)}), n=1, cutoff=0.6
    )
    return known[found[0]] if found else None
