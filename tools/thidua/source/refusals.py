"""The words for everything that the reader refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml.events import ScalarEvent

from thidua.source.document import Refusal, lines_of
from thidua.source.place import Mapping, Place, Sequence, span
from thidua.text import shown

BARE_DASH = "bare-dash"
_SHORT = 40
_BELOW = re.compile(r" *:[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|\Z)")
_START = Place(1, 1, 1, 1)
_IF_TEXT = "nếu là chữ thì đặt trong dấu nháy"


def _place(event: Any) -> Place:
    return span(event.start_mark, event.end_mark)


def _point(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _brief(text: str) -> str:
    return shown(text if len(text) <= _SHORT else f"{text[:_SHORT]}…")


def anchor(event: Any) -> Refusal:
    """`&name`."""
    message = f"không dùng neo “&{_brief(event.anchor)}”"
    return Refusal("anchor", _point(event.start_mark), message, f"bỏ phần bắt đầu bằng dấu &; {_IF_TEXT}")


def alias(event: Any) -> Refusal:
    """`*name`."""
    message = f"không dùng tham chiếu “*{_brief(event.anchor)}”"
    return Refusal("alias", _place(event), message, f"ghi lại đầy đủ nội dung; {_IF_TEXT}")


def tag(event: Any) -> Refusal:
    """`!!type`."""
    message = f"không dùng nhãn kiểu “{_brief(event.tag)}”"
    return Refusal("tag", _point(event.start_mark), message, f"bỏ phần bắt đầu bằng dấu !; {_IF_TEXT}")


def unreadable_tag(text: str) -> Refusal:
    """A tag whose percent codes are no UTF-8; the parser does not say where."""
    lines = ((n, line) for n, line in enumerate(lines_of(text), 1) if "%" in line and "!" in line)
    number, line = next(lines)
    column = line.find("!") + 1
    place = Place(number, column, number, column + 1)
    return Refusal("tag", place, "không dùng nhãn kiểu", f"bỏ phần bắt đầu bằng dấu !; {_IF_TEXT}")


def merge_key(event: Any) -> Refusal:
    """`<<:`."""
    return Refusal("merge-key", _place(event), "không dùng khóa gộp “<<”", "ghi đầy đủ các khóa")


def empty_key(event: Any) -> Refusal:
    """A colon without a key before it."""
    return Refusal("empty-key", _point(event.start_mark), "thiếu tên khóa trước dấu hai chấm", "ghi tên khóa theo mẫu")


def glued_key(event: Any) -> Refusal:
    """`{a:1}`, which YAML takes for a key `a:1` without a value."""
    message = f"trong “{_brief(event.value)}” thiếu dấu cách sau dấu hai chấm"
    return Refusal("missing-space", _place(event), message, "viết “khóa: giá trị”, sau dấu hai chấm có dấu cách")


def bare_dash(place: Place, item: str) -> Refusal:
    """`-a: x`, `-{a: x}` or `-A`, of which YAML takes the dash for a part of the key or of a text."""
    fix = f"viết “- {_brief(item)}”, có dấu cách sau dấu gạch, ở mọi mục"
    return Refusal(BARE_DASH, place, "thiếu dấu cách sau dấu gạch đầu dòng", fix)


def key_of_dash(event: Any) -> Refusal:
    """`-a: x` where a file can be parsed all the same."""
    place, key = _place(event), event.value[1:].strip()
    return bare_dash(
        place._replace(end_column=place.end_column + 1), "{…}" if key.startswith("{") else f"{_brief(key)}: …"
    )


def lone_item(event: Any) -> Refusal:
    """`{A, B}`, a list in the brackets of a group."""
    message = f"“{_brief(event.value)}” đứng một mình trong ngoặc nhọn, không có dấu hai chấm"
    fix = "danh sách thì viết trong ngoặc vuông [ ]; nếu là khóa thì thêm dấu hai chấm và giá trị"
    return Refusal("missing-colon", _place(event), message, fix)


def lone_key(event: Any) -> Refusal:
    """`{a: x, y}`, which YAML takes for a key `y` without a value."""
    message = f"“{_brief(event.value)}” đứng một mình, không có dấu hai chấm"
    fix = "nếu thuộc giá trị phía trước thì đặt cả giá trị ấy trong dấu nháy kép; nếu là khóa thì thêm dấu hai chấm"
    return Refusal("missing-colon", _place(event), message, fix)


def repeated_key(event: Any, key: str, node: Mapping, text: str) -> Iterator[Refusal]:
    """The same key twice in one mapping; where the first of an item or of the file comes again, all that follows does.

    Then the dash before an item may be missing, or the file stands there twice. What comes again after such a one is no
    fault of its own.
    """
    before, first = node.marks[key], next(iter(node.marks))
    start = node.begin.index
    dashed = text[start] != "{" and _behind_dash(text[:start])
    whole = len(node.marks) > 1 and (dashed or (node.begin.column == 0 and text[start] != "{"))
    if whole and before[0].index < node.marks[first][0].index:
        return
    place = span(*before[:2])
    message = f"khóa “{_brief(key)}” đã có ở dòng {place.line}"
    again = _again(key, dashed=dashed) if whole and key == first else ""
    one = (
        f"đưa những gì thuộc nó vào dưới dòng {place.line}, rồi xóa dòng này"
        if _opens(event, text)
        else "giữ một khóa, xóa khóa kia cùng giá trị"
    )
    yield Refusal("duplicate-key", _place(event), message, f"{again}{one}", (place,))


def _behind_dash(before: str) -> bool:
    """Whether the last line that is not blank has dashes only, those of items; one of a comment has more."""
    written = before.rstrip(" \r\n")
    line = written[max(map(written.rfind, "\r\n")) + 1 :]
    return line.endswith("-") and not line.strip(" -")


def _again(key: str, *, dashed: bool) -> str:
    new = f"nếu là mục mới thì viết “- {_brief(key)}: …”, dấu gạch thẳng cột với dấu gạch của mục trước"
    return f"{new if dashed else 'nếu từ đây là một bản nữa của tệp thì giữ một bản, xóa cả bản kia'}; nếu không thì "


def _opens(event: Any, text: str) -> bool:
    """Whether what belongs to a key stands in the lines below."""
    return bool(_BELOW.match(text, event.end_mark.index))


def too_long(event: Any, limit: int) -> Refusal:
    """A value that is too long."""
    message = f"giá trị dài {len(event.value)} ký tự, nhiều nhất {limit}"
    return Refusal("too-long", _place(event), message, "viết ngắn lại, phần dài để ở văn bản kèm theo")


def too_deep(mark: Any, limit: int) -> Refusal:
    """Nesting that no form needs, from this mark on at the latest."""
    return Refusal("too-deep", _point(mark), f"lồng nhau quá {limit} tầng", "viết theo mẫu của tệp này")


def too_many_events(event: Any, limit: int) -> Refusal:
    """More keys and values than any form needs."""
    message = f"tệp có quá nhiều khóa và giá trị (hơn {limit})"
    return Refusal("too-many", _point(event.start_mark), message, "tách bớt, bỏ phần dán nhầm")


def complex_key(event: Any) -> Refusal:
    """A list or a mapping as a key."""
    message = "khóa không thể là một danh sách hay một nhóm"
    return Refusal("complex-key", _point(event.start_mark), message, f"dùng tên khóa theo mẫu; {_IF_TEXT}")


def swallowed(place: Place, rest: str) -> Refusal:
    """`a: x #1`, of which YAML drops `#1` as a comment."""
    message = f"“{_brief(rest)}” bị coi là ghi chú, không thuộc giá trị"
    fix = "nếu thuộc giá trị thì đặt cả giá trị trong dấu nháy kép; nếu là ghi chú thì thêm dấu cách sau dấu #"
    return Refusal("number-sign", place, message, fix)


def second_document(event: Any) -> Refusal:
    """A second document in the stream."""
    return Refusal("several-documents", _place(event), "tệp có nhiều phần ngăn bằng “---”", "giữ một phần, xóa “---”")


def no_mapping(root: Any, text: str) -> Refusal:
    """A file that holds no keys: nothing at all, comments, a list or a single value."""
    if isinstance(root, Sequence):
        place = _point(root.begin)
        return Refusal(
            "no-keys", place, "cả tệp là một danh sách, chưa có khóa nào", "viết theo mẫu, bắt đầu bằng “schema: 1”"
        )
    if isinstance(root, ScalarEvent) and (root.value or root.style):
        return Refusal("no-keys", _place(root), "tệp không có khóa nào", _colon_mend(root.value))
    if any(line.lstrip(" \t").startswith("#") for line in lines_of(text)):
        return Refusal("comment-only", _START, "tệp chỉ có ghi chú (dòng bắt đầu bằng #)", "điền nội dung theo mẫu")
    return Refusal("empty", _START, "tệp trống", "điền nội dung theo mẫu, hoặc xóa tệp")


def _colon_mend(value: str) -> str:
    if ":" in value:
        return "thêm dấu cách sau mỗi dấu hai chấm, ví dụ “schema: 1”"
    return "viết theo mẫu, bắt đầu bằng “schema: 1”"
