"""A value of a file that is typed by one function of ours, and what is said where it does not fit."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from pydantic_core import PydanticCustomError

CACHED = 65536
"""So many values of a type are remembered: most come again and again, the others fill no more room."""
T = TypeVar("T")


def wrong(message: str, *, rule: str = "wrong-value", fix: str = "", mend: str = "") -> PydanticCustomError:
    """An error of `rule` with its words, never formatted again, and the one value that was meant, if any."""
    return PydanticCustomError(rule, "{message}", {"message": message, "fix": fix, "mend": mend})


def single(parse: Callable[[str], T]) -> Callable[[str], T]:
    """A parser of a value that remembers its answers."""
    return lru_cache(maxsize=CACHED)(parse)
