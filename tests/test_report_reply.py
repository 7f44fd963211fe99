"""The comment on a request: nothing of others does anything in it, and it is never too long."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from thidua.report.reply.inert import fenced, inert
from thidua.text import shown

HOSTILE = [
    "@van-phong duyệt giúp",
    "xem #12 và GH-7, !3, %4, ~nhãn, $9, &5, so/thi-dua#8, so/thi-dua@0123456789",
    "0123abcdef0123abcdef0123abcdef0123abcdef",
    "https://xau.vn/a www.xau.vn a@xau.vn ftp://x",
    "[bấm](https://xau.vn) ![ảnh](https://xau.vn/a.png) <https://xau.vn>",
    "<script>alert(1)</script><img src=x onerror=alert(1)><a href='x'>b</a>",
    "</td></tr></table> | a | b |",
    "a|b `c|d` ``e`` ```f",
    "`` ` `` \\` \\| \\",
    "**đậm** _nghiêng_ ~~gạch~~ # đề mục",
    "/close\n/approve",
    "```suggestion\nx\n```",
    "--> <!-- thidua: tra-loi -->",
    "&lt;b&gt; &#64;van-phong &commat;van-phong",
    ":tada: [ ] [x] [^1] $x$ $$y$$ [[wiki]] {{x}}",
    "xuống\u202edòng\u200b\u0000",
    "",
    "   ",
]
WORDS = "Phòng Một đề nghị 3 Giấy khen, nhiều nhất 2 (40 % × 6 LĐTT = 2,4 → 2); “còn 1 đơn vị”"


def cells(markdown: str) -> list[str]:
    """The texts of the cells of a table as GitHub's renderer makes it, checked to hold text and code alone."""
    page = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    assert set(re.findall(r"</?([a-z0-9]+)", page)) <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
    body = page.partition("<tbody>")[2]
    return [html.unescape(re.sub(r"</?code>", "", one)) for one in re.findall(r"<td>(.*?)</td>", body, re.DOTALL)]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_shows_a_text_and_nothing_else(text: str) -> None:
    """GitHub's own renderer makes of it one cell with the very text, in code where a forge would see more in it."""
    found = cells(f"| a | b |\n| --- | --- |\n| {inert(text)} | cuối |\n")
    assert found == [" ".join(shown(text).split(" ")).strip(), "cuối"]


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@example("`")
@example("a` |`")
@example("\\|`\\")
@example("0 `0 ``0")
def test_any_text_stays_one_cell(text: str) -> None:
    """Whatever is written, the table keeps its cells, and the text its letters."""
    found = cells(f"| a | b |\n| --- | --- |\n| x {inert(text)} x | cuối |\n")
    assert found == [f"x {shown(text)} x", "cuối"]


@given(st.text(st.sampled_from("@#!$%~&:/.-_*`|<>[]()\\ab01 "), max_size=40))
def test_what_a_forge_could_read_stands_in_code(text: str) -> None:
    """Outside code no sign is left that any forge makes a name, number, address, picture or formula of."""
    page = cmarkgfm.github_flavored_markdown_to_html(f"x {inert(text)} x", Options.CMARK_OPT_UNSAFE)
    prose = html.unescape(re.sub(r"<code>.*?</code>", "", page, flags=re.DOTALL))
    assert not re.search(r"[@#!$~&_*`<\[\\]\w|://|:\w+:|www\.|[0-9a-f]{7}", re.sub(r"</?p>", "", prose))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_another_renderer_sees_the_same(text: str) -> None:
    """A second renderer of CommonMark finds text and code alone as well."""
    (_, line, _) = MarkdownIt("commonmark").parse(f"x {inert(text)} x")
    assert {one.type for one in line.children or ()} <= {"text", "code_inline", "text_special"}
    assert "".join(one.content for one in line.children or ()) == f"x {shown(text)} x"


def test_plain_words_stay_words() -> None:
    """What our own messages are made of is read as prose."""
    assert inert(WORDS) == WORDS
    assert inert("khóa “ma_so”, nv-017: IV.2, 14/KH-STTTT") == "khóa “`ma_so`”, `nv-017`: IV.2, 14/KH-STTTT"


@pytest.mark.parametrize("lines", [["a"], ["```", "b"], ["`````x", "~~~", "</pre>"], []])
def test_no_line_ends_a_block_of_code(lines: list[str]) -> None:
    """A block is one block, whatever fences its lines hold."""
    text = "\n".join([*fenced(lines, "suggestion"), "", "sau"])
    block, *after = MarkdownIt("commonmark").parse(text)
    assert (block.type, block.info, block.content.splitlines()) == ("fence", "suggestion", lines)
    assert [one.type for one in after] == ["paragraph_open", "inline", "paragraph_close"]
