"""Closing a year: `thidua lock` and, on any later day, `thidua verify`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from agency import NOMINATION, PROJECT, edit, git, repository
from snapshots import verdict_of
from thidua.cli import main
from thidua.snapshot import from_folder

REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
FOLDER = "submissions/2022/bien-nhan"
LATER = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B", "--received"]
CASES = Path(__file__).parent / "cases"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository with two receipts on its branch, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    assert main([*PAPER, "18/3/2022", REGISTRATION]) == 0
    assert main([*PAPER, "16/12/2022", NOMINATION]) == 0
    return made


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    capsys.readouterr()
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def git_bytes(root: Path, name: str) -> bytes:
    """The content of a file on a branch."""
    return (git(root, "cat-file", "blob", name) + "\n").encode()


def names(folder: Path) -> list[str]:
    """The names in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def test_a_closed_year_is_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lock holds the ledger, a digest of every file, the tool, the figures; nothing of it needs the branch."""
    assert "2 biên nhận và khoa-so.json" in said(capsys, "lock", "2022")
    held = json.loads((root / FOLDER / "khoa-so.json").read_bytes())
    assert names(root / FOLDER) == ["000001.json", "000002.json", "khoa-so.json"]
    assert len(held["files"]) == 6 + 1 + 2
    assert held["files"][NOMINATION] == sha256((root / NOMINATION).read_bytes()).hexdigest()
    assert held["ledger"] == sha256((root / FOLDER / "000002.json").read_bytes()).hexdigest()
    assert (held["commit"], held["tool"]) == (git(root, "rev-parse", "HEAD"), "thidua 0.1.0")
    assert held["figures"]["CSTĐCS được đề nghị, toàn cơ quan"] == "1, nhiều nhất 2 (15 % × 16 LĐTT = 2,4 → 2)"
    git(root, "branch", "-D", "receipts")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    for commit in ([], ["--commit", "HEAD"]):
        text = said(capsys, "verify", "2022", *commit)
        assert "CSTĐCS được đề nghị, toàn cơ quan: 1, nhiều nhất 2 (15 % × 16 LĐTT = 2,4 → 2) (không đổi)" in text
        assert text.endswith("Chiến dịch 2022 (mọi tệp trong submissions/2022/) còn nguyên như lúc khóa sổ.\n")
    assert "đã khóa sổ" in said(capsys, "lock", "2022", code=2)


def test_the_ledger_that_went_furthest_is_closed_with(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The server has one receipt more than this clone: it is read, and it is in the lock; that they parted is told."""
    first = git(root, "rev-parse", "receipts~")
    git(root, "update-ref", "refs/remotes/origin/receipts", "receipts")
    assert "2022: 2 biên nhận (receipts), đầu sổ" in said(capsys, "receipt", "verify")
    git(root, "update-ref", "refs/heads/receipts", first)
    assert "Biên nhận 2022: 2 tệp (origin/receipts), đầu sổ" in said(capsys, "check")
    git(
        root, "update-ref", "refs/heads/receipts", git(root, "commit-tree", "-p", first, "-m", "x", f"{first}^{{tree}}")
    )
    apart = "sổ ở máy này và sổ ở máy chủ đã tách nhau, đây là sổ của máy chủ"
    again = "chạy lại lệnh ghi cuối cùng (thidua receipt record): dòng của máy này được nối vào sau"
    assert f"không còn nguyên vẹn: 2022: {apart}; {again}\n" in said(capsys, "receipt", "verify", code=1)
    text = said(capsys, "check", code=1)
    assert f"{apart} [ledger-broken]" in text
    assert f" = cách sửa: {again}\n" in text
    assert "Biên nhận 2022: 2 tệp (origin/receipts), đầu sổ" in text
    git(root, "update-ref", "refs/heads/receipts", first)
    assert "2 biên nhận và khoa-so.json" in said(capsys, "lock", "2022")
    assert names(root / FOLDER) == ["000001.json", "000002.json", "khoa-so.json"]


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ("edit", f"“{NOMINATION}” bị sửa sau khi khóa sổ"),
        ("drop", f"“{REGISTRATION}” có lúc khóa sổ, nay không còn"),
        ("add", "“submissions/2022/ke-hoach/gia-han.yaml” được thêm sau khi khóa sổ"),
        ("ledger", "Sổ biên nhận không liền mạch"),
    ],
)
def test_a_change_is_named(root: Path, capsys: pytest.CaptureFixture[str], damage: str, why: str) -> None:
    """Whatever is edited, dropped or added after the closing is named, and the exit code is 1."""
    said(capsys, "lock", "2022")
    if damage == "edit":
        edit(root, NOMINATION, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    elif damage == "drop":
        (root / REGISTRATION).unlink()
    elif damage == "add":
        (root / "submissions/2022/ke-hoach/gia-han.yaml").write_text("schema: 1\n", "utf-8")
    else:
        (root / FOLDER / "000001.json").unlink()
    text = said(capsys, "verify", "2022", code=1)
    assert why in text
    assert "còn nguyên" not in text
    if damage == "drop":
        assert "mục đúng hạn: lúc khóa sổ 16; nay " in text


def test_a_lock_that_is_damaged_or_gone_is_said_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No figure of a closing that nobody can read is compared; a lock that was noted and is gone is a fault."""
    said(capsys, "lock", "2022")
    (root / FOLDER / "khoa-so.json").write_text("{", "utf-8")
    text = said(capsys, "verify", "2022", code=1)
    assert "tệp khóa sổ không đúng mẫu\nTệp khóa sổ không cho biết số lúc khóa sổ để so.\n" in text
    assert "lúc khóa sổ 0" not in text
    (root / FOLDER / "khoa-so.json").unlink()
    gone = "Cần sửa · Tệp khóa sổ mà mã 0123456789ab đã được ghi lại thì nay không còn\n"
    assert said(capsys, "verify", "2022", "--noted", "0123456789ab", code=1) == gone
    assert "không phải là mã khóa sổ" in said(capsys, "verify", "2022", "--noted", "xyz", code=2)
    assert "chưa khóa sổ" in said(capsys, "verify", "2022", code=2)


def test_a_ledger_that_was_cut_is_said_in_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """However many receipts are gone."""
    said(capsys, "lock", "2022")
    for path in (root / FOLDER).glob("0*.json"):
        path.unlink()
    text = said(capsys, "verify", "2022", code=1)
    assert "2 biên nhận có lúc khóa sổ, nay không còn: từ 000001.json đến 000002.json" in text
    assert "000001.json”" not in text


def test_a_head_that_several_papers_noted_is_missed_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two sessions of the Council tell of the same receipt that is gone."""
    folder, head = root / "submissions/2022/hoi-dong", sha256(git_bytes(root, "receipts:2022/000002.json")).hexdigest()
    shutil.copytree(CASES / "locked-year-changed" / "clean-new-decision" / "submissions/2022/hoi-dong", folder)
    for path in folder.glob("quyet-dinh-*"):
        path.unlink()
    session = (folder / "phien-hop-01.yaml").read_text("utf-8") + f"dau_so: {head}\n"
    for number in (1, 2):
        (folder / f"phien-hop-0{number}.yaml").write_text(session.replace("phien: 1", f"phien: {number}"), "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    said(capsys, "lock", "2022")
    (root / FOLDER / "000002.json").unlink()
    assert said(capsys, "verify", "2022", code=1).count("sổ biên nhận không còn tới đầu sổ") == 1


def test_every_file_of_a_closed_year_is_held(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file in turn edited by one byte, taken away, and doubled under another name: all of it is named."""
    said(capsys, "lock", "2022")
    campaign = root / "submissions/2022"
    files = sorted(path for path in campaign.rglob("*") if path.is_file() and path.name != "khoa-so.json")
    assert len(files) == 6 + 1 + 2
    for path in files:
        whole, name = path.read_bytes(), path.relative_to(root).as_posix()
        path.write_bytes(whole + b"\n")
        assert f"“{name}” bị sửa sau khi khóa sổ" in found(root)
        path.unlink()
        if name.endswith("ke-hoach.yaml"):
            assert "kế hoạch không còn đọc được" in said(capsys, "verify", "2022", code=1)
        else:
            assert f"“{name}” có lúc khóa sổ, nay không còn" in found(root)
        path.write_bytes(whole)
        twin = path.with_name("000009.json" if path.suffix == ".json" else "la.yaml")
        twin.write_bytes(whole)
        assert f"“{twin.relative_to(root).as_posix()}” được thêm sau khi khóa sổ" in found(root)
        twin.unlink()
    assert found(root) == ""


def found(root: Path) -> str:
    """What the rules of closing say of the files as they lie there, without the rest of the command."""
    files = from_folder(root).files
    return "\n".join(finding.message for finding in verdict_of(files).findings if finding.rule == "locked-year-changed")


@pytest.mark.parametrize(
    "change",
    [
        lambda lock: lock["files"].pop(NOMINATION),
        lambda lock: lock["files"].update({NOMINATION: "0" * 64}),
        lambda lock: lock["files"].update({"submissions/2022/la.yaml": "0" * 64}),
        lambda lock: lock["figures"].update({"mục đúng hạn": "99"}),
        lambda lock: lock.update(at="2023-01-01T00:00:00Z"),
        lambda lock: lock.update(ledger=""),
    ],
)
def test_a_lock_that_was_written_anew_is_found(
    root: Path, capsys: pytest.CaptureFixture[str], change: Callable[[dict[str, Any]], object]
) -> None:
    """Whatever is changed in the lock itself shows against the mark that was noted at the closing."""
    mark = said(capsys, "lock", "2022").partition("Mã khóa sổ ")[2][:64]
    assert f"Mã khóa sổ: {mark}" in said(capsys, "verify", "2022", "--noted", mark[:12])
    path = root / FOLDER / "khoa-so.json"
    held = json.loads(path.read_bytes())
    change(held)
    path.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    assert "Tệp khóa sổ đã bị thay: mã nay là " in said(capsys, "verify", "2022", "--noted", mark, code=1)
    assert "không phải là mã khóa sổ" in said(capsys, "verify", "2022", "--noted", "xyz", code=2)


@pytest.mark.parametrize("mark", ["f" * 64, "", None, 1])
def test_a_lock_of_another_ledger_is_found(root: Path, capsys: pytest.CaptureFixture[str], mark: object) -> None:
    """Without any noted mark: the lock names the last receipt, and that lies beside it."""
    said(capsys, "lock", "2022")
    assert "(so với mã đã ghi trong biên bản)" in said(capsys, "verify", "2022")
    path = root / FOLDER / "khoa-so.json"
    held = json.loads(path.read_bytes())
    last = held["ledger"]
    path.write_text(json.dumps(held | {"ledger": mark}), "utf-8")
    told = mark if mark and isinstance(mark, str) else "không có"
    text = said(capsys, "verify", "2022", code=1)
    assert f"không khớp: tệp ghi đầu sổ {told}, biên nhận cuối có mã {last}" in text
    assert "còn nguyên" not in text
    shutil.rmtree(root / FOLDER)
    (root / FOLDER).mkdir()
    path.write_text(json.dumps(held | {"ledger": "f" * 64}), "utf-8")
    assert "biên nhận cuối có mã không có" in said(capsys, "verify", "2022", code=1)


def test_a_new_decision_may_come(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A higher level's decision after the closing is no change, and the figures say what it brought."""
    said(capsys, "lock", "2022")
    case = CASES / "locked-year-changed" / "clean-new-decision" / "submissions/2022/hoi-dong"
    shutil.copytree(case, root / "submissions/2022/hoi-dong")
    text = said(capsys, "verify", "2022", code=1)
    added = [name for name in names(case) if name != "quyet-dinh-02.yaml"]
    assert added
    assert all(f"hoi-dong/{path}” được thêm" in text for path in added)
    for path in added:
        (root / "submissions/2022/hoi-dong" / path).unlink()
    text = said(capsys, "verify", "2022")
    assert "lúc khóa sổ 0; nay " in text
    assert "còn nguyên" in text


def test_a_ledger_that_is_there_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the campaign has its receipts in its own folder already, only the lock is added."""
    said(capsys, "lock", "2022")
    (root / FOLDER / "khoa-so.json").unlink()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    assert "2 biên nhận và khoa-so.json" in said(capsys, "lock", "2022")
    assert "còn nguyên" in said(capsys, "verify", "2022")


def test_a_year_without_receipts_can_be_closed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An agency that kept no ledger closes its year all the same."""
    git(root, "branch", "-D", "receipts")
    assert "0 biên nhận" in said(capsys, "lock", "2022")
    assert names(root / FOLDER) == ["khoa-so.json"]


def test_a_year_is_not_closed_before_it_is_saved(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lock names a commit: what it was closed with is what that commit holds."""
    edit(root, NOMINATION, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    assert "lưu lại trước (git add, git commit) rồi khóa sổ" in said(capsys, "lock", "2022", code=2)
    assert not (root / FOLDER).exists()


@pytest.mark.parametrize("damage", ["broken", "unborn", "no Git"])
def test_a_year_is_not_closed_without_a_commit(root: Path, capsys: pytest.CaptureFixture[str], damage: str) -> None:
    """What is closed is what was committed: without a commit that can be read nobody could ever compare."""
    if damage == "broken":
        (root / ".git/refs/heads/main").write_text("f" * 40 + "\n", "utf-8")
    elif damage == "unborn":
        git(root, "symbolic-ref", "HEAD", "refs/heads/moi")
    else:
        shutil.rmtree(root / ".git")
    assert "không đọc được lần lưu mới nhất (HEAD) của kho Git" in said(capsys, "lock", "2022", code=2)
    assert not (root / FOLDER).exists()


@pytest.mark.parametrize("lost", ["last", "all"])
def test_a_year_is_not_closed_without_receipts_that_were_noted(
    root: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    """A decision noted the ledger's head: a ledger that was cut off, or is gone, cannot be closed with."""
    head = sha256(git_bytes(root, "receipts:2022/000002.json")).hexdigest()
    folder = root / "submissions/2022/hoi-dong"
    shutil.copytree(CASES / "locked-year-changed" / "clean-new-decision" / "submissions/2022/hoi-dong", folder)
    with (folder / "quyet-dinh-01.yaml").open("a", encoding="utf-8") as file:
        file.write(f"dau_so: {head}\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    git(
        root, "update-ref", *(["refs/heads/receipts", "receipts~"] if lost == "last" else ["-d", "refs/heads/receipts"])
    )
    assert "sổ biên nhận không còn tới đầu sổ" in said(capsys, "lock", "2022", code=2)
    assert not (root / FOLDER).exists()


@pytest.mark.parametrize("content", [b"{}", b"[", b'{"figures": []}'])
def test_a_lock_without_figures_shows_those_of_today(
    root: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    """A damaged lock is named; the figures of today are shown all the same."""
    said(capsys, "lock", "2022")
    (root / FOLDER / "khoa-so.json").write_bytes(content)
    text = said(capsys, "verify", "2022", code=1)
    assert "tệp khóa sổ không đúng mẫu" in text
    assert "toàn cơ quan: nay 1, nhiều nhất 2" in text


@pytest.mark.parametrize("figures", ['{"a": {"b": 1}}', '{"a": 1}', "[]"])
def test_what_is_no_figure_is_not_shown(root: Path, capsys: pytest.CaptureFixture[str], figures: str) -> None:
    """A lock whose figures somebody wrote anew: what is none is not compared with."""
    said(capsys, "lock", "2022")
    lock = root / FOLDER / "khoa-so.json"
    lock.write_text(json.dumps({**json.loads(lock.read_bytes()), "figures": json.loads(figures)}), "utf-8")
    text = said(capsys, "verify", "2022")
    assert text.startswith("Tệp khóa sổ không cho biết số lúc khóa sổ để so.\n")
    assert "toàn cơ quan: nay 1, nhiều nhất 2" in text


def test_what_changed_outside_the_year_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rosters and units go on changing after the closing, and figures with them: that is no change of the year."""
    said(capsys, "lock", "2022")
    roster = root / "submissions/co-quan/nhan-su/phong-mot.yaml"
    roster.write_bytes(roster.read_bytes() + b"# x\n")
    (root / "submissions/co-quan/nhan-su/phong-bon.yaml").write_text("schema: 1\nnguoi: []\n", "utf-8")
    text = said(capsys, "verify", "2022")
    changed = "submissions/co-quan/nhan-su/phong-bon.yaml, submissions/co-quan/nhan-su/phong-mot.yaml"
    assert f"tệp dùng chung đã đổi (số nay khác có thể vì vậy): {changed}\n" in text
    assert text.endswith("còn nguyên như lúc khóa sổ.\n")


def test_a_tombstone_that_tells_nothing_is_no_part_of_the_year(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what says which data was expunged may come under that name."""
    said(capsys, "lock", "2022")
    for text in ("{}", "["):
        (root / FOLDER / "xoa-du-lieu.json").write_text(text, "utf-8")
        assert "“submissions/2022/bien-nhan/xoa-du-lieu.json” được thêm sau khi khóa sổ" in said(
            capsys, "verify", "2022", code=1
        )


def test_a_year_that_was_closed_with_a_shorter_ledger_is_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever has the branch sees that receipts of it are not in the closed year."""
    whole = git(root, "rev-parse", "receipts")
    git(root, "update-ref", "refs/heads/receipts", "receipts~")
    said(capsys, "lock", "2022")
    assert "còn nguyên" in said(capsys, "verify", "2022")
    git(root, "update-ref", "refs/heads/receipts", whole)
    text = said(capsys, "verify", "2022", code=1)
    assert "Nhánh receipts còn 1 biên nhận của 2022 mà năm đã khóa không có" in text


def test_what_comes_after_the_closing_spoils_no_proof(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a server recorded of a closed year before it knew that it was: the year is what it was."""
    said(capsys, "lock", "2022")
    lock = (root / FOLDER / "khoa-so.json").read_bytes()
    shutil.rmtree(root / FOLDER)
    assert main([*PAPER, "21/12/2022", LATER]) == 0
    git(root, "clone", "--quiet", "--branch=receipts", ".", "../so")
    (root / FOLDER).mkdir()
    for name in ("000001.json", "000002.json"):
        shutil.copy(root.parent / "so" / "2022" / name, root / FOLDER)
    (root / FOLDER / "khoa-so.json").write_bytes(lock)
    text = said(capsys, "verify", "2022")
    assert "Lưu ý · 1 biên nhận trên nhánh receipts đến sau lúc khóa sổ\n" in text
    assert text.endswith("còn nguyên như lúc khóa sổ.\n")
    assert said(capsys, "receipt", "verify").endswith("Sổ biên nhận liền mạch.\n")


@pytest.mark.parametrize("kept", [True, False])
def test_nothing_is_recorded_of_a_closed_year(root: Path, capsys: pytest.CaptureFixture[str], *, kept: bool) -> None:
    """A receipt on the branch would never be read: the year is closed, with receipts or without any."""
    if not kept:
        git(root, "branch", "-D", "receipts")
    there = git(root, "branch", "--list", "--verbose", "receipts")
    said(capsys, "lock", "2022")
    assert said(capsys, *PAPER, "21/12/2022", LATER, code=2) == (
        "Dùng lệnh chưa đúng: chiến dịch 2022 đã khóa sổ nên không ghi thêm biên nhận; từ lúc khóa chỉ thêm quyết định"
        " mới, nội dung đã nhận giữ nguyên\n"
    )
    assert git(root, "branch", "--list", "--verbose", "receipts") == there


def test_what_was_received_is_put_back_in_a_closed_year(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is sent to record what cannot be recorded."""
    edit(root, NOMINATION, "{dong_y: 6, khong_dong_y: 0", "{dong_y: 5, khong_dong_y: 1")
    recording = "ghi biên nhận cho bản mới nếu đơn vị đã gửi"
    assert recording in said(capsys, "check", NOMINATION)
    git(root, "stash", "--quiet")
    said(capsys, "lock", "2022")
    git(root, "stash", "pop", "--quiet")
    text = said(capsys, "check", NOMINATION, code=1)
    assert "cách sửa: đưa nội dung đã nhận trở lại tệp: năm đã khóa sổ, không ghi thêm biên nhận" in text
    assert recording not in text


def test_a_ledger_is_read_at_one_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An open year with receipts in its own folder takes no more until they lie on the branch, where it goes on."""
    said(capsys, "lock", "2022")
    (root / FOLDER / "khoa-so.json").unlink()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    assert (
        "nhánh receipts đã có đủ các biên nhận ấy: bỏ chúng khỏi thư mục (git rm submissions/2022/bien-nhan/0*.json)"
        in said(capsys, *PAPER, "21/12/2022", LATER, code=2)
    )
    git(root, "branch", "-D", "receipts")
    assert "mục “Sổ chỉ đọc ở một nơi”" in said(capsys, *PAPER, "21/12/2022", LATER, code=2)
    assert git(root, "branch", "--list", "receipts") == ""
    guide = (PROJECT / "site/docs/huong-dan/van-phong.md").read_text("utf-8").partition("### Sổ chỉ đọc ở một nơi")[2]
    for line in guide.split("```\n")[1].splitlines():
        git(root, "-c", f"alias.chay=!{line}", "chay")
    assert said(capsys, *PAPER, "21/12/2022", LATER).startswith(f"Biên nhận 2022/3: {LATER}")
    assert "2022: 3 biên nhận (receipts), đầu sổ" in said(capsys, "receipt", "verify")


def test_what_a_clone_lacks_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An older version counts whose bytes this clone does not have: figures are without it."""
    text = (root / NOMINATION).read_text("utf-8")
    newer = text.replace("ho_ten: Trần Thị A\n", "ho_ten: Trần Thị A\n    ghi_chu: x\n", 1)
    (root / NOMINATION).write_text(newer, "utf-8")
    assert main([*PAPER, "19/12/2022", NOMINATION]) == 0
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    said(capsys, "lock", "2022")
    assert "Bản sao này thiếu" not in said(capsys, "verify", "2022")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    alone = root.parent / "rieng"
    git(root.parent, "clone", "--quiet", "--depth=1", f"file://{root}", str(alone))
    with pytest.MonkeyPatch.context() as here:
        here.chdir(alone)
        text = said(capsys, "verify", "2022")
    assert "Bản sao này thiếu bản đã nhận của 1 mục nên số nay chưa đủ" in text


def test_a_year_is_not_closed_while_a_decision_waits(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is dated later than all that is known is in no figure yet."""
    source = CASES / "locked-year-changed" / "clean-new-decision" / "submissions/2022/hoi-dong"
    shutil.copytree(source, root / "submissions/2022/hoi-dong")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    assert "có quyết định mang ngày chưa đến" in said(capsys, "lock", "2022", code=2)
    assert not (root / FOLDER).exists()


def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No such campaign, not closed yet, a ledger that does not hold: nothing is written."""
    for command in ("lock", "verify"):
        assert "không có chiến dịch “2031”" in said(capsys, command, "2031", code=2)
    assert "chưa khóa sổ" in said(capsys, "verify", "2022", code=2)
    git(root, "checkout", "--quiet", "receipts")
    git(root, "rm", "--quiet", "2022/000001.json")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert "sổ biên nhận không liền mạch" in said(capsys, "lock", "2022", code=2)
    assert not (root / FOLDER).exists()


def test_what_is_no_file_is_named_in_a_closed_year(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link that came after the closing holds nothing that could be digested, and is named all the same."""
    said(capsys, "lock", "2022")
    (root / "submissions/2022/etc").symlink_to("/etc")
    text = said(capsys, "verify", "2022", code=1)
    assert "submissions/2022/etc" in text
    assert "còn nguyên" not in text
