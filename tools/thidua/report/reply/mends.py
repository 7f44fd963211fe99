"""The lines that can be mended without thinking, as they should be: what `fmt` writes, the key that was meant.

What a finding says that was meant is a guess: it is offered only where the file, so mended, is read with
less to mend and nothing new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from thidua.dataset.catalogue import Catalogue
from thidua.dataset.format import formatted
from thidua.dataset.layout import slot_of
from thidua.report.reply.case import Case
from thidua.report.reply.proof import proven
from thidua.source import OFFICE, Place, read, replaced
from thidua.text import unwanted

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Mend:
    """Lines `first` to `last` (from 1, both included) of a file, and what should stand there instead."""

    path: str
    first: int
    last: int
    lines: tuple[str, ...]


def mends(case: Case) -> Iterator[Mend]:
    """All mends of the units' files of a request, in order."""
    campaigns = {one.campaign.code: one.campaign for one in case.campaigns}
    for path in (one for one in case.paths if one not in case.gone):
        if campaign := campaigns.get(slot_of(path).campaign):
            edits = proven(path, case.files[path], _edits(case, path), campaign)
            yield from _of_file(path, case.files[path], edits, campaign.catalogue)


def _edits(case: Case, path: str) -> Mapping[Place, str]:
    """What findings say that was meant, by place."""
    return {f.at.place: f.mend for f in case.findings if f.at.path == path and f.at.place and f.mend}


def _of_file(path: str, data: bytes, edits: Mapping[Place, str], catalogue: Catalogue) -> Iterator[Mend]:
    before = read(data, OFFICE)
    new = formatted(replaced(before.text, edits.items()).encode(), catalogue.code)
    old, lines = before.lines, read(new, OFFICE).lines
    for kind, first, last, begin, end in SequenceMatcher(None, old, lines, autojunk=False).get_opcodes():
        mended = tuple(lines[begin:end])
        # A line end that is missing or a blank that is too many cannot be shown.
        if kind == "replace" and old[first:last] != mended and all(map(_showable, mended)):
            yield Mend(path, first + 1, last, mended)


def _showable(line: str) -> bool:
    return len(line) <= _LONGEST and not any(unwanted(line))
