"""`make bench`: CPU seconds and peak memory of whole processes, side by side with their peers.

Each command runs several times in turn with its peer; medians and ratios are printed. Nothing
is judged here: the figures are for people to read. `BENCH_SIZES=20,200` chooses other sizes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import write
from ledger import ledger, request
from sites import sites

PYTHON = sys.executable
ROOT = Path(__file__).parent.parent.parent
THIDUA = [PYTHON, "-m", "thidua", "check", "--receipts", "none"]
IMPORTS = [PYTHON, "-c", "import yaml; from pydantic import BaseModel"]
LOAD = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path("submissions").rglob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "20,200,1000,2000,10000").split(",")]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT |= {"PYTHONPATH": str(ROOT / "tools"), "PYTHONHASHSEED": "0"}


def measured(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """CPU seconds (user and system) and peak memory in MiB of one run of a command."""
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(commands: Sequence[Sequence[str]], folder: Path, runs: int) -> list[tuple[float, float]]:
    """The medians of commands that run in turn, one warm-up left out."""
    rounds = [[measured(command, folder) for command in commands] for _ in range(runs + 1)][1:]
    return [
        (statistics.median(r[n][0] for r in rounds), statistics.median(r[n][1] for r in rounds))
        for n in range(len(commands))
    ]


def row(what: str, ours: float, peer: float, wanted: str) -> None:
    """One line of the table."""
    print(f"{what:58} {ours:8.3f} {peer:8.3f} {ours / peer:7.2f}   {wanted}")  # noqa: T201 - a table for people


def one_file(scratch: Path) -> None:
    """A single registration against the import of pydantic and yaml."""
    folder = write(1, scratch / "1")
    (ours, _), (peer, _) = medians([THIDUA, IMPORTS], folder, 9)
    row("1 file / import yaml and pydantic", ours, peer, "at most 2.0")


def twenty_files(scratch: Path) -> None:
    """Twenty units' files against check-jsonschema and yamllint."""
    folder = write(20, scratch / "20")
    (folder / "schema.json").write_text(json.dumps(_either()))
    files = sorted(str(path.relative_to(folder)) for path in folder.glob("submissions/2022/don-vi/*/*.yaml"))
    jsonschema = [PYTHON, "-m", "check_jsonschema", "--schemafile", "schema.json", *files]
    yamllint = [PYTHON, "-m", "yamllint", "--no-warnings", *files]
    (ours, _), (first, _), (second, _) = medians([THIDUA, jsonschema, yamllint], folder, 5)
    row("20 files / check-jsonschema", ours, first, "at most 0.33")
    row("20 files / yamllint", ours, second, "at most 0.50")


def _either() -> dict[str, Any]:
    """One JSON Schema for both files of a unit: a nomination tells of a meeting."""
    registration, nomination = (json.loads(_schema(name)) for name in ("dang-ky", "de-nghi"))
    parts = registration.pop("$defs") | nomination.pop("$defs")
    return {"$defs": parts, "if": {"required": ["hop_binh_xet"]}, "then": nomination, "else": registration}


def _schema(name: str) -> bytes:
    command = [PYTHON, "-m", "thidua", "schema", name]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True).stdout


def many_files(scratch: Path) -> None:
    """Hundreds and thousands of units' files against loading them with PyYAML's C loader only."""
    load = [PYTHON, "-c", LOAD]
    per_file: dict[int, float] = {}
    for size in SIZES:
        folder = write(size, scratch / str(size))
        (ours, memory), (peer, _) = medians([THIDUA, load], folder, 3 if size <= 1000 else 1)
        per_file[size] = ours / size
        row(f"{size} files / CSafeLoader of the same files", ours, peer, "at most 1.2 at 1,000" if size == 1000 else "")
        print(f"{'':58} {1000 * ours / size:8.2f} ms a file, peak {memory:.0f} MiB")  # noqa: T201
    if {200, 2000} <= per_file.keys():
        row("time a file at 2,000 / at 200", per_file[2000], per_file[200], "at most 1.2")


def where_time_goes(scratch: Path) -> None:
    """The dearest functions of a check of 200 files, by their own time."""
    folder = write(200, scratch / "profile")
    code = (
        "import cProfile, pstats, sys; from thidua.cli import main; p = cProfile.Profile(); "
        "p.runcall(main, ['check', '--receipts', 'none']); pstats.Stats(p).sort_stats('tottime').print_stats(12)"
    )
    done = subprocess.run(
        [PYTHON, "-c", code], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    lines = [
        line.replace(str(ROOT), "")
        for line in done.stdout.splitlines()
        if "/" in line or "{" in line or "tottime" in line
    ]
    print("\n".join(lines[-13:]))  # noqa: T201


def main() -> None:
    """Print the table."""
    print(json.dumps({"python": sys.version.split()[0], "cores": os.cpu_count()}))  # noqa: T201
    print(f"{'CPU seconds':58} {'ours':>8} {'peer':>8} {'ratio':>7}   wanted")  # noqa: T201
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        one_file(scratch)
        twenty_files(scratch)
        many_files(scratch)
        ledger(scratch, measured, row)
        request(scratch, measured, row)
        sites(scratch, measured, row)
        where_time_goes(scratch)


if __name__ == "__main__":
    main()
