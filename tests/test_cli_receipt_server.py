"""The bare Git server: hooks that record at the moment of a push, over real HTTP with several accounts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agency import dated, edit, git, repository
from git_server import Server, push, recorded, recording
from thidua.cli import main
from thidua.snapshot import ledger_files

ONE = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
TWO = "submissions/2022/don-vi/phong-hai/dang-ky.yaml"
UNITS = "submissions/co-quan/don-vi.yaml"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
IN_TIME, LATE = "2022-03-18T16:59:59Z", "2022-03-18T17:00:00Z"
DAY = "ngay_lap: 2022-03-10"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with the base case on its main branch; its clock stands on the last day of registration."""
    with recording(repository(tmp_path / "goc"), tmp_path) as made:
        made.at("2022-03-18T10:00:00Z")
        yield made


def commit(clone: Path, path: str, old: str, new: str) -> None:
    """One more commit in a clone."""
    edit(clone, path, old, new)
    git(clone, "commit", "--quiet", "--all", "--message=x")


def test_a_push_is_recorded_at_its_moment(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The server's clock counts, to the last second, whatever dates the commits claim."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    server.at(IN_TIME)
    said = push(one, "HEAD:refs/heads/phong-mot")
    assert f"remote: Đã nhận lúc 23:59:59 18/03/2022 +0700: {ONE}" in said
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    claimed = dated(two, "HEAD", "2099-01-01T00:00:00+07:00")
    server.at(LATE)
    push(two, f"{claimed}:refs/heads/phong-hai")
    first, second = recorded(server.bare)
    assert (first.path, first.account.name, first.account.id) == (ONE, "tk-phong-mot", "100")
    assert (first.instant, second.instant) == (
        datetime(2022, 3, 18, 16, 59, 59, tzinfo=UTC),
        datetime(2022, 3, 18, 17, tzinfo=UTC),
    )
    assert server.states("origin/phong-mot", capsys)[ONE] == {"dung_han"}
    # Only the head was changed; what the main branch held before the server recorded has no receipt of its own.
    assert server.states("origin/phong-hai", capsys)[TWO] == {"tre_han"}
    assert list((server.bare / "thidua-pending").iterdir()) == []


def test_what_happens_to_a_branch_later_changes_no_state(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Merging late, force-pushing the on-time content back, deleting the branch: the on-time receipt stands."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    server.at("2022-03-25T03:00:00Z")
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    push(one, "HEAD:refs/heads/phong-mot")
    late = git(one, "rev-parse", "HEAD")
    assert server.states("origin/phong-mot", capsys)[ONE] == {"sua_sau_han", "dung_han"}
    git(one, "reset", "--quiet", "--hard", "HEAD~")
    push(one, "--force", "HEAD:refs/heads/phong-mot")
    assert server.states("origin/phong-mot", capsys)[ONE] == {"dung_han"}
    git(office, "fetch", "--quiet")
    git(office, "merge", "--quiet", "--squash", "origin/phong-mot")
    git(office, "commit", "--quiet", "--message=x")
    push(office, "HEAD:main")
    push(one, "--delete", "phong-mot")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}
    assert [one.account.name for one in recorded(server.bare)] == ["tk-phong-mot"] * 3 + ["tk-van-phong"]
    assert late in git(server.bare, "for-each-ref", "--format=%(objectname)", "refs/kept")


def test_what_a_unit_merges_itself_changes_no_state(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """A stale version of its own that gets onto the main branch in time is no newer one, and the newer one is not late."""
    one = server.clone("tk-phong-mot")
    for old, new in ((DAY, "ngay_lap: 2022-03-09"), ("ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")):
        commit(one, ONE, old, new)
        push(one, "HEAD:refs/heads/phong-mot")
    push(one, "HEAD~:main")
    server.at("2022-03-25T03:00:00Z")
    push(one, "HEAD:main")
    assert [receipt.onto_main for receipt in recorded(server.bare)] == [False, False, True, True]
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}


def test_taking_over_the_main_branch_is_no_sending(server: Server) -> None:
    """A branch that merges the main branch brings no receipts for what others sent."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:main")
    git(one, "fetch", "--quiet")
    git(one, "merge", "--quiet", "origin/main", "--message=x")
    push(one, "HEAD:refs/heads/phong-mot")
    assert [receipt.path for receipt in recorded(server.bare)] == [ONE, TWO]


@pytest.mark.parametrize("merged", [("mot", "hai"), ("hai", "mot"), ("hai",)], ids=" ".join)
def test_branches_side_by_side_bring_what_each_changed(
    server: Server, capsys: pytest.CaptureFixture[str], merged: tuple[str, ...]
) -> None:
    """A clerk who edits on a page gets a branch a time: what both changed counts; one that is given up counts nowhere."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    edits = (("mot", "Trần Thị A", "Trần Thị Á"), ("hai", DAY, "ngay_lap: 2022-03-09"))
    for name, old, new in (("dau", "Phạm Thị C", "Phạm Thị Ç"), *edits):
        git(one, "switch", "--quiet", "--create", name, "origin/main")
        commit(one, ONE, old, new)
        push(one, f"HEAD:refs/heads/{name}")
        if name == "dau":
            push(one, "HEAD:main")
            git(one, "fetch", "--quiet")
    assert [len(receipt.carried) for receipt in recorded(server.bare)] == [7, 7, 7, 7]
    server.at("2022-03-25T03:00:00Z")
    git(office, "fetch", "--quiet")
    git(office, "reset", "--quiet", "--hard", "origin/main")
    for name in merged:
        git(office, "merge", "--quiet", "--no-edit", f"origin/{name}")
    push(office, "HEAD:main")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}
    main(["check", "--commit", "origin/main", "--at", "2022-12-20T08:00+07:00", ONE])
    assert "[not-received]" not in capsys.readouterr().out


def test_a_change_on_the_main_branch_itself_sends_nothing_beside_it(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stood there before the ledger began takes back nothing that a branch had sent before, whenever that is merged."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    git(one, "switch", "--quiet", "--create", "mot")
    commit(one, ONE, "Trần Thị A", "Trần Thị Á")
    push(one, "HEAD:refs/heads/mot")
    git(one, "switch", "--quiet", "main")
    commit(one, ONE, "Phạm Thị C", "Phạm Thị Ç")
    push(one, "HEAD:main")
    server.at("2022-03-25T03:00:00Z")
    for name in ("main", "mot"):
        git(office, "pull", "--quiet", "--no-edit", "--no-rebase", "origin", name)
    push(office, "HEAD:main")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}
    main(["check", "--commit", "origin/main", "--at", "2022-12-20T08:00+07:00", ONE])
    assert "[not-received]" not in capsys.readouterr().out


def test_what_the_office_takes_over_is_sent_by_nobody(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """What a branch carried along in time, nobody having sent it, counts when it is corrected late beside a late merge."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    start = git(one, "rev-parse", "HEAD")
    commit(one, ONE, "Trần Thị A", "Trần Thị Á")
    push(one, "HEAD:refs/heads/mot")
    git(one, "reset", "--quiet", "--hard", start)
    commit(one, ONE, "Phạm Thị C", "Phạm Thị Ç")
    server.at("2022-03-25T03:00:00Z")
    push(one, "HEAD:refs/heads/hai")
    for name in ("mot", "hai"):
        git(office, "pull", "--quiet", "--no-edit", "--no-rebase", "origin", name)
        push(office, "HEAD:main")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han", "sua_sau_han"}


def test_what_a_branch_takes_over_of_the_main_branch_it_only_carries(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """A branch that is brought up to date takes no newer version back that a branch beside it has sent meanwhile."""
    one = server.clone("tk-phong-mot")
    edits = (
        ("ba", "Phạm Thị C", "Phạm Thị Ç"),
        ("mot", "Trần Thị A", "Trần Thị Á"),
        ("hai", "Trần Thị Á", "Trần Thị Ạ"),
    )
    for name, old, new in edits:
        git(one, "switch", "--quiet", "--create", name, "origin/main")
        commit(one, ONE, old, new)
        push(one, f"HEAD:refs/heads/{name}")
        if name == "mot":
            push(one, "HEAD:main")
    git(one, "switch", "--quiet", "ba")
    git(one, "merge", "--quiet", "--no-edit", "origin/main")
    push(one, "HEAD:refs/heads/ba")
    sent = [receipt.entries.keys() - receipt.carried for receipt in recorded(server.bare) if not receipt.onto_main]
    assert sent == [{"ca_nhan/nv-003"}, {"ca_nhan/nv-001"}, {"ca_nhan/nv-001"}, {"ca_nhan/nv-003"}]
    git(one, "merge", "--quiet", "--no-edit", "origin/hai")
    server.at("2022-03-25T03:00:00Z")
    push(one, "HEAD:main")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}
    main(["check", "--commit", "origin/main", "--at", "2022-12-20T08:00+07:00", ONE])
    assert "[not-received]" not in capsys.readouterr().out


def test_an_unreadable_file_has_a_receipt(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read is received all the same, and mended late it is corrected, not late."""
    one = server.clone("tk-phong-mot")
    whole = (one / ONE).read_bytes()
    for content, moment, said in ((b"\xff[", IN_TIME, "(chưa đọc được)"), (whole + b"# x\n", LATE, ONE)):
        (one / ONE).write_bytes(content)
        git(one, "commit", "--quiet", "--all", "--message=x")
        server.at(moment)
        assert said in push(one, "HEAD:refs/heads/phong-mot")
    assert server.states("origin/phong-mot", capsys)[ONE] == {"sua_sau_han"}


def refused(server: Server, clone: Path, *arguments: str) -> str:
    """What the server says to a push that it refuses; nothing has changed there."""
    before = git(server.bare, "for-each-ref")
    said = push(clone, *arguments, code=1)
    assert "Máy chủ không nhận lần gửi này" in said
    assert git(server.bare, "for-each-ref") == before
    assert not list((server.bare / "thidua-pending").glob("*"))
    return said


def test_what_is_forbidden_is_refused(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Foreign folders, the Office's files, links, strangers, other refs: none of it gets in, and it is said why."""
    one = server.clone("tk-phong-mot")
    start = git(one, "rev-parse", "HEAD")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    edit(one, PLAN, "toi_da: 15%", "toi_da: 90%")
    commit(one, ONE, "nam: 2022", "nam:  2022")
    assert f"“{PLAN}” do Văn phòng quản lý" in refused(server, one, "HEAD:main")
    git(one, "reset", "--quiet", "--hard", start)
    commit(one, TWO, DAY, "ngay_lap: 2022-03-09")
    assert "nằm trong thư mục “phong-hai”" in refused(server, one, "HEAD:refs/heads/x")
    git(one, "reset", "--quiet", "--hard", start)
    (one / ONE).unlink()
    (one / ONE).symlink_to("../../../../../../../etc/passwd")
    git(one, "commit", "--quiet", "--all", "--message=x")
    assert "là liên kết tới tệp khác" in refused(server, one, "HEAD:refs/heads/x")
    git(one, "reset", "--quiet", "--hard", start)
    (one / ONE).with_name(".gitattributes").write_text("* ident\n")
    git(one, "add", "--all")
    git(one, "commit", "--quiet", "--message=x")
    assert ".gitattributes” có tên bắt đầu bằng dấu chấm" in refused(server, one, "HEAD:refs/heads/x")
    git(one, "reset", "--quiet", "--hard", start)
    git(one, "tag", "moc")
    for ref in (
        "tags/moc",
        "kept/x",
        "heads/receipts/x",
        "heads/Receipts",
        "heads/manifests/x",
        "heads/refs/heads/main",
        "heads/Main",
        "heads/MAIN/x",
        "heads/HEAD",
    ):
        assert f"máy chủ không nhận “refs/{ref}”" in refused(server, one, f"HEAD:refs/{ref}")
    git(one, "reset", "--quiet", "--hard", f"{start}")
    git(one, "push", "--quiet", "origin", "HEAD:refs/heads/hai/ba/bon")
    for name, other in (
        ("phong-mot/dang-ky", "phong-mot"),
        ("main/x/y", "main"),
        ("hai", "hai/ba/bon"),
        ("hai/ba", "hai/ba/bon"),
    ):
        said = refused(server, one, f"HEAD:refs/heads/{name}")
        assert f"tên nhánh “{name}” chồng lên nhánh “{other}”; gửi vào một nhánh có tên khác" in said
    long = "ê" * 101
    assert "có phần dài hơn 200 byte" in refused(server, one, f"HEAD:refs/heads/{long}")
    said = refused(server, one, "HEAD:refs/heads/moi/mot", "HEAD:refs/heads/moi")
    assert "tên nhánh “moi” chồng lên nhánh “moi/mot”" in said
    push(one, "HEAD:refs/heads/hai/ba/nam", f"HEAD:refs/heads/{long[1:]}")
    assert "chỉ Văn phòng gửi được nhánh receipts" in refused(server, one, "--force", "HEAD:receipts")
    assert "chỉ Văn phòng gửi được nhánh manifests" in refused(server, one, "HEAD:refs/heads/manifests")
    stranger = server.clone("nguoi-la")
    assert "không phải là tài khoản của đơn vị nào" in refused(server, stranger, "HEAD:refs/heads/y")
    two = server.clone("tk-phong-hai")
    assert "nằm trong thư mục “phong-mot”" in refused(server, two, "--delete", "phong-mot")
    assert len(recorded(server.bare)) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (b"x\xff.yaml", "x\\xFF.yaml” không viết bằng UTF-8"),
        (b"x\xff/.gitkeep", "x\\xFF/.gitkeep” không viết bằng UTF-8"),
        ("x\u202egpj.txt".encode(), "xU+202Egpj.txt” có ký tự không nhìn thấy"),
    ],
)
def test_a_name_that_nobody_can_read_is_refused(server: Server, name: bytes, why: str) -> None:
    """In the unit's own folder too; the sender hears which name it is and how to mend it."""
    one = server.clone("tk-phong-mot")
    place = os.fsencode((one / ONE).parent) + b"/" + name
    Path(os.fsdecode(place)).parent.mkdir(exist_ok=True)
    Path(os.fsdecode(place)).write_bytes(b"a: b\n")
    git(one, "add", "--all")
    git(one, "commit", "--quiet", "--message=x")
    said = refused(server, one, "HEAD:refs/heads/x")
    assert why in said
    assert "cách sửa: đổi tên tệp" in said


def test_a_name_that_is_only_odd_costs_no_dossier_its_time(server: Server) -> None:
    """A stray file of an unusual name comes in beside the dossier; the check names it, the receipt stands."""
    one = server.clone("tk-phong-mot")
    (one / ONE).parent.joinpath("Bản sao.yaml").write_bytes(b"a: b\n")
    (one / ONE).write_bytes((one / ONE).read_bytes() + b"# x\n")
    git(one, "add", "--all")
    git(one, "commit", "--quiet", "--message=x")
    push(one, "HEAD:refs/heads/x")
    assert [receipt.path for receipt in recorded(server.bare)] == [ONE]


def test_a_unit_sends_no_more_than_it_has(server: Server) -> None:
    """Of branches and of files: neither the ledger nor the server is swollen by one push; the Office may."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    branches = [f"HEAD:refs/heads/m{number}" for number in range(11)]
    assert "mỗi lần gửi nhiều nhất 10 nhánh, ở đây 11" in refused(server, one, *branches)
    push(one, *branches[:10])
    push(office, *(f"HEAD:refs/heads/n{number}" for number in range(11)))
    for number in range(101):
        (one / ONE).with_name(f"{number}.txt").touch()
    git(one, "add", "--all")
    git(one, "commit", "--quiet", "--message=x")
    assert "mỗi nhánh thay đổi nhiều nhất 100 tệp, ở đây 102" in refused(server, one, "HEAD:refs/heads/x")


def test_a_file_of_very_many_entries_poisons_no_ledger(server: Server) -> None:
    """As many entries as a file can hold: its receipt can be read, and the chain goes on."""
    one = server.clone("tk-phong-mot")
    (one / ONE).write_text(f"schema: 1\nca_nhan: [{'a, ' * 4900}a]\n")
    git(one, "commit", "--quiet", "--all", "--message=x")
    push(one, "HEAD:refs/heads/phong-mot")
    (receipt,) = recorded(server.bare)
    assert len(receipt.entries) == 4902


def test_the_list_of_that_time_decides_whose_receipt_counts(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """An account that is struck from the list later, without an end, keeps what it sent in time."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    base = git(one, "rev-parse", "origin/main")
    assert [(receipt.entitled, receipt.base) for receipt in recorded(server.bare)] == [(True, base)]
    git(office, "fetch", "--quiet")
    git(office, "merge", "--quiet", "origin/phong-mot")
    commit(office, "submissions/co-quan/don-vi.yaml", 'tk-phong-mot, id: "100"', 'tk-nguoi-moi, id: "999"')
    push(office, "HEAD:main")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    assert "không phải là tài khoản của đơn vị nào" in refused(server, one, "HEAD:refs/heads/phong-mot")


def test_before_there_is_a_main_branch_only_that_gets_in(server: Server) -> None:
    """A server whose main branch has another name than what is sent protects nothing: it says what to set."""
    git(server.bare, "symbolic-ref", "HEAD", "refs/heads/master")
    one = server.clone("tk-phong-mot")
    git(one, "checkout", "--quiet", "main")
    said = refused(server, one, "HEAD:refs/heads/phong-mot")
    assert "kho chưa có nhánh chính “master”" in said
    assert "git symbolic-ref HEAD refs/heads/TÊN" in said


def test_the_main_branch_only_grows(server: Server) -> None:
    """Neither the Office nor anybody else takes the main branch away or rewrites it."""
    office = server.clone("tk-van-phong")
    git(office, "commit", "--quiet", "--amend", "--message=y")
    only = "nhánh chính “main” chỉ được thêm"
    assert only in refused(server, office, "--force", "HEAD:main")
    assert only in refused(server, office, "--delete", "main")
    git(office, "checkout", "--quiet", "--orphan", "la")
    (office / "la").write_text("la")
    git(office, "add", "--all")
    git(office, "commit", "--quiet", "--message=z")
    push(office, "HEAD:refs/heads/la")
    one = server.clone("tk-phong-mot")
    git(one, "checkout", "--quiet", "--orphan", "khac")
    git(one, "commit", "--quiet", "--message=z")
    assert "và " in (said := refused(server, one, "HEAD:refs/heads/khac"))
    assert "chỗ khác" in said


def test_no_clock_that_is_wrong_brings_the_main_branch_to_a_day_to_come(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asks on it without an instant would find every deadline passed; a branch is taken in, for it counts as it came."""
    one = server.clone("tk-phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    for moment in ("2022-03-19T10:00:01Z", "2099-01-01T00:00:00+07:00"):
        git(one, "reset", "--quiet", "--hard", dated(one, "HEAD", moment))
        said = refused(server, one, "HEAD:main")
        assert "đặt lại đồng hồ ấy, lưu lại (git commit --amend --no-edit --reset-author) rồi gửi lại" in said
    assert "17:00 31/12/2098 UTC, sau giờ của máy chủ (10:00 18/03/2022 UTC)" in said
    push(one, "HEAD:refs/heads/phong-mot")
    assert server.states("origin/phong-mot", capsys)[ONE] == {"dung_han"}
    git(one, "commit", "--quiet", "--amend", "--no-edit", "--reset-author")
    push(one, "HEAD:main")
    git(one, "commit", "--quiet", "--allow-empty", "--message=x")
    push(one, f"{dated(one, 'HEAD', '2022-03-19T10:00:00Z')}:main")  # a day is no more than a day


def test_a_branch_from_a_wrong_clock_is_merged_with_a_commit_of_its_own(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever merges has another clock; where Git only moved the branch on, it is said how to merge it."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, f"{dated(one, 'HEAD', '2099-01-01T00:00:00+07:00')}:refs/heads/phong-mot")
    git(office, "fetch", "--quiet")
    git(office, "merge", "--quiet", "origin/phong-mot")
    said = refused(server, office, "HEAD:main")
    how = "git switch main; git reset --keep origin/main; git merge --no-ff NHÁNH"
    assert f"gộp nhánh đã có lần lưu ấy bằng một lần lưu mới ({how}) rồi gửi lại" in said
    for step in how.replace("NHÁNH", "--no-edit origin/phong-mot").split("; "):
        git(office, *step.split()[1:])
    push(office, "HEAD:main")
    assert server.states("origin/main", capsys)[ONE] == {"dung_han"}


@pytest.mark.parametrize(
    ("old", "new"),
    [("schema: 1", "schema: ["), ("tk-van-phong", ""), ('id: "102"}', 'id: "102", den_ngay: 2022-03-17}')],
)
def test_the_office_never_locks_everybody_out(server: Server, tmp_path: Path, old: str, new: str) -> None:
    """A main branch whose list names no account of the Office that day is taken in neither later nor at first."""
    office = server.clone("tk-van-phong")
    commit(office, UNITS, old, new)
    assert "không ai gửi được nữa" in refused(server, office, "HEAD:main")
    bare = tmp_path / "moi.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    assert main(["receipt", "install-hook", str(bare)]) == 0
    sent = ["git", "push", "--quiet", str(bare), "HEAD:main"]
    done = subprocess.run(sent, cwd=office, capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert "không ai gửi được nữa" in done.stderr


def test_the_list_of_units_cannot_be_taken_away(server: Server) -> None:
    """Without it nobody can be told apart; where it went all the same, the administrator is named."""
    office = server.clone("tk-van-phong")
    git(office, "rm", "--quiet", UNITS)
    git(office, "commit", "--quiet", "--message=x")
    assert "không ai gửi được nữa" in refused(server, office, "HEAD:main")
    git(server.bare, "fetch", "--quiet", str(office), "+HEAD:main")
    git(office, "checkout", "--quiet", "HEAD~", "--", UNITS)
    git(office, "commit", "--quiet", "--message=x")
    assert "báo người quản trị máy chủ" in refused(server, office, "HEAD:main")


def test_the_office_adds_to_the_ledger_and_nothing_else(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Receipts of the register get in; a rewritten, cut, forged or foreign ledger does not."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    paper = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B", "--received"]
    monkeypatch.chdir(office)
    assert main([*paper, "17/3/2022", ONE]) == 0
    push(office, "receipts")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    assert main([*paper, "18/3/2022", TWO]) == 0
    assert "chỉ được thêm" in refused(server, office, "--force", "receipts")
    git(office, "fetch", "--quiet", "origin", "+receipts:receipts")
    assert main([*paper, "18/3/2022", TWO]) == 0
    push(office, "receipts")
    assert [receipt.source.value for receipt in recorded(server.bare)] == ["giay", "git", "giay"]
    assert "chỉ được thêm" in refused(server, office, "--delete", "receipts")
    assert main([*paper, "18/3/2022", "--so-den", "2", TWO]) == 0
    git(office, "checkout", "--quiet", "receipts")
    receipt = (office / "2022" / "000004.json").read_bytes()
    git(office, "reset", "--quiet", "--hard", "origin/receipts")
    folder = office / "2022"
    first, last = (folder / f"00000{number}.json" for number in (1, 3))
    forged = last.read_bytes().replace(b'"seq": 3', b'"seq": 4').replace(b'"giay"', b'"git"')
    for path, data, why in (
        (first, first.read_bytes().replace(b"giay", b"zalo"), "không được sửa hay xóa"),
        (folder / "000004.json", forged, "không phải là biên nhận theo sổ đến"),
        (folder / "000004.json", receipt.replace(b'"seq": 4', b'"seq": 9, "seq": 4'), "không ở dạng chuẩn"),
        (folder / "000005.json", last.read_bytes(), "cần là biên nhận số 4"),
        (folder / "000004.json", receipt.replace(b"2022-03-18T", b"2022-03-20T"), "lúc nhận còn ở phía trước"),
        (folder / "000004.json", receipt.replace(b"phong-hai", b"../.."), "không phải là biên nhận theo sổ đến"),
    ):
        path.write_bytes(data)
        git(office, "add", "--all")
        git(office, "commit", "--quiet", "--message=x")
        assert why in refused(server, office, "HEAD:receipts")
        git(office, "reset", "--quiet", "--hard", "origin/receipts")
    for name, why in (
        ("2022/000004.json", "là liên kết tới tệp khác"),
        ("000004.json", "nằm sai chỗ, biên nhận này là của “2022/000004.json”"),
        ("2022/x/000004.json", "nằm sai chỗ"),
        ("2023/000001.json", "“2023/000001.json” nằm sai chỗ, biên nhận này là của “2022/000001.json”"),
        ("2022/00000\u202e4.json", "có ký tự không nhìn thấy"),
        ("2022/000004.json", "có quyền chạy như chương trình"),
    ):
        path = office / name
        path.parent.mkdir(exist_ok=True, parents=True)
        if "liên kết" in why:
            path.symlink_to("000001.json")
        elif name.startswith("2023"):
            path.write_bytes(first.read_bytes())
        else:
            path.write_bytes(receipt)
            path.chmod(0o755 if "quyền chạy" in why else 0o644)
        git(office, "add", "--all")
        git(office, "commit", "--quiet", "--message=x")
        assert why in refused(server, office, "HEAD:receipts")
        git(office, "reset", "--quiet", "--hard", "origin/receipts")
    whole = first.read_bytes()
    for data in (whole.replace(b"giay", b"zalo"), whole):
        first.write_bytes(data)
        git(office, "commit", "--quiet", "--all", "--message=x")
    assert "ở lần lưu nằm giữa" in refused(server, office, "HEAD:receipts")


def test_the_manifests_only_grow(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Office adds the manifest of a deadline; it rewrites none, and takes none away."""
    office = server.clone("tk-van-phong")
    monkeypatch.chdir(office)
    assert main(["receipt", "manifest", "--keep", "--at", "2022-03-19T00:00+07:00"]) == 0
    push(office, "manifests")
    first = git(office, "rev-parse", "manifests")
    git(office, "update-ref", "refs/heads/manifests", git(office, "commit-tree", "-m", "x", f"{first}^{{tree}}"))
    assert "nhánh manifests chỉ được thêm" in refused(server, office, "--force", "manifests")
    assert "nhánh manifests chỉ được thêm" in refused(server, office, "--delete", "manifests")
    empty = git(office, "hash-object", "-t", "tree", "-w", "/dev/null")
    git(office, "update-ref", "refs/heads/manifests", git(office, "commit-tree", "-p", first, "-m", "x", empty))
    assert "điều đã có trên nhánh manifests" in refused(server, office, "manifests")
    link = git(office, "rev-parse", f"{first}:2022-dang-ky.json")
    rows = f"100644 blob {link}\t2022-dang-ky.json\n120000 blob {link}\t2022-de-nghi.json\n"
    tree = subprocess.run(["git", "mktree"], cwd=office, input=rows, capture_output=True, text=True, check=True).stdout
    git(office, "update-ref", "refs/heads/manifests", git(office, "commit-tree", "-p", first, "-m", "x", tree.strip()))
    assert "“2022-de-nghi.json” là liên kết tới tệp khác" in refused(server, office, "manifests")
    assert git(server.bare, "rev-parse", "manifests") == first


def test_two_pushes_at_once(server: Server) -> None:
    """Accounts that push at the same moment each get their receipts, in one whole chain."""
    clones = {path: server.clone(account) for path, account in ((ONE, "tk-phong-mot"), (TWO, "tk-phong-hai"))}
    for path, clone in clones.items():
        commit(clone, path, DAY, "ngay_lap: 2022-03-09")
    running = [
        subprocess.Popen(["git", "push", "--quiet", "origin", f"HEAD:refs/heads/{clone.name}"], cwd=clone)
        for clone in clones.values()
    ]
    assert [one.wait() for one in running] == [0, 0]
    assert sorted(receipt.path for receipt in recorded(server.bare)) == [TWO, ONE]


def test_a_clock_that_was_set_back_is_seen(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """What the server says to have received before what it had recorded already is named; the ledger is whole."""
    one = server.clone("tk-phong-mot")
    for instant, day in ((LATE, "09"), ("2022-03-18T16:59:01Z", "08"), (IN_TIME, "07")):
        server.at(instant)
        edit(one, ONE, "nguoi_lap:", f"# {day}\nnguoi_lap:")
        git(one, "commit", "--quiet", "--all", "--message=x")
        push(one, "HEAD:refs/heads/phong-mot")
    os.chdir(server.bare)
    capsys.readouterr()
    assert main(["receipt", "verify"]) == 0
    assert "Lưu ý" not in capsys.readouterr().out
    server.at("2022-03-18T16:58:58Z")
    edit(one, ONE, "nguoi_lap:", "# 06\nnguoi_lap:")
    git(one, "commit", "--quiet", "--all", "--message=x")
    push(one, "HEAD:refs/heads/phong-mot")
    assert main(["receipt", "verify"]) == 0
    said = capsys.readouterr().out
    assert "Lưu ý · 2022/000004.json: lúc nhận sớm hơn biên nhận 000003.json đã ghi trước nó" in said
    assert said.endswith("Sổ biên nhận liền mạch.\n")


def test_each_sender_is_told_of_the_own_receipts(server: Server) -> None:
    """What another push recorded in passing is told to whoever sent it, and to nobody else."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    hook = server.bare / "hooks" / "post-receive"
    wait = f'if [ "$REMOTE_USER" = tk-phong-mot ]; then while [ ! -e {server.folder}/go ]; do sleep 0.1; done; fi\n'
    hook.write_text(hook.read_text("utf-8").replace("exec ", f"{wait}exec "), "utf-8")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    sent = ["git", "push", "origin", "HEAD:refs/heads/phong-mot"]
    with subprocess.Popen(sent, cwd=one, stderr=subprocess.PIPE, text=True) as running:
        while not git(server.bare, "branch", "--list", "phong-mot"):
            time.sleep(0.1)
        said = push(two, "HEAD:refs/heads/phong-hai")
        (server.folder / "go").touch()
        told = running.communicate()[1]
    assert [receipt.path for receipt in recorded(server.bare)] == [ONE, TWO]
    assert (f"+0700: {TWO}" in said, "biên nhận 2022/2," in said, ONE in said) == (True, True, False)
    assert (f"+0700: {ONE}" in told, "biên nhận 2022/1," in told, TWO in told) == (True, True, False)
    assert len(list((server.bare / "thidua-pending").iterdir())) == 0


def test_a_ledger_that_is_locked_refuses_nobody(server: Server) -> None:
    """What came is recorded as soon as it can be, from the instant at which it came, even if it is gone by then."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    lock = server.bare / "refs" / "heads" / "receipts.lock"
    broken = server.bare / "thidua-pending" / "0.json"
    lock.touch()
    for clone, path, second in ((two, TWO, 58), (one, ONE, 59)):
        commit(clone, path, DAY, "ngay_lap: 2022-03-09")
        server.at(f"2022-03-18T16:59:{second}Z")
        said = push(clone, f"HEAD:refs/heads/{clone.name}")
        assert f"Đã nhận lúc 23:59:{second} 18/03/2022 +0700; biên nhận sẽ ghi sau" in said
        assert "xóa tệp refs/heads/receipts.lock" in said
        broken.touch()
    server.at("2022-03-20T03:00:00Z")
    push(two, "--delete", "tk-phong-hai")
    assert recorded(server.bare) == ()
    lock.unlink()
    said = push(one, "--delete", "tk-phong-mot")
    assert "Báo người quản trị máy chủ: thidua-pending/0.json không đọc được" in said
    assert [(receipt.path, receipt.instant.day) for receipt in recorded(server.bare)] == [(TWO, 18), (ONE, 18)]
    assert list((server.bare / "thidua-pending").iterdir()) == [broken]


def test_a_file_that_nobody_will_count_is_told(server: Server) -> None:
    """A dossier under another name gets in without a receipt, and the sender is told its name."""
    one = server.clone("tk-phong-mot")
    git(one, "mv", ONE, ONE.replace("dang-ky", "dangky"))
    git(one, "commit", "--quiet", "--message=x")
    said = push(one, "HEAD:refs/heads/phong-mot")
    folder = ONE.rpartition("/")[0]
    assert f"Chú ý: “{folder}/dangky.yaml” không phải là tên của hồ sơ nên không có biên nhận" in said
    assert f"đăng ký là {folder}/dang-ky.yaml, đề nghị là {folder}/de-nghi.yaml" in said
    assert recorded(server.bare) == ()


def test_a_manifest_holds_what_was_open(server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """However late it is cut, and whatever Git tidies up: the requests, the main branch and the ledger's head of then."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot", "HEAD:refs/heads/gop-sau")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:main")
    asked, base = git(one, "rev-parse", "HEAD"), git(two, "rev-parse", "HEAD")
    for odd in (b"x\xff", "x\u2028y".encode()):
        moment = os.environ | {"GIT_COMMITTER_DATE": IN_TIME}
        command = [b"git", b"update-ref", b"refs/heads/" + odd, asked.encode()]
        subprocess.run(command, cwd=server.bare, env=moment, check=True)
    git(server.bare, "-c", "core.logAllRefUpdates=false", "update-ref", "refs/heads/khong-so", asked)
    os.chdir(server.bare)
    capsys.readouterr()
    for held in ("som.json", "muon.json"):
        command = ["receipt", "manifest", "--into", str(tmp_path / held), "--at", "2022-03-19T00:00+07:00"]
        assert main(command) == 0
        assert capsys.readouterr().out == f"Đã ghi {tmp_path}/{held}: 5 lần gửi đang mở, 1 sổ biên nhận\n"
        server.at("2022-03-18T17:00:00Z")
        git(one, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
        push(one, "HEAD:main")
        git(one, "commit", "--quiet", "--allow-empty", "--message=x")
        push(one, "HEAD:refs/heads/phong-mot", "HEAD:refs/heads/moi", "HEAD:refs/heads/khong-so")
        git(server.bare, "gc", "--quiet")
    held, late = (json.loads((tmp_path / name).read_bytes()) for name in ("som.json", "muon.json"))
    (head,) = {data["head"] for data in held["ledger"].values()}
    assert held == {
        "schema": 1,
        "at": "2022-03-18T17:00:00Z",
        "of": "2022-03-18T17:00:00Z",
        "base": base,
        "requests": dict.fromkeys(
            (
                "refs/heads/gop-sau",
                "refs/heads/khong-so",
                "refs/heads/phong-mot",
                r"refs/heads/x\xff",
                "refs/heads/x\u2028y",
            ),
            asked,
        ),
        "ledger": {"2022": {"receipts": 3, "head": head}},
    }
    assert late == held
    assert main(["receipt", "verify", "--head", head]) == 0


def test_a_manifest_leaves_out_what_was_typed_in_later(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of the register counts from its day; that it was in the ledger at the deadline is said of no later one."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    manifest = ["receipt", "manifest", "--at", "2022-03-19T00:00+07:00", "--into"]
    found = []
    for day, moment in (("17/3/2022", IN_TIME), ("18/3/2022", "2022-03-21T03:00:00Z")):
        monkeypatch.chdir(office)
        git(office, "fetch", "--quiet")
        assert (
            main(["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "A", "--received", day, TWO]) == 0
        )
        server.at(moment)
        push(office, "refs/heads/receipts")
        monkeypatch.chdir(server.bare)
        assert main([*manifest, str(office / "han.json")]) == 0
        assert main([*manifest, str(office / "so.json"), "--receipts", "receipts"]) == 0
        whole, named = (json.loads((office / name).read_bytes())["ledger"] for name in ("han.json", "so.json"))
        found.append((whole["2022"]["receipts"], named["2022"]["receipts"]))
    assert found == [(2, 2), (2, 3)]


def test_a_year_is_closed_with_all_that_the_server_received(server: Server) -> None:
    """What came between the closing and its push, or was cut off before, is not left out."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    os.chdir(office)
    git(office, "fetch", "--quiet", "origin", "+receipts:refs/remotes/origin/receipts")
    assert main(["lock", "2022"]) == 0
    git(office, "add", "--all")
    git(office, "commit", "--quiet", "--message=khoa")
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    push(one, "HEAD:refs/heads/phong-mot")
    said = push(office, "HEAD:main", code=1)
    assert "năm 2022 khóa sổ mà thiếu 1 biên nhận của máy chủ; lấy sổ rồi khóa lại" in said
    git(office, "reset", "--quiet", "--hard", "origin/main")
    git(office, "fetch", "--quiet", "origin", "+receipts:refs/remotes/origin/receipts")
    assert main(["lock", "2022"]) == 0
    git(office, "add", "--all")
    git(office, "commit", "--quiet", "--message=khoa")
    push(office, "HEAD:main")


def test_a_ledger_in_a_folder_refuses_no_push(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """What comes while an open year's ledger lies in its folder is recorded; that nobody reads it is said."""
    one, office = server.clone("tk-phong-mot"), server.clone("tk-van-phong")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    folder = office / "submissions/2022/bien-nhan"
    folder.mkdir()
    git(office, "fetch", "--quiet", "origin", "receipts:receipts")
    whole = git(office, "cat-file", "blob", "receipts:2022/000001.json") + "\n"
    (folder / "000001.json").write_text(whole, "utf-8", newline="\n")
    git(office, "add", "--all")
    git(office, "commit", "--quiet", "--message=x")
    push(office, "HEAD:main")
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    assert f"remote: Đã nhận lúc 17:00:00 18/03/2022 +0700: {ONE}" in push(one, "HEAD:refs/heads/phong-mot")
    git(office, "fetch", "--quiet", "origin", "receipts:receipts")
    os.chdir(office)
    unread = "nhánh receipts có 1 biên nhận mà submissions/2022/bien-nhan/ không có nên không được tính"
    for command, end in (("check",), " [ledger-broken]"), (("receipt", "verify"), "; xem trang Cho Văn phòng"):
        assert main([*command]) == 1
        assert f"{unread}{end}" in capsys.readouterr().out
    git(office, "rm", "--quiet", "submissions/2022/bien-nhan/000001.json")
    assert main(["receipt", "verify"]) == 0
    assert "2022: 2 biên nhận (receipts)" in capsys.readouterr().out


def test_a_branch_goes_only_from_where_it_is(server: Server) -> None:
    """Git itself would refuse some of it, but after the push was noted; and delete for who names no old commit."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:refs/heads/phong-hai")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    there, mine = git(two, "rev-parse", "HEAD"), git(one, "rev-parse", "HEAD")
    nothing = "0" * 40
    for old, new, ref, why in (
        (nothing, nothing, "phong-hai", "trên máy chủ đã đổi từ lúc lấy về"),
        (mine, nothing, "phong-hai", "trên máy chủ đã đổi từ lúc lấy về"),
        (nothing, nothing, "khong-co", "không có trên máy chủ"),
        (there, mine, "khong-co", "không có trên máy chủ"),
        (nothing, mine, "phong-hai", "trên máy chủ đã đổi từ lúc lấy về"),
    ):
        asked = f"{old} {new} refs/heads/{ref}\n"
        command = [sys.executable, "-m", "thidua", "receipt", "pre-receive", "--account", "tk-phong-mot"]
        git(server.bare, "fetch", "--quiet", str(one), "HEAD")
        done = subprocess.run(command, cwd=server.bare, input=asked, capture_output=True, text=True, check=False)
        assert (done.returncode, why in done.stderr) == (1, True), done.stderr
    assert not list((server.bare / "thidua-pending").glob("*"))
    assert git(server.bare, "rev-parse", "phong-hai") == there


def test_a_few_objects_that_name_millions_of_files_are_refused(server: Server) -> None:
    """Each level of a tree names the one below ten times: nobody lists them all."""
    one = server.clone("tk-phong-mot")
    below = git(one, "rev-parse", "HEAD^{tree}")
    for _ in range(8):
        (one / "rows").write_text("".join(f"040000 tree {below}\t{n}\n" for n in range(10)), "utf-8")
        with (one / "rows").open("rb") as rows:
            done = subprocess.run(["git", "mktree"], cwd=one, stdin=rows, check=True, capture_output=True, text=True)
        below = done.stdout.strip()
    bomb = git(one, "commit-tree", below, "-p", "HEAD", "-m", "x")
    begun = time.monotonic()
    said = push(one, f"{bomb}:refs/heads/phong-mot", code=1)
    assert f"lần lưu {bomb[:12]} có quá nhiều tệp; chỉ gửi hồ sơ của đơn vị" in said
    assert time.monotonic() - begun < 60  # a hundred million paths take hours


def test_a_branch_that_holds_anothers_work_is_said_to(server: Server) -> None:
    """Who sends to a branch of that name is not told that the own file is another unit's."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:refs/heads/phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    git(one, "fetch", "--quiet")
    said = push(one, "--force", "HEAD:refs/heads/phong-mot", code=1)
    assert "nhánh “phong-mot” đang giữ hồ sơ của đơn vị khác; gửi vào một nhánh có tên khác" in said
    assert "nhiều đơn vị" not in said


def test_a_manifest_holds_what_was_deleted_since(server: Server, tmp_path: Path) -> None:
    """Git forgets a branch with its log; the server notes both before it lets a deletion in."""
    one = server.clone("tk-phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    names = ["som", "bo", "bo-som", "xóa-rồi-lại", "x\udcff"]
    push(one, *(f"HEAD:refs/heads/{name}" for name in names))
    asked = git(one, "rev-parse", "HEAD")
    push(one, ":refs/heads/bo-som")
    server.at("2022-03-18T17:00:00Z")
    git(one, "commit", "--quiet", "--allow-empty", "--message=x")
    push(one, *(f"HEAD:refs/heads/{name}" for name in ("bo", "xóa-rồi-lại", "moi")))
    push(one, *(f":refs/heads/{name}" for name in ("bo", "xóa-rồi-lại", "moi", "x\udcff")))
    push(one, "HEAD:refs/heads/xóa-rồi-lại")
    push(one, ":refs/heads/xóa-rồi-lại")
    push(one, "HEAD:refs/heads/xóa-rồi-lại")
    os.chdir(server.bare)
    assert main(["receipt", "manifest", "--into", str(tmp_path / "a.json"), "--at", "2022-03-19T00:00+07:00"]) == 0
    open_then = {f"refs/heads/{name}" for name in ("som", "bo", "xóa-rồi-lại", r"x\xff")}
    assert json.loads((tmp_path / "a.json").read_bytes())["requests"] == dict.fromkeys(open_then, asked)


def test_the_last_place_of_a_branch_without_a_log_is_noted(server: Server, tmp_path: Path) -> None:
    """Where the server kept no log nobody knows when a branch came there: it is taken to have been there."""
    one = server.clone("tk-phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/khong-so")
    asked = git(one, "rev-parse", "HEAD")
    (server.bare / "logs/refs/heads/khong-so").unlink()
    server.at("2022-03-18T17:00:00Z")
    push(one, ":refs/heads/khong-so")
    os.chdir(server.bare)
    assert main(["receipt", "manifest", "--into", str(tmp_path / "a.json"), "--at", "2022-03-19T00:00+07:00"]) == 0
    assert json.loads((tmp_path / "a.json").read_bytes())["requests"] == {"refs/heads/khong-so": asked}


def test_what_another_push_has_settled_is_passed_over(server: Server) -> None:
    """A file that is gone by the time it is to be read is no reason to refuse a push."""
    (server.bare / "thidua-pending").mkdir()
    (server.bare / "thidua-pending" / "0.json").symlink_to("da-xoa")
    one = server.clone("tk-phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    assert [receipt.path for receipt in recorded(server.bare)] == [ONE]


@pytest.mark.parametrize("lost", ["before the hook", "while it records"])
def test_a_kill_while_recording_loses_nothing(server: Server, lost: str) -> None:
    """A hook that is killed leaves its push to the next one, with the instant at which it came."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    hook = server.bare / "hooks" / "post-receive"
    whole = hook.read_text("utf-8")
    killing = {
        "before the hook": "#!/bin/sh\nkill -9 $$\n",
        "while it records": whole.replace("exec ", f"export PATH={killing_git(server)}:$PATH\nexec "),
    }
    hook.write_text(killing[lost], "utf-8")
    server.at(IN_TIME)
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot")
    assert recorded(server.bare) == ()
    hook.write_text(whole, "utf-8")
    server.at("2022-03-20T03:00:00Z")
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    push(one, "--force", "HEAD:refs/heads/phong-mot")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:refs/heads/phong-hai")
    assert [(receipt.path, receipt.instant.day) for receipt in recorded(server.bare)] == [
        (ONE, 18),
        (ONE, 20),
        (TWO, 20),
    ]
    assert list((server.bare / "thidua-pending").iterdir()) == []


def killing_git(server: Server) -> Path:
    """A folder with a Git that kills whoever wants to move the ledger."""
    folder = server.folder / "bin"
    folder.mkdir()
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    script = f'#!/bin/sh\ncase " $* " in *" update-ref refs/heads/receipts "*) kill -9 $PPID; exit 1 ;; esac\nexec {real} "$@"\n'
    (folder / "git").write_text(script)
    (folder / "git").chmod(0o755)
    return folder


def test_a_push_that_git_refused_in_the_end_has_no_receipt(server: Server) -> None:
    """What the hook let in and Git then did not take is forgotten after a day, without a receipt."""
    one = server.clone("tk-phong-mot")
    hook = server.bare / "hooks" / "update"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    push(one, "HEAD:refs/heads/phong-mot", code=1)
    hook.unlink()
    git(one, "reset", "--quiet", "--hard", "HEAD~")
    push(one, "HEAD:refs/heads/phong-mot")
    assert len(list((server.bare / "thidua-pending").iterdir())) == 1
    server.at("2022-03-20T03:00:00Z")
    push(one, "--delete", "phong-mot")
    assert list((server.bare / "thidua-pending").iterdir()) == []
    assert recorded(server.bare) == ()


def let_in(server: Server, clone: Path, *refs: str, at: str = IN_TIME) -> None:
    """What a push leaves that the hook let in and Git then refused, whatever the reason: a file that waits."""
    head = git(clone, "rev-parse", "HEAD")
    git(server.bare, "fetch", "--quiet", str(clone), "HEAD")
    asked = "".join(f"{'0' * 40} {head} refs/heads/{ref}\n" for ref in refs)
    command = [sys.executable, "-m", "thidua", "receipt", "pre-receive", "--account", "tk-phong-mot", "--at", at]
    subprocess.run(command, cwd=server.bare, input=asked, capture_output=True, text=True, check=True)


def times(server: Server) -> list[tuple[str, str]]:
    """(blob, instant) of each receipt."""
    return [(one.blob, f"{one.instant:%d %H:%M}") for one in recorded(server.bare)]


@pytest.mark.parametrize("killed", [False, True])
def test_what_git_refused_has_not_come_when_it_comes_later(server: Server, *, killed: bool) -> None:
    """Versions that were let in on time and refused by Git, and one of them sent the day after, on any branch."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    let_in(server, one, "chon", "chon-hai")
    let_in(server, one, "chon")
    hook = server.bare / "hooks" / "post-receive"
    whole = hook.read_text("utf-8")
    if killed:
        hook.write_text("#!/bin/sh\nkill -9 $$\n", "utf-8")
    server.at("2022-03-19T10:00:00Z")
    push(one, "HEAD:refs/heads/khac")
    server.at("2022-03-19T10:01:00Z")
    push(one, "HEAD:refs/heads/chon")
    hook.write_text(whole, "utf-8")
    blob = git(one, "rev-parse", f"HEAD:{ONE}")
    server.at("2022-03-19T10:02:00Z")
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:refs/heads/hai")
    server.at("2022-03-19T10:03:00Z")
    push(two, ":refs/heads/hai")
    assert times(server)[:2] == [(blob, "19 10:00"), (blob, "19 10:01")]
    assert len(times(server)) == 3


def test_of_two_pushes_to_a_new_branch_only_that_which_is_in_has_come(server: Server) -> None:
    """The other was let in at the same moment; what follows the first on the branch is no loser."""
    one = server.clone("tk-phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    let_in(server, one, "mot", at="2022-03-18T16:59:30Z")
    loser = git(one, "rev-parse", "HEAD")
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    server.at("2022-03-18T16:59:00Z")
    push(one, "HEAD:refs/heads/mot")
    (waiting,) = (server.bare / "thidua-pending").iterdir()
    assert json.loads(waiting.read_bytes())["lost"] == [0]
    server.at("2022-03-19T10:00:00Z")
    push(one, "--force", f"{loser}:refs/heads/mot")
    assert [instant for _, instant in times(server)] == ["18 16:59", "19 10:00"]


def test_what_follows_a_push_that_is_still_told_is_not_lost(server: Server) -> None:
    """A second push to the branch is let in, and in, before the first has recorded; then it is killed."""
    one = server.clone("tk-phong-mot")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    first = git(one, "rev-parse", "HEAD")
    let_in(server, one, "mot", at="2022-03-18T16:58:00Z")
    git(server.bare, "update-ref", "refs/heads/mot", first)
    commit(one, ONE, "ngay_lap: 2022-03-09", "ngay_lap: 2022-03-08")
    second = git(one, "rev-parse", "HEAD")
    git(server.bare, "fetch", "--quiet", str(one), "HEAD")
    asked = f"{first} {second} refs/heads/mot\n"
    command = [sys.executable, "-m", "thidua", "receipt", "pre-receive", "--account", "tk-phong-mot"]
    command += ["--at", "2022-03-18T16:59:00Z"]
    subprocess.run(command, cwd=server.bare, input=asked, capture_output=True, text=True, check=True)
    git(server.bare, "update-ref", "refs/heads/mot", second)
    told = [sys.executable, "-m", "thidua", "receipt", "post-receive", "--at", "2022-03-18T17:10:00Z"]
    mine = f"{'0' * 40} {first} refs/heads/mot\n"
    done = subprocess.run(told, cwd=server.bare, input=mine, capture_output=True, text=True, check=True)
    assert "Đã nhận lúc 23:58:00" in done.stdout
    assert [instant for _, instant in times(server)] == ["18 16:58", "18 16:59"]


def test_what_was_in_is_recorded_though_the_branch_went_on_while_the_ledger_was_locked(server: Server) -> None:
    """A push that was killed before it was recorded is noted when it is seen to be in."""
    one, two = server.clone("tk-phong-mot"), server.clone("tk-phong-hai")
    commit(one, ONE, DAY, "ngay_lap: 2022-03-09")
    let_in(server, one, "mot")
    git(server.bare, "update-ref", "refs/heads/mot", git(one, "rev-parse", "HEAD"))
    lock = server.bare / "refs" / "heads" / "receipts.lock"
    lock.touch()
    server.at(LATE)
    commit(two, TWO, DAY, "ngay_lap: 2022-03-09")
    push(two, "HEAD:refs/heads/hai")
    git(server.bare, "update-ref", "-d", "refs/heads/mot")
    lock.unlink()
    push(two, ":refs/heads/hai")
    assert [(one.path, f"{one.instant:%d %H:%M:%S}") for one in recorded(server.bare)] == [
        (ONE, "18 16:59:59"),
        (TWO, "18 17:00:00"),
    ]


def test_a_new_server_takes_what_it_is_given(tmp_path: Path) -> None:
    """The first push to an empty server brings the main branch; what it holds was not received there."""
    work, bare = repository(tmp_path / "goc"), tmp_path / "kho.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    command = [sys.executable, "-m", "thidua", "receipt", "install-hook"]
    done = subprocess.run(command, cwd=bare, capture_output=True, text=True, check=True)
    assert "Đã đặt móc vào hooks" in done.stdout
    git(work, "push", "--quiet", str(bare), "main")
    edit(work, ONE, DAY, "ngay_lap: 2022-03-09")
    git(work, "commit", "--quiet", "--all", "--message=x")
    sent = ["git", "push", "--quiet", str(bare), "HEAD:refs/heads/x"]
    assert subprocess.run(sent, cwd=work, capture_output=True, check=False).returncode == 1
    by_key = os.environ | {"THIDUA_ACCOUNT": "tk-phong-mot"}
    subprocess.run(sent, cwd=work, capture_output=True, check=True, env=by_key)
    files, _ = ledger_files(bare, "receipts")
    assert list(files) == ["2022/000001.json"]
    assert main(["receipt", "install-hook", str(bare)]) == 0


@pytest.mark.parametrize("place", ["goc", "khong-co"])
def test_hooks_go_into_bare_repositories_only(tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    """A work tree and a folder that is not there are refused."""
    repository(tmp_path / "goc")
    assert main(["receipt", "install-hook", str(tmp_path / place)]) == 2
    assert "không phải là kho trần" in capsys.readouterr().err


def test_hooks_of_others_stay(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """A hook that somebody else wrote is never overwritten."""
    hook = server.bare / "hooks" / "post-receive"
    hook.write_text("#!/bin/sh\n")
    assert main(["receipt", "install-hook", str(server.bare)]) == 2
    assert "đã có móc khác" in capsys.readouterr().err
    assert hook.read_text() == "#!/bin/sh\n"


@pytest.mark.parametrize("hook", ["pre-receive", "post-receive"])
def test_a_hook_that_somebody_else_calls_says_whose_it_is(server: Server, hook: str) -> None:
    """What is not three words a line does not come from Git."""
    command = [sys.executable, "-m", "thidua", "receipt", hook]
    done = subprocess.run(command, cwd=server.bare, input="foo\n", capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "lệnh này do Git gọi" in done.stderr


def test_hooks_that_would_never_run_are_not_put_there(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Git looks elsewhere, or somebody else's hook stands there in another shape."""
    hook = server.bare / "hooks" / "pre-receive"
    for make in (lambda: hook.symlink_to("cua-nguoi-khac"), hook.mkdir):
        hook.unlink()
        make()
        assert main(["receipt", "install-hook", str(server.bare)]) == 2
        assert "đã có móc khác" in capsys.readouterr().err
        hook.rmdir() if hook.is_dir() else hook.unlink()
        hook.touch()
    hook.unlink()
    git(server.bare, "config", "core.hooksPath", "/etc/githooks")
    assert main(["receipt", "install-hook", str(server.bare)]) == 2
    assert "Git tìm móc ở “/etc/githooks” (core.hooksPath)" in capsys.readouterr().err
    assert not hook.exists()
