"""Tables that can be sorted and filtered, and that stand in their own order without a script."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def units(page: Page) -> list[str]:
    """The units that show, in their order."""
    return [row.inner_text() for row in page.locator(".bang[data-loc] tbody th").all() if row.is_visible()]


def test_the_matrix_is_sorted_by_keyboard_and_says_so(page: Page, addresses: dict[str, str]) -> None:
    """The heads are buttons; the order, by time and not by its digits, is told to readers of screens."""
    page.goto(f"{addresses['noi-bo']}/2022/giai-doan.html")
    head = page.get_by_role("columnheader", name="Đăng ký")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(".loc [role=status]")).to_have_text("Xếp theo Đăng ký, tăng dần")
    assert (units(page)[0], units(page)[-1]) == ("Ban Giám đốc", "Phòng BCVT")
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert units(page)[:2] == ["Phòng BCVT", "Trung tâm CNTT&TT"]
    page.get_by_role("columnheader", name="Đơn vị").get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", "descending")
    assert page.locator("[aria-sort]").count() == 1


def test_the_matrix_is_filtered_with_or_without_accents(page: Page, addresses: dict[str, str]) -> None:
    """All words must stand in a row; how many show is said; an empty field shows all again."""
    page.goto(f"{addresses['noi-bo']}/2022/giai-doan.html")
    page.get_by_label("Lọc").fill("phong tre han")
    assert units(page) == ["Phòng KHTC", "Phòng BCVT"]
    expect(page.locator(".loc [role=status]")).to_have_text("Hiện 2 trên 8 dòng")
    page.get_by_label("Lọc").fill("")
    assert len(units(page)) == 8


def test_a_phone_sorts_by_a_list(browser: Browser, addresses: dict[str, str]) -> None:
    """Where a row is a card there are no heads: nothing invisible takes the focus."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{addresses['noi-bo']}/2022/giai-doan.html")
    page.get_by_label("Xếp theo").select_option(label="Đề nghị, giảm dần")
    assert units(page)[0] == "Thanh tra"
    page.get_by_label("Lọc").fill("thanh tra")
    assert units(page) == ["Thanh tra"]
    page.get_by_label("Xếp theo").select_option(label="như ban đầu")
    page.get_by_label("Lọc").fill("")
    assert units(page)[0] == "Ban Giám đốc"
    assert page.locator("thead button").first.is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_without_a_script_there_is_nothing_to_sort_with(browser: Browser, addresses: dict[str, str]) -> None:
    """The table stands whole, and no field or button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses['noi-bo']}/2022/giai-doan.html")
    assert len(units(page)) == 8
    assert page.locator("article :is(button, input, select)").count() == 0
    context.close()
