"""Which guesses of what was meant make a file better: each is tried on that one file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from thidua.dataset.campaign import Campaign
from thidua.dataset.dossier import dossier_of
from thidua.dataset.file import open_dossier
from thidua.dataset.surroundings import Surroundings
from thidua.model.regime import AwardKind
from thidua.model.terms import Subject
from thidua.receipts.canon import LISTS
from thidua.receipts.states import Standing
from thidua.source import OFFICE, Document, Place, read, replaced

_MOST, _BYTES = 20, 256 * 1024
"""How many guesses are tried, and how much is read for them in all: an answer takes no longer for a large file."""
_PLAIN = re.compile(r"[\w .,/-]{1,60}")
_AWARDS = {"danh_hieu": AwardKind.TITLE, "khen_thuong": AwardKind.COMMENDATION}
_SUBJECTS = {"ca_nhan": Subject.PERSON, "tap_the": Subject.COLLECTIVE}


def proven(path: str, data: bytes, edits: Mapping[Place, str], campaign: Campaign) -> dict[Place, str]:
    """The edits, of the first, after each of which the file has less to mend and nothing new.

    Only a plain word is taken for a slip of the pen.
    """
    before, kept, faults = read(data, OFFICE), dict[Place, str](), _faults(path, data, campaign)
    for place, new in sorted(edits.items())[: min(_MOST, _BYTES // max(len(data), 1))]:
        said = before.lines[place.line - 1][place.column - 1 : place.end_column - 1]
        tried = {**kept, place: new}
        if place.line == place.end_line and _PLAIN.fullmatch(said.strip("\"'")):
            found = _faults(path, replaced(before.text, tried.items()).encode(), campaign)
            if found < faults:
                kept, faults = tried, found
    return kept


def _faults(path: str, data: bytes, campaign: Campaign) -> Counter[tuple[str, str]]:
    """What is wrong in the form of a file, and which awards are none or not for whom they are given."""
    file, document = open_dossier(path, data)
    around = Surroundings(campaign.code, campaign.catalogue, campaign.people, lambda *_, **__: Standing(), {}, {})
    faults = (*file.faults, *(dossier_of(file, document, around).faults if file.readable else ()))
    return Counter([*((one.rule, one.fault.message) for one in faults), *_awards(document, campaign)])


def _awards(document: Document, campaign: Campaign) -> Iterator[tuple[str, str]]:
    for listed in LISTS:
        rows = document.tree.get(listed) if document.tree else None
        for row in rows if isinstance(rows, list) else ():
            for key, kind in _AWARDS.items():
                named = row.get(key) if isinstance(row, dict) else None
                for text in named if isinstance(named, list) else ():
                    award = (
                        campaign.catalogue.awards.get(campaign.catalogue.code(text)) if isinstance(text, str) else None
                    )
                    if award is None or award.kind is not kind or _SUBJECTS[listed] not in award.subjects:
                        yield "unknown-title", key
