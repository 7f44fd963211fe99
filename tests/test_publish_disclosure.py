"""Who keeps every copy of the public site can tell nobody's refusal, and no unit's numbers, from any two of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

import pytest

from snapshots import PROJECT, base_files, case_files, inputs_of, verdict_of
from thidua.dataset.repository import open_repository
from thidua.dataset.rightful import rightful
from thidua.model.plan import Publicity
from thidua.model.terms import NamesShown, Scope, TotalsShown
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.disclosure import FEWEST, shown_counts
from thidua.receipts.states import instant_of
from thidua.rules.milestones import as_known
from thidua.rules.verdict import Verdict, judge
from thidua.snapshot import from_folder

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
UNITS = "submissions/2022/don-vi"
SOURCE = Provenance("c" * 40, "t", dirty=False, digest="d", receipts="h", command="c")
GROWING = (
    *("2022-03-01", "2022-03-10", "2022-03-12", "2022-03-17", "2022-03-22", "2022-12-09", "2022-12-13", "2022-12-14"),
    *("2022-12-15", "2022-12-17", "2022-12-20", "2022-12-21", "2022-12-24", "2022-12-29"),
)
DECIDED = ("2022-12-30", "2023-01-05", "2023-03-20", "2023-05-01")
EARLY = {PLAN: (b"tong_so: sau_quyet_dinh", b"tong_so: truoc_quyet_dinh")}
Files = Mapping[str, str | bytes]
Figures = Mapping[tuple[str, ...], int]
_PERSON = rb"  - ma_so: %s\n(?:    .*\n)+"


@cache
def project(*, early: bool = False) -> Mapping[str, bytes]:
    """The files of the project; `early` asks for totals before the decision."""
    files = dict(from_folder(PROJECT).files)
    for path, (old, new) in EARLY.items() if early else ():
        assert old in files[path]
        files[path] = files[path].replace(old, new)
    return files


def asked(files: Mapping[str, bytes], day: str) -> Verdict:
    """What was known at noon of a day, the later files left out, as the command does."""
    inputs = inputs_of(files, f"{day}T12:00+07:00")
    return judge(open_repository(as_known(inputs, open_repository(inputs).campaigns)))


def public(verdict: Verdict) -> Files:
    """The files of the public edition."""
    return site_of(verdict, Edition.PUBLIC, SOURCE).files


def published(files: Files) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every number of people in the figures and in the table of the quotas, by what it is of."""
    figures = json.loads(files["figures.json"])["campaigns"][0]["quotas"]
    table = json.loads(files["api/v1/2022/quotas.json"])["rows"]
    for row in (*figures, *table):
        for name in ("base", "count", "limit", "both"):
            if name in row and row[name] is not None:
                yield (row["award"], row["unit"] or "", name), row[name]


def told(copies: Mapping[str, Figures]) -> set[tuple[str, ...]]:
    """The numbers that two copies of different days tell differently: what changed can be told from them."""
    pairs = combinations(copies.values(), 2)
    return {key for one, other in pairs for key in one.keys() & other.keys() if one[key] != other[key]}


@cache
def copies(*, early: bool) -> Mapping[str, Figures]:
    """The published numbers of every day on which somebody may have kept a copy."""
    return {day: dict(published(public(asked(project(early=early), day)))) for day in (*GROWING, *DECIDED[:2])}


def test_no_two_copies_differ_by_a_refusal_or_by_a_unit() -> None:
    """Nothing is counted while units send and the Council examines; from the decision on the same numbers for good."""
    kept = copies(early=False)
    assert [day for day in GROWING if kept[day]] == []
    assert told(kept) == set()
    assert kept["2022-12-30"]["CSTDCS", "", "base"] == 33
    assert kept["2022-12-30"]["CSTDCS", "", "count"] == 4


def test_totals_before_the_decision_tell_both() -> None:
    """What the plan's other choice costs: refusals and each unit's numbers can be read from two copies."""
    kept = copies(early=True)
    assert told(kept) >= {("CSTDCS", "", "base"), ("CSTDCS", "", "count")}
    bases = [kept[day]["CSTDCS", "", "base"] for day in ("2022-12-14", "2022-12-17")]
    assert bases == [24, 33]
    assert [kept[day]["CSTDCS", "", "count"] for day in ("2022-12-29", "2022-12-30")] == [5, 4]
    assert {unit for day in GROWING for _, unit, _ in kept[day]} == {""}


def test_totals_stand_early_where_the_plan_asks_for_them() -> None:
    """On the first page, the page of the quotas, in the what-if and in the tables, and no word of a later time."""
    made = public(asked(project(early=True), "2022-12-29"))
    assert "15 % × 33 LĐTT" in re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), str(made["index.md"]))
    assert "neu-thi" in str(made["2022/ty-le.md"])
    assert "15 % × 33 LĐTT" in bytes(made["2022/du-lieu/quotas.csv"]).decode("utf-8-sig")
    assert "cùng quyết định" not in "".join(str(made[path]) for path in ("index.md", "2022/ty-le.md"))


def test_it_is_said_when_totals_come_and_how_many_units_are_in() -> None:
    """In plain words where the numbers would stand: on the first page, the quotas and each unit's page."""
    made = public(asked(project(), "2022-12-17"))
    for path in ("index.md", "2022/ty-le.md", "2022/don-vi/phong-cntt.md"):
        text = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), str(made[path]))
        assert "Tổng số người và phép tính tỷ lệ được công bố cùng quyết định." in text
        assert "Đăng ký: 8/8 đơn vị đã gửi. Đề nghị: 7/8 đơn vị đã gửi." in text
        assert "LĐTT =" not in text
    assert "cùng quyết định" not in "".join(map(str, public(asked(project(), "2023-01-05")).values()))


def without(files: Mapping[str, bytes], *codes: str) -> dict[str, bytes]:
    """The files as if these people had never been put forward by anybody."""
    kept = dict(files)
    for path, code in ((path, code) for path in files if path.startswith(UNITS) for code in codes):
        kept[path] = re.sub(_PERSON % code.encode(), b"", kept[path])
    return kept


def different(one: Files, other: Files) -> set[str]:
    """The paths of which two sites do not hold the same."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


@pytest.mark.parametrize("day", ["2022-03-12", "2022-03-22", "2022-12-14", "2022-12-21", "2022-12-29"])
@pytest.mark.parametrize("codes", [("nv-001",), ("nv-020", "nv-023"), ("nv-004", "nv-005"), ("nv-017", "nv-027")])
def test_before_the_decision_no_byte_hangs_on_how_many_are_put_forward(day: str, codes: tuple[str, ...]) -> None:
    """One or two people less in a unit's files, withdrawn ones and late ones too: the same public site.

    So no number on any page, in any table or feed, at any time, can be subtracted from another.
    """
    whole, fewer = (asked(files, day) for files in (project(), without(project(), *codes)))
    kept = {e.code for d in fewer.campaigns[0].campaign.every_dossier() for e in d.people}
    assert not kept & {*codes}
    assert different(public(whole), public(fewer)) == set()


def test_after_the_decision_no_byte_hangs_on_who_was_refused() -> None:
    """By votes, as late, or withdrawn: as if they had never been put forward."""
    refused = ("nv-017", "nv-027", "nv-011", "nv-012", "nv-013")
    campaign = asked(project(), "2023-05-01").campaigns[0].campaign
    assert {code for code in refused if any(one.code == code for one in campaign.nominees())} == set(refused)
    assert not {one.code for one in campaign.recognised} & set(refused)
    whole, fewer = (public(asked(files, "2023-05-01")) for files in (project(), without(project(), *refused)))
    assert different(whole, fewer) == set()


def test_a_unit_of_which_nobody_makes_the_base_is_told_nowhere() -> None:
    """No row on the pages, in the tables or the figures; sums say how many units they are of."""
    made = public(asked(project(), "2023-05-01"))
    rows = json.loads(made["figures.json"])["campaigns"][0]["quotas"]
    units = {row["unit"] for row in rows if row["unit"]}
    assert "thanh-tra" not in units
    assert len(units) == 7
    page = str(made["2022/ty-le.md"])
    assert "Cộng 7 đơn vị" in page
    assert "Thanh tra" not in page
    assert not re.search("× 0 LĐTT", page + str(made["2022/don-vi/thanh-tra.md"]))
    assert "chưa ai của đơn vị có danh hiệu mà tỷ lệ tính trên đó" in str(made["2022/don-vi/thanh-tra.md"])
    inside = site_of(asked(project(), "2023-05-01"), Edition.INTERNAL, SOURCE).files["2022/ty-le.md"]
    assert "Cộng 8 đơn vị" in str(inside)
    assert str(inside).count('<th scope="row">Thanh tra</th>') == 2


def test_after_the_decision_times_are_told_of_units_with_many_recognised_only() -> None:
    """Be they late or not: of a unit with fewer nothing is told, so that silence tells of nothing."""
    made = public(asked(project(), "2023-05-01"))
    verdict = asked(project(), "2023-05-01").campaigns[0]
    held = {
        unit: {one.code for one in verdict.campaign.recognised if one.unit == unit}
        for unit in verdict.campaign.expected()
    }
    pages = {unit: str(made[f"2022/don-vi/{unit}.md"]) for unit in held}
    told_of = {unit for unit, page in pages.items() if "những lần nhận" in page}
    assert told_of == {unit for unit, codes in held.items() if len(codes) >= 3}
    assert {unit for unit, page in pages.items() if "ít hơn 3 người được công nhận" in page} == set(held) - told_of
    assert "thanh-tra" not in told_of
    assert "phong-bcvt" in told_of
    assert "sau hạn 3 ngày" in pages["phong-bcvt"]
    assert not re.search("sau hạn|đúng hạn|trong hạn|22/12", pages["thanh-tra"])
    rows = json.loads(made["api/v1/2022/submissions.json"])["rows"]
    assert {row["unit"] for row in rows if row["received_at"] or row["states"]} == told_of
    assert "Thanh tra gửi" not in str(made["index.md"])
    assert "Lúc nhận chỉ hiện sau quyết định, cho đơn vị có từ 3 người" in str(made["2022/giai-doan.md"])


@pytest.mark.parametrize("day", GROWING)
def test_before_the_decision_no_time_of_a_unit_is_told(day: str) -> None:
    """Nor whether it was late: what was told of all units before, and of some after, would tell of those others."""
    verdict = asked(project(), day)
    made, campaign = public(verdict), verdict.campaigns[0].campaign
    zone = campaign.plan.record.zone
    times = {f"{instant_of(one, zone).astimezone(zone):%d/%m/%Y %H:%M}" for one in rightful(campaign)}
    assert len(times) >= (day > "2022-03-01")
    text = "".join(str(data) for path, data in made.items() if path.endswith((".md", ".json")))
    text = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)
    assert [time for time in times if time in text] == []
    assert not re.search(r"gửi (đăng ký|đề nghị)</a>|Nhận lần đầu|những lần nhận", text)
    rows = json.loads(made["api/v1/2022/submissions.json"])["rows"]
    assert [row for row in rows if row["received_at"] or row["states"]] == []
    assert sum(row["received"] for row in rows) == sum(len(campaign.dossiers(stage)) for stage in campaign.stages())


def test_findings_of_the_file_are_counted_and_those_of_people_never() -> None:
    """Confirmation and meeting belong to the file; grades, attestations and numbers over the quota to people."""
    path = f"{UNITS}/phong-mot/de-nghi.yaml"
    files = base_files()
    text = re.sub(rb"xac_nhan:.*\n", b"", files[path])
    files[path] = re.sub(rb"hop_binh_xet:.*\n", b"", text).replace(b"xep_loai: HTTNV", b"xep_loai: KHTNV")
    verdict = verdict_of(files)
    mine = {finding.rule for finding in verdict.findings if finding.at.path == path}
    assert mine >= {"not-confirmed", "peer-review-missing", "grade-too-low"}
    page = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), str(public(verdict)["2022/don-vi/phong-mot.md"]))
    said = re.findall(r'<strong>(.*?)</strong> · <a href="../../quy-tac/([\w-]+).html">.*?</a>: (\d+) chỗ', page)
    assert said == [("Cần sửa", "peer-review-missing", "1"), ("Cần xem xét", "not-confirmed", "1")]
    assert "Kết quả kiểm tra về từng người, từng tập thể không công khai." in page
    clean = str(public(verdict_of(base_files()))["2022/don-vi/phong-mot.md"])
    assert "Phần chung của tệp không có điều cần sửa, cần xem xét" in clean


def test_nothing_is_said_of_a_file_that_is_not_there() -> None:
    """A unit that sent nothing has no findings to speak of; one that cannot be read has."""
    files = base_files()
    del files[f"{UNITS}/van-phong/de-nghi.yaml"]
    files[f"{UNITS}/phong-hai/de-nghi.yaml"] = b"a: [\n"
    files[f"{UNITS}/phong-mot/de-nghi.yaml"] = files[f"{UNITS}/phong-mot/de-nghi.yaml"].replace(b"nam: 2022", b"nam: x")
    made = public(verdict_of(files))
    parts = {unit: str(made[f"2022/don-vi/{unit}.md"]).split("{#de-nghi}")[1] for unit in ("van-phong", "phong-hai")}
    assert "Chưa gửi." in parts["van-phong"]
    assert "kiểm tra" not in parts["van-phong"]
    assert "unreadable" in parts["phong-hai"]
    assert "wrong-value" in str(made["2022/don-vi/phong-mot.md"])


def test_late_units_are_counted_inside_only() -> None:
    """Outside their number would tell of the one unit of which nothing is told, before the decision and after it."""
    files = case_files("late-nomination/three-days-undecided")
    made = {e: json.loads(site_of(verdict_of(files), e, SOURCE).files["figures.json"]) for e in Edition}
    late = {e: one["campaigns"][0]["stages"]["de_nghi"]["late"] for e, one in made.items()}
    assert late == {Edition.INTERNAL: 1, Edition.PUBLIC: None}
    without = json.loads(site_of(verdict_of(base_files()), Edition.INTERNAL, SOURCE).files["figures.json"])
    assert without["campaigns"][0]["stages"]["de_nghi"]["late"] is None  # no receipt tells
    decided = json.loads(public(asked(project(), "2023-05-01"))["figures.json"])["campaigns"][0]["stages"]
    assert decided["de_nghi"] == {"expected": 8, "received": 8, "late": None}


def test_the_guide_says_what_is_done() -> None:
    """The page about the data names the number and the keys by which the public edition decides."""
    said = (PROJECT / "site/docs/huong-dan/ve-du-lieu.md").read_text("utf-8")
    assert said.count(f"từ {FEWEST} người được công nhận") == 2
    assert f"Số đề nghị ít hơn {FEWEST} không hiện" in said
    for model in (NamesShown, TotalsShown):
        for value in model:
            assert f"`{value.value}`" in said
    titles = [info.alias for info in Publicity.model_fields.values()]
    assert [title for title in titles if f"`{title}`" not in said] == []


def test_of_few_nominees_nothing_is_counted_outside() -> None:
    """Neither a base of two nor somebody about whom it is still undecided."""
    early = {PLAN: project(early=True)[PLAN]}
    (campaign,) = asked({**project(), **early}, "2022-12-20").campaigns
    inside, outside = (shown_counts(campaign.counts, edition) for edition in (Edition.INTERNAL, Edition.PUBLIC))
    assert any("chưa quyết" in one.remark or "chờ quyết định" in one.remark for one in inside)
    assert outside
    assert not any("chưa quyết" in one.remark or "chờ quyết định" in one.remark for one in outside)
    two = {path: data for path, data in base_files().items() if "/don-vi/" not in path or "phong-mot" in path}
    kept = re.sub(_PERSON % rb"nv-00[3-6]", b"", two[f"{UNITS}/phong-mot/de-nghi.yaml"])
    plan = two[PLAN].replace(b"ten_nguoi: sau_quyet_dinh", b"ten_nguoi: sau_quyet_dinh, tong_so: truoc_quyet_dinh")
    (few,) = verdict_of({**two, PLAN: plan, f"{UNITS}/phong-mot/de-nghi.yaml": kept}).campaigns
    assert {one.base for one in few.counts.nominated if one.scope is Scope.AGENCY} == {2}
    assert shown_counts(few.counts, Edition.PUBLIC) == ()


def test_that_somebody_has_no_code_of_the_roster_is_not_told_outside() -> None:
    """It is one person about whom something is still to be mended."""
    files = base_files()
    files[PLAN] = files[PLAN].replace(
        b"ten_nguoi: sau_quyet_dinh", b"ten_nguoi: sau_quyet_dinh, tong_so: truoc_quyet_dinh"
    )
    mistyped = f"{UNITS}/phong-mot/de-nghi.yaml"
    files[mistyped] = files[mistyped].replace(b"nv-004", b"nv-044").replace(b"[LDTT, CSTDCS]", b"[LDTT]")
    (campaign,) = verdict_of(files).campaigns
    inside, outside = (shown_counts(campaign.counts, edition) for edition in (Edition.INTERNAL, Edition.PUBLIC))
    assert {one.remark for one in inside if not one.unit} == {"chưa kể 1 người chưa rõ mã số"}
    assert {one.remark for one in outside} == {""}


def test_a_row_without_a_name_has_no_place_either() -> None:
    """The order of the decision would tell who it is; with names it is kept."""
    named = {PLAN: project()[PLAN]}
    hidden = {PLAN: named[PLAN].replace(b"ten_nguoi: sau_quyet_dinh", b"ten_nguoi: khong")}
    rows = [
        json.loads(public(asked({**project(), **plan}, "2023-05-01"))["api/v1/2022/awards.json"])["rows"]
        for plan in (named, hidden)
    ]
    assert len(rows[0]) == len(rows[1])
    keys = [(row["decision"], row["award"], row["subject"]) for row in rows[1]]
    assert keys == sorted(keys, key=lambda key: (["MH-28 (minh họa)", "MH-97 (minh họa)"].index(key[0]), *key[1:]))
    assert [row["award"] for row in rows[0]] != [row["award"] for row in rows[1]]
