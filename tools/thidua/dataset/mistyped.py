"""Codes that are nobody's or another's, and whose they probably are: a slip that is told once, where it was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
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


def now_under(vanished: Iterable[Vanished], campaign: Campaign) -> Mapping[Vanished, Entry[Any]]:
    """The entries of whom or what was received under a code that is not in force and has been corrected in the file since.

    Of thousands that vanished none asks for more than what is likely.
    """
    books = cache(lambda stage, unit: _by_likeness(campaign.dossiers(stage).get(unit), campaign))
    sent = cache(lambda path: [one.entries for one in campaign.ledger.receipts if one.path == path])
    found = ((one, _likely(one, books(one.stage, one.unit), campaign)) for one in vanished)
    apart = {one: entry for one, entries in found if entries and (entry := _beside(one, entries, sent(one.path)))}
    crowded = _crowded(apart, sent)
    return {one: entry for one, entry in apart.items() if (one.path, entry.key) not in crowded}


def _crowded(
    apart: Mapping[Vanished, Entry[Any]], sent: Callable[[str], Sequence[Mapping[str, str]]]
) -> frozenset[tuple[str, str]]:
    """Entries of which several came together: of all but one somebody is lost, and nobody knows of which."""
    wanted: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for gone, entry in apart.items():
        wanted[gone.path, entry.key].add(gone.key)
    return frozenset(
        where for where, keys in wanted.items() if any(len(keys & one.keys()) > 1 for one in sent(where[0]))
    )


def _by_likeness(dossier: Dossier | None, campaign: Campaign) -> Mapping[tuple[str, str], Sequence[Entry[Any]]]:
    """The people of the roster by code and by every name, the collectives by code."""
    found: defaultdict[tuple[str, str], list[Entry[Any]]] = defaultdict(list)
    for entry in dossier.people if dossier else ():
        person = campaign.people.find(entry.code)
        for one in (entry.code, *person.names) if person else ():
            found[entry.subject, one].append(entry)
    for entry in dossier.collectives if dossier else ():
        found[entry.subject, entry.code].append(entry)
    return found


def _likely(
    gone: Vanished, book: Mapping[tuple[str, str], Sequence[Entry[Any]]], campaign: Campaign
) -> Sequence[Entry[Any]]:
    subject, _, code = gone.key.partition("/")
    if code in campaign.people.by_code or exists(campaign, code):
        return ()
    person = (campaign.people.canonical(code), campaign.people.like(code), name_key(gone.name))
    meant = person if subject == Subject.PERSON.value else (gone.unit,)
    return [entry for one in meant for entry in book.get((subject, one), ())]


def _beside(gone: Vanished, likely: Sequence[Entry[Any]], sent: Sequence[Mapping[str, str]]) -> Entry[Any] | None:
    """The first of those that did not come together with it: what came beside it already is another entry."""
    together = [entries for entries in sent if gone.key in entries]
    return next((entry for entry in likely if not any(entry.key in entries for entries in together)), None)
