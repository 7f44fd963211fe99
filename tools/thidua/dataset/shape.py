"""The shape of a form: its groups and lists, and how one is written where something else stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from thidua.text import one_line, says_nothing

Path = tuple[int | str, ...]
_EXAMPLES: Mapping[str, str] = {"danh_hieu": "LDTT", "khen_thuong": "GIAY_KHEN", "co_mat": "nv-017", "hoi_ty": "nv-017"}
_BRACKETS = "[](){} "
_SHORT, _FEW = 80, 6
_DASHED = re.compile(r"-\w")
_PLAIN = re.compile(r"\w[\w ./()-]*(?:[,;] ?\w[\w ./()-]*)*")


def owner(model: type[BaseModel], where: Path) -> type[BaseModel]:
    """The model that the path leads to."""
    for step in where:
        if isinstance(step, str):
            model = inner(model)[step]
    return model


@cache
def titles(model: type[BaseModel]) -> dict[str, str]:
    """The Vietnamese title of each key."""
    return {info.alias or name: info.title or name for name, info in model.model_fields.items()}


@cache
def inner(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The nested model behind each key that has one."""
    found = ((info.alias or name, _model_in(info.annotation)) for name, info in model.model_fields.items())
    return {key: inside for key, inside in found if inside is not None}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def group_wanted(model: type[BaseModel], where: Path) -> str:
    """How the group of keys at a path of a form is written on one line, the keys that it must have first."""
    before = f"{where[-1]}: " if where and isinstance(where[-1], str) else "- "
    keys, others = _keys(owner(model, where))
    more = f"; có thể thêm {', '.join(others)}" if 0 < len(others) <= _FEW else ""
    return f"viết {before}{{{', '.join(f'{key}: …' for key in keys)}}}{more}"


def list_wanted(model: type[BaseModel], where: Path, value: object) -> tuple[str, str]:
    """How the list at a path of a form is written, and what to write there of a `value` that is none, "" if unknown."""
    key, form = str(where[-1]), owner(model, where[:-1])
    text = one_line(value).strip(_BRACKETS) if isinstance(value, str) else ""
    if _DASHED.match(text):  # items whose dashes have no blank behind them
        text = text[1:].replace(" -", ", ")
    needed = any(info.is_required() for info in form.model_fields.values() if info.alias == key)
    if text and says_nothing(text) and not needed:
        return f"không có thì viết {key}: []", "[]"
    if group := inner(form).get(key):
        keys, _ = _keys(group)
        item = ", ".join(f"{one}: …" for one in keys)
        return f"viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách: - {{{item}}}", ""
    own = f"[{text.replace(';', ',')}]" if len(text) <= _SHORT and _PLAIN.fullmatch(text) else ""
    shown = own or f"[{_EXAMPLES.get(key, '…')}]"
    return f"viết trong ngoặc vuông: {key}: {shown}{'' if needed else '; không có thì viết []'}", own


def _keys(model: type[BaseModel]) -> tuple[list[str], list[str]]:
    """The keys that a group must have, or all where it needs none, and the others but notes."""
    known = {str(info.alias): info.is_required() for info in model.model_fields.values()}
    needed = [key for key, required in known.items() if required] or list(known)
    return needed, [key for key in known if key not in needed and key != "ghi_chu"]
