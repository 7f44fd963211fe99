"""Every figure opens to what it is made of, and is the figure of the check."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from typing import Any

import pytest

from campaigns import sized
from snapshots import PROJECT, base_files, campaign_of_2022, edited, verdict_of
from thidua.cli import main
from thidua.cli.world import Asked, look
from thidua.model.plan import Document
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.markup import plain
from thidua.publish.plan import document
from thidua.publish.provenance import Origins
from thidua.rules.verdict import Verdict

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
SOURCE = Provenance("", "", dirty=True, digest="d", receipts="", command="")


def shown(text: str) -> str:
    """A page with its marked characters as they are read."""
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text).replace("&amp;", "&")


def pages(verdict: Verdict, edition: Edition) -> dict[str, str]:
    """The pages of an edition as they are read, and its figures."""
    made = site_of(verdict, edition, SOURCE).files
    return {path: shown(text) for path, text in made.items() if isinstance(text, str)}


STAGES = ("Đề nghị", "Công nhận")


def quota_rows(page: str) -> list[dict[str, str]]:
    """Every scope at every stage on the page of the quotas, agency and units apart: people, reserve, the figure that opens."""
    found = []
    for part in page.split("<table")[1:]:
        caption = re.findall(r"<caption>(.*?)</caption>", part)[0]
        rows = [
            (
                re.findall(r'<th scope="row">(.*?)</th>', row)[0],
                dict(re.findall(r'<td data-cot="(.*?)">(.*?)</td>', row)),
            )
            for row in part.split("<tr>")[2:]
        ]
        if "toàn cơ quan" in caption and "cộng" not in caption:
            cells = dict(rows)
            found += [
                {
                    "scope": "Toàn cơ quan",
                    "stage": stage,
                    "count": re.findall(r"\d+", cells["Số người"][stage])[0],
                    "limit": cells["Nhiều nhất"][stage],
                    "base": cells["Số làm gốc"][stage].split()[0],
                    "figure": cells["Phép tính"][stage],
                }
                for stage in cells["Số người"]
            ]
        elif "từng đơn vị" in caption:
            found += [
                {"scope": name, "stage": stage, "count": cells[stage], "figure": cells[f"{stage}: phép tính"]}
                for name, cells in rows
                for stage in STAGES
                if stage in cells
            ]
    return found


def test_all_numbers_of_the_quota_pages_are_those_of_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """Base, people, limit and arithmetic, of every scope and stage: what `check --format json` tells of the project."""
    main(["check", "--format", "json"])
    every: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["campaigns"][0]["quotas"]
    told = [row for row in every if row["stage"] != "voted"]
    world = look(Asked(), PROJECT)
    campaign = world.verdict.campaigns[0].campaign
    rows = quota_rows(pages(world.verdict, Edition.INTERNAL)["2022/ty-le.md"])
    keys = ("scope", "stage", "count")
    got = [(*(row[key] for key in keys), re.findall(r"<summary>(.*?)</summary>", row["figure"])[0]) for row in rows]
    stages = {"nominated": "Đề nghị", "recognised": "Công nhận"}
    want = [
        (
            campaign.units.short(row["unit"]) if row["unit"] else "Toàn cơ quan",
            stages[row["stage"]],
            str(row["count"]),
            row["arithmetic"],
        )
        for row in told
    ]
    assert sorted(got) == sorted(want)
    assert len(got) == 36
    agency = [(row["base"], row["limit"]) for row in rows if row["scope"] == "Toàn cơ quan"]
    assert agency == [
        (str(row["base"]), str(row["limit"]))
        for title in ("CSTDCS", "GIAY_KHEN")
        for row in told
        if row["title"] == title and not row["unit"]
    ]


def cells(page: str, caption: str) -> list[dict[str, str]]:
    """The rows of a table by the heads of its columns, the first by ""."""
    (part,) = [one for one in page.split("<table")[1:] if f"<caption>{caption}</caption>" in one]
    return [
        {"": re.sub("<[^>]+>", "", first), **{head: re.sub("<[^>]+>", "", cell) for head, cell in rest}}
        for row in part.split("</table>")[0].split("<tr>")[2:]
        for first in re.findall(r'<th scope="row">(.*?)</th>', row)
        for rest in [re.findall(r'<td data-cot="(.*?)">(.*?)</td>', row)]
    ]


def test_all_numbers_of_the_lines_after_the_vote_are_those_of_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """On the page of the session: scope, arithmetic and people of each quota that somebody is chosen of."""
    main(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["campaigns"][0]["quotas"]
    world = look(Asked(), PROJECT)
    short = world.verdict.campaigns[0].campaign.units.short
    page = pages(world.verdict, Edition.INTERNAL)["2022/hoi-dong/phien-hop-01.md"]
    for title, name in (("CSTDCS", "CSTĐCS"), ("GIAY_KHEN", "Giấy khen")):
        lines = [row for row in told if (row["title"], row["stage"]) == (title, "voted") and row["count"]]
        got = [
            (row[""], row["Phép tính"].split("Số làm gốc")[0], row["Số người"])
            for row in cells(page, f"{name}: vạch tỷ lệ")
        ]
        assert got == [
            (short(row["unit"]) if row["unit"] else "Toàn cơ quan", row["arithmetic"], str(row["count"]))
            for row in lines
        ]
    assert [(row["arithmetic"], row["count"]) for row in told if row["stage"] == "voted" and not row["unit"]] == [
        ("15 % × 33 LĐTT = 4,95 → 4", 4)
    ]


def in_words(held: list[dict[str, Any]]) -> str:
    """How many people and collectives, as pages say it."""
    count = Counter(row["subject"] for row in held)
    words = {"ca_nhan": "cá nhân", "tap_the": "tập thể"}
    return ", ".join(f"{count[one]} {word}" for one, word in words.items() if count[one])


def test_all_numbers_of_stages_and_results_are_those_of_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """What the pages count of units, awards, decisions and proposals can be counted from `check --format json`."""
    main(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["campaigns"][0]
    world = look(Asked(), PROJECT)
    campaign = world.verdict.campaigns[0].campaign
    made = pages(world.verdict, Edition.INTERNAL)
    figures = json.loads(made["figures.json"])["campaigns"][0]
    counted = {row.pop("stage"): row for row in [dict(row) for row in told["stages"]] if row.pop("closes")}
    assert figures["stages"] == counted
    sent = re.findall(r"<summary>(\d+)/(\d+) đơn vị đã gửi</summary>", made["2022/giai-doan.md"])
    assert sent == [(str(row["received"]), str(row["expected"])) for row in told["stages"]]
    held = [row for row in told["recognised"] if not row["annulled"]]
    results = made["2022/ket-qua.md"]
    listed = re.findall(r"## [^\n]*{#([\w-]+)}\n\n<details class=\"goc\"><summary>(.*?)</summary>", results)
    assert len(listed) == len({row["award"] for row in told["recognised"]})
    for said, number in listed:
        mine = [row for row in held if row["award"].lower().replace("_", "-") == said]
        assert in_words(mine) == number
    shorts = {campaign.short(award): award for award in campaign.catalogue.awards}
    units = {campaign.units.short(unit): unit for unit in campaign.units.by_code}
    rows = cells(results, "Kết quả theo đơn vị")
    assert len(rows) == 8
    for row in rows:
        unit = units.get(row.pop(""), "")
        for short, said in row.items():
            mine = [one for one in held if one["award"] == shorts[short] and (units_of(one, units) == unit)]
            assert in_words(mine) == said
    for row, decision in zip(cells(results, "Các quyết định"), told["decisions"], strict=True):
        mine = [one for one in held if one["path"] == decision["path"]]
        people = sum(one["subject"] == "ca_nhan" for one in mine)
        said = f"{people} của cá nhân, {len(mine) - people} của tập thể"
        assert row[""] == decision["number"]
        assert row["Còn hiệu lực"] == ("" if decision["kind"] == "huy_bo" else said)
    proposed = cells(results, "Trình cấp trên")
    assert [row["Tờ trình"] for row in proposed] == [row["number"] for row in told["proposals"]]
    assert [row["Kết quả"] != "chưa có quyết định" for row in proposed] == [row["decided"] for row in told["proposals"]]


def units_of(row: dict[str, Any], units: dict[str, str]) -> str:
    """The unit of a row of results; "" where it is the agency's own."""
    return row["unit"] if row["unit"] in units.values() else ""


def test_a_quota_opens_to_the_lines_that_make_it() -> None:
    """Inside each line of a unit's file is a person nominated for the award; the formula and the clause stand there."""
    verdict = verdict_of(base_files())
    rows = quota_rows(pages(verdict, Edition.INTERNAL)["2022/ty-le.md"])
    figure = next(row for row in rows if row["scope"] == "Phòng Một")["figure"]
    origin = re.sub(r"<[^>]+>", " ", figure.replace("</li>", "\n"))
    assert "Số làm gốc: 6 người được đề nghị LĐTT, không còn điều cần sửa." in origin
    assert "Để so sánh, không phải giới hạn: 15 % × 6 = 0,9, làm tròn xuống còn 0." in origin
    path, lines = re.findall(r"Nguồn: <code>(.*?)</code>: dòng ([\d, ]+)\.", figure)[0]
    text = base_files()[path].decode().splitlines()
    assert [text[int(line) - 1].strip() for line in lines.split(", ")] == [f"- ma_so: nv-00{n}" for n in range(1, 7)]
    assert '<a href="../2022/ke-hoach.html">Kế hoạch 01/KH-MAU, mục IV.2</a>' in figure
    assert '<a href="../quy-tac/quota-exceeded.html">Vượt tỷ lệ</a>' in figure


@pytest.mark.parametrize("edition", list(Edition))
def test_a_figure_names_its_row_of_the_figures(edition: Edition) -> None:
    """Each row that a page names is there exactly once, and says the same."""
    made = pages(campaign_of_2022(), edition)
    held = json.loads(made["figures.json"])["campaigns"][0]
    rows = quota_rows(made["2022/ty-le.md"])
    for row in rows:
        (said,) = re.findall(r"dòng <code>quotas: (.*?)</code>\.", str(row))
        where = dict(pair.split(" = ") for pair in said.split(", "))
        assert {"award", "scope", "stage"} <= where.keys()
        (found,) = [one for one in held["quotas"] if where.items() <= one.items()]
        figure = re.findall(r"<summary>(.*?)</summary>", row["figure"])[0]
        assert (str(found["count"]), found["arithmetic"]) == (row["count"], figure)
    assert len(rows) == (36 if edition is Edition.INTERNAL else 16)
    stages = re.findall(
        r"<summary>(\d+)/(\d+) đơn vị đã gửi</summary>.*?<code>stages: (\w+)</code>\.",
        made["2022/giai-doan.md"],
    )
    early, late = (1, 2) if edition is Edition.INTERNAL else (None, None)
    assert [(int(n), int(of), held["stages"][stage]) for n, of, stage in stages] == [
        (8, 8, {"expected": 8, "received": 8, "late": early}),
        (8, 8, {"expected": 8, "received": 8, "late": late}),
    ]
    results = re.findall(r"<summary>(.*?)</summary>.*?<code>results: award = (\w+)</code>\.", made["2022/ket-qua.md"])
    by_award = {row["award"]: (row["people"], row["collectives"]) for row in held["results"]}
    assert len(results) == len(by_award) == 8
    assert ("4 cá nhân, 1 tập thể", "GIAY_KHEN") in results
    assert by_award["GIAY_KHEN"] == (4, 1)
    assert by_award["LDTT"] == (33, 0)


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("at", ["2022-03-01T08:00+07:00", "2022-12-20T08:00+07:00", "2022-12-28T08:00+07:00", ""])
def test_whatever_a_page_names_in_the_figures_is_there(edition: Edition, at: str) -> None:
    """Of every page: a single row is there once, several rows at least once, a part as a whole is there."""
    made = pages(look(Asked(at=at), PROJECT).verdict, edition)
    held = {one["campaign"]: one for one in json.loads(made["figures.json"])["campaigns"]}
    found = Counter[str]()
    for path, text in made.items():
        named = re.findall(
            r'figures\.json">figures\.json</a>, (chiến dịch|những dòng của) ([\w-]+)(, dòng|, phần|:) <code>(.*?)</code>',
            text,
        )
        assert path == "figures.json" or len(named) == text.count(">figures.json</a>"), path
        for _, code, how, said in named:
            part, _, key = said.partition(": ")
            rows = held[code][part]
            if key and isinstance(rows, list):
                where = dict(pair.split(" = ") for pair in key.split(", "))
                matching = [row for row in rows if where.items() <= row.items()]
                assert len(matching) == 1 or (how == ":" and matching), (path, said)
            elif key:
                assert key in rows, (path, said)
            found[part] += 1
    assert found["stages"] >= 6
    assert (found["decisions"], found["results_by_unit"]) == ((1, 1) if not at else (0, 0))


def test_an_award_of_two_quotas_has_a_row_for_each() -> None:
    """Over the agency and over each unit: every figure of both names the one row that holds its numbers."""
    quotas = [("CSTDCS", 15, "co_quan", "xuong", "trong"), ("CSTDCS", 40, "don_vi", "xuong", "trong")]
    made = pages(verdict_of(sized([5, 6], quotas, few=2)), Edition.INTERNAL)
    rows = json.loads(made["figures.json"])["campaigns"][0]["quotas"]
    named = re.findall(r", dòng <code>quotas: (.*?)</code>", made["2022/ty-le.md"])
    for said in named:
        where = dict(pair.split(" = ") for pair in said.split(", "))
        assert len([row for row in rows if where.items() <= row.items()]) == 1, said
    assert len(set(named)) == len(named) == 2 * 3


@pytest.mark.parametrize("edition", list(Edition))
def test_the_figures_of_units_and_decisions_are_those_of_the_page(edition: Edition) -> None:
    """What the page of the results counts of each unit, and of each decision."""
    made = pages(campaign_of_2022(), edition)
    held = json.loads(made["figures.json"])["campaigns"][0]
    rows = cells(made["2022/ket-qua.md"], "Kết quả theo đơn vị")
    shown = [said for row in rows for head, said in row.items() if head and said]
    assert sorted(map(in_figures, held["results_by_unit"])) == sorted(shown)
    given = [row["Còn hiệu lực"] for row in cells(made["2022/ket-qua.md"], "Các quyết định")]
    sums = [
        [sum(one[name] for one in row["results"]) for name in ("people", "collectives")] for row in held["decisions"]
    ]
    assert [f"{people} của cá nhân, {groups} của tập thể" for people, groups in sums][:2] == given[:2]
    assert [(row["decision"], row["kind"], bool(row["results"])) for row in held["decisions"]] == [
        ("quyet-dinh-01", "cong_nhan", True),
        ("quyet-dinh-02", "cap_tren", True),
        ("quyet-dinh-03", "huy_bo", False),
    ]


def in_figures(row: dict[str, Any]) -> str:
    """A row of the figures as the pages write it."""
    numbers = {"cá nhân": row["people"], "tập thể": row["collectives"]}
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


def test_a_result_opens_to_its_decisions() -> None:
    """Inside with the lines of the decision, each of which awards it; outside with its number only."""
    inside = pages(campaign_of_2022(), Edition.INTERNAL)["2022/ket-qua.md"]
    path, lines = re.findall(
        r"Nguồn: <code>(\S*quyet-dinh\S*)</code>: dòng ([\d, ]+)\..{0,199}award = CSTDCS<", inside
    )[0]
    text = (PROJECT / path).read_text("utf-8").splitlines()
    assert len(lines.split(", ")) == 4
    assert all("CSTDCS" in text[int(line) - 1] for line in lines.split(", "))
    outside = pages(campaign_of_2022(), Edition.PUBLIC)["2022/ket-qua.md"]
    assert "Quyết định số MH-28 (minh họa)." in outside
    assert "Nguồn" not in outside


def test_a_figure_of_many_files_names_a_few() -> None:
    """The agency's figure names eight files and how many more there are; a page does not grow with the agency."""
    files = base_files()
    unit_files = ("2022/don-vi/phong-mot/dang-ky", "2022/don-vi/phong-mot/de-nghi", "co-quan/nhan-su/phong-mot")
    for number in range(9):
        row = f"  - {{ma: dv-{number}, ten: [{{ten: ĐV {number}}}], ten_ngan: ĐV {number}}}\n"
        files["submissions/co-quan/don-vi.yaml"] += row.encode()
        for name in unit_files:
            text = files[f"submissions/{name}.yaml"].decode().replace("phong-mot", f"dv-{number}")
            path = f"submissions/{name}.yaml".replace("phong-mot", f"dv-{number}")
            files[path] = text.replace("nv-00", f"nv-{number}-").replace("MH-02", f"MH-{number}").encode()
    quotas = pages(verdict_of(files), Edition.INTERNAL)["index.md"].split("<caption>Tỷ lệ</caption>")[1]
    first = quotas.split('<details class="goc">')[1]
    base, counted, *_ = first.split("</li>")
    assert "Số làm gốc: 70 người được đề nghị LĐTT" in base
    assert base.count("<code>") == counted.count("<code>") == 8
    assert '; và 4 tệp khác. Xem <a href="2022/ty-le.html">dòng của từng đơn vị</a>.' in base
    stages = pages(verdict_of(files), Edition.INTERNAL)["index.md"].split("<caption>Giai đoạn</caption>")[-1]
    assert re.search(r"Nguồn: (<code>[^<]*</code>, ){8}và 4 tệp khác\.", stages)


def test_stages_without_a_clause_and_bases_beside() -> None:
    """A deadline without a clause leads to the plan; who counts beside the base is said not to be in it."""
    files = edited(PLAN, ("de_nghi: {het_ngay: 2022-12-16, muc: IV.3}", "de_nghi: {het_ngay: 2022-12-16}"))
    files[PLAN] = files[PLAN].replace(b"lam_tron: xuong", b"lam_tron: xuong, cach_dem: ngoai", 1)
    made = pages(verdict_of(files), Edition.INTERNAL)
    assert '<a href="../2022/ke-hoach.html">Kế hoạch 01/KH-MAU</a>; quy tắc: ' in made["2022/giai-doan.md"]
    assert "không còn điều cần sửa, không kể người được CSTĐCS." in made["2022/ty-le.md"]


def test_a_clause_that_the_plan_does_not_hold_is_no_link() -> None:
    """A plan without its text, and one that names a clause that it does not have: the plan's page, or words."""
    clauses = base_files()[PLAN].decode().partition("noi_dung_ke_hoach:")[2]
    assert not clauses
    files = edited(PLAN, ("muc: IV.3", "muc: IV.9"))
    files[PLAN] += b"muc_vuong_mac: V\nnoi_dung_ke_hoach:\n  - {muc: IV.2, noi_dung: x}\n"
    made = pages(verdict_of(files), Edition.INTERNAL)
    anchors = set(re.findall(r'ke-hoach\.html#([^"]*)"', "".join(made.values())))
    anchors |= set(re.findall(r'href="#(muc-[^"]*)"', made["2022/ke-hoach.md"]))
    assert anchors == {"muc-iv-2"}
    assert "{#muc-iv-2}" in made["2022/ke-hoach.md"]
    assert '<a href="2022/ke-hoach.html">Báo vướng mắc</a>' in made["index.md"]
    assert "Căn cứ ban hành" not in made["2022/ke-hoach.md"]


def test_a_document_whose_name_holds_its_number_says_it_once() -> None:
    """As the data of the law name it; a name without a number gets it."""
    whole = Document.model_validate({"ten": "Nghị định số 1/X", "so": "1/X", "co_quan": "Chính phủ"})
    bare = Document.model_validate({"ten": "Luật", "so": "2/Y"})
    assert document(whole) == plain("Nghị định số 1/X, của Chính phủ")
    assert document(bare) == plain("Luật, số 2/Y")


def test_an_award_that_nobody_holds_any_more() -> None:
    """Nobody is counted and no decision named."""
    counts = campaign_of_2022().campaigns[0].counts
    origin = shown(Origins(counts, Edition.INTERNAL).of_award("CO_BO", "0"))
    assert origin.startswith('<details class="goc"><summary>0</summary><ul><li>Đếm người, tập thể')
    assert "Quyết định số" not in origin
    assert "Nguồn" not in origin


COMPUTED = re.compile(
    r"(\w+/(giai-doan|ty-le|ket-qua|thay-doi|kiem-tra|nhan-su|khoa-so|don-vi/.*|hoi-dong/.*)|index)\.md"
)
"""Pages of figures; those of the plan, of its standards and of the columns only show what a file says."""


def tables_without_origin(page: str) -> list[str]:
    """The captions of tables in which no figure opens and beside which nothing says how they are made.

    The table of the what-if is the reader's own arithmetic.
    """
    bare, before = [], ""
    for part in re.split(r'<div class="bang"[^>]*><table class="so">', page):
        inside, end, after = part.partition("</table></div>")
        captions = re.findall(r"<caption>(.*?)</caption>", inside) if end else []
        above = before.rstrip().endswith("</details>") and "bang-goc" not in before.rpartition("<details")[2]
        told = above or after.lstrip().startswith('<details class="goc') or 'class="goc' in inside
        bare += [shown(one) for one in captions if not told and "thử thay số" not in shown(one)]
        before = after if end else part
    return bare


@pytest.mark.parametrize("edition", list(Edition))
def test_every_table_of_figures_says_how_it_is_made(edition: Edition) -> None:
    """No table of numbers or of states stands on a page without its way, its files inside, and its rows to download."""
    verdict = look(Asked(), PROJECT).verdict
    made = site_of(verdict, edition, SOURCE).files
    walked = {path: str(text) for path, text in made.items() if COMPUTED.fullmatch(path)}
    assert len(walked) == {Edition.INTERNAL: 17, Edition.PUBLIC: 13}[edition]
    assert {path: bare for path, text in walked.items() if (bare := tables_without_origin(text))} == {}
    for path, text in walked.items():
        targets = re.findall(r'href="((?:\.\./)*(?:2022/du-lieu|api)/[^"#]+)"', text)
        for target in targets:
            assert os.path.normpath(os.path.join(os.path.dirname(path), target)) in made, (path, target)  # noqa: PTH118, PTH120
        assert targets or "<table" not in text, path
        if edition is Edition.PUBLIC:
            assert "submissions/" not in shown(text)


@pytest.mark.parametrize(
    ("at", "head"),
    [
        ("2022-03-09T10:12:30+07:00", ""),
        ("2022-03-09T10:12:31+07:00", "2022:db79a8d58c11"),
        ("2022-03-20T08:00+07:00", "2022:c0751f67bf1a"),
        ("2022-03-21T09:00+07:00", "2022:7f73a4323a27"),
    ],
)
def test_the_head_of_the_ledger_is_that_of_the_instant(at: str, head: str) -> None:
    """The last mark before a receipt that came later; what the register of the Office tells of comes with its neighbour."""
    world = look(Asked(at=at), PROJECT)
    assert world.heads == head
    assert len(world.told()) == bool(head)
