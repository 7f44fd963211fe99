"""What people come for, from the first page to the answer."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest
from browser_sites import Served, laid_out
from playwright.sync_api import Browser, Page, expect

from snapshots import PROJECT
from thidua.cli import main
from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, look
from thidua.publish import Edition


@pytest.fixture(scope="module")
def one_missing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The internal edition seven hours before the deadline, when all divisions but one have sent."""
    root = laid_out(tmp_path_factory.mktemp("thieu"))
    shutil.copytree(PROJECT / "submissions", root / "submissions")
    build(root, site_from(look(Asked(at="2022-12-16T17:00:00+07:00"), root), Edition.INTERNAL))
    with Served(root / FOLDERS[Edition.INTERNAL]) as where:
        yield where


def test_an_officer_looks_up_the_own_unit(page: Page, addresses: dict[str, str]) -> None:
    """By links alone: when each file came and how it stands, the own quota, and what the rule says."""
    page.goto(f"{addresses['noi-bo']}/index.html")
    page.get_by_role("link", name="Các giai đoạn").first.click()
    page.locator("article").get_by_role("link", name="Phòng CNTT").first.click()
    page.wait_for_url("**/2022/don-vi/phong-cntt.html")
    article = page.locator("article")
    expect(article.locator("h1")).to_contain_text("Phòng Công nghệ thông tin")
    for said in ("11/03/2022 09:05", "13/12/2022 14:17", "40 % × 6 LĐTT = 2,4 → 2"):
        expect(article).to_contain_text(said)
    article.locator("a[href*='quy-tac/']").filter(visible=True).first.click()
    expect(page.get_by_role("heading", name="Cách sửa")).to_be_visible()


def test_the_office_sees_who_is_missing(page: Page, one_missing: str) -> None:
    """The first page counts, the stages name: one division has sent nothing, hours before the deadline."""
    page.goto(f"{one_missing}/index.html")
    expect(page.locator("article")).to_contain_text("7/8 đơn vị đã gửi")
    page.get_by_role("link", name="Các giai đoạn").first.click()
    missing = page.locator("article tbody tr").filter(has_text="chưa gửi")
    expect(missing).to_have_count(1)
    expect(missing).to_contain_text("Thanh tra")


def test_the_council_checks_the_quota(page: Page, addresses: dict[str, str]) -> None:
    """A figure opens to its formula, its files and its clause, and the clause is in the plan."""
    page.goto(f"{addresses['noi-bo']}/index.html")
    page.get_by_role("link", name="Tỷ lệ", exact=True).first.click()
    figure = page.locator("article details.goc").filter(has_text="15 % × 34 LĐTT = 5,1 → 5").first
    figure.locator("summary").click()
    for said in ("34 người được đề nghị LĐTT", "làm tròn xuống còn 5", "de-nghi.yaml"):
        expect(figure).to_contain_text(said)
    figure.get_by_role("link", name="mục IV.2").click()
    page.wait_for_url("**/2022/ke-hoach.html#muc-iv-2")
    expect(page.locator("#muc-iv-2")).to_be_in_viewport()


def test_a_journalist_downloads_the_results_and_gets_the_same_numbers(
    page: Page, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows of the table, the figures beside it, the page and the command tell of the same people."""
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="Dữ liệu", exact=True).first.click()
    with page.expect_download() as download:
        page.locator("article a[href$='awards.csv']").first.click()
    table = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))
    held = Counter(row["Mã danh hiệu, hình thức"] for row in table if row["Cá nhân hay tập thể"] == "cá nhân")
    figures = page.request.get(f"{address}/figures.json").json()["campaigns"][0]
    assert {row["award"]: row["people"] for row in figures["results"] if row["people"]} == held
    assert (held["LDTT"], held["CSTDCS"], held["GIAY_KHEN"]) == (33, 4, 4)
    main(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["campaigns"][0]["quotas"]
    (advanced,) = (q for q in told if (q["title"], q["unit"], q["stage"]) == ("CSTDCS", "", "recognised"))
    assert (advanced["base"], advanced["count"]) == (held["LDTT"], held["CSTDCS"])
    page.get_by_role("link", name="Kết quả", exact=True).first.click()
    expect(page.locator("article")).to_contain_text("33 cá nhân")


def test_an_employee_finds_the_own_name_without_accents_on_a_phone(browser: Browser, address: str) -> None:
    """Types the name as on an English keyboard, taps the first answer, sees title and decision."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.tap("#tim-o")
    page.keyboard.type("nguyen thi đ")
    first = page.locator(".tim ol a").first
    expect(first).to_have_text("Nguyễn Thị Đ")
    first.tap()
    page.wait_for_url("**/2022/ket-qua.html#*")
    row = page.locator("tr", has_text="Nguyễn Thị Đ").first
    assert row.is_visible()
    assert "MH-28 (minh họa)" in row.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_reader_without_scripts_gets_plan_figures_results_and_tables(browser: Browser, address: str) -> None:
    """From the first page by links alone; nothing that needs a script shows."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    assert not page.locator("#tim-o").is_visible()
    page.get_by_role("link", name="Xem kế hoạch").click()
    assert "14/KH-STTTT" in page.inner_text("article")
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="Kết quả", exact=True).first.click()
    assert page.locator("article tr").count() > 30
    page.goto(f"{address}/2022/du-lieu.html")
    with page.expect_download() as download:
        page.locator("article a[href$='.csv']").first.click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
    context.close()


def test_the_council_checks_the_quota_and_what_a_withdrawal_would_do(page: Page, addresses: dict[str, str]) -> None:
    """The quota with its inputs, then the page of the session with line and withdrawals."""
    page.goto(f"{addresses['noi-bo']}/2022/ty-le.html")
    figure = page.locator("article table").first.locator("details").first
    figure.locator("summary").click()
    expect(figure).to_contain_text("15 % × 34 = 5,1, làm tròn xuống còn 5")
    page.goto(f"{addresses['noi-bo']}/2022/hoi-dong/phien-hop-01.html")
    row = page.locator("tr", has_text="Phạm Thị AA").filter(has_text="trong vạch")
    expect(row).to_contain_text("15 % × 32 LĐTT = 4,8 → 4; 3 người, còn 1 chỗ")
    row.locator("summary").click()
    expect(row).to_contain_text("Cần ít nhất 2/3 × 11 thành viên = 22/3, nên cần 8 phiếu.")
    page.get_by_role("link", name="MH-28 (minh họa)").first.click()
    page.wait_for_url("**/2022/ket-qua.html#quyet-dinh-01")
