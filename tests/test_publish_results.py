"""The page of the results: by decision, by unit, by award, and what was proposed upwards."""

from __future__ import annotations

import html
import re

from snapshots import PROJECT, base_files, campaign_of_2022, verdict_of
from thidua.publish import Edition
from thidua.publish.results import results_page
from thidua.rules.verdict import Verdict
from thidua.snapshot import from_folder

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def tables(verdict: Verdict, edition: Edition) -> dict[str, list[dict[str, str]]]:
    """The rows of every table by its caption, cells by their column."""
    found = {}
    for part in results_page(verdict.campaigns[0].counts, edition).split("<caption>")[1:]:
        caption, _, rest = html.unescape(part).partition("</caption>")
        heads, *rows = (
            [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows_of(rest)
        )
        found[caption] = [dict(zip(heads, row, strict=True)) for row in rows]
    return found


def rows_of(table: str) -> list[str]:
    """The rows of a table, its heads first."""
    return re.findall(r"<tr>(.*?)</tr>", table)


def words(cell: str) -> str:
    """A cell as it is read."""
    return re.sub(r"<[^>]*>", "", cell)


def test_each_decision_says_what_it_gave_and_where_it_was_posted() -> None:
    """What still stands of it, by its day; the posting inside only; an annulment names what it annuls."""
    rows = tables(campaign_of_2022(), Edition.INTERNAL)["Các quyết định"]
    assert [(row["Số"], row["Loại"], row["Ngày"], row["Còn hiệu lực"]) for row in rows] == [
        ("MH-28 (minh họa)", "công nhận", "30/12/2022", "41 của cá nhân, 5 của tập thể"),
        ("MH-97 (minh họa)", "của cấp trên", "15/03/2023", "2 của cá nhân, 3 của tập thể"),
        ("MH-98 (minh họa)", "hủy bỏ, về quyết định số MH-28 (minh họa)", "12/04/2023", ""),
    ]
    assert rows[0]["Niêm yết"] == "03/01/2023 đến 09/01/2023, Bảng tin cơ quan và trang nội bộ"
    public = tables(campaign_of_2022(), Edition.PUBLIC)["Các quyết định"]
    assert ["Niêm yết" in row for row in public] == [False] * 3


def test_results_by_unit_add_up_to_the_results_by_award() -> None:
    """Every award that is held stands in one cell of a unit, or of the agency itself."""
    for edition in Edition:
        found = tables(campaign_of_2022(), edition)
        units = found["Kết quả theo đơn vị"]
        assert [(row["Đơn vị"], row["LĐTT"], row["TTLĐXS"]) for row in units][-4:] == [
            ("Phòng CNTT", "6 cá nhân", "1 tập thể"),
            ("Phòng TTBCXB", "5 cá nhân", ""),
            ("Trung tâm CNTT&TT", "6 cá nhân", ""),
            ("Cơ quan", "", "1 tập thể"),
        ]
        total = sum(
            int(number) for row in units for cell in row.values() for number in re.findall(r"(\d+) (?:cá|tập)", cell)
        )
        listed = sum(not row.get("Ghi chú") for caption in found if "(" in caption for row in found[caption])
        assert total == listed == 51


def test_a_line_ends_between_the_numbers_of_a_cell() -> None:
    """People and collectives of one unit are two pieces, each of which stays whole on a narrow sheet."""
    files = dict(from_folder(PROJECT).files)
    decision = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
    given = b"{ma: phong-cntt, danh_hieu: [TT_LDTT]}"
    assert given in files[decision]
    files[decision] = files[decision].replace(given, given[:-1] + b", khen_thuong: [GIAY_KHEN]}")
    page = results_page(verdict_of(files).campaigns[0].counts, Edition.PUBLIC)
    assert "<span><span>1 cá nhân</span>, <span>1 tập thể</span></span>" in page


def test_units_are_not_told_apart_where_the_plan_says_so() -> None:
    """Without trang_thai_don_vi the public page has no table by unit; without a decision there is none at all."""
    files = dict(from_folder(PROJECT).files)
    files[PLAN] = files[PLAN].replace(b"trang_thai_don_vi: true", b"trang_thai_don_vi: false")
    verdict = verdict_of(files)
    assert "Kết quả theo đơn vị" not in tables(verdict, Edition.PUBLIC)
    assert "Kết quả theo đơn vị" in tables(verdict, Edition.INTERNAL)
    assert "Chưa có quyết định." in results_page(verdict_of(base_files()).campaigns[0].counts, Edition.PUBLIC)


def test_what_was_proposed_upwards_says_what_came_of_it() -> None:
    """Award by award, with the decision that came, or that there is none yet; inside only."""
    rows = tables(campaign_of_2022(), Edition.INTERNAL)["Trình cấp trên"]
    assert {row["Kết quả"] for row in rows} == {"MH-97 (minh họa)"}
    assert len(rows) == 4
    files = {path: data for path, data in from_folder(PROJECT).files.items() if "quyet-dinh-02" not in path}
    rows = tables(verdict_of(files), Edition.INTERNAL)["Trình cấp trên"]
    assert [row["Kết quả"] for row in rows] == ["chưa có quyết định"] * 4
