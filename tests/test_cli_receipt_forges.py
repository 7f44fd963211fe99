"""What forges tell of a request becomes receipts: the right instant of each kind of event, nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import thidua
from agency import edit, git, repository
from thidua.cli import main
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Receipt
from thidua.snapshot import ledger_files

EVENTS = Path(__file__).parent / "events"
ONE = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
TWO = "submissions/2022/don-vi/phong-hai/dang-ky.yaml"
OPENED, LATER = "2022-03-18T16:59:59+00:00", "2022-03-18T17:00:00+00:00"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose request `gui` has two commits: the one before, and the head."""
    made = repository(tmp_path / "kho")
    git(made, "checkout", "--quiet", "-b", "gui")
    for day in ("09", "08"):
        edit(made, ONE, "nguoi_lap:", f"# {day}\nnguoi_lap:")
        edit(made, ONE, "chuc_vu: Chuyên viên", f"chuc_vu: Chuyên viên {day}")
        git(made, "commit", "--quiet", "--all", "--message=x")
    git(made, "checkout", "--quiet", "main")
    monkeypatch.chdir(made)
    return made


def filled(root: Path, name: str, **other: str) -> str:
    """A recorded event with the commits of this repository in it; its path."""
    names = {"HEAD": "gui", "BEFORE": "gui~", "BASE": "main"} | other
    text = (EVENTS / name).read_text("utf-8")
    for key, revision in names.items():
        known = git(root, "rev-parse", "--verify", revision) if len(revision) < 40 else revision
        text = text.replace(f"@{key}@", known)
    path = root.parent / name
    path.write_text(text, "utf-8")
    return str(path)


def record(root: Path, name: str, code: int = 0, **other: str) -> None:
    """Record an event."""
    forge = name.partition("-")[0]
    assert main(["receipt", "record", "--event", filled(root, name, **other), "--forge", forge]) == code


def sweep(root: Path, name: str, code: int = 0, **other: str) -> None:
    """Sweep an export."""
    forge = name.partition("-")[0]
    assert main(["receipt", "sweep", "--export", filled(root, name, **other), "--forge", forge]) == code


def receipts(root: Path) -> tuple[Receipt, ...]:
    """The receipts of the ledger, which is whole."""
    if not git(root, "branch", "--list", "receipts"):
        return ()
    ledger = read_ledger({path.partition("/")[2]: data for path, data in ledger_files(root, "receipts")[0].items()})
    assert ledger.breaks == ()
    return ledger.receipts


@pytest.mark.parametrize(
    ("name", "instant"),
    [
        ("github-opened.json", OPENED),
        ("github-opened-draft-from-fork.json", OPENED),
        ("github-synchronize.json", LATER),
        ("github-reopened.json", LATER),
        ("gitlab-open.json", OPENED),
        ("gitlab-update-push.json", LATER),
        ("gitlab-reopen.json", LATER),
        ("forgejo-opened.json", OPENED),
        ("forgejo-synchronized.json", LATER),
        ("forgejo-reopened.json", LATER),
    ],
)
def test_each_event_has_its_own_instant(root: Path, name: str, instant: str) -> None:
    """The opening counts from the opening, a push from the push; the account is the forge's, with its number."""
    record(root, name)
    record(root, name)
    (one,) = receipts(root)
    assert (one.instant.isoformat(), one.path, one.source.value) == (instant, ONE, name.partition("-")[0])
    assert (one.account.name, one.account.id, one.blob) == ("tk-phong-mot", "100", git(root, "rev-parse", f"gui:{ONE}"))
    assert one.entries.keys() - one.carried == {"dau"}


@pytest.mark.parametrize(
    "name",
    [
        "github-edited-base.json",
        "github-labeled.json",
        "github-closed.json",
        "github-ready-for-review.json",
        "gitlab-update-title.json",
        "gitlab-merge.json",
        "forgejo-edited.json",
    ],
)
def test_what_brings_no_commits_has_no_receipt(root: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Titles, labels, another base, closing, leaving the draft: nothing was received."""
    record(root, name)
    assert capsys.readouterr().out == "Không có tệp của đơn vị nào để ghi biên nhận.\n"
    assert receipts(root) == ()


def test_an_emptied_request_gains_nothing(root: Path) -> None:
    """Opened in time without anything and filled after the deadline: received when it was filled."""
    git(root, "branch", "rong", "main")
    record(root, "github-opened.json", HEAD="main")
    assert receipts(root) == ()
    record(root, "github-synchronize.json", BEFORE="main")
    assert [one.instant.isoformat() for one in receipts(root)] == [LATER]


def test_a_push_whose_old_commit_is_gone_brings_everything(root: Path) -> None:
    """After a force-push the commit before may not be here; then all of the request came with the push."""
    record(root, "github-synchronize.json", BEFORE="f" * 40)
    assert [one.path for one in receipts(root)] == [ONE]


def test_a_request_that_is_merged_meanwhile_is_recorded(root: Path) -> None:
    """Recorded after the merge, the event still brings what the request held against the base of its time."""
    base = git(root, "rev-parse", "main")
    git(root, "merge", "--quiet", "--no-ff", "gui", "--message=x")
    record(root, "github-opened.json", BASE=base)
    assert [one.path for one in receipts(root)] == [ONE]


def test_the_base_of_a_request_is_not_believed(root: Path) -> None:
    """A request onto a branch of the sender's own is read against the main branch all the same."""
    git(root, "branch", "rieng", "gui~")
    record(root, "github-opened.json", BASE="rieng")
    assert [one.path for one in receipts(root)] == [ONE]


@pytest.mark.parametrize(("instant", "entitled"), [("2022-03-18T17:00:00Z", True), ("2022-12-21T00:00:00Z", False)])
def test_an_old_base_gives_no_account_back(root: Path, instant: str, *, entitled: bool) -> None:
    """An account that was struck from the list sends onto a commit from before: the list of that instant decides."""
    old = git(root, "rev-parse", "main")
    edit(root, "submissions/co-quan/don-vi.yaml", '{ten: tk-phong-mot, id: "100"}', '{ten: tk-nguoi-moi, id: "999"}')
    git(root, "commit", "--quiet", "--all", "--message=x")
    path = Path(filled(root, "github-synchronize.json", BEFORE=old, BASE=old))
    path.write_text(path.read_text("utf-8").replace("2022-03-18T17:00:00Z", instant), "utf-8")
    assert main(["receipt", "record", "--event", str(path), "--forge", "github"]) == 0
    assert [(one.base, one.entitled) for one in receipts(root)] == [(old, entitled)]


def test_names_of_awards_are_those_of_the_base(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A regime that came after the list of units is known all the same: digests are those of the check."""
    law = (Path(thidua.__file__).parent / "law/nd-91-2017.yaml").read_text("utf-8")
    own = law.replace("ma: nd-91-2017", "ma: tam-thoi", 1).replace(
        "ten: Lao động tiên tiến", "ten: Lao động tiền tuyến", 1
    )
    path = root / "submissions/co-quan/quy-dinh/tam-thoi.yaml"
    path.parent.mkdir()
    path.write_text(own, "utf-8")
    edit(root, PLAN, "quy_dinh: nd-91-2017", "quy_dinh: tam-thoi")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "gui")
    git(root, "rebase", "--quiet", "main")
    edit(root, ONE, "danh_hieu: [LDTT]", "danh_hieu: [Lao động tiền tuyến]")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    record(root, "github-opened.json")
    (receipt,) = receipts(root)
    capsys.readouterr()
    main(["check", "--commit", "gui", "--format", "json"])
    (campaign,) = json.loads(capsys.readouterr().out)["campaigns"]
    assert {e["key"]: e["digest"] for e in campaign["entries"] if e["path"] == ONE} == dict(receipt.entries)


def test_a_campaign_that_is_not_open_has_no_receipts_yet(root: Path) -> None:
    """Nobody fills the ledger with campaigns of their own; once the Office opens one, the sweep makes up for it."""
    there = ONE.replace("2022", "2023")
    git(root, "checkout", "--quiet", "gui")
    (root / there).parent.mkdir(parents=True)
    (root / there).write_bytes((root / ONE).read_bytes().replace(b"2022", b"2023"))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    base = git(root, "rev-parse", "main")
    record(root, "github-opened.json", BASE=base)
    assert [one.path for one in receipts(root)] == [ONE]
    plan = root / PLAN.replace("2022", "2023")
    plan.parent.mkdir(parents=True)
    plan.write_bytes((root / PLAN).read_bytes().replace(b"2022", b"2023"))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    sweep(root, "github-export.json", BASE=base)
    (late,) = (one for one in receipts(root) if one.path == there)
    assert (late.instant.isoformat(), late.entitled) == (LATER, True)


def test_the_commits_of_an_event_can_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Head and, where the event tells it, the commit before; of an event that brings nothing the head; no other file."""
    for name, revisions in (
        ("github-synchronize.json", ("gui", "gui~")),
        ("forgejo-synchronized.json", ("gui",)),
        ("gitlab-update-push.json", ("gui", "gui~")),
        ("github-labeled.json", ("gui",)),
    ):
        forge = name.partition("-")[0]
        assert main(["receipt", "heads", "--event", filled(root, name), "--forge", forge]) == 0
        assert capsys.readouterr().out.split() == [git(root, "rev-parse", one) for one in revisions]
    assert main(["receipt", "heads", "--event", filled(root, "github-export.json"), "--forge", "github"]) == 2
    assert "không phải là sự kiện" in capsys.readouterr().err


def test_two_units_and_a_renamed_file(root: Path) -> None:
    """Each file of a request has its receipt, under the path at which it arrived."""
    git(root, "checkout", "--quiet", "gui")
    git(root, "mv", ONE, ONE.replace("phong-mot/dang-ky", "phong-mot/de-nghi-cu"))
    edit(root, TWO, "ngay_lap: 2022-03-10", "ngay_lap: 2022-03-09")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "mv", ONE.replace("phong-mot/dang-ky", "phong-mot/de-nghi-cu"), ONE)
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    record(root, "forgejo-synchronized.json")
    assert [one.path for one in receipts(root)] == [TWO, ONE]


@pytest.mark.parametrize(
    "name", ["github-export.json", "gitlab-export.json", "forgejo-export.json", "forgejo-export-forced.json"]
)
def test_a_sweep_makes_up_for_what_is_missing(root: Path, name: str) -> None:
    """From an export alone: the opening with what was there then, the push with its own time; once only."""
    sweep(root, name)
    sweep(root, name)
    before, head = (git(root, "rev-parse", f"{revision}:{ONE}") for revision in ("gui~", "gui"))
    assert [(one.blob, one.instant.isoformat()) for one in receipts(root)] == [(before, OPENED), (head, LATER)]


def closed(root: Path) -> None:
    """Put the ledger of 2022 into its folder, lock the year, save all."""
    assert main(["lock", "2022"]) == 0
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=khoa")


def test_a_closed_year_takes_no_event(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What an open year receives at the same time is recorded; of the closed one it is said why nothing is."""
    base = git(root, "rev-parse", "main")
    git(root, "mv", "submissions/2022", "submissions/2023")
    edit(root, "submissions/2023/ke-hoach/ke-hoach.yaml", 'ma: "2022"', 'ma: "2023"')
    git(root, "checkout", "--quiet", base, "--", "submissions/2022")
    git(root, "commit", "--quiet", "--all", "--message=x")
    closed(root)
    record(root, "github-opened.json", code=2, BASE=base)
    assert "chiến dịch 2022 đã khóa sổ nên không ghi thêm biên nhận" in capsys.readouterr().err
    git(root, "checkout", "--quiet", "gui")
    git(root, "merge", "--quiet", "main", "--message=x")
    edit(root, ONE.replace("2022", "2023"), "nguoi_lap:", "# x\nnguoi_lap:")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    for way in (record, sweep):
        way(root, "github-opened.json" if way is record else "github-export.json", code=1)
        assert "Không ghi biên nhận · chiến dịch 2022 đã khóa sổ" in capsys.readouterr().out
        assert {one.campaign for one in receipts(root)} == {"2023"}
        git(root, "branch", "-D", "receipts")


def test_a_sweep_knows_what_a_folder_holds(root: Path) -> None:
    """A closed year whose receipts are on no branch any more is not swept anew."""
    sweep(root, "github-export.json")
    closed(root)
    git(root, "branch", "-D", "receipts")
    sweep(root, "github-export.json")
    assert receipts(root) == ()


def test_a_sweep_knows_what_the_hook_recorded(root: Path) -> None:
    """What was recorded at its time is not recorded again, though the two tell it a little differently."""
    record(root, "github-opened.json", HEAD="gui~")
    record(root, "github-synchronize.json")
    known = receipts(root)
    path = Path(filled(root, "github-export.json"))
    path.write_text(path.read_text("utf-8").replace("T17:00:00Z", "T17:00:02Z"), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == 0
    assert receipts(root) == known


@pytest.mark.parametrize("name", ["github", "forgejo"])
def test_a_request_without_a_later_push_is_its_head(root: Path, name: str) -> None:
    """Where nothing was pushed after the opening, the head is what was opened."""
    path = Path(filled(root, f"{name}-export.json"))
    export = json.loads(path.read_bytes())
    export["activity"] = []
    for pull in export["pulls"]:
        pull["timeline"] = []
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", name]) == 0
    assert [one.instant.isoformat() for one in receipts(root)] == [OPENED]


@pytest.mark.parametrize("name", ["github", "forgejo"])
@pytest.mark.parametrize("full", [True, False])
def test_a_list_that_was_cut_makes_nothing_earlier(root: Path, name: str, *, full: bool) -> None:
    """Of a request whose last push is on no page that was asked for nobody knows on which side of a deadline it came."""
    path = Path(filled(root, f"{name}-export.json"))
    export = json.loads(path.read_bytes())
    (pull,) = export["pulls"]
    pull["updated_at"] = "2022-03-21T02:00:00Z"
    fewer = 0 if full else 1
    if name == "github":
        other = export["activity"][0] | {"ref": "refs/heads/receipts", "timestamp": "2022-03-21T01:00:00Z"}
        export["activity"] = [other | {"id": 100 + number} for number in range(100 - fewer)]
    else:
        said = pull["timeline"][0] | {"type": "comment", "body": "x"}
        pull["timeline"] = [said] * (50 - fewer)
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", name]) == int(full)
    assert [one.instant.isoformat() for one in receipts(root)] == ([] if full else [OPENED])


@pytest.mark.parametrize("name", ["github", "forgejo"])
def test_a_full_list_that_goes_back_far_enough_is_whole(root: Path, name: str) -> None:
    """A page that is full by chance, with the opening or the head on it, tells each push at its own instant."""
    path = Path(filled(root, f"{name}-export.json"))
    export = json.loads(path.read_bytes())
    (pull,) = export["pulls"]
    listed = export["activity"] if name == "github" else pull["timeline"]
    page = 100 if name == "github" else 50
    stray = listed[-1] | {"ref": "refs/heads/x", "timestamp": "2022-03-01T01:00:00Z", "type": "comment", "body": "x"}
    listed[:0] = [dict(stray) for _ in range(page - len(listed))]
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", name]) == 0
    assert [one.instant.isoformat() for one in receipts(root)] == [OPENED, LATER]


@pytest.mark.parametrize("repo", [{"full_name": "tk-phong-mot/thi-dua", "fork": True}, None])
def test_when_a_fork_was_filled_is_not_guessed(root: Path, capsys: pytest.CaptureFixture[str], repo: object) -> None:
    """Nobody lists pushes to a fork, nor to one that is gone: opened in time and changed late may be either."""
    path = Path(filled(root, "github-export.json"))
    export = json.loads(path.read_bytes())
    export["pulls"][0]["head"]["repo"] = repo
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == 1
    assert (
        "Chưa ghi được · lần gửi 7: máy chủ chỉ cho biết đến từ 23:59 18/03/2022 đến 00:00 19/03/2022,"
        " giữa đó có hạn nộp; xem lúc đẩy lên ở trang của lần gửi, rồi ghi theo sổ đến"
    ) in capsys.readouterr().out
    assert receipts(root) == ()


def fork(root: Path, updated: str, head: str = "gui", code: int = 0) -> None:
    """Sweep an export of the request from a fork, last changed at an instant."""
    path = Path(filled(root, "github-export.json", HEAD=head))
    export = json.loads(path.read_bytes())
    export["pulls"][0]["head"]["repo"] = {"full_name": "tk-phong-mot/thi-dua", "fork": True}
    export["pulls"][0] |= {"created_at": min(updated, "2022-03-18T15:00:00Z"), "updated_at": updated}
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == code


def test_a_comment_on_a_fork_is_no_second_sending(root: Path) -> None:
    """A day later the request was changed again, by a comment: the first receipt stays the only one."""
    fork(root, "2022-03-18T16:00:00Z", head="gui~")
    fork(root, "2022-03-19T16:00:00Z", head="gui~")
    assert [one.instant.isoformat() for one in receipts(root)] == ["2022-03-18T16:00:00+00:00"]
    fork(root, "2022-03-18T16:30:00Z")
    fork(root, "2022-03-21T16:00:00Z")
    before, head = (git(root, "rev-parse", f"{revision}:{ONE}") for revision in ("gui~", "gui"))
    assert [(one.blob, one.instant.isoformat()) for one in receipts(root)] == [
        (before, "2022-03-18T16:00:00+00:00"),
        (head, "2022-03-18T16:30:00+00:00"),
    ]


def test_a_fork_that_the_hook_recorded_is_not_swept(root: Path) -> None:
    """What an event told of keeps its own instant, however long after it the request was changed."""
    record(root, "github-opened-draft-from-fork.json")
    fork(root, "2022-03-25T09:00:00Z")
    assert [one.instant.isoformat() for one in receipts(root)] == [OPENED]


def test_a_copy_by_a_stranger_takes_no_receipt_away(root: Path) -> None:
    """Somebody who may not send the file sends the same text first: the unit's own is recorded all the same."""
    path = Path(filled(root, "github-opened-draft-from-fork.json"))
    path.write_text(path.read_text("utf-8").replace('"id": 100', '"id": 666'), "utf-8")
    assert main(["receipt", "record", "--event", str(path), "--forge", "github"]) == 0
    fork(root, "2022-03-18T16:59:59Z")
    assert [(one.account.id, one.entitled) for one in receipts(root)] == [("666", False), ("100", True)]


def opening(root: Path, forge: str, created: str) -> dict[str, Any]:
    """An export that knows of the request's opening only."""
    text = Path(filled(root, f"{forge}-export.json")).read_text("utf-8")
    export: dict[str, Any] = json.loads(text) | {"activity": []}
    for one in export.get("pulls", ()):
        one |= {"created_at": created, "updated_at": created, "timeline": []}
    for one in export.get("merge_requests", ()):
        one["versions"] = [
            one["versions"][0] | {"created_at": created, "head_commit_sha": git(root, "rev-parse", "gui")}
        ]
    return export


def told(root: Path, forge: str, name: str, when: str, account: tuple[int, str] = (100, "tk-phong-mot")) -> None:
    """The hook records an event of another request at an instant, by an account."""
    path = Path(filled(root, f"{forge}-{name}.json"))
    event = json.loads(path.read_bytes())
    about = event.get("pull_request") or event["object_attributes"]
    about |= {"number": 8, "iid": 8, "created_at": when, "updated_at": when}
    for user in filter(None, (about.get("user"), event.get("sender"), event.get("user"))):
        user |= {"id": account[0], "login": account[1], "username": account[1]}
    path.write_text(json.dumps(event), "utf-8")
    assert main(["receipt", "record", "--event", str(path), "--forge", forge]) == 0


def swept(root: Path, forge: str, export: Any) -> list[tuple[str, str]]:
    """(account, instant) of each receipt after a sweep."""
    path = root.parent / "ban-xuat.json"
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", forge]) == 0
    return [(one.account.name, f"{one.instant:%d %H:%M}") for one in receipts(root)]


@pytest.mark.parametrize(("forge", "event"), [("github", "reopened"), ("gitlab", "reopen"), ("forgejo", "reopened")])
def test_what_came_on_two_days_came_twice(root: Path, forge: str, event: str) -> None:
    """Opened on the last evening without anybody to record it, and opened again after midnight, minutes later."""
    told(root, forge, event, "2022-03-18T17:01:00Z")
    found = swept(root, forge, opening(root, forge, "2022-03-18T16:58:00Z"))
    assert found == [("tk-phong-mot", "18 17:01"), ("tk-phong-mot", "18 16:58")]
    assert swept(root, forge, opening(root, forge, "2022-03-18T16:58:00Z")) == found


def test_what_was_recorded_twice_is_swept_no_more(root: Path) -> None:
    """Opened and opened again on one day, both recorded: the opening is the nearer of the two."""
    told(root, "github", "opened", "2022-03-18T16:50:01Z")
    told(root, "github", "reopened", "2022-03-18T16:53:00Z")
    found = [("tk-phong-mot", "18 16:50"), ("tk-phong-mot", "18 16:53")]
    assert swept(root, "github", opening(root, "github", "2022-03-18T16:50:00Z")) == found


@pytest.mark.parametrize("account", [(102, "tk-van-phong"), (101, "tk-phong-hai"), (666, "la")])
@pytest.mark.parametrize(("forge", "event"), [("github", "opened"), ("gitlab", "open"), ("forgejo", "opened")])
def test_who_copies_what_was_sent_has_not_sent_it(root: Path, forge: str, event: str, account: tuple[int, str]) -> None:
    """Minutes later on the same day; GitLab does not say who pushed, so that somebody of equal right may have been it."""
    told(root, forge, event, "2022-03-18T16:59:00Z", account)
    alike = forge == "gitlab" and account[1] == "tk-van-phong"
    found = swept(root, forge, opening(root, forge, "2022-03-18T16:57:00Z"))
    assert found == [(account[1], "18 16:59"), *([] if alike else [("tk-phong-mot", "18 16:57")])]


def test_what_the_office_looked_up_is_asked_no_more(root: Path) -> None:
    """A fork of which nobody knows when it was filled, once the register says it."""
    fork(root, "2022-03-20T09:00:00Z", code=1)
    git(root, "checkout", "--quiet", "gui")
    paper = ["receipt", "record", "--by-office", "--kind", "thu_dien_tu", "--received", "18/3/2022 22:00"]
    assert main([*paper, "--receiver", "Trần Thị B", ONE]) == 0
    git(root, "checkout", "--quiet", "main")
    fork(root, "2022-03-20T09:00:00Z")
    assert [one.source.value for one in receipts(root)] == ["thu_dien_tu"]


def test_two_requests_from_a_fork_with_the_same_file_are_one(root: Path) -> None:
    """A request that was closed and opened anew in one export: the earlier instant stands."""
    path = Path(filled(root, "github-export.json"))
    export = json.loads(path.read_bytes())
    export["pulls"][0] |= {"created_at": "2022-03-18T17:00:00Z", "updated_at": "2022-03-18T17:00:00Z"}
    export["pulls"][0]["head"]["repo"] = None
    export["pulls"].append(export["pulls"][0] | {"number": 8, "updated_at": "2022-03-19T17:00:00Z"})
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == 0
    assert [one.instant.isoformat() for one in receipts(root)] == [LATER]


def test_commits_that_are_not_here_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sweep records what it can and says what it could not; recording an event says what to fetch."""
    sweep(root, "github-export.json", code=1, HEAD="e" * 40)
    assert "Chưa ghi được · chưa có lần lưu eeeeeeeeeeee của lần gửi 7" in capsys.readouterr().out
    assert len(receipts(root)) == 1
    sweep(root, "forgejo-export.json", code=1, HEAD="e" * 40)
    record(root, "github-opened.json", code=2, HEAD="e" * 40)
    assert "lấy về bằng git fetch" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[", "không phải là sự kiện"),
        ("[]", "không phải là sự kiện"),
        ("{}", "không phải là sự kiện"),
        ('{"action": "opened", "pull_request": {"number": 1}}', "không phải là sự kiện"),
        ("[" * 100_000, "không phải là sự kiện"),
        (None, "không phải là sự kiện"),
    ],
)
def test_what_is_no_event_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], content: str | None, why: str
) -> None:
    """Other files, other shapes, a file that is not there: nothing is recorded."""
    path = root.parent / "x.json"
    if content is not None:
        path.write_text(content)
    for forge in ("github", "gitlab", "forgejo"):
        assert main(["receipt", "record", "--event", str(path), "--forge", forge]) == 2
        assert why in capsys.readouterr().err
        assert main(["receipt", "sweep", "--export", str(path), "--forge", forge]) == 2
        assert "không phải là bản xuất" in capsys.readouterr().err
    assert receipts(root) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [('"number": 7', '"number": "7; rm -rf /"'), ("T16:59:59Z", "T16:59:59"), ('"sha": "', '"sha": "--upload-pack=')],
)
def test_fields_are_what_they_should_be(root: Path, old: str, new: str) -> None:
    """A number that is none, an instant without a zone, a commit that is an option: no event."""
    path = Path(filled(root, "github-opened.json"))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert main(["receipt", "record", "--event", str(path), "--forge", "github"]) == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["record", "--event", "x.json"], "còn thiếu: --forge (github, gitlab, forgejo)"),
        (["record", "--by-office", "--kind", "giay"], "còn thiếu: --received, --receiver, TỆP"),
        (["record", "--by-office", "--event", "x"], "không dùng cùng"),
        (["record"], "cần một trong"),
        (["sweep", "--export", "x.json"], "còn thiếu: --forge"),
    ],
)
def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str) -> None:
    """What is missing on the command line is named."""
    assert root.exists()
    assert main(["receipt", *arguments]) == 2
    assert why in capsys.readouterr().err


def test_a_server_sweeps_what_it_left_behind(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an export, a bare repository records what its hooks had no time for."""
    bare = tmp_path / "may-chu.git"
    git(root, "clone", "--quiet", "--bare", str(root), str(bare))
    push = {
        "instant": "2022-03-18T16:59:59Z",
        "account": {"name": "tk-phong-mot", "id": "100"},
        "main": "refs/heads/main",
        "base": git(root, "rev-parse", "main"),
        "updates": [["", git(root, "rev-parse", "gui"), "refs/heads/gui"]],
    }
    (bare / "thidua-pending").mkdir()
    (bare / "thidua-pending" / "1.json").write_text(json.dumps(push))
    os.chdir(bare)
    assert main(["receipt", "sweep"]) == 0
    assert capsys.readouterr().out == "Đã ghi bù 1 biên nhận.\n"
    assert [one.instant.isoformat() for one in receipts(bare)] == [OPENED]
    (bare / "thidua-pending" / "0.json").write_text('{"updates": [1]}')
    assert main(["receipt", "sweep"]) == 1
    assert capsys.readouterr().out == ("Đã ghi bù 0 biên nhận.\nChưa ghi được · thidua-pending/0.json không đọc được\n")
    os.chdir(root)
    assert main(["receipt", "sweep"]) == 2
    assert "cần bản xuất: --export" in capsys.readouterr().err


@pytest.mark.parametrize("odd", [{"number": 8, "iid": 8, "user": None, "author": None}, 5])
@pytest.mark.parametrize("name", ["github", "gitlab", "forgejo"])
def test_one_odd_part_of_an_export_stops_nothing_else(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, odd: object
) -> None:
    """What a forge tells oddly of one request is named; the others are recorded, and a manifest goes by the refs."""
    path = Path(filled(root, f"{name}-export.json"))
    export = json.loads(path.read_bytes())
    listed = "merge_requests" if name == "gitlab" else "pulls"
    export[listed].append(export[listed][0] | odd if isinstance(odd, dict) else odd)
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", name]) == 1
    assert len(receipts(root)) == 2
    what = "lần gửi 8" if isinstance(odd, dict) else f"phần thứ 2 của “{listed}”"
    assert f"Chưa ghi được · bản xuất có {what} không đúng mẫu" in capsys.readouterr().out


def test_a_branch_that_was_deleted_brought_nothing(root: Path) -> None:
    """Deleting and making it again are told as pushes from and to nowhere."""
    path = Path(filled(root, "github-export.json"))
    export = json.loads(path.read_bytes())
    push, none = export["activity"][0], "0" * 40
    gone = push | {"activity_type": "branch_deletion", "after": none, "timestamp": "2022-03-18T17:10:00Z"}
    back = push | {"activity_type": "branch_creation", "before": none, "timestamp": "2022-03-18T17:20:00Z"}
    export["activity"][:0] = [back, gone]
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == 0
    again = "2022-03-18T17:20:00+00:00"
    assert [one.instant.isoformat() for one in receipts(root)] == [OPENED, LATER, again]
    git(root, "update-ref", "-d", "refs/heads/receipts")
    export["activity"] = [back, *export["activity"][3:]]
    path.write_text(json.dumps(export), "utf-8")
    assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == 0
    assert [one.instant.isoformat() for one in receipts(root)] == [again]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"created_at": "2022-03-18T16:59:59Z"', '"created_at": "9999-12-31T23:59:59-01:00"'),
        ('"created_at": "2022-03-18T16:59:59Z"', '"created_at": "0001-01-01T00:00:00+01:00"'),
        ('"login": "tk-phong-mot"', '"login": "\\ud800"'),
        ('"login": "tk-phong-mot"', '"login": "a\\u0000b"'),
        ('"login": "tk-phong-mot"', '"login": null'),
        ('"id": 100', '"id": null'),
        ('"id": 100', '"id": "100"'),
        ('"id": 100', '"id": true'),
    ],
)
def test_what_no_forge_tells_is_no_event(root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
    """Years that leave the calendar, accounts of letters that no account has: said in words."""
    path = Path(filled(root, "github-opened.json"))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert main(["receipt", "record", "--event", str(path), "--forge", "github"]) == 2
    assert "không phải là sự kiện" in capsys.readouterr().err
    assert receipts(root) == ()


def test_content_that_comes_back_is_received_again(root: Path) -> None:
    """Two arrivals of the same content within minutes are two; a receipt that is there is that of the nearer one."""
    path = Path(filled(root, "github-export.json"))
    export = json.loads(path.read_bytes())
    push = export["activity"][0]
    back = push | {"before": push["after"], "after": push["before"], "timestamp": "2022-03-18T17:02:00Z"}
    export["activity"].insert(0, back)
    path.write_text(json.dumps(export), "utf-8")
    arrivals = [OPENED, LATER, "2022-03-18T17:02:00+00:00"]
    for recorded in ((), ("github-opened.json",), ("github-opened.json", "github-synchronize.json")):
        for name in recorded:
            record(root, name, **({"HEAD": "gui~"} if "opened" in name else {}))
        assert main(["receipt", "sweep", "--export", str(path), "--forge", "github"]) == 0
        assert sorted(one.instant.isoformat() for one in receipts(root)) == arrivals
        git(root, "update-ref", "-d", "refs/heads/receipts")
