"""The page of the roster: who could be nominated and is not, how many stand where, who is near the line."""

from __future__ import annotations

import re

from campaigns import sized
from snapshots import PROJECT, base_files, campaign_of_2022, edited, verdict_of
from test_publish_council import pages, rows
from thidua.dataset.coverage import Coverage, coverage, forgotten, set_aside, unknown_units
from thidua.publish import Edition, Provenance, site_of
from thidua.rules.verdict import Verdict
from thidua.snapshot import from_folder

SOURCE = Provenance("", "", dirty=True, digest="d", receipts="", command="")
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
PAGE = "2022/nhan-su.md"


def page_of(verdict: Verdict) -> str:
    """The page as it is read."""
    return pages(verdict)[PAGE]


def without(path: str, code: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files in which a person stands no more in a unit's file."""
    text = re.sub(rf"  - ma_so: {code}\n(?:    .*\n)+", "", files[path].decode())
    assert text.encode() != files[path]
    return files | {path: text.encode()}


def test_who_is_forgotten_stands_with_service_ground_and_what_is_missing() -> None:
    """Registered or not, each with the months that were served and the law that asks for ten."""
    files = without(NOMINATION, "nv-002", without(NOMINATION, "nv-003", base_files()))
    page = page_of(verdict_of(without(REGISTRATION, "nv-003", files)))
    found = rows(page, "Đủ thời gian công tác mà không được đề nghị: 2")
    assert [(row[0], row[1], row[2], row[4]) for row in found] == [
        ("Lê Văn B", "nv-002", "Phòng Một", "đã đăng ký LĐTT, Giấy khen; đơn vị chưa đề nghị"),
        ("Phạm Thị C", "nv-003", "Phòng Một", "chưa đăng ký; đơn vị chưa đề nghị"),
    ]
    assert found[0][3] == (
        "tuyển dụng lần đầu 01/01/2015, đến hết 31/12/2022 được 96 tháng; cần ít nhất 10 tháng "
        "(Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L))"
    )


def test_the_page_and_status_name_the_same_people() -> None:
    """One function says who is forgotten, for the command and for the page."""
    verdict = campaign_of_2022()
    people = forgotten(verdict.campaigns[0].campaign)
    assert [row[1] for row in rows(page_of(verdict), "Đủ thời gian")] == [one.code for one in people] == ["nv-039"]


def test_nobody_and_not_known_are_said() -> None:
    """A unit that has not sent is named, for nothing is known of its people."""
    files = base_files()
    page = page_of(verdict_of(files))
    assert "Không có ai." in page
    assert "Chưa biết" not in page
    del files["submissions/2022/don-vi/van-phong/de-nghi.yaml"]
    files["submissions/2022/don-vi/phong-hai/de-nghi.yaml"] = b"a: [\n"
    verdict = verdict_of(files)
    assert unknown_units(verdict.campaigns[0].campaign) == ("phong-hai", "van-phong")
    assert "Trong các đơn vị đã gửi không có ai." in page_of(verdict)
    assert "Chưa biết về 2 đơn vị chưa gửi hoặc chưa đọc được hết hồ sơ đề nghị: Phòng Hai, Văn phòng." in page_of(
        verdict
    )


def test_before_anything_came_nobody_is_called_forgotten() -> None:
    """No list, no "nobody", no line: the page says that there is nothing yet."""
    page = page_of(verdict_of({path: data for path, data in base_files().items() if "/de-nghi" not in path}))
    assert "Chưa có hồ sơ đề nghị nào nên chưa biết ai không được đề nghị." in page
    assert page.split("{#gan-vach}")[1].strip() == "<p>Chưa có hồ sơ đề nghị nào.</p>"
    assert "Không có ai." not in page
    assert "Đủ thời gian công tác mà không được đề nghị:" not in page


def test_withdrawn_and_refused_people_stand_apart_but_not_who_no_longer_qualifies() -> None:
    """The reason code of a withdrawal is never told, and who no longer qualifies is not called eligible."""
    own = "    rut_de_nghi: {ngay: 2022-12-14, ly_do: tu_nguyen}\n"
    lost = own.replace("tu_nguyen", "khong_con_du_dieu_kien")
    piece = "  - ma_so: nv-002\n", "  - ma_so: nv-003\n"
    files = edited(NOMINATION, *((one, one + more) for one, more in zip(piece, (own, lost), strict=True)))
    verdict = verdict_of(files)
    assert [one.code for one in set_aside(verdict.campaigns[0].campaign)] == ["nv-002"]
    page = page_of(verdict)
    assert rows(page, "Đã đề nghị mà không còn được xét: 1") == [
        ["Lê Văn B", "nv-002", "Phòng Một", "LĐTT, Giấy khen", "đã rút"]
    ]
    assert "tu_nguyen" not in page
    late = [row[4] for row in rows(page_of(campaign_of_2022()), "Đã đề nghị mà không còn được xét: 3")]
    assert late == ["trễ hạn, không chấp nhận"] * 3


def test_coverage_counts_people_of_the_roster_on_the_last_days() -> None:
    """Who moved counts where the person is on that day; withdrawn and annulled ones do not count."""
    found = {row.unit: row for row in coverage(campaign_of_2022().campaigns[0].campaign)}
    assert found["van-phong"] == Coverage("van-phong", 7, 7, 6, 6, 6)
    assert found["phong-cntt"] == Coverage("phong-cntt", 6, 6, 7, 6, 6)
    assert found["thanh-tra"] == Coverage("thanh-tra", 3, 3, 3, 3, 0)
    assert found[""] == Coverage("", 38, 38, 39, 36, 32)
    page = page_of(campaign_of_2022())
    assert rows(page, "Số người của từng đơn vị")[-1] == [
        "Toàn cơ quan",
        "38",
        "38 (100 %)",
        "39",
        "36 (≈ 92,3 %)",
        "32 (≈ 82,1 %)",
    ]
    assert "36 trong 39 người của danh sách nhân sự có tên trong hồ sơ đề nghị và chưa rút: 36/39 ≈ 92,3 %." in page


def test_every_number_of_people_opens_to_the_lines_where_they_stand() -> None:
    """So many lines as people; each begins the row of a person of that unit. Of the agency files are told, and how many."""
    files, page = from_folder(PROJECT).files, page_of(campaign_of_2022())
    table = page.split("<caption>Số người của từng đơn vị")[1].split("</table>")[0]
    units = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table)
    *rows_, (agency, whole) = units
    for _, row in rows_:
        for number, origin in re.findall(r"<summary>(\d+).*?</summary>(.*?)</details>", row):
            named = re.findall(r"<code>([^<]+)</code>: dòng ([\d, ]+)", origin)
            lines = [files[path].splitlines()[int(n) - 1] for path, several in named for n in several.split(", ")]
            assert len(lines) >= int(number), (row, named)
            assert all(re.match(rb" *- .*(ma_so: |LDTT|CSTDCS|GIAY_KHEN)", line) for line in lines), (named, lines)
    assert agency == "Toàn cơ quan"
    assert "submissions/2022/don-vi/phong-cntt/de-nghi.yaml</code>: 6 người" in whole
    assert "submissions/co-quan/nhan-su/thanh-tra.yaml</code>: 3 người" in whole
    assert "<code>submissions/2022/don-vi/thanh-tra/de-nghi.yaml</code>: dòng " in table


def test_who_is_overlooked_or_set_aside_opens_to_file_and_line() -> None:
    """The rows of the roster and of the registration; of who was set aside the row of the nomination."""
    files, page = from_folder(PROJECT).files, page_of(campaign_of_2022())
    for caption, code in (("Đủ thời gian công tác", "nv-039"), ("Đã đề nghị mà không còn được xét", "nv-0")):
        part = page.split(f"<caption>{caption}")[1].split("</table>")[0]
        named = re.findall(r"<code>(submissions/[^<]+)</code>: dòng (\d+)", part)
        assert named
        assert all(f"ma_so: {code}".encode() in files[path].splitlines()[int(n) - 1] for path, n in named), named


def test_a_movement_without_registration_has_no_such_columns() -> None:
    """What the plan does not ask for is not counted; a unit without people has no share."""
    files = without(NOMINATION, "nv-002", base_files())
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    files[plan] = re.sub(rb"  dang_ky: .*\n|dieu_kien_dang_ky: .*\n", b"", files[plan])
    for unit in ("phong-mot", "phong-hai", "van-phong"):
        del files[f"submissions/2022/don-vi/{unit}/dang-ky.yaml"]
    files["submissions/co-quan/don-vi.yaml"] += "  - {ma: moi, ten: [{ten: Phòng Ba}], ten_ngan: Phòng Ba}\n".encode()
    page = page_of(verdict_of(files))
    table = rows(page, "Số người của từng đơn vị")
    assert [row for row in table if row[0] == "Phòng Ba"] == [["Phòng Ba", "0", "0", "0"]]
    assert "Đã đăng ký" not in page
    assert rows(page, "Đủ thời gian")[0][4] == "đơn vị chưa đề nghị"


def test_a_plan_whose_titles_ask_no_service_asks_for_none() -> None:
    """Where no title of the plan asks for months, only the months that were served are told."""
    files = without(NOMINATION, "nv-002", base_files())
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    files[plan] = re.sub(rb"\ndanh_hieu: .*\n", b"\n", files[plan])
    found = rows(page_of(verdict_of(files)), "Đủ thời gian công tác mà không được đề nghị: 1")
    assert found[0][3] == "tuyển dụng lần đầu 01/01/2015, đến hết 31/12/2022 được 96 tháng"


def test_near_the_line_stands_who_could_fall_or_follow() -> None:
    """A quota with places to spare is left out; before the vote all of a full one stand there."""
    full = sized([5, 9], [("CSTDCS", 40, "don_vi", "xuong", "trong")], few=2)
    page = page_of(verdict_of(full))
    assert [row[1] for row in rows(page, "CSTĐCS: người")] == ["dv-0", "dv-0", "dv-1", "dv-1"]
    roomy = page_of(verdict_of(sized([30], [("CSTDCS", 40, "co_quan", "xuong", "trong")], few=2)))
    assert "Không tỷ lệ nào sắp hết chỗ." in roomy


def test_after_the_vote_two_on_each_side_are_near() -> None:
    """The first and the last of many are not."""
    files = sized([10], [("CSTDCS", 30, "co_quan", "xuong", "trong")], few=7)
    listed = "".join(
        f"  - {{don_vi: dv-0, ma_so: nv-0-{n}, ap_dung: CSTDCS, phieu: {{dong_y: {20 - n}}}}}\n" for n in range(7)
    )
    head = "schema: 1\nphien: 1\nngay: 2022-12-20\nco_mat: [tv-1]\nnoi_dung:\n"
    files["submissions/2022/hoi-dong/phien-hop-01.yaml"] = f"{head}{listed}".encode()
    assert [row[2:5:2] for row in rows(page_of(verdict_of(files)), "CSTĐCS: người")] == [
        ["2", "trong vạch"],
        ["3", "trong vạch"],
        ["4", "ngoài vạch"],
        ["5", "ngoài vạch"],
    ]


def test_nothing_of_these_pages_is_public() -> None:
    """No word that only they hold stands in any public file, nor a name of who was forgotten or set aside."""
    verdict = campaign_of_2022()
    campaign = verdict.campaigns[0].campaign
    public = site_of(verdict, Edition.PUBLIC, SOURCE).files
    whole = "".join(
        data if isinstance(data, str) else data.decode("utf-8", "replace")
        for path, data in public.items()
        if not path.startswith("quy-tac/")
    )
    names = [one.name for one in forgotten(campaign)] + [one.label for one in set_aside(campaign)]
    assert len(names) == 4
    for secret in (
        *names,
        "trong vạch",
        "Nếu rút",
        "không đồng ý",
        "bình xét ở đơn vị",
        "Phiên sắp tới",
        "mà không được đề nghị",
    ):
        assert secret not in whole, secret
