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
    assert time.process_time() - begun < 2
    assert others(bad) == others(good)
    agency = next(c for c in bad.counts.nominated if c.own and c.scope is Scope.AGENCY)
    assert agency.base <= 16


def test_a_large_file_full_of_personal_data_ends() -> None:
    """The Office's files may be of 1 MiB: the time grows with the size, and so many places are told as help."""
    roster = "submissions/co-quan/nhan-su/phong-mot.yaml"
    lines = b"# 0912345678 0912345678\r\n" * 30_000
    begun = time.process_time()
    found = verdict_of(base_files() | {roster: base_files()[roster] + lines}).findings
    assert time.process_time() - begun < 2
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


def test_line_ends_never_matter() -> None:
    """CRLF files give the same findings and digests."""
    files = {path: data.replace(b"\n", b"\r\n") for path, data in base_files().items()}
    assert others(verdict_of(files).campaigns[0]) == others(verdict_of(base_files()).campaigns[0])


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


def without_titles(plan: bytes, *left_out: str) -> str:
    """The plan without lines that begin so."""
    return "".join(line for line in plan.decode().splitlines(keepends=True) if not line.startswith(left_out))


def test_a_thematic_movement_is_data() -> None:
    """Giấy khen only, no registration stage, no titles; its Giấy khen do not count into the yearly quota."""
    files = base_files()
    text = without_titles(
        files[PLAN],
        "danh_hieu:",
        "  dang_ky:",
        "dieu_kien_dang_ky:",
        "  - {ap_dung:",
        "giay_to:",
        "ty_le:",
        "binh_xet:",
    )
    text = (
        text.replace('ma: "2022"', "ma: chuyen-doi-so")
        .replace("thuong_xuyen", "chuyen_de")
        .replace("[GIAY_KHEN, BK_TINH]", "[GIAY_KHEN]")
    )
    files["submissions/chuyen-doi-so/ke-hoach/ke-hoach.yaml"] = text.encode()
    rows = "".join(
        f"  - {{ma_so: nv-00{n}, ho_ten: {name}, khen_thuong: [GIAY_KHEN]}}\n"
        for n, name in ((4, "Nguyễn Văn D"), (5, "Trần Thị E"))
    )
    head = "schema: 1\nnam: 2022\ndon_vi: phong-mot\nxac_nhan: {ho_ten: Phạm Thị M, hinh_thuc: ky_giay, ngay: 2022-12-13}\n"
    files["submissions/chuyen-doi-so/don-vi/phong-mot/de-nghi.yaml"] = f"{head}ca_nhan:\n{rows}".encode()
    verdict = verdict_of(files)
    thematic = next(one for one in verdict.campaigns if one.campaign.code == "chuyen-doi-so")
    assert {f.rule for f in thematic.findings} == {"nomination-missing"}
    assert [stage.value for stage in thematic.campaign.stages()] == ["de_nghi"]
    yearly = next(one for one in verdict.campaigns if one.campaign.code == "2022")
    assert [c.count for c in yearly.counts.nominated if c.unit == "phong-mot"] == [1, 2]


def test_a_year_under_another_regime_is_data() -> None:
    """A 2026 plan under the 2025 regime, without caps and without registration as a condition."""
    files = {path: data for path, data in base_files().items() if "/co-quan/" in path}
    source = base_files()
    text = without_titles(
        source[PLAN],
        "dieu_kien_dang_ky:",
        "  - {ap_dung: CSTDCS, doi_tuong",
        "  - {ap_dung: GIAY_KHEN",
        "ty_le:",
        "  dang_ky:",
    )
    files["submissions/2026/ke-hoach/ke-hoach.yaml"] = (
        text.replace("2022", "2026").replace("nd-91-2017", "nd-152-2025").encode()
    )
    for path, data in source.items():
        if path.endswith("de-nghi.yaml"):
            files[path.replace("2022", "2026")] = data.replace(b"2022", b"2026")
    (verdict,) = verdict_of(files).campaigns
    assert verdict.findings == ()
    assert verdict.counts.nominated == ()
    worse = dict(files)
    path = "submissions/2026/don-vi/phong-mot/de-nghi.yaml"
    worse[path] = files[path].replace(b"HTTNV", b"HTNV", 1)
    assert [(f.rule, f.severity.value) for f in verdict_of(worse).findings] == [("grade-too-low", "error")]


def test_a_title_a_paper_and_a_regime_of_ones_own_are_data() -> None:
    """A regime file of the repository with a new title, and a plan that asks for a new paper."""
    files = base_files()
    law = (PROJECT / "tools/thidua/law/nd-91-2017.yaml").read_text("utf-8").replace("ma: nd-91-2017", "ma: rieng", 1)
    award = "  - {ma: GUONG_SANG, ten: Gương sáng, ten_ngan: GS, loai: danh_hieu, doi_tuong: [ca_nhan], thu_bac: 5,\n     ca_nhan: {can_danh_hieu: [{mot_trong: [LDTT], can_cu: Quy chế, dau: C}]}}\n"
    files["submissions/co-quan/quy-dinh/rieng.yaml"] = (law + award).encode()
    plan = (
        files[PLAN]
        .decode()
        .replace("nd-91-2017", "rieng")
        .replace("danh_hieu: [LDTT,", "danh_hieu: [LDTT, GUONG_SANG,")
    )
    files[PLAN] = plan.replace(
        "giay_to:\n", "giay_to:\n  - {ap_dung: GUONG_SANG, loai: thu_khen, ten: Thư khen}\n"
    ).encode()
    for name in ("dang-ky", "de-nghi"):
        path = f"submissions/2022/don-vi/phong-hai/{name}.yaml"
        files[path] = files[path].replace(b"danh_hieu: [LDTT]", "danh_hieu: [LDTT, Gương  sáng]".encode(), 1)
    assert [f.rule for f in verdict_of(files).findings] == ["paper-missing"]


def test_a_published_total() -> None:
    """202 Lao động tiên tiến allow 30 Chiến sĩ thi đua cơ sở and not 31: 15 % are 30,3."""
    for best, rules in ((30, []), (31, ["quota-exceeded"])):
        verdict = verdict_of(agency_of([102, 100], best)).campaigns[0]
        assert [f.rule for f in verdict.findings if f.rule == "quota-exceeded"] == rules
        count = verdict.counts.nominated[0]
        assert (count.base, count.limit, count.arithmetic) == (202, 30, "15 % × 202 LĐTT = 30,3 → 30")


@pytest.mark.parametrize(("mode", "together"), [("xuong", 4), ("gan_nhat", 8), ("len", 9)])
def test_units_apart_and_the_agency_as_a_whole(mode: str, together: int) -> None:
    """Units of 6, 5, 5, 5, 7, 20 give 7 places by the agency, but 4, 8 or 9 as a sum of units."""
    files = agency_of([6, 5, 5, 5, 7, 20], 0)
    files[PLAN] = files[PLAN].replace(
        b"pham_vi: co_quan, lam_tron: xuong", f"pham_vi: co_quan, lam_tron: {mode}".encode()
    )
    counts = [c for c in verdict_of(files).campaigns[0].counts.nominated if c.quota.record.award == "CSTDCS"]
    assert sum(c.limit for c in counts if c.unit) == together
    if mode == "xuong":
        assert [c.limit for c in counts if not c.unit] == [7]


def agency_of(sizes: list[int], best: int) -> dict[str, bytes]:
    """An agency whose units have so many people, all of them nominated, the first ones for more."""
    files = {path: data for path, data in base_files().items() if path.endswith(("co-quan.yaml", "ke-hoach.yaml"))}
    files["submissions/co-quan/don-vi.yaml"] = (
        "schema: 1\ndon_vi:\n"
        + "".join(f"  - {{ma: dv-{n}, ten: [{{ten: ĐV}}], ten_ngan: ĐV}}\n" for n in range(len(sizes)))
    ).encode()
    number = 0
    for unit, size in enumerate(sizes):
        roster, rows = "", ""
        for _ in range(size):
            roster += f"  - {{ma_so: nv-{number}, ho_ten: Nguyễn Văn A, tu_ngay: 2015-01-01}}\n"
            titles = "LDTT, CSTDCS" if number < best else "LDTT"
            rows += (
                f"  - {{ma_so: nv-{number}, ho_ten: Nguyễn Văn A, danh_hieu: [{titles}], xep_loai: HTTNV,\n"
                f"     sang_kien: {{ten: S{number}, so: S{number}, ngay: 2022-10-03, co_quan: Sở}}, ket_qua_phieu: {{dong_y: {size}}},\n"
                "     giay_to: [{loai: bao_cao_thanh_tich}],\n"
                "     cam_ket: {du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}}\n"
            )
            number += 1
        files[f"submissions/co-quan/nhan-su/dv-{unit}.yaml"] = (
            f"schema: 1\ndon_vi: dv-{unit}\nnguoi:\n{roster}".encode()
        )
        files[f"submissions/2022/don-vi/dv-{unit}/de-nghi.yaml"] = (
            f"schema: 1\nnam: 2022\ndon_vi: dv-{unit}\nca_nhan:\n{rows}".encode()
        )
    files[PLAN] = without_titles(files[PLAN], "dieu_kien_dang_ky:", "  dang_ky:", "binh_xet:").encode()
    return files
