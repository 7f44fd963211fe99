"""Lists of people as sentences hold them."""

from __future__ import annotations

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


def test_entries_are_named_as_people_know_them() -> None:
    """People by name, collectives by short name, the head of a file in words, an unknown code as it is."""
    campaign = verdict_of(edited(ROSTER)).campaigns[0].campaign
    keys = ["ca_nhan/nv-014", "tap_the/phong-hai", "dau", "ca_nhan/nv-999"]
    assert named(campaign, keys) == "Lê Văn O, Phòng Hai, phần chung, nv-999"
