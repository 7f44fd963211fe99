"""Lists of people as sentences hold them."""

from __future__ import annotations

import pytest

from snapshots import edited, verdict_of
from thidua.dataset.wording import codes_of, named

ROSTER = "submissions/co-quan/nhan-su/phong-hai.yaml"


def test_a_name_of_two_people_gives_both_codes() -> None:
    """Each code with its unit, so that whoever mends it can choose; nobody's name gives nothing."""
    namesake = edited(ROSTER, ("ho_ten: Phạm Thị G", "ho_ten: Trần Thị N"))
    campaign = verdict_of(namesake).campaigns[0].campaign
    assert codes_of(campaign, "trần  thị n") == "nv-007 (Phòng Hai) hoặc nv-013 (Văn phòng)"
    assert codes_of(campaign, "Lê Văn O") == "nv-014 (Văn phòng)"
    assert codes_of(campaign, "Lê Văn Không Ai") == ""


@pytest.mark.parametrize(("number", "last"), [(5, "nv-035 (Phòng Hai)"), (6, "mã của 1 người khác")])
def test_a_name_of_many_people_gives_five_codes(number: int, last: str) -> None:
    """Then how many others there are, if any."""
    rows = "".join(f"  - {{ma_so: nv-03{n}, ho_ten: Trần Văn Q, tu_ngay: 2015-01-01}}\n" for n in range(1, number + 1))
    campaign = verdict_of(edited(ROSTER, ("nguoi:\n", f"nguoi:\n{rows}"))).campaigns[0].campaign
    told = codes_of(campaign, "Trần Văn Q").split(" hoặc ")
    assert (told[0], told[-1], len(told)) == ("nv-031 (Phòng Hai)", last, number)


def test_entries_are_named_as_people_know_them() -> None:
    """People by name, collectives by short name, the head of a file in words, an unknown code as it is."""
    campaign = verdict_of(edited(ROSTER)).campaigns[0].campaign
    keys = ["ca_nhan/nv-014", "tap_the/phong-hai", "dau", "ca_nhan/nv-999"]
    assert named(campaign, keys) == "Lê Văn O, Phòng Hai, phần chung, nv-999"
