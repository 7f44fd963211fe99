"""A request by the rules of its base: the base with the request's files, judged and never checked out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from thidua.cli.receipt.event import forge_of, json_in, unlike
from thidua.cli.world import Asked, World, instant, judged, root_or_bare
from thidua.dataset.request import Request, unit_of
from thidua.finding import Finding, Who
from thidua.intake.office import kept_closed, office_at
from thidua.intake.subject import Subject, subject_of
from thidua.receipts.receipt import Account
from thidua.rules.listing import BY_ID
from thidua.rules.rule import On
from thidua.rules.verdict import judge_request
from thidua.snapshot import UsageError, merge_of
from thidua.text import shown


@dataclass(frozen=True, slots=True)
class Requested:
    """The world as it would be with the request taken in, and what of it is the sender's matter.

    `base` is the commit whose rules, plan and rights decide; `places` are the paths that the request changes as
    findings name them, and the folders above.
    """

    world: World
    paths: Collection[str]
    places: Collection[str]
    by_office: bool
    base: str

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about the request: about who may send it, or at a file that it changes."""
        spots = (finding.at, *finding.related)
        return self.by_office or BY_ID[finding.rule].on is On.REQUEST or any(s.path in self.places for s in spots)

    def is_senders(self, finding: Finding) -> bool:
        """Whether the sender can mend it; only that makes a request red."""
        return self.by_office or finding.who is Who.UNIT


def subject_from(options: Namespace) -> Subject:
    """The request that the event of the options is about."""
    source = forge_of(options)
    try:
        return subject_of(source, json_in(Path(options.event)))
    except ValueError:
        raise unlike(options, source) from None


def request_of(options: Namespace, start: Path) -> Requested:
    """Judge the request that the options name."""
    head, senders = _sent(options)
    if not (options.base and head) or options.commit:
        raise UsageError("cần cả --base và --head (hoặc --event), không dùng cùng --commit")
    root = root_or_bare(start)
    merge = merge_of(root, options.base, head)
    office = office_at(merge.git, merge.base)
    day = (instant(options.at) or datetime.now(UTC)).astimezone(office.zone).date()
    closed = kept_closed(merge.git, merge.base, merge.changes, office.locked)
    asked = [
        Request(tuple(merge.changes), office.units, office.campaigns, office.locked, closed, sender, day)
        for sender in senders
    ]
    request = next((one for one in asked if not one.by_office), asked[0])  # who may less decides
    # The Office may change everything, so that its requests are judged whole; of others only units' files are read.
    snapshot = merge.snapshot(lambda path: request.by_office or bool(unit_of(path)))
    # Its instant is the base's: what a request brings may be dated later, and is judged all the same.
    world = judged(root, snapshot, Asked(at=options.at, receipts=options.receipts), draft=True)
    told = dict.fromkeys(finding for one in asked for finding in judge_request(one))
    verdict = world.verdict._replace(agency=(*told, *world.verdict.agency))
    paths = frozenset(merge.changes)
    return Requested(world._replace(verdict=verdict), paths, _places(paths), request.by_office, merge.base)


def _places(paths: Collection[str]) -> frozenset[str]:
    """Some findings name a path as it is, some as it is shown, and one of twins may name a folder."""
    named = {name for path in paths for name in (path, shown(path))}
    return frozenset(named | {parent.as_posix() for name in named for parent in PurePosixPath(name).parents})


def _sent(options: Namespace) -> tuple[str, tuple[Account | None, ...]]:
    """The head and who sends it, None where nobody said; of an event both are the forge's word.

    Who opened a request and who acts on it now are both asked for their rights.
    """
    if options.event:
        subject = subject_from(options)
        return subject.head, tuple(dict.fromkeys((subject.sender, subject.actor)))
    said = options.account is not None or options.account_id
    return options.head, (Account(name=options.account or "", id=options.account_id) if said else None,)
