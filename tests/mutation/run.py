"""`make mutate`: how many changed statements the tests notice, with mutmut's changes.

    python tests/mutation/run.py [--sample N] [--seed S] [PACKAGE, PACKAGE.MODULE or mutant…]

    make mutate SAMPLE=60 SEED=2 PACKAGES="model rules.quota_exceeded source.edit.edited#3"

By default all mutants of the packages that decide about people: source, model, dataset, receipts, rules.
Each meets the quick tests that run its line, in a fork of one process (`forks.py`); what runs while a
module is imported is tried in a process of its own (`fresh.py`). Time is lost when others use the cores,
so the figures give the processor's time.
`same.toml` lists the changes that change nothing anybody can see, with the reason. What survives
besides lies in build/mutation/survivors.txt, with the lines; fates.tsv has every mutant as it is tried.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from forks import Fate, Forks, say, spent
from mutants import Mutant, modules_of, mutants_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OUT = ROOT / "build" / "mutation"
PACKAGES = ["source", "model", "dataset", "receipts", "rules"]
LAYERS = ("source", "text", "receipts", "model", "dataset", "rules", "report")
OTHERS = ["mutation/cases_in_memory.py", "test_cases_whose.py", "test_law.py", "test_campaign_2022.py"]
OTHERS += ["test_unreadable.py", "test_publish_council.py", "test_publish_roster.py", "test_large_files.py"]
SLOW = ["test_receipts_machine", "exactly_the_categories", "characters_are_later", "is_later", "full_of_them"]
"""Tests that take seconds; what only they would notice counts as surviving."""
MOST_AGAIN = 50
"""So many of the tests that ran a statement meet it in a process of its own."""
ARGUMENTS = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--assert=plain", "--tb=no", "-m", "not long"]
ARGUMENTS += ["-k", f"not ({' or '.join(SLOW)})", "-o", "tmp_path_retention_policy=none"]
EVERYWHERE = {
    r'(?<=cast\()(?:"\w+"|None), ': "cast returns its second argument, whatever the first",
    r"(?<=[a-z]), (?:strict=\w+)?(?=\))": "what is zipped is made of the same things; strict says so to the reader",
    r'(?<=rfind\("\\[nr]", )(?:0|None)': "to search from nowhere is to search from the beginning",
    r'(?<=code\(")(?:utf-8|UTF-8|latin-1|LATIN-1)(?=")': "names of encodings are equal in any case",
}
"""What is never a change: parts of a line that nothing looks at, each with the reason."""
SAME = {
    (one["module"], one["function"], one["was"], one["becomes"]): one["why"]
    for one in tomllib.loads((HERE / "same.toml").read_text("utf-8")).get("same", [])
}


def tests(given: Sequence[str]) -> list[str]:
    """The paths of the tests given, by default the quick ones of the layers, and the cases that need Git."""
    found = (path for layer in LAYERS for path in sorted((ROOT / "tests").glob(f"test_{layer}*.py")))
    asked = (head.parent for head in sorted((ROOT / "tests" / "cases").glob("*/*/head")))
    requests = (f"test_cases.py::test_case[{case.parent.name}/{case.name}]" for case in asked)
    return [str(ROOT / "tests" / name) for name in given or (*OTHERS, *requests, *found)]


def chosen(given: Sequence[str], *, sample: int, seed: int) -> Iterator[Mutant]:
    """The mutants asked for: all, or as many of each as the sample says."""
    for name in given:
        modules = ["thidua." + ".".join(name.split(".")[:2])] if "." in name else modules_of(name)
        found = (mutant for module in modules for mutant in mutants_of(module))
        mutants = [mutant for mutant in found if "#" not in name or mutant.name == name]
        dice = random.Random(f"{seed} {name}")  # noqa: S311 - a sample that can be drawn again
        drawn = dice.sample(mutants, sample) if 0 < sample < len(mutants) else mutants
        say(f"{name}: {len(drawn)} of {len(mutants)} mutants")
        yield from drawn


def explained(mutant: Mutant) -> str:
    """Why a mutant is no change at all; "" for one that is."""
    for pattern, why in EVERYWHERE.items():
        was, becomes = (re.sub(pattern, "", text) for text in mutant.change)
        if was == becomes:
            return why
    return SAME.get((mutant.module.removeprefix("thidua."), mutant.function, *mutant.change), "")


def shown(fate: Fate) -> str:
    """A survivor, to be read."""
    was, becomes = fate.mutant.change
    why = explained(fate.mutant)
    note = f"    same: {why}\n" if why else ""
    return f"{fate.mutant.name}  ({fate.ran} tests)\n  - {was}\n  + {becomes}\n{note}"


def table(fates: Sequence[Fate]) -> Iterator[str]:
    """Killed of all, a line for each package."""
    packages = [fate.mutant.module.split(".")[1] for fate in fates]
    alive = [fate for fate in fates if not fate.killer]
    living = Counter(fate.mutant.module.split(".")[1] for fate in alive)
    same = Counter(fate.mutant.module.split(".")[1] for fate in alive if explained(fate.mutant))
    for package, count in Counter(packages).items():
        killed, real = count - living[package], count - same[package]
        yield (
            f"{package:9} killed {killed} of {count} ({100 * killed / count:.1f} %), survivors {living[package]},"
            f" of them no change at all {same[package]}: {100 * killed / max(real, 1):.1f} % of real changes"
        )


def retried(fate: Fate, into: Path) -> Fate:
    """A mutant of what runs only while modules are imported, tried in a process of its own."""
    began, mutant = spent(), fate.mutant
    changed = into / "changed.py"
    changed.write_text(mutant.code, "utf-8")
    near = [f"test_{mutant.module.split('.')[1]}*.py", "test_report_schemas.py"]
    paths = [str(path) for pattern in near for path in sorted((ROOT / "tests").glob(pattern))]
    paths = [*fate.through[:MOST_AGAIN], *paths]
    command = [sys.executable, str(HERE / "fresh.py"), mutant.module, str(changed), *dict.fromkeys(paths), *ARGUMENTS]
    done = subprocess.run([*command, "-x"], cwd=ROOT, capture_output=True, check=False)
    killer = "at import" if done.returncode else ""
    return replace(fate, killer=killer, seconds=spent() - began)


def main() -> int:
    """Try the mutants and say what survived."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="so many mutants of each package; all by default")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws another sample")
    parser.add_argument("--tests", nargs="*", default=[], help="only these files of tests/, by name")
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    options = parser.parse_args()
    mutants = list(chosen(options.packages, sample=options.sample, seed=options.seed))
    for module in {mutant.module for mutant in mutants}:
        import_module(module)
    OUT.mkdir(parents=True, exist_ok=True)
    began, fates = time.perf_counter(), []
    with (
        (OUT / "survivors.txt").open("w", encoding="utf-8") as survivors,
        (OUT / "fates.tsv").open("w", encoding="utf-8") as fated,
    ):

        def told(fate: Fate) -> None:
            late = fate.killer or (fate.ran and not fate.mutant.nested)
            fate = fate if late else retried(fate, OUT)
            fates.append(fate)
            fated.write(f"{fate.mutant.name}\t{fate.killer or 'survived'}\t{fate.ran} tests\t{fate.seconds:.2f} s\n")
            fated.flush()
            if not fate.killer:
                survivors.write(shown(fate))
                survivors.flush()
            if len(fates) % 50 == 0:
                say(f"{len(fates)} of {len(mutants)}")

        pytest.main([*tests(options.tests), *ARGUMENTS], plugins=[Forks(mutants, told, OUT)])
    if not fates:
        return 1
    say(*table(fates))
    trial = sum(fate.seconds for fate in fates) / len(fates)
    say(f"{trial:.2f} s of the processor a mutant, {time.perf_counter() - began:.0f} s by the clock in all")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
