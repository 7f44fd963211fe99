"""Real sites, served on this machine only, looked at with a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from browser_sites import Served, laid_out
from large import campaign_of_two_hundred
from playwright.sync_api import Browser, Page, sync_playwright

from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, look
from thidua.publish import Edition

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the machine; where there is none the tests are skipped, but never in CI."""
    if not CHROMIUM:
        assert not os.environ.get("CI"), "chromium is missing"
        pytest.skip("chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        chosen = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chosen
        chosen.close()


@pytest.fixture(scope="session")
def addresses(built: Mapping[str, Path]) -> Iterator[dict[str, str]]:
    """Where both editions of the campaign of 2022 are served."""
    with Served(built["site"]) as public, Served(built["noi-bo"]) as internal:
        yield {"site": public, "noi-bo": internal}


@pytest.fixture
def address(addresses: dict[str, str]) -> str:
    """Where the public edition is served."""
    return addresses["site"]


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the public edition of a campaign of two hundred units is served."""
    root = tmp_path_factory.mktemp("hai-tram")
    laid_out(root)
    for path, data in campaign_of_two_hundred().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    build(root, site_from(look(Asked(), root), Edition.PUBLIC))
    with Served(root / FOLDERS[Edition.PUBLIC]) as where:
        yield where


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a desktop; an error or a refused script on it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    found = context.new_page()
    said: list[str] = []
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield found
    context.close()
    assert said == []
