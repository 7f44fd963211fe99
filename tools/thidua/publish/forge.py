"""Where a unit's file can be edited or added on the agency's forge."""

from __future__ import annotations

import html
from collections.abc import Mapping
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
