"""A value of a file that is typed by one function of ours, and what is said where it does not fit."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from pydantic_core import PydanticCustomError

CACHED = 65536
"""So many values of a type are remembered: most come again and again, the others fill no more room."""
T = TypeVar("T")


def wrong(message: str, *, rule: str = "wrong-value", fix: str = "", mend: str = "") -> PydanticCustomError:
    """An error of `rule` with its words, never formatted again, and the one value that was meant, if any."""
    return PydanticCustomError(rule, "{message}", {"message": message, "fix": fix, "mend": mend})


def single(parse: Callable[[str], T]) -> Callable[[object], T]:
    """A parser of a value that remembers its answers; a list or a group of keys in its place is an error."""
    remembered = lru_cache(maxsize=CACHED)(parse)

    @wraps(parse)
    def read(value: object) -> T:
        if isinstance(value, str):
            return remembered(value)
        found = "một danh sách" if isinstance(value, list) else "một nhóm khóa"
        raise wrong(f"cần một giá trị, thấy {found}", fix="ghi một giá trị trên cùng dòng với khóa")

    return read
