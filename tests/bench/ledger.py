"""The ledger and requests in the bench: recording, reading, and a request against the same snapshot from a folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator import PEOPLE, write

Measured = Callable[[list[str], Path], tuple[float, float]]
Row = Callable[[str, float, float, str], None]
PYTHON = sys.executable
_CHECK = [PYTHON, "-m", "thidua", "check"]
SIZES = (100, 1000, 10_000)
_FILES = 1000
_RECORD = """
import sys
sys.path.insert(0, {bench!r})
from ledger import receipts
from thidua.intake.book import Book
from thidua.snapshot import Git
from pathlib import Path
Book(Git(Path("."))).record(receipts({first}, {last}))
"""
_IMPORTS = _RECORD.replace('Book(Git(Path("."))).record(receipts({first}, {last}))', "receipts({first}, {last})")
_READ = """
from pathlib import Path
from thidua.cli.ledgers import ledgers_of
from thidua.snapshot import from_dict
assert len(ledgers_of(Path("."), from_dict({}), "receipts")["2022"].receipts) == COUNT
"""


def receipts(first: int, last: int) -> list[object]:
    """Receipts of forty entries each, as units send them over the year."""
    from thidua.receipts.receipt import Receipt  # noqa: PLC0415 - the bench itself runs without the package

    start = datetime(2022, 3, 1, tzinfo=UTC)
    return [
        Receipt.model_validate(
            {
                "schema": 1,
                "seq": 1,
                "previous": "",
                "event": f"git:{number:040x}",
                "instant": (start + timedelta(minutes=number)).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "source": "git",
                "account": {"name": f"tk-{number % _FILES}", "id": str(number % _FILES)},
                "campaign": "2022",
                "unit": f"dv-{number % _FILES}",
                "stage": "de_nghi",
                "path": f"submissions/2022/don-vi/dv-{number % _FILES}/de-nghi.yaml",
                "entries": {
                    f"ca_nhan/nv-{number % _FILES}-{person}": f"{number * PEOPLE + person:064x}"
                    for person in range(PEOPLE)
                },
            }
        )
        for number in range(first, last)
    ]


def ledger(scratch: Path, measured: Measured, row: Row) -> None:
    """Recording n receipts, one more on top of n, and reading n; then 10,000 against checking 1,000 files."""
    start = min(measured([PYTHON, "-c", _READ.partition("assert")[0]], scratch)[0] for _ in range(3))
    read: dict[int, float] = {}
    written: dict[int, float] = {}
    for size in SIZES:
        folder = scratch / f"so-{size}"
        folder.mkdir()
        _git(folder, "init", "--quiet")
        made, written[size] = (_run(measured, folder, code, 0, size) for code in (_IMPORTS, _RECORD))
        written[size] -= made
        one = _run(measured, folder, _RECORD, size, size + 1) - _run(measured, folder, _IMPORTS, size, size + 1)
        _git(folder, "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")  # as Git does by itself after a push
        code = _READ.replace("COUNT", str(size + 1))
        read[size] = min(measured([PYTHON, "-c", code], folder)[0] for _ in range(3)) - start
        row(f"record {size} receipts / read them", written[size], read[size], "")
        costs = f"{1e6 * written[size] / size:8.0f} µs a receipt written, {1e6 * read[size] / size:.0f} µs read"
        print(f"{'':58} {costs}, {1e3 * one:.0f} ms for one more")  # noqa: T201
    last = SIZES[-1]
    row(
        "time to record a receipt at 10,000 / at 1,000",
        written[last] / last,
        written[1000] / 1000,
        "linear: at most 1.2",
    )
    row("time to read a receipt at 10,000 / at 1,000", read[last] / last, read[1000] / 1000, "linear: at most 1.2")
    folder, code = write(_FILES, scratch / "tep"), _READ.replace("COUNT", str(last + 1))
    commands = (([PYTHON, "-c", code], scratch / f"so-{last}"), ([*_CHECK, "--receipts", "none"], folder))
    ours, peer = (
        min(times) for times in zip(*([measured(*one)[0] for one in commands] for _ in range(3)), strict=True)
    )
    row("read 10,000 receipts / check 1,000 files", ours - start, peer, "at most 0.25")


def request(scratch: Path, measured: Measured, row: Row) -> None:
    """The check of a request against the full check of the same snapshot from a folder."""
    for size in (20, 200, _FILES):
        folder = write(size, scratch / f"gui-{size}")
        _git(folder, "init", "--quiet", "--initial-branch=main")
        _git(folder, "add", "--all")
        _git(folder, "commit", "--quiet", "--message=x")
        _git(folder, "checkout", "--quiet", "-b", "gui")
        path = folder / "submissions/2022/don-vi/dv-1/de-nghi.yaml"
        path.write_text(path.read_text("utf-8").replace("Minh họa", "Minh hoạ", 1), "utf-8")
        _git(folder, "commit", "--quiet", "--all", "--message=x")
        full = [*_CHECK, "--receipts", "none"]
        asked = [*full, "--base", "main", "--head", "gui", "--at", "2022-12-20T08:00+07:00"]
        rounds = [(measured(asked, folder)[0], measured(full, folder)[0]) for _ in range(4)][1:]
        ours, peer = (min(one[side] for one in rounds) for side in (0, 1))
        row(f"check a request of {size} files / the same from a folder", ours, peer, "at most 1.3")


def _run(measured: Measured, folder: Path, code: str, first: int, last: int) -> float:
    bench = str(Path(__file__).parent)
    return measured([PYTHON, "-c", code.format(bench=bench, first=first, last=last)], folder)[0]


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.vn"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)
