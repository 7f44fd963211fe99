"""Who may vote in a session, and what share of votes an award needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.numbers import percent
from thidua.model.regime import Regime
from thidua.model.terms import Subject, VoteBase

if TYPE_CHECKING:
    from thidua.model.council import Case, Member, Session


class Mark(NamedTuple):
    """The share of votes that an award needs, of whom it is taken, and what it rests on."""

    share: Fraction
    base: VoteBase
    ground: str


_DEFAULT = Mark(Fraction(2, 3), VoteBase.MEMBERS, "Thông lệ của cơ quan (C)")


def cases(session: Located[Session]) -> Iterator[Located[Case]]:
    """The cases of a session with their places."""
    for number, case in enumerate(session.record.cases):
        subject, code = subject_of(case)
        key = f"{subject.value}/{code}/{case.award}"
        yield Located(session.path, session.data, case, ("noi_dung", number), unit=case.unit, key=key)


def subject_of(case: Case) -> tuple[Subject, str]:
    """Whom a case is about."""
    if case.person is not None:
        return Subject.PERSON, case.person
    return Subject.COLLECTIVE, case.collective or ""


def last_cases(campaign: Campaign, until: date = date.max) -> dict[tuple[Subject, str, str], Located[Case]]:
    """The last case on each award of everybody, over the sessions up to a day, by subject, code and award."""
    held = (session for session in campaign.sessions if session.record.day <= until)
    ordered = sorted(held, key=lambda s: (s.record.day, s.record.number))
    return {
        (*subject_of(case.record), campaign.catalogue.code(case.record.award)): case
        for session in ordered
        for case in cases(session)
    }


def council_members(campaign: Campaign, session: Located[Session]) -> tuple[Member, ...]:
    """The members of the Council on the day of a session."""
    return members_on(campaign, session.record.day)


def members_on(campaign: Campaign, day: date) -> tuple[Member, ...]:
    """The members of the Council on a day."""
    council = campaign.council
    return tuple(m for m in council.record.members if m.covers(day)) if council else ()


def shown_subject(campaign: Campaign, case: Case) -> str:
    """Whom a case is about, for messages: a person's name, or a collective's."""
    subject, code = subject_of(case)
    if subject is Subject.PERSON:
        person = campaign.people.find(code)
        return person.name if person else code
    return campaign.units.short(code)


def session_of(campaign: Campaign, case: Located[Case]) -> Located[Session]:
    """The session that a case stands in."""
    return next(session for session in campaign.sessions if session.path == case.path)


def voters(session: Session, case: Case) -> int:
    """How many votes a case can have: present and by letter, without those recused."""
    return len({*session.present, *session.written} - set(case.recused))


def pass_mark(campaign: Campaign, award: str, day: date | None = None) -> Mark:
    """The share for an award: its own rule of procedure, the law's, the general rule, or the default.

    Procedure follows the day of the meeting (M), by default the regime of the plan. The law's share is
    that of the council that confers; for the agency's own it is local practice (C).
    """
    marks = campaign.council.record.procedure.pass_marks if campaign.council else ()
    code = campaign.catalogue.code
    own = next((mark for mark in marks if award in map(code, mark.awards)), None)
    law = next((mark for mark in _law_on(campaign, day).votes if award in map(code, mark.awards)), None)
    if law and not own:
        return Mark(law.share, law.base, f"{law.ground} với Hội đồng cấp trao; ở cơ quan là thông lệ (C)")
    rule = own or next((mark for mark in marks if not mark.awards), None)
    return Mark(rule.share, rule.base, "Quy chế làm việc của Hội đồng (C)") if rule else _DEFAULT


def _law_on(campaign: Campaign, day: date | None) -> Regime:
    """The regime in force on a day where one is known; the plan's own is looked at first."""
    if day is None or campaign.regime.covers(day):
        return campaign.regime
    return next((one for one in campaign.laws.values() if one.covers(day)), campaign.regime)


class Tally(NamedTuple):
    """What a case got: the votes for it, of how many the share of the mark is taken, and how many votes reach it."""

    agree: int
    base: int
    mark: Mark
    needed: int

    @property
    def passed(self) -> bool:
        """Whether the votes reach the share."""
        return self.agree >= self.needed


def tally(campaign: Campaign, case: Located[Case]) -> Tally:
    """The votes on a case against what it needs."""
    session = session_of(campaign, case)
    mark = pass_mark(campaign, campaign.catalogue.code(case.record.award), session.record.day)
    base = (
        voters(session.record, case.record) if mark.base is VoteBase.PRESENT else _members_for(campaign, session, case)
    )
    return Tally(case.record.votes.agree, base, mark, ceil(mark.share * base))


def _members_for(campaign: Campaign, session: Located[Session], case: Located[Case]) -> int:
    """All members of the day; those who are recused leave them where the rules of procedure say so."""
    everybody = {member.code for member in council_members(campaign, session)}
    leaves = campaign.council is not None and campaign.council.record.procedure.recusal_leaves_base
    return len(everybody - set(case.record.recused) if leaves else everybody)


def quorum(campaign: Campaign, members: int) -> int:
    """How many of so many members must be present, 0 where there is no file of the Council."""
    return ceil(campaign.council.record.procedure.quorum * members) if campaign.council else 0


def votes_said(campaign: Campaign, case: Located[Case]) -> str:
    """What a case got against what it needs, in words."""
    award, votes = campaign.short(campaign.catalogue.code(case.record.award)), tally(campaign, case)
    return f"{award} được {votes.agree}/{votes.base} phiếu đồng ý, cần ít nhất {percent(votes.mark.share)}"


def passed(campaign: Campaign, case: Located[Case]) -> bool:
    """Whether the votes reach the share."""
    return tally(campaign, case).passed
