"""To whom a finding belongs: `--as UNIT` shows a unit all that lies in its folder, and nothing else."""

from __future__ import annotations

import pytest

from snapshots import base_files, verdict_of
from thidua.finding import Who

FOLDER = "submissions/2022/don-vi"


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
