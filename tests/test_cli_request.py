"""A request is data: rules, plan, units and rights come from the base, and nothing of it is checked out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agency import NOMINATION, dated, edit, git, repository
from thidua.cli import main

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
OTHER = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
PLAIN = "danh_hieu: [LDTT]\n    khen_thuong: []\n    xep_loai: HTTNV\n"
BEST = """danh_hieu: [LDTT, CSTDCS]
    khen_thuong: []
    xep_loai: HTXSNV
    sang_kien: {{ten: Sáng kiến {0}, so: {0} (minh họa), ngay: 2022-10-03, co_quan: Hội đồng sáng kiến Sở Mẫu}}
    giay_to: [{{loai: bao_cao_thanh_tich, so: {0} (minh họa)}}]
"""
DAY = ["--at", "2022-12-01T08:00+07:00"]
ONE = ["check", "--base", "main", "--head", "gui", *DAY, "--account", "tk-phong-mot"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository with a branch `gui` beside it, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    git(made, "branch", "gui")
    return made


def request(root: Path, path: str, old: str, new: str, branch: str = "gui") -> None:
    """One more change on a branch."""
    git(root, "checkout", "--quiet", branch)
    edit(root, path, old, new)
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_request_is_judged_by_the_plan_of_the_base(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A request that raises a quota and uses it is judged by the quota that stands."""
    request(root, PLAN, "toi_da: 40%", "toi_da: 100%")
    request(
        root, NOMINATION, "danh_hieu: [LDTT]\n    khen_thuong: []", "danh_hieu: [LDTT]\n    khen_thuong: [GIAY_KHEN]"
    )
    before = git(root, "status", "--porcelain", "--branch")
    text = said(capsys, *ONE, code=1)
    assert "[change-not-allowed]" in text
    assert "nhiều nhất 2" in text
    assert "[quota-exceeded]" in text
    assert git(root, "status", "--porcelain", "--branch") == before
    assert "[quota-exceeded]" not in said(capsys, *ONE[:-1], "tk-van-phong")


def test_each_right_and_together_too_many(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two requests that are each right and together break a quota: after the first the second is told so."""
    git(root, "branch", "gui-hai")
    request(root, NOMINATION, PLAIN, BEST.format("MH-91"))
    request(root, OTHER, PLAIN, BEST.format("MH-92"), "gui-hai")
    second = ["check", "--base", "main", "--head", "gui-hai", *DAY, "--account", "tk-phong-hai"]
    assert "[quota-exceeded]" not in said(capsys, *ONE)
    assert "[quota-exceeded]" not in said(capsys, *second)
    git(root, "merge", "--quiet", "gui")
    assert "đề nghị 3 CSTĐCS, nhiều nhất 2 (15 % × 16 LĐTT = 2,4 → 2) [quota-exceeded]" in said(capsys, *second)


def test_what_others_left_undone_makes_no_request_red(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that stands in the base at another unit is not shown and does not count; JSON still holds it."""
    edit(root, OTHER, "khong_ky_luat: true", "khong_ky_luat: false")
    git(root, "commit", "--quiet", "--all", "--message=x")
    request(root, NOMINATION, "ngay_lap: 2022-12-12", "ngay_lap: 2022-12-11")
    assert "không có gì phải sửa" in said(capsys, *ONE)
    report = json.loads(said(capsys, *ONE, "--format", "json"))
    assert [f["rule"] for f in report["campaigns"][0]["findings"] if f["severity"] == "error"] == [
        "attestation-missing"
    ]
    assert report["commit"] == git(root, "rev-parse", "gui")


def test_rights_are_in_the_json_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the sender may not change stands in the report, beside the agency's own findings."""
    request(root, OTHER, "ngay_lap: 2022-12-12", "ngay_lap: 2022-12-11")
    report = json.loads(said(capsys, *ONE, "--format", "json", code=1))
    assert [(f["rule"], f["path"]) for f in report["agency"]["findings"]] == [("change-not-allowed", OTHER)]
    assert f"::error file={OTHER}" in said(capsys, *ONE, "--format", "github", code=1)
    (issue,) = json.loads(said(capsys, *ONE, "--format", "gitlab", code=1))
    assert (issue["check_name"], issue["severity"]) == ("change-not-allowed", "major")


def test_a_link_in_place_of_a_file_is_not_followed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A symlink that a request puts in place of its file is named; the base's file does not stand in for it."""
    git(root, "checkout", "--quiet", "gui")
    (root / NOMINATION).unlink()
    (root / NOMINATION).symlink_to("/etc/passwd")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert "[not-a-plain-file]" in said(capsys, *ONE, code=1)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (b"x\xff/.gitkeep", "/x\\xFF/.gitkeep” không viết bằng UTF-8"),
        ("x\u202e/.gitkeep".encode(), "/xU+202E/.gitkeep” có ký tự không nhìn thấy"),
        (b"X/.gitkeep", "phong-mot/X” trùng tên với"),
    ],
)
def test_a_name_that_is_odd_is_the_senders_matter(
    root: Path, capsys: pytest.CaptureFixture[str], name: bytes, why: str
) -> None:
    """However a finding names the path, as it is shown or by the folder above: a request that brings it is red."""
    folder = (root / NOMINATION).parent
    git(root, "checkout", "--quiet", "gui")
    for one in (b"x/.gitkeep", name):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + one))
        path.parent.mkdir()
        path.touch()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    text = said(capsys, *ONE, code=1)
    assert why in text
    assert "[bad-path]" in text


def test_a_file_taken_away_is_taken_away(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A request that deletes its file is judged without it."""
    git(root, "checkout", "--quiet", "gui")
    git(root, "rm", "--quiet", NOMINATION)
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert "[nomination-missing]" in said(capsys, *ONE, "--at", "2022-12-20T08:00+07:00")


@pytest.mark.parametrize("day", ["2022-12-01", "2022-12-30"])
def test_a_revert_hidden_between_two_forks_is_seen(root: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    """Two lines merged into each other have two forks; what a merge would take from either of them is a change.

    The unit's branch was taken in while the Office changed the plan. A second branch merges the same two
    commits and quietly takes the old plan back: against one of the forks the plan looks untouched. Which of the two
    Git names first goes by their claimed dates.
    """
    request(root, NOMINATION, "ngay_lap: 2022-12-12", "ngay_lap: 2022-12-11")
    git(root, "update-ref", "refs/heads/gui", dated(root, "gui", f"{day}T08:00:00+07:00"))
    edit(root, PLAN, "toi_da: 40%", "toi_da: 20%")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "branch", "lui")
    git(root, "merge", "--quiet", "--no-edit", "gui")
    git(root, "checkout", "--quiet", "lui")
    git(root, "merge", "--quiet", "--no-commit", "gui")
    edit(root, PLAN, "toi_da: 20%", "toi_da: 40%")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert len(git(root, "merge-base", "--all", "main", "lui").split()) == 2
    hidden = ["check", "--base", "main", "--head", "lui", *DAY, "--account", "tk-phong-mot"]
    assert f"“{PLAN}” do Văn phòng quản lý" in said(capsys, *hidden, code=1)
    git(root, "merge", "--quiet", "--no-edit", "lui")
    assert "toi_da: 40%" in (root / PLAN).read_text("utf-8")


def test_an_honest_merge_of_two_forks_is_no_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same course without the revert touches the unit's file only."""
    request(root, NOMINATION, "ngay_lap: 2022-12-12", "ngay_lap: 2022-12-11")
    edit(root, PLAN, "toi_da: 40%", "toi_da: 50%")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "branch", "cung")
    git(root, "merge", "--quiet", "--no-edit", "gui")
    git(root, "checkout", "--quiet", "cung")
    git(root, "merge", "--quiet", "--no-edit", "gui", "--message=y")
    edit(root, NOMINATION, "ngay_lap: 2022-12-11", "ngay_lap: 2022-12-10")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert len(git(root, "merge-base", "--all", "main", "cung").split()) == 2
    honest = ["check", "--base", "main", "--head", "cung", *DAY, "--account", "tk-phong-mot"]
    assert "[change-not-allowed]" not in said(capsys, *honest)


@pytest.mark.parametrize(
    "path",
    [
        "submissions/2022/ke-hoach/ke-hoach.yaml",
        "submissions/2022/ke-hoach/gia-han.yaml",
        "submissions/2022/hoi-dong/quyet-dinh-09.yaml",
        "submissions/2022/bien-nhan/000001.json",
        "submissions/co-quan/don-vi.yaml",
        "submissions/khen-thuong-nam-truoc/2021.yaml",
        "submissions/2022/don-vi/phong-mot/.gitattributes",
        "submissions/2022/don-vi/phong-mot/.github/workflows/x.yml",
        ".gitattributes",
        ".gitmodules",
        ".github/workflows/x.yml",
        ".github/CODEOWNERS",
        ".gitlab-ci.yml",
        ".forgejo/workflows/x.yml",
        ".pre-commit-config.yaml",
        ".ci/run",
        "tools/thidua/cli/check.py",
        "tests/test_cases.py",
        "pyproject.toml",
        "requirements/run.txt",
        "package-lock.json",
        "Makefile",
        "mkdocs.yml",
        "site/docs/index.md",
        "site/docs/don-vi/phong-mot/x.md",
        "tools/thidua/don-vi/phong-mot/x.py",
    ],
)
def test_all_but_its_own_folder_is_the_offices(root: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    """Plan, Council, receipts, lists, checker, workflows, what Git obeys, hooks, dependencies: not a unit's to change."""
    git(root, "checkout", "--quiet", "gui")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("exit 0\n", "utf-8")
    git(root, "add", "--all", "--force")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    dotted = path.startswith("submissions/2022/don-vi/")
    why = "có tên bắt đầu bằng dấu chấm" if dotted else "do Văn phòng quản lý"
    assert f"“{path}” {why}" in said(capsys, *ONE, code=1)


HIGHER = """schema: 1
loai: cap_tren
co_quan_ban_hanh: UBND tỉnh Mẫu
so: 99/QD-TINH
ngay: 2023-02-01
ca_nhan:
  - {ma_so: nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [CSTD_TINH]}
"""
DECISION = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"


def closed(root: Path, **files: str | None) -> list[str]:
    """A closed year with these decisions on the main branch; the Office's command on its branch `gui`."""
    if not (root / "submissions/2022/bien-nhan/khoa-so.json").exists():
        assert main(["lock", "2022"]) == 0
    placed(root, **files)
    git(root, "branch", "--force", "gui")
    return [*ONE[:-1], "tk-van-phong"]


def placed(root: Path, **files: str | None) -> None:
    """Decisions by number, written or taken away, and saved."""
    for number, text in files.items():
        path = root / DECISION.replace("01", number.removeprefix("_"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8") if text is not None else path.unlink()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")


def sent(root: Path, **files: str | None) -> None:
    """The same as a request."""
    git(root, "checkout", "--quiet", "gui")
    placed(root, **files)
    git(root, "checkout", "--quiet", "main")


def test_a_closed_year_is_closed_to_the_office_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither an edit nor the removal of the lock gets in by the Office's account; a higher level's decision does."""
    office = closed(root)
    sent(root, _01=HIGHER)
    assert "chiến dịch đã khóa sổ" not in said(capsys, *office)
    git(root, "merge", "--quiet", "gui")
    sent(root, _01=HIGHER.replace("schema: 1", "schema:  1"))
    assert "quyet-dinh-01.yaml” thuộc chiến dịch đã khóa sổ" in said(capsys, *office, code=1)
    git(root, "branch", "--force", "gui", "main")
    git(root, "checkout", "--quiet", "gui")
    git(root, "rm", "--quiet", "submissions/2022/bien-nhan/khoa-so.json", PLAN)
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    text = said(capsys, *office, code=1)
    assert "khoa-so.json” thuộc chiến dịch đã khóa sổ" in text
    assert f"“{PLAN}” thuộc chiến dịch đã khóa sổ" in text
    assert "thêm một quyết định mới (đính chính, hủy bỏ)" in text
    assert "đề nghị Văn phòng" not in text


@pytest.mark.parametrize(
    "text",
    [HIGHER.replace("cap_tren", "cong_nhan"), HIGHER.replace("cap_tren", "bo_sung"), "schema: 1\n", "", "a: [\n"],
)
def test_only_some_decisions_come_later(root: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """What recognises or cannot be read stays out; where it got in all the same, the Office takes it away again."""
    office = closed(root)
    sent(root, _01=text)
    found = said(capsys, *office, code=1)
    assert "quyet-dinh-01.yaml” thêm vào chiến dịch đã khóa sổ, mà không phải quyết định của cấp trên" in found
    closed(root, _01=text)
    assert "quyet-dinh-01.yaml” được thêm sau khi khóa sổ, mà không phải" in said(capsys, "verify", "2022", code=1)
    sent(root, _01=None)
    assert "Thay đổi ngoài quyền" not in said(capsys, *office)
    git(root, "merge", "--quiet", "gui")
    assert "còn nguyên" in said(capsys, "verify", "2022")


def test_a_closed_year_whose_lock_is_damaged_stays_closed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can say any more what came by right: all that is there stays."""
    office = closed(root)
    (root / "submissions/2022/bien-nhan/khoa-so.json").write_text("[", "utf-8")
    closed(root, _01="schema: 1\n")
    sent(root, _01=None)
    assert "quyet-dinh-01.yaml” thuộc chiến dịch đã khóa sổ" in said(capsys, *office, code=1)


def test_a_server_checks_without_a_work_tree(root: Path, tmp_path: Path) -> None:
    """In a bare repository the same command gives the same answer."""
    request(root, OTHER, "ngay_lap: 2022-12-12", "ngay_lap: 2022-12-11")
    bare = tmp_path / "may-chu.git"
    git(root, "clone", "--quiet", "--bare", str(root), str(bare))
    done = subprocess.run([sys.executable, "-m", "thidua", *ONE], cwd=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "[change-not-allowed]" in done.stdout
    shutil.rmtree(bare)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--base", "main"], "cần cả --base và --head"),
        (["--event", "x.json"], "còn thiếu: --forge"),
        (["--event", "x.json", "--forge", "github"], "không phải là sự kiện"),
        (["--head", "gui"], "cần cả --base và --head"),
        (["--base", "main", "--head", "gui", "--commit", "main"], "không dùng cùng --commit"),
        (["--base", "main", "--head", "khong-co"], "không tìm thấy lần lưu “khong-co”"),
        (["--base", "main", "--head", "la"], "không có gốc chung"),
    ],
)
def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str) -> None:
    """Both sides are needed, and something that they have in common."""
    git(root, "checkout", "--quiet", "--orphan", "la")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert why in said(capsys, "check", *arguments, code=2)


@pytest.mark.parametrize("kind", ["github-synchronize", "gitlab-update-push", "forgejo-synchronized"])
@pytest.mark.parametrize("opener", ["tk-phong-mot", "tk-van-phong"])
def test_who_pushes_needs_the_right_too(root: Path, capsys: pytest.CaptureFixture[str], kind: str, opener: str) -> None:
    """A unit that pushes to a request that the Office opened may change what the unit may change."""
    request(root, PLAN, "toi_da: 40%", "toi_da: 100%")
    event = json.loads((Path(__file__).parent / f"events/{kind}.json").read_bytes())
    head, number = git(root, "rev-parse", "gui"), {"tk-phong-mot": 100, "tk-van-phong": 102}[opener]
    if "pull_request" in event:
        event["pull_request"]["head"]["sha"] = head
        event["pull_request"]["user"] |= {"login": opener, "id": number}
    else:
        event["object_attributes"] |= {"author_id": number, "last_commit": {"id": head}}
    (root / "su-kien.json").write_text(json.dumps(event), "utf-8")
    asked = ["check", "--base", "main", "--event", "su-kien.json", "--forge", kind.partition("-")[0], *DAY]
    assert "[change-not-allowed]" in said(capsys, *asked, code=1)


def test_a_decision_in_a_request_is_judged_whatever_its_day(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is dated after the base was committed: what is wrong in it is found before it is taken in."""
    git(root, "checkout", "--quiet", "gui")
    source = Path(__file__).parent / "cases/not-in-roster/in-decision/submissions/2022/hoi-dong"
    shutil.copytree(source, root / "submissions/2022/hoi-dong")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    text = said(capsys, "check", "--base", "main", "--head", "gui", "--account", "tk-van-phong", code=1)
    assert "[not-in-roster]" in text
    assert "chưa được tính" not in text
