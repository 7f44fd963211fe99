"""What a file without a place is by its name, and which file of the unit it stands for."""

from __future__ import annotations

import pytest

from thidua.dataset.misplaced import Stray, meant, meant_office, misnamed, stem_of, stray_of

UNIT = "submissions/2022/don-vi/phong-mot/"


@pytest.mark.parametrize(
    ("name", "stray", "stands_for"),
    [
        ("De-nghi.yaml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("de-nghi.yml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("de-nghi (1).yaml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("dang_ky.yaml", Stray.UNKNOWN, "dang-ky.yaml"),
        ("dangky.txt", Stray.UNKNOWN, "dang-ky.yaml"),
        ("de nghi moi.yaml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("Đề nghị.yaml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("de-nghi-2022.yaml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("denghi - Copy.yaml", Stray.UNKNOWN, "de-nghi.yaml"),
        ("de-nghi.yaml", Stray.UNKNOWN, ""),
        ("ghi-chu.yaml", Stray.UNKNOWN, ""),
        ("sub/de-nghi.yml", Stray.UNKNOWN, ""),
        ("de-nghi.docx", Stray.DOCUMENT, ""),
        ("de-nghi.PDF", Stray.DOCUMENT, ""),
        ("~$de-nghi.yaml", Stray.SCRAP, ""),
        ("de-nghi.yaml.bak", Stray.SCRAP, ""),
        ("Thumbs.db", Stray.SCRAP, ""),
    ],
)
def test_a_name(name: str, stray: Stray, stands_for: str) -> None:
    """Copies, other spellings and endings are seen through; scraps, documents and right names stand for nothing."""
    assert stray_of(UNIT + name) is stray
    assert meant(UNIT + name) == (UNIT + stands_for if stands_for else "")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("de-nghi.yaml", "de-nghi"),
        ("Đề nghị (2).yaml", "de-nghi"),
        ("_DE__NGHI__.sua.yaml", "de-nghi"),
        ("phiên họp 01 - Copy.yaml", "phien-hop"),
        ("2022.yaml", ""),
    ],
)
def test_the_letters_of_a_name(name: str, stem: str) -> None:
    """Marks, the ending and what a copy adds are left out; one hyphen stands between words and none outside."""
    assert stem_of(name) == stem


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("2022/ke-hoach/Kế hoạch.yaml", "2022/ke-hoach/ke-hoach.yaml"),
        ("2022/ke-hoach/gia_han.yml", "2022/ke-hoach/gia-han.yaml"),
        ("2022/hoi-dong/quyet-dinh-2.yaml", "2022/hoi-dong/quyet-dinh-02.yaml"),
        ("2022/hoi-dong/phien hop.yaml", "2022/hoi-dong/phien-hop-01.yaml"),
        ("2022/hoi-dong/kien-nghi-12.yaml", "2022/hoi-dong/kien-nghi.yaml"),
        ("co-quan/donvi.yaml", "co-quan/don-vi.yaml"),
        ("2022/hoi-dong/gia-han.yaml", ""),
        ("2022/hoi-dong/con/kien-nghi.yaml", ""),
        ("2022/don-vi/phong-mot/de-nghi.yml", ""),
        ("Nam 2022/ke-hoach/ke-hoach.yaml", ""),
        ("ke-hoach.yaml", ""),
    ],
)
def test_a_misnamed_file_of_the_office_or_the_council(path: str, wanted: str) -> None:
    """Only a name that its own folder can hold, in a folder that can be a campaign's."""
    assert meant_office(f"submissions/{path}") == (f"submissions/{wanted}" if wanted else "")


def test_only_a_unit_has_files_to_stand_for() -> None:
    """Nothing is guessed outside a unit's folder, or in a folder that can be no unit's."""
    assert meant("submissions/co-quan/de-nghi.yml") == ""
    assert meant("submissions/2022/don-vi/Phong Mot/de-nghi.yml") == ""


def test_a_misnamed_file_beside_the_right_one_stands_for_nothing() -> None:
    """Only where the right file is not there is another taken for it."""
    paths = [f"{UNIT}{name}" for name in ("x.yaml", "de-nghi.yml", "dang-ky.yml", "dang-ky.yaml")]
    assert list(misnamed(paths)) == [(f"{UNIT}de-nghi.yml", f"{UNIT}de-nghi.yaml")]
