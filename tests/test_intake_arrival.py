"""What a branch only carried along of a file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from snapshots import base_files
from thidua.intake.arrival import Arrival, Began, receipt_of
from thidua.intake.office import office_of
from thidua.receipts.receipt import Source

PATH = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
MAIN = base_files()[PATH]
OWN, NEWER = MAIN.replace(b"ma_so: nv-001", b"ma_so: nv-001\n    ghi_chu: a"), MAIN.replace(b"CSTDCS", b"TT_LDTT", 1)


@pytest.mark.parametrize(
    ("now", "began", "carried"),
    [
        (MAIN, Began(), False),
        (MAIN, Began([MAIN]), True),
        (MAIN, Began([MAIN, NEWER]), False),
        (MAIN, Began([b""]), False),
        (OWN, Began([MAIN]), False),
        (MAIN, Began([MAIN], [MAIN, MAIN]), True),
        (MAIN, Began([MAIN], [OWN, MAIN]), False),
        (OWN, Began([MAIN], [OWN, MAIN]), False),
        (NEWER, Began([NEWER], [MAIN, MAIN]), True),
        (NEWER, Began([NEWER], [NEWER, MAIN]), True),
        (NEWER, Began([NEWER], [OWN, MAIN]), False),
        (NEWER, Began([NEWER], [MAIN, MAIN, NEWER]), False),
        (NEWER, Began([NEWER], [MAIN]), False),
        (NEWER, Began([NEWER], [b"", b""]), True),
    ],
)
def test_what_a_branch_only_carries(now: bytes, began: Began, carried: bool) -> None:  # noqa: FBT001 - a column
    """What it has of the main branch, of a newer one too; not what it wrote, nor what it puts in place of that."""
    one = receipt_of(PATH, now, "b" * 40, Arrival(datetime(2022, 3, 1, tzinfo=UTC), Source.GIT), office_of({}), began)
    assert ("ca_nhan/nv-001" in one.carried) is carried
