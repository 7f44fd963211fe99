"""What is asked of a forge and told to it, as data: a step of the journey makes the calls, one after the other.

Addresses are made of checked parts alone; every text travels in a body. Nothing is called here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.intake.subject import Subject
from thidua.receipts.receipt import Source

_PAGES = 3
"""The comment is written within a minute of the opening, so that it is among the first 300."""
_CONTEXT = "thi-dua"
_GITHUB_BOT = "github-actions[bot]"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a forge's API: `path` under its root, `body` as JSON or None, `into` the file for the answer."""

    method: str
    path: str
    body: Any = None
    into: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is to be told: the comment, the labels of ours that it should have, whether it may be taken in."""

    comment: str
    labels: tuple[str, ...]
    passed: bool
    verdict: str
    link: str = ""


def questions(subject: Subject) -> Iterator[Call]:
    """What must be known first: earlier comments, the labels that are on, and which head the request has by now."""
    request, root = _request(subject), _root(subject)
    if subject.forge is not Source.GITHUB:
        yield Call("GET", "/user", into="user.json")
    if subject.forge is Source.GITLAB:
        for page in range(1, _PAGES + 1):
            order = f"sort=asc&order_by=created_at&per_page=100&page={page}"
            yield Call("GET", f"{request}/notes?{order}", into=f"comments-{page}.json")
        yield Call("GET", request, into="request.json")
        return
    for page in range(1, _PAGES + 1):
        yield Call("GET", f"{request}/comments?per_page=100&page={page}", into=f"comments-{page}.json")
    yield Call("GET", f"{root}/pulls/{subject.number}", into="request.json")
    if subject.forge is Source.FORGEJO:
        yield Call("GET", f"{root}/labels?limit=100", into="known.json")


def calls(
    subject: Subject, reply: Reply, said: Mapping[str, Any], mark: str, colours: Mapping[str, str]
) -> Iterator[Call]:
    """What makes the request show the reply; nothing for what it shows already, but for the status.

    Steps overtake one another: the answer to a head that is no longer the request's has its status there, and leaves
    the comment and the labels to the answer to the newer one.
    """
    request = said["request.json"]
    if subject.head == (request["sha"] if subject.forge is Source.GITLAB else request["head"]["sha"]):
        yield from _comment(subject, reply, said, mark)
        yield from _labels(subject, reply, said, colours)
    yield _status(subject, reply)


def _comment(subject: Subject, reply: Reply, said: Mapping[str, Any], mark: str) -> Iterator[Call]:
    """The one comment: written once, then edited in place."""
    body, request = {"body": reply.comment}, _request(subject)
    gitlab = subject.forge is Source.GITLAB
    old = next(
        (one for one in _comments(said) if mark in (one["body"] or "") and _ours(subject.forge, one, said)), None
    )
    if old is None:
        yield Call("POST", f"{request}/{'notes' if gitlab else 'comments'}", body)
    elif old["body"].strip() != reply.comment.strip():
        number = int(old["id"])
        edit = f"{request}/notes/{number}" if gitlab else f"{_root(subject)}/issues/comments/{number}"
        yield Call("PUT" if gitlab else "PATCH", edit, body)


def _comments(said: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for page in range(1, _PAGES + 1):
        yield from said.get(f"comments-{page}.json") or ()


def _ours(forge: Source, comment: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether we wrote it: anybody can write the mark. GitHub's own token is no user and cannot ask who it is."""
    writer = comment["author" if forge is Source.GITLAB else "user"] or {}  # nobody, where the account is gone
    if forge is Source.GITHUB:
        return writer.get("login") == _GITHUB_BOT and writer.get("type") == "Bot"
    return bool(writer.get("id") == said["user.json"]["id"])


def _labels(subject: Subject, reply: Reply, said: Mapping[str, Any], colours: Mapping[str, str]) -> Iterator[Call]:
    """Ours are put on and taken off; labels of others stay."""
    held = _names(said["request.json"]["labels"])
    wanted = [*(name for name in held if name not in colours), *reply.labels]
    if sorted(held) == sorted(wanted):
        return
    if subject.forge is Source.GITLAB:
        off = ",".join(name for name in colours if name not in reply.labels)
        yield Call("PUT", _request(subject), {"add_labels": ",".join(reply.labels), "remove_labels": off})
        return
    if subject.forge is Source.FORGEJO:
        yield from _missing(subject, _names(said["known.json"]), colours)
    yield Call("PUT", f"{_request(subject)}/labels", {"labels": wanted})


def _missing(subject: Subject, known: Collection[str], colours: Mapping[str, str]) -> Iterator[Call]:
    """Forgejo puts on only labels that the repository has."""
    for name, colour in colours.items():
        if name not in known:
            yield Call("POST", f"{_root(subject)}/labels", {"name": name, "color": f"#{colour}"})


def _names(labels: Sequence[Any]) -> list[str]:
    return [one if isinstance(one, str) else str(one["name"]) for one in labels]


def _status(subject: Subject, reply: Reply) -> Call:
    """The required status, at the head that was judged."""
    link = {"target_url": reply.link} if reply.link else {}
    if subject.forge is Source.GITLAB:
        state = "success" if reply.passed else "failed"
        return Call(
            "POST",
            f"{_root(subject)}/statuses/{subject.head}",
            {"state": state, "name": _CONTEXT, "description": reply.verdict, **link},
        )
    state = "success" if reply.passed else "failure"
    return Call(
        "POST",
        f"{_root(subject)}/statuses/{subject.head}",
        {"state": state, "context": _CONTEXT, "description": reply.verdict, **link},
    )


def issue(forge: Source, repository: str, title: str, body: str) -> Call:
    """A new issue."""
    if forge is Source.GITLAB:
        return Call("POST", f"/projects/{repository}/issues", {"title": title, "description": body})
    return Call("POST", f"/repos/{repository}/issues", {"title": title, "body": body})


def _root(subject: Subject) -> str:
    kind = "projects" if subject.forge is Source.GITLAB else "repos"
    return f"/{kind}/{subject.repository}"


def _request(subject: Subject) -> str:
    kind = "merge_requests" if subject.forge is Source.GITLAB else "issues"
    return f"{_root(subject)}/{kind}/{subject.number}"
