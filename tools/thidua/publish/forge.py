"""Where a file can be seen as it was at a commit, edited or added on the agency's forge."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Mapping
from urllib.parse import quote

from thidua.model.agency import Forge, ForgeKind
from thidua.publish.markup import plain

_EDIT: Mapping[ForgeKind, str] = {
    ForgeKind.GITHUB: "edit/{branch}/{path}",
    ForgeKind.GITLAB: "-/edit/{branch}/{path}",
    ForgeKind.FORGEJO: "_edit/{branch}/{path}",
}
_ADD: Mapping[ForgeKind, str] = {
    ForgeKind.GITHUB: "new/{branch}/{folder}?filename={name}",
    ForgeKind.GITLAB: "-/new/{branch}/{folder}?file_name={name}",
    ForgeKind.FORGEJO: "_new/{branch}/{folder}?filename={name}",
}
_SEE: Mapping[ForgeKind, str] = {
    ForgeKind.GITHUB: "blob/{commit}/{path}",
    ForgeKind.GITLAB: "-/blob/{commit}/{path}",
    ForgeKind.FORGEJO: "src/commit/{commit}/{path}",
}
_LINES = re.compile(r"<code>(?P<said>submissions/[^<]+)</code>(?:: dòng (?P<lines>\d+(?:, \d+)*))?")
_SPOT = re.compile(r"(?P<path>.+?)(?::(?P<line>\d+):\d+)?")


def with_sources(page: str, forge: Forge, commit: str, known: Container[str]) -> str:
    """A page on which each file that is `known`, and each line of it, is a link to it at a commit."""

    def linked(found: re.Match[str]) -> str:
        spot = _SPOT.fullmatch(html.unescape(found["said"]))
        if spot is None or spot["path"] not in known:
            return found[0]
        shape = _SEE[forge.kind].format(commit=quote(commit), path=quote(spot["path"]))
        place = html.escape(f"{forge.address}/{shape}")
        line = f"#L{spot['line']}" if spot["line"] else ""
        file = f'<a href="{place}{line}"><code>{found["said"]}</code></a>'
        lines = (f'<a href="{place}#L{number}">{number}</a>' for number in (found["lines"] or "").split(", "))
        return f"{file}: dòng {', '.join(lines)}" if found["lines"] else file

    return _LINES.sub(linked, page)


def door(forge: Forge | None, path: str, *, there: bool) -> str:
    """A link to the page of the forge that edits a file that is `there`, or adds it; "" without a forge."""
    if forge is None:
        return ""
    folder, _, name = path.rpartition("/")
    shape = _EDIT if there else _ADD
    target = shape[forge.kind].format(
        branch=quote(forge.branch), path=quote(path), folder=quote(folder), name=quote(name)
    )
    words = "Sửa tệp này trên máy chủ Git" if there else "Thêm tệp này trên máy chủ Git"
    return f'<a href="{html.escape(f"{forge.address}/{target}")}">{plain(words)}</a>'
