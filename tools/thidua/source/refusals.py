"""The words for everything that the reader refuses."""

from __future__ import annotations

from typing import Any

from thidua.source.document import Refusal
from thidua.source.grammar import translated
from thidua.source.place import Place
from thidua.text import shown

_SHORT = 40


def _place(event: Any) -> Place:
    return _span(event.start_mark, event.end_mark)


def _span(begin: Any, end: Any) -> Place:
    return Place(begin.line + 1, begin.column + 1, end.line + 1, end.column + 1)


def _brief(text: str) -> str:
    return shown(text if len(text) <= _SHORT else f"{text[:_SHORT]}…")


def anchor(event: Any) -> Refusal:
    """`&name`."""
    message = f"không dùng neo “&{_brief(event.anchor)}”"
    return Refusal("anchor", _place(event), message, "bỏ phần bắt đầu bằng dấu &; nếu là chữ thì đặt trong dấu nháy")


def alias(event: Any) -> Refusal:
    """`*name`."""
    message = f"không dùng tham chiếu “*{_brief(event.anchor)}”"
    return Refusal("alias", _place(event), message, "ghi lại đầy đủ nội dung; nếu là chữ thì đặt trong dấu nháy")


def tag(event: Any) -> Refusal:
    """`!!type`."""
    message = f"không dùng nhãn kiểu “{_brief(event.tag)}”"
    return Refusal("tag", _place(event), message, "bỏ phần bắt đầu bằng dấu !; nếu là chữ thì đặt trong dấu nháy")


def merge_key(event: Any) -> Refusal:
    """`<<:`."""
    return Refusal("merge-key", _place(event), "không dùng khóa gộp “<<”", "ghi đầy đủ các khóa")


def duplicate_key(event: Any, key: str, first: tuple[Any, Any]) -> Refusal:
    """The same key twice in one mapping."""
    place = _span(*first)
    message = f"khóa “{_brief(key)}” đã có ở dòng {place.line}"
    return Refusal("duplicate-key", _place(event), message, "giữ một dòng, xóa dòng kia", (place,))


def too_long(event: Any, limit: int) -> Refusal:
    """A value that is too long."""
    message = f"giá trị dài {len(event.value)} ký tự, nhiều nhất {limit}"
    return Refusal("too-long", _place(event), message, "viết ngắn lại, phần dài để ở văn bản kèm theo")


def too_deep(event: Any, limit: int) -> Refusal:
    """Nesting that no form needs."""
    return Refusal("too-deep", _place(event), f"lồng nhau quá {limit} tầng", "viết theo mẫu của tệp này")


def too_many_events(mark: Any, limit: int) -> Refusal:
    """More keys and values than any form needs."""
    place = Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    return Refusal("too-many", place, f"tệp có hơn {limit} khóa và giá trị", "tách bớt, bỏ phần dán nhầm")


def complex_key(event: Any) -> Refusal:
    """A list or a mapping as a key."""
    return Refusal(
        "complex-key", _place(event), "khóa không thể là một danh sách hay một nhóm", "dùng tên khóa theo mẫu"
    )


def second_document(event: Any) -> Refusal:
    """A second document in the stream."""
    return Refusal("several-documents", _place(event), "tệp có nhiều phần ngăn bằng “---”", "giữ một phần, xóa “---”")


def directive(event: Any) -> Refusal:
    """`%YAML` or `%TAG`."""
    return Refusal("directive", _place(event), "không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %")


def no_mapping(root: object, text: str) -> Refusal:
    """A file that holds no keys."""
    start = Place(1, 1, 1, 1)
    if root is None or root == "":
        if any(line.lstrip()[:1] == "#" for line in text.splitlines()):
            return Refusal("comment-only", start, "tệp chỉ có ghi chú (dòng bắt đầu bằng #)", "điền nội dung theo mẫu")
        return Refusal("empty", start, "tệp trống", "điền nội dung theo mẫu, hoặc xóa tệp")
    return Refusal(
        "no-keys", start, "tệp không có khóa nào ở ngoài cùng", "viết theo mẫu, ví dụ dòng đầu là “schema: 1”"
    )


def syntax(error: Any) -> Refusal:
    """What PyYAML's parser says, in Vietnamese."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = None if mark is None else Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    opened = getattr(error, "context_mark", None)
    related = () if opened is None or opened is mark else (_span(opened, opened),)
    message, fix = translated(getattr(error, "problem", None) or "", getattr(error, "context", None) or "")
    return Refusal("syntax", place, message, fix, related)
