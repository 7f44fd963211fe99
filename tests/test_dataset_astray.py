"""Where a file belongs that lies in a folder of its own making."""

from __future__ import annotations

import pytest

from thidua.dataset.astray import Known, home_by_year, home_of, mend_known

UNITS = frozenset({"phong-mot", "phong-hai", "van-phong"})
ONE, TWO, NONE = Known(UNITS, {"2022"}), Known(UNITS, {"2021", "2022"}), Known(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("path", "text", "home"),
    [
        ("2022/phong-mot/de-nghi.yaml", "", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("2022/De nghi.yaml", "don_vi: phong-hai", "2022/don-vi/phong-hai/de-nghi.yaml"),
        ("phong-mot/dang_ky.yml", "", "2022/don-vi/phong-mot/dang-ky.yaml"),
        ("de-nghi.yaml", "nam: 2019\ndon_vi: phong-mot", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("de-nghi.yaml", "don_vi: phong-ba", ""),
        ("zzz/de-nghi.yaml", "", ""),
        ("2022/Phòng  Một/de-nghi.yaml", "don_vi: phong-ba", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("2022/phong-moot/de-nghi.yaml", "", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("2022/phong-moot/van-phong/de-nghi.yaml", "", "2022/don-vi/van-phong/de-nghi.yaml"),
        ("2022/don-vi/phong-mot/con/de-nghi.yaml", "", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("phong-mot/de-nghi.yaml", "- don_vi", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("phong-mot/de-nghi.yaml", "don_vi: [phong-hai]", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("phong-mot/de-nghi.yaml", "a: [", "2022/don-vi/phong-mot/de-nghi.yaml"),
        ("2022/don-vi/quyet-dinh-01.yaml", "", "2022/hoi-dong/quyet-dinh-01.yaml"),
        ("2022/don-vi/phong-mot/quyet-dinh-01.yaml", "", ""),
        ("2022/quyet-dinh-3.yaml", "", "2022/hoi-dong/quyet-dinh-03.yaml"),
        ("2022/quyet dinh 12.yaml", "", "2022/hoi-dong/quyet-dinh-12.yaml"),
        ("2022/quyet-dinh.yaml", "", "2022/hoi-dong/quyet-dinh-01.yaml"),
        ("2022/hoi-dong/con/phien_hop.yaml", "", "2022/hoi-dong/phien-hop-01.yaml"),
        ("2022/hoi-dong.yaml", "", "2022/hoi-dong/hoi-dong.yaml"),
        ("2022/gia-han-2.yaml", "", "2022/ke-hoach/gia-han.yaml"),
        ("2022/don-vi.yaml", "", "co-quan/don-vi.yaml"),
        ("co-quan.yml", "", "co-quan/co-quan.yaml"),
        ("nhan-su/phong-mot.yml", "", "co-quan/nhan-su/phong-mot.yaml"),
        ("nhan-su/Phòng Hai.yml", "", "co-quan/nhan-su/phong-hai.yaml"),
        ("nhan-su/phong.hai.yml", "", "co-quan/nhan-su/phong-hai.yaml"),
        ("nhan-su/x.yml", "", ""),
        ("phong-hai.yml", "nguoi: []", "co-quan/nhan-su/phong-hai.yaml"),
        ("x.yml", "nguoi: []\ndon_vi: phong-hai", "co-quan/nhan-su/phong-hai.yaml"),
        ("x.yml", "a: [", ""),
        ("x.yml", "- nguoi", ""),
    ],
)
def test_where_a_file_belongs(path: str, text: str, home: str) -> None:
    """Its name tells the kind; what it says goes before its folders, an exact code before a near one."""
    assert home_of(f"submissions/{path}", text.encode(), ONE) == (f"submissions/{home}" if home else "")


def test_of_two_campaigns_one_must_be_named() -> None:
    """By the first folder, else by the year that the file says; nothing is guessed."""
    names = ("2021/phong-mot/dang-ky.yaml", "phong-mot/dang-ky.yaml")
    homes = [home_of(f"submissions/{name}", text, TWO) for name in names for text in (b"nam: 2022", b"a: b")]
    assert homes == [
        "submissions/2021/don-vi/phong-mot/dang-ky.yaml",
        "submissions/2021/don-vi/phong-mot/dang-ky.yaml",
        "submissions/2022/don-vi/phong-mot/dang-ky.yaml",
        "",
    ]
    assert home_of("submissions/2022/phong-mot/dang-ky.yaml", b"", NONE) == ""
    assert home_of("submissions/x/2022/phong-mot/dang-ky.yaml", b"", TWO) == ""


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("2022/don-vi/zzz/de-nghi.yml", True),
        ("2022/ke-hoach/gia_han.yml", True),
        ("de-nghi.docx", True),
        ("Thumbs.db", True),
        ("phong-mot/de-nghi.yaml", True),
        ("zzz/de-nghi.yaml", False),
        ("x.yaml", False),
    ],
)
def test_whether_it_can_be_told_what_to_do_with_a_file(path: str, known: bool) -> None:  # noqa: FBT001 - a column
    """Scraps and documents go away; a misnamed file, and one of which it is known where it belongs, are moved."""
    assert mend_known(f"submissions/{path}", b"", ONE) is known


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("nam: 2022\ndon_vi: phong-mot", "submissions/2022/don-vi/phong-mot/de-nghi.yaml"),
        ("nam: 2021\ndon_vi: phong-mot", ""),
        ("don_vi: phong-mot", ""),
        ("- nam: 2022", ""),
        ("nam: [", ""),
    ],
)
def test_a_file_beside_no_plan_belongs_to_the_campaign_of_its_year(text: str, home: str) -> None:
    """Where it says none that there is, it may be of a campaign to come."""
    assert home_by_year("submissions/2023/don-vi/phong-mot/de-nghi.yaml", text.encode(), ONE) == home
