"""People over time, whose file a dossier is, and which recognition a decision takes back or mends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from snapshots import base_files, campaign_of_2022, case_files, edited, inputs_of, verdict_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.form import FormFault
from thidua.dataset.membership import members
from thidua.dataset.repository import open_repository
from thidua.finding import Fault, Spot
from thidua.model.terms import Stage

MOT, HAI = (f"submissions/co-quan/nhan-su/phong-{name}.yaml" for name in ("mot", "hai"))
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
SECOND = "submissions/2022/hoi-dong/quyet-dinh-02.yaml"


def campaign(files: dict[str, bytes]) -> Campaign:
    """The campaign of some files."""
    return verdict_of(files).campaigns[0].campaign


def stays(*spans: str) -> dict[str, bytes]:
    """The base case with one more person, who was in these units at these times."""
    files = base_files()
    for path in (MOT, HAI):
        rows = [span.removeprefix(path[-8:-5]).strip() for span in spans if span.startswith(path[-8:-5])]
        files[path] += "".join(f"  - {{ma_so: nv-090, ho_ten: Đỗ Thị X, {row}}}\n" for row in rows).encode()
    return files


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NVOO4", "nv-004"),
        ("nv oo-l", "nv-001"),
        ("nv-oi5", "nv-015"),
        ("NVO16", "nvo-16"),
        ("nvol6", "nvol-6"),
        ("NVO99", "nvo-99"),
        ("Nguyễn Văn D", ""),
    ],
)
def test_the_code_that_looks_like_it_is_meant(text: str, code: str) -> None:
    """One that somebody has; where two look alike only one that can be told from the other, else as codes are written."""
    more = "".join(
        f"  - {{ma_so: {one}, ho_ten: Đỗ Thị X, tu_ngay: 2015-01-01}}\n" for one in ("nv-015", "nv-o16", "nv-0i6")
    )
    assert campaign(base_files() | {MOT: base_files()[MOT] + more.encode()}).people.like(text) == code


@pytest.mark.parametrize(
    ("spans", "there"),
    [
        (("mot tu_ngay: 2022-12-31",), True),
        (("mot tu_ngay: 2023-01-01",), False),
        (("mot tu_ngay: 2015-01-01, den_ngay: 2021-12-31, ly_do: khac",), False),
        (("mot tu_ngay: 2015-01-01, den_ngay: 2022-01-01, ly_do: khac",), True),
        (("mot tu_ngay: 2015-01-01, den_ngay: 2021-12-31, ly_do: khac", "hai tu_ngay: 2023-01-01"), False),
        (("mot tu_ngay: 2015-01-01, den_ngay: 2021-12-31, ly_do: khac", "hai tu_ngay: 2022-06-01"), True),
    ],
)
def test_who_is_of_the_staff_of_a_year(spans: tuple[str, ...], there: bool) -> None:  # noqa: FBT001 - a column
    """Who was in a unit on any day of it, the first and the last included."""
    assert (campaign(stays(*spans)).staff("nv-090") is not None) is there


def test_a_person_who_moves_is_in_one_unit_at_a_time() -> None:
    """The last day in the old unit is there, the next in the new one; after leaving in none."""
    moved = stays(
        "mot tu_ngay: 2015-03-01, den_ngay: 2022-06-30, ly_do: chuyen_don_vi",
        "hai tu_ngay: 2022-07-01, den_ngay: 2022-10-31, ly_do: nghi_huu",
    )
    people = campaign(moved).people
    person = people.by_code["nv-090"]
    days = [
        date(2015, 2, 28),
        date(2015, 3, 1),
        date(2022, 6, 30),
        date(2022, 7, 1),
        date(2022, 10, 31),
        date(2022, 11, 1),
    ]
    assert [person.unit_on(day) for day in days] == ["", "phong-mot", "phong-mot", "phong-hai", "phong-hai", ""]
    assert [person.unit_by(day) for day in days] == [*["phong-mot"] * 3, *["phong-hai"] * 3]
    assert (person.recruited, person.left) == (date(2015, 3, 1), date(2022, 10, 31))
    here = [[one.code for one in people.in_unit(unit, days[2])][-1] for unit in ("phong-mot", "phong-hai")]
    assert here == ["nv-090", "nv-012"]
    late = days[-1]
    assert people.home(late, {}, "nv-090") == "phong-hai"
    assert people.home(late, {"nv-090": {"phong-mot"}}, "nv-090") == "phong-mot"
    assert people.home(late, {"nv-090": {"phong-mot", "van-phong"}}, "nv-090") == "phong-hai"
    assert people.home(late, {"la": {"phong-mot"}}, "la") == ""


@pytest.mark.parametrize(
    ("people", "misplaced"),
    [(("nv-007", "nv-001"), False), (("nv-007", "nv-008", "nv-001"), True), (("nv-001",), False), ((), False)],
)
def test_a_file_is_of_another_unit_when_most_of_its_people_are(people: tuple[str, ...], misplaced: bool) -> None:  # noqa: FBT001 - a column
    """Then the unit has sent nothing; where it is half of them, only the name of the unit is wrong."""
    rows = "".join(f"  - {{ma_so: {code}, ho_ten: Đỗ Thị X, danh_hieu: [LDTT], xep_loai: HTTNV}}\n" for code in people)
    text = f"schema: 1\nnam: 2022\ndon_vi: phong-hai\nca_nhan:\n{rows or '  []'}\n"
    sent = campaign(base_files() | {NOMINATION: text.encode()})
    assert ("phong-mot" in sent.missing(Stage.NOMINATION), "phong-mot" in sent.unread(Stage.NOMINATION)) == (
        misplaced,
        misplaced,
    )


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        ("", True),
        ("thay_cho: {so: 10/QD-MAU, ngay: 2022-12-26, co_quan_ban_hanh: Sở Mẫu}", True),
        ("thay_cho: {so: 10/QD-MAU, ngay: 2022-01-01, co_quan_ban_hanh: Sở Mẫu}", True),
        ("thay_cho: {so: 10/QD-MAU, ngay: 2021-12-26, co_quan_ban_hanh: Sở Mẫu}", False),
        ("thay_cho: {so: 11/QD-MAU, ngay: 2022-12-26, co_quan_ban_hanh: Sở Mẫu}", False),
        ("thay_cho: {so: 10/QD-MAU, ngay: 2022-12-26, co_quan_ban_hanh: UBND tỉnh}", False),
    ],
)
def test_a_decision_is_named_by_number_year_and_body(names: str, taken: bool) -> None:  # noqa: FBT001 - a column
    """An annulment takes from the decision that it names, from any where it names none; so does a correction."""
    files = case_files("title-needs-title/in-decision")
    for kind in ("huy_bo", "dinh_chinh"):
        row = "{ma_so: nv-002, ho_ten: Lê Văn B, don_vi: phong-mot, danh_hieu: [LDTT]}"
        head = f"schema: 1\nloai: {kind}\nco_quan_ban_hanh: Sở Mẫu\nso: 12/QD-MAU\nngay: 2023-01-05\n"
        second = f"{head}{names}\nca_nhan:\n  - {row}\n".encode()
        held = [one for one in campaign(files | {SECOND: second}).recognised if one.code == "nv-002"]
        assert (held[0].annulled is not None) is (taken and kind == "huy_bo")
        assert len(held) == (1 if taken or kind == "huy_bo" else 2)


def test_a_mended_code_is_followed_wherever_the_council_wrote_the_old_one() -> None:
    """Its members, who was there, who voted in writing, whose case it was, who stood aside, who was recognised."""
    files = case_files("title-needs-title/in-decision")
    files[MOT] = files[MOT].replace(b"ma_so: nv-001\n", b"ma_so: nv-101\n    ma_so_cu: [nv-001]\n")
    council, session = (f"submissions/2022/hoi-dong/{name}.yaml" for name in ("hoi-dong", "phien-hop-01"))
    files[council] = files[council].replace(b"nv-013", b"nv-001")
    files[session] = files[session].replace(b"co_mat: [nv-013, ", b"phieu_van_ban: [nv-001]\nco_mat: [nv-001, ")
    files[session] = files[session].replace(b"hoi_ty: [nv-007]", b"hoi_ty: [nv-001]")
    known = campaign(files)
    assert known.council is not None
    assert [one.code for one in known.council.record.members] == ["nv-101", "nv-014", "nv-007"]
    (held,) = known.sessions
    assert (held.record.present, held.record.written) == (("nv-101", "nv-014", "nv-007"), ("nv-101",))
    assert [case.person for case in held.record.cases][:2] == ["nv-101", "nv-002"]
    assert held.record.cases[6].recused == ("nv-101",)
    assert [one.code for one in known.decisions[0].record.people][:2] == ["nv-101", "nv-002"]
    assert {one.code for one in known.recognised} >= {"nv-101", "nv-002"}


def test_whoever_is_nominated_by_an_old_code_is_the_one_registered() -> None:
    """Older files keep working: nothing is to be mended, and nobody counts twice."""
    files = edited(MOT, ("  - ma_so: nv-006\n", "  - ma_so: nv-106\n    ma_so_cu: [nv-006]\n"))
    files |= {path: files[path].replace(b"nv-006", b"nv-106") for path in files if path.endswith("dang-ky.yaml")}
    verdict = verdict_of(files)
    assert verdict.findings == ()
    (entry,) = verdict.campaigns[0].campaign.nominated["nv-106"]
    assert (entry.key, entry.path) == ("ca_nhan/nv-006", NOMINATION)


def test_each_kind_of_file_has_its_place_in_the_campaign() -> None:
    """The illustration has one of each."""
    known = campaign_of_2022().campaigns[0].campaign
    held = (known.extensions, known.waivers, known.council, known.petitions)
    assert [one and one.path.rpartition("/")[2] for one in held] == [
        "gia-han.yaml",
        "mien-tru.yaml",
        "hoi-dong.yaml",
        "kien-nghi.yaml",
    ]
    assert [len(known.sessions), len(known.decisions)] == [1, 3]


@pytest.mark.parametrize(("until", "there"), [("2022-11-29", False), ("2022-11-30", True), ("2022-12-01", True)])
def test_heads_are_those_of_the_thirtieth_of_november_where_the_plan_names_no_day(until: str, there: bool) -> None:  # noqa: FBT001 - a column
    """Who left before it is none of them."""
    files = stays(f"mot tu_ngay: 2015-01-01, den_ngay: {until}, ly_do: khac")
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    files[plan] = files[plan].replace(b"quan_so: {ngay_chot: 2022-11-30}\n", b"")
    assert ("nv-090" in {one.code for one in members(campaign(files), "phong-mot")}) is there


def test_without_a_file_of_the_agency_a_strange_code_is_its_own_name() -> None:
    """Of units and of the agency their short names are known."""
    files = base_files()
    assert campaign(files).units.short("so-mau") == "Sở Mẫu"
    del files["submissions/co-quan/co-quan.yaml"]
    bare = campaign(files).units
    assert [bare.short(code) for code in ("phong-mot", "so-mau", "la")] == ["Phòng Một", "so-mau", "la"]


def test_a_file_that_is_no_plain_one_cannot_be_read() -> None:
    """The unit has sent something, but nobody looks into it; the head of a file that can be read has no code."""
    files = {path: data for path, data in base_files().items() if path != NOMINATION}
    odd = FormFault("not-a-plain-file", Fault(Spot(NOMINATION), "x", "y"))
    known = open_repository(inputs_of(files)._replace(oddities=(odd,))).campaigns[0]
    assert known.unread(Stage.NOMINATION) == {"phong-mot"}
    head = known.nominations["phong-hai"].head
    assert head is not None
    assert head.code == ""


def test_campaigns_follow_their_years_and_reading_tells_how_far_it_is() -> None:
    """Whatever their folders are called; each unit's file is counted once, campaign by campaign."""
    files = base_files()
    later = {path.replace("/2022/", "/1999/"): data for path, data in files.items() if "/2022/ke-hoach/" in path}
    plan = "submissions/1999/ke-hoach/ke-hoach.yaml"
    later[plan] = later[plan].replace(b"nam: 2022", b"nam: 2023").replace(b'ma: "2022"', b'ma: "1999"')
    told: list[tuple[int, int]] = []
    repository = open_repository(inputs_of(files | later), progress=lambda done, whole: told.append((done, whole)))
    assert [(one.code, one.plan.record.year) for one in repository.campaigns] == [("2022", 2022), ("1999", 2023)]
    assert told == [(1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6)]


def test_a_recognition_is_equal_to_itself_alone() -> None:
    """To compare or hash what it says would read its whole decision again for each of the rows in it."""
    one = campaign(case_files("title-needs-title/in-decision")).recognised[0]
    assert replace(one) != one
    assert len({one, replace(one), one}) == 2
