"""CODEOWNERS from the list of units: who is asked about a change, in the words of each forge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from thidua.model.agency import Unit

_OWNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
_SOURCE = "# thidua owners: từ submissions/co-quan/don-vi.yaml, sửa ở đó rồi chạy lại.\n"
FILES: Mapping[str, tuple[str, str]] = {
    ".github/CODEOWNERS": ("*", "/submissions/*/don-vi/{}/"),
    ".gitlab/CODEOWNERS": ("*", "/submissions/*/don-vi/{}/"),
    ".gitea/CODEOWNERS": (".*", "submissions/[^/]*/don-vi/{}/.*"),
}
"""File → what names everything, what names a unit's folder; Gitea and Forgejo take regular expressions."""


def owners(units: Iterable[Unit]) -> dict[str, str]:
    """The files by path; accounts that have ended are left out, whatever the day, so that no clock decides."""
    units = tuple(units)
    office = [name for unit in units if unit.office for name in _names(unit)]
    return {path: _SOURCE + "".join(_lines(units, office, *patterns)) for path, patterns in FILES.items()}


def _lines(units: Iterable[Unit], office: list[str], everything: str, folder: str) -> Iterator[str]:
    yield " ".join([everything, *office]) + "\n"
    for unit in units:
        yield " ".join([folder.format(unit.code), *dict.fromkeys([*_names(unit), *office])]) + "\n"


def _names(unit: Unit) -> Iterator[str]:
    """Accounts that can stand in such a file."""
    for account in unit.accounts:
        if account.until is None and _OWNER.fullmatch(account.login):
            yield f"@{account.login}"
