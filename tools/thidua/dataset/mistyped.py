"""Codes that are nobody's, and whose they probably are: a slip that is told once, where it was made."""

from __future__ import annotations

from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.people import Person
from thidua.model.terms import Subject
from thidua.text import like_code, name_key


def meant_person(entry: Entry[Any], campaign: Campaign) -> Person | None:
    """Whom a person's entry means by name whose code is nobody's: somebody of the unit rather than another."""
    if entry.subject is Subject.COLLECTIVE or campaign.people.find(entry.code) is not None:
        return None
    known = campaign.people.by_name.get(name_key(entry.record.name), ())
    return next((person for person in known if person.stays[-1].unit == entry.unit), next(iter(known), None))


def meant_codes(dossier: Dossier, campaign: Campaign) -> frozenset[str]:
    """The codes that a file means though it has others in their place."""
    by_name = {person.code for entry in dossier.people if (person := meant_person(entry, campaign))}
    return frozenset(by_name | {like_code(part.key.partition("/")[2]) for part in dossier.broken})
