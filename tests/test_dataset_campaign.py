"""What a campaign says of its stages, its clauses and whether there is anything to count."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from snapshots import base_files, edited, verdict_of
from test_dataset_coverage import campaign, illustration
from test_dataset_vanished import judged
from test_rules_decided import COUNCIL, FIRST, annulled, decision
from test_rules_lateness import EXTENSIONS
from thidua.dataset.count import Pending, uncounted
from thidua.model.terms import Stage

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
ROSTER = "submissions/co-quan/nhan-su/van-phong.yaml"


def test_a_stage_ends_when_the_day_after_its_deadline_begins() -> None:
    """A stage that the plan does not have never ends."""
    whole = illustration()
    assert whole.closes(Stage.REGISTRATION) == datetime.fromisoformat("2022-03-19T00:00:00+07:00")
    plan = whole.plan.record
    later = plan.changed(deadlines=plan.deadlines.changed(registration=None))
    without = replace(whole, plan=replace(whole.plan, record=later))
    assert (without.closes(Stage.REGISTRATION), without.closed(Stage.REGISTRATION)) == (None, False)


def test_who_came_from_another_agency_has_served_nobody_knows_how_long() -> None:
    """While the roster has no day of recruitment: that is asked of the Office, and nothing is made of it."""
    stay = "tuyen_dung: 2015-01-01\n    tu_ngay: 2015-01-01\n"
    moved = campaign(
        edited(ROSTER, (stay, "tu_ngay: 2022-06-01\n    co_quan_cu: {ten: Sở Khác, den_ngay: 2022-05-31}\n"))
    )
    people = [moved.people.find(code) for code in ("nv-013", "nv-014")]
    assert [moved.months_of_service(person) for person in people if person] == [None, 96]


def test_a_clause_without_a_number_is_the_plan_itself() -> None:
    """No word of a clause stands without its number."""
    whole = campaign(base_files())
    assert (whole.clause("IV.2"), whole.clause("")) == ("Kế hoạch 01/KH-MAU, mục IV.2", "Kế hoạch 01/KH-MAU")


def test_a_file_that_is_gone_is_of_its_own_stage() -> None:
    """A registration that vanished says nothing of a nomination that never came."""
    whole = replace(judged("dang_ky", None).campaigns[0].campaign, nominations={})
    assert (whole.gone(Stage.REGISTRATION), whole.gone(Stage.NOMINATION)) == ({"phong-mot"}, frozenset())


def test_there_is_something_to_count_once_anybody_is_nominated_or_decided() -> None:
    """A decision of which everything was annulled has been counted, and comes to nobody."""
    files = base_files()
    assert not uncounted(verdict_of(files).campaigns[0].counts.nominated)
    silent = {path: data for path, data in files.items() if not path.endswith("de-nghi.yaml")}
    assert uncounted(verdict_of(silent).campaigns[0].counts.nominated)
    taken = {FIRST: decision({"nv-001": ["LDTT"]}), "quyet-dinh-02.yaml": annulled({"nv-001": ["LDTT"]})}
    counts = verdict_of(silent | {COUNCIL + name: data for name, data in taken.items()}).campaigns[0].counts
    assert all(one.empty for one in counts.recognised)
    assert not uncounted(counts.recognised)


def pending(files: dict[str, bytes], *, decided: bool = False) -> dict[str, Pending]:
    """What keeps the figures of the first quota from being final, by unit."""
    counts = verdict_of(files).campaigns[0].counts
    found = counts.recognised if decided else counts.nominated
    return {one.unit: one.pending for one in reversed(found)}


def test_an_entry_wrong_in_form_is_missing_in_its_unit_and_the_agency() -> None:
    """The figures of other units are final."""
    found = pending(edited(NOMINATION, ("xep_loai: HTTNV", "xep_loai: TOT")))
    broken = Pending(broken=1)
    assert found == {"": broken, "phong-mot": broken, "phong-hai": Pending(), "van-phong": Pending()}


def test_who_has_a_code_of_nobody_is_left_out_of_the_figures_that_say_so() -> None:
    """Under the right code the unit might have one too many; a warning alone makes no figure provisional."""
    files = edited(NOMINATION, ("ma_so: nv-004", "ma_so: nv-044"), ("ma_so: nv-005", "ma_so: nv-001"))
    left_out = Pending(strangers=1)
    assert pending(files) == {"": left_out, "phong-mot": left_out, "phong-hai": Pending(), "van-phong": Pending()}
    counts = verdict_of(files).campaigns[0].counts.nominated
    assert {one.remark for one in counts if one.unit == "phong-mot"} == {"chưa kể 1 người chưa rõ mã số"}
    assert not any(one.provisional for one in counts)
    alone = replace(next(one for one in counts if one.unit == "phong-mot"), holders=(), counted=())
    assert not alone.empty


def test_where_there_is_no_roster_nobody_is_a_stranger() -> None:
    """That the roster is missing is said of the figures instead."""
    found = pending({path: data for path, data in base_files().items() if not path.endswith("nhan-su/phong-mot.yaml")})
    assert found["phong-mot"] == Pending(unlisted=("Phòng Một",))


def test_while_late_decisions_cannot_be_read_every_figure_says_so() -> None:
    """Nobody knows whose late file was accepted."""
    found = pending(base_files() | {EXTENSIONS: b"muc: [\n"})
    assert set(found.values()) == {Pending(rulings=True)}


def test_a_decision_that_cannot_be_read_is_missing_in_every_figure() -> None:
    """It may recognise anybody."""
    decisions = {COUNCIL + FIRST: decision({"nv-001": ["LDTT"]}), f"{COUNCIL}quyet-dinh-02.yaml": b"ca_nhan: [\n"}
    assert set(pending(base_files() | decisions, decided=True).values()) == {Pending(broken=1)}
    assert set(pending(base_files() | {COUNCIL + FIRST: decisions[COUNCIL + FIRST]}, decided=True).values()) == {
        Pending()
    }


def test_who_left_the_base_after_the_last_of_those_counted() -> None:
    """Not who was annulled before, and in no unit where nobody is counted."""
    leaders = {f"nv-{n:03}": ["LDTT"] for n in range(1, 17)}
    decisions = {
        FIRST: decision(leaders),
        "quyet-dinh-02.yaml": annulled({"nv-003": ["LDTT"]}, day="2022-12-22"),
        "quyet-dinh-03.yaml": decision({"nv-001": ["CSTDCS"]}, number="92/QD", day="2022-12-25"),
        "quyet-dinh-04.yaml": annulled({"nv-002": ["LDTT"], "nv-016": ["LDTT"]}, day="2022-12-28"),
    }
    whole = base_files() | {COUNCIL + name: data for name, data in decisions.items()}
    counts = [one for one in verdict_of(whole).campaigns[0].counts.recognised if one.quota.record.award == "CSTDCS"]
    found = {one.unit: (one.count, one.base, one.base_lost) for one in counts}
    assert found == {"": (1, 13, 2), "phong-mot": (1, 4, 1), "phong-hai": (0, 6, 0), "van-phong": (0, 3, 0)}


@pytest.mark.parametrize(("regime", "barred"), [("nd-91-2017", set()), ("nd-98-2023", {"CSTDCS"})])
def test_a_share_that_the_law_lets_no_plan_set_is_barred(regime: str, barred: set[str]) -> None:
    """From 2024 on that of titles; Giấy khen are the agency's own."""
    counts = verdict_of(edited(PLAN, ("nd-91-2017", regime))).campaigns[0].counts.nominated
    assert {one.quota.record.award for one in counts if one.barred} == barred
