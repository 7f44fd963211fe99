"""What was received and stands in no file that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from functools import cache, partial
from typing import Any, NamedTuple

from thidua.dataset.dossier import dossier_of
from thidua.dataset.file import open_dossier
from thidua.dataset.surroundings import Surroundings
from thidua.model.terms import Stage
from thidua.receipts.standing import State


class Vanished(NamedTuple):
    """An entry that was received and, without a withdrawal, is no longer in its file, or that file cannot be read.

    `state` says which of the two; `received_at`, `digest` and `blob` are of the version received last, `day_only`
    says that the register gives no time for it. Of a file that never could be read there is the head alone, without a digest.
    `name` is the person's in that version, "" while it cannot be had.
    """

    unit: str
    stage: Stage
    path: str
    key: str
    state: State
    received_at: datetime
    digest: str
    blob: str
    titles: tuple[str, ...] = ()
    commendations: tuple[str, ...] = ()
    day_only: bool = False
    name: str = ""


def last_came(gone: Iterable[Vanished], zone: tzinfo) -> str:
    """When the last of some came, as people write it: a day alone where no time is known."""
    last = max(gone, key=lambda one: one.received_at)
    return format(last.received_at.astimezone(zone), "%d/%m/%Y" if last.day_only else "%d/%m/%Y %H:%M")


def with_awards(vanished: Iterable[Vanished], around: Surroundings) -> Iterator[Vanished]:
    """The same with the name and awards in the version received last, while it can be had; each version is read once."""
    read = cache(partial(_held, around=around))
    for gone in vanished:
        data = around.kept(gone.path, gone.key, gone.digest, gone.blob)
        yield gone._replace(**read(gone.path, data).get(gone.key, {}))


def _held(path: str, data: bytes, *, around: Surroundings) -> Mapping[str, Mapping[str, Any]]:
    """The awards and the name of each entry of a version, by key."""
    file, document = open_dossier(path, data)
    entries = dossier_of(file, document, around).entries if file.readable else ()
    return {e.key: {"titles": e.titles, "commendations": e.commendations, "name": e.label} for e in entries}
