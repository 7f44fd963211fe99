"""From the world to the pure layers: find the repository, take the snapshot, read the receipts."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from thidua.cli.ledgers import NO_RECEIPTS, ledgers_of
from thidua.dataset.cleaning import Compared, compared
from thidua.dataset.form import FormFault
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.dataset.tombstone import tombstone_among
from thidua.finding import Fault, Spot
from thidua.intake.book import leads
from thidua.receipts.ledger import Ledger, upto
from thidua.report.progress import Progress
from thidua.rules.milestones import as_known
from thidua.rules.verdict import Verdict, judge
from thidua.snapshot import Git, Snapshot, UsageError, from_commit, from_folder, head_of
from thidua.source import OFFICE, decode, lines_of

ROOT = "submissions"
_TICK = timedelta(microseconds=1)


class Asked(NamedTuple):
    """What a command asks of the world; each part as the command line gave it."""

    commit: str = ""
    at: str = ""
    receipts: str = ""


class World(NamedTuple):
    """A snapshot with its verdict and the receipts that it rests on, by campaign."""

    root: Path
    snapshot: Snapshot
    verdict: Verdict
    ledgers: Mapping[str, Ledger]
    at: datetime | None
    asked: Asked
    inputs: Inputs

    @property
    def kept(self) -> dict[str, Ledger]:
        """The ledgers that hold a receipt, in the order of their campaigns; of a past instant as far as they went then."""
        then = ((code, _cut(ledger, self.at)) for code, ledger in sorted(self.ledgers.items()))
        return {code: ledger for code, ledger in then if ledger.head}

    @property
    def heads(self) -> str:
        """The marks of the last receipts, by campaign."""
        return " ".join(f"{code}:{ledger.head[:12]}" for code, ledger in self.kept.items())

    def told(self, campaign: str = "") -> tuple[str, ...]:
        """A line a campaign, or of one, on its receipts, with the whole mark of the last for whoever wants to note it."""
        return tuple(
            f"Biên nhận {code}: {len(ledger.marks)} tệp ({ledger.place}), đầu sổ {ledger.head}"
            for code, ledger in self.kept.items()
            if campaign in {"", code}
        )

    def lines_of(self, path: str) -> tuple[str, ...]:
        """The lines of a file of the snapshot."""
        data = self.snapshot.files.get(path)
        return _lines(data) if data is not None else ()


def _cut(ledger: Ledger, at: datetime | None) -> Ledger:
    """The ledger with the marks of what had come by an instant."""
    return ledger._replace(marks=upto(ledger, at + _TICK)) if at else ledger


@lru_cache(maxsize=8)
def _lines(data: bytes) -> tuple[str, ...]:
    """The lines of a file, split once for all the findings in it."""
    text, _, _ = decode(data, OFFICE)
    return lines_of(text)


def repository_root(start: Path) -> Path:
    """The nearest folder upwards that holds `submissions/`."""
    for folder in (start, *start.parents):
        if (folder / ROOT).is_dir():
            return folder
    raise UsageError(
        f"không tìm thấy thư mục {ROOT}/ ở đây hay ở thư mục cha; hãy chuyển vào thư mục của kho hồ sơ; kho mới thì tạo thư mục đó"
    )


def root_or_bare(start: Path) -> Path:
    """The folder that holds `submissions/`, or the bare repository that a server keeps."""
    return start if Git(start).ask("rev-parse", "--is-bare-repository") == "true" else repository_root(start)


def instant(text: str) -> datetime | None:
    """An instant from the command line; a zone is required, so that no machine's zone decides."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” không phải là thời điểm; viết như 2022-12-16T17:00+07:00") from None
    if found.tzinfo is None:
        raise UsageError(f"thời điểm “{text}” thiếu múi giờ; viết như 2022-12-16T17:00+07:00")
    if not timedelta(days=800) < found - datetime.min.replace(tzinfo=found.tzinfo):
        raise UsageError(f"thời điểm “{text}” quá xa; viết như 2022-12-16T17:00+07:00")
    return found


def look(asked: Asked, start: Path) -> World:
    """Take the snapshot and judge it; of a past instant only what had come by then."""
    root = repository_root(start)
    world = judged(root, from_commit(root, asked.commit) if asked.commit else from_folder(root), asked)
    then = as_known(world.inputs, (one.campaign for one in world.verdict.campaigns))
    return world if then is world.inputs else world._replace(inputs=then, verdict=judge(open_repository(then)))


def judged(root: Path, snapshot: Snapshot, asked: Asked, *, draft: bool = False) -> World:
    """Judge a snapshot with the receipts and at the instant that are asked for; a `draft` may hold what is newer.

    Who asks for a commit of the past and for nothing else asks for what was known when it was made.
    """
    at = instant(asked.at) or (snapshot.time if _of_the_past(root, snapshot, asked) else None)
    ledgers = ledgers_of(root, snapshot, asked.receipts)
    versions, cleaned = _older(root, snapshot, ledgers)
    inputs = Inputs(
        files=snapshot.files,
        regimes=regimes(),
        ledgers=ledgers,
        without_receipts=asked.receipts == NO_RECEIPTS,
        versions=versions,
        cleaned=cleaned,
        at=at,
        time=snapshot.time,
        draft=draft or snapshot.dirty,
        oddities=tuple(FormFault(odd.rule, Fault(Spot(odd.path), odd.message, odd.fix)) for odd in snapshot.oddities),
    )
    bar = Progress(sys.stderr, time.monotonic, "đang đọc") if sys.stderr and sys.stderr.isatty() else None
    repository = open_repository(inputs, progress=bar)
    if bar:
        bar.close()
    return World(root, snapshot, judge(repository), ledgers, at, asked, inputs)


def _of_the_past(root: Path, snapshot: Snapshot, asked: Asked) -> bool:
    """Whether the commit that is asked for comes before the one on which the work tree stands."""
    if not asked.commit or asked.receipts:
        return False
    head, _ = head_of(Git(root))
    return snapshot.commit != head and leads(Git(root), snapshot.commit, head)


def _older(
    root: Path, snapshot: Snapshot, ledgers: Mapping[str, Ledger]
) -> tuple[Mapping[str, bytes], Mapping[str, Compared]]:
    """The older versions that receipts name, as far as the repository still holds them; of what was expunged none.

    What was expunged and is held all the same is only compared with what it became.
    """
    stones = {code: tombstone_among(snapshot.files, code) for code in ledgers}
    expunged = {one.path for stone in stones.values() for one in stone.removed}
    receipts = [one for ledger in ledgers.values() for one in ledger.receipts if one.blob]
    named = {one.blob for one in receipts}
    held = dict(Git(root).blobs(sorted(named))) if named and snapshot.commit else {}
    cleaned = {
        code: compared(stone, snapshot.files, ledgers[code].receipts, held)
        for code, stone in stones.items()
        if stone.removed
    }
    hidden = {one.blob for one in receipts if one.path in expunged}
    return {blob: data for blob, data in held.items() if blob not in hidden}, cleaned
