"""Samples of what the command says and drawings of screens, as they stand on pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from snapshots import PROJECT
from thidua.publish.samples import with_samples
from thidua.publish.screens import with_screens
from thidua.publish.written import with_tables
from thidua.rules.listing import RULES
from thidua.rules.rule import Rule

SAMPLE = """```
Cần sửa · Tên & <số>: chưa đúng [wrong-value]
  --> submissions/2022/a.yaml:5:11
   |
15 | ngay_lap: 2022-02-30
   |           ^^^^^^^^^^
   = cách sửa: xem lại ngày
```"""
GUIDES = sorted((PROJECT / "site/docs/huong-dan").glob("*.md"))


def text_of(markup: str) -> str:
    """The text of markup."""
    return unescape(re.sub(r"<[^>]+>", "", markup))


def test_lines_of_a_file_stay_together_and_sentences_stand_alone() -> None:
    """The line with its carets is one block that takes the focus; every sentence is a block of its own."""
    made = with_samples(f"Trước\n\n{SAMPLE}\n\nSau\n")
    assert made.startswith("Trước\n\n<pre")
    assert made.endswith("</pre>\n\nSau\n")
    assert re.findall(r'<span class="(\w+)"', made) == ["loi", "loi", "trich", "loi"]
    (excerpt,) = re.findall(r'<span class="trich" tabindex="0"[^>]*>(.*?)</span>', made, re.DOTALL)
    assert excerpt == "   |\n15 | ngay_lap: 2022-02-30\n   |           ^^^^^^^^^^\n"
    assert text_of(made) == f"Trước\n\n{SAMPLE[4:-3]}\n\nSau\n"


def test_other_blocks_stay_as_they_are() -> None:
    """A piece of a file is no finding, even where a finding follows."""
    piece = "```\n- ma_so: nv-015\n  | a\n```\n"
    assert with_samples(piece) == piece
    both = with_samples(f"{piece}\n{SAMPLE}\n")
    assert both.startswith(piece)
    assert both.count('<pre class="mau">') == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_example_of_a_rule_is_laid_out(rule: Rule) -> None:
    """No page of a rule keeps a sample whose sentences cannot wrap, and the text is that of the rule."""
    made = with_samples(rule.page)
    assert "-->" not in re.sub(r"<pre.*?</pre>", "", made, flags=re.DOTALL)
    assert text_of(made).replace("```", "").split() == rule.page.replace("```", "").split()


def test_a_drawing_says_all_that_is_on_it() -> None:
    """Each screen has its number, title, content and button; a way leads from each to the next; the words are text."""
    lines = "Trang <một> | có gì & ở đâu | Bấm\nTrang hai | ô lớn | Lưu\n"
    made = with_screens(f"Trước\n\n```man-hinh\n{lines}```\n\nSau\n")
    drawing = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), made.split("\n\n")[1])
    root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    assert [one.text for one in root.iter("text")] == [
        "1. Trang <một>",
        "có gì & ở đâu",
        "Bấm",
        "2. Trang hai",
        "ô lớn",
        "Lưu",
    ]
    assert [one.text for one in root[0]][:2] == [
        "2 màn hình lần lượt gặp",
        "Trang <một>: có gì & ở đâu, nút “Bấm”; Trang hai: ô lớn, nút “Lưu”",
    ]
    assert len(list(root.iter("path"))) == 1
    assert made.endswith("</figure>\n\nSau\n")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.stem))
def test_drawings_of_the_guides_fit(guide: Path) -> None:
    """No text of a drawing is longer than its window is wide."""
    made = with_screens(guide.read_text("utf-8"))
    assert "man-hinh\n" not in made
    for figure in re.findall(r"<figure>.*?</figure>", made):
        words = re.findall(r"<text[^>]*>(.*?)</text>", figure)
        assert words
        assert max(len(unescape(one)) for one in words) <= 46


WRITTEN = """# Trang

## Một phần {#mot}

| A | B **c** |
| --- | --- |
| `x` | y **z** <b> |
| 2 | |
| 3 | xem [Từ & ngữ](b.md#han). |

Bảng: Tên & riêng

| A | B |
| :-- | --: |
| 1 | 2 |
"""


def test_a_written_table_stands_as_generated_ones_do() -> None:
    """Caption, scopes and the names of columns for a narrow screen; code and what is strong stay, all else is text."""
    made = with_tables(WRITTEN)
    assert made.startswith("# Trang\n\n## Một phần {#mot}\n\n<div class=")
    assert re.findall("<caption>(.*?)</caption>", made) == ["Một phần", "Tên &amp; riêng"]
    assert re.findall('<div class="bang"(.*?)>', made) == [" data-co-ten", ""]
    assert (
        '<th scope="row"><span><code>x</code></span></th><td data-cot="B c"><span>y <strong>z</strong> &lt;b&gt;</span></td>'
        in made
    )
    assert '<th scope="row">2</th><td data-cot="B c"></td>' in made
    assert '<td data-cot="B c"><span>xem <a href="b.html#han">Từ &amp; ngữ</a>&#46;</span></td>' in made
    assert "Bảng:" not in made
    assert not re.search(r"^\|", made, re.MULTILINE)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.stem))
def test_no_table_of_a_guide_is_left_as_it_was_written(guide: Path) -> None:
    """Each has one caption, and no two on a page have the same."""
    text = guide.read_text("utf-8")
    made = with_tables(text)
    captions = re.findall("<caption>(.*?)</caption>", made)
    assert len(captions) == len(re.findall(r"^\| -", text, re.MULTILINE))
    assert len(set(captions)) == len(captions)
    assert not re.search(r"^\|", made, re.MULTILINE)
