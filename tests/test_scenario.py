"""A whole campaign over a real Git server: eight units and the Office, honest, late, careless and hostile."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agency import PROJECT, edit, git
from git_server import Server, push, recorded, recording
from thidua.cli import main

UNITS = (
    "ban-giam-doc",
    "phong-bcvt",
    "phong-cntt",
    "phong-khtc",
    "phong-ttbcxb",
    "thanh-tra",
    "tt-cntt-tt",
    "van-phong",
)
CAMPAIGN = "submissions/2022"
PLAN = f"{CAMPAIGN}/ke-hoach/ke-hoach.yaml"
LAST = {"dang-ky": "2022-03-18T16:59:59.999999Z", "de-nghi": "2022-12-16T16:59:59.999999Z"}
AFTER = {"dang-ky": "2022-03-18T17:00:00Z", "de-nghi": "2022-12-16T17:00:00Z"}
FORGED = {"GIT_AUTHOR_DATE": "2022-03-01T08:00:00+07:00", "GIT_COMMITTER_DATE": "2022-03-01T08:00:00+07:00"}
KILLING = """#!/bin/sh
case " $* " in *" hash-object "*|*" update-ref "*) ;; *) exec {git} "$@" ;; esac
number=$(($(cat {folder}/counter) + 1)); echo $number > {folder}/counter
[ $number = $(cat {folder}/fatal) ] && {{ kill -9 $PPID; exit 1; }}
exec {git} "$@"
"""


class Course:
    """The server, the nine clones, and what the states have to be after each step."""

    def __init__(self, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
        self.server, self.capsys = server, capsys
        self.clones = {unit: self._clone(unit) for unit in UNITS}
        self.office = self._clone("van-phong", "thuong-truc")

    def _clone(self, unit: str, name: str = "") -> Path:
        """A clone of a unit's account, on a branch of its own."""
        clone = self.server.clone(f"minh-hoa-{unit}")
        target = clone.rename(self.server.folder / (name or unit))
        git(target, "checkout", "--quiet", "-b", name or unit)
        return target

    def sends(self, unit: str, stage: str, at: str, data: bytes | None = None) -> str:
        """A unit writes its file (the illustration's, or other bytes) and pushes; what the server said."""
        clone, path = self.clones[unit], path_of(unit, stage)
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_bytes((PROJECT / path).read_bytes() if data is None else data)
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--allow-empty", "--message=x")
        return self.pushes(unit, at)

    def pushes(self, unit: str, at: str) -> str:
        """A unit pushes its branch as it is."""
        self.server.at(at)
        return push(self.clones[unit], "--force", f"HEAD:refs/heads/{unit}")

    def refused(self, unit: str, why: str) -> None:
        """The server takes nothing of what the unit has, says why, and no state changes; the unit goes back."""
        clone, before = self.clones[unit], git(self.server.bare, "for-each-ref")
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--allow-empty", "--message=x")
        for target in (f"refs/heads/{unit}", "main"):
            assert why in push(clone, "--force", f"HEAD:{target}", code=1)
        assert git(self.server.bare, "for-each-ref") == before
        git(clone, "reset", "--quiet", "--hard", "HEAD~")
        git(clone, "clean", "-fdq")

    def states(self, ref: str, unit: str, stage: str) -> set[str]:
        """The states of a unit's entries as a ref has them, at the end of the year."""
        return self.server.states(f"origin/{ref}", self.capsys).get(path_of(unit, stage), set())

    def merges(self, unit: str, at: str, *how: str) -> None:
        """The Office takes a unit's branch in, whenever and however it likes."""
        git(self.office, "fetch", "--quiet")
        git(self.office, "merge", "--quiet", *how, f"origin/{unit}")
        if "--squash" in how:
            git(self.office, "commit", "--quiet", "--message=x")
        self.server.at(at)
        push(self.office, "HEAD:main")


def path_of(unit: str, stage: str) -> str:
    """The path of a unit's file."""
    return f"{CAMPAIGN}/don-vi/{unit}/{stage}.yaml"


@pytest.fixture
def course(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """The plan and the lists of 2022 on the server's main branch; nobody has sent anything."""
    monkeypatch.chdir(tmp_path)
    work = tmp_path / "goc"
    for folder in ("co-quan", "khen-thuong-nam-truoc", "2022/ke-hoach"):
        shutil.copytree(PROJECT / "submissions" / folder, work / "submissions" / folder)
    for name in ("gia-han.yaml", "mien-tru.yaml"):
        (work / CAMPAIGN / "ke-hoach" / name).unlink()
    (work / "tools/thidua/cli").mkdir(parents=True)
    shutil.copyfile(PROJECT / "tools/thidua/cli/check.py", work / "tools/thidua/cli/check.py")
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=x")
    with recording(work, tmp_path) as server:
        server.at("2022-02-24T02:00:00Z")
        yield Course(server, capsys)


@pytest.mark.long
def test_a_whole_campaign(course: Course) -> None:
    """From the first registration to the closed year: after each step the states are what the plan says."""
    registrations(course)
    attacks(course)
    killed_at_every_write(course)
    taken_in(course)
    nominations(course)
    ledger_rewritten(course)
    closed(course)


def registrations(course: Course) -> None:
    """Around the first deadline: to the microsecond, forged dates, amended, pushed back, unreadable, at once."""
    course.sends("phong-cntt", "dang-ky", "2022-03-10T02:00:00Z")
    course.sends("thanh-tra", "dang-ky", LAST["dang-ky"])
    course.sends("phong-khtc", "dang-ky", AFTER["dang-ky"])
    clone = course.clones["phong-khtc"]
    subprocess.run(
        ["git", "commit", "--quiet", "--amend", "--no-edit", f"--date={FORGED['GIT_AUTHOR_DATE']}"],
        cwd=clone,
        env=os.environ | FORGED | {"GIT_COMMITTER_NAME": "Trần Thị B", "GIT_COMMITTER_EMAIL": "b@example.vn"},
        check=True,
    )
    course.pushes("phong-khtc", "2022-03-21T02:00:00Z")
    assert git(clone, "log", "-1", "--format=%aI %cI") == f"{FORGED['GIT_AUTHOR_DATE']} {FORGED['GIT_COMMITTER_DATE']}"
    for unit, state in (("phong-cntt", "dung_han"), ("thanh-tra", "dung_han"), ("phong-khtc", "tre_han")):
        assert course.states(unit, unit, "dang-ky") == {state}
    amended_and_pushed_back(course)
    course.sends("phong-bcvt", "dang-ky", LAST["dang-ky"], b"\xff\xfe\x00")
    assert course.states("phong-bcvt", "phong-bcvt", "dang-ky") == {"da_nhan_chua_doc_duoc"}
    course.sends("phong-bcvt", "dang-ky", "2022-03-22T02:00:00Z")
    assert course.states("phong-bcvt", "phong-bcvt", "dang-ky") == {"sua_sau_han"}
    at_once(course)


def amended_and_pushed_back(course: Course) -> None:
    """A late amendment by force counts for the entry it changes; forcing the on-time text back takes it away."""
    course.sends("ban-giam-doc", "dang-ky", "2022-03-17T02:00:00Z")
    clone = course.clones["ban-giam-doc"]
    edit(clone, path_of("ban-giam-doc", "dang-ky"), "ngay_lap: 2022-03-", "ngay_lap: 2022-02-")
    git(clone, "commit", "--quiet", "--all", "--amend", "--no-edit")
    course.pushes("ban-giam-doc", AFTER["dang-ky"])
    assert course.states("ban-giam-doc", "ban-giam-doc", "dang-ky") == {"sua_sau_han", "dung_han"}
    git(clone, "reset", "--quiet", "--hard", "HEAD@{1}")
    course.pushes("ban-giam-doc", "2022-04-01T02:00:00Z")
    assert course.states("ban-giam-doc", "ban-giam-doc", "dang-ky") == {"dung_han"}
    course.sends(
        "ban-giam-doc",
        "dang-ky",
        "2022-04-02T02:00:00Z",
        (clone / path_of("ban-giam-doc", "dang-ky")).read_bytes() + b"# x\n",
    )
    assert course.states("ban-giam-doc", "ban-giam-doc", "dang-ky") == {"dung_han"}


def at_once(course: Course) -> None:
    """Two units push in the same moment: both are recorded, the chain is whole."""
    pair = ("tt-cntt-tt", "van-phong")
    for unit in pair:
        clone, path = course.clones[unit], path_of(unit, "dang-ky")
        (clone / path).parent.mkdir(parents=True)
        shutil.copyfile(PROJECT / path, clone / path)
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message=x")
    course.server.at("2022-03-18T10:00:00Z")
    before = len(recorded(course.server.bare))
    running = [
        subprocess.Popen(["git", "push", "--quiet", "origin", f"HEAD:refs/heads/{unit}"], cwd=course.clones[unit])
        for unit in pair
    ]
    assert [one.wait() for one in running] == [0, 0]
    assert len(recorded(course.server.bare)) == before + 2
    for unit in pair:
        assert course.states(unit, unit, "dang-ky") == {"dung_han"}


def attacks(course: Course) -> None:
    """What a unit with push rights tries: all of it is refused, on its own branch and on the main one."""
    unit = "phong-ttbcxb"
    clone, own = course.clones[unit], path_of(unit, "dang-ky")
    course.sends(unit, "dang-ky", "2022-03-18T09:00:00Z")
    other = path_of("phong-cntt", "dang-ky")
    (clone / other).parent.mkdir(parents=True)
    shutil.copyfile(PROJECT / other, clone / other)
    course.refused(unit, "nằm trong thư mục “phong-cntt”")
    (clone / other).parent.mkdir(parents=True)
    (clone / own).rename(clone / other)
    course.refused(unit, "nằm trong thư mục “phong-cntt”")
    edit(clone, PLAN, "2022-03-18", "2022-12-31")
    edit(clone, own, "ngay_lap: 2022-03-", "ngay_lap: 2022-02-")
    course.refused(unit, f"“{PLAN}” do Văn phòng quản lý")
    (clone / "tools/thidua/cli/check.py").write_text("raise SystemExit(0)\n")
    (clone / ".github/workflows").mkdir(parents=True)
    (clone / ".github/workflows/kiem-tra.yml").write_text("on: push\njobs: {x: {steps: [{run: exit 0}]}}\n")
    course.refused(unit, "“tools/thidua/cli/check.py” do Văn phòng quản lý")
    (clone / own).unlink()
    (clone / own).symlink_to("../../../../../../../../etc/passwd")
    course.refused(unit, "là liên kết tới tệp khác")
    (clone / own).with_name(".gitattributes").write_text("* ident\n")
    course.refused(unit, ".gitattributes” có tên bắt đầu bằng dấu chấm")
    edit(clone, "submissions/co-quan/don-vi.yaml", "minh-hoa-van-phong", f"minh-hoa-{unit}")
    course.refused(unit, "“submissions/co-quan/don-vi.yaml” do Văn phòng quản lý")
    assert course.states(unit, unit, "dang-ky") == {"dung_han"}


def killed_at_every_write(course: Course) -> None:
    """A kill at each write of the recording in turn: the next push, whoever's, records it once, at its own instant."""
    unit, hook = "phong-cntt", course.server.bare / "hooks/post-receive"
    folder, whole = course.server.folder / "bin", hook.read_text("utf-8")
    folder.mkdir()
    (folder / "git").write_text(KILLING.format(git=shutil.which("git"), folder=folder))
    (folder / "git").chmod(0o755)
    killed = 0
    for fatal in range(1, 20):
        (folder / "counter").write_text("0")
        (folder / "fatal").write_text(str(fatal))
        hook.write_text(whole.replace("exec ", f"export PATH={folder}:$PATH\nexec "), "utf-8")
        before = len(recorded(course.server.bare))
        note = (PROJECT / path_of(unit, "dang-ky")).read_bytes() + b"# x\n" * fatal
        course.sends(unit, "dang-ky", f"2022-03-18T11:00:{fatal:02}Z", note)
        hook.write_text(whole, "utf-8")
        survived = len(recorded(course.server.bare)) == before + 1
        os.chdir(course.server.bare)
        assert main(["receipt", "sweep"]) == 0
        assert main(["receipt", "sweep"]) == 0
        added = recorded(course.server.bare)[before:]
        assert [one.instant.strftime("%H:%M:%S") for one in added] == [f"11:00:{fatal:02}"]
        if survived:
            break
        killed += 1
    assert killed == 6  # what is kept, the receipt, the folder, the tree, the commit, the ref
    assert course.states(unit, unit, "dang-ky") == {"dung_han"}


def taken_in(course: Course) -> None:
    """The Office takes all in weeks later, in any order, merged, squashed, fast: no state changes."""
    wanted = {unit: course.states(unit, unit, "dang-ky") for unit in UNITS}
    git(course.office, "checkout", "--quiet", "--detach", "origin/main")
    for number, unit in enumerate(("phong-khtc", *sorted(set(UNITS) - {"phong-khtc"}, reverse=True))):
        course.merges(unit, "2022-04-11T02:00:00Z", ("--squash", "--no-edit", "--no-ff")[number % 3])
    assert {unit: course.states("main", unit, "dang-ky") for unit in UNITS} == wanted
    assert wanted == {
        **{unit: {"dung_han"} for unit in UNITS},
        "phong-khtc": {"tre_han"},
        "phong-bcvt": {"sua_sau_han"},
    }


def nominations(course: Course) -> None:
    """Around the second deadline: on time, extended, late and accepted, late and refused, withdrawn, vanished."""
    for unit in UNITS:
        clone = course.clones[unit]
        git(clone, "fetch", "--quiet")
        git(clone, "reset", "--quiet", "--hard", "origin/main")
    course.sends("phong-cntt", "de-nghi", "2022-12-12T02:00:00Z")
    course.sends("ban-giam-doc", "de-nghi", LAST["de-nghi"])
    for unit in ("phong-khtc", "phong-bcvt", "thanh-tra"):
        course.sends(unit, "de-nghi", AFTER["de-nghi"])
        assert course.states(unit, unit, "de-nghi") == {"tre_han"}
    ruled = course.office / CAMPAIGN / "ke-hoach/gia-han.yaml"
    ruled.write_text(
        "schema: 1\nmuc:\n"
        + ruling("gia_han", "phong-khtc", "den_het_ngay: 2022-12-18, ")
        + ruling("chap_nhan_tre", "phong-bcvt")
        + ruling("tu_choi", "thanh-tra"),
        "utf-8",
    )
    git(course.office, "add", "--all")
    git(course.office, "commit", "--quiet", "--message=x")
    push(course.office, "HEAD:main")
    for unit in ("phong-khtc", "phong-bcvt", "thanh-tra", "phong-cntt", "ban-giam-doc"):
        course.merges(unit, "2022-12-19T02:00:00Z", "--no-edit")
    wanted = {"phong-khtc": "dung_gia_han", "phong-bcvt": "tre_chap_nhan", "thanh-tra": "tre_khong_chap_nhan"}
    for unit, state in (wanted | {"phong-cntt": "dung_han", "ban-giam-doc": "dung_han"}).items():
        assert course.states("main", unit, "de-nghi") - {"rut"} == {state}
    withdrawn_and_vanished(course)


def ruling(kind: str, unit: str, more: str = "") -> str:
    """A line of the extensions and late decisions."""
    ground = "can_cu: {loai: but_phe, ngay: 2022-12-18}"
    return f"  - {{loai: {kind}, don_vi: {unit}, giai_doan: de_nghi, {more}ly_do: Minh họa, {ground}}}\n"


def withdrawn_and_vanished(course: Course) -> None:
    """One entry says that it is withdrawn, another is taken out without a word: both are seen, none is lost."""
    unit, path = "ban-giam-doc", path_of("ban-giam-doc", "de-nghi")
    clone = course.clones[unit]
    text = (clone / path).read_text("utf-8")
    head, *people = text.split("  - ma_so: ")
    first = people[0].rstrip("\n") + "\n    rut_de_nghi: {ngay: 2022-12-19, ly_do: khac}\n"
    course.sends(unit, "de-nghi", "2022-12-19T08:00:00Z", "  - ma_so: ".join([head, first, *people[2:]]).encode())
    assert course.states(unit, unit, "de-nghi") == {"dung_han", "rut", "vang_mat"}
    main(["check", "--commit", f"origin/{unit}", "--at", "2022-12-20T08:00+07:00"])
    said = course.capsys.readouterr().out
    assert "1 mục đã nhận nay không còn trong tệp: Trần Thị B" in said


def ledger_rewritten(course: Course) -> None:
    """Neither a unit nor the Office rewrites the ledger; whoever does it on the server's disk is found."""
    os.chdir(course.server.bare)
    course.capsys.readouterr()
    assert main(["receipt", "verify"]) == 0
    head = course.capsys.readouterr().out.partition("đầu sổ ")[2][:64]
    git(course.office, "fetch", "--quiet", "origin", "+receipts:refs/heads/so")
    git(course.office, "branch", "--force", "cut", "so~2")
    assert "chỉ được thêm" in push(course.office, "--force", "cut:receipts", code=1)
    assert "chỉ Văn phòng gửi được" in push(course.clones["thanh-tra"], "--force", "HEAD:receipts", code=1)
    before = git(course.server.bare, "rev-parse", "receipts")
    git(course.server.bare, "update-ref", "refs/heads/receipts", f"{before}~2")
    assert main(["receipt", "verify"]) == 0
    assert main(["receipt", "verify", "--head", head]) == 1
    git(course.server.bare, "update-ref", "refs/heads/receipts", before)
    assert main(["receipt", "verify", "--head", head]) == 0


def closed(course: Course) -> None:
    """The year is closed and verified from the clone alone; then the server takes no change of it, but a decision."""
    git(course.office, "fetch", "--quiet", "origin", "+receipts:receipts")
    git(course.office, "checkout", "--quiet", "-B", "dong", "origin/main")
    os.chdir(course.office)
    assert main(["lock", "2022"]) == 0
    git(course.office, "add", "--all", "submissions")
    git(course.office, "commit", "--quiet", "--message=khoa")
    course.server.at("2023-01-10T02:00:00Z")
    push(course.office, "HEAD:main")
    assert main(["verify", "2022"]) == 0
    edit(course.office, PLAN, "2022-03-18", "2022-03-19")
    git(course.office, "commit", "--quiet", "--all", "--message=x")
    assert "thuộc chiến dịch đã khóa sổ" in push(course.office, "HEAD:main", code=1)
