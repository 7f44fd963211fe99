"""Codes that are nobody's or another's, and whose they probably are: a slip that is told once, where it was made."""

from __future__ import annotations

from itertools import chain
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.membership import exists
from thidua.dataset.people import Person
from thidua.dataset.vanished import Vanished
from thidua.model.terms import Subject
from thidua.text import name_key


def meant_person(entry: Entry[Any], campaign: Campaign) -> Person | None:
    """Whom a person's entry means by name whose code is nobody's: such an entry counts nowhere."""
    return None if campaign.people.find(entry.code) else named_person(entry, campaign)


def named_person(entry: Entry[Any], campaign: Campaign) -> Person | None:
    """Whom a person's entry means by name whose code is nobody's or another's: somebody of the unit rather than another.

    Where the code is another's, only somebody of the unit is meant.
    """
    if entry.subject is Subject.COLLECTIVE:
        return None
    holder = campaign.people.find(entry.code)
    if holder and holder.goes_by(entry.record.name):
        return None
    known = campaign.people.by_name.get(name_key(entry.record.name), ())
    here = (person for person in known if person.stays[-1].unit == entry.unit)
    return next(here, None if holder else next(iter(known), None))


def meant_unit(entry: Entry[Any], campaign: Campaign) -> bool:
    """Whether a collective's entry has a code that is no unit's nor the agency's, so that its own unit is meant."""
    known = campaign.agency is not None and bool(campaign.units.by_code)
    return known and entry.subject is Subject.COLLECTIVE and not exists(campaign, entry.code)


def meant_codes(dossier: Dossier, campaign: Campaign) -> frozenset[str]:
    """The codes that a file means though it has others in their place."""
    by_name = {person.code for entry in dossier.people if (person := named_person(entry, campaign))}
    written = {part.key.partition("/")[2] for part in dossier.broken}
    swapped = {person.code for text in written for person in campaign.people.by_name.get(name_key(text), ())}
    return frozenset(by_name | swapped | set(map(campaign.people.like, written)))


def now_under(gone: Vanished, campaign: Campaign) -> Entry[Any] | None:
    """The entry of whom or what was received under a code that is not in force and has been corrected in the file since.

    What came beside it already is another entry.
    """
    subject, _, code = gone.key.partition("/")
    dossier = campaign.dossiers(gone.stage).get(gone.unit)
    if dossier is None or code in campaign.people.by_code or exists(campaign, code):
        return None
    together = (one.entries for one in campaign.ledger.receipts if one.path == gone.path and gone.key in one.entries)
    beside = frozenset(chain.from_iterable(together))
    new = (e for e in (*dossier.people, *dossier.collectives) if e.subject == subject and e.key not in beside)
    return next((entry for entry in new if _is_of(entry, gone, code, campaign)), None)


def _is_of(entry: Entry[Any], gone: Vanished, code: str, campaign: Campaign) -> bool:
    if entry.subject is Subject.COLLECTIVE:
        return entry.code == gone.unit
    person = campaign.people.find(entry.code)
    same = entry.code in {campaign.people.canonical(code), campaign.people.like(code)}
    return person is not None and (same or person.goes_by(gone.name))
