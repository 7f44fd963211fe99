"""Tables that can be sorted and filtered, and that stand in their own order without a script."""

from __future__ import annotations

from typing import Literal

import pytest
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


LINES = """(cells) => cells.filter((one) => one.textContent).map((one) => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return new Set([...words.getClientRects()].map((line) => Math.round(line.top))).size;
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_number_stays_beside_its_word(
    page: Page, addresses: dict[str, str], media: Literal["screen", "print"]
) -> None:
    """While columns are empty no "3 cá nhân" takes two lines, neither on a desktop nor on a sheet of A4."""
    if media == "print":
        page.set_viewport_size({"width": 680, "height": 1009})
    page.goto(f"{addresses['noi-bo']}/2022/ket-qua.html")
    page.emulate_media(media=media)
    table = page.locator(".bang").filter(has=page.locator("caption", has_text="Kết quả theo đơn vị"))
    lines = table.locator("td").evaluate_all(LINES)
    assert len(lines) > 15
    assert set(lines) == {1}
    assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_a_formula_and_the_name_of_a_key_stay_whole_on_a_desktop(page: Page, addresses: dict[str, str]) -> None:
    """No "→ 2" stands alone below its formula, no "trang_thai_don_v" above an "i"; and nothing is wider than the page."""
    for path, pieces in (
        ("2022/ty-le", "td[data-cot='Đề nghị: phép tính'] summary"),
        ("2022/don-vi/phong-cntt", "td[data-cot='Phép tính'] summary"),
        ("huong-dan/ve-du-lieu", "code"),
        ("2022/du-lieu", "td[data-cot^='Khóa'] code"),
    ):
        page.goto(f"{addresses['noi-bo']}/{path}.html")
        lines = page.locator(f".bang :is({pieces})").evaluate_all(LINES)
        assert len(lines) > 2, path
        assert set(lines) == {1}, path
        assert page.locator(".bang").evaluate_all("(all) => all.every((one) => one.scrollWidth <= one.clientWidth)"), (
            path
        )
