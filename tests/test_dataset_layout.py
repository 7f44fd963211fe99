"""Every path has one slot, and one side that can mend what stands there."""

from __future__ import annotations

import pytest

from thidua.dataset.layout import Kind, Slot, mender_of, slot_of
from thidua.finding import Who


@pytest.mark.parametrize(
    ("path", "slot"),
    [
        ("submissions/co-quan/co-quan.yaml", Slot(Kind.AGENCY)),
        ("submissions/co-quan/don-vi.yaml", Slot(Kind.UNITS)),
        ("submissions/co-quan/nhan-su/phong-mot.yaml", Slot(Kind.ROSTER, name="phong-mot")),
        ("submissions/khen-thuong-nam-truoc/2021.yaml", Slot(Kind.PAST_YEAR, name="2021")),
        ("submissions/2022/ke-hoach/ke-hoach.yaml", Slot(Kind.PLAN, "2022")),
        ("submissions/2022/don-vi/phong-mot/dang-ky.yaml", Slot(Kind.REGISTRATION, "2022", "phong-mot")),
        ("submissions/2022/don-vi/phong-mot/de-nghi.yaml", Slot(Kind.NOMINATION, "2022", "phong-mot")),
        ("submissions/2022/hoi-dong/phien-hop-01.yaml", Slot(Kind.SESSION, "2022", "01")),
        ("submissions/2022/bien-nhan/000001.json", Slot(Kind.RECEIPT, "2022", "000001")),
        ("submissions/2022/bien-nhan/khoa-so.json", Slot(Kind.LOCK, "2022")),
        ("submissions/README.md", Slot(Kind.ASIDE)),
        ("submissions/2022/don-vi/.gitkeep", Slot(Kind.ASIDE)),
        ("submissions/2022/don-vi/Phong-Mot/de-nghi.yaml", Slot(Kind.UNPLACED, "2022")),
        ("submissions/2022/don-vi/phong--mot/de-nghi.yaml", Slot(Kind.UNPLACED, "2022")),
        ("submissions/2022/hoi-dong/phien-hop-1.yaml", Slot(Kind.UNPLACED, "2022")),
        ("submissions/2022/don-vi/phong-mot/de-nghi.yaml\n", Slot(Kind.UNPLACED, "2022")),
        ("submissions/co-quan/nhan-su.yaml", Slot(Kind.UNPLACED)),
        ("submissions/ghi-chu.txt", Slot(Kind.UNPLACED)),
    ],
)
def test_slot_of_a_path(path: str, slot: Slot) -> None:
    """The whole path decides, by ASCII letters alone."""
    assert slot_of(path) == slot


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("submissions/2022/don-vi/phong-mot/de-nghi.yaml", Who.UNIT),
        ("submissions/2022/don-vi/phong-mot/danh-sach.yaml", Who.UNIT),
        ("submissions/2022/hoi-dong/quyet-dinh-01.yaml", Who.COUNCIL),
        ("submissions/2022/hoi-dong/quyet-dinh-1.yaml", Who.COUNCIL),
        ("submissions/2022/ke-hoach/gia-han.yaml", Who.OFFICE),
        ("submissions/2022/ke-hoach/gia-han.yml", Who.OFFICE),
        ("submissions/2022/bien-nhan/khoa-so.json", Who.OFFICE),
        ("submissions/2022/ghi-chu.txt", Who.OFFICE),
        ("submissions/co-quan/don-vi/phong-mot.yaml", Who.OFFICE),
        ("submissions/ghi-chu.txt", Who.OFFICE),
    ],
)
def test_mender_of_a_path(path: str, who: Who) -> None:
    """A unit is only asked to mend what stands in a folder of units."""
    assert mender_of(path) is who


def test_a_path_is_looked_up_once() -> None:
    """A dozen places ask for the slot of each of the thousands of odd names that somebody may send."""
    path = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
    assert slot_of(path) is slot_of(path)
