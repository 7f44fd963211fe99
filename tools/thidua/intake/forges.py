"""What a forge tells of a request: the instant that its own server set, by whom, and which commits.

Only the forge's fields are believed, never a commit's dates. The opening counts for what was
there at the opening; a later push counts from its own time; a changed title, label or base brings
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from thidua.intake.push import Push, Update
from thidua.receipts.receipt import Account, Source

_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_YEARS = range(2000, 3000)
Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One arrival of commits at a request; `before` is "" where everything in it came just now.

    `base` is the main branch as the forge saw it then, "" where the forge does not say. `since` is the
    opening where the forge tells of no push: the commits came then or later, by `instant`.
    """

    source: Source
    number: int
    head: str
    before: str
    instant: datetime
    account: Account
    base: str = ""
    since: datetime | None = None

    def push(self, base: str) -> Push:
        """The event as a push onto a request of a base."""
        ref = f"refs/requests/{self.number}"
        return Push(self.instant, self.account, "", base, (Update(self.before, self.head, ref),), self.source)


def event_of(source: Source, payload: Any) -> Event | None:
    """The event that a payload tells of, None for one that brings no commits; ValueError where it is none."""
    try:
        return _READERS[source](payload)
    except (KeyError, TypeError, AttributeError) as missing:
        raise ValueError(source) from missing


def _github(payload: Payload) -> Event | None:
    """`pull_request`: https://docs.github.com/webhooks; `updated_at` of a push is that push's."""
    pull = payload["pull_request"]
    return _pull(Source.GITHUB, payload, pull, {"opened": "opened", "reopened": "reopened", "synchronize": "pushed"})


def _forgejo(payload: Payload) -> Event | None:
    """`pull_request` of Forgejo and Gitea; a push is `synchronized` and does not name the commit before."""
    pull = payload["pull_request"]
    return _pull(Source.FORGEJO, payload, pull, {"opened": "opened", "reopened": "reopened", "synchronized": "pushed"})


def _pull(source: Source, payload: Payload, pull: Payload, known: Mapping[str, str]) -> Event | None:
    kind = known.get(payload["action"])
    if kind is None:
        return None
    opened = kind == "opened"
    return made(
        source,
        pull["number"],
        pull["head"]["sha"],
        payload.get("before") or "" if kind == "pushed" else "",
        pull["created_at"] if opened else pull["updated_at"],
        account_of(pull["user"] if opened else payload["sender"], "login"),
        pull["base"]["sha"],
    )


def _gitlab(payload: Payload) -> Event | None:
    """`merge_request`: an update without `oldrev` is one of title, label or branch."""
    about = payload["object_attributes"]
    action, before = about.get("action"), about.get("oldrev") or ""
    if action not in {"open", "reopen"} and not (action == "update" and before):
        return None
    when = about["created_at"] if action == "open" else about["updated_at"]
    return made(
        Source.GITLAB, about["iid"], about["last_commit"]["id"], before, when, account_of(payload["user"], "username")
    )


def made(source: Source, number: Any, head: str, before: str, when: str, account: Account, base: str = "") -> Event:
    """An event of checked parts; ValueError where a part is not what it should be."""
    if not (isinstance(number, int) and _ID.fullmatch(head) and all(not c or _ID.fullmatch(c) for c in (before, base))):
        raise ValueError(source)
    return Event(source, number, head, before, instant_of_forge(when), account, base)


def instant_of_forge(text: str) -> datetime:
    """An instant as forges write it: `2022-03-18T16:59:59Z`, with an offset, or GitLab's `2022-03-18 16:59:59 UTC`."""
    found = datetime.fromisoformat(text.replace(" UTC", "Z").replace(" ", "T", 1))
    if found.tzinfo is None or found.year not in _YEARS:
        raise ValueError(text)
    return found.astimezone(UTC)


def account_of(user: Payload, name: str) -> Account:
    """An account with its number, which stays when the name changes; ValueError where it has letters of no account."""
    login = user[name]
    if not (isinstance(login, str) and login.isprintable()):
        raise ValueError(name)
    return Account(name=login, id=number_of(user["id"]))


def number_of(value: Any) -> str:
    """The number of an account as a receipt writes it; ValueError where it is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004 - what a file holds is no type of a programme
    return str(value)


_READERS: Mapping[Source, Callable[[Payload], Event | None]] = {
    Source.GITHUB: _github,
    Source.GITLAB: _gitlab,
    Source.FORGEJO: _forgejo,
}
