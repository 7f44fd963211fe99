"""What becomes of a campaign's folder: which files count, under which law, and what was cleaned."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from hashlib import sha256

import pytest

from snapshots import base_files, edited, inputs_of
from test_dataset_standing import digests, ledger_of
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.dataset.voting import pass_mark
from thidua.model.terms import Stage

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
FOLDER = "submissions/2022/don-vi/phong-mot"
NOMINATION = f"{FOLDER}/de-nghi.yaml"
STONE = "submissions/2022/bien-nhan/xoa-du-lieu.json"
KEY, SECOND = "ca_nhan/nv-001", "ca_nhan/nv-002"
BEFORE = "1" * 64


def test_a_plan_under_a_law_that_nobody_knows_is_no_campaign() -> None:
    """Nothing of it could be judged; nor where there is no plan at all."""
    assert open_repository(inputs_of(edited(PLAN, ("nd-91-2017", "nd-91-2018")))).campaigns == ()
    without = {path: data for path, data in base_files().items() if path != PLAN}
    assert open_repository(inputs_of(without)).campaigns == ()


def test_procedure_follows_the_law_of_the_day() -> None:
    """CSTĐ cấp tỉnh: 90 % of the votes by the plan's own regime, 80 % in the next one."""
    (campaign,) = open_repository(inputs_of(base_files())).campaigns
    days = (None, date(2023, 12, 31), date(2024, 1, 1))
    assert [pass_mark(campaign, "CSTD_TINH", day).share for day in days] == [
        Fraction(9, 10),
        Fraction(9, 10),
        Fraction(4, 5),
    ]


@pytest.mark.parametrize("left_out", [True, False])
def test_it_is_known_that_nobody_looked_for_receipts(*, left_out: bool) -> None:
    """A campaign without receipts is another thing than one whose receipts were not asked for."""
    (campaign,) = open_repository(Inputs(base_files(), regimes(), without_receipts=left_out)).campaigns
    assert campaign.ledger.left_out is left_out


def test_a_misnamed_file_is_there_but_cannot_be_read() -> None:
    """In its own campaign: its unit is not called one that sent nothing."""
    files = base_files()
    other = {path.replace("/2022/", "/2021/"): data for path, data in files.items() if path == PLAN}
    other = {path: data.replace(b'ma: "2022"', b'ma: "2021"') for path, data in other.items()}
    files[f"{FOLDER}/De nghi.yml"] = files.pop(NOMINATION)
    found = {one.code: one for one in open_repository(inputs_of(files | other)).campaigns}
    assert (found["2022"].unread(Stage.NOMINATION), found["2022"].unread(Stage.REGISTRATION)) == (
        {"phong-mot"},
        frozenset(),
    )
    assert found["2021"].unread(Stage.NOMINATION) == frozenset()


@pytest.mark.parametrize(
    ("cleaned", "first", "second"),
    [
        ({}, True, True),
        ({"2022": {(NOMINATION, KEY): True}}, True, True),
        ({"2022": {(NOMINATION, KEY): False}}, False, True),
        ({"2021": {(NOMINATION, KEY): False}}, True, True),
    ],
)
def test_a_cleaned_entry_stays_received_unless_more_than_words_was_taken_out(
    cleaned: dict[str, dict[tuple[str, str], bool]],
    *,
    first: bool,
    second: bool,
) -> None:
    """What could not be compared is believed; what says more than before does not count after the deadline."""
    files = base_files()
    now = digests(files, "phong-mot")
    stone = {
        "path": NOMINATION,
        "old": "0" * 64,
        "new": sha256(files[NOMINATION]).hexdigest(),
        "day": "2022-12-15",
        "ground": "Biên bản MH-01",
        "entries": {key: [BEFORE, now[key]] for key in (KEY, SECOND)},
    }
    files[STONE] = json.dumps({"schema": 1, "removed": [stone]}).encode()
    ledger = ledger_of(("phong-mot", "2022-12-10T02:00:00Z", {KEY: BEFORE, SECOND: BEFORE}))
    at = datetime(2022, 12, 20, tzinfo=UTC)
    inputs = Inputs(files, regimes(), ledgers={"2022": ledger}, at=at, cleaned=cleaned)
    (campaign,) = open_repository(inputs).campaigns
    counted = {one.key: bool(one.counted) for one in campaign.nominations["phong-mot"].people}
    assert (counted[KEY], counted[SECOND]) == (first, second)
    (campaign,) = open_repository(inputs._replace(files={**files, STONE: b"{}"})).campaigns
    assert not any(one.counted for one in campaign.nominations["phong-mot"].people if one.key in {KEY, SECOND})


@pytest.mark.parametrize(("unit", "unread"), [("phong-hai", {"phong-mot"}), ("van-phong", set())])
def test_a_file_of_another_unit_is_known_by_its_people(unit: str, unread: set[str]) -> None:
    """It says to be of another unit, and most of its people are of that one: those of a third prove nothing."""
    files = base_files()
    text = files[f"submissions/2022/don-vi/{unit}/de-nghi.yaml"].decode()
    files[NOMINATION] = text.replace(f"don_vi: {unit}", "don_vi: phong-hai", 1).encode()
    (campaign,) = open_repository(inputs_of(files)).campaigns
    assert campaign.unread(Stage.NOMINATION) == unread
