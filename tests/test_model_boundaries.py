"""First and last days, first and last years, and what stands where nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from snapshots import base_files, verdict_of
from thidua.dataset.count import Pending
from thidua.dataset.law import regimes
from thidua.dataset.voting import pass_mark
from thidua.model.agency import Stay
from thidua.model.council import Member
from thidua.model.decision import AwardedCollective
from thidua.model.terms import Stage

COUNCIL = "submissions/2022/hoi-dong/hoi-dong.yaml"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


@pytest.mark.parametrize(
    ("code", "years"),
    [("nd-91-2017", range(2017, 2024)), ("nd-98-2023", range(2024, 2026)), ("nd-152-2025", range(2025, 2100))],
)
def test_a_regime_meets_the_years_of_its_term(code: str, years: range) -> None:
    """From the year of its first day to that of its last, both in; without a last day for good."""
    regime = regimes()[code]
    assert regime.since.year == years[0]
    assert [year for year in range(2010, 2100) if regime.meets(year)] == [
        year for year in years if regime.until is None or year <= regime.until.year
    ]


@pytest.mark.parametrize(
    ("day", "sits"),
    [(date(2022, 2, 28), False), (date(2022, 3, 1), True), (date(2022, 6, 30), True), (date(2022, 7, 1), False)],
)
def test_a_member_sits_from_the_first_day_to_the_last(day: date, sits: bool) -> None:  # noqa: FBT001
    """Both days are in."""
    plain = {"ma_so": "nv-001", "ho_ten": "Nguyễn Văn A", "tu_ngay": "2022-03-01", "den_ngay": "2022-06-30"}
    assert Member.model_validate(plain).covers(day) is sits


@pytest.mark.parametrize(
    ("day", "until", "there"),
    [
        (date(2022, 2, 28), "2022-06-30", False),
        (date(2022, 3, 1), "2022-06-30", True),
        (date(2022, 6, 30), "2022-06-30", True),
        (date(2022, 7, 1), "2022-06-30", False),
        (date(2022, 2, 28), None, False),
        (date(2099, 1, 1), None, True),
    ],
)
def test_a_person_is_in_a_unit_from_the_first_day_to_the_last(day: date, until: str | None, there: bool) -> None:  # noqa: FBT001
    """Both days are in; without a last day for good."""
    plain = {"ma_so": "nv-001", "ho_ten": "Nguyễn Văn A", "tu_ngay": "2022-03-01"} | (
        {"den_ngay": until} if until else {}
    )
    assert Stay.model_validate(plain).covers(day) is there


def test_heads_are_counted_on_the_day_of_the_plan_or_the_thirtieth_of_november() -> None:
    """The latter is local practice, where the plan names no day."""
    files = dict(base_files())
    files[PLAN] = files[PLAN].replace(b"ngay_chot: 2022-11-30", b"ngay_chot: 2022-10-31")
    assert verdict_of(files).campaigns[0].campaign.plan.record.cut_off() == date(2022, 10, 31)
    files[PLAN] = b"".join(line for line in files[PLAN].splitlines(keepends=True) if not line.startswith(b"quan_so:"))
    assert verdict_of(files).campaigns[0].campaign.plan.record.cut_off() == date(2022, 11, 30)


@pytest.mark.parametrize(
    ("stage", "day"), [(Stage.REGISTRATION, date(2022, 12, 31)), (Stage.NOMINATION, date(2022, 12, 16))]
)
def test_a_stage_without_a_deadline_ends_with_the_year(stage: Stage, day: date) -> None:
    """The plan sets none for the registration; the nomination has its own."""
    files = dict(base_files())
    files[PLAN] = b"".join(line for line in files[PLAN].splitlines(keepends=True) if not line.startswith(b"  dang_ky:"))
    assert verdict_of(files).campaigns[0].campaign.plan.record.last_day(stage) == day


def test_the_mark_of_a_vote_is_the_nearest_rule() -> None:
    """A rule of procedure for the award, else the law's, else the general rule, else two thirds."""
    files = dict(base_files())
    head = "schema: 1\nthanh_lap: {ten: QĐ}\nthanh_vien: [{ma_so: nv-013, ho_ten: Trần Thị N}]\nquy_che:\n  ty_le_thong_qua:\n"
    files[COUNCIL] = f"{head}    - {{toi_thieu: 60%}}\n    - {{ap_dung: [GIAY_KHEN], toi_thieu: 50%}}\n".encode()
    campaign = verdict_of(files).campaigns[0].campaign
    assert pass_mark(campaign, "LDTT").share == Fraction(3, 5)
    assert pass_mark(campaign, "GIAY_KHEN").share == Fraction(1, 2)
    assert pass_mark(campaign, "CSTD_TINH").share == Fraction(9, 10)
    without = verdict_of(base_files()).campaigns[0].campaign
    assert pass_mark(without, "LDTT").share == Fraction(2, 3)


def test_five_units_are_named_and_the_rest_counted() -> None:
    """A figure that waits for many rosters stays one line."""
    count = verdict_of(base_files()).campaigns[0].counts.nominated[0]
    said = "tạm tính, chưa đọc được danh sách nhân sự của "
    five = tuple("ABCDE")
    assert replace(count, pending=Pending(unlisted=five)).remark == f"{said}A, B, C, D, E"
    assert replace(count, pending=Pending(unlisted=(*five, "F"))).remark == f"{said}A, B, C, D, E và 1 đơn vị khác"


def test_records_keep_no_list_of_given_keys() -> None:
    """It would be half of their size, and nobody asks for it."""
    record = AwardedCollective.model_validate({"ma": "phong-mot", "danh_hieu": ["TT_LDTT"]})
    assert record.model_fields_set == frozenset()
    assert record == AwardedCollective.model_validate({"ma": "phong-mot", "danh_hieu": ["TT_LDTT"], "ly_do": ""})
