"""To whom a finding belongs, and by which name it tells of a day."""

from __future__ import annotations

import pytest

from snapshots import base_files, edited, verdict_of
from thidua.finding import Who

FOLDER = "submissions/2022/don-vi"
NOMINATION = f"{FOLDER}/phong-mot/de-nghi.yaml"


@pytest.mark.parametrize(
    ("path", "unit", "who"),
    [
        (f"{FOLDER}/phong-mot/ghi-chu.yaml", "phong-mot", Who.UNIT),
        (f"{FOLDER}/phong-mot/cu/de-nghi.yaml", "phong-mot", Who.UNIT),
        (f"{FOLDER}/ghi-chu.yaml", "", Who.UNIT),
        ("submissions/2022/hoi-dong/bien-ban.yaml", "", Who.COUNCIL),
        ("submissions/2022/ghi-chu/mot/hai.yaml", "", Who.OFFICE),
    ],
)
def test_a_file_out_of_place_belongs_to_the_unit_in_whose_folder_it_lies(path: str, unit: str, who: Who) -> None:
    """Directly or deeper; what lies beside the units' folders is of no unit."""
    (found,) = (f for f in verdict_of(base_files() | {path: b"a: b\n"}).findings if f.rule == "wrong-place")
    assert (found.at.path, found.unit, found.who) == (path, unit, who)


def test_a_meeting_in_another_year_is_named_as_such() -> None:
    """The peer review's day is told by its name, beside the year of the plan."""
    files = edited(NOMINATION, ("hop_binh_xet: {ngay: 2022-12-", "hop_binh_xet: {ngay: 2012-12-"))
    (found,) = (f for f in verdict_of(files).findings if f.rule == "date-out-of-order")
    assert found.message.startswith("ngày họp bình xét ")
    assert found.message.endswith("/12/2012, kế hoạch là của năm 2022")
