"""Names of files that would not live on every machine, and things that are no plain files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.text import shown

LONGEST_PATH = 200
LONGEST_NAME = 100
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
_RENAME = "đổi tên tệp theo mẫu: chữ thường không dấu, chữ số, dấu gạch nối"
NOT_PLAIN = "not-a-plain-file"
BAD_PATH = "bad-path"


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd about a path: the rule it breaks, a kind for programs, words for people."""

    path: str
    rule: str
    kind: str
    message: str
    fix: str


def not_plain(path: str, kind: str) -> Oddity:
    """A symlink, a submodule, an executable or a special file."""
    words = {
        "symlink": ("là liên kết tới tệp khác", "xóa liên kết, đặt chính tệp đó vào đây"),
        "submodule": ("là kho Git khác lồng vào", "xóa kho lồng, đặt tệp vào đây"),
        "executable": ("có quyền chạy như chương trình", "bỏ quyền chạy: git update-index --chmod=-x TỆP"),
        "special": ("không phải là tệp thường", "xóa đi, đặt tệp thường vào đây"),
    }
    message, fix = words[kind]
    return Oddity(path, NOT_PLAIN, kind, f"“{shown(path)}” {message}", fix)


def odd_paths(paths: Iterable[str]) -> Iterator[Oddity]:
    """What is odd about the names, in the order of the paths."""
    listed = sorted(paths)
    yield from _twins(listed)
    for path in listed:
        if found := _odd(path):
            kind, message = found
            yield Oddity(path, BAD_PATH, kind, f"tên “{shown(path)}” {message}", _RENAME)


def _odd(path: str) -> tuple[str, str] | None:
    names = path.split("/")
    if not path.isprintable():
        return "control-character", "có ký tự không nhìn thấy"
    if len(path.encode("utf-8", "surrogatepass")) > LONGEST_PATH or max(map(len, names)) > LONGEST_NAME:
        return "too-long", f"quá dài (nhiều nhất {LONGEST_PATH} byte, mỗi phần {LONGEST_NAME} ký tự)"
    if any(_RESERVED.fullmatch(name) for name in names):
        return "windows-reserved", "là tên Windows không cho dùng"
    if any(name[-1:] in {".", " "} for name in names) or _FORBIDDEN.search(path):
        return "windows-reserved", "có dấu mà Windows không cho dùng"
    if not path.isascii():
        return "not-ascii", "có chữ có dấu hoặc ký tự lạ"
    return None


def _twins(paths: list[str]) -> Iterator[Oddity]:
    """Of paths that differ in case or composition only, all but the plainest one."""
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(unicodedata.normalize("NFC", path).casefold(), []).append(path)
    for key, group in groups.items():
        first, *others = sorted(group, key=lambda path: (path != key, path))
        for path in others:
            same = unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", first)
            kind = "normalisation-twin" if same else "case-twin"
            message = f"“{shown(path)}” trùng tên với “{shown(first)}” khi không phân biệt hoa thường hoặc cách gõ dấu"
            yield Oddity(path, BAD_PATH, kind, message, "xóa hoặc đổi tên tệp này")
