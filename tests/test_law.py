"""The law as data: every regime reads, and its figures are those of the legal texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from pydantic import BaseModel

from thidua.dataset.law import regimes
from thidua.model.regime import Award, AwardKind, Level, Regime
from thidua.model.standards import Founded, Mark, Standards
from thidua.model.submission import Grade
from thidua.model.terms import Subject, VoteBase, Weight

CODES = ["nd-152-2025", "nd-91-2017", "nd-98-2023"]
LATER = ["nd-98-2023", "nd-152-2025"]
CATALOGUE = [
    "LDTT",
    "CSTDCS",
    "CSTD_TINH",
    "CSTD_BO",
    "CSTD_TQ",
    "TT_LDTT",
    "TT_LDXS",
    "CO_TINH",
    "CO_BO",
    "CO_CP",
    "GIAY_KHEN",
    "BK_TINH",
    "BK_BO",
    "BK_TTG",
    "HUAN_CHUONG",
]


def award(regime: str, code: str) -> Award:
    """One award of a regime."""
    return next(one for one in regimes()[regime].awards if one.code == code)


def person(regime: str, code: str) -> Standards:
    """The standards of an award for persons."""
    return award(regime, code).standards(Subject.PERSON)


def collective(regime: str, code: str) -> Standards:
    """The standards of an award for collectives."""
    return award(regime, code).standards(Subject.COLLECTIVE)


def founded(record: object) -> Iterator[Founded]:
    """Every threshold anywhere in a record."""
    if isinstance(record, Founded):
        yield record
    if isinstance(record, BaseModel):
        for name in type(record).model_fields:
            yield from founded(getattr(record, name))
    if isinstance(record, tuple):
        for one in record:
            yield from founded(one)


def test_regimes_follow_each_other() -> None:
    """The three regimes cover the years without a gap or an overlap."""
    assert list(regimes()) == CODES
    known = regimes()
    assert (known["nd-91-2017"].since, known["nd-91-2017"].until) == (date(2017, 10, 1), date(2023, 12, 31))
    assert (known["nd-98-2023"].since, known["nd-98-2023"].until) == (date(2024, 1, 1), date(2025, 6, 30))
    assert (known["nd-152-2025"].since, known["nd-152-2025"].until) == (date(2025, 7, 1), None)


@pytest.mark.parametrize(("regime", "thresholds"), [("nd-91-2017", 49), ("nd-98-2023", 48), ("nd-152-2025", 48)])
def test_every_threshold_has_basis_and_mark(regime: str, thresholds: int) -> None:
    """No figure of the law stands without the text it rests on and how well that is known."""
    found = list(founded(regimes()[regime]))
    assert len(found) == thresholds
    assert all(one.basis and isinstance(one.mark, Mark) for one in found)


@pytest.mark.parametrize("regime", CODES)
def test_catalogue_is_whole(regime: str) -> None:
    """Every title and commendation is there, and titles and commendations are kept apart."""
    awards = regimes()[regime].awards
    assert [one.code for one in awards] == CATALOGUE
    assert [one.code for one in awards if one.kind is AwardKind.COMMENDATION] == CATALOGUE[10:]
    assert [one.code for one in awards if one.subjects == (Subject.PERSON,)] == CATALOGUE[:5]
    assert [one.code for one in awards if one.subjects == (Subject.COLLECTIVE,)] == CATALOGUE[5:10]
    own = [one.code for one in awards if one.level is Level.AGENCY]
    assert own == ["LDTT", "CSTDCS", "TT_LDTT", "GIAY_KHEN"]


@pytest.mark.parametrize("regime", CODES)
def test_spellings_name_one_award(regime: str) -> None:
    """No spelling means two awards."""
    spellings = [s for one in regimes()[regime].awards for s in (one.code, one.name, one.short_name, *one.aliases)]
    keys = [s.casefold() for s in set(spellings)]
    assert len(keys) == len(set(keys))
    by_spelling = {s: one.code for one in regimes()[regime].awards for s in (one.name, one.short_name, *one.aliases)}
    assert by_spelling["LĐTT"] == "LDTT"
    assert by_spelling["CSTĐCS"] == "CSTDCS"
    assert by_spelling["Giấy khen của Giám đốc Sở"] == "GIAY_KHEN"


def test_ldtt_of_2017() -> None:
    """Ten months by law; HTNV is a warning, KHTNV an error; three facts are attested."""
    need = person("nd-91-2017", "LDTT")
    assert need.service is not None
    assert (need.service.months, need.service.mark) == (10, Mark.LAW)
    assert [(limit.grades, limit.weight) for limit in need.grades] == [
        ((Grade.DONE, Grade.UNGRADED), Weight.WARNING),
        ((Grade.FAILED,), Weight.ERROR),
    ]
    assert [(one.key, one.mark, one.weight) for one in need.attested] == [
        ("du_10_thang", Mark.LAW, Weight.ERROR),
        ("khong_ky_luat", Mark.LAW, Weight.ERROR),
        ("khong_dang_bi_xem_xet", Mark.MEMORY, Weight.WARNING),
    ]


@pytest.mark.parametrize("regime", LATER)
def test_ldtt_from_2024(regime: str) -> None:
    """HTNV is no longer enough."""
    assert [(limit.grades, limit.weight) for limit in person(regime, "LDTT").grades] == [
        ((Grade.DONE, Grade.FAILED, Grade.UNGRADED), Weight.ERROR)
    ]


def test_cstdcs_needs_an_initiative_until_2023() -> None:
    """In 2022 an initiative is compulsory; from 2024 the best grade replaces it."""
    old, new = person("nd-91-2017", "CSTDCS").initiative, person("nd-98-2023", "CSTDCS").initiative
    newest = person("nd-152-2025", "CSTDCS").initiative
    assert old is not None
    assert new is not None
    assert newest is not None
    assert (old.unless_grade, old.mark) == ((), Mark.LAW)
    assert new.unless_grade == newest.unless_grade == (Grade.EXCELLENT,)
    assert [one.one_of for one in person("nd-91-2017", "CSTDCS").same_year] == [("LDTT",)]


@pytest.mark.parametrize("code", ["CSTD_TINH", "CSTD_BO"])
def test_three_cstdcs_in_a_row(code: str) -> None:
    """This year's counts provisionally; the initiative must have effect in the province."""
    need = person("nd-91-2017", code)
    assert need.look_back is not None
    assert need.look_back.mark is Mark.LAW
    (path,) = need.look_back.paths
    assert (path.awards, path.times, path.consecutive_years, path.with_this_year) == (("CSTDCS",), 3, True, True)
    assert need.initiative is not None
    assert (need.initiative.wide_effect, need.initiative.mark) == (True, Mark.MEMORY)


def test_cstd_tq_counts_times() -> None:
    """Two conferments, counted by times and not by years."""
    look_back = person("nd-91-2017", "CSTD_TQ").look_back
    assert look_back is not None
    assert look_back.mark is Mark.MEMORY
    (path,) = look_back.paths
    assert (path.awards, path.times, path.consecutive_years) == (("CSTD_TINH", "CSTD_BO"), 2, False)


@pytest.mark.parametrize(
    ("regime", "share", "strict"),
    [
        ("nd-91-2017", Fraction(1, 2), True),
        ("nd-98-2023", Fraction(7, 10), False),
        ("nd-152-2025", Fraction(7, 10), False),
    ],
)
def test_tt_ldtt(regime: str, share: Fraction, strict: bool) -> None:  # noqa: FBT001 - a column of the table
    """More than half until 2023, 70 % from 2024."""
    (need,) = collective(regime, "TT_LDTT").shares
    assert (need.title, need.share, need.strict, need.mark) == ("LDTT", share, strict, Mark.LAW)


@pytest.mark.parametrize(("regime", "attested"), [("nd-91-2017", 1), ("nd-98-2023", 0), ("nd-152-2025", 0)])
def test_tt_ldxs(regime: str, attested: int) -> None:
    """TT_LDTT, all tasks completed, 70 % LDTT, one CSTDCS; the discipline line ends with 2023."""
    need = collective(regime, "TT_LDXS")
    assert [one.one_of for one in need.same_year] == [("TT_LDTT",)]
    assert need.completion is not None
    assert need.completion.share == Fraction(1)
    assert [(one.title, one.share, one.strict) for one in need.shares] == [("LDTT", Fraction(7, 10), False)]
    assert [(one.title, one.people) for one in need.members] == [("CSTDCS", 1)]
    assert [one.key for one in need.attested] == ["khong_ai_bi_canh_cao_tro_len"] * attested


@pytest.mark.parametrize("code", ["CO_TINH", "CO_BO", "CO_CP"])
def test_flags(code: str) -> None:
    """A flag needs TT_LDXS and an attested first place in the cluster."""
    need = collective("nd-91-2017", code)
    assert [one.one_of for one in need.same_year] == [("TT_LDXS",)]
    assert [one.key for one in need.attested] == ["dan_dau_cum_khoi"]


def test_giay_khen_without_ldtt_is_local_practice() -> None:
    """A Giấy khen for a person who is not LDTT is a warning, by local practice."""
    (need,) = person("nd-91-2017", "GIAY_KHEN").same_year
    assert (need.one_of, need.mark, need.weight) == (("LDTT",), Mark.LOCAL, Weight.WARNING)


@pytest.mark.parametrize("code", ["BK_TINH", "BK_BO", "BK_TTG"])
def test_bang_khen(code: str) -> None:
    """Two years HTXSNV with two initiatives; from 2024 also two CSTDCS in a row."""
    old, new = person("nd-91-2017", code).look_back, person("nd-98-2023", code).look_back
    assert old is not None
    assert new is not None
    (path,) = old.paths
    assert (path.grades, path.times, path.initiatives) == ((Grade.EXCELLENT,), 2, 2)
    assert (old.other_ground, old.mark, old.weight) == (True, Mark.NEIGHBOUR, Weight.WARNING)
    assert [(one.awards, one.grades, one.times) for one in new.paths] == [
        (("CSTDCS",), (), 2),
        ((), (Grade.EXCELLENT,), 2),
    ]
    assert [one.key for one in collective("nd-91-2017", code).attested] == ["dat_tieu_chuan"]


ALL_TITLES = (
    *("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO", "CSTD_TQ"),
    *("TT_LDTT", "TT_LDXS", "CO_TINH", "CO_BO", "CO_CP"),
)


@pytest.mark.parametrize(("code", "allowed"), [("nd-91-2017", True), ("nd-98-2023", False), ("nd-152-2025", False)])
def test_caps_and_registration_end_with_2023(code: str, allowed: bool) -> None:  # noqa: FBT001 - a column
    """From 2024 no cap may be set and registration is not a ground."""
    regime = regimes()[code]
    assert (regime.caps_allowed.value, regime.capped_titles, regime.caps_allowed.mark) == (
        allowed,
        ("CSTDCS",) if allowed else ALL_TITLES,
        Mark.LAW,
    )
    assert regime.registration_ground.value is allowed


def test_registration_rests_on_article_10() -> None:
    """The only article that is known by its number is named with it."""
    ground = regimes()["nd-91-2017"].registration_ground
    assert ground.ground == "Luật Thi đua, khen thưởng năm 2003, Điều 10 (L)"


@pytest.mark.parametrize(
    ("code", "awards", "share", "mark"),
    [
        ("nd-91-2017", ("CSTD_TINH", "CSTD_TQ"), Fraction(9, 10), Mark.LAW),
        ("nd-98-2023", ("CSTD_TINH",), Fraction(4, 5), Mark.MEMORY),
        ("nd-98-2023", ("CSTD_TQ",), Fraction(9, 10), Mark.MEMORY),
        ("nd-152-2025", ("CSTD_TINH",), Fraction(4, 5), Mark.MEMORY),
        ("nd-152-2025", ("CSTD_TQ",), Fraction(9, 10), Mark.MEMORY),
    ],
)
def test_votes(code: str, awards: tuple[str, ...], share: Fraction, mark: Mark) -> None:
    """90 % of all members until 2023, then 80 % from memory; of what nobody saw changed the old share stays, marked M."""
    found = [(need.awards, need.share, need.base, need.mark) for need in regimes()[code].votes]
    assert (awards, share, VoteBase.MEMBERS, mark) in found


@pytest.mark.parametrize("code", CODES)
def test_leave_training_and_moves(code: str) -> None:
    """Leave from three to under six months, training of a year, half a year elsewhere, opinions of hosts."""
    regime: Regime = regimes()[code]
    assert regime.leave_limit is not None
    assert regime.ungraded_below is not None
    assert regime.training is not None
    assert regime.former_agency is not None
    assert regime.seconded is not None
    assert (regime.leave_limit.from_months, regime.leave_limit.below_months) == (3, 6)
    assert regime.leave_limit.blocked == (Grade.EXCELLENT, Grade.GOOD)
    assert (regime.ungraded_below.months, regime.training.months, regime.former_agency.months) == (6, 12, 6)
    assert regime.seconded.value
    weights = (regime.leave_limit.weight, regime.training.weight, regime.former_agency.weight, regime.seconded.weight)
    assert set(weights) == {Weight.WARNING}


@pytest.mark.parametrize(("code", "mark"), [("nd-91-2017", "M"), ("nd-98-2023", "L"), ("nd-152-2025", "M")])
def test_money(code: str, mark: str) -> None:
    """The multiples of the base salary are known for 2024 and taken over elsewhere."""
    paid = {one.code: one.money for one in regimes()[code].awards if one.money}
    assert {award: money.multiple for award, money in paid.items()} == {
        "LDTT": "0.3",
        "CSTDCS": "1.0",
        "CSTD_TINH": "3.0",
        "CSTD_TQ": "4.5",
        "TT_LDTT": "0.8",
        "TT_LDXS": "1.5",
        "CO_TINH": "8.0",
        "CO_BO": "8.0",
    }
    assert {money.mark.value for money in paid.values()} == {mark}
