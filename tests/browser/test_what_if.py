"""The what-if of the quota page, as the Council uses it in its meeting."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect


def opened(page: Page, address: str, number: int) -> Locator:
    """The what-if under one quota of the campaign of 2022."""
    page.goto(f"{address}/2022/ty-le.html")
    form = page.locator(".neu-thi").nth(number)
    form.locator("summary").click()
    return form


def test_the_council_tries_another_plan(page: Page, addresses: dict[str, str]) -> None:
    """Share, rounding, scope, counting and numbers change who would be over; one button brings the plan back."""
    form = opened(page, addresses["noi-bo"], 0)
    status, agency = form.locator("[role=status]"), form.locator("tbody tr").first
    expect(agency).to_contain_text("15 % × 34 LĐTT = 5,1 → 5")
    expect(status).to_have_text("Không vượt ở đâu. Toàn cơ quan có 5 chỗ, cộng các đơn vị có 1 chỗ.")
    form.get_by_label("Phạm vi").select_option("từng đơn vị")
    expect(status).to_contain_text("Vượt: Phòng CNTT (2), Phòng TTBCXB (1), Trung tâm CNTT&TT (1).")
    form.get_by_label("Làm tròn").select_option("lên")
    expect(status).to_contain_text("Vượt: Phòng CNTT (1). Toàn cơ quan có 6 chỗ, cộng các đơn vị có 8 chỗ.")
    form.get_by_label("LĐTT: Phòng CNTT").fill("14")
    expect(agency.get_by_label("LĐTT: Toàn cơ quan")).to_have_value("42")
    expect(status).to_contain_text("Không vượt ở đâu. Toàn cơ quan có 7 chỗ")
    form.get_by_label("Người được CSTĐCS").select_option("nằm ngoài số làm gốc")
    expect(agency).to_contain_text("15 % × 37 LĐTT = 5,55 → 6")
    form.get_by_role("button", name="Như kế hoạch").click()
    expect(agency).to_contain_text("15 % × 34 LĐTT = 5,1 → 5")
    form.get_by_label("Tính theo").select_option("số được công nhận")
    expect(agency).to_contain_text("15 % × 33 LĐTT = 4,95 → 4")


def test_what_is_no_number_is_asked_for_again(page: Page, addresses: dict[str, str]) -> None:
    """A wrong share or number of people computes nothing and says how to write it."""
    form = opened(page, addresses["noi-bo"], 1)
    status, agency = form.locator("[role=status]"), form.locator("tbody tr").first
    form.get_by_label("Tỷ lệ").fill("101")
    expect(status).to_contain_text("từ 0 đến 100 %")
    expect(agency.locator("td").nth(2)).to_be_empty()
    form.get_by_label("Tỷ lệ").fill("1/3")
    expect(agency).to_contain_text("1/3 × 34 LĐTT = 34/3 → 11")
    form.get_by_label("LĐTT: Toàn cơ quan").fill("ba")
    expect(status).to_contain_text("số người viết bằng chữ số")


def test_the_public_what_if_uses_public_figures(page: Page, address: str) -> None:
    """After the decision everybody can try the recognised numbers, and no other."""
    form = opened(page, address, 0)
    expect(form.locator("tbody tr").first).to_contain_text("15 % × 33 LĐTT = 4,95 → 4")
    expect(form.get_by_label("Tính theo").locator("option")).to_have_text(["số được công nhận"])


def test_without_scripts_there_is_no_what_if(browser: Browser, address: str) -> None:
    """What needs a script does not show."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/2022/ty-le.html")
    assert page.locator(".neu-thi").count() == 2
    assert not page.locator(".neu-thi").first.is_visible()
    context.close()


def test_the_what_if_fits_a_phone(browser: Browser, addresses: dict[str, str]) -> None:
    """Opened, nothing is wider than 360 pixels."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    opened(page, addresses["noi-bo"], 0)
    assert page.locator(".neu-thi tbody tr").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
