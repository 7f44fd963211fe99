"""`thidua receipt sweep`: receipts that are missing, from what the server left behind or a forge's export."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import kept
from thidua.cli.receipt.event import receipts_of_event
from thidua.cli.receipt.exported import declare_export, of_export
from thidua.cli.receipt.pending import FOLDER, Pending
from thidua.cli.receipt.record import told
from thidua.cli.receipt.shut import parted, shut, snapshot_of
from thidua.cli.world import root_or_bare
from thidua.intake.book import LEDGER, Book, catch_up
from thidua.intake.exports import events_in
from thidua.intake.forges import Event
from thidua.intake.office import Office, office_at
from thidua.model.terms import Stage
from thidua.receipts.receipt import Receipt, Source, parse
from thidua.receipts.states import end_of_day
from thidua.snapshot import Git, UsageError, ledger_files, refs_exist

HELP = "ghi bù biên nhận còn thiếu"
_SAME = timedelta(minutes=5)
"""A hook and the API may tell of one push with times that differ a little.

Where the API tells only by when something came, any receipt of the same content is of that arrival: the time at which
a request was last changed moves with each comment, and no later time takes the place of an earlier one.
"""


def declare(parser: Parser) -> None:
    """The options of the action."""
    declare_export(parser)
    parser.add_argument("--base", metavar="LẦN_LƯU", default="HEAD", help="nhánh chính")


def run(options: Namespace, console: Console) -> int:
    """0; 1 where something could not be read or is not here, so that receipts are still missing."""
    root = root_or_bare(Path.cwd())
    git = Git(root)
    if not options.export:
        return _left_behind(git, console)
    events, odd = of_export(options, git, events_in)
    catch_up(git)
    snapshot = snapshot_of(root, options.base)
    known = [*_known(git), *(one for ledger in kept(snapshot).values() for one in ledger.receipts)]
    found, absent = _missing(sorted(events, key=lambda one: one.instant), known, git, git.commit_of(options.base))
    missing, refused = parted(found, shut(root, snapshot))
    absent += [f"Chưa ghi được · bản xuất có {one} không đúng mẫu" for one in odd]
    absent += [f"Không ghi biên nhận · {why}" for why in refused]
    console.say(*told(missing, Book(git).record(missing)), *absent)
    return int(bool(absent))


def _left_behind(git: Git, console: Console) -> int:
    """What the server's own hooks had no time for."""
    if git.ask("rev-parse", "--is-bare-repository") != "true":
        raise UsageError(
            "đây không phải là kho trần của máy chủ; ghi bù từ nơi khác cần bản xuất: --export TỆP --forge MÁY_CHỦ"
        )
    pending = Pending(git)
    console.say(f"Đã ghi bù {len(tuple(pending.settle(datetime.now(UTC))))} biên nhận.")
    console.say(*(f"Chưa ghi được · {FOLDER}/{name} không đọc được" for name in pending.unreadable))
    return int(bool(pending.unreadable))


def _missing(events: Iterable[Event], known: list[Receipt], git: Git, base: str) -> tuple[list[Receipt], list[str]]:
    """The receipts that the ledgers do not have, and what to say of commits that are not here."""
    office = office_at(git, base)
    ends, zone = list(_ends(office)), office.zone
    told: list[Receipt] = []
    latest: list[tuple[Event, Receipt]] = []
    absent: list[str] = []
    for event in events:
        try:
            came = receipts_of_event(event, git, base)
            told.extend([] if event.since else came)
            latest.extend((event, one) for one in came if event.since)
        except UsageError as gone:
            absent.append(f"Chưa ghi được · {gone}")
    missing = _unmatched(told, known, zone)
    unsure: list[Event] = []
    for event, one in latest:
        if not any(_same(one, other) or _by_office(one, other) for other in [*known, *missing]):
            between = any(event.since < end <= event.instant for end in ends if event.since)
            unsure += [event] if between else []
            missing += [] if between else [one]
    absent += [_unsure(event, zone) for event in dict.fromkeys(unsure)]
    return missing, absent


def _ends(office: Office) -> Iterator[datetime]:
    """The ends of all stages of all campaigns."""
    for plan in office.plans.values():
        yield from (end_of_day(one.day, plan.zone) for stage in Stage if (one := plan.deadlines.of(stage)))


def _unsure(event: Event, zone: tzinfo) -> str:
    """What to say where a deadline lies between the times by which something came: neither in time nor late is known."""
    since, until = (f"{at.astimezone(zone):%H:%M %d/%m/%Y}" for at in (event.since, event.instant) if at)
    return (
        f"Chưa ghi được · lần gửi {event.number}: máy chủ chỉ cho biết đến từ {since} đến {until}, giữa đó có hạn nộp;"
        " xem lúc đẩy lên ở trang của lần gửi, rồi ghi theo sổ đến: thidua receipt record --by-office"
    )


def _unmatched(told: list[Receipt], known: list[Receipt], zone: tzinfo) -> list[Receipt]:
    """Those of which no receipt tells: each receipt tells of one arrival, the nearest in time, for content can come back."""
    pairs = sorted(
        (one.event != other.event, abs(one.instant - other.instant), n, m)
        for n, one in enumerate(told)
        for m, other in enumerate(known)
        if _same(one, other) and _near(one, other, zone)
    )
    found, used = set[int](), set[int]()
    for _, _, n, m in pairs:
        if n not in found and m not in used:
            found.add(n)
            used.add(m)
    return [one for n, one in enumerate(told) if n not in found]


def _near(one: Receipt, other: Receipt, zone: tzinfo) -> bool:
    """Whether two receipts may be of one arrival; of two days they are of two, for a deadline may lie between them."""
    days = {each.instant.astimezone(zone).date() for each in (one, other)}
    return len(days) == 1 and abs(one.instant - other.instant) <= _SAME


def _known(git: Git) -> Iterator[Receipt]:
    files = ledger_files(git.root, LEDGER)[0] if refs_exist(git.root, (LEDGER,)) else {}
    yield from (one for path, data in files.items() if isinstance(one := parse(path, data), Receipt))


def _same(receipt: Receipt, other: Receipt) -> bool:
    """Whether two receipts tell of the same content at the same place of the same server, from the same sender.

    Who copies what another sent has not sent it for them. GitLab's API does not say who pushed, only who opened: there
    it must have had the same right to come.
    """
    alike = (receipt.path, receipt.blob, receipt.source, receipt.entitled)
    if alike != (other.path, other.blob, other.source, other.entitled):
        return False
    return receipt.source is Source.GITLAB or receipt.account.id == other.account.id


def _by_office(receipt: Receipt, other: Receipt) -> bool:
    """Whether the Office has looked when something came, and written it into its register."""
    return other.register_ is not None and (receipt.path, receipt.blob) == (other.path, other.blob)
