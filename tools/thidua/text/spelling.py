"""The word that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import normalize

from thidua.text.names import fold

_LONGEST = 80
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,2})", re.ASCII)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a misspelt word, None where none is near."""
    found = get_close_matches(
        word[:_LONGEST].lower(), (known := {c.lower(): c for c in sorted(candidates)}), n=1, cutoff=0.6
    )
    return known[found[0]] if found else None


def like_code(text: str) -> str:
    """A text as a code would be written: `NV 022` and `nv022` as nv-022, `Phòng Một` as phong-mot; "" where nothing is left."""
    return "-".join(re.findall(r"[a-z]+|[0-9]+", fold(text[:_LONGEST])))


def like_date(text: str) -> str:
    """A day written with other marks or digits (`18-3-2022`, `2022.3.8`) as it should be, "" where it is none."""
    plain = normalize("NFKC", text[:_LONGEST]).strip()
    if match := _DAY_FIRST.fullmatch(plain):
        return "/".join(match.groups())
    if match := _YEAR_FIRST.fullmatch(plain):
        year, month, day = match.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    return ""
