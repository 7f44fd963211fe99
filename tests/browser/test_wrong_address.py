"""The page of a wrong address, wherever the site lies and however deep the address is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from browser_sites import Served
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("depth", ["", "xyz/", "2022/don-vi/x/y/"])
@pytest.mark.parametrize("below", ["", "thi-dua/cong-khai/"])
def test_it_is_styled_and_leads_to_the_first_page(
    browser: Browser, built: Mapping[str, Path], tmp_path: Path, below: str, depth: str
) -> None:
    """Nothing but the page itself is loaded, its own policy lets it work, and its link leads into the site."""
    place = tmp_path / "may-chu" / "goc" / below
    place.parent.mkdir(parents=True)
    place.symlink_to(built["site"], target_is_directory=True)
    page = browser.new_page(color_scheme="dark")
    refused: list[str] = []
    loaded: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("request", lambda asked: loaded.append(asked.resource_type) if asked.method != "HEAD" else None)
    with Served(tmp_path / "may-chu" / "goc") as host:
        answer = page.goto(f"{host}/{below}{depth}khong-co.html")
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("Không có trang này")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 28)"
        way = page.get_by_role("link", name="Về trang đầu")
        expect(way).to_have_attribute("href", f"/{below}index.html")
        expect(page.locator("#khong-toi")).to_be_hidden()
        assert set(loaded) <= {"document", "other"}
        way.click()
        page.wait_for_url(f"{host}/{below}index.html")
        expect(page.locator("article h1")).to_contain_text("Thi đua, khen thưởng")
    assert refused == []
    page.context.close()


def test_without_a_script_it_says_what_to_do(browser: Browser, address: str) -> None:
    """The link goes to the host's first page, and a sentence says what to do where that is not the site's."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/a/b/khong-co.html")
    expect(page.get_by_text("xóa bớt phần cuối của địa chỉ")).to_be_visible()
    context.close()
