"""A build is the same everywhere, says what state it shows, and never leaves half a site."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from agency import edit, git, repository
from thidua.cli import main
from thidua.cli.additions import search_files
from thidua.cli.build import build
from thidua.cli.sources import site_from
from thidua.cli.swap import moved, swap
from thidua.cli.world import Asked, look
from thidua.publish import Edition
from thidua.snapshot import UsageError

SWAP = """
import sys, pathlib, thidua.cli.swap as s
root = pathlib.Path(sys.argv[1])
n = 0
print("go", flush=True)
while True:
    n += 1
    new = root / f"new-{n}"
    new.mkdir()
    for name in ("a", "b", "c"):
        (new / name).write_text(str(n))
    s.swap(new, root / "site")
"""


def digest(folder: Path) -> dict[str, str]:
    """Each file of a folder with the digest of its content."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_of_a_commit_are_the_same_bytes(tmp_path: Path) -> None:
    """On another day, in another zone, language, folder, home, for another user with other rights and hash seed."""
    first = repository(tmp_path / "kho")
    second = tmp_path / "nơi khác" / "bản sao"
    git(tmp_path, "clone", "--quiet", str(first), str(second))
    assert git(second, "rev-parse", "HEAD") == git(first, "rev-parse", "HEAD")
    clock = shutil.which("faketime")
    assert clock or not os.environ.get("CI"), "faketime is missing"
    other = {"TZ": "America/Lima", "LC_ALL": "C", "HOME": str(tmp_path), "USER": "khac", "PYTHONHASHSEED": "77"}
    command = [sys.executable, "-m", "thidua", "build"]
    subprocess.run(command, cwd=first, check=True, capture_output=True, env=os.environ | {"TZ": "Asia/Ho_Chi_Minh"})
    later = [clock, "2031-02-03 04:05:06"] if clock else []
    subprocess.run([*later, *command], cwd=second, check=True, capture_output=True, env=os.environ | other, umask=0o077)
    for name in ("site", "noi-bo"):
        made = digest(first / "build" / name)
        assert len(made) > 100
        assert digest(second / "build" / name) == made
    if not clock:
        pytest.skip("faketime is not installed: the same day was taken twice (apt install faketime)")


def test_a_past_state_says_so_on_every_page_and_knows_nothing_later(tmp_path: Path) -> None:
    """With the instant and the command that shows it again; decisions of later days are not there."""
    root = repository(tmp_path / "kho")
    asked = Asked(at="2022-12-16T17:00+07:00", receipts="none")
    site = site_from(look(asked, root), Edition.INTERNAL)
    commit = git(root, "rev-parse", "HEAD").strip()[:12]
    source = f"kế hoạch và nhân sự theo lần lưu {commit}"
    assert site.mark == f"Như tại 16/12/2022 17:00 +0700, {source}: không phải trang hiện hành."
    assert f"thidua check --commit {commit} --at 2022-12-16T17:00+07:00 --receipts none" in site.feet["2022"]
    build(root, site)
    pages = list((root / "build/noi-bo").rglob("*.html"))
    assert len(pages) > 80
    assert all("Như tại 16/12/2022 17" in page.read_text("utf-8") for page in pages if page.name != "404.html")
    present = site_from(look(Asked(), root), Edition.INTERNAL)
    assert present.mark == ""
    assert "Như tại" not in present.framed("# x")
    by_commit = site_from(look(Asked(commit="HEAD"), root), Edition.PUBLIC)
    assert by_commit.mark.startswith("Như tại ")


def test_a_plan_that_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its pages cannot be made: the first page says so, inside with what to mend, and the build does not end well."""
    root = repository(tmp_path / "kho")
    monkeypatch.chdir(root)
    edit(root, "submissions/2022/ke-hoach/ke-hoach.yaml", "ngay_ban_hanh: 2022-", "ngay_ban_hanh: 2022-13-")
    assert main(["build"]) == 1
    assert "Kế hoạch của 2022 chưa đọc được nên trang không có số liệu" in capsys.readouterr().err
    for name, mend in (("site", False), ("noi-bo", True)):
        page = unescape((root / "build" / name / "index.html").read_text("utf-8"))
        assert "Kế hoạch của chiến dịch này đang có chỗ chưa đọc được" in page
        assert ("submissions/2022/ke-hoach/ke-hoach.yaml:" in page) is mend
        assert "Dữ liệu minh họa" in page


def test_a_folder_outside_git_has_no_time(tmp_path: Path) -> None:
    """Then the digest of the snapshot stands for it."""
    (tmp_path / "submissions").mkdir()
    foot = site_from(look(Asked(), tmp_path), Edition.PUBLIC).feet[""]
    assert "bản nháp " in foot
    assert "không rõ lúc" in foot


def test_a_kill_leaves_a_whole_site(tmp_path: Path) -> None:
    """Forty kills amid thousands of exchanges: the folder is always there, and all of one build."""
    (tmp_path / "site").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "site" / name).write_text("0")
    for turn in range(40):
        work = tmp_path / f"turn-{turn}"
        work.mkdir()
        (tmp_path / "site").rename(work / "site")
        process = subprocess.Popen([sys.executable, "-c", SWAP, str(work)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.003 + turn * 0.0007)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = {(work / "site" / name).read_text() for name in ("a", "b", "c")}
        assert len(found) == 1
        (work / "site").rename(tmp_path / "site")
    assert (tmp_path / "site/a").read_text() != "0"


def test_a_killed_build_leaves_the_old_site_and_the_next_one_clears_up(tmp_path: Path) -> None:
    """A real build, killed while it writes aside."""
    root = repository(tmp_path / "kho")
    old = root / "build/site"
    old.mkdir(parents=True)
    (old / "index.html").write_text("cũ")
    command = [sys.executable, "-m", "thidua", "build", "--edition", "cong-khai"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (left := list((root / "build").glob(".site-*/index.html"))):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert digest(old).keys() == {"index.html"}
    aside = left[0].parent
    os.utime(aside, (0, 0))
    running = root / "build/.site-running"
    running.mkdir()
    build(root, site_from(look(Asked(), root), Edition.PUBLIC))
    assert not aside.exists()
    assert len(digest(old)) > 100
    assert sorted(path.name for path in (root / "build").iterdir()) == [".site-running", "site"]


def test_a_site_without_its_search_engine_is_refused(tmp_path: Path) -> None:
    """The message says what to run."""
    site = site_from(look(Asked(), repository(tmp_path / "kho")), Edition.PUBLIC)
    with pytest.raises(UsageError, match="chưa cài MiniSearch; hãy chạy: make setup"):
        search_files(tmp_path / "kho/site/docs", site, program=tmp_path)


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(tmp_path: Path) -> None:
    """Real builds, killed from their first folder on to after their end: never half a site under its name."""
    root = repository(tmp_path / "kho")
    build(root, site_from(look(Asked(), root), Edition.PUBLIC))
    target = root / "build/site"
    new = digest(target)
    old = {"index.html": sha256(b"old").hexdigest()}
    found = []
    for share in (0.0, 0.3, 0.9, 1.0):
        shutil.rmtree(root / "build")
        target.mkdir(parents=True)
        (target / "index.html").write_bytes(b"old")
        command = [sys.executable, "-m", "thidua", "build", "--edition", "cong-khai"]
        process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and _written(root / "build", len(new)) < share:
            time.sleep(0.002)
        process.kill()
        process.wait()
        assert digest(target) in (old, new), share
        found.append(digest(target) == new)
    assert not found[0]


def _written(build_folder: Path, whole: int) -> float:
    """Which share of the files of a site lies aside; once they were swapped in, all."""
    try:
        aside = [sum(path.is_file() for path in one.rglob("*")) for one in build_folder.glob(".site-*")]
    except FileNotFoundError:
        return 1.0
    return min(max(aside, default=0) / whole, 1.0) if aside else 0.0


def test_where_names_cannot_be_exchanged_the_old_one_is_moved_away(tmp_path: Path) -> None:
    """In two steps; what was there is whole under another name until the end."""
    for name in ("cu", "moi", "moi-nua"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tep").write_text(name)
    old = moved(tmp_path / "moi", tmp_path / "cu")
    assert (old / "tep").read_text() == "cu"
    shutil.rmtree(old)
    assert (tmp_path / "cu/tep").read_text() == "moi"
    swap(tmp_path / "moi-nua", tmp_path / "cu")
    assert (tmp_path / "cu/tep").read_text() == "moi-nua"
    assert [path.name for path in tmp_path.iterdir()] == ["cu"]
