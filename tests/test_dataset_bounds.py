"""The edges: the last day of a regime, who belongs to a collective at its day, several open points at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from snapshots import base_files, edited, verdict_of
from test_rules_decided import COUNCIL, FIRST, LEADERS, REFERENCE, decision
from thidua.dataset.membership import decided_on, listed, members, recognised_collectives
from thidua.finding import Severity
from thidua.model.terms import Weight
from thidua.rules.verdict import Verdict

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
UNITS = "submissions/co-quan/don-vi.yaml"
ROSTER = "submissions/co-quan/nhan-su/van-phong.yaml"
OTHER = "submissions/co-quan/nhan-su/phong-hai.yaml"
STAY = "tuyen_dung: 2015-01-01\n    tu_ngay: 2015-01-01\n"


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2017, 9, 30), None),
        (date(2017, 10, 1), "nd-91-2017"),
        (date(2023, 12, 31), "nd-91-2017"),
        (date(2024, 1, 1), "nd-98-2023"),
        (date(2025, 6, 30), "nd-98-2023"),
        (date(2025, 7, 1), "nd-152-2025"),
    ],
)
def test_a_regime_is_in_force_from_its_first_to_its_last_day(day: date, regime: str | None) -> None:
    """Both included."""
    found = verdict_of(base_files()).repository.agency.in_force(day)
    assert (found.code if found else None) == regime


def test_a_year_before_all_regimes_is_read_by_the_newest() -> None:
    """So that its titles have names; a year with a regime, and one that names its own, by that."""
    agency = verdict_of(base_files()).repository.agency
    assert agency.regime_of("", 2001).code == "nd-152-2025"
    assert agency.regime_of("", 2022).code == "nd-91-2017"
    assert agency.regime_of("nd-98-2023", 2022).code == "nd-98-2023"


def roster(*lines: str) -> Verdict:
    """The base campaign whose first person of the office has another stay, and where the retired are counted."""
    stay = STAY + "".join(f"    {line}\n" for line in lines)
    files = edited(PLAN, ("ngay_chot: 2022-11-30}", "ngay_chot: 2022-11-30, tinh_nghi_huu: true}"))
    return verdict_of(files | {ROSTER: edited(ROSTER, (STAY, stay))[ROSTER]})


@pytest.mark.parametrize(
    ("lines", "belongs"),
    [
        ((), True),
        (("den_ngay: 2022-11-29", "ly_do: nghi_huu"), True),
        (("den_ngay: 2022-11-29", "ly_do: nghi_viec"), False),
        (("den_ngay: 2021-12-31", "ly_do: nghi_huu"), False),
        (("den_ngay: 2022-11-30", "ly_do: nghi_viec"), True),
    ],
)
def test_who_belongs_to_a_collective_where_the_retired_are_counted(lines: tuple[str, ...], belongs: bool) -> None:  # noqa: FBT001 - a column
    """Who is there on the day, and who retired in the year; not who left for another reason."""
    campaign = roster(*lines).campaigns[0].campaign
    assert ("nv-013" in {person.code for person in members(campaign, "van-phong")}) is belongs


@pytest.mark.parametrize(("last", "office", "unit"), [("2022-11-29", False, True), ("2022-11-30", True, False)])
def test_who_moved_belongs_to_the_unit_of_the_day_alone(last: str, office: bool, unit: bool) -> None:  # noqa: FBT001 - a column
    """The last day in the old unit included; to the agency's own collective in any case."""
    there = "  - {ma_so: nv-013, ho_ten: Trần Thị N, tuyen_dung: 2015-01-01, tu_ngay: DAY}\n"
    begun = str(date.fromisoformat(last) + timedelta(days=1))
    stay = STAY + f"    den_ngay: {last}\n    ly_do: chuyen_don_vi\n"
    files = edited(ROSTER, (STAY, stay))
    files |= {OTHER: files[OTHER].rstrip(b"\n") + b"\n" + there.replace("DAY", begun).encode()}
    campaign = verdict_of(files).campaigns[0].campaign
    assert campaign.agency
    collectives = ("van-phong", "phong-hai", campaign.agency.record.code)
    found = [["nv-013" for person in members(campaign, one) if person.code == "nv-013"] for one in collectives]
    assert found == [["nv-013"] * office, ["nv-013"] * unit, ["nv-013"]]


@pytest.mark.parametrize(("last", "known"), [("2022-11-29", False), ("2022-11-30", True), ("2022-12-01", True)])
def test_the_members_of_a_unit_that_ended_are_known_if_it_was_there_on_the_day(last: str, known: bool) -> None:  # noqa: FBT001 - a column
    """The unit's own last day included."""
    files = edited(UNITS, ("  - ma: van-phong\n", f"  - ma: van-phong\n    den_ngay: {last}\n"))
    assert listed(verdict_of(files).campaigns[0].campaign, "van-phong") is known


@pytest.mark.parametrize(("weight", "severity"), [(Weight.ERROR, Severity.ERROR), (Weight.WARNING, Severity.WARNING)])
def test_too_few_recognised_members_weigh_as_the_law_says(weight: Weight, severity: Severity) -> None:
    """In a decision of the agency's own; of members lost since it is only told."""
    decided = {COUNCIL + FIRST: decision({}, {"phong-mot": ["TT_LDTT"]})}
    campaign = verdict_of(base_files() | decided).campaigns[0].campaign
    (one,) = campaign.recognised
    assert decided_on(campaign, one, weight, lost=False)[0] is severity
    assert decided_on(campaign, one, weight, lost=True)[0] is Severity.WARNING


def test_a_recognised_collective_is_one_that_still_holds_its_title_and_whose_members_are_known() -> None:
    """Not one that was annulled, nor one of which nobody knows who belongs to it, nor any before the people's turn."""
    titles = {code: ["TT_LDTT"] for code in ("phong-mot", "phong-hai", "cong-doan")}
    gone = decision({}, {"phong-hai": ["TT_LDTT"]}, kind="huy_bo", number="95/QD", day="2022-12-28", more=REFERENCE)
    files = base_files() | {COUNCIL + FIRST: decision(LEADERS, titles), f"{COUNCIL}quyet-dinh-02.yaml": gone}
    ((one, codes),) = recognised_collectives(verdict_of(files).campaigns[0].campaign)
    assert (one.code, codes) == ("phong-mot", {f"nv-{n:03}" for n in range(1, 7)})
    alone = base_files() | {COUNCIL + FIRST: decision({}, titles)}
    assert list(recognised_collectives(verdict_of(alone).campaigns[0].campaign)) == []


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 12, 31), "Phòng Bưu chính"),
        (date(2020, 1, 1), "Phòng Một"),
        (date(2022, 6, 30), "Phòng Một"),
        (date(2022, 7, 1), "Phòng Chuyển đổi số"),
    ],
)
def test_a_name_holds_from_its_first_to_its_last_day(day: date, name: str) -> None:
    """Both included; where no name holds, the last one of the list."""
    others = "      - {ten: Phòng Bưu chính, den_ngay: 2019-12-31}\n      - {ten: Phòng Chuyển đổi số, tu_ngay: 2022-07-01}\n"
    span = "      - {ten: Phòng Một, tu_ngay: 2020-01-01, den_ngay: 2022-06-30}\n"
    files = edited(UNITS, ("      - ten: Phòng Một\n", span + others))
    assert verdict_of(files).campaigns[0].campaign.units.name("phong-mot", day) == name
