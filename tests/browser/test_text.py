"""Whatever a file says is text wherever it stands: page, attribute, search, table, workbook, calendar."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from browser_sites import Served, laid_out
from hostile import CALENDAR, FIELDS, PAYLOADS, TOKEN, hostile_campaign, known
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, look
from thidua.publish import Edition

KNOWN = known()
LOOK = """() => {
  const token = /z\\d+x\\d+z/;
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && token.test(node.nodeValue));
    if (own) found.push(["text", element.tagName, element.textContent]);
    for (const one of element.attributes) if (token.test(one.value)) found.push([one.name, element.tagName, one.value]);
  }
  return [found, window.hit === undefined];
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition of the hostile campaign, built."""
    root = laid_out(tmp_path_factory.mktemp("xau"))
    for path, data in hostile_campaign().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    build(root, site_from(look(Asked(), root), Edition.INTERNAL))
    return root / FOLDERS[Edition.INTERNAL]


def told(text: str) -> set[str]:
    """The tokens in a text, each of which must end its own whole value."""
    tokens = set(TOKEN.findall(text))
    for token in tokens:
        assert text.count(token) == text.count(KNOWN[token]), (token, text[:300])
    return tokens


def test_text_is_text_on_every_page(page: Page, hostile: Path) -> None:
    """At least five hundred pairs of payload and place: nothing runs, and the text is the input."""
    pairs: set[tuple[int, str, str, str, str]] = set()
    with Served(hostile) as address:
        for path in sorted(hostile.rglob("*.html")):
            where = path.relative_to(hostile).as_posix()
            if where.startswith("quy-tac/") and where != "quy-tac/index.html":
                continue
            if where == "404.html":  # it asks for pages that may not be there, and holds no value
                assert not TOKEN.search(path.read_text("utf-8"))
                continue
            page.goto(f"{address}/{where}")
            found, untouched = page.evaluate(LOOK)
            assert untouched, where
            kind = re.sub(r"\d+", "N", where)
            for place, tag, text in found:
                if place in {"id", "href", "for"} and re.fullmatch(r"[\w#./-]+", text):
                    continue
                values = _strings(json.loads(text)) if place == "data-so" else (text,)
                for token in set[str]().union(*map(told, values)):
                    pairs.add((int(token[1:].split("x")[0]), token.split("x")[1], kind, place, tag))
    assert {payload for payload, *_ in pairs} == set(range(len(PAYLOADS)))
    assert len({pair[1:] for pair in pairs}) >= 17
    assert len(pairs) >= 500


def test_text_is_text_in_what_the_search_shows(page: Page, hostile: Path) -> None:
    """Each payload as a title of a clause."""
    with Served(hostile) as address:
        page.goto(f"{address}/index.html")
        page.focus("#tim-o")
        for number in range(len(PAYLOADS)):
            page.fill("#tim-o", f"z{number}x0z")
            first = page.locator(".tim ol a").first
            expect(first).to_have_text(f"Kế hoạch, mục V.{number}: {KNOWN[f'z{number}x0z']}")
        assert page.evaluate("window.hit === undefined")


def test_text_is_text_in_every_file(hostile: Path) -> None:
    """JSON, CSV, workbook, calendar and feed, each read by a program that is not ours."""
    seen: dict[str, set[str]] = {}
    for path in sorted(hostile.rglob("*")):
        if path.suffix in READERS:
            for text in READERS[path.suffix](path):
                seen.setdefault(path.suffix, set()).update(told(text))
    assert seen.pop(".ics") == {f"z{CALENDAR}x{FIELDS.index('kế hoạch')}z"}
    assert {FIELDS[int(token.split("x")[1][:-1])] for token in seen.pop(".xml")} >= {"kế hoạch"}
    assert seen.keys() == {".json", ".csv", ".xlsx"}
    assert all(len({token.split("x")[0] for token in tokens}) == len(PAYLOADS) for tokens in seen.values())


def _json(path: Path) -> Iterator[str]:
    return _strings(json.loads(path.read_text("utf-8")))


def _strings(read: Any) -> Iterator[str]:
    pending: list[Any] = [read]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            pending += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            pending += one
        elif isinstance(one, str):
            yield one


def _csv(path: Path) -> Iterator[str]:
    for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@")), cell
            yield cell


def _workbook(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                yield str(cell.value)


def _calendar(path: Path) -> Iterator[str]:
    for event in Calendar.from_ical(path.read_bytes()).walk():
        yield from (str(content) for content in event.values())


def _feed(path: Path) -> Iterator[str]:
    read = feedparser.parse(path.read_bytes(), sanitize_html=False)
    yield from (read.feed.get("title", ""), read.feed.get("subtitle", ""), read.feed.get("author", ""))
    for entry in read.entries:
        yield from (entry.title, *entry.content[0].value.splitlines())


READERS = {".json": _json, ".csv": _csv, ".xlsx": _workbook, ".ics": _calendar, ".xml": _feed}
