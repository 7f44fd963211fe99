"""Which award a text may mean that the catalogue does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

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
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _WORDS), end):
            code = catalogue.code(" ".join(words[start:end])) if start in ways else ""
            if code in catalogue.awards:
                ways[end] = (*ways[start], code)
                break
    return ways.get(len(words), ())


def _near(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """The codes of the awards that fit best and equally well; none where none is near or very many are."""
    spelt = [(_words(spelling), code) for spelling, code in _spellings(catalogue)]
    words = _words(text[:_LONGEST])
    same = _codes(code for known, code in spelt if "".join(known) == "".join(words))
    general = _codes(code for known, code in spelt if f" {' '.join(words)} " in f" {' '.join(known)} ")
    inside = [(len(known), code) for known, code in spelt if set(known) <= set(words)]
    longest, _ = max(inside, default=(0, ""))
    detailed = _codes(code for size, code in inside if size == longest)
    found = same or general or detailed or _alike(" ".join(words), spelt)
    return found if len(found) <= _MOST else ()


def _alike(word: str, spelt: list[tuple[list[str], str]]) -> tuple[str, ...]:
    """The codes of those with nearly the letters of the most alike."""
    matcher = SequenceMatcher(b=word)
    best: dict[str, float] = {}
    for known, code in spelt:
        matcher.set_seq1(" ".join(known))
        least = max(_CUTOFF, max(best.values(), default=0) - _MARGIN)
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            best[code] = max(best.get(code, 0), matcher.ratio())
    least = max(_CUTOFF, max(best.values(), default=0) - _MARGIN)
    return tuple(code for code, ratio in best.items() if ratio >= least)


def _spellings(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for award in catalogue.awards.values():
        yield from ((spelling, award.code) for spelling in (award.code, award.name, award.short_name, *award.aliases))


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _words(text: str) -> list[str]:
    return fold(text.replace("_", " ")).split()
