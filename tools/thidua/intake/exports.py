"""Events from an export of a forge's API, for what no hook told of in time.

GitHub: `{"pulls": [/pulls], "activity": [/activity]}`; GitLab: `{"merge_requests": [/merge_requests, each
with its "versions"]}`; Forgejo and Gitea: `{"pulls": [/pulls, each with its "timeline"]}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from thidua.intake.forges import Event, Payload, account_of, instant_of_forge, made
from thidua.receipts.receipt import Source

_PAGE = {Source.GITHUB: 100, Source.FORGEJO: 50}
"""A list as long as a page of the forge may have been cut: what is not in it cannot be taken as never done."""
Fork = Callable[[list[str]], str]
"""The commit from which commits that were pushed at once went on, "" where it cannot be told from what is here."""


class Told(NamedTuple):
    """The arrivals that an export shows, in no particular order, and the requests of which it could not be understood."""

    events: list[Event]
    odd: list[str]


def events_in(source: Source, export: Any, fork: Fork) -> Told:
    """What each request of an export tells; ValueError where it is no export."""
    told = Told([], [])
    listed, number = _LISTS[source]
    for place, request in enumerate(_requests(source, export), start=1):
        try:
            told.events.extend(list(_READERS[source](export, request, fork)))
        except (KeyError, TypeError, AttributeError, IndexError, ValueError):
            named = request.get(number) if isinstance(request, dict) else None
            told.odd.append(f"lần gửi {named}" if isinstance(named, int) else f"phần thứ {place} của “{listed}”")
    return told


def open_at(source: Source, export: Any, fork: Fork, end: datetime) -> dict[int, str | None]:
    """The requests that an export knows by number: the head just before an instant, None where it was not open then.

    "" where it was open and the forge does not tell at which head. ValueError where it is no export.
    """
    events = sorted(events_in(source, export, fork).events, key=lambda one: one.instant)
    heads = {one.number: one.head for one in events if one.instant < end}
    number = _LISTS[source][1]
    try:
        known = ((one[number], _is_open(one, end)) for one in _requests(source, export))
        return {one: heads.get(one, "") if is_open else None for one, is_open in known}
    except (KeyError, TypeError, AttributeError) as missing:
        raise ValueError(source) from missing


def _requests(source: Source, export: Any) -> list[Any]:
    """The requests of an export; ValueError where it has no list of them."""
    requests = export.get(_LISTS[source][0]) if isinstance(export, dict) else None
    if not isinstance(requests, list):
        raise ValueError(source)  # noqa: TRY004 - what a file holds is no type of a programme
    return requests


def _is_open(request: Payload, end: datetime) -> bool:
    """Whether it had been opened and neither taken in nor closed."""
    ends = (request.get(key) for key in ("closed_at", "merged_at"))
    return instant_of_forge(request["created_at"]) < end and all(not e or instant_of_forge(e) >= end for e in ends)


def _github(export: Payload, pull: Payload, _: Fork) -> Iterator[Event]:
    """What was there at the opening is what the last push before it brought; pushes carry the server's time.

    Pushes to a fork are in no list, nor older ones than a full page goes back to. Of all of such a request only the time
    between its opening and its last change is known, never earlier than the last push: what was pushed after the
    deadline cannot pass for what was there at the opening. A comment is a
    change too, so that this is the latest instant at which it can have come. A branch that was deleted brought nothing.
    """
    told = [instant_of_forge(one["timestamp"]) for one in export["activity"]]
    ref, opened = f"refs/heads/{pull['head']['ref']}", instant_of_forge(pull["created_at"])
    cut = len(told) >= _PAGE[Source.GITHUB] and min(told) > opened
    if cut or (pull["head"]["repo"] or {}).get("full_name") != pull["base"]["repo"]["full_name"]:
        yield _at_the_latest(Source.GITHUB, pull)
        return
    pushes = sorted((p for p in export["activity"] if p["ref"] == ref), key=lambda p: instant_of_forge(p["timestamp"]))
    later = [push for push in pushes if instant_of_forge(push["timestamp"]) > opened]
    first = later[0]["before"] if later else pull["head"]["sha"]
    if first.strip("0"):
        yield _made(Source.GITHUB, pull, first, "", pull["created_at"], pull["user"])
    for push in later:
        if push["after"].strip("0"):
            before = push["before"] if push["before"].strip("0") else ""
            yield _made(Source.GITHUB, pull, push["after"], before, push["timestamp"], push["actor"])


def _gitlab(_: Payload, request: Payload, __: Fork) -> Iterator[Event]:
    """Each version of a merge request is one push; the API does not say whose, so that they are the author's."""
    versions = sorted(request["versions"], key=lambda version: instant_of_forge(version["created_at"]))
    for before, version in pairwise([{"head_commit_sha": ""}, *versions]):
        yield made(
            Source.GITLAB,
            request["iid"],
            version["head_commit_sha"],
            before["head_commit_sha"],
            version["created_at"],
            account_of(request["author"], "username"),
            version["base_commit_sha"],
        )


def _forgejo(_: Payload, pull: Payload, fork: Fork) -> Iterator[Event]:
    """A push in the timeline lists its commits, oldest first, or the commit before and after where it was forced.

    Their order is of their dates, and says nothing of which came first. A full page of it that does not end with the
    head may lack the last pushes, by comments alone.
    """
    pushes = [(one, json.loads(one["body"])) for one in pull["timeline"] if one["type"] == "pull_push"]
    heads = [body["commit_ids"][-1] for _, body in pushes]
    if len(pull["timeline"]) >= _PAGE[Source.FORGEJO] and pull["head"]["sha"] not in heads[-1:]:
        yield _at_the_latest(Source.FORGEJO, pull)
        return
    first = _at_opening(pushes[0][1], fork) if pushes else pull["head"]["sha"]
    if first:
        yield _made(Source.FORGEJO, pull, first, "", pull["created_at"], pull["user"])
    for before, head, (one, _) in zip([first, *heads], heads, pushes, strict=False):
        yield _made(Source.FORGEJO, pull, head, before, one["created_at"], one["user"])


def _at_opening(body: Payload, fork: Fork) -> str:
    """The head at the opening: named where the first push was forced, else where its commits went on from."""
    listed: list[str] = body["commit_ids"]
    return listed[0] if body["is_force_push"] else fork(listed)


def _at_the_latest(source: Source, pull: Payload) -> Event:
    """The request as it is, as of its last change: where its pushes are in no list, or in one that was cut."""
    whole = _made(source, pull, pull["head"]["sha"], "", pull["updated_at"], pull["user"])
    return replace(whole, since=instant_of_forge(pull["created_at"]))


def _made(source: Source, pull: Payload, head: str, before: str, when: str, user: Payload) -> Event:
    return made(source, pull["number"], head, before, when, account_of(user, "login"), pull["base"]["sha"])


_LISTS = {
    Source.GITHUB: ("pulls", "number"),
    Source.GITLAB: ("merge_requests", "iid"),
    Source.FORGEJO: ("pulls", "number"),
}
_READERS: Mapping[Source, Callable[[Payload, Payload, Fork], Iterator[Event]]] = {
    Source.GITHUB: _github,
    Source.GITLAB: _gitlab,
    Source.FORGEJO: _forgejo,
}
