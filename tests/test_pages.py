"""The pages outlive their generator: another one builds the same from the tree that `thidua pages` writes."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from agency import repository

_SKIPPED = re.compile(r"<(script|style).*?</\1>|<[^>]*>|¶", re.DOTALL)


def texts(folder: Path) -> dict[str, str]:
    """The text of each page's article."""
    return {path.relative_to(folder).as_posix(): text(path) for path in sorted(folder.rglob("*.html"))}


def text(path: Path) -> str:
    """The words of an article, without marks."""
    article = re.search(r"<article.*?</article>", path.read_text("utf-8"), re.DOTALL)
    assert article, path
    return " ".join(html.unescape(_SKIPPED.sub("", article[0])).split())


@pytest.mark.parametrize("edition", ["cong-khai", "noi-bo"])
def test_another_generator_gives_the_same_pages(edition: str, tmp_path: Path) -> None:
    """Zensical and MkDocs, without any hook: the same pages with the same text, and the files beside them."""
    root = repository(tmp_path / "kho")
    command = [sys.executable, "-m", "thidua"]
    subprocess.run([*command, "build", "--edition", edition], cwd=root, check=True, capture_output=True)
    subprocess.run(
        [*command, "pages", "--into", "cay", "--edition", edition], cwd=root, check=True, capture_output=True
    )
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    scripts = Path(sys.executable).parent
    for engine in (["zensical", "build"], ["mkdocs", "build", "--strict", "--site-dir", "ra-mkdocs"]):
        command = [str(scripts / engine[0]), *engine[1:]]
        subprocess.run(command, cwd=root / "cay", check=True, capture_output=True, env=environment)
    ours = texts(root / "build" / ("site" if edition == "cong-khai" else "noi-bo"))
    assert len(ours) > 80
    assert texts(root / "cay/ra") == ours
    assert texts(root / "cay/ra-mkdocs") == ours
    for name in ("figures.json", "tim.json", "js/minisearch.js", "kieu.css", "2022/han-nop.ics"):
        made = (root / "cay/ra" / name).read_bytes()
        assert made == (root / "cay/ra-mkdocs" / name).read_bytes()
        assert made
