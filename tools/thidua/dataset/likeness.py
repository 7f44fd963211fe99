"""Which award a text may mean that the catalogue does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches

from thidua.dataset.catalogue import Catalogue
from thidua.text import fold, says_nothing

_JOINED = re.compile(r"[;,/+&]|\bvà\b")
_LONGEST = 80
_WORDS = 12
"""No award has a longer name."""
_CUTOFF = 0.6
_MARGIN = 0.06
"""Two awards whose likeness differs by less fit equally."""
_MOST = 5


def meant_award(catalogue: Catalogue, text: str, *, listed: bool) -> tuple[str, str]:
    """What to do about a text, and the code to write there, "" where that is not one code.

    `listed` says that it stands in a list, which may as well be empty.
    """
    if listed and says_nothing(text):
        return "không có thì để danh sách trống: []", ""
    several = _pieces(catalogue, text)
    if len(several) > 1:
        return f"tách thành từng mục: {', '.join(several)}", ""
    near = several or _near(catalogue, text)
    named = ", ".join(f"{code} ({catalogue.name(code)})" for code in near)
    if len(near) == 1:
        return f"ý là {named}?", near[0]
    return f"ghi rõ một trong: {named}" if near else "xem danh mục ở trang Quy tắc", ""


def _pieces(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """The codes of the awards that a text is made of, with or without signs between; none where a word is left."""
    words = _JOINED.sub(" ", text).split()
    ways: dict[int, tuple[str, ...]] = {0: ()}
    for end, _ in enumerate(words, 1):
        for start in range(max(0, end - _WORDS), end):
            if start in ways and (code := catalogue.code(" ".join(words[start:end]))) in catalogue.awards:
                ways[end] = (*ways[start], code)
                break
    return ways.get(len(words), ())


def _near(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """The codes of the awards that fit best and equally well; none where none is near or very many are."""
    spelt = [(_plain(spelling), code) for spelling, code in _spellings(catalogue)]
    wanted = _plain(text[:_LONGEST])
    words = set(wanted.split())
    same = _codes(code for known, code in spelt if known.replace(" ", "") == wanted.replace(" ", ""))
    general = _codes(code for known, code in spelt if f" {wanted} " in f" {known} ")
    inside = [(len(known.split()), code) for known, code in spelt if words.issuperset(known.split())]
    detailed = _codes(code for size, code in inside if size == max(inside)[0])
    found = same or general or detailed or _alike(wanted, spelt)
    return found if len(found) <= _MOST else ()


def _alike(wanted: str, spelt: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The codes of those with nearly the letters of the most alike."""
    spellings = [known for known, _ in spelt]
    if not (best := get_close_matches(wanted, spellings, 1, _CUTOFF)):
        return ()
    least = max(_CUTOFF, SequenceMatcher(a=best[0], b=wanted).ratio() - _MARGIN)
    close = get_close_matches(wanted, spellings, len(spelt), least)
    return _codes(code for known, code in spelt if known in close)


def _spellings(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for award in catalogue.awards.values():
        yield from ((spelling, award.code) for spelling in (award.code, award.name, award.short_name, *award.aliases))


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _plain(text: str) -> str:
    return fold(text.replace("_", " "))
