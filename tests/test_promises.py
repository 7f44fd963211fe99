"""Promises that hold whatever the machine, the order, the line ends, or another unit does."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agency import PROJECT, repository
from snapshots import base_files, verdict_of
from thidua.finding import Finding, Severity
from thidua.model.terms import Scope
from thidua.rules.verdict import CampaignVerdict
from thidua.snapshot import from_folder

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
HOSTILE = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
CHECK = [sys.executable, "-m", "thidua", "check", "--format", "json"]
HEAD = b"schema: 1\nnam: 2022\ndon_vi: phong-hai\n"
BOMB = b"".join(b"x%d: &a%d [*a%d,*a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 30))
ATTACKS = {
    "empty": b"",
    "binary": bytes(range(256)),
    "utf-16": "schema: 1".encode("utf-16"),
    "deep list": b"- " * 30_000,
    "deep flow": b"[" * 60_000,
    "bomb": BOMB,
    "merge bomb": b"<<: [{a: 1}, {b: 2}]\n" * 40,
    "base 60": b"a: " + b"1:" * 30_000 + b"1",
    "tag": b'a: !!int ""',
    "impossible day": HEAD + b"ngay_lap: 2022-02-30\n",
    "huge": b"a: 1\n" * 300_000,
    "long line": b"a: " + b"x" * 60_000,
    "controls": HEAD + b'ghi_chu: "\\x1b[31m\\u202e\\u0000"\n',
    "surrogate": HEAD + b'ghi_chu: "\\ud800"\n',
    "not a list": HEAD + b"ca_nhan: {a: b}\n",
    "list of nonsense": HEAD + b"ca_nhan: [1, [], {}, {ma_so: []}, {ma_so: {a: b}}, x]\n",
    "person of another unit": HEAD + "ca_nhan:\n  - {ma_so: nv-001, ho_ten: Trần Thị A, danh_hieu: [LDTT]}\n".encode(),
    "many unknown people": HEAD
    + b"ca_nhan:\n"
    + b"".join(b"  - {ma_so: la-%d, ho_ten: Ai Do, danh_hieu: [LDTT, CSTDCS]}\n" % n for n in range(900)),
    "collective of another unit": HEAD + b"tap_the:\n  - {ma: phong-mot, danh_hieu: [TT_LDTT]}\n",
    "titles of nobody": HEAD
    + b"ca_nhan:\n  - {ma_so: nv-007, ho_ten: X, danh_hieu: ['<script>', '${x}', '::error::']}\n",
    "names with markup": HEAD + b"ca_nhan:\n  - {ma_so: nv-007, ho_ten: '<b>x</b>'}\n",
    "number signs": HEAD + b"ghi_chu: a #b\n",
    "percent": b"%YAML 1.3\n---\n" + HEAD,
    "many directives": b"%TAG ! tag:x,2000:\n" * 3_000 + b"--- a\n",
    "phone numbers": HEAD + b"# " + b"0912345678 " * 5_000 + b"\n",
    "telling words": HEAD + b"".join(b"x%d: " % n + "ốm đau ".encode() * 190 + b"\n" for n in range(32)),
    "anchors": b"".join(b"a%d: &x%d 1\n" % (n, n) for n in range(2_000)),
}


def others(verdict: CampaignVerdict) -> tuple[list[Finding], list[object], list[object]]:
    """What concerns the other units: findings, states, figures of their own scope."""
    claimed = [f for f in verdict.findings if f.rule == "duplicate-person" and f.severity is Severity.NOTICE]
    findings = [f for f in verdict.findings if f.unit not in {"", "phong-hai"} and f not in claimed]
    dossiers = [d for d in verdict.campaign.every_dossier() if d.unit != "phong-hai"]
    states = [(e.path, e.key, e.standing.state, e.counted, e.digest) for d in dossiers for e in d.entries]
    figures = [
        (c.quota.record.award, c.unit, c.base, c.count, c.limit)
        for c in verdict.counts.nominated
        if c.scope is Scope.UNIT and c.unit != "phong-hai"
    ]
    return findings, states, figures


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_unit_changes_nothing_of_the_others(attack: str) -> None:
    """No finding, state, digest or unit figure of another unit changes; people not in the roster raise no base."""
    good = verdict_of(base_files()).campaigns[0]
    begun = time.process_time()
    bad = verdict_of(base_files() | {HOSTILE: ATTACKS[attack]}).campaigns[0]
    assert time.process_time() - begun < 6
    assert others(bad) == others(good)
    agency = next(c for c in bad.counts.nominated if c.own and c.scope is Scope.AGENCY)
    assert agency.base <= 16


def test_a_large_file_full_of_personal_data_ends() -> None:
    """The Office's files may be of 1 MiB: the time grows with the size, and so many places are told as help."""
    roster = "submissions/co-quan/nhan-su/phong-mot.yaml"
    lines = b"# 0912345678 0912345678\r\n" * 30_000
    begun = time.process_time()
    found = verdict_of(base_files() | {roster: base_files()[roster] + lines}).findings
    assert time.process_time() - begun < 6
    told = [f.at.place for f in found if f.rule == "forbidden-personal-data" and f.at.place]
    last = base_files()[roster].count(b"\n") + 50
    assert (len(told), (told[-1].line, told[-1].column, told[-1].end_column)) == (100, (last, 14, 24))


@pytest.mark.parametrize(
    ("size", "rest"),
    [
        ((6_000, 1), "… và 5980 chỗ cùng loại [not-in-roster] trong submissions/2022/hoi-dong/quyet-dinh-01.yaml"),
        (
            (1, 4_500),
            "… và 4479 chỗ cùng loại [differs-from-council] trong submissions/2022/hoi-dong/phien-hop-01.yaml",
        ),
    ],
)
def test_large_files_of_the_council_end(size: tuple[int, int], rest: str, tmp_path: Path) -> None:
    """A decision on thousands whom nobody knows, a session on as many: the time grows with their number only."""
    awards = "danh_hieu: [CSTDCS], khen_thuong: [GIAY_KHEN]"
    votes = "phieu: {dong_y: 11, khong_dong_y: 0, khong_y_kien: 0}"
    people = (f"  - {{ma_so: zz-{n}, ho_ten: Ai Đó, don_vi: phong-cntt, {awards}}}\n" for n in range(size[0]))
    items = (f"  - {{don_vi: phong-cntt, ma_so: zz-{n}, ap_dung: CSTDCS, {votes}}}\n" for n in range(size[1]))
    files = dict(from_folder(PROJECT).files)
    for path, key, rows in (("quyet-dinh-01", "ca_nhan", people), ("phien-hop-01", "noi_dung", items)):
        name, line = f"submissions/2022/hoi-dong/{path}.yaml", f"\n{key}:\n".encode()
        assert line in files[name]
        files[name] = files[name].replace(line, line + "".join(rows).encode(), 1)
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    measured_by_nobody = {name: value for name, value in environment().items() if "COV" not in name}
    begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(CHECK[:-2], cwd=tmp_path, env=measured_by_nobody, capture_output=True, text=True, check=False)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun < 4
    assert rest in done.stdout.splitlines()


@pytest.mark.parametrize("attack", ATTACKS)
def test_any_file_ends_in_words(attack: str, tmp_path: Path) -> None:
    """The command ends with 0 or 1 within 300 MiB, names the file, and prints no raw control character."""
    root = repository(tmp_path / "kho")
    (root / HOSTILE).write_bytes(ATTACKS[attack])
    limited = f"ulimit -v {(300 + 700) * 1024}; exec {sys.executable} -m thidua check"
    done = subprocess.run(
        ["bash", "-c", limited], cwd=root, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    assert HOSTILE in done.stdout
    assert not [c for c in done.stdout if not c.isprintable() and c not in "\n\xa0"]


def environment(**more: str) -> dict[str, str]:
    """The environment of a run."""
    return os.environ | {"PYTHONPATH": str(PROJECT / "tools")} | more


def test_the_machine_never_matters(tmp_path: Path) -> None:
    """The JSON report is the same to the byte under any zone, locale, hash seed and folder."""
    root = repository(tmp_path / "kho")
    (root / HOSTILE).write_bytes(ATTACKS["list of nonsense"])
    settings = [
        {"TZ": "UTC"},
        {"TZ": "Asia/Ho_Chi_Minh"},
        {"TZ": "Etc/GMT+12"},
        {"LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "77"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ]
    runs = [
        subprocess.run(CHECK, cwd=root, env=environment(**one), capture_output=True, check=False) for one in settings
    ]
    assert len({run.stdout for run in runs}) == 1
    assert runs[0].returncode == 1
    moved = root.rename(tmp_path / "noi khac")
    assert (
        subprocess.run(CHECK, cwd=moved, env=environment(), capture_output=True, check=False).stdout == runs[0].stdout
    )


def test_no_network_is_asked_for(tmp_path: Path) -> None:
    """In a place without any network, loopback included, a check and a build end as anywhere."""
    root = repository(tmp_path / "kho")
    apart = ["unshare", "--map-root-user", "--net"]
    if subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody leave its network")
    no_way = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = subprocess.run([*apart, sys.executable, "-c", no_way], capture_output=True, text=True, check=False)
    assert "Network is unreachable" in done.stderr
    for command in (["check"], ["build", "--edition", "cong-khai"]):
        done = subprocess.run(
            [*apart, sys.executable, "-m", "thidua", *command],
            cwd=root,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert (root / "build/site/index.html").is_file()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_never_matters(seed: int) -> None:
    """A shuffled dict of files gives the same findings, entries and figures."""
    files = base_files() | {HOSTILE: ATTACKS["person of another unit"]}
    items = list(files.items())
    random.Random(seed).shuffle(items)  # noqa: S311 - any order will do
    assert others(verdict_of(dict(items)).campaigns[0]) == others(verdict_of(files).campaigns[0])
    assert sorted(map(repr, verdict_of(dict(items)).findings)) == sorted(map(repr, verdict_of(files).findings))


@pytest.mark.parametrize(
    ("day", "next_day", "stage"),
    [("2022-03-18", "2022-03-19", "registration"), ("2022-12-16", "2022-12-17", "nomination")],
)
def test_the_deadlines_are_the_end_of_their_day(day: str, next_day: str, stage: str) -> None:
    """23:59:59.999999 at +07:00 is before the deadline's end, 00:00:00 is after it."""
    files = base_files()
    name = "dang-ky" if stage == "registration" else "de-nghi"
    del files[f"submissions/2022/don-vi/phong-mot/{name}.yaml"]
    for at, severity in ((f"{day}T23:59:59.999999+07:00", "notice"), (f"{next_day}T00:00:00+07:00", "late")):
        found = [f.severity.value for f in verdict_of(files, at).findings if f.rule == f"{stage}-missing"]
        assert found == [severity]
