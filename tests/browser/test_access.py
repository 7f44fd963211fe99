"""Everybody can use the site: with a reader of screens, by keyboard, on a phone, without scripts, in the dark, on paper."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from page_kinds import kinds
from snapshots import PROJECT

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = """options => axe.run({resultTypes: ["violations"], ...options})
  .then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))"""
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules of axe that look at colours: nothing else differs in the dark."""
STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
SIDEWAYS = "document.documentElement.scrollWidth"
CUT = """[...document.querySelectorAll("article *")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
  .map((one) => one.outerHTML.slice(0, 120))"""
REACHABLE = """() => {
  const usable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  usable.forEach((one, n) => (one.dataset.so = n));
  return usable
    .filter((one) => one.type !== "radio" && !one.disabled && one.tabIndex >= 0)
    .filter((one) => one.checkVisibility({visibilityProperty: true}))
    .map((one) => [one.dataset.so, one.outerHTML.slice(0, 160)]);
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const seen = one.type === "radio" ? one.nextElementSibling : one;
  const style = getComputedStyle(seen);
  const place = seen.getBoundingClientRect();
  const header = document.querySelector(".md-header");
  const covered = header.contains(one) ? 0 : Math.max(0, header.getBoundingClientRect().bottom);
  const inside = one.classList.contains("md-skip") || (place.bottom > covered && place.top < innerHeight);
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && place.width > 0;
  return [one.dataset.so, one.outerHTML.slice(0, 160), shown, inside, one.type];
}"""


@contextmanager
def opened(browser: Browser, width: int, **more: Any) -> Iterator[Page]:
    """A page of a width."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **more)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", ["site", "noi-bo"])
def test_no_rule_of_accessibility_is_broken(
    browser: Browser, built: Mapping[str, Path], addresses: dict[str, str], edition: str
) -> None:
    """Axe finds nothing on any kind of page, on a phone and a wide screen, light and dark."""
    found = []
    for scheme, named, rules in (("light", "default", ALL), ("dark", "slate", COLOURS)):
        with opened(browser, 1280, color_scheme=scheme) as page:
            for path in kinds(built[edition]):
                page.goto(f"{addresses[edition]}/{path}")
                if path != "404.html":  # that page holds its own style, which follows the reader's choice by itself
                    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", named)
                page.evaluate(AXE)
                for width in (1280, 360):
                    page.set_viewport_size({"width": width, "height": 800})
                    found += [(path, width, scheme, *one) for one in page.evaluate(RUN, rules)]
    assert found == []


@pytest.mark.parametrize("edition", ["site", "noi-bo"])
def test_nothing_is_wider_than_its_screen_or_its_sheet(
    browser: Browser, built: Mapping[str, Path], addresses: dict[str, str], edition: str
) -> None:
    """No page scrolls sideways from 320 pixels up; on A4 with its margins no table or sample is cut off."""
    wide = []
    with opened(browser, 1280) as page:
        for path in kinds(built[edition]):
            page.goto(f"{addresses[edition]}/{path}")
            for width in (320, 360, 768):
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate(SIDEWAYS) > width:
                    wide.append((path, width))
            page.set_viewport_size({"width": 680, "height": 1009})
            page.emulate_media(media="print")
            wide += [(path, "A4", one) for one in page.evaluate(CUT)]
            if page.evaluate(SIDEWAYS) > 680:
                wide.append((path, "A4"))
            page.emulate_media(media="screen")
    assert wide == []


@pytest.mark.parametrize("edition", ["site", "noi-bo"])
def test_every_table_has_a_caption_and_scopes(built: Mapping[str, Path], edition: str) -> None:
    """On every page of an edition, guides too."""
    pages = sorted(built[edition].rglob("*.html"))
    tables = [table for page in pages for table in re.findall("<table.*?</table>", page.read_text("utf-8"), re.DOTALL)]
    assert len(tables) > len(pages) // 2
    assert [table[:200] for table in tables if not re.search("<caption>[^<]", table)] == []
    assert [head for table in tables for head in re.findall("<th[ >][^>]*", table) if "scope=" not in head] == []


EDGES = """[...document.querySelectorAll(".minh-hoa, .bang, .nguon, pre")].map((one) => {
  const place = one.getBoundingClientRect();
  return [Math.round(place.left), Math.round(place.right)];
})"""


def test_all_boxes_of_a_page_have_the_same_edges(browser: Browser, addresses: dict[str, str]) -> None:
    """Banner, tables, samples and foot stand on one grid, whether or not the page has a list of its headings."""
    with opened(browser, 1280) as page:
        for path in ("index", "2022/kiem-tra", "2022/ke-hoach", "quy-tac/quota-exceeded", "huong-dan/don-vi"):
            page.goto(f"{addresses['noi-bo']}/{path}.html")
            edges = page.evaluate(EDGES)
            assert len(edges) >= 3, path
            assert len({tuple(one) for one in edges}) == 1, (path, edges)


def test_a_sample_can_be_read_on_a_phone(browser: Browser, address: str) -> None:
    """What is wrong, why and how to mend it wraps; the line of the file alone goes on to the right, with its carets."""
    with opened(browser, 360) as page:
        page.goto(f"{address}/quy-tac/quota-exceeded.html")
        wide = "(all) => all.map((one) => one.scrollWidth > one.clientWidth + 1)"
        assert page.eval_on_selector_all(".mau > code", wide) == [False]
        assert set(page.eval_on_selector_all(".mau .loi", wide)) == {False}
        assert page.eval_on_selector_all(".mau .trich", wide) == [True]


def test_paper_repeats_the_heads_of_a_table_and_no_button(page: Page, addresses: dict[str, str]) -> None:
    """The words of the columns stand there as text: a sheet does not repeat what can be pressed."""
    page.goto(f"{addresses['noi-bo']}/2022/hoi-dong/phien-hop-01.html")
    head = page.locator(".bang[data-loc] thead")
    expect(head.get_by_role("button", name="Đơn vị")).to_be_visible()
    page.emulate_media(media="print")
    expect(head.locator("button").first).to_be_hidden()
    expect(head.locator(".ten").first).to_be_visible()
    page.emulate_media(media="screen")


def walked(page: Page) -> Iterator[tuple[str, str, bool, bool, str]]:
    """Each element that the tab key comes to: its number, its mark-up, whether its focus shows, whether it is in sight."""
    for _ in range(1000):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            return
        yield tuple(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_alone_reaches_everything(browser: Browser, addresses: dict[str, str], width: int) -> None:
    """The tab key comes to all that can be used, in sight and marked; what is hidden takes no focus."""
    wrong: list[tuple[str, ...]] = []
    with opened(browser, width) as page:
        for path in ("index.html", "2022/ty-le.html", "2022/du-lieu.html", "2022/don-vi/thanh-tra.html"):
            page.goto(f"{addresses['noi-bo']}/{path}")
            page.add_style_tag(content=STILL)
            usable = page.evaluate(REACHABLE)
            steps = list(walked(page))
            reached = {number for number, *_ in steps}
            wrong += [(path, "not reached", one) for number, one in usable if number not in reached]
            wrong += [(path, "unmarked", one) for _, one, shown, *_ in steps if not shown]
            wrong += [(path, "out of sight", one) for _, one, _, inside, _ in steps if not inside]
            assert "radio" in {kind for *_, kind in steps}, path
    assert wrong == []


def test_the_menu_of_a_phone_opens_by_keyboard(browser: Browser, address: str) -> None:
    """Enter opens it and goes into it, Escape shuts it and comes back; light and dark by an arrow."""
    with opened(browser, 360) as page:
        page.goto(f"{address}/index.html")
        menu = page.get_by_role("button", name="Danh mục")
        menu.focus()
        page.keyboard.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        page.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()
        page.keyboard.press(" ")
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        while page.evaluate("document.activeElement.type") != "radio":
            page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


SEEN = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return [one.innerText.trim(), top !== null && (one.contains(top) || top.contains(one)), getComputedStyle(one).outlineStyle];
}"""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_in_the_menu_of_a_phone_is_seen(browser: Browser, address: str, key: str) -> None:
    """Its levels slide over each other: the one with the focus is on top; who leaves the menu has shut it."""
    with opened(browser, 360) as page:
        page.goto(f"{address}/2022/giai-doan.html")
        page.add_style_tag(content=STILL)
        menu = page.get_by_role("button", name="Danh mục")
        menu.focus()
        page.keyboard.press("Enter")
        seen = []
        while menu.get_attribute("aria-expanded") == "true":
            seen.append(page.evaluate(SEEN))
            page.keyboard.press(key)
            assert len(seen) < 60
        assert [one for one in seen if not one[1]] == []
        assert "none" not in {style for *_, style in seen}
        names = [name for name, *_ in seen]
        assert ("Kết quả" in names) is ("Hướng dẫn" in names) is (key == "Tab"), names
        assert page.evaluate(SEEN)[1] is (key == "Tab")  # the switch of light and dark is a picture of its own


def test_without_scripts_every_kind_of_page_is_whole(
    browser: Browser, built: Mapping[str, Path], addresses: dict[str, str]
) -> None:
    """Every row of a table is there without a script; nothing that needs one shows; the menu is at the foot."""
    with opened(browser, 1280) as page, opened(browser, 1280, java_script_enabled=False) as bare:
        for edition, address in addresses.items():
            for path in kinds(built[edition]):
                bare.goto(f"{address}/{path}")
                assert bare.locator("h1").first.is_visible(), path
                assert not bare.locator("form, article button, article input").filter(visible=True).count(), path
        for path in ("index.html", "2022/ty-le.html", "2022/ket-qua.html"):
            page.goto(f"{addresses['site']}/{path}")
            bare.goto(f"{addresses['site']}/{path}")
            tables = [
                [" ".join(text.split()) for text in one.locator("article tbody tr").all_text_contents()]
                for one in (page, bare)
            ]
            assert set(tables[1]) <= set(tables[0]), path
            assert len(tables[1]) >= 4, path
        bare.set_viewport_size({"width": 360, "height": 800})
        bare.goto(f"{addresses['site']}/index.html")
        bare.get_by_role("link", name="Danh mục").click()
        bare.locator("#danh-muc").get_by_role("link", name="Kết quả", exact=True).click()
        assert "MH-28" in bare.inner_text("article")


def weights(page: Page, address: str) -> dict[str, int]:
    """What the first view asks for, in compressed bytes by address."""
    weight: dict[str, int] = {}

    def note(response: Response) -> None:
        weight[response.url.removeprefix(address)] = len(gzip.compress(response.body(), 6))

    page.on("response", note)
    page.goto(f"{address}/index.html", wait_until="networkidle")
    page.remove_listener("response", note)
    return weight


def test_the_first_view_is_light_whatever_the_size(page: Page, address: str, large: str) -> None:
    """At most 100 KB compressed for eight units and for two hundred, and nothing from anywhere else."""
    few, many = weights(page, address), weights(page, large)
    assert all(url.startswith("/") for url in (*few, *many))
    assert sum(few.values()) <= 100_000, few
    assert sum(many.values()) <= 100_000, many
    assert {url: size for url, size in few.items() if "." in url and not url.endswith(".html")} == {
        url: size for url, size in many.items() if "." in url and not url.endswith(".html")
    }
    assert many["/index.html"] <= few["/index.html"] + 500


def test_the_feed_is_found_from_every_page(page: Page, address: str) -> None:
    """The head of a page leads to the feed, however deep the page lies."""
    for path in ("index", "2022/don-vi/thanh-tra", "quy-tac/quota-exceeded"):
        page.goto(f"{address}/{path}.html")
        assert page.evaluate("document.querySelector('link[type=\"application/atom+xml\"]').href") == (
            f"{address}/2022/thay-doi.xml"
        )
    assert page.request.get(f"{address}/2022/thay-doi.xml").status == 200


def test_no_script_of_a_value_ever_runs(browser: Browser, address: str) -> None:
    """The policy refuses a script that somebody slips into the page, and lets the site's own ones run."""
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{address}/index.html")
    assert refused == []
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.slipped = 1'; "
        "document.body.append(s); const i = document.createElement('div'); "
        "i.innerHTML = '<img src=x onerror=\"window.slipped = 1\">'; document.body.append(i); }"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.slipped") is None
    assert page.locator("#tim-o").is_visible()
    assert sum("Content Security Policy" in text for text in refused) == 2
    page.close()
