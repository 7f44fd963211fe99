"""How names are compared, and letters that do not belong into a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
_PUNCTUATION = frozenset("'-. \u2019")
_USUAL = frozenset("abcdefghijklmnopqrstuvwxyzđ")
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u030c\u0308")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key by which names are equal: NFC or NFD, any case and spaces, either tone placement.

    The tone of each syllable is moved behind it, so that hoà and hòa, Thuý and Thúy agree.
    """
    words = unicodedata.normalize("NFD", name.translate(_APOSTROPHES).casefold()).split()
    return " ".join(_toneless(word) for word in words)


def _toneless(word: str) -> str:
    tones = "".join(_TONES[c] for c in word if c in _TONES)
    plain = unicodedata.normalize("NFC", "".join(c for c in word if c not in _TONES))
    return f"{plain}{tones}" if not tones else f"{plain}^{tones}"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text for search: no accents, đ as d, lower case, single spaces."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _SPACES.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


def foreign_letters(name: str) -> Iterator[str]:
    """Each character that no name in Latin letters holds, as `“А” (U+0410)`, once."""
    seen = set()
    for character in unicodedata.normalize("NFC", name):
        if character not in seen and not _belongs(character):
            seen.add(character)
            yield f"“{character}” (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"


def _belongs(character: str) -> bool:
    if character.isascii():
        return character.isalpha() or character in _PUNCTUATION
    if character in _PUNCTUATION or unicodedata.combining(character):
        return True
    return unicodedata.name(character, "").startswith("LATIN ") and unicodedata.category(character)[0] == "L"


def rare_letters(name: str) -> Iterator[str]:
    """Latin letters that names of the country hardly use, as `“ø” (U+00F8)`, once each."""
    seen = set()
    for character in unicodedata.normalize("NFC", name):
        if character.isalpha() and character not in seen and not _usual(character):
            seen.add(character)
            yield f"“{character}” (U+{ord(character):04X})"


def _usual(character: str) -> bool:
    plain = unicodedata.normalize("NFD", character.casefold())
    return plain[0] in _USUAL and _MARKS.issuperset(plain[1:])
