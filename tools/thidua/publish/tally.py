"""How many people and collectives stand for each award, and how that differs from another time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from thidua.dataset.recognition import Recognition
from thidua.model.terms import Stage, Subject
from thidua.rules.verdict import CampaignVerdict

Tally = Counter[tuple[str, Subject]]
"""By award and subject; each person or collective counts once."""
WORDS = {Subject.PERSON: "cá nhân", Subject.COLLECTIVE: "tập thể"}


def tally_of(verdict: CampaignVerdict, stage: Stage) -> Tally:
    """Who is registered, or nominated and counting."""
    campaign, faulty = verdict.campaign, verdict.counts.faulty
    if stage is Stage.REGISTRATION:
        books = campaign.registrations.values()
        entries = (one for book in books for one in (*book.people, *book.collectives))
        standing = {(award, one.subject, one.code) for one in entries for award in one.awards}
        return Counter((award, subject) for award, subject, _ in standing)
    groups = {
        (award, one.code)
        for book in campaign.nominations.values()
        for one in book.collectives
        for award in one.counted
        if (one.path, one.key) not in faulty
    }
    people = {(award, Subject.PERSON): len(verdict.counts.holders(award)) for award in campaign.catalogue.awards}
    return Counter(people) + Counter((award, Subject.COLLECTIVE) for award, _ in groups)


def held(known: Iterable[Recognition]) -> Tally:
    """Who holds each award, what was annulled left out."""
    found = {(one.award, one.subject, one.code) for one in known if one.annulled is None}
    return Counter((award, subject) for award, subject, _ in found)


def difference(number: int) -> str:
    """A difference in words: `thêm 2`, `bớt 1`, `như trước`."""
    return f"thêm {number}" if number > 0 else f"bớt {-number}" if number else "như trước"


def compared(award: str, now: Tally, then: Tally) -> str:
    """How an award's numbers differ: `thêm 2`, or `cá nhân thêm 2, tập thể như trước` where both have it and not both stay; "" for none."""
    numbers = {subject: (now[award, subject], then[award, subject]) for subject in WORDS}
    found = {subject: difference(one - other) for subject, (one, other) in numbers.items() if one or other}
    if len(found) < len(WORDS) or set(found.values()) == {difference(0)}:
        return next(iter(found.values()), "")
    return ", ".join(f"{WORDS[subject]} {words}" for subject, words in found.items())
