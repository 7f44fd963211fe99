"""A key of a unit's file that stands at another level of it: of the whole file in an entry, or of an entry at the margin."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel

from thidua.dataset.shape import inner, titles
from thidua.model.submission import Nomination, Registration
from thidua.model.terms import Subject

_PEOPLE, _COLLECTIVES = Subject.PERSON.value, Subject.COLLECTIVE.value
_WHOSE = {
    (_PEOPLE,): ("từng người", "đặt vào đúng người, thẳng cột với “ma_so” của người đó"),
    (_COLLECTIVES,): ("từng tập thể", "đặt vào đúng tập thể, thẳng cột với “ma” của tập thể đó"),
    (_PEOPLE, _COLLECTIVES): ("từng người, từng tập thể", "đặt vào đúng mục, thẳng cột với khóa đầu tiên của mục đó"),
    (): ("cả tệp", "chuyển ra ngoài danh sách, sát lề trái như “don_vi”"),
}


@lru_cache(256)
def elsewhere(model: type[BaseModel], key: str) -> tuple[str, str]:
    """Whose key it is at another level than the model's, and what to do; ("", "") where it is nobody's there."""
    for whole in (Registration, Nomination):
        lists = {name: inner(whole)[name] for name in (_PEOPLE, _COLLECTIVES)}
        if model is not whole and model not in lists.values():
            continue
        entries = tuple(name for name, one in lists.items() if key in titles(one) and one is not model)
        if entries:
            return _WHOSE[entries]
        if key in titles(whole) and model is not whole:
            return _WHOSE[()]
    return "", ""
