"""Who of the nominated counts, and who awaits a decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.model.terms import Subject
from thidua.receipts.states import Counting, State

_ELSEWHERE = frozenset({Counting.OLDER, Counting.APART})


def standing_nominees(
    campaign: Campaign, faulty: frozenset[tuple[str, str]], award: str, unit: str = ""
) -> Iterator[Entry[Any]]:
    """People of the year's rosters nominated for an award without an open error, each once."""
    for dossier in sent(campaign, unit):
        for entry in dossier.people:
            if award in entry.counted and (entry.path, entry.key) not in faulty and campaign.staff(entry.code):
                yield entry


def strangers(campaign: Campaign, awards: Collection[str], unit: str) -> Iterator[Entry[Any]]:
    """Those nominated for one of the awards under a code that nobody ever had: they count nowhere until that is mended.

    Of a unit without a roster that is said instead.
    """
    blank = frozenset(campaign.rosterless)
    for dossier in sent(campaign, unit):
        for entry in dossier.people if dossier.unit not in blank else ():
            if not campaign.people.find(entry.code) and not set(awards).isdisjoint(entry.counted):
                yield entry


def sent(campaign: Campaign, unit: str) -> Iterable[Dossier]:
    """What a unit has sent, or what all have where it is ""."""
    received = campaign.nominations
    return received.values() if not unit else [received[unit]] if unit in received else []


def nominations_by_award(campaign: Campaign, subject: Subject, code: str) -> Mapping[str, Entry[Any]]:
    """The nominations of a person or collective by award, withdrawn ones left out."""
    nominated = campaign.nominated if subject is Subject.PERSON else campaign.nominated_collectives
    return {award: entry for entry in nominated.get(code, ()) if not entry.withdrawn for award in entry.awards}


def awaited_nominees(campaign: Campaign, award: str, unit: str = "") -> Iterator[Entry[Any]]:
    """People whose late correction awaits a decision, the version that came in time being lost."""
    return (entry for entry in _lost(campaign, award, unit) if awaits(entry))


def lost_nominees(campaign: Campaign, award: str, unit: str) -> Iterator[Entry[Any]]:
    """People of whom the version that counts is lost, and nothing is left to be decided."""
    return (entry for entry in _lost(campaign, award, unit) if not awaits(entry))


def _lost(campaign: Campaign, award: str, unit: str) -> Iterator[Entry[Any]]:
    for dossier in sent(campaign, unit):
        for entry in dossier.people:
            if not entry.counted and award in entry.awards and entry.standing.counted in _ELSEWHERE:
                yield entry


def awaits(entry: Entry[Any]) -> bool:
    """Whether a late correction of an entry awaits a decision."""
    return entry.standing.state is State.CORRECTED_LATE and entry.standing.decision is None
