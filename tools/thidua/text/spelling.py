"""The word that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from difflib import get_close_matches
from unicodedata import decimal, normalize

from thidua.text.names import fold, name_key

_LONGEST = 80
_LONG_NAME = 3
_LETTER_NOUGHT = re.compile(r"(?<![a-z])o(?=\d)|(?<=\d)o(?![a-z])")
_LETTER_ONE = re.compile(r"(?<![a-z])[il](?=\d)|(?<=\d)[il](?![a-z])")
_LOOK_ALIKE = str.maketrans("oil", "011")
_NONE = frozenset(map(name_key, ("không", "không có", "chưa", "chưa có", "x", "n/a", "null")))
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})(?!\d)", re.ASCII)
_IN_WORDS = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})(?!\d)", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:[.]\d+)?)?\Z", re.ASCII)
_SERIAL = re.compile(r"[345]\d{4}", re.ASCII)
_SERIAL_DAY = date(1899, 12, 30)
"""Day 0 of the spreadsheets; 30000 to 59999 are the years 1982 to 2064."""
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,2})(?!\d)", re.ASCII)
_WEEKDAY = re.compile(r"\b(?:thứ|T) ?[2-7]\b", re.ASCII | re.IGNORECASE)
_NUMBER_IN_WORDS = re.compile(r"(?:[^\W\d_]+ )*(\d{1,9})(?: [^\W\d_]+)*")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a misspelt word, None where none is near."""
    found = get_close_matches(
        word[:_LONGEST].lower(), (known := {c.lower(): c for c in sorted(candidates)}), n=1, cutoff=0.6
    )
    return known[found[0]] if found else None


def like_code(text: str) -> str:
    """A text as a code would be written: `NV 022`, `nv022` and `nv-O22` as nv-022, `Phòng Một` as phong-mot.

    "" where nothing is left, and for what is a longer name: no code is made of that.
    """
    if not text.isascii() and len(text.split()) >= _LONG_NAME and not any(map(str.isdigit, text)):
        return ""
    plain = _LETTER_NOUGHT.sub("0", _LETTER_ONE.sub("1", fold(normalize("NFKC", _typed(text)))))
    return "-".join(re.findall(r"[a-z]+|[0-9]+", plain))


def code_letters(text: str) -> str:
    """What two codes have in common that look alike: no marks, o as 0, i and l as 1."""
    return "".join(filter(str.isalnum, fold(text[:_LONGEST]))).translate(_LOOK_ALIKE)


def like_date(text: str) -> str:
    """A day written otherwise as it should be, "" where it is none.

    With other marks or digits (`18-3-2022`, `2022.3.8`), in words, with a time, with the day of the week
    or other words around it, or as a spreadsheet's number (`44638`).
    """
    plain = _WEEKDAY.sub("", _CLOCK.sub("", normalize("NFKC", _typed(text)).strip()))
    if _SERIAL.fullmatch(plain):
        return (_SERIAL_DAY + timedelta(days=int(plain))).isoformat()
    match = _YEAR_FIRST.search(plain) or _DAY_FIRST.search(plain) or _IN_WORDS.search(plain)
    if match is None or any(map(str.isdigit, plain[: match.start()] + plain[match.end() :])):
        return ""
    if match.re is _YEAR_FIRST:
        year, month, day = match.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    return "/".join(match.groups())


def like_number(text: str) -> str:
    """The only number among words, as `2022` in `năm 2022`; "" where that is not all."""
    match = _NUMBER_IN_WORDS.fullmatch(_typed(text))
    return match[1] if match else ""


def _typed(text: str) -> str:
    """The beginning of a text with the digits that a keyboard here types, whatever their width and script."""
    return "".join(str(decimal(sign, sign)) for sign in text[:_LONGEST])


def says_nothing(text: str) -> bool:
    """Whether a text is empty, only marks (`-`, `...`), or a word for none: what people write to fill a gap."""
    return not any(map(str.isalnum, text)) or name_key(text.strip(". ")) in _NONE
