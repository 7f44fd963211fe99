"""A request by the rules of its base: the base with the request's files, judged and never checked out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.world import Asked, World, instant, judged, root_or_bare
from thidua.dataset.request import Request, unit_of
from thidua.finding import Finding, Who
from thidua.intake.office import closed_files, office_at
from thidua.receipts.receipt import Account
from thidua.rules.listing import BY_ID
from thidua.rules.rule import On
from thidua.rules.verdict import judge_request
from thidua.snapshot import UsageError, merge_of


@dataclass(frozen=True, slots=True)
class Requested:
    """The world as it would be with the request taken in, and what of it is the sender's matter."""

    world: World
    paths: Collection[str]
    by_office: bool

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about the request: about who may send it, or at a file that it changes."""
        spots = (finding.at, *finding.related)
        return self.by_office or BY_ID[finding.rule].on is On.REQUEST or any(s.path in self.paths for s in spots)

    def is_senders(self, finding: Finding) -> bool:
        """Whether the sender can mend it; only that makes a request red."""
        return self.by_office or finding.who is Who.UNIT


def declare_request(parser: Parser) -> None:
    """How a request is named."""
    parser.add_argument(
        "--base", metavar="BẢN_GHI", default="", help="nhánh chính: quy tắc, kế hoạch, quyền lấy từ đây"
    )
    parser.add_argument("--head", metavar="BẢN_GHI", default="", help="bản được gửi: chỉ lấy hồ sơ của đơn vị")
    parser.add_argument("--account", metavar="TÊN", default=None, help="tài khoản gửi")
    parser.add_argument("--account-id", metavar="SỐ", default="", help="số định danh của tài khoản gửi")


def request_of(options: Namespace, start: Path) -> Requested:
    """Judge the request that the options name."""
    if not (options.base and options.head) or options.commit:
        raise UsageError("cần cả --base và --head, không dùng cùng --commit")
    root = root_or_bare(start)
    merge = merge_of(root, options.base, options.head)
    office = office_at(merge.git, merge.base)
    said = options.account is not None or options.account_id
    sender = Account(name=options.account or "", id=options.account_id) if said else None
    day = (instant(options.at) or datetime.now(UTC)).astimezone(office.zone).date()
    closed = closed_files(merge.git, merge.base, office.locked)
    request = Request(tuple(merge.changes), office.units, office.locked, closed, sender, day)
    # The Office may change everything, so that its requests are judged whole; of others only units' files are read.
    snapshot = merge.snapshot(lambda path: request.by_office or bool(unit_of(path)))
    world = judged(root, snapshot, Asked(at=options.at, receipts=options.receipts))
    verdict = replace(world.verdict, agency=(*judge_request(request), *world.verdict.agency))
    return Requested(replace(world, verdict=verdict), frozenset(merge.changes), request.by_office)
