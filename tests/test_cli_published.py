"""What a site says of an instant stays what it said then, whatever is committed and received since."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from agency import NOMINATION, dated, edit, git, repository
from test_cli_closing import PAPER, said
from thidua.cli import main
from thidua.cli.published import as_published
from thidua.cli.world import Asked

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
THEN, SINCE = datetime(2022, 12, 14, 1, tzinfo=UTC), datetime(2022, 12, 24, 1, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository with one receipt on its branch, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (made / ".gitignore").write_text("build/\n", "utf-8")
    saved(made, "2022-12-14T08:00:00+07:00")
    assert main([*PAPER, "13/12/2022", NOMINATION]) == 0
    return made


def saved(root: Path, when: str) -> str:
    """All that lies there as a commit of a time."""
    git(root, "add", "--all")
    git(root, "-c", "user.name=b", "-c", "user.email=b@example.vn", "commit", "--quiet", "--allow-empty", "-m", "x")
    commit = dated(root, "HEAD", when)
    git(root, "update-ref", "refs/heads/main", commit)
    return commit


def home(capsys: pytest.CaptureFixture[str], into: Path, *argv: str, edition: str = "noi-bo") -> str:
    """The first page as another generator is given it."""
    said(capsys, "pages", "--edition", edition, "--into", str(into), *argv)
    return unescape((into / "trang/index.md").read_text("utf-8"))


def test_a_commit_that_claims_to_be_of_a_day_to_come_is_not_published(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision counts from its day: who dates a commit ahead brings no name out before it."""
    monkeypatch.setattr("thidua.cli.build.build", lambda *_: pytest.fail("built"))
    ahead = datetime.now(UTC) + timedelta(minutes=20)
    commit = saved(root, ahead.isoformat())
    assert main(["build", "--note"]) == 1
    assert f"Chưa công bố: lần lưu {commit[:12]} ghi lúc {ahead:%H:%M %d/%m/%Y} UTC" in capsys.readouterr().err
    assert git(root, "branch", "--list", "manifests") == ""
    monkeypatch.setattr("thidua.cli.build.build", lambda *_: None)
    assert main(["build"]) == 0
    saved(root, (datetime.now(UTC) + timedelta(minutes=5)).isoformat())
    assert main(["build", "--note"]) == 0
    assert git(root, "branch", "--list", "manifests")


def test_a_commit_of_the_past_is_asked_at_its_own_time(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was received since is not known, and the deadline has not passed."""
    commit = git(root, "rev-parse", "HEAD")
    saved(root, "2022-12-20T08:00:00+07:00")
    edit(root, NOMINATION, "xep_loai: HTTNV", "xep_loai: HTXSNV")
    assert main([*PAPER, "19/12/2022", NOMINATION]) == 0
    git(root, "checkout", "--quiet", NOMINATION)
    then = json.loads(said(capsys, "check", "--format", "json", "--commit", commit))
    assert then["at"] == "2022-12-14T01:00:00+00:00"
    assert then["campaigns"][0]["findings"] == []
    page = home(capsys, root.parent / "a", "--commit", commit)
    assert f"Như tại 14/12/2022 08:00 +0700, kế hoạch và nhân sự theo lần lưu {commit[:12]}" in page
    assert "Đang nhận đề nghị" in page
    now = json.loads(said(capsys, "check", "--format", "json"))
    assert now["at"] == "2022-12-20T01:00:00+00:00"


def test_the_command_of_a_page_gives_its_numbers_whatever_comes_later(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the commit of the ledger beside that of the files."""
    page = home(capsys, root.parent / "a")
    (command,) = re.findall(r"bằng lệnh: thidua (check [^<\n]*)", page)
    ledger = git(root, "rev-parse", "receipts")[:12]
    assert command == f"check --commit {git(root, 'rev-parse', 'HEAD')[:12]} --receipts {ledger}"
    before = said(capsys, *command.split(), "--format", "json")
    assert main([*PAPER, "20/12/2022", "submissions/2022/don-vi/phong-hai/de-nghi.yaml"]) == 0
    saved(root, "2022-12-21T08:00:00+07:00")
    assert said(capsys, *command.split(), "--format", "json") == before
    assert said(capsys, "check", "--format", "json") != before


def test_what_was_published_is_shown_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan and the ledger of the last publication before the instant, not those of today."""
    with pytest.MonkeyPatch.context() as clock:
        for when in (THEN, SINCE):
            clock.setattr("thidua.cli.build.datetime", Clock(when))
            said(capsys, "build", "--note", "--edition", "cong-khai")
            said(capsys, "build", "--note", "--edition", "cong-khai")
            text = (root / PLAN).read_text("utf-8").replace("2022-12-16", "2022-12-22")
            (root / PLAN).write_text(text, "utf-8")
            saved(root, "2022-12-24T08:00:00+07:00")
    assert git(root, "ls-tree", "--name-only", "manifests").split() == [
        "cong-bo-20221214T010000Z.json",
        "cong-bo-20221224T010000Z.json",
    ]
    page = home(capsys, root.parent / "a", "--at", "2022-12-16T17:00+07:00")
    assert "16/12/2022" in page
    assert "22/12/2022" not in page
    assert "22/12/2022" in home(capsys, root.parent / "b", "--at", "2022-12-25T17:00+07:00")
    assert "22/12/2022" in home(capsys, root.parent / "c", "--at", "2022-12-13T17:00+07:00")
    for asked in (
        Asked(),
        Asked(at="2022-12-16T17:00+07:00", commit="HEAD"),
        Asked(at="2022-12-16T17:00Z", receipts="none"),
    ):
        assert as_published(asked) == asked


def test_what_is_no_note_is_passed_over(root: Path) -> None:
    """The branch holds other files, and maybe odd ones; a commit that is gone cannot be shown."""
    files = {"cong-bo-1.json": "[", "cong-bo-2.json": "{}", "cong-bo-3.json": "[]", "2022-de-nghi.json": "{}"}
    gone = {"at": "2022-12-01T00:00:00Z", "commit": "0" * 40, "receipts": ""}
    files["cong-bo-4.json"] = json.dumps(gone)
    half = {"commit": git(root, "rev-parse", "HEAD"), "receipts": "0" * 40}
    files["cong-bo-5.json"] = json.dumps({**gone, **half})
    folder = root.parent / "ke"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=manifests")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")
    git(root, "fetch", "--quiet", str(folder), "manifests:manifests")
    asked = Asked(at="2022-12-16T17:00+07:00")
    assert as_published(asked) == asked


def test_only_what_is_published_now_is_noted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who builds a past state publishes nothing."""
    assert root.exists()
    for more in (["--at", "2022-12-16T17:00+07:00"], ["--commit", "HEAD"], ["--receipts", "none"]):
        assert "--note ghi lần công bố bây giờ" in said(capsys, "build", "--note", *more, code=2)


def test_a_draft_is_not_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is noted is a commit, which can be shown again."""
    edit(root, PLAN, "2022-12-16", "2022-12-22")
    text = said(capsys, "build", "--note", "--edition", "cong-khai", code=2)
    assert "khác lần lưu mới nhất; lưu lại trước" in text


class Clock:
    """A clock that stands still."""

    def __init__(self, when: datetime) -> None:
        self.when = when

    def now(self, _zone: object) -> datetime:
        """The instant."""
        return self.when
