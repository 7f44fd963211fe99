"""Settings of a forge as they are, against those that the promises rest on: every difference that weakens them.

What the wanted settings name must stand in the live ones. Lists are compared whole, because one more account
or branch opens a door; only further rules of a ruleset make it stricter. A count may be higher.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

_NAMES = ("name", "rule_name", "type")
"""What tells the parts of a list apart."""
_AT_LEAST = frozenset({"required_approving_review_count", "required_approvals"})
_STRICTER_WITH_MORE = frozenset({"rules", ""})


def differences(wanted: Any, live: Any) -> Iterator[str]:
    """A line each, in the order of the wanted settings; none where the live ones hold all of it."""
    yield from _differs("", wanted, live)
    if isinstance(wanted, Mapping) and isinstance(live, Mapping):
        yield from _wildcards(wanted.get("protected_branches", ()), live.get("protected_branches", ()))


def _differs(place: str, wanted: Any, live: Any) -> Iterator[str]:
    if isinstance(wanted, Mapping) and isinstance(live, Mapping):
        for key, value in wanted.items():
            yield from _differs(_below(place, key), value, live.get(key))
    elif isinstance(wanted, list) and isinstance(live, list):
        yield from _lists(place, wanted, live)
    elif not _holds(place, wanted, live):
        yield f"{place or 'tệp'}: cần {_said(wanted)}, đang là {_said(live)}"


def _lists(place: str, wanted: Sequence[Any], live: Sequence[Any]) -> Iterator[str]:
    named = {name: one for one in live if (name := _name(one))}
    left = list(live)
    for one in wanted:
        name = _name(one)
        if name and name in named:
            yield from _differs(_below(place, name), one, named[name])
            left.remove(named[name])
        elif not name and (same := next((item for item in left if not any(_differs("", one, item))), None)) is not None:
            left.remove(same)
        else:
            yield f"{_below(place, name)}: chưa có {'' if name else _said(one)}".rstrip()
    if place.rpartition(".")[2] not in _STRICTER_WITH_MORE | {"protected_branches"}:
        yield from (f"{place}: thừa {_said(one)}" for one in left)


def _wildcards(wanted: Sequence[Any], live: Sequence[Any]) -> Iterator[str]:
    """Of several rules of GitLab that fit a branch the most permissive wins: each must be as strict as the wanted one."""
    for one in wanted:
        own = {key: value for key, value in one.items() if key != "name"}
        for other in live:
            if other["name"] != one["name"] and fnmatchcase(one["name"], other["name"]):
                yield from _differs(f"protected_branches.{other['name']} ({one['name']})", own, other)


def _holds(place: str, wanted: Any, live: Any) -> bool:
    if place.rpartition(".")[2] in _AT_LEAST and isinstance(live, int):
        return bool(live >= wanted)
    return type(wanted) is type(live) and bool(wanted == live)


def _name(one: Any) -> str:
    return next((str(one[key]) for key in _NAMES if key in one), "") if isinstance(one, Mapping) else ""


def _below(place: str, name: str) -> str:
    return ".".join(filter(None, (place, name)))


def _said(value: Any) -> str:
    return "không có" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
