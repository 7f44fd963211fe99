"""The pages for the Council: who was there, votes and pass marks, the cut line, withdrawals, the decision."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from campaigns import PLAN, sized
from snapshots import PROJECT, campaign_of_2022, case_files, edited, verdict_of
from test_dataset_ranking import COUNCIL, SESSION, held, moved
from thidua.cli import main
from thidua.cli.world import Asked, look
from thidua.dataset.agenda import agenda
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.council import session_name, session_path
from thidua.rules.verdict import Verdict
from thidua.snapshot import from_folder

SOURCE = Provenance("", "", dirty=True, digest="d", receipts="", command="")
CASES = Path(__file__).parent / "cases"
PLACE = "2022/hoi-dong/phien-hop-01.md"
SOON = "2022/hoi-dong/sap-toi.md"


def pages(verdict: Verdict) -> dict[str, str]:
    """The internal pages with their marked characters as they are read."""
    made = site_of(verdict, Edition.INTERNAL, SOURCE).files
    return {p: re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), t) for p, t in made.items() if isinstance(t, str)}


def figures(verdict: Verdict) -> list[dict[str, Any]]:
    """The counts of the internal `figures.json`."""
    whole: dict[str, Any] = json.loads(site_of(verdict, Edition.INTERNAL, SOURCE).files["figures.json"])
    counts: list[dict[str, Any]] = whole["campaigns"][0]["quotas"]
    return counts


def rows(page: str, caption: str) -> list[list[str]]:
    """The rows of the table of a caption, without tags; what a figure opens to is left out."""
    part = next(one for one in page.split("<table")[1:] if f"<caption>{caption}" in one)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in part.split("</table>")[0].split("<tr>")[2:])
    return [[re.sub(r"<ul>.*?</ul>|<[^>]+>", "", cell) for cell in row] for row in cells]


def test_the_page_tells_line_ties_and_what_each_withdrawal_changes() -> None:
    """Of five LDTT 40 % are two; who goes altogether leaves four of whom one may, who gives up the title leaves five."""
    votes = [
        "phieu: {dong_y: 2}, thu_tu: 2, ly_do_thu_tu: cao hơn",
        "phieu: {dong_y: 2}, thu_tu: 1",
        "phieu: {dong_y: 3}",
    ]
    page = pages(verdict_of(held(votes)))[PLACE]
    assert rows(page, "CSTĐCS: vạch") == [
        ["Toàn cơ quan", "40 % × 5 LĐTT = 2", "4", "vượt 2", "40 % × 4 LĐTT = 1,6 → 1; 4 người, vượt 3"]
    ]
    gone = "40 % × 4 LĐTT = 1,6 → 1; 3 người, vượt 2"
    less = "40 % × 5 LĐTT = 2; 3 người, vượt 1"
    assert [row[2:] for row in rows(page, "CSTĐCS: người")] == [
        ["1", "3 đồng ý", "trong vạch", gone, less],
        ["2", "2 đồng ý", "trong vạch; bằng phiếu với Nguyễn Văn A", gone, less],
        ["3", "2 đồng ý", "ngoài vạch; bằng phiếu với Nguyễn Văn A; cao hơn", gone, less],
        ["", "", "chờ Hội đồng xét", gone, less],
    ]


def test_the_line_counts_whom_the_council_moved_to_the_award() -> None:
    """In the number, in what it is made of, and among the candidates with the award and the votes that they came from."""
    page = pages(verdict_of(moved()))[PLACE]
    assert rows(page, "Giấy khen: vạch")[0][:4] == ["dv-0", "40 % × 5 LĐTT = 2", "4", "vượt 2"]
    assert "không kể 1 người Hội đồng không thông qua, kể cả 1 người Hội đồng chuyển sang." in page
    assert ["", "1 đồng ý", "chuyển từ Bằng khen tỉnh"] in [row[2:5] for row in rows(page, "Giấy khen: người")]


def test_the_line_is_of_those_whom_the_vote_carried() -> None:
    """Who fails for LDTT leaves the base, and the arithmetic says so and points at the row that holds these numbers."""
    files = held(["phieu: {dong_y: 3}"])
    files[SESSION] += b"  - {don_vi: dv-0, ma_so: nv-0-4, ap_dung: LDTT, phieu: {dong_y: 1}}\n"
    files[SESSION] += b"  - {don_vi: dv-0, ma_so: nv-0-3, ap_dung: CSTDCS, phieu: {dong_y: 1}}\n"
    page = pages(verdict_of(files))[PLACE]
    assert rows(page, "CSTĐCS: vạch")[0][:4] == ["Toàn cơ quan", "40 % × 4 LĐTT = 1,6 → 1", "3", "vượt 2"]
    assert (
        "Số làm gốc: 4 người được đề nghị LĐTT, không còn điều cần sửa, không kể 1 người Hội đồng không thông qua."
        in page
    )
    assert (
        "Số người: 3 người được đề nghị CSTĐCS, không còn điều cần sửa, không kể 1 người Hội đồng không thông qua."
        in page
    )
    assert "quotas: quota = ty-le-1, award = CSTDCS, scope = co_quan, stage = voted<" in page
    (row,) = [r for r in figures(verdict_of(files)) if (r["stage"], r["scope"]) == ("voted", "co_quan")]
    assert (row["arithmetic"], row["base"], row["count"], row["limit"]) == ("40 % × 4 LĐTT = 1,6 → 1", 4, 3, 1)


def test_before_any_vote_the_line_is_that_of_the_nominations() -> None:
    """It points at their row, and data hold no other."""
    verdict = verdict_of(sized([5], [("CSTDCS", 40, "co_quan", "xuong", "trong")], few=4))
    assert "quotas: quota = ty-le-1, award = CSTDCS, scope = co_quan, stage = nominated<" in pages(verdict)[SOON]
    assert {row["stage"] for row in figures(verdict)} == {"nominated"}


def test_without_a_quota_no_line_is_drawn() -> None:
    """Neither for the coming session nor for one that was held does a heading stand over nothing."""
    files = held(["phieu: {dong_y: 3}"])
    assert "## Vạch tỷ lệ" in pages(verdict_of(files))[PLACE]
    files[PLAN] = re.sub(rb"ty_le:\n(?:  - .*\n)+", b"", files[PLAN])
    assert not [
        path for path, text in pages(verdict_of(files)).items() if "Vạch tỷ lệ" in text and "/hoi-dong/" in path
    ]


def test_where_everybody_is_a_candidate_no_other_can_withdraw() -> None:
    """The base holds candidates only."""
    files = sized([2], [("CSTDCS", 50, "co_quan", "xuong", "trong")], few=2)
    assert rows(pages(verdict_of(files))[SOON], "CSTĐCS: vạch")[0][-1] == "không có ai"


def test_presence_and_pass_marks_open_to_their_arithmetic() -> None:
    """Ten of eleven are there where eight are needed; a share of ninety percent of eleven is ten votes."""
    page = pages(campaign_of_2022())[PLACE]
    assert "<summary>10/11 thành viên có mặt: đủ; 1 người gửi phiếu bằng văn bản</summary>" in page
    assert "Cần ít nhất 2/3 × 11 thành viên = 22/3, nên cần 8 người có mặt." in page
    assert 'quy-tac/quorum-missing.html">Phiên họp chưa đủ người</a>' in page
    table = rows(page, "Các trường hợp")
    assert len(table) == 54
    assert page.index("## Vạch tỷ lệ") < page.index("## Các trường hợp") < page.index("## Thành viên")
    assert table[0] == ["Sở TTTT", "1", "Văn phòng", "TTLĐTT", "11 đồng ý", "8", "thông qua", ""]
    assert table[8][3:7] == ["CSTĐ cấp tỉnh", "11 đồng ý", "10", "thông qua"]
    assert "Cần ít nhất 90 % × 11 thành viên = 9,9, nên cần 10 phiếu." in page
    assert "Cần ít nhất 2/3 × 10 thành viên trên 11 = 20/3, nên cần 7 phiếu." in page
    assert "Bỏ phiếu được: 10 người (10 có mặt, 1 gửi phiếu bằng văn bản, trừ 1 người không bỏ phiếu việc này)" in page
    lowered = next(row for row in table if row[6] == "chuyển sang LĐTT")
    assert lowered[7] == "Sáng kiến còn chờ công nhận, chưa đủ số phiếu; thứ tự 5"
    assert "Trình cấp trên" in page
    assert "Không khác kết quả của Hội đồng." in page


def test_all_numbers_of_these_pages_are_those_of_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """Presence, votes, pass marks, coverage and who is overlooked: what `check --format json` tells of the project."""
    main(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["campaigns"][0]
    world = look(Asked(), PROJECT)
    campaign, made = world.verdict.campaigns[0].campaign, pages(world.verdict)
    (session,) = told["sessions"]
    assert (
        f"{session['present']}/{session['members']} thành viên có mặt: đủ; 1 người gửi phiếu bằng văn bản"
        in made[PLACE]
    )
    assert f"nên cần {session['needed']} người có mặt." in made[PLACE]
    results = {True: "thông qua", False: "không đủ phiếu"}
    assert [[row[1], *row[3:7]] for row in rows(made[PLACE], "Các trường hợp")] == [
        [
            str(number),
            campaign.short(one["award"]),
            ANY,
            str(one["needed"]),
            f"chuyển sang {campaign.short(one['lowered_to'])}" if one["lowered_to"] else results[one["passed"]],
        ]
        for number, one in enumerate(session["cases"], 1)
    ]
    agreed = re.findall(
        r"(\d+) đồng ý",
        "".join(row[4] + ";" for row in rows(made[PLACE], "Các trường hợp")).replace("không đồng ý", ""),
    )
    assert [int(one) for one in agreed] == [one["agree"] for one in session["cases"]]
    roster = made["2022/nhan-su.md"]
    names = ("at_registration", "registered", "at_nomination", "nominated", "recognised")
    assert [
        [row[0], *(int(cell.split(" ")[0]) for cell in row[1:])] for row in rows(roster, "Số người của từng đơn vị")
    ] == [
        [html.escape(campaign.units.short(one["unit"])) or "Toàn cơ quan", *(one[name] for name in names)]
        for one in told["coverage"]
    ]
    assert [row[1] for row in rows(roster, "Đủ thời gian")] == told["overlooked"] == ["nv-039"]


def test_each_member_stands_with_role_and_presence() -> None:
    """There, by letter, or away."""
    files = case_files("differs-from-council/clean-the-same")
    files[SESSION] = files[SESSION].replace(
        b"co_mat: [nv-013, nv-014, nv-007]", b"co_mat: [nv-013]\nphieu_van_ban: [nv-014]"
    )
    files[SESSION] += (
        b"  - {don_vi: phong-hai, ma_so: nv-008, ap_dung: CSTDCS, phieu: {dong_y: 1, khong_dong_y: 1, khong_y_kien: 1}, hoi_ty: [la-1]}\n"
    )
    page = pages(verdict_of(files))[PLACE]
    assert rows(page, "Thành viên") == [
        ["Trần Thị N", "Chủ tịch", "có mặt"],
        ["Lê Văn O", "Thư ký", "phiếu bằng văn bản"],
        ["Phạm Thị G", "Ủy viên", "vắng"],
    ]
    assert "1/3 thành viên có mặt: thiếu 1; 1 người gửi phiếu bằng văn bản" in page
    assert "Cần ít nhất 2/3 × 3 thành viên = 2 người có mặt." in page
    assert "Cần ít nhất 2/3 × 3 thành viên = 2 phiếu." in page
    assert rows(page, "Các trường hợp")[-1][4:] == [
        "1 đồng ý, 1 không đồng ý, 1 không có ý kiến",
        "2",
        "không đủ phiếu",
        "không bỏ phiếu: la-1",
    ]
    assert "Kết quả kiểm tra của phiên" in page
    assert "quy-tac/quorum-missing" in page.split("Kết quả kiểm tra của phiên")[1]


def test_what_the_decision_changed_stands_in_the_words_of_the_check() -> None:
    """A decision that names another session is not this session's; before any it is said that there is none."""
    files = case_files("differs-from-council/clean-the-same")
    decision = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
    files[decision] = files[decision].replace(b"danh_hieu: [LDTT, CSTDCS]", b"danh_hieu: [LDTT]")
    page = pages(verdict_of(files))[PLACE]
    assert "Trần Thị A, CSTĐCS: Hội đồng thông qua, chưa có trong quyết định nào" in page
    files[decision] = files[decision].replace(b"ngay: 2022-12-26", b"ngay: 2022-12-26\nphien_hop: 2")
    assert "Chưa có quyết định." in pages(verdict_of(files))[PLACE]


def test_an_empty_session_without_a_council_says_so() -> None:
    """Minutes that hold nothing yet, and no file of the Council."""
    files = case_files("differs-from-council/clean-the-same")
    files[SESSION] = files[SESSION].partition(b"noi_dung:")[0] + b"bien_ban: 01/BB\n"
    del files[COUNCIL]
    page = pages(verdict_of(files))[PLACE]
    assert "<p>Biên bản số 01/BB. </p>" in page
    assert "Chưa có tệp của Hội đồng nên chưa biết ai là thành viên." in page
    assert "Phiên này chưa ghi trường hợp nào." in page
    assert "Thành viên Hội đồng" not in page


def test_a_share_of_those_present_is_of_the_voters() -> None:
    """The rules of procedure may count those who voted."""
    files = case_files("differs-from-council/clean-the-same")
    files[COUNCIL] = files[COUNCIL].replace(b"tinh_tren: thanh_vien", b"tinh_tren: co_mat")
    assert "Cần ít nhất 2/3 × 3 người bỏ phiếu = 2 phiếu." in pages(verdict_of(files))[PLACE]
    del files[SESSION]
    assert ": 16; cần 2/3 số người bỏ phiếu đồng ý" in pages(verdict_of(files))[SOON]


def test_the_coming_session_lists_what_waits_and_nothing_else() -> None:
    """Before a session all that counts, with the unit's votes and what is open; withdrawn and examined ones are not there."""
    files = edited("submissions/2022/don-vi/phong-mot/de-nghi.yaml", ("khong_ky_luat: true", "khong_ky_luat: false"))
    files[COUNCIL] = case_files("differs-from-council/clean-the-same")[COUNCIL]
    verdict = verdict_of(files)
    page = pages(verdict)[SOON]
    waiting = agenda(verdict.campaigns[0].counts)
    assert len(waiting) == 20
    assert "Chờ xét: 20 trường hợp" in page
    assert "Hội đồng có 3 thành viên; họp được khi có mặt ít nhất 2/3 × 3 thành viên: 2 người." in page
    table = rows(page, "Lao động tiên tiến: 16; cần 2/3 × 3 thành viên: 2 phiếu đồng ý")
    assert table[0] == ["Phạm Thị G", "Phòng Hai", "6/6 đồng ý", "chưa ghi nhận", ""]
    assert [row[4] for row in table if row[0] == "Trần Thị A"] == ["Thiếu cam kết của đơn vị"]
    assert rows(page, "Tập thể Lao động tiên tiến")[0][0]
    after = pages(campaign_of_2022())[SOON]
    assert "chờ Hội đồng xét." in after


def test_a_late_correction_waits_with_its_mark() -> None:
    """Where the version in time is lost, the new one waits for the decision on its lateness."""
    files = {p: d for p, d in from_folder(PROJECT).files.items() if "/hoi-dong/phien" not in p}
    files.pop("submissions/2022/ke-hoach/gia-han.yaml")
    waiting = [one for one in agenda(verdict_of(files).campaigns[0].counts) if one.undecided]
    assert waiting
    assert "sửa sau hạn, chờ quyết định" in pages(verdict_of(files))[SOON]


def test_the_pages_stand_in_the_navigation_of_the_internal_edition_only() -> None:
    """One page a session and the coming one; outside neither page nor word of them."""
    verdict = campaign_of_2022()
    (session,) = verdict.campaigns[0].campaign.sessions
    assert (session_name(session), session_path(verdict.campaigns[0].campaign, session)) == (
        "Phiên 1, 27/12/2022",
        PLACE,
    )
    inside = site_of(verdict, Edition.INTERNAL, SOURCE)
    for path in (PLACE, SOON, "2022/nhan-su.md"):
        assert path in repr(inside.navigation)
        assert [one.kind for one in inside.documents if one.url == path.replace(".md", ".html")] == ["Trang"]
    outside = site_of(verdict, Edition.PUBLIC, SOURCE)
    held = repr(outside.navigation) + "".join(one.url for one in outside.documents) + "".join(outside.files)
    assert "hoi-dong/" not in held
    assert "nhan-su" not in held
