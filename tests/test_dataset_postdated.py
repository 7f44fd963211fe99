"""A decision dated after all that is known waits for its day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from snapshots import case_files, inputs_of
from thidua.dataset.inputs import Inputs
from thidua.dataset.repository import open_repository

DECISION = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
BEFORE, ON = datetime(2022, 12, 25, 16, 59, 59, tzinfo=UTC), datetime(2022, 12, 25, 17, tzinfo=UTC)
WAITS = (
    "quyết định ngày 26/12/2022, sau lúc của số liệu (23:59 25/12/2022), nên chưa được tính",
    "xem lại ngày; đúng ngày thì quyết định được tính khi kho có lần lưu hoặc biên nhận từ ngày đó trở đi",
)


def asked(**changed: object) -> Inputs:
    """A campaign with a decision of 26/12/2022, of a commit of the evening before."""
    inputs = inputs_of(case_files("posted-before-decision/clean-same-day"))
    return inputs._replace(**({"time": BEFORE} | changed))


@pytest.mark.parametrize(
    ("inputs", "decisions", "told"),
    [
        (asked(), 0, [WAITS]),
        (asked(time=ON), 1, []),
        (asked(time=None), 1, []),
        (asked(draft=True), 1, []),
        (asked(at=BEFORE), 0, []),
        (asked(at=ON), 1, []),
        (asked(at=BEFORE, time=ON), 0, []),
    ],
)
def test_it_counts_from_its_day_in_the_zone_of_the_plan(
    inputs: Inputs, decisions: int, told: list[tuple[str, str]]
) -> None:
    """Of a draft and outside Git nobody knows the day; who asks about the past knows why it is not there."""
    campaign = open_repository(inputs).campaigns[0]
    assert len(campaign.decisions) == decisions
    found = {file.path: [(one.fault.message, one.fault.fix) for one in file.faults] for file in campaign.files}
    assert found.pop(DECISION) == told
    assert not any(found.values())


def test_it_is_told_at_its_day() -> None:
    """In the file, on the line of the date."""
    (file,) = (one for one in open_repository(asked()).campaigns[0].files if one.path == DECISION)
    places = [(one.rule, one.fault.at.place) for one in file.faults]
    assert [(rule, place.line) for rule, place in places if place] == [("date-out-of-order", 6)]
