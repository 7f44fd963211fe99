"""What to ask of a forge's API so that an export of it can be made, and the export of what it answered.

GitHub tells of pushes to the repository itself in one list; GitLab and Forgejo tell of each request apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thidua.intake.dialogue import Call
from thidua.receipts.receipt import Source

_LISTS = {
    Source.GITHUB: {
        "pulls.json": "/repos/{0}/pulls?state=all&sort=updated&direction=desc&per_page=100",
        "activity.json": "/repos/{0}/activity?per_page=100",
    },
    Source.GITLAB: {"requests.json": "/projects/{0}/merge_requests?state=all&order_by=updated_at&per_page=50"},
    Source.FORGEJO: {"requests.json": "/repos/{0}/pulls?state=all&sort=recentupdate&limit=50"},
}
_EACH = {
    Source.GITLAB: ("iid", "/projects/{0}/merge_requests/{1}/versions?per_page=100"),
    Source.FORGEJO: ("number", "/repos/{0}/issues/{1}/timeline?limit=50"),
}
_PARTS = {Source.GITLAB: ("merge_requests", "versions"), Source.FORGEJO: ("pulls", "timeline")}


def asked(source: Source, repository: str, held: Mapping[str, Any]) -> Iterator[Call]:
    """The calls that are still to be made, by what is held already; none when all is there.

    ValueError, KeyError or TypeError where something held is no answer of the forge.
    """
    for name, path in _LISTS[source].items():
        if name not in held:
            yield Call("GET", path.format(repository), into=name)
    if source in _EACH:
        key, path = _EACH[source]
        for number in (int(one[key]) for one in held.get("requests.json", ())):
            if _named(number) not in held:
                yield Call("GET", path.format(repository, number), into=_named(number))


def joined(source: Source, held: Mapping[str, Any]) -> dict[str, Any]:
    """The export of all that is held, in the shape that `intake.exports` reads."""
    if source is Source.GITHUB:
        return {"pulls": held["pulls.json"], "activity": held["activity.json"]}
    key, (whole, part) = _EACH[source][0], _PARTS[source]
    return {whole: [{**one, part: held[_named(int(one[key]))] or []} for one in held["requests.json"]]}


def _named(number: int) -> str:
    return f"request-{number}.json"
