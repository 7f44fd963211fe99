"""A pytest plugin that collects once and tries each mutant in a fork of that process.

A mutant meets the tests that ran its statement, and no others: those that killed it the last time and those
that killed its neighbours, then those that ran the very line; of these, those named after its module, then those
of its package, each with those first that run most of it for their time. The first failure ends the fork.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from hypothesis import settings
from mutants import TESTS, TOOLS, Mutant, put

from thidua.dataset.law import regimes

SLOWEST = 2.5
"""Seconds of a test that is left out: what only such a test would notice counts as surviving."""
ENOUGH = 20
"""Seconds of tests that a mutant meets: what only later ones would notice counts as surviving."""
QUICK = 0.02
"""Seconds within which tests count as equally quick."""
LAW = "law"
"""What runs while the law's files are read belongs to all tests, which read them once a process."""
MEMORY = 4 * 1024**3
PATIENCE = 20
"""A test may take so many times what it takes without a mutant, and two seconds."""
_CASE = re.compile(r"\[([a-z0-9-]+/[a-z0-9-]+)\]$")
"""The folder of a case in the name of a test; other tests bear whatever they are given."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant: the test that noticed, "" for none; how many tests ran; seconds of the processor.

    `through` are the tests that ran its statement, by name.
    """

    mutant: Mutant
    killer: str
    ran: int
    seconds: float
    through: tuple[str, ...]


@dataclass(slots=True)
class Forks:
    """The plugin; `told` gets each fate as it is known."""

    mutants: Sequence[Mutant]
    told: Callable[[Fate], None]
    into: Path
    killers: dict[str, list[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    ran: dict[str, dict[str, int]] = field(default_factory=dict)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Few examples, always the same."""
        settings.register_profile("mutation", max_examples=20, derandomize=True, database=None, deadline=None)
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests once: once without a mutant, then for each mutant."""
        items = {item.nodeid: item for item in session.items}
        self.learn(items)
        gc.freeze()
        kept = self.into / "killers.tsv"
        for line in kept.read_text("utf-8").splitlines() if kept.exists() else ():
            self.noticed(*line.split("\t"))
        for mutant in self.mutants:
            began = spent()
            names = self.order(mutant)
            chosen = [items[name] for name in names]
            found = in_a_fork(lambda mutant=mutant, chosen=chosen: self.trial(mutant, chosen)) if chosen else (0, "")
            ran, killer = found or (0, "out of time or memory")
            if killer in items:
                self.noticed(mutant.name, killer)
                with kept.open("a", encoding="utf-8") as lines:
                    lines.write(f"{mutant.name}\t{killer}\n")
            self.told(Fate(mutant, killer, ran, spent() - began, tuple(names)))
        return True

    def noticed(self, name: str, killer: str) -> None:
        """Remember which test killed a mutant, and a mutant of its function."""
        for one in (name, name.partition("#")[0]):
            self.killers.setdefault(one, []).insert(0, killer)

    def learn(self, items: Mapping[str, pytest.Item]) -> None:
        """What each test does without a mutant: kept until it changes, or a module it went through."""
        kept = self.into / "baseline.json"
        known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        own = {name: digest(sources(item)) for name, item in items.items()}
        missing = [item for name, item in items.items() if not fresh(known.get(name), own[name])]
        if missing or not fresh(known.get(LAW), ""):
            say(f"{len(missing)} tests without a mutant")
            answer = in_a_fork(lambda: baseline(missing))
            if answer is None:
                raise pytest.UsageError("without any mutant the tests come to no end")
            say(*(f"left out, since it fails without a mutant: {name}" for name in answer["failed"]))
            for name, one in answer["ran"].items():
                known[name] = one | {"own": own.get(name, ""), "through": through(one)}
            kept.write_text(json.dumps(known), "utf-8")
        found = {name: known[name] for name in (LAW, *items)}
        self.seconds = {name: one["seconds"] for name, one in found.items() if name != LAW}
        self.ran = {name: {path: int(mask, 16) for path, mask in one["lines"].items()} for name, one in found.items()}

    def order(self, mutant: Mutant) -> list[str]:
        """The tests that ran the statement, those first that are likely to notice."""
        path = mutant.path.relative_to(TOOLS).as_posix()
        ran = self._through(path, mutant.lines) or self._through(path, mutant.body)
        ran = set(self.seconds) if LAW in ran else ran
        before = (*self.killers.get(mutant.name, ()), *self.killers.get(mutant.name.partition("#")[0], ()))
        killers = list(dict.fromkeys(before))
        rank = {name: place for place, name in enumerate(killers)}
        near = self._through(path, mutant.spot)
        _, package, stem = mutant.module.split(".")
        words = (f"test_{package}_{stem}", f"[{stem.replace('_', '-')}/")

        def key(name: str) -> tuple[int, bool, int, float, str]:
            worth = self.ran[name].get(path, 0).bit_count() / (self.seconds[name] + QUICK)
            far = 0 if any(word in name for word in words) else 1 if f"/test_{package}" in name else 2
            return rank.get(name, len(rank)), name not in near, far, -worth, name

        found = sorted((name for name in ran if self.seconds[name] < SLOWEST), key=key)
        spent_so_far = accumulate(self.seconds[name] for name in found)
        return [name for name, so_far in zip(found, spent_so_far, strict=True) if so_far < ENOUGH]

    def _through(self, path: str, lines: range) -> set[str]:
        wanted = sum(1 << line for line in lines)
        return {name for name, masks in self.ran.items() if masks.get(path, 0) & wanted}

    def trial(self, mutant: Mutant, chosen: Sequence[pytest.Item]) -> tuple[int, str]:
        """How many tests ran and which of them noticed; in a fork, which may not come back."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            put(mutant)
        except Exception as error:  # noqa: BLE001 - a module that cannot be loaded is noticed by all
            return 0, f"loading the module: {error!r}"
        for number, (item, after) in enumerate(pairs(chosen), 1):
            signal.setitimer(signal.ITIMER_PROF, 2 + PATIENCE * self.seconds[item.nodeid])
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
                return number, item.nodeid
        return len(chosen), ""


def baseline(items: Iterable[pytest.Item]) -> dict[str, Any]:
    """Which tests fail, how long each takes, and which ran which line; nothing kept from one test to the next."""
    caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper) and _ours(one)]
    laws = [one for one in caches if one.__module__ == regimes.__module__]
    cover = Coverage(data_file=None, config_file=False, include=[f"{TOOLS}/*"])
    failed: list[str] = []
    seconds: dict[str, float] = {}
    cover.start()
    cover.switch_context(LAW)
    for one in laws:
        one.cache_clear()
    regimes()
    for item, after in pairs(list(items)):
        for one in caches:
            if one not in laws:
                one.cache_clear()
        cover.switch_context(item.nodeid)
        began = time.process_time()
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
            failed.append(item.nodeid)
        seconds[item.nodeid] = time.process_time() - began
    cover.stop()
    data = cover.get_data()
    masks: dict[str, dict[str, int]] = {name: {} for name in (LAW, *seconds)}
    for path in data.measured_files():
        short = Path(path).relative_to(TOOLS).as_posix()
        for line, names in data.contexts_by_lineno(path).items():
            for name in names:
                masks[name][short] = masks[name].get(short, 0) | 1 << line
    seconds |= dict.fromkeys(failed, SLOWEST)
    ran = {
        name: {"seconds": seconds.get(name, 0), "lines": {path: f"{mask:x}" for path, mask in one.items()}}
        for name, one in masks.items()
    }
    return {"failed": failed, "ran": ran}


def digest(paths: Iterable[Path]) -> str:
    """Of the content of files."""
    whole = sha256()
    for path in paths:
        whole.update(f"{path.relative_to(TOOLS.parent)} ".encode() + _digest(path))
    return whole.hexdigest()[:16]


@cache
def _digest(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()


def sources(item: pytest.Item) -> list[Path]:
    """The files that say what a test does: its module, and the folder of its case."""
    case = _CASE.search(item.name)
    whole = sorted(path for path in (TESTS / "cases" / case[1]).rglob("*") if path.is_file()) if case else []
    return [item.path, *whole]


def fresh(known: dict[str, Any] | None, own: str) -> bool:
    """Whether what is known of a test still holds."""
    return known is not None and known["own"] == own and known["through"] == through(known)


def through(one: dict[str, Any]) -> str:
    """The digest of the modules a test went through."""
    paths = [TOOLS / path for path in sorted(one["lines"])]
    return digest(path for path in paths if path.exists())


def _ours(one: Any) -> bool:
    return str(getattr(one, "__module__", "")).startswith("thidua")


def say(*lines: str) -> None:
    """Tell whoever waits, past what pytest keeps of the output."""
    sys.__stdout__.write("".join(f"{line}\n" for line in lines))
    sys.__stdout__.flush()


def pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each item with the one after it, so that what several share is put away in time."""
    yield from zip(items, [*items[1:], None], strict=True)


def spent() -> float:
    """Seconds of the processor that the processes of this one have taken so far."""
    return sum(os.times()[2:4])


def in_a_fork(work: Callable[[], Any]) -> Any:
    """The answer of some work done in a fork, as JSON carries it; None where the fork was ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        quiet = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(quiet, stream)
        try:
            with os.fdopen(writer, "w", encoding="utf-8") as out:
                json.dump(work(), out)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None
