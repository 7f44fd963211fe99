"""A person's code and name that stand in each other's place: a slip that is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic_core import ErrorDetails

from thidua.text import like_code, one_line, says_nothing, shown

_CODE, _NAME = "ma_so", "ho_ten"
_OF_ITS_FORM = {_CODE: "wrong-value", _NAME: "name-unusual"}


def joined(details: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors of a form, but one for each code and name that stand in each other's place."""
    wrong = {detail["loc"]: detail for detail in details}
    for where, detail in wrong.items():
        key = where[-1] if where else ""
        name, code = (_text(wrong.get((*where[:-1], one)), one) for one in (_CODE, _NAME))
        if key not in _OF_ITS_FORM or not _is_name(name) or not _numbered(like_code(code)):
            yield detail
        elif key == _CODE:
            message = f"“{shown(name)}” là họ tên, còn {_NAME} ghi mã số “{shown(code)}”"
            fix = f"đổi chỗ hai giá trị: {_CODE}: {like_code(code)}, {_NAME}: {shown(name)}"
            yield {**detail, "ctx": {"message": message, "fix": fix}}


def _text(detail: ErrorDetails | None, key: str) -> str:
    """What stands at a key, in one line, where it is no value of that key."""
    value = detail["input"] if detail and detail["type"] == _OF_ITS_FORM[key] else ""
    return one_line(value) if isinstance(value, str) else ""


def _is_name(text: str) -> bool:
    return " " in text and not _numbered(text) and not says_nothing(text)


def _numbered(text: str) -> bool:
    return any(map(str.isdigit, text))
