"""The journey files of the three forges: their jobs as the shell lines that a runner would run."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agency import PROJECT

INSTALL = re.compile(r'make (checker|setup|"\$\{CAI_DAT:-checker\}")')
"""Tested where adopting the project is; here the command is the one under test."""
FOLDERS = {"github": ".github/workflows", "forgejo": ".forgejo/workflows"}
NAMES = ("kiem-tra", "tiep-nhan", "cong-bo")


@dataclass(frozen=True, slots=True)
class Step:
    """Shell lines and what stands in their environment."""

    run: str
    env: Mapping[str, str]


def loaded(path: str) -> dict[Any, Any]:
    """A journey file as data."""
    found: dict[Any, Any] = yaml.safe_load((PROJECT / path).read_text("utf-8"))
    return found


def jobs(forge: str) -> dict[str, dict[str, Any]]:
    """All jobs of a forge by name."""
    if forge == "gitlab":
        kept = {"stages", "default", "variables"}
        return {k: v for k, v in loaded(".gitlab-ci.yml").items() if k not in kept and not k.startswith(".")}
    files = (loaded(f"{FOLDERS[forge]}/{name}.yml") for name in NAMES)
    return {name: job for file in files for name, job in file["jobs"].items()}


def steps(forge: str, name: str) -> Iterator[Step]:
    """The steps of a job, those that install left out."""
    job = jobs(forge)[name]
    if forge == "gitlab":
        whole = loaded(".gitlab-ci.yml")
        lines = [*whole[job["extends"]]["before_script"], *job["script"]]
        run = "\n".join(line for line in lines if not INSTALL.fullmatch(line))
        yield Step(run, {**whole["variables"], **job.get("variables", {})})
        return
    for step in job["steps"]:
        assert set(step) <= {"name", "env", "run"}
        if not INSTALL.fullmatch(step["run"]):
            yield Step(step["run"], step.get("env", {}))


def run_job(
    forge: str, name: str, folder: Path, given: Mapping[str, str], known: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the steps of a job in an empty folder as a runner does; `known` are the expressions and their values."""
    folder.mkdir()
    done = subprocess.CompletedProcess[str]([], 0, "", "")
    for step in steps(forge, name):
        env = {key: _filled(forge, value, known) for key, value in step.env.items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", **_measured(), **given, **env},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            break
    return done


def _filled(forge: str, value: str, known: Mapping[str, str]) -> str:
    """A value with its expressions; KeyError for one that no runner would know."""
    pattern = r"\$(\w+)" if forge == "gitlab" else r"\$\{\{ (\S+) \}\}"
    return re.sub(pattern, lambda match: known[match[1]], value)


def _measured() -> dict[str, str]:
    """What coverage sets for processes of its own."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
