"""From the world to the pure layers: find the repository, take the snapshot, read the receipts."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from thidua.dataset.form import FormFault
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.finding import Fault, Spot
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.report.content import ReceiptsRow
from thidua.report.progress import Progress
from thidua.rules.verdict import Verdict, judge
from thidua.snapshot import Git, Snapshot, UsageError, from_commit, from_folder
from thidua.snapshot.commit import files_of
from thidua.source import OFFICE, read

ROOT = "submissions"
BRANCHES = ("receipts", "origin/receipts")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command asks of the world; each part as the command line gave it."""

    commit: str = ""
    at: str = ""
    receipts: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """A snapshot with its verdict and where the receipts came from."""

    root: Path
    snapshot: Snapshot
    verdict: Verdict
    receipts: ReceiptsRow
    at: datetime | None

    def lines_of(self, path: str) -> tuple[str, ...]:
        """The lines of a file of the snapshot."""
        data = self.snapshot.files.get(path)
        return _lines(data) if data is not None else ()


@lru_cache(maxsize=8)
def _lines(data: bytes) -> tuple[str, ...]:
    """The lines of a file, read once for all the findings in it."""
    return read(data, OFFICE).lines


def repository_root(start: Path) -> Path:
    """The nearest folder upwards that holds `submissions/`."""
    for folder in (start, *start.parents):
        if (folder / ROOT).is_dir():
            return folder
    raise UsageError(f"không tìm thấy thư mục {ROOT}/ ở đây hay ở thư mục cha; hãy chuyển vào thư mục của kho hồ sơ")


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
    """Take the snapshot and judge it."""
    root = repository_root(start)
    at = instant(asked.at)
    snapshot = from_commit(root, asked.commit) if asked.commit else from_folder(root)
    ledgers, source = ledgers_of(root, snapshot, asked.receipts)
    inputs = Inputs(
        files=snapshot.files,
        regimes=regimes(),
        ledgers=ledgers,
        versions=_versions(root, snapshot, ledgers),
        at=at,
        time=snapshot.time,
        oddities=tuple(FormFault(odd.rule, Fault(Spot(odd.path), odd.message, odd.fix)) for odd in snapshot.oddities),
    )
    gc.disable()  # nothing made here lives in cycles; collecting it again and again doubles the time
    bar = Progress(sys.stderr, time.monotonic, "đang đọc") if sys.stderr.isatty() else None
    repository = open_repository(inputs, progress=bar)
    if bar:
        bar.close()
    heads = " ".join(f"{code}:{ledger.head[:12]}" for code, ledger in sorted(ledgers.items()) if ledger.head)
    return World(root, snapshot, judge(repository), ReceiptsRow(source, heads), at)


def ledgers_of(root: Path, snapshot: Snapshot, asked: str) -> tuple[Mapping[str, Ledger], str]:
    """Ledgers by campaign and the name of their source: asked for, in the campaign, or on the branch."""
    if asked == "none":
        return {}, "none"
    own = _in_campaigns(snapshot.files)
    if asked:
        folder = Path(asked)
        files = _folder(folder) if folder.is_dir() else _branch(Git(root), asked)
        return _by_campaign(files), asked
    git = Git(root)
    branch = next((b for b in BRANCHES if git.ask("rev-parse", "--verify", "--quiet", f"refs/{_ref(b)}")), "")
    live = _by_campaign(_branch(git, branch)) if branch else {}
    names = [*(["bien-nhan/"] if own else []), *([branch] if live else [])]
    return {**live, **own}, " + ".join(names) or "none"


def _ref(branch: str) -> str:
    return f"remotes/{branch}" if "/" in branch else f"heads/{branch}"


def _in_campaigns(files: Mapping[str, bytes]) -> Mapping[str, Ledger]:
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        parts = path.split("/")
        if len(parts) == 4 and parts[2] == "bien-nhan" and parts[3] != "khoa-so.json":  # noqa: PLR2004 - root/campaign/folder/file
            found.setdefault(parts[1], {})[parts[3]] = data
    return {code: read_ledger(receipts) for code, receipts in found.items()}


def _by_campaign(files: Mapping[str, bytes]) -> Mapping[str, Ledger]:
    """The branch holds one folder a campaign, `2022/000001.json`."""
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        campaign, _, name = path.rpartition("/")
        if campaign and name.endswith(".json"):
            found.setdefault(campaign, {})[name] = data
    return {code: read_ledger(receipts) for code, receipts in found.items()}


def _folder(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.json"))}


def _branch(git: Git, revision: str) -> dict[str, bytes]:
    return files_of(git, git.commit_of(revision), "")[0]


def _versions(root: Path, snapshot: Snapshot, ledgers: Mapping[str, Ledger]) -> Mapping[str, bytes]:
    """The older versions that receipts name, as far as the repository still holds them."""
    wanted = sorted({r.blob for ledger in ledgers.values() for r in ledger.receipts if r.blob})
    return dict(Git(root).blobs(wanted)) if wanted and snapshot.commit else {}
