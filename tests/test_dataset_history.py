"""What earlier years say of people and collectives."""

from __future__ import annotations

import pytest

from snapshots import PROJECT, base_files, case_files, verdict_of
from thidua.dataset.history import Past
from thidua.dataset.lookback import fulfilled
from thidua.model.standards import Path
from thidua.model.submission import Grade
from thidua.model.terms import Subject

LAW = PROJECT / "tools" / "thidua" / "law"
FILE = "submissions/khen-thuong-nam-truoc/2020.yaml"
TEXT = """schema: 1
nam: 2020
ca_nhan:
  - {ma_so: nv-002, ho_ten: Lê Văn B, danh_hieu: [LDTT]}
  - {ma_so: nv-001, ho_ten: Nguyễn Văn A, danh_hieu: [LĐTT], khen_thuong: [GIAY_KHEN], xep_loai: HTTNV, so_sang_kien: 2}
tap_the:
  - {ma: phong-hai, danh_hieu: [TT_LDTT]}
  - {ma: phong-mot, danh_hieu: [TT_LDTT], khen_thuong: [GIAY_KHEN], bi_huy_bo: true}
"""


def test_a_file_of_an_earlier_year_is_known_by_person_and_collective() -> None:
    """Titles come before commendations, by their codes; line and file say where it stands."""
    known = verdict_of(base_files() | {FILE: TEXT.encode()}).campaigns[0].campaign.history
    assert known.years == {2020}
    assert known.of(Subject.PERSON, "nv-001", before=2021) == (
        Past(
            year=2020,
            subject=Subject.PERSON,
            code="nv-001",
            awards=("LDTT", "GIAY_KHEN"),
            annulled=False,
            grade=Grade.GOOD,
            initiatives=2,
            path=FILE,
            line=5,
        ),
    )
    assert known.of(Subject.COLLECTIVE, "phong-mot", before=2021) == (
        Past(
            year=2020,
            subject=Subject.COLLECTIVE,
            code="phong-mot",
            awards=("TT_LDTT", "GIAY_KHEN"),
            annulled=True,
            grade=None,
            initiatives=0,
            path=FILE,
            line=8,
        ),
    )
    assert known.of(Subject.PERSON, "nv-001", before=2020) == ()


def test_a_decision_of_an_earlier_campaign_is_known_where_it_stands() -> None:
    """File and line of each award."""
    files = case_files("history-too-short/on-the-annulled-decision-of-last-year")
    history = verdict_of(files).campaigns[-1].campaign.history
    decided = [one for one in history.records if "/hoi-dong/" in one.path]
    assert decided
    assert all(one.awards[0].encode() in files[one.path].splitlines()[one.line - 1] for one in decided)


def test_an_earlier_campaign_tells_awards_grades_and_initiatives() -> None:
    """Each where it stands: a decision tells no initiative, a nomination no award; a grade alone is told too."""
    history = verdict_of(case_files("initiative-reused/in-an-earlier-campaign")).campaigns[-1].campaign.history
    told = {
        code: [
            (one.awards, one.grade, one.initiatives, one.path, one.line)
            for one in history.of(Subject.PERSON, code, before=2023)
            if one.year == 2022
        ]
        for code in ("nv-001", "nv-002")
    }
    decision, nomination = (
        "submissions/2022/hoi-dong/quyet-dinh-01.yaml",
        "submissions/2022/don-vi/phong-mot/de-nghi.yaml",
    )
    assert told == {
        "nv-001": [
            (("LDTT",), None, 0, decision, 8),
            (("CSTDCS",), None, 0, decision, 8),
            ((), Grade.EXCELLENT, 1, nomination, 18),
        ],
        "nv-002": [(("LDTT",), None, 0, decision, 9), ((), Grade.GOOD, 0, nomination, 29)],
    }
    assert [(one.year, one.entry.code) for one in history.claims] == [(2022, "nv-001")]


def test_an_earlier_year_is_read_by_the_law_that_it_names() -> None:
    """An agency's own law may know names that the package's do not."""
    law = (LAW / "nd-91-2017.yaml").read_text("utf-8").replace("\nma: nd-91-2017\n", "\nma: rieng\n", 1)
    own = law.replace("Danh hiệu Lao động tiên tiến", "Lao động giỏi của năm", 1)
    assert own != law
    names = TEXT.replace("nam: 2020\n", "nam: 2020\nquy_dinh: rieng\n").replace("[LĐTT]", "[Lao động giỏi của năm]")
    files = base_files() | {FILE: names.encode(), "submissions/co-quan/quy-dinh/rieng.yaml": own.encode()}
    (one,) = verdict_of(files).campaigns[0].campaign.history.of(Subject.PERSON, "nv-001", before=2021)
    assert one.awards == ("LDTT", "GIAY_KHEN")


@pytest.mark.parametrize(("title", "carried"), [("TT_LDTT", True), ("CO_TINH", False)])
def test_a_collective_is_carried_by_its_titles(title: str, carried: bool) -> None:  # noqa: FBT001 - a column
    """It has no grade that could stand for one."""
    (campaign,) = (one.campaign for one in verdict_of(base_files()).campaigns)
    (entry,) = campaign.nominations["phong-mot"].collectives
    plain = {"danh_hieu": [title], "so_lan": "1", "nam_lien_tiep": "false", "tinh_nam_nay": "true"}
    assert fulfilled(Path.model_validate(plain), entry, campaign) is carried


@pytest.mark.parametrize(("initiatives", "carried"), [(2, True), (3, False)])
def test_initiatives_count_in_the_years_that_carry_an_award(initiatives: int, carried: bool) -> None:  # noqa: FBT001 - a column
    """Of two years, this one and the last, each has one; that of the year before is of no use."""
    years = {
        FILE.replace("2020", str(year)): f"schema: 1\nnam: {year}\nca_nhan:\n"
        "  - {ma_so: nv-001, ho_ten: Trần Thị A, xep_loai: HTXSNV, so_sang_kien: 1}\n"
        for year in (2020, 2021)
    }
    files = base_files() | {path: text.encode() for path, text in years.items()}
    (campaign,) = (one.campaign for one in verdict_of(files).campaigns)
    ((entry,),) = (campaign.nominated[code] for code in ("nv-001",))
    plain = {"xep_loai": ["HTXSNV"], "so_lan": "2", "so_sang_kien": str(initiatives)}
    assert fulfilled(Path.model_validate(plain), entry, campaign) is carried
