"""How names are compared, and letters that do not belong into a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import filterfalse

from thidua.text.characters import shown

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONE_SIGN = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
_PUNCTUATION = frozenset("'-. \u2019\u02bc\u2010\u2011")
_MARKS = re.compile("[\u0300-\u036f]")
_USUAL = frozenset("abcdefghijklmnopqrstuvwxyzđƀ")
_USUAL_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0308\u0309\u030c\u031b\u0323")
_STROKES = str.maketrans({"đ": "d", "ƀ": "b", "ø": "o", "ł": "l"})


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key by which names are equal: NFC or NFD, any case and spaces, either tone placement.

    The tone of each syllable is moved behind it, so that hoà and hòa, Thuý and Thúy agree:
    which letter carries the tone never tells two syllables apart.
    """
    words = unicodedata.normalize("NFD", name.translate(_ONE_SIGN).casefold()).split()
    return " ".join(map(_tone_last, words))


@lru_cache(maxsize=8192)
def _tone_last(word: str) -> str:
    tones = "".join(c for c in word if c in _TONES)
    rest = unicodedata.normalize("NFC", "".join(c for c in word if c not in _TONES))
    return rest + tones


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """Text in NFC with single spaces and none at its ends."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text for search: no accents, đ as d, lower case, single spaces."""
    bare = unicodedata.normalize("NFD", text.casefold().translate(_STROKES))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def foreign_letters(name: str) -> Iterator[str]:
    """Each character that no name in Latin letters holds, as `“А” (U+0410)`, once."""
    return _marked(name, _belongs)


def rare_letters(name: str) -> Iterator[str]:
    """Latin letters that names of the country hardly use, as `“ø” (U+00F8)`, once each.

    Usual are the letters of Vietnamese and of the Ê-đê, Gia-rai, Ba-na, Cơ-ho and Khmer names
    written in Latin letters (ƀ, č, ĕ, ĭ, ñ, ŏ, ŭ, also with a further mark).
    """
    return _marked(name, _usual)


def _marked(name: str, fits: Callable[[str], bool]) -> Iterator[str]:
    for character in filterfalse(fits, dict.fromkeys(unicodedata.normalize("NFC", name))):
        code = f"U+{ord(character):04X}"
        yield f"“{character}” ({code})" if shown(character) == character and character.isprintable() else code


@lru_cache(maxsize=4096)
def _belongs(character: str) -> bool:
    if character in _PUNCTUATION or _MARKS.match(character):
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


@lru_cache(maxsize=4096)
def _usual(character: str) -> bool:
    if not character.isalpha():
        return True
    letter, *marks = list(unicodedata.normalize("NFD", character.casefold()))
    return letter in _USUAL and _USUAL_MARKS.issuperset(marks)
