"""From year to year: the switcher, a closed year rebuilt by today's program, the years before."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agency import NOMINATION, git, repository
from snapshots import base_files, campaign_of_2022, verdict_of
from thidua.cli import main
from thidua.publish import Edition, Provenance, Site, site_of
from thidua.rules.verdict import Verdict

SOURCE = Provenance("", "", dirty=True, digest="d", receipts="", command="")
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B", "--received"]


def site(verdict: Verdict, edition: Edition = Edition.INTERNAL) -> Site:
    """An edition with a fixed provenance."""
    return site_of(verdict, edition, SOURCE)


def with_next_year() -> dict[str, bytes]:
    """The base case and the same campaign a year later, with a movement of another kind beside it."""
    files = base_files()
    later = {
        path.replace("/2022/", "/2023/"): data.replace(b"2022", b"2023")
        for path, data in files.items()
        if "/2022/" in path
    }
    plan = files["submissions/2022/ke-hoach/ke-hoach.yaml"].replace(b'ma: "2022"', b"ma: dot-xuat")
    sudden = {"submissions/dot-xuat/ke-hoach/ke-hoach.yaml": plan.replace(b"thuong_xuyen", b"dot_xuat")}
    return {**files, **later, **sudden}


def ways(made: Site, path: str) -> list[tuple[str, str]]:
    """Where the switcher of a page leads, and what it says."""
    bar = re.findall(r'<nav class="nam"[^>]*>(.*?)</nav>', str(made.files[path]))
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', html.unescape("".join(bar)))


def test_a_page_leads_to_the_same_page_of_the_other_years() -> None:
    """To the same page where the other campaign has it, else to its plan; below the title, on every page of a campaign."""
    made = site(verdict_of(with_next_year(), "2023-12-20T08:00+07:00"))
    later = ("../2023/ty-le.html", "Năm 2023")
    other = "Phát động thi đua năm 2022"
    assert ways(made, "2022/ty-le.md") == [later, ("../dot-xuat/ty-le.html", other)]
    assert ways(made, "2023/don-vi/phong-mot.md")[1] == ("../../2022/don-vi/phong-mot.html", "Năm 2022")
    for path, text in made.files.items():
        of_campaign = path.endswith(".md") and path.split("/")[0] in {"2022", "2023", "dot-xuat"}
        assert ('class="nam"' in str(text)) is of_campaign, path
    assert [name for part in made.navigation for name in part][:4] == ["Trang đầu", "Năm 2023", other, "Năm 2022"]
    assert ways(site(campaign_of_2022()), "2022/ty-le.md") == []


def test_a_page_names_the_ledger_of_its_own_campaign() -> None:
    """One without a receipt says that it has none; the first page and the guide, which are of all, name all."""
    several = replace(SOURCE, receipts="2022:abc dot-xuat:def")
    made = site_of(verdict_of(with_next_year(), "2023-12-20T08:00+07:00"), Edition.PUBLIC, several)
    feet = {path: html.unescape(made.framed("# x", path)) for path in ("2022/ty-le.md", "2023/ty-le.md", "index.md")}
    assert "đầu sổ biên nhận 2022: abc. Tự tính lại" in feet["2022/ty-le.md"]
    assert "chưa có biên nhận nào" in feet["2023/ty-le.md"]
    assert "đầu sổ biên nhận 2022: abc, dot-xuat: def." in feet["index.md"]
    told = {code: json.loads(made.files[f"api/v1/{code}/awards.json"])["receipts"] for code in ("2022", "2023")}
    assert told == {"2022": "2022:abc", "2023": ""}
    assert json.loads(made.files["figures.json"])["receipts"] == "2022:abc dot-xuat:def"


def test_a_page_says_whose_it_is_among_several_campaigns() -> None:
    """In its title, which is printed and stands in the browser's tab, in the switcher, and in what the search finds."""
    made = site(verdict_of(with_next_year(), "2023-12-20T08:00+07:00"))
    text = html.unescape(str(made.files["2023/ty-le.md"]))
    assert text.startswith("# Tỷ lệ: Năm 2023\n")
    for code in ("2023", "dot-xuat"):  # the title of a plan says it already
        year = code.replace("dot-xuat", "2022")
        assert html.unescape(str(made.files[f"{code}/ke-hoach.md"])).startswith(f"# Phát động thi đua năm {year}\n")
    assert '<strong aria-current="page">Năm 2023</strong> · <a' in text
    kinds = {(one.url, one.kind) for one in made.documents}
    assert {("2023/ty-le.html", "Trang 2023"), ("2022/ty-le.html", "Trang 2022")} <= kinds
    assert ("2022/don-vi/phong-mot.html", "Đơn vị 2022") in kinds
    alone = site(campaign_of_2022())
    assert str(alone.files["2022/ty-le.md"]).startswith("# Tỷ lệ\n")
    assert {one.kind for one in alone.documents if one.url == "2022/ty-le.html"} == {"Trang"}


def test_a_real_campaign_is_not_called_made_up() -> None:
    """Beside an illustration each campaign has its own banner; pages of both say which one is real."""
    files = with_next_year()
    path = "submissions/2023/ke-hoach/ke-hoach.yaml"
    files[path] = files[path].replace(b"minh_hoa: true", b"minh_hoa: false")
    made = site(verdict_of(files, "2023-12-20T08:00+07:00"))
    framed = {
        where: html.unescape(made.framed("# x", where)) for where in ("2022/ty-le.md", "2023/ty-le.md", "index.md")
    }
    assert "Dữ liệu minh họa: tên người" in framed["2022/ty-le.md"]
    assert "minh họa" not in framed["2023/ty-le.md"]
    assert "Có dữ liệu minh họa, không có thật; dữ liệu thật: Năm 2023." in framed["index.md"]
    assert "Dữ liệu minh họa" in html.unescape(site(campaign_of_2022()).framed("# x", "index.md"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with receipts whose year is closed."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    assert main([*PAPER, "18/3/2022", REGISTRATION]) == 0
    assert main([*PAPER, "16/12/2022", NOMINATION]) == 0
    return made


def figures(root: Path, edition: str) -> list[dict[str, Any]]:
    """The campaigns in the figures of a built site."""
    found: list[dict[str, Any]] = json.loads((root / "build" / edition / "figures.json").read_text("utf-8"))[
        "campaigns"
    ]
    return found


def closed_rows(root: Path) -> list[list[str]]:
    """The rows of the page of a closed year, as it is built."""
    text = html.unescape((root / "build/noi-bo/2022/khoa-so.html").read_text("utf-8"))
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1]]


def test_a_closed_year_is_rebuilt_to_the_same_figures(root: Path) -> None:
    """Before and after closing, without the branch of receipts, and beside a new year: the same figures in both editions."""
    assert main(["build"]) == 0
    before = {edition: figures(root, edition) for edition in ("site", "noi-bo")}
    assert not (root / "build/noi-bo/2022/khoa-so.html").exists()
    assert main(["lock", "2022"]) == 0
    locked = json.loads((root / "submissions/2022/bien-nhan/khoa-so.json").read_text("utf-8"))["figures"]
    git(root, "branch", "-D", "receipts")
    for path, data in with_next_year().items():
        if "/2023/ke-hoach/" in path:
            (root / path).parent.mkdir(parents=True)
            (root / path).write_bytes(data)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    assert main(["build"]) == 0
    for edition, then in before.items():
        assert [one["campaign"] for one in figures(root, edition)] == ["2022", "2023"]
        assert figures(root, edition)[:1] == then
    rows = closed_rows(root)
    assert {name: then for name, then, _, _ in rows} == locked
    assert [(then, same) for _, then, _, same in rows] == [(now, "không đổi") for _, _, now, _ in rows]
    assert not (root / "build/site/2022/khoa-so.html").exists()


def test_a_change_after_closing_shows(root: Path) -> None:
    """What is other than at closing stands there with both figures."""
    assert main(["lock", "2022"]) == 0
    (root / REGISTRATION).unlink()
    assert main(["build", "--edition", "noi-bo"]) == 0
    assert [
        "Giấy khen được đề nghị, Phòng Một",
        "2, nhiều nhất 2 (40 % × 6 LĐTT = 2,4 → 2)",
        "0, nhiều nhất 0 (40 % × 0 LĐTT = 0)",
        "khác",
    ] in closed_rows(root)


def test_the_years_before_stand_inside_only() -> None:
    """By their own decisions, the latest first, each with the awards by their names."""
    inside = site(campaign_of_2022())
    text = html.unescape(str(inside.files["nam-truoc.md"]))
    assert text.index("## Năm 2021") < text.index("## Năm 2020")
    assert "Phòng CNTT" in text
    assert "phong-cntt" not in text
    assert (
        '<th scope="row">Lê Văn Y</th><td data-cot="Danh hiệu, hình thức">Lao động tiên tiến, Chiến sĩ thi đua cơ sở</td>'
        in text
    )
    assert {"Các năm trước": "nam-truoc.md"} in inside.navigation
    assert "nam-truoc.md" not in site(campaign_of_2022(), Edition.PUBLIC).files
    assert "nam-truoc.md" not in site(verdict_of({})).files


def test_an_award_of_an_earlier_year_that_was_annulled_says_so() -> None:
    """It stays visible, marked."""
    files = base_files()
    files["submissions/khen-thuong-nam-truoc/2021.yaml"] = (
        "schema: 1\nnam: 2021\nca_nhan:\n"
        "  - {ma_so: nv-001, ho_ten: Trần Thị A, danh_hieu: [LDTT], so_quyet_dinh: 1/QĐ, bi_huy_bo: true}\n"
    ).encode()
    assert "đã bị hủy bỏ" in str(site(verdict_of(files)).files["nam-truoc.md"])
