"""Shares of votes, of how many they are, quorum, and which case is the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from test_dataset_coverage import illustration
from thidua.dataset.campaign import Campaign
from thidua.dataset.voting import last_cases, pass_mark, quorum, tally
from thidua.model.council import PassMark
from thidua.model.terms import Subject, VoteBase

OWN = PassMark.model_construct(awards=("LĐTT",), share=Fraction(3, 4), base=VoteBase.PRESENT)
GENERAL = PassMark.model_construct(awards=(), share=Fraction(4, 5), base=VoteBase.MEMBERS)


def campaign(*marks: PassMark, **more: object) -> Campaign:
    """The illustration with other rules of procedure."""
    whole = illustration()
    council = whole.council
    assert council
    procedure = council.record.procedure.changed(pass_marks=marks, **more)
    record = council.record.changed(procedure=procedure)
    return replace(whole, council=replace(council, record=record))


@pytest.mark.parametrize(
    ("marks", "award", "share", "base"),
    [
        ((), "LDTT", Fraction(2, 3), VoteBase.MEMBERS),
        ((), "CSTD_TINH", Fraction(9, 10), VoteBase.MEMBERS),
        ((OWN,), "LDTT", Fraction(3, 4), VoteBase.PRESENT),
        ((OWN,), "CSTDCS", Fraction(2, 3), VoteBase.MEMBERS),
        ((OWN,), "CSTD_TINH", Fraction(9, 10), VoteBase.MEMBERS),
        ((OWN, GENERAL), "CSTDCS", Fraction(4, 5), VoteBase.MEMBERS),
        ((GENERAL, OWN), "LDTT", Fraction(3, 4), VoteBase.PRESENT),
        ((GENERAL,), "CSTD_TINH", Fraction(9, 10), VoteBase.MEMBERS),
    ],
)
def test_the_nearest_rule_gives_the_share(
    marks: tuple[PassMark, ...], award: str, share: Fraction, base: VoteBase
) -> None:
    """The own rule for the award, then the law's, then the general one, then two thirds of all members."""
    mark = pass_mark(campaign(*marks), award)
    assert (mark.share, mark.base) == (share, base)
    law = "(L) với Hội đồng cấp trao; ở cơ quan là thông lệ (C)"
    ours = "Quy chế làm việc của Hội đồng (C)" if share != Fraction(2, 3) else "Thông lệ của cơ quan (C)"
    assert mark.ground.endswith(law if award == "CSTD_TINH" else ours)


def test_without_a_council_the_law_and_local_practice_stay() -> None:
    """A campaign whose file of the Council is missing."""
    whole = replace(illustration(), council=None)
    assert pass_mark(whole, "LDTT").share == Fraction(2, 3)
    assert pass_mark(whole, "CSTD_TINH").share == Fraction(9, 10)
    assert quorum(whole, 9) == 0


def test_of_how_many_votes_the_share_is() -> None:
    """Those present and by letter, or all members; who is recused leaves the base where the rules say so."""
    plain, out = campaign(OWN, recusal_leaves_base=False), campaign(OWN, recusal_leaves_base=True)
    (session,) = plain.sessions
    case = next(c for (_, _, award), c in last_cases(plain).items() if award == "CSTDCS" and c.record.recused)
    assert (tally(plain, case).base, tally(out, case).base) == (11, 10)
    assert (tally(plain, case).needed, tally(out, case).needed) == (8, 7)
    voters = {*session.record.present, *session.record.written}
    free = next(c for (_, _, award), c in last_cases(plain).items() if award == "LDTT" and not c.record.recused)
    recused = next(c for (_, _, award), c in last_cases(plain).items() if award == "LDTT" and c.record.recused)
    assert tally(plain, free).base == len(voters)
    assert tally(plain, recused).base == len(voters - set(recused.record.recused))


def test_a_case_needs_what_the_law_of_the_meeting_asks() -> None:
    """CSTĐ cấp tỉnh for a year of the 2017 regime: of 11 members 10 while that is in force, 9 in a session of 2024."""
    whole = campaign()
    (session,) = whole.sessions
    for day, needed in ((session.record.day, 10), (date(2024, 1, 2), 9)):
        (first, *others) = session.record.cases
        record = session.record.changed(day=day, cases=(first.changed(award="CSTD_TINH"), *others))
        held = replace(whole, sessions=(replace(session, record=record),))
        case = next(c for (_, _, award), c in last_cases(held).items() if award == "CSTD_TINH")
        assert (tally(held, case).base, tally(held, case).needed) == (11, needed)


def test_the_last_session_has_the_last_word() -> None:
    """By day, then by number, whatever the order of the files."""
    whole = illustration()
    (first,) = whole.sessions
    key = (Subject.PERSON, "nv-001", "LDTT")
    for number, day in ((2, first.record.day), (1, date(2022, 12, 28)), (3, date(2022, 12, 26))):
        record = first.record.changed(number=number, day=day)
        other = replace(first, path="submissions/2022/hoi-dong/phien-hop-09.yaml", record=record)
        later = (day, number) > (first.record.day, first.record.number)
        for sessions in ((first, other), (other, first)):
            found = last_cases(replace(whole, sessions=sessions))[key]
            assert found.path == (other.path if later else first.path)


def test_a_session_of_the_very_day_has_been_held() -> None:
    """What a decision of that day rests on; of the day before nothing was held yet."""
    whole = illustration()
    day = whole.sessions[0].record.day
    assert last_cases(whole, day) == last_cases(whole) != {}
    assert last_cases(whole, day - timedelta(days=1)) == {}
