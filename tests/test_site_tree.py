"""Every page of both editions as it is served: what stands on each, whatever kind of page it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browser_sites import laid_out

from snapshots import PROJECT, base_files, verdict_of
from thidua.cli import main
from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, look
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.site import ILLUSTRATION

EDITIONS = ["site", "noi-bo"]
SOURCE = Provenance("", "", dirty=True, digest="d", receipts="", command="")
_MARKS = re.compile(r"<[^>]*>")
_FIGURE = re.compile(
    r"<summary>(?P<shown>(?:(?!</summary>).)*)</summary>(?:(?!</details>).)*?"
    r"chiến dịch (?P<campaign>[\w-]+), dòng <code>(?P<part>quotas|stages|results): (?P<keys>[^<]*?)</code>\.</li>",
    re.DOTALL,
)


class Page(HTMLParser):
    """The elements of a page's article and what is asked for on the whole page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.article, self.asked, self.foot = list[tuple[str, dict[str, str | None]]](), list[str](), ""
        self.language = ""
        self._path: list[str] = []
        self._foot = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element inside the article; what a page loads; where its foot begins."""
        found = dict(attrs)
        if tag == "html":
            self.language = found.get("lang") or ""
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"} or (
            tag == "link" and found.get("rel") not in {"canonical", "prev", "next"}
        ):
            self.asked += [value for value in (found.get("src"), found.get("href")) if value]
        if tag == "article" or self._path:
            self._path.append(tag)
            self.article.append((tag, found))
            self._foot = self._foot or found.get("class") == "nguon"

    def handle_endtag(self, tag: str) -> None:
        """Leave the article with its last element."""
        self._foot = self._foot and tag != "p"
        if self._path and tag == "article":
            self._path.clear()

    def handle_data(self, data: str) -> None:
        """Collect the foot."""
        self.foot += data if self._foot else ""


def pages(folder: Path) -> Iterator[tuple[str, Page]]:
    """Every page of a built site but the one of a wrong address, which has no content."""
    for path in sorted(folder.rglob("*.html")):
        if path.name != "404.html":
            yield path.relative_to(folder).as_posix(), Page(path.read_text("utf-8"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_of_a_wrong_address_says_that_all_is_made_up(edition: str, built: Mapping[str, Path]) -> None:
    """It stands apart from the theme and its banner (the illustration says so on every page)."""
    assert f"<strong>{ILLUSTRATION}</strong>" in (built[edition] / "404.html").read_text("utf-8")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_says_where_its_figures_come_from(edition: str, built: Mapping[str, Path]) -> None:
    """Commit or draft, its time, the head of the ledger and the command that computes the same again."""
    world = look(Asked(), PROJECT)
    snapshot = world.snapshot
    source = f"bản nháp {snapshot.digest[:12]}" if snapshot.dirty else f"lần lưu {snapshot.commit[:12]}"
    command = "thidua check" if snapshot.dirty else f"thidua check --commit {snapshot.commit[:12]}"
    heads = ", ".join(f"{code}: {ledger.head[:12]}" for code, ledger in world.kept.items())
    found = list(pages(built[edition]))
    assert len(found) > 90
    for path, page in found:
        for said in (f"Số liệu từ {source}, ", f"đầu sổ biên nhận {heads}", f"Tự tính lại bằng lệnh: {command}"):
            assert said in page.foot, (path, said)
        assert re.search(r"\d\d/\d\d/\d{4} \d\d:\d\d [+-]\d{4}", page.foot), path


def test_every_page_of_a_draft_says_so(tmp_path: Path) -> None:
    """Outside Git a page is a draft, with the digest of what it was made of."""
    root = laid_out(tmp_path)
    for path, data in base_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    world = look(Asked(), root)
    build(root, site_from(world, Edition.PUBLIC))
    for path, page in pages(root / FOLDERS[Edition.PUBLIC]):
        assert f"bản nháp {world.snapshot.digest[:12]}, không rõ lúc" in page.foot, path


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_table_and_drawing_can_be_read_by_ear(edition: str, built: Mapping[str, Path]) -> None:
    """A table has a caption and heads with a scope; a drawing has a title and a description, and no colour of its own."""
    seen = {"table": 0, "svg": 0}
    for path, page in pages(built[edition]):
        assert page.language == "vi", path
        names = [tag for tag, _ in page.article]
        for at, (tag, found) in enumerate(page.article):
            if tag == "table" and found.get("class") == "so":
                seen["table"] += 1
                assert names[at + 1] == "caption", path
            if tag == "th" and not path.startswith(("quy-tac/", "huong-dan")):
                assert found.get("scope") in {"col", "row", "colgroup", "rowgroup"}, path
            if tag == "svg":
                seen["svg"] += 1
                assert names[at + 1 : at + 3] == ["title", "desc"], path
                assert found.get("role") == "img", path
            assert not (found.keys() & {"fill", "stroke", "style"} and names[at] != "article"), (path, tag, found)
    assert min(seen.values()) > 0


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_asks_another_host_or_lets_a_script_in(edition: str, built: Mapping[str, Path]) -> None:
    """All that a page loads lies beside it; scripts run by their hash, never because they stand in the page."""
    for path, page in pages(built[edition]):
        assert page.asked, path
        assert not [one for one in page.asked if re.match(r"(?i)[a-z]+:|//", one)], path
        text = (built[edition] / path).read_text("utf-8")
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', text)
        scripts = policy.split("script-src ")[1].split(";")[0].split()
        assert scripts[0] == "'self'", path
        assert all(one.startswith("'sha256-") for one in scripts[1:]), path
        assert policy.startswith("default-src 'none'"), path


@pytest.mark.parametrize("edition", list(Edition))
def test_every_figure_of_every_page_is_that_of_the_check(edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever page a figure stands on: it is its row of `figures.json`, whose quotas are those of the check."""
    main(["check", "--format", "json"])
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["campaigns"][0]["quotas"]
    by_key = {(row["title"], row["scope"], row["unit"], row["stage"]): row for row in told}
    site = site_of(look(Asked(), PROJECT).verdict, edition, SOURCE)
    held = {one["campaign"]: one for one in json.loads(str(site.files["figures.json"]))["campaigns"]}
    for row in held["2022"]["quotas"]:
        same = by_key[row["award"], row["scope"], row["unit"], row["stage"]]
        assert [row[key] for key in ("base", "count", "limit", "arithmetic")] == [
            same[key] for key in ("base", "count", "limit", "arithmetic")
        ]
    checked: dict[str, int] = {}
    for path, text in site.files.items():
        if path.endswith(".md"):
            for figure in _FIGURE.finditer(_read(str(text))):
                said = _MARKS.sub("", figure["shown"])
                assert _agrees(held[figure["campaign"]], figure["part"], figure["keys"], said), (path, figure[0])
                checked[path] = checked.get(path, 0) + 1
    assert {"index.md", "2022/ty-le.md", "2022/giai-doan.md", "2022/ket-qua.md", "2022/don-vi/phong-cntt.md"} <= (
        checked.keys()
    )
    assert sum(checked.values()) >= 40


def _read(text: str) -> str:
    """Markdown with its marked characters as they are read."""
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text).replace("&amp;", "&")


def _agrees(campaign: Mapping[str, Any], part: str, key: str, said: str) -> bool:
    if part == "stages":
        row = campaign["stages"][key]
        sent, due = row["received"], row["expected"]
        return said in {f"{sent}/{due} đơn vị đã gửi", str(due - sent), str(row["late"])}
    keys = dict(pair.split(" = ") for pair in key.split(", "))
    (row,) = (one for one in campaign[part] if keys.items() <= one.items())
    if part == "quotas":
        return said in {row["arithmetic"], *(str(row[key]) for key in ("base", "count", "limit"))}
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    return numbers == [row[key] for key in ("people", "collectives") if row[key]] or numbers == [row["people"]]


def test_the_first_page_does_not_grow_with_the_agency() -> None:
    """Ten units or a thousand: the same first page but for its numbers."""
    made = []
    for units in (10, 1000):
        files = base_files()
        rows = "".join(f"  - {{ma: dv-{n}, ten: [{{ten: Đơn vị {n}}}], ten_ngan: ĐV {n}}}\n" for n in range(units))
        files["submissions/co-quan/don-vi.yaml"] += rows.encode()
        site = site_of(verdict_of(files), Edition.PUBLIC, SOURCE)
        made.append(re.sub(r"\d+", "N", str(site.files["index.md"])))
    assert made[0] == made[1]
