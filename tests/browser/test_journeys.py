"""What people come for, from the first page to the answer."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


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
    expect(row).to_contain_text("15 % × 33 LĐTT = 4,95 → 4; 4 người, vừa hết chỗ")
    row.locator("summary").click()
    expect(row).to_contain_text("Cần ít nhất 2/3 × 11 thành viên = 22/3, nên cần 8 phiếu.")
    page.get_by_role("link", name="MH-28 (minh họa)").first.click()
    page.wait_for_url("**/2022/ket-qua.html#quyet-dinh-01")
