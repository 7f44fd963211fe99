"""Names of files that would not live on every machine, and things that are no plain files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from thidua.text import shown

LONGEST_PATH = 200
LONGEST_NAME = 100
NOT_PLAIN = "not-a-plain-file"
BAD_PATH = "bad-path"
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_RESERVED = re.compile(
    r"(.*/)?(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|\.git) *(\.[^/]*)?(/.*)?", re.IGNORECASE | re.ASCII
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
_TRAILING = re.compile(r"[. ](/|$)")
_RENAME = "đổi tên tệp theo mẫu: chữ thường không dấu, chữ số, dấu gạch nối; kho không cần thì xóa"
_KINDS = {
    "symlink": ("là liên kết tới tệp khác", "xóa liên kết, đặt chính tệp đó vào đây"),
    "submodule": ("là kho Git khác lồng vào", "xóa kho lồng, đặt tệp vào đây"),
    "executable": (
        "có quyền chạy như chương trình",
        "bỏ quyền chạy: chmod -x TỆP (trên Windows: git update-index --chmod=-x TỆP)",
    ),
    "special": ("không phải là tệp thường", "xóa đi, đặt tệp thường vào đây"),
    "unreadable": ("không đọc được trên máy này", "cho quyền đọc, hoặc đóng chương trình đang giữ tệp, rồi chạy lại"),
}


class Oddity(NamedTuple):
    """Something odd about a path: the rule it breaks, a kind for programs, words for people.

    `path` is safe to print: what cannot be seen stands as `U+XXXX`.
    """

    path: str
    rule: str
    kind: str
    message: str
    fix: str


def not_plain(path: str, kind: str) -> Oddity:
    """A symlink, a submodule, an executable, a special file or one that this machine cannot read."""
    message, fix = _KINDS[kind]
    return Oddity(shown(path), NOT_PLAIN, kind, f"“{shown(path)}” {message}", fix)


def odd_paths(paths: Iterable[str]) -> Iterator[Oddity]:
    """What is odd about the names: twins first, then one oddity a path, in the order of the paths."""
    listed = sorted(paths)
    yield from _twins(listed)
    for path in listed:
        if found := _odd(path):
            kind, message = found
            yield Oddity(shown(path), BAD_PATH, kind, f"tên “{shown(path)}” {message}", _RENAME)


def _odd(path: str) -> tuple[str, str] | None:
    tests = (
        ("not-utf8", _NOT_UTF8.search(path), "không viết bằng UTF-8"),
        ("control-character", shown(path) != path, "có ký tự không nhìn thấy"),
        ("too-long", _long(path), f"quá dài (nhiều nhất {LONGEST_PATH} byte, mỗi phần {LONGEST_NAME} ký tự)"),
        ("windows-reserved", _RESERVED.fullmatch(path), "là tên Windows không cho dùng"),
        ("windows-reserved", _FORBIDDEN.search(path), "có dấu mà Windows không cho dùng"),
        ("trailing-dot-or-space", _TRAILING.search(path), "có phần kết thúc bằng dấu chấm hoặc dấu cách"),
        ("not-nfc", not unicodedata.is_normalized("NFC", path), "có dấu gõ rời khỏi chữ (không phải NFC)"),
        ("not-ascii", not path.isascii(), "có chữ có dấu hoặc ký tự lạ"),
    )
    return next(((kind, message) for kind, wrong, message in tests if wrong), None)


def _long(path: str) -> bool:
    return len(path.encode("utf-8", "surrogatepass")) > LONGEST_PATH or max(map(len, path.split("/"))) > LONGEST_NAME


def _twins(paths: list[str]) -> Iterator[Oddity]:
    """Of neighbours that differ in case or composition only, folders too, all but the plainest."""
    groups: dict[tuple[str, str], list[str]] = {}
    for place in _places(paths):
        parent, _, name = place.rpartition("/")
        groups.setdefault((parent, _folded(name)), []).append(place)
    for (parent, name), group in groups.items():
        first, *others = sorted(group, key=lambda place: (place != f"{parent}/{name}", place))
        for place in others:
            same = unicodedata.normalize("NFC", place) == unicodedata.normalize("NFC", first)
            kind = "normalisation-twin" if same else "case-twin"
            message = f"“{shown(place)}” trùng tên với “{shown(first)}” khi không phân biệt hoa thường hoặc cách gõ dấu"
            yield Oddity(shown(place), BAD_PATH, kind, message, "xóa hoặc đổi tên tệp này")


def _places(paths: Iterable[str]) -> list[str]:
    """The paths and all folders above them, each once, sorted."""
    found: set[str] = set()
    for path in paths:
        place = path
        while place and place not in found:
            found.add(place)
            place = place.rpartition("/")[0]
    return sorted(found)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
