"""The pages: what each edition shows, what it never shows, and that text stays text."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from agency import repository
from snapshots import PROJECT, base_files, campaign_of_2022, edited, verdict_of
from thidua.cli.build import build
from thidua.publish import Edition, Provenance, Site, site_of
from thidua.publish.edition import NAMES
from thidua.publish.markup import link, page, plain, table
from thidua.publish.plan import anchor, plan_page
from thidua.rules.verdict import Verdict
from thidua.snapshot import from_folder

SOURCE = Provenance(
    "c" * 40, "20/12/2022 08:00 +0700", dirty=False, digest="d" * 64, receipts="2022:abc", command="thidua check"
)
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "**đậm** _nghiêng_ `mã`",
    "[chữ](javascript:alert(1))",
    "![ảnh](x)",
    "# không phải tiêu đề",
    "a | b",
    "&lt;b&gt; &amp;",
    "{{ 1 + 1 }} {% raw %}",
    "1. mục",
    "<!-- ẩn -->",
    "$x$ ~~gạch~~ ^mũ^ ==tô==",
    "http://example.vn/?a=1&b=2",
    "&#60;script&#62;",
    "\\* \\[",
    "@nhac_ten #so",
]


def site(verdict: Verdict, edition: Edition) -> Site:
    """An edition with a fixed provenance."""
    return site_of(verdict, edition, SOURCE)


def whole_text(files: Mapping[str, str | bytes]) -> str:
    """All that the files hold but for the pages of the rules and of the standards, workbooks opened."""
    held = (data for path, data in files.items() if not path.startswith("quy-tac/") and "/tieu-chuan." not in path)
    return "".join(opened(data) if isinstance(data, bytes) else data for data in held)


def opened(data: bytes) -> str:
    """The text of a table or of every part of a workbook."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    book = zipfile.ZipFile(io.BytesIO(data))
    return "".join(book.read(name).decode() for name in book.namelist())


class Text(HTMLParser):
    """Text content, tags and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.links, self.ids = "", set[str](), list[str](), set[str]()
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, its link and its anchor."""
        found = dict(attrs)
        self._inside += tag == "article"
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if self._inside:
            self.tags.add(tag)
            if tag == "a" and found.get("href"):
                self.links.append(str(found["href"]))

    def handle_endtag(self, tag: str) -> None:
        """Leave the article."""
        self._inside -= tag == "article"

    def handle_data(self, data: str) -> None:
        """Collect the text of the article."""
        if self._inside:
            self.text += data


@pytest.mark.parametrize("nasty", NASTY)
def test_plain_text_is_shown_literally(nasty: str) -> None:
    """Whatever a file says stands on the page as text, in a heading, a cell, a paragraph and a link."""
    import markdown  # noqa: PLC0415 - comes with MkDocs

    source = page(nasty, table(nasty, [nasty], [[plain(nasty)]]), f"\n{plain(nasty)}\n\n", link(nasty, "x.md"))
    parser = Text()
    parser.feed(f"<article>{markdown.markdown(source, extensions=['attr_list', 'tables', 'toc'])}</article>")
    assert parser.text.count(nasty) == 6
    assert parser.tags <= {"article", "h1", "div", "table", "caption", "thead", "tr", "th", "td", "tbody", "p", "a"}
    assert parser.links == ["x.html"]


def test_hostile_values_are_inert_in_the_built_site(tmp_path: Path) -> None:
    """Names and titles full of markup neither break the build nor become markup."""
    root = repository(tmp_path / "kho")
    nasty = "</title><script>alert(1)</script> **x** [y](javascript:z)"
    verdict = verdict_of(
        edited(PLAN, ("ten: Phát động thi đua năm 2022", f'ten: "{nasty}"'))
        | {
            "submissions/co-quan/don-vi.yaml": edited(
                "submissions/co-quan/don-vi.yaml", ("ten_ngan: Phòng Một", f'ten_ngan: "{nasty}"')
            )["submissions/co-quan/don-vi.yaml"]
        }
    )
    build(root, site(verdict, Edition.INTERNAL))
    for path in sorted((root / "build/noi-bo").rglob("*.html")):
        text = path.read_text("utf-8")
        assert "<script>alert(1)" not in text, path
        assert 'href="javascript:' not in text, path
    parser = Text()
    parser.feed((root / "build/noi-bo/2022/ke-hoach.html").read_text("utf-8"))
    assert nasty in parser.text


@pytest.mark.parametrize("edition", list(Edition))
def test_every_link_leads_somewhere(edition: Edition, tmp_path: Path) -> None:
    """Links inside the site lead to a file, and to an anchor where they name one."""
    root = repository(tmp_path / "kho")
    build(root, site(campaign_of_2022(), edition))
    folder = root / ("build/site" if edition is Edition.PUBLIC else "build/noi-bo")
    pages = {path.resolve(): Text() for path in folder.rglob("*.html")}
    for path, parser in pages.items():
        parser.feed(path.read_text("utf-8"))
    checked = 0
    for path, parser in pages.items():
        for target in parser.links:
            if target.startswith("https://git.example.vn/"):  # the forge of the illustration
                continue
            file, _, fragment = target.partition("#")
            there = (folder / file[1:] if file.startswith("/") else path.parent / file).resolve() if file else path
            assert there.exists(), (path, target)
            if fragment and there in pages:
                assert fragment in pages[there].ids, (path, target)
            checked += 1
    assert checked > 300


def test_public_site_has_no_name_before_a_decision() -> None:
    """No name and no staff code of anybody stands in any public file before there is a decision."""
    verdict = verdict_of(base_files(), "2022-12-20T08:00+07:00")
    made = site(verdict, Edition.PUBLIC).files
    whole = whole_text(made)
    for person in verdict.campaigns[0].campaign.people.by_code.values():
        assert person.code not in whole
        assert not re.search(rf"{re.escape(person.name)}(?![^\W_])", whole) or person.name == "Nguyễn Văn A"


def test_public_site_names_only_the_recognised() -> None:
    """After the decision the recognised stand by name, and nobody else; no grade, no votes, no code, no refusal."""
    verdict = campaign_of_2022()
    public = site(verdict, Edition.PUBLIC)
    campaign = verdict.campaigns[0].campaign
    whole = whole_text(public.files)
    recognised = {r.name for r in campaign.recognised if r.annulled is None}
    for person in campaign.people.by_code.values():
        assert person.code not in whole
        shown = re.search(rf"{re.escape(plain(person.name))}(?![A-Z])", whole)
        assert bool(shown) is (person.name in recognised), person.name
    for secret in ("HTXSNV", "HTNV", "không chấp nhận", "đã rút", "phiếu đồng ý", ".yaml"):
        assert secret not in whole, secret
    assert "kiem-tra.md" not in "".join(public.files)


def test_a_refusal_cannot_be_told_from_a_person_never_nominated() -> None:
    """The whole public site is the same, byte for byte, whether somebody was turned down or never put forward."""
    files = dict(base_files())
    case = Path(__file__).parent / "cases/differs-from-council/clean-the-same"
    files |= {p.relative_to(case).as_posix(): p.read_bytes() for p in case.rglob("*.yaml")}
    council = [path for path in files if "/hoi-dong/" in path and "hoi-dong.yaml" not in path]
    for path in council:
        lines = files[path].splitlines(keepends=True)
        files[path] = b"".join(line for line in lines if b"ma_so: nv-002" not in line or not line.startswith(b"  - {"))
    refused = verdict_of(files)
    files[NOMINATION] = re.sub(rb"  - ma_so: nv-002\n(    .*\n)+", b"", files[NOMINATION])
    never = verdict_of(files)
    entries = [len(v.campaigns[0].campaign.nominations["phong-mot"].people) for v in (refused, never)]
    assert entries == [6, 5]
    assert site(refused, Edition.PUBLIC).files == site(never, Edition.PUBLIC).files
    assert site(refused, Edition.INTERNAL).files != site(never, Edition.INTERNAL).files


def test_the_public_edition_tells_no_decision_on_lateness() -> None:
    """Neither before the decision nor after it is it told of a unit with few recognised that its file came late."""
    files = from_folder(PROJECT).files
    open_yet = {p: d for p, d in files.items() if "/hoi-dong/quyet-dinh" not in p}
    public = site(campaign_of_2022(), Edition.PUBLIC).files
    assert "nhận sau hạn" in public["2022/don-vi/phong-bcvt.md"]
    for made in (site(verdict_of(open_yet), Edition.PUBLIC).files, public):
        told_of_thanh_tra_is_only_that_it_came(made)
    assert "&#40;4 cá nhân, 1 tập thể&#41;" in public["2022/ket-qua.md"]
    assert "chưa có mục nào" not in whole_text(public)
    assert "cần xem xét" not in public["2022/giai-doan.md"]
    assert "Việc cần làm" not in public["2022/giai-doan.md"]


def told_of_thanh_tra_is_only_that_it_came(public: Mapping[str, str]) -> None:
    """Its row and its page say so, and neither when nor whether that was in time."""
    row = public["2022/giai-doan.md"].split(">Thanh tra<")[1].split("</tr>")[0]
    for text in (public["2022/don-vi/thanh-tra.md"], row):
        assert "đã gửi" in text.lower()
        assert not re.search(r"sau hạn|đúng hạn|gia hạn|22/12", text)


def test_names_are_kept_back_where_the_plan_says_so() -> None:
    """With ten_nguoi: khong the public results give no names."""
    files = dict(base_files())
    case = Path(__file__).parent / "cases/differs-from-council/clean-the-same"
    files |= {p.relative_to(case).as_posix(): p.read_bytes() for p in case.rglob("*.yaml")}
    files[PLAN] = files[PLAN].replace(b"ten_nguoi: sau_quyet_dinh", b"ten_nguoi: khong")
    text = site(verdict_of(files), Edition.PUBLIC).files["2022/ket-qua.md"]
    assert "cá nhân không công khai tên." in text
    assert "Trần Thị A" not in text


def test_units_are_kept_back_where_the_plan_says_so() -> None:
    """Without trang_thai_don_vi the public edition has neither unit pages nor unit figures."""
    files = edited(PLAN, ("trang_thai_don_vi: true", "trang_thai_don_vi: false"))
    public = site(verdict_of(files), Edition.PUBLIC)
    assert not [path for path in public.files if "/don-vi/" in path]
    assert "Phòng Một" not in public.files["2022/ty-le.md"]


def test_few_nominations_are_not_counted_in_public() -> None:
    """Where totals stand before the decision too: of one or two a later result would tell who was turned down."""
    files = edited(PLAN, ("cong_khai: {", "cong_khai: {tong_so: truoc_quyet_dinh, "))
    made = {edition: site(verdict_of(files), edition).files for edition in Edition}
    rows = {e: json.loads(held["figures.json"])["campaigns"][0]["quotas"] for e, held in made.items()}
    assert [row["count"] for row in rows[Edition.INTERNAL] if not row["unit"]] == [1, 2]
    assert rows[Edition.PUBLIC] == []
    assert made[Edition.PUBLIC]["2022/ty-le.md"].count("Số đề nghị còn ít nên chưa công bố") == 2
    assert "LĐTT" not in made[Edition.PUBLIC]["index.md"]
    assert "Chưa có số liệu để công bố." in made[Edition.PUBLIC]["2022/don-vi/phong-mot.md"]
    two = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
    files[two] = files[two].replace(b"khen_thuong: []", b"khen_thuong: [GIAY_KHEN]", 1)
    shown = json.loads(site(verdict_of(files), Edition.PUBLIC).files["figures.json"])["campaigns"][0]["quotas"]
    assert [row["count"] for row in shown] == [3]


def test_figures_recompute() -> None:
    """Every public quota figure follows from its own row: share × base, rounded down, is the limit."""
    from fractions import Fraction  # noqa: PLC0415
    from math import floor  # noqa: PLC0415

    rows = json.loads(site(campaign_of_2022(), Edition.PUBLIC).files["figures.json"])["campaigns"][0]["quotas"]
    assert len(rows) == 16
    for row in rows:
        assert row["rounding"] == "xuong"
        assert row["limit"] == floor(Fraction(row["share"]) * row["base"])


def test_findings_of_a_unit_public_and_internal() -> None:
    """Internally a finding stands in full; publicly what is found of people is not there at all, be it one or many."""
    files = edited(NOMINATION, ("khong_ky_luat: true", "khong_ky_luat: false"))
    files[NOMINATION] = files[NOMINATION].replace(b"khong_ky_luat: true", b"khong_ky_luat: false")
    verdict = verdict_of(files)
    internal = site(verdict, Edition.INTERNAL).files["2022/don-vi/phong-mot.md"]
    public = site(verdict, Edition.PUBLIC).files["2022/don-vi/phong-mot.md"]
    assert internal.count("Thiếu cam kết của đơn vị") == 6
    assert "Thiếu cam kết của đơn vị" not in public
    assert "Phần chung của tệp không có điều cần sửa, cần xem xét" in public


def test_pages_say_what_is_missing() -> None:
    """Unread and missing files, unread plans and campaigns without quotas are said to be so."""
    files = dict(base_files())
    files["submissions/2022/don-vi/phong-hai/de-nghi.yaml"] = b"a: [\n"
    del files["submissions/2022/don-vi/van-phong/de-nghi.yaml"]
    del files["submissions/co-quan/co-quan.yaml"]
    files[PLAN] = re.sub(rb"ty_le:\n(  - .*\n)+", b"", files[PLAN]).replace(b"IV.3}", b"''}")
    files["submissions/co-quan/nhan-su/phong-mot.yaml"] = b"a: [\n"
    made = site(verdict_of(files), Edition.INTERNAL).files
    assert "đã gửi, chưa đọc được" in made["2022/giai-doan.md"]
    assert "Kế hoạch này không đặt tỷ lệ" in made["2022/ty-le.md"]
    assert "Chưa gửi." in made["2022/don-vi/van-phong.md"]
    assert "Đã gửi, chưa đọc được." in made["2022/don-vi/phong-hai.md"]
    assert "Kế hoạch này không đặt tỷ lệ" in made["2022/don-vi/van-phong.md"]
    assert "Chưa kiểm tra" in made["2022/kiem-tra.md"]
    assert "Chưa có quyết định" in made["2022/ket-qua.md"]
    assert "cơ quan" in made["index.md"]
    empty = site(verdict_of({}), Edition.PUBLIC)
    assert "Kho chưa có chiến dịch nào" in empty.files["index.md"]
    assert empty.banners == {}
    assert empty.framed("x").startswith('<p class="ban cong-khai">Bản công khai</p>\n\nx')


def test_an_unread_roster_makes_figures_provisional_wherever_they_stand() -> None:
    """Whose roster cannot be read is named beside each figure that needs it, and beside no other."""
    files = dict(base_files())
    files["submissions/co-quan/nhan-su/phong-mot.yaml"] = b"a: [\n"
    made = site(verdict_of(files), Edition.INTERNAL).files
    said = "tạm tính, chưa đọc được danh sách nhân sự của Phòng Một"
    assert said in made["index.md"]
    assert said in made["2022/ty-le.md"]
    assert said in made["2022/don-vi/phong-mot.md"]
    assert said not in made["2022/don-vi/phong-hai.md"]
    rows = json.loads(made["figures.json"])["campaigns"][0]["quotas"]
    assert [row["missing_rosters"] for row in rows if row["unit"] in {"", "phong-hai"}] == [1, 0, 1, 0]


def test_an_unread_decision_makes_the_results_provisional() -> None:
    """Results and figures of decisions say that a decision is not in them."""
    case = Path(__file__).parent / "cases/differs-from-council/clean-the-same"
    files = base_files() | {p.relative_to(case).as_posix(): p.read_bytes() for p in case.rglob("*.yaml")}
    files["submissions/2022/hoi-dong/quyet-dinh-02.yaml"] = b"a: [\n"
    made = site(verdict_of(files), Edition.PUBLIC).files
    assert "có quyết định chưa đọc được" in made["2022/ket-qua.md"]
    assert "tạm tính, còn 1 quyết định chưa đọc được" in made["2022/ty-le.md"]


def test_the_public_results_do_not_tell_what_was_proposed_upwards() -> None:
    """What the province may still refuse stands inside only."""
    verdict = campaign_of_2022()
    assert "Trình cấp trên" in site(verdict, Edition.INTERNAL).files["2022/ket-qua.md"]
    assert "Trình cấp trên" not in site(verdict, Edition.PUBLIC).files["2022/ket-qua.md"]


def test_only_a_limit_can_be_exceeded() -> None:
    """A comparison is called one, on the first page too, and never says that it is exceeded."""
    verdict = campaign_of_2022()
    made = site(verdict, Edition.INTERNAL).files
    tables = made["2022/ty-le.md"].split("<table")
    compared = [part for part in tables if "để so sánh" in part]
    assert len(compared) == 2
    assert not [part for part in compared if "vượt" in part or ">Còn" in part or "còn</th>" in part]
    assert "Để so sánh, không phải giới hạn" in made["index.md"]
    assert "chưa có LĐTT nên chưa có chỗ" in made["2022/don-vi/thanh-tra.md"]


@pytest.mark.parametrize("edition", list(Edition))
def test_edition_and_illustration_stand_on_every_page_and_sheet(edition: Edition) -> None:
    """Every page names its edition and the illustration, and the style prints both on every sheet."""
    made = site(campaign_of_2022(), edition)
    framed = made.framed("x")
    assert (
        framed.index("Dữ liệu minh họa")
        < framed.index(f'class="ban {edition.value}"')
        < framed.index(plain(NAMES[edition]))
    )
    style = (Path(__file__).parents[1] / "site/docs/kieu.css").read_text("utf-8")
    sheet = style.partition(f"@page {edition.value}-minh-hoa {{")[2].partition("\n}")[0]
    assert f'content: "{NAMES[edition]}"' in sheet
    assert 'content: "Dữ liệu minh họa: không có thật"' in sheet


def test_cells_carry_the_names_of_their_columns() -> None:
    """On a narrow screen each value stands beside the name of its column."""
    assert '<td data-cot="B">2</td>' in table("T", ["A", "B"], [["1", "2"]])


def test_a_column_in_which_nothing_is_said_is_left_out() -> None:
    """One word in one row keeps it; the first column and a table that a script fills stay whole."""
    assert re.findall(r"<t[hd](?: [^>]*)?>([^<]*)<", table("T", ["A", "B", "C"], [["", "", "1"], ["", "", ""]])) == [
        *("A", "C"),
        *("", "1"),
        *("", ""),
    ]
    assert 'scope="col">B<' in table("T", ["A", "B"], [["1", ""], ["1", "2"]])
    assert 'scope="col">B<' in table("T", ["A", "B"], [])


@pytest.mark.parametrize("edition", list(Edition))
def test_no_page_speaks_the_language_of_the_machine(edition: Edition) -> None:
    """Outside what is marked as code no page shows a value of Python, a key with its value, or an empty one."""
    for verdict in (campaign_of_2022(), verdict_of(base_files())):
        for path, text in site(verdict, edition).files.items():
            if path.endswith(".md"):
                said = re.sub(r"<code>.*?</code>|```.*?```|`[^`]*`|<[^>]+>", " ", str(text), flags=re.DOTALL)
                said = html.unescape(said)
                assert not re.findall(r"\b(?:None|True|False|null|nan)\b|\w = [A-Za-z_(]|\(trống\)", said), path


def who_acts(page: str) -> list[str]:
    """Who still has to act, a row each."""
    return re.findall(r'<td data-cot="Ai phải xử lý">(.*?)</td>', page)


def test_all_findings_the_heaviest_first_and_who_still_has_to_act() -> None:
    """What is decided or accepted needs nobody, and what is accepted says no mend; after a decision no unit acts."""
    files = {path: data for path, data in from_folder(PROJECT).files.items() if "/quyet-dinh-" not in path}
    open_page = str(site(verdict_of(files), Edition.INTERNAL).files["2022/kiem-tra.md"])
    assert who_acts(open_page).count("đơn vị") == 2
    page = str(site(campaign_of_2022(), Edition.INTERNAL).files["2022/kiem-tra.md"])
    assert "đơn vị" not in who_acts(page)
    rows = page.split("<tbody>")[1].split("</tr>")[:-1]
    told = [(row.split('<th scope="row">')[1].split("<")[0], 'Ai phải xử lý">đơn vị<' in row) for row in rows]
    assert told == [
        *[("Cần xem xét", False)] * 2,
        *[("Trễ hạn", False)] * 3,
        *[("Lưu ý", False)] * 3,
        ("Cần xem xét", False),
    ]
    assert ["cách sửa" in row for row in rows] == [True] * 8 + [False]


def test_the_page_of_findings_is_capped_as_the_command_is() -> None:
    """A flood of one rule in one file is counted, and so are the places of one finding; the data has them all."""
    rows = "".join(
        f"  - {{ma_so: zz-{n}, ho_ten: Ai Đó, don_vi: phong-cntt, danh_hieu: [CSTDCS]}}\n" for n in range(60)
    )
    files = dict(from_folder(PROJECT).files)
    decision = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
    files[decision] = files[decision].replace(b"\nca_nhan:\n", b"\nca_nhan:\n" + rows.encode(), 1)
    made = site(verdict_of(files), Edition.INTERNAL).files
    page = html.unescape(str(made["2022/kiem-tra.md"]))
    assert page.count("[not-in-roster]</code>") == 20
    assert f"<li>… và 40 chỗ cùng loại [not-in-roster] trong {decision}</li>" in page
    assert max(row.count("xem thêm") for row in page.split("</tr>")) == 21
    assert re.search(r"xem thêm: <code>và \d+ chỗ khác</code>", page)
    told = json.loads(made["api/v1/2022/findings.json"])["rows"]
    assert sum(row["rule"] == "not-in-roster" for row in told) == 60


def test_units_founded_after_a_deadline_are_not_waited_for() -> None:
    """A stage counts the units of its last day; the others need not send."""
    files = dict(base_files())
    files["submissions/co-quan/don-vi.yaml"] += (
        "  - {ma: phong-ba, ten: [{ten: Phòng Ba}], ten_ngan: Phòng Ba, tu_ngay: 2022-03-19}\n".encode()
    )
    text = site(verdict_of(files), Edition.INTERNAL).files["2022/giai-doan.md"]
    registration, nomination = text.split("## Đề nghị")
    assert "3/3 đơn vị đã gửi" in registration
    assert "3/4 đơn vị đã gửi" in nomination
    row = text.partition("Phòng Ba</a>")[2].partition("</tr>")[0]
    assert '<td data-cot="Đăng ký">không phải gửi</td><td data-cot="Đề nghị">chưa gửi</td>' in row


def test_many_units_stay_out_of_the_navigation() -> None:
    """Beyond forty units the unit pages exist and the navigation leaves them out."""
    files = dict(base_files())
    more = "".join(f"  - {{ma: dv-{n}, ten: [{{ten: Đơn vị {n}}}], ten_ngan: ĐV {n}}}\n" for n in range(40))
    files["submissions/co-quan/don-vi.yaml"] += more.encode()
    made = site(verdict_of(files), Edition.INTERNAL)
    assert "2022/don-vi/dv-39.md" in made.files
    assert "don-vi/dv-39.md" not in repr(made.navigation)


def test_provenance_of_a_draft() -> None:
    """A dirty tree is a draft with the digest of the snapshot."""
    draft = Provenance("c" * 40, "", dirty=True, digest="d" * 64, receipts="", command="thidua check")
    assert draft.line == (
        "Số liệu từ bản nháp dddddddddddd, không rõ lúc nào; chưa có biên nhận nào. Tự tính lại bằng lệnh: thidua check"
    )


def test_provenance_of_a_commit() -> None:
    """A commit, when it was made, and the last receipt of each campaign."""
    two = replace(SOURCE, receipts="2022:abc 2023:def")
    assert two.line == (
        "Số liệu từ lần lưu cccccccccccc, lúc 20/12/2022 08:00 +0700; đầu sổ biên nhận 2022: abc, 2023: def. "
        "Tự tính lại bằng lệnh: thidua check"
    )


def test_anchors_of_clauses() -> None:
    """A clause's anchor is made of its number."""
    assert anchor("IV.1.a") == "muc-iv-1-a"


def test_annulled_awards_stay_visible_inside_only() -> None:
    """An annulled award is marked internally and absent publicly."""
    verdict = campaign_of_2022()
    assert "hủy bỏ theo quyết định số" in site(verdict, Edition.INTERNAL).files["2022/ket-qua.md"]
    assert "hủy bỏ theo quyết định số" not in site(verdict, Edition.PUBLIC).files["2022/ket-qua.md"]


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://vanban.example.vn/14-KH.pdf?a=1&b=2", '<a href="https://vanban.example.vn/14-KH.pdf?a=1&amp;b=2">'),
        ("http://vanban.example.vn/14-KH.pdf", ""),
        ("javascript:alert(1)", ""),
        ("https://vanban.example.vn/<b>", ""),
    ],
)
def test_the_signed_copy_is_a_link_where_it_is_an_address(address: str, linked: str) -> None:
    """Only an https address can be clicked; whatever else was written is shown as it is."""
    path = "submissions/2022/ke-hoach/ke-hoach.yaml"
    verdict = verdict_of({**base_files(), path: base_files()[path] + f'ban_ky: "{address}"\n'.encode()})
    text = plan_page(verdict.campaigns[0].campaign, "")
    assert (linked in text) if linked else ("<a" not in text.split("Bản ký: ")[1].split("Chỉ bản ký")[0])
    assert plain(address) in text
