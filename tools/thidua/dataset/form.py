"""From the errors of pydantic to faults of form, in Vietnamese and at the right place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.dataset.shape import group_wanted, inner, list_wanted, owner, titles
from thidua.dataset.swapped import joined
from thidua.dataset.unknown import meant_key, unknown_key
from thidua.finding import MOST_IN_FILE, Fault, Spot, first_of, untold
from thidua.model.base import Model
from thidua.source import Mapping, Sequence, Tree, place_of

M = TypeVar("M", bound=Model)
_NO_LIST = frozenset({"tuple_type", "list_type"})
_LENGTHS = frozenset({"too_short", "too_long"})


class FormFault(NamedTuple):
    """A fault of form and the id of the rule that it breaks."""

    rule: str
    fault: Fault


class Part(NamedTuple):
    """Where a piece of a file stands: the file's path and tree, the piece's path, unit and entry."""

    path: str
    tree: Tree
    base: tuple[str | int, ...] = ()
    unit: str = ""
    key: str = ""


def typed(
    model: type[M], node: object, part: Part, *, keys: type[Model] | None = None
) -> tuple[M | None, tuple[FormFault, ...]]:
    """The record of a tree, or None with all that is wrong with its form.

    `keys` has all keys that may stand there where the model has only some of them.
    """
    try:
        return model.model_validate(node), ()
    except ValidationError as error:
        found, form = error.errors(include_url=False), keys or model
        details = tuple(joined(found[:MOST_IN_FILE]))
        misspelt = {(*d["loc"][:-1], _meant(form, d["loc"])) for d in details if d["type"] == "extra_forbidden"}
        told = [_fault(form, d, part) for d in details if d["type"] != "missing" or d["loc"] not in misspelt]
        return None, (*told, *_others(told[-1], found[MOST_IN_FILE:]))


def _others(last: FormFault, left: AnySequence[ErrorDetails]) -> Iterator[FormFault]:
    """How many errors there are beyond those that are told; a misspelt key and the missing one may be one slip."""
    kinds = Counter(detail["type"] for detail in left)
    if left:
        both = min(kinds["missing"], kinds["extra_forbidden"])
        yield last._replace(fault=untold(last.fault, f"{'ít nhất ' if both else ''}{len(left) - both}"))


def _meant(model: type[Model], where: tuple[int | str, ...]) -> str:
    """The key that a misspelt one stands for: it is not missing beside that."""
    return meant_key(owner(model, where[:-1]), str(where[-1]))


def empty_unknown(model: type[BaseModel], node: object, part: Part) -> Iterator[FormFault]:
    """Keys without a value that the form does not have; those with a value are found by typing."""
    first, others = first_of(_empty_unknown(model, node, part))
    told = [_fault_of_key(*one) for one in first]
    yield from told
    if others:
        yield told[-1]._replace(fault=untold(told[-1].fault, str(others)))


def _empty_unknown(model: type[BaseModel], node: object, part: Part) -> Iterator[tuple[type[BaseModel], str, Part]]:
    """The form, the key, and the piece in which it stands."""
    if isinstance(node, Mapping):
        known = {info.alias for info in model.model_fields.values()}
        for key in node.marks:
            if key not in known and key not in node:
                yield model, key, part
            elif key in node and (inside := inner(model).get(key)) is not None:
                yield from _empty_unknown(inside, node[key], part._replace(base=(*part.base, key)))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node):
            yield from _empty_unknown(model, item, part._replace(base=(*part.base, number)))


def _fault_of_key(model: type[BaseModel], key: str, part: Part) -> FormFault:
    rule, message, fix = unknown_key(model, key)
    spot = Spot(part.path, place_of(part.tree, (*part.base, key)))
    mend = _key_meant(rule, model, key)
    return FormFault(rule, Fault(spot, message, fix, unit=part.unit, entry=part.key, mend=mend))


def _fault(model: type[Model], detail: ErrorDetails, part: Part) -> FormFault:
    where = detail["loc"]
    path = part.base + tuple(step for step in where if isinstance(step, str | int))
    rule, message, fix = _worded(model, detail)
    if detail["type"] == "missing" and _is_there(part.tree, path):
        message, fix = f"{_label(model, where)}: để trống", "ghi giá trị, hoặc hỏi Văn phòng nếu chưa rõ"
    extra = detail["type"] == "extra_forbidden"
    spot = Spot(part.path, place_of(part.tree, path, key=extra))
    mend = _key_meant(rule, owner(model, where[:-1]), str(where[-1])) if extra else _value_meant(model, detail)
    return FormFault(rule, Fault(spot, message, fix, unit=part.unit, entry=part.key, mend=mend))


def _key_meant(rule: str, model: type[BaseModel], key: str) -> str:
    """The key to write in place of one that is unknown, "" for one that must go."""
    return meant_key(model, key) if rule == "unknown-field" else ""


def _value_meant(model: type[Model], detail: ErrorDetails) -> str:
    if detail["type"] in _NO_LIST:
        return list_wanted(model, detail["loc"], detail["input"])[1]
    meant: str = detail.get("ctx", {}).get("mend", "")
    return meant


def _is_there(tree: Tree, path: tuple[str | int, ...]) -> bool:
    """Whether the key at a path stands in the file, without a value."""
    node: Any = tree
    for step in path[:-1]:
        node = node[step]
    return path[-1] in node.marks


def _worded(model: type[Model], detail: ErrorDetails) -> tuple[str, str, str]:
    """The rule, message and mend of one error of pydantic."""
    kind, where = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        return unknown_key(owner(model, where[:-1]), str(where[-1]))
    label = _label(model, where)
    if kind == "missing":
        return "missing-field", f"thiếu {label}", f"thêm khóa {where[-1]}"
    context = detail.get("ctx", {})
    if kind in _LENGTHS:
        return _length(label, context)
    if shape := _shape(model, detail):
        return "wrong-value", f"{label}: {shape[0]}", shape[1]
    return kind, f"{label}: {context['message']}", context["fix"]


def _shape(model: type[Model], detail: ErrorDetails) -> tuple[str, str] | None:
    """What is wanted in the place of something of another shape, and how to write it."""
    if detail["type"] in _NO_LIST:
        return "cần một danh sách", list_wanted(model, detail["loc"], detail["input"])[0]
    if detail["type"] == "model_type":
        return "cần một nhóm khóa", group_wanted(model, detail["loc"])
    if detail["type"] == "string_type":
        found = "một danh sách" if isinstance(detail["input"], list) else "một nhóm khóa"
        return f"cần một giá trị, thấy {found}", "ghi một giá trị trên cùng dòng với khóa"
    return None


def _length(label: str, limits: AnyMapping[str, Any]) -> tuple[str, str, str]:
    if "max_length" in limits:
        return "wrong-value", f"{label}: hơn {limits['max_length']} mục", "bỏ phần dán nhầm, mục lặp"
    return "missing-field", f"{label}: danh sách trống", "thêm ít nhất một mục"


def _label(model: type[Model], where: tuple[int | str, ...]) -> str:
    """The Vietnamese title of a field with its key."""
    keys = [step for step in where if isinstance(step, str)]
    if not keys:
        return "mục này"
    at = len(where) - 1 - where[::-1].index(keys[-1])
    title = titles(owner(model, where[:at]))[keys[-1]]
    return f"“{title}” ({keys[-1]})"
