"""Calls of a forge's API as files: a list of tab-separated lines, and the bodies beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from thidua.cli.writing import write
from thidua.intake.dialogue import Call


def noted(folder: Path, name: str, calls: Iterable[Call]) -> None:
    """Write `NAME.tsv`, a line a call: method, path, file of the body, file for the answer; "-" is none.

    Paths are made of checked parts (`intake.subject`), so that no line needs quoting.
    """
    lines = []
    for number, call in enumerate(calls, 1):
        body = f"{name}-{number}.json" if call.body is not None else "-"
        if call.body is not None:
            write(folder / body, json.dumps(call.body, ensure_ascii=False).encode())
        lines.append(f"{call.method}\t{call.path}\t{body}\t{call.into or '-'}\n")
    write(folder / f"{name}.tsv", "".join(lines).encode())
