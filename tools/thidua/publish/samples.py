"""What the command says, as it stands on a page: sentences wrap, the line of a file and its carets stay together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

_SAMPLE = re.compile(r"^```\n(?P<text>(?:(?!```).*\n)*? *--> .*\n(?:(?!```).*\n)*)```$", re.MULTILINE)
_EXCERPT = re.compile(r" *\d* \|")


def with_samples(markdown: str) -> str:
    """A page on which every fenced sample of a finding is laid out by lines; the text of each stays what it was."""
    return _SAMPLE.sub(lambda found: _laid_out(found["text"]), markdown)


def _laid_out(text: str) -> str:
    return f'<pre class="mau"><code>{"".join(_blocks(text.splitlines(keepends=True)))}</code></pre>'


def _blocks(lines: list[str]) -> Iterator[str]:
    """Lines of a file together in a block that a narrow screen moves sideways, every other line by itself."""
    for excerpt, block in groupby(lines, lambda line: bool(_EXCERPT.match(line))):
        text = [escape(line, quote=False) for line in block]
        if excerpt:
            yield f'<span class="trich" tabindex="0" role="group" aria-label="Dòng trong tệp">{"".join(text)}</span>'
        else:
            yield from (f'<span class="loi">{line}</span>' for line in text)
