"""What is wrong in form in one unit's files changes nothing of another unit's own scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from snapshots import PROJECT, verdict_of
from thidua.finding import Finding, Severity
from thidua.model.terms import Scope
from thidua.snapshot import from_folder

FILES = dict(from_folder(PROJECT).files)
EARLY = {path: data for path, data in FILES.items() if "/bien-nhan/" not in path and "/hoi-dong/" not in path}
"""The same campaign before any receipt and before the Council."""
MOVER, OLD_UNIT = "nv-021", "phong-bcvt"
UNITS = sorted({path.split("/")[3] for path in FILES if path.startswith("submissions/2022/don-vi/")})
STAGES = ("dang-ky", "de-nghi")
AGENCY = "tap_the/so-tttt"
"""The agency's own collective stands in the Office's file: its scope is all units'."""
ROW = re.compile(r"  - (ma_so|ma): ")
REQUIRED = re.compile(r"(  - |    )(ma_so|ho_ten|ma): .*")
KEYED = re.compile(r"(  - |    )([a-z_]+): .*")
AWARDED = re.compile(r"    (danh_hieu|khen_thuong): .*")
TOP = re.compile(r"(schema|nam|don_vi|ca_nhan|tap_the|xac_nhan|hop_binh_xet):.*")
Lines = list[str]


def path_of(unit: str, stage: str) -> str:
    """Where a unit's file lies."""
    return f"submissions/2022/don-vi/{unit}/{stage}.yaml"


def _one(draw: st.DrawFn, lines: Lines, pattern: re.Pattern[str]) -> int | None:
    numbers = [number for number, line in enumerate(lines) if pattern.fullmatch(line)]
    return draw(st.sampled_from(numbers)) if numbers else None


def _broken_key(draw: st.DrawFn, lines: Lines) -> Lines:
    number = _one(draw, lines, draw(st.sampled_from([REQUIRED, KEYED, TOP])))
    end = draw(st.sampled_from(["n", "_", " x", "2"]))
    return [re.sub(r"([a-z]):", rf"\g<1>{end}:", x, count=1) if n == number else x for n, x in enumerate(lines)]


def _wrong_type(draw: st.DrawFn, lines: Lines) -> Lines:
    number = _one(draw, lines, draw(st.sampled_from([REQUIRED, REQUIRED, TOP])))
    value = draw(st.sampled_from([r"[\2]", r"{a: \2}", r"[[\2]]", "[]", "{}", '"\\2\\2 !"']))
    return [re.sub(r"([a-z_]+): ?(.*)", rf"\1: {value}", x, count=1) if n == number else x for n, x in enumerate(lines)]


def _wrong_title(draw: st.DrawFn, lines: Lines) -> Lines:
    number = _one(draw, lines, AWARDED)
    value = draw(st.sampled_from(["[LDTTX]", "[LDTT, LDTTX]", "[Lao động giỏi]", "{LDTT: x}", "[[LDTT]]", "[{a: b}]"]))
    return [re.sub(r": .*", f": {value}", x, count=1) if n == number else x for n, x in enumerate(lines)]


def _missing_key(draw: st.DrawFn, lines: Lines) -> Lines:
    number = _one(draw, lines, draw(st.sampled_from([REQUIRED, TOP])))
    if number is None:
        return lines
    after = [
        re.sub("^    ", "  - ", x) if n == number + 1 and ROW.match(lines[number]) else x for n, x in enumerate(lines)
    ]
    return after[:number] + after[number + 1 :]


def _twice(draw: st.DrawFn, lines: Lines) -> Lines:
    starts = [number for number, line in enumerate(lines) if ROW.match(line)]
    if not starts:
        return lines
    start = draw(st.sampled_from(starts))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith("    ")), len(lines))
    return lines[:end] + lines[start:end] + lines[end:]


DAMAGES: list[Callable[[st.DrawFn, Lines], Lines]] = [_broken_key, _wrong_type, _wrong_title, _missing_key, _twice]
NO_TEXT = [b"\xff", b"\x00", "\u202e".encode(), b"\n\t- x\n", b"\n- x\n"]


@st.composite
def damage(draw: st.DrawFn, unit: str, stage: str) -> bytes:
    """The file of a unit, wrong in form."""
    data = FILES[path_of(unit, stage)]
    how = draw(st.integers(0, 9))
    if how == 0:
        return draw(st.one_of(st.just(b""), st.binary(max_size=60).map(lambda some: some + b"\xff")))
    if how == 1:
        place = draw(st.integers(0, len(data)))
        return data[:place] + draw(st.sampled_from(NO_TEXT)) + data[place:]
    lines = data.decode().split("\n")
    for _ in range(draw(st.integers(1, 3))):
        lines = draw(st.sampled_from(DAMAGES))(draw, lines)
    return "\n".join(lines).encode()


@st.composite
def attacks(draw: st.DrawFn) -> tuple[str, dict[str, bytes]]:
    """A unit, most often the one that the mover left, and one or both of its files."""
    unit = draw(st.one_of(st.just(OLD_UNIT), st.sampled_from(UNITS)))
    stages = draw(st.sampled_from([("dang-ky",), ("de-nghi",), STAGES]))
    return unit, {path_of(unit, stage): draw(damage(unit, stage)) for stage in stages}


@st.composite
def attacks_on_the_mover(draw: st.DrawFn) -> tuple[str, dict[str, bytes]]:
    """The old unit's registration with damage in the row of the person who moved."""
    path = path_of(OLD_UNIT, "dang-ky")
    head, _, row = FILES[path].decode().partition(f"  - ma_so: {MOVER}\n")
    lines = f"  - ma_so: {MOVER}\n{row}".split("\n")
    for _ in range(draw(st.integers(1, 2))):
        lines = draw(st.sampled_from(DAMAGES))(draw, lines)
    return OLD_UNIT, {path: (head + "\n".join(lines)).encode()}


def others(files: dict[str, bytes], hostile: str) -> tuple[list[Finding], list[object]]:
    """What belongs to the other units: findings on their files, figures of their own scope."""
    (verdict,) = (one for one in verdict_of(files).campaigns if one.campaign.code == "2022")
    theirs = tuple(f"submissions/2022/don-vi/{unit}/" for unit in UNITS if unit != hostile)
    claimed = [f for f in verdict.findings if f.rule == "duplicate-person" and f.severity is Severity.NOTICE]
    found = [f for f in verdict.findings if f.at.path.startswith(theirs) and f.entry != AGENCY and f not in claimed]
    figures: list[object] = [
        (c.recognised, c.quota.record.award, c.unit, c.base, c.count, c.limit, c.remark)
        for c in (*verdict.counts.nominated, *verdict.counts.recognised)
        if c.scope is Scope.UNIT and c.unit != hostile
    ]
    return found, figures


@cache
def undisturbed(hostile: str, *, early: bool) -> tuple[list[Finding], list[object]]:
    """The same of the campaign as it is."""
    found, figures = others(EARLY if early else FILES, hostile)
    assert len(found) >= 3
    assert len(figures) == (14 if early else 28)
    return found, figures


def check(attack: tuple[str, dict[str, bytes]], *, early: bool) -> None:
    """Nothing of the others changes."""
    hostile, files = attack
    assert others((EARLY if early else FILES) | files, hostile) == undisturbed(hostile, early=early)


def registration(old: str, new: str) -> tuple[str, dict[str, bytes]]:
    """The registration of the unit that the mover left with a piece replaced."""
    path = path_of(OLD_UNIT, "dang-ky")
    assert old.encode() in FILES[path]
    return OLD_UNIT, {path: FILES[path].replace(old.encode(), new.encode())}


ATTACKS = st.one_of(attacks(), attacks_on_the_mover())


@given(attack=ATTACKS, early=st.booleans())
@example(attack=registration("ma_so: nv-021", "ma_so: [nv-021]"), early=False)
@example(attack=registration("ma_so: nv-021", "ma_so: nv 021"), early=True)
@example(attack=registration("ca_nhan:", "ca_nhann:"), early=False)
@settings(max_examples=60)
def test_a_file_wrong_in_form_changes_nothing_of_the_others(
    attack: tuple[str, dict[str, bytes]], *, early: bool
) -> None:
    """Registration and nomination of any unit, with broken keys, wrong types and titles, missing keys, rows twice."""
    check(attack, early=early)


@pytest.mark.long
@given(attack=ATTACKS, early=st.booleans())
@settings(max_examples=3_000)
def test_many_files_wrong_in_form_change_nothing_of_the_others(
    attack: tuple[str, dict[str, bytes]], *, early: bool
) -> None:
    """The same, for thousands."""
    check(attack, early=early)
