"""The request that an event is about, whatever the event is: where it is answered, its head, who sends it.

The sender is who opened it. Who pushes to it later, or does anything else with it, has to be entitled, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.intake.forges import Payload, account_of, number_of
from thidua.receipts.receipt import Account, Source

_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*|[1-9][0-9]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Subject:
    """`repository` is `owner/name`, on GitLab the project's number; `head` a full hash.

    `actor` is who did what the event tells of: who pushed, where it tells of a push.
    """

    forge: Source
    repository: str
    number: int
    head: str
    sender: Account
    actor: Account

    def __post_init__(self) -> None:
        """Nothing else than such parts ever gets into an address; ValueError where one is not so."""
        if not (isinstance(self.number, int) and is_repository(self.repository) and _ID.fullmatch(self.head)):
            raise ValueError(self.forge)


def is_repository(name: str) -> bool:
    """Whether a name can be one of a repository: `owner/name`, or GitLab's number."""
    return bool(_REPOSITORY.fullmatch(name))


def subject_of(source: Source, payload: Any) -> Subject:
    """The request of a payload; ValueError where it tells of none."""
    try:
        return _READERS[source](source, payload)
    except (KeyError, TypeError, AttributeError) as missing:
        raise ValueError(source) from missing


def _pull(source: Source, payload: Payload) -> Subject:
    """`pull_request` of GitHub, Forgejo and Gitea."""
    pull = payload["pull_request"]
    sender, actor = account_of(pull["user"], "login"), account_of(payload["sender"], "login")
    return Subject(source, payload["repository"]["full_name"], pull["number"], pull["head"]["sha"], sender, actor)


def _merge(source: Source, payload: Payload) -> Subject:
    """`merge_request`: the author is told by number, by name only where it is who acted."""
    about, user = payload["object_attributes"], payload["user"]
    actor, author = account_of(user, "username"), number_of(about["author_id"])
    account = actor if actor.id == author else Account(id=author)
    return Subject(source, str(payload["project"]["id"]), about["iid"], about["last_commit"]["id"], account, actor)


_READERS: Mapping[Source, Callable[[Source, Payload], Subject]] = {
    Source.GITHUB: _pull,
    Source.GITLAB: _merge,
    Source.FORGEJO: _pull,
}
