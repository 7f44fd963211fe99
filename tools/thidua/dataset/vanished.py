"""What was received and stands in no file that can be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import NamedTuple

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


def with_awards(gone: Vanished, around: Surroundings) -> Vanished:
    """The same with the name and awards in the version received last, while it can be had."""
    data = around.kept(gone.path, gone.key, gone.digest, gone.blob)
    file, document = open_dossier(gone.path, data)
    entries = dossier_of(file, document, around).entries if file.readable else ()
    found = next((entry for entry in entries if entry.key == gone.key), None)
    if found is None:
        return gone
    return gone._replace(titles=found.titles, commendations=found.commendations, name=found.label)
