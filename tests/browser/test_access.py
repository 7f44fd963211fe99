"""Everybody can use the site: with a reader of screens, by keyboard, on a phone, without scripts, in the dark."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response

from snapshots import PROJECT

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
PAGES = [
    "index",
    "huong-dan/index",
    "huong-dan/don-vi",
    "huong-dan/thuat-ngu",
    "huong-dan/ve-du-lieu",
    "2022/ke-hoach",
    "2022/giai-doan",
    "2022/tieu-chuan",
    "2022/ty-le",
    "2022/ket-qua",
    "2022/thay-doi",
    "2022/du-lieu",
    "2022/don-vi/thanh-tra",
    "quy-tac/index",
    "quy-tac/quota-exceeded",
    "404",
]
INTERNAL = [
    "2022/kiem-tra",
    "2022/giai-doan",
    "2022/ket-qua",
    "2022/viec-trong-nam",
    "nam-truoc",
    "2022/ke-hoach",
    "2022/thay-doi",
    "2022/don-vi/phong-cntt",
    "2022/ty-le",
    "index",
    "2022/nhan-su",
    "2022/hoi-dong/phien-hop-01",
    "2022/hoi-dong/sap-toi",
]
EVERY = [*(("site", one) for one in PAGES), *(("noi-bo", one) for one in INTERNAL)]


@pytest.mark.parametrize(("edition", "path"), EVERY)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(
    browser: Browser, addresses: dict[str, str], edition: str, path: str, width: int, scheme: Any
) -> None:
    """Axe finds nothing on any kind of page."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{addresses[edition]}/{path}.html")
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))")
    context.close()
    assert found == []


@pytest.mark.parametrize("path", PAGES[:-1])
def test_nothing_is_wider_than_a_phone(browser: Browser, address: str, path: str) -> None:
    """No page scrolls sideways at 360 pixels."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/{path}.html")
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= 360


def test_without_scripts_everything_is_there_but_the_search(browser: Browser, address: str) -> None:
    """Figures, results and plan stand in the page; the search does not show."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/2022/ty-le.html")
    assert "15 % × 33 LĐTT = 4,95 → 4" in page.inner_text("article")
    assert not page.locator("#tim-o").is_visible()
    page.click("text=Kết quả")
    assert "MH-28" in page.inner_text("article")
    context.close()


def test_the_first_view_is_light(page: Page, address: str) -> None:
    """At most 100 KB compressed, and nothing from anywhere else."""
    weight: dict[str, int] = {}

    def note(response: Response) -> None:
        weight[response.url] = len(gzip.compress(response.body(), 6))

    page.on("response", note)
    page.goto(f"{address}/index.html", wait_until="networkidle")
    assert all(url.startswith(address) for url in weight)
    assert sum(weight.values()) <= 100_000, weight


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
