"""A request's journey on GitHub, GitLab and Forgejo: every job of every journey file, run for real on recorded events."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from agency import NOMINATION, PROJECT, dated, edit, git, repository
from forge_server import Forge, running
from git_server import PASSWORD, recorded
from journey_files import FOLDERS, NAMES, jobs, loaded, run_job, steps

EVENTS = Path(__file__).parent / "events"
KINDS = ("github", "gitlab", "forgejo")
OPENED = {"github": "github-opened.json", "gitlab": "gitlab-open.json", "forgejo": "forgejo-opened.json"}
PUSHED = {
    "github": "github-synchronize.json",
    "gitlab": "gitlab-update-push.json",
    "forgejo": "forgejo-synchronized.json",
}
REQUEST = {"github": "refs/pull/7/head", "gitlab": "refs/merge-requests/7/head", "forgejo": "refs/pull/7/head"}
ONE_OFTEN = pytest.mark.parametrize(
    "journey", [KINDS[0], *(pytest.param(kind, marks=pytest.mark.long) for kind in KINDS[1:])], indirect=True
)
PAYLOAD = "$(touch xau)`touch xau`; @van-phong"


@dataclass
class Journey:
    """A forge with a repository, a request on it, and where its jobs run."""

    kind: str
    forge: Forge
    address: str
    bare: Path
    work: Path
    folder: Path
    number: Iterator[int] = field(default_factory=lambda: iter(range(1000)))

    def send(self, *pairs: tuple[str, str], path: str = NOMINATION) -> None:
        """One more commit on the request, pushed to it."""
        for old, new in pairs:
            edit(self.work, path, old, new)
        git(self.work, "commit", "--quiet", "--all", "--message=x")
        git(self.work, "push", "--quiet", "--force", str(self.bare), f"HEAD:{REQUEST[self.kind]}")

    def event(self, name: str) -> str:
        """A recorded event with the commits of this repository in it; its path."""
        text = (EVENTS / name).read_text("utf-8")
        for key, revision in (("HEAD", "HEAD"), ("BEFORE", "HEAD~"), ("BASE", "main")):
            text = text.replace(f"@{key}@", git(self.work, "rev-parse", revision))
        path = self.folder / f"{next(self.number)}-{name}"
        path.write_text(text, "utf-8")
        return str(path)

    def run(self, job: str, event: str = "", clock: str = "", code: int = 0) -> str:
        """Run a job; what it printed. `clock` is the time of the machine in UTC."""
        number = next(self.number)
        command = self.folder / f"thidua-{number}"
        before = f"{shutil.which('faketime')} -f '@{clock}' " if clock else ""
        command.write_text(f'#!/bin/sh\nTZ=UTC exec {before}{sys.executable} -m thidua "$@"\n')
        command.chmod(0o755)
        given = {"THIDUA": str(command), **self._runner(event)}
        known = {
            "github.token": PASSWORD,
            "secrets.THIDUA_TOKEN": PASSWORD,
            "github.server_url": "https://may-chu.vn",
            "CI_JOB_URL": "https://may-chu.vn/1",
        }
        known |= {"github.repository": "so/thi-dua", "github.run_id": "7"}
        done = run_job(self.kind, job, self.folder / f"job-{number}", given, known)
        assert done.returncode == code, done.stdout + done.stderr
        assert not [name for _, folders, files in os.walk(self.folder) for name in (*folders, *files) if name == "xau"]
        return done.stdout + done.stderr

    def _runner(self, event: str) -> dict[str, str]:
        """What a runner of the forge tells of itself."""
        if self.kind != "gitlab":
            return {
                "GITHUB_SERVER_URL": self.address,
                "GITHUB_REPOSITORY": "so/thi-dua",
                "GITHUB_API_URL": f"{self.address}/api",
                "GITHUB_EVENT_PATH": event,
            }
        told = {
            "CI_SERVER_URL": self.address,
            "CI_PROJECT_PATH": "so/thi-dua",
            "CI_PROJECT_ID": "14",
            "CI_API_V4_URL": f"{self.address}/api",
            "CI_DEFAULT_BRANCH": "main",
            "CI_COMMIT_SHA": git(self.work, "rev-parse", "HEAD"),
            "GITLAB_USER_LOGIN": "tk-phong-mot",
            "GITLAB_USER_ID": "100",
        }
        return told | ({"TRIGGER_PAYLOAD": event, "THIDUA_TOKEN": PASSWORD} if event else {"CI_JOB_TOKEN": PASSWORD})


@pytest.fixture(params=KINDS)
def journey(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journey]:
    """A repository of an agency on each forge, with the journey's script, and a request branch in a clone."""
    work = repository(tmp_path / "goc")
    (work / ".ci").mkdir()
    shutil.copyfile(PROJECT / ".ci/journey", work / ".ci/journey")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=journey")
    git(work, "update-ref", "refs/heads/main", dated(work, "HEAD", "2022-12-01T08:00:00+07:00"))
    bare = tmp_path / "may-chu" / "so" / "thi-dua.git"
    git(work, "clone", "--quiet", "--bare", str(work), str(bare))
    git(bare, "config", "http.receivepack", "true")
    git(work, "checkout", "--quiet", "-b", "gui")
    forge = Forge(request.param, head=lambda: git(bare, "rev-parse", REQUEST[request.param]))
    with running(tmp_path / "may-chu", forge) as address:
        yield Journey(request.param, forge, address, bare, work, tmp_path)


@ONE_OFTEN
def test_from_the_opening_to_the_green_status(journey: Journey) -> None:
    """Red with what to mend, then one edited comment, other labels and a green status at the new head."""
    journey.send(("xep_loai: HTXSNV", f"xep_loai: {json.dumps(PAYLOAD)}"))
    event = journey.event(OPENED[journey.kind])
    said = journey.run("kiem-tra", "" if journey.kind == "gitlab" else event, code=1)
    assert "[wrong-value]" in said
    journey.run("bien-nhan", event)
    (first,) = recorded(journey.bare)
    assert (first.source.value, first.path, first.account.id) == (journey.kind, NOMINATION, "100")
    journey.run("tra-loi", event)
    (comment,) = journey.forge.comments
    assert comment["body"].startswith("**Cần sửa 1 chỗ")
    assert "; `@van-phong`" in comment["body"] or "`@van-phong`" in comment["body"]
    assert f"biên nhận số {first.seq}" in comment["body"]
    assert "can-sua" in journey.forge.labels
    red = git(journey.work, "rev-parse", "HEAD")
    journey.send((f"xep_loai: {json.dumps(PAYLOAD)}", "xep_loai: HTTNV"))
    event = journey.event(PUSHED[journey.kind])
    journey.run("kiem-tra", "" if journey.kind == "gitlab" else event)
    journey.run("bien-nhan", event)
    journey.run("bien-nhan", event)
    assert [one.blob for one in recorded(journey.bare)] == [
        git(journey.work, "rev-parse", f"{revision}:{NOMINATION}") for revision in ("HEAD~", "HEAD")
    ]
    journey.run("tra-loi", event)
    journey.run("tra-loi", event)
    (comment,) = journey.forge.comments
    assert (comment["body"].startswith("**Hợp lệ"), journey.forge.edits) == (True, 1)
    assert "hop-le" in journey.forge.labels
    assert "can-sua" not in journey.forge.labels
    states = [(commit, body["state"]) for commit, body in journey.forge.statuses]
    bad = "failed" if journey.kind == "gitlab" else "failure"
    green = git(journey.work, "rev-parse", "HEAD")
    assert states == [(red, bad), (green, "success"), (green, "success")]


def test_a_request_decides_nothing_about_itself(journey: Journey) -> None:
    """A request that replaces the script, the tools and the plan is answered by those of the main branch."""
    (journey.work / ".ci/journey").write_text("touch xau; exit 0\n")
    (journey.work / "thidua").mkdir()
    (journey.work / "thidua/__main__.py").write_text("open('xau', 'w')\n")
    git(journey.work, "add", "--all")
    journey.send(("toi_da: 40%", "toi_da: 100%"), path="submissions/2022/ke-hoach/ke-hoach.yaml")
    event = journey.event(OPENED[journey.kind])
    journey.run("bien-nhan", event)
    assert recorded(journey.bare) == ()
    journey.run("tra-loi", event)
    assert "`change-not-allowed`" in journey.forge.comments[0]["body"]
    assert journey.forge.statuses[-1][1]["state"].startswith("fail")


@pytest.mark.parametrize("journey", ["github"], indirect=True)
def test_two_receipts_at_once_are_two(journey: Journey) -> None:
    """Two jobs that record at the same time both find their place in the chain; none is lost, none is twice.

    The race is Git's, the same on each forge.
    """
    other = NOMINATION.replace("de-nghi", "dang-ky")
    journey.send(("xep_loai: HTXSNV", "xep_loai: HTTNV"))
    events = [journey.event("github-opened.json")]
    journey.send(("ngay_lap: 2022-03-10", "ngay_lap: 2022-03-09"), path=other)
    events.append(journey.event("github-synchronize.json"))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda event: journey.run("bien-nhan", event), events))
    assert sorted(one.path for one in recorded(journey.bare)) == [other, NOMINATION]


@pytest.mark.parametrize("journey", ["github"], indirect=True)
def test_an_answer_that_was_overtaken_changes_no_newer_one(journey: Journey) -> None:
    """The step of an older head runs last: its status stands at that head, comment and labels stay those of the newer."""
    journey.send(("xep_loai: HTXSNV", "xep_loai: X"))
    old, red = journey.event("github-opened.json"), git(journey.work, "rev-parse", "HEAD")
    journey.send(("xep_loai: X", "xep_loai: HTTNV"))
    journey.run("tra-loi", journey.event("github-synchronize.json"))
    journey.run("tra-loi", old)
    (comment,) = journey.forge.comments
    assert (comment["body"].partition("\n")[0], journey.forge.labels) == ("**Hợp lệ.**", ["hop-le"])
    assert [(at, body["state"]) for at, body in journey.forge.statuses][1:] == [(red, "failure")]


@ONE_OFTEN
def test_what_was_forced_away_before_it_was_fetched_is_recorded(journey: Journey) -> None:
    """Pushed over before the step ran: the event's own commit is asked for, while the forge still has it."""
    git(journey.bare, "config", "uploadpack.allowAnySHA1InWant", "true")
    journey.send(("xep_loai: HTXSNV", "xep_loai: HTTNV"))
    opened = journey.event(OPENED[journey.kind])
    git(journey.work, "reset", "--quiet", "--hard", "HEAD~")
    journey.send(("xep_loai: HTXSNV", "xep_loai: HTNV"))
    pushed = journey.event(PUSHED[journey.kind])
    blobs = [git(journey.work, "rev-parse", f"{one}:{NOMINATION}") for one in ("HEAD@{2}", "HEAD")]
    journey.run("bien-nhan", opened)
    journey.run("bien-nhan", pushed)
    assert [one.blob for one in recorded(journey.bare)] == blobs
    git(journey.bare, "config", "uploadpack.allowAnySHA1InWant", "false")
    Path(opened).write_text(
        Path(opened).read_text("utf-8").replace(git(journey.work, "rev-parse", "HEAD@{2}"), "f" * 40)
    )
    said = journey.run("bien-nhan", opened, code=1)
    assert f"{'f' * 40} is no longer to be had" in said
    assert "chưa có lần lưu ffffffffffff của lần gửi 7" in said


def export(journey: Journey, **closed: str) -> None:
    """Let the forge's API tell of the request as the recorded export does, and of request 8 with other dates."""
    held = json.loads(Path(journey.event(f"{journey.kind}-export.json")).read_bytes())
    name, number, part, path = {
        "github": ("pulls", "number", "", "/pulls"),
        "gitlab": ("merge_requests", "iid", "versions", "/merge_requests"),
        "forgejo": ("pulls", "number", "timeline", "/issues"),
    }[journey.kind]
    requests = held[name] + [one | {number: 8} | closed for one in held[name] if closed]
    parts = {f"{path}/{one[number]}/{part}": one.pop(part) for one in requests if part}
    journey.forge.lists = {f"/{name}": requests, "/activity": held.get("activity"), **parts}


def test_what_no_event_told_of_is_made_up_for(journey: Journey) -> None:
    """The daily run asks the API, records what is missing with the forge's own instants, and once only."""
    path = NOMINATION.replace("de-nghi", "dang-ky")
    journey.send(("ngay_lap: 2022-03-10", "ngay_lap: 2022-03-09"), path=path)
    journey.send(("ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08"), path=path)
    export(journey)
    for _ in range(2):
        journey.run("ghi-bu", journey.event(OPENED[journey.kind]) if journey.kind != "gitlab" else "")
        assert [one.instant.isoformat() for one in recorded(journey.bare)] == [
            "2022-03-18T16:59:59+00:00",
            "2022-03-18T17:00:00+00:00",
        ]


@pytest.mark.long
@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
def test_the_sites_are_published_and_the_deadline_is_cut(journey: Journey) -> None:
    """Five minutes after the deadline: what was open then is kept, once; both sites stand on branches of their own.

    That CODEOWNERS is not what the list of units says ends red, and keeps nothing from being done.
    """
    journey.send(("xep_loai: HTXSNV", "xep_loai: HTTNV"))
    export(journey, closed_at="2022-12-16T16:00:00Z")
    git(journey.bare, "update-ref", REQUEST[journey.kind].replace("7", "8"), git(journey.work, "rev-parse", "HEAD"))
    said = journey.run("cong-bo", _push(journey), clock="2022-12-16 17:05:00", code=1)
    assert "Chưa đúng với danh sách đơn vị: .github/CODEOWNERS\n" in said
    assert "Đã ghi 2022-de-nghi.json trên nhánh manifests: 1 lần gửi đang mở" in said
    kept = json.loads(git(journey.bare, "cat-file", "blob", "manifests:2022-de-nghi.json"))
    ref = REQUEST[journey.kind].removesuffix("/head")
    assert kept["requests"] == {ref: git(journey.work, "rev-parse", "HEAD")}
    assert (kept["at"][:17], kept["of"]) == ("2022-12-16T17:05:", "2022-12-16T17:00:00Z")
    for branch in ("pages", "noi-bo"):
        assert "index.html" in git(journey.bare, "ls-tree", "--name-only", branch).split("\n")
        assert git(journey.bare, "rev-list", "--count", branch) == "1"
    git(journey.work, "checkout", "--quiet", "main")
    subprocess.run([sys.executable, "-m", "thidua", "owners"], cwd=journey.work, check=True)
    git(journey.work, "add", "--all")
    git(journey.work, "commit", "--quiet", "--message=x")
    made = dated(journey.work, "HEAD", "2022-12-02T08:00:00+07:00")
    git(journey.work, "push", "--quiet", str(journey.bare), f"{made}:refs/heads/main")
    journey.run("cong-bo", _push(journey), clock="2022-12-16 17:55:00")
    first = git(journey.bare, "rev-parse", "manifests")
    journey.run("cong-bo", _push(journey), clock="2022-12-16 18:05:00")
    assert git(journey.bare, "rev-parse", "manifests") == first
    inside, outside = (git(journey.bare, "rev-parse", f"{branch}^{{tree}}") for branch in ("noi-bo", "pages"))
    assert inside != outside


def _push(journey: Journey) -> str:
    """An event that is none of a request."""
    path = journey.folder / "push.json"
    path.write_text("{}")
    return "" if journey.kind == "gitlab" else str(path)


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
def test_units_are_reminded_by_one_issue(journey: Journey) -> None:
    """On a day that is due one issue is opened; on another none. A plan that cannot be read is named, and ends red."""
    git(journey.work, "checkout", "--quiet", "main")
    git(journey.work, "rm", "--quiet", NOMINATION)
    plan = journey.work / "submissions/2023/ke-hoach/ke-hoach.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text("a: [", "utf-8")
    git(journey.work, "add", "--all")
    git(journey.work, "commit", "--quiet", "--message=x")
    git(journey.work, "push", "--quiet", str(journey.bare), "main")
    text = journey.run("nhac", _push(journey), clock="2022-12-09 17:05:00", code=1)
    assert "Không đọc được submissions/2023/ke-hoach/ke-hoach.yaml" in text
    assert journey.forge.issues == []
    journey.run("nhac", _push(journey), clock="2022-12-08 17:05:00", code=1)
    (issue,) = journey.forge.issues
    assert issue["title"] == "Nhắc nộp hồ sơ thi đua: đề nghị 2022, còn 7 ngày"
    assert "Phòng Một" in issue["description" if journey.kind == "gitlab" else "body"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_job_is_run_here(kind: str) -> None:
    """No journey file has a job that the tests above do not run, and each job ends with one step of the script."""
    assert sorted(jobs(kind)) == ["bien-nhan", "cong-bo", "ghi-bu", "kiem-tra", "nhac", "tra-loi"]
    for name in jobs(kind):
        last = list(steps(kind, name))[-1].run.split("\n")[-1]
        assert re.fullmatch("bash .ci/journey (kiem-tra|bien-nhan|tra-loi|cong-bo|quet|nhac)", last)


@pytest.mark.parametrize("path", [f"{folder}/{name}.yml" for folder in FOLDERS.values() for name in NAMES])
def test_jobs_have_the_least_rights(path: str) -> None:
    """Nothing at the top, what is needed at the job; no action of others; no text of a request in a shell line."""
    file = loaded(path)
    assert file["permissions"] == {}
    text = (PROJECT / path).read_text("utf-8")
    assert not re.search(r"^[\s-]*uses:", text, re.MULTILINE)
    assert ("secrets." in text) is (path.startswith(".forgejo") and "kiem-tra" not in path)
    for job in file["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step["run"]
    privileged = {name for name, job in file["jobs"].items() if "write" in job["permissions"].values()}
    assert privileged == {"kiem-tra.yml": set(), "tiep-nhan.yml": {"bien-nhan", "tra-loi"}}.get(
        Path(path).name, {"ghi-bu", "cong-bo", "nhac"}
    )
    assert ("pull_request_target" in file[True]) is (Path(path).name == "tiep-nhan.yml")


def test_forgejo_differs_from_github_in_what_is_written_down() -> None:
    """The files of Forgejo are those of GitHub but for the runner, its image, the token and the name of the forge."""
    for name in NAMES:
        github, forgejo = (loaded(f"{folder}/{name}.yml") for folder in FOLDERS.values())
        for one in (github, forgejo):
            for job in one["jobs"].values():
                job.pop("runs-on")
                job.pop("container", None)
                for step in job["steps"]:
                    if step.get("env", {}).pop("FORGE", None):
                        step["env"].pop("TOKEN")
        assert github == forgejo
    differences = (PROJECT / ".ci/README.md").read_text("utf-8")
    for word in (
        "`runs-on`",
        "`container`",
        "`FORGE`",
        "`TOKEN`",
        "`permissions`",
        "`pull_request_target`",
        "`synchronize`",
    ):
        assert word in differences


def test_zizmor_finds_nothing() -> None:
    """The auditor of workflows has nothing to say of GitHub's nor of Forgejo's."""
    tool = Path(sys.executable).parent / "zizmor"
    for folder in FOLDERS.values():
        files = sorted(map(str, (PROJECT / folder).glob("*.yml")))
        done = subprocess.run(
            [tool, "--offline", "--no-progress", "--color=never", *files], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout.split(".")[0]) == (0, "No findings to report"), done.stdout


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("vendor.github-workflows", ".forgejo/workflows/*.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_journey_files_are_valid(schema: str, pattern: str) -> None:
    """Against the schemas that check-jsonschema carries."""
    tool = Path(sys.executable).parent / "check-jsonschema"
    files = sorted(map(str, PROJECT.glob(pattern)))
    assert files
    done = subprocess.run([tool, "--builtin-schema", schema, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_report_of_gitlab_is_kept_where_the_job_says(tmp_path: Path) -> None:
    """The artifact of the job is the file that the step writes."""
    job: dict[str, Any] = jobs("gitlab")["kiem-tra"]
    path = job["artifacts"]["reports"]["codequality"]
    assert path == "kho/build/journey/gl-code-quality-report.json"
    assert '"$out/gl-code-quality-report.json"' in (PROJECT / ".ci/journey").read_text("utf-8")
    assert tmp_path.exists()
