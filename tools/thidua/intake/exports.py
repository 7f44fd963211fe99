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
from typing import Any

from thidua.intake.forges import Event, Payload, account_of, instant_of_forge, made
from thidua.receipts.receipt import Source

_PAGE = {Source.GITHUB: 100, Source.FORGEJO: 50}
"""A list as long as a page of the forge may have been cut: what is not in it cannot be taken as never done."""
Parent = Callable[[str], str]
"""The commit before a commit, "" where it is not here."""


def events_in(source: Source, export: Any, parent: Parent) -> list[Event]:
    """All arrivals that an export shows, in no particular order; ValueError where it is none."""
    try:
        return list(_READERS[source](export, parent))
    except (KeyError, TypeError, AttributeError, IndexError) as missing:
        raise ValueError(source) from missing


def open_at(source: Source, export: Any, parent: Parent, end: datetime) -> dict[int, str | None]:
    """The requests that an export knows by number: the head just before an instant, None where it was not open then.

    "" where it was open and the forge does not tell at which head. ValueError where it is no export.
    """
    events = sorted(events_in(source, export, parent), key=lambda one: one.instant)
    heads = {one.number: one.head for one in events if one.instant < end}
    listed, number = _LISTS[source]
    try:
        return {one[number]: heads.get(one[number], "") if _is_open(one, end) else None for one in export[listed]}
    except (KeyError, TypeError, AttributeError) as missing:
        raise ValueError(source) from missing


def _is_open(request: Payload, end: datetime) -> bool:
    """Whether it had been opened and neither taken in nor closed."""
    ends = (request.get(key) for key in ("closed_at", "merged_at"))
    return instant_of_forge(request["created_at"]) < end and all(not e or instant_of_forge(e) >= end for e in ends)


def _github(export: Payload, _: Parent) -> Iterator[Event]:
    """What was there at the opening is what the last push before it brought; pushes carry the server's time.

    Pushes to a fork are in no list, nor older ones than a full page goes back to. All of such a request then counts from its last change, never earlier than
    the last push: what was pushed after the deadline cannot pass for what was there at the opening. A comment is a
    change too, so that this is the latest instant at which it can have come.
    """
    told = [instant_of_forge(one["timestamp"]) for one in export["activity"]]
    for pull in export["pulls"]:
        ref, opened = f"refs/heads/{pull['head']['ref']}", instant_of_forge(pull["created_at"])
        cut = len(told) >= _PAGE[Source.GITHUB] and min(told) > opened
        if cut or (pull["head"]["repo"] or {}).get("full_name") != pull["base"]["repo"]["full_name"]:
            yield _at_the_latest(Source.GITHUB, pull)
            continue
        pushes = sorted(
            (p for p in export["activity"] if p["ref"] == ref), key=lambda p: instant_of_forge(p["timestamp"])
        )
        later = [push for push in pushes if instant_of_forge(push["timestamp"]) > opened]
        first = later[0]["before"] if later else pull["head"]["sha"]
        yield _made(Source.GITHUB, pull, first, "", pull["created_at"], pull["user"])
        for push in later:
            yield _made(Source.GITHUB, pull, push["after"], push["before"], push["timestamp"], push["actor"])


def _gitlab(export: Payload, _: Parent) -> Iterator[Event]:
    """Each version of a merge request is one push; the API does not say whose, so that they are the author's."""
    for request in export["merge_requests"]:
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


def _forgejo(export: Payload, parent: Parent) -> Iterator[Event]:
    """A push in the timeline lists its commits, oldest first, or the commit before and after where it was forced.

    A full page of it that does not end with the head may lack the last pushes, by comments alone.
    """
    for pull in export["pulls"]:
        pushes = [(one, json.loads(one["body"])) for one in pull["timeline"] if one["type"] == "pull_push"]
        heads = [body["commit_ids"][-1] for _, body in pushes]
        if len(pull["timeline"]) >= _PAGE[Source.FORGEJO] and pull["head"]["sha"] not in heads[-1:]:
            yield _at_the_latest(Source.FORGEJO, pull)
            continue
        first = _before(pushes[0][1], parent) if pushes else pull["head"]["sha"]
        if first:
            yield _made(Source.FORGEJO, pull, first, "", pull["created_at"], pull["user"])
        for before, head, (one, _) in zip([first, *heads], heads, pushes, strict=False):
            yield _made(Source.FORGEJO, pull, head, before, one["created_at"], one["user"])


def _before(body: Payload, parent: Parent) -> str:
    oldest: str = body["commit_ids"][0]
    return oldest if body["is_force_push"] else parent(oldest)


def _at_the_latest(source: Source, pull: Payload) -> Event:
    """The request as it is, as of its last change: where its pushes are in no list, or in one that was cut."""
    whole = _made(source, pull, pull["head"]["sha"], "", pull["updated_at"], pull["user"])
    return replace(whole, latest=True)


def _made(source: Source, pull: Payload, head: str, before: str, when: str, user: Payload) -> Event:
    return made(source, pull["number"], head, before, when, account_of(user, "login"), pull["base"]["sha"])


_LISTS = {
    Source.GITHUB: ("pulls", "number"),
    Source.GITLAB: ("merge_requests", "iid"),
    Source.FORGEJO: ("pulls", "number"),
}
_READERS: Mapping[Source, Callable[[Payload, Parent], Iterator[Event]]] = {
    Source.GITHUB: _github,
    Source.GITLAB: _gitlab,
    Source.FORGEJO: _forgejo,
}
