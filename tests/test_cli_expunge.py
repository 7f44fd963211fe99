"""Taking personal data out of the history: what was received in time stays so, and everybody sees what was done."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from agency import edit, git, repository
from thidua.cli import main
from thidua.cli.world import Asked, look

PATH = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
STONE = "submissions/2022/bien-nhan/xoa-du-lieu.json"
SECRET = "Sinh nam 1234 o noi bi mat"  # noqa: S105 - what must not be found any more
PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B", "--received", "18/3/2022"]
EXPUNGE = ["expunge", "--ground", "Biên bản 01/BB-MAU", "--day", "2022-03-02"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which a note holds what should never have stood there, received in time; entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    edit(made, PATH, "    khen_thuong:", f"    ghi_chu: {SECRET}\n    khen_thuong:")
    git(made, "commit", "--quiet", "--all", "--message=x")
    assert main([*PAPER, PATH]) == 0
    return made


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    capsys.readouterr()
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def states(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The states of the entries of the file, long after."""
    report = json.loads(said(capsys, "check", "--format", "json", "--at", "2022-12-20T08:00+07:00"))
    return {entry["state"] for entry in report["campaigns"][0]["entries"] if entry["path"] == PATH}


def rewritten(root: Path) -> None:
    """The history without the old version, as SECURITY.md says: nothing of it is left in the repository."""
    git(root, "add", "--all", "submissions")
    git(root, "checkout", "--quiet", "--orphan", "moi")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "branch", "--quiet", "--force", "main", "moi")
    git(root, "reflog", "expire", "--expire=now", "--all")
    git(root, "gc", "--quiet", "--prune=now")


def objects(root: Path) -> bytes:
    """All that the repository holds."""
    command = ["git", "cat-file", "--batch", "--batch-all-objects"]
    return subprocess.run(command, cwd=root, capture_output=True, check=True).stdout


def test_a_live_campaign(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a tombstone the cleaned entry was never received; with it nothing changes but what everybody reads."""
    assert SECRET.encode() in objects(root)
    edit(root, PATH, f"    ghi_chu: {SECRET}\n", "")
    assert f"[not-received]\n--> {PATH}" in said(capsys, "check", "--at", "2022-12-20T08:00+07:00")
    assert f"Đã ghi {STONE}: {PATH}, 1 mục đổi mã" in said(capsys, *EXPUNGE, PATH)
    rewritten(root)
    assert SECRET.encode() not in objects(root)
    assert states(capsys) == {"dung_han"}
    text = said(capsys, "check", "--at", "2022-12-20T08:00+07:00")
    assert "kho không còn bản lúc nhận để so" in text
    assert "1 mục của tệp này đã bỏ dữ liệu cá nhân ngày 2/3/2022 (Biên bản 01/BB-MAU)" in text
    assert f"[not-received]\n--> {PATH}" not in text
    assert "liền mạch" in said(capsys, "receipt", "verify")
    assert SECRET not in (root / STONE).read_text("utf-8")


def test_no_past_instant_brings_it_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked about the time before the cleaned file came again, while the old version still lies in the repository."""
    edit(root, PATH, f"    ghi_chu: {SECRET}\n", "")
    said(capsys, *[one.replace("18/3", "20/3") for one in PAPER], PATH)
    then = Asked(at="2022-03-19T00:00+07:00")
    assert SECRET.encode() in look(then, root).inputs.files[PATH]
    said(capsys, *EXPUNGE, PATH)
    seen = look(then, root)
    assert SECRET.encode() not in seen.inputs.files[PATH]
    assert not any(SECRET.encode() in data for data in seen.inputs.versions.values())
    assert {
        one.standing.state.value for one in seen.verdict.campaigns[0].campaign.registrations["phong-mot"].entries
    } == {"dung_han"}


def test_a_closed_year(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A year that was closed holds after the cleaning, for that file in that version only."""
    said(capsys, "lock", "2022")
    git(root, "add", "--all", "submissions")
    git(root, "commit", "--quiet", "--message=khoa")
    edit(root, PATH, f"    ghi_chu: {SECRET}\n", "")
    assert f"“{PATH}” bị sửa sau khi khóa sổ" in said(capsys, "verify", "2022", code=1)
    said(capsys, *EXPUNGE, PATH)
    rewritten(root)
    git(root, "branch", "-D", "receipts")
    assert "còn nguyên" in said(capsys, "verify", "2022")
    assert states(capsys) == {"dung_han"}
    edit(root, PATH, "ngay_lap: 2022-03-10", "ngay_lap: 2022-03-09")
    assert f"“{PATH}” bị sửa sau khi khóa sổ" in said(capsys, "verify", "2022", code=1)
    assert "tệp nay không còn là bản đã bỏ dữ liệu cá nhân" in said(capsys, "check", code=1)


def test_a_cleaned_year_is_closed_with_its_ledger(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a tombstone lies already the receipts are copied beside it: nothing of the lock needs the branch."""
    edit(root, PATH, f"    ghi_chu: {SECRET}\n", "")
    said(capsys, *EXPUNGE, PATH)
    git(root, "add", "--all", "submissions")
    git(root, "commit", "--quiet", "--message=x")
    assert "1 biên nhận và khoa-so.json" in said(capsys, "lock", "2022")
    folder = (root / STONE).parent
    assert sorted(path.name for path in folder.iterdir()) == ["000001.json", "khoa-so.json", "xoa-du-lieu.json"]
    git(root, "branch", "-D", "receipts")
    assert "còn nguyên" in said(capsys, "verify", "2022")
    assert states(capsys) == {"dung_han"}


def test_a_second_cleaning_is_added(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each cleaning is a line of its own; what stood there before stays."""
    edit(root, PATH, f"    ghi_chu: {SECRET}\n", "")
    said(capsys, *EXPUNGE, PATH)
    assert "Bia đã có điều này" in said(capsys, *EXPUNGE, PATH)
    other = PATH.replace("dang-ky", "de-nghi")
    edit(root, other, "ten: Số hóa quy trình một cửa", "ten: Đã bỏ")
    said(capsys, *EXPUNGE, other)
    held = json.loads((root / STONE).read_bytes())
    assert [(one["path"], sorted(one["entries"])) for one in held["removed"]] == [
        (PATH, ["ca_nhan/nv-001"]),
        (other, ["ca_nhan/nv-001"]),
    ]


MORE = [
    ("chuc_vu: Chuyên viên", "chuc_vu: Giám đốc"),
    ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]"),
    ("  - ma_so: nv-001\n", "  - ma_so: nv-099\n"),
    ("ngay_lap: 2022-03-10", "ngay_lap: 2022-03-09"),
    (
        "  - ma_so: nv-002\n    ho_ten: Lê Văn B\n    chuc_vu: Chuyên viên\n    danh_hieu: [LDTT]\n    khen_thuong: [GIAY_KHEN]\n",
        "",
    ),
]


@pytest.mark.parametrize(("old", "new"), MORE)
def test_a_tombstone_covers_words_only(root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
    """Neither a title nor a code, a day, a key of the form or a whole entry goes under its name."""
    edit(root, PATH, f"    ghi_chu: {SECRET}\n", "")
    edit(root, PATH, old, new)
    assert "không chỉ bỏ lời văn" in said(capsys, *EXPUNGE, PATH, code=2)
    assert not (root / STONE).exists()


def forged(root: Path, path: str, entries: dict[str, tuple[str, str]]) -> None:
    """A tombstone by hand for a file as it lies there, which in HEAD is another; saved."""
    old, new = git(root, "cat-file", "blob", f"HEAD:{path}") + "\n", (root / path).read_text("utf-8")
    marks = [sha256(text.encode()).hexdigest() for text in (old, new)]
    one = {"path": path, "old": marks[0], "new": marks[1], "day": "2022-03-02", "ground": "BB", "entries": entries}
    (root / STONE).parent.mkdir(exist_ok=True)
    (root / STONE).write_text(json.dumps({"schema": 1, "removed": [one]}), "utf-8")
    git(root, "add", "--all", "submissions")
    git(root, "commit", "--quiet", "--message=x")


def digest_of(root: Path) -> str:
    """The digest of the person's entry as it lies there."""
    campaign = look(Asked(at="2022-12-20T08:00+07:00"), root).verdict.campaigns[0].campaign
    return next(one.digest for one in campaign.registrations["phong-mot"].entries if one.key == "ca_nhan/nv-001")


@pytest.mark.parametrize("listed", [True, False])
def test_a_tombstone_by_hand_makes_no_change_on_time(
    root: Path, capsys: pytest.CaptureFixture[str], *, listed: bool
) -> None:
    """While the version that was received is there, a tombstone that covers a title is named and keeps nothing."""
    was = digest_of(root)
    edit(root, PATH, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    forged(root, PATH, {"ca_nhan/nv-001": (was, digest_of(root))} if listed else {})
    text = said(capsys, "check", "--at", "2022-12-20T08:00+07:00", code=1)
    assert "nhưng mục ca_nhan/nv-001 đổi cả điều được tính hoặc thêm lời [data-expunged]" in text
    assert f"[not-received]\n--> {PATH}" in text


@pytest.mark.parametrize("gone", [False, True])
def test_a_closed_year_tells_a_forged_tombstone(root: Path, capsys: pytest.CaptureFixture[str], *, gone: bool) -> None:
    """Where the older version is gone the lock still says that more than words was taken."""
    was = digest_of(root)
    said(capsys, "lock", "2022")
    git(root, "add", "--all", "submissions")
    git(root, "commit", "--quiet", "--message=khoa")
    edit(root, PATH, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    forged(root, PATH, {"ca_nhan/nv-001": (was, digest_of(root))})
    if gone:
        git(root, "branch", "-D", "receipts")
        rewritten(root)
    text = said(capsys, "verify", "2022", code=1)
    assert ("bị sửa sau khi khóa sổ, không chỉ bỏ dữ liệu cá nhân" in text) is gone
    assert ("đổi cả điều được tính" in text) is not gone
    assert "còn nguyên" not in text


def test_no_decision_goes_under_a_tombstone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what units send can be cleaned so: a plan or a decision of a closed year stays what it was."""
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    said(capsys, "lock", "2022")
    git(root, "add", "--all", "submissions")
    git(root, "commit", "--quiet", "--message=khoa")
    edit(root, plan, "toi_da: 15%", "toi_da: 16%")
    forged(root, plan, {})
    text = said(capsys, "verify", "2022", code=1)
    assert f"“{plan}” bị sửa sau khi khóa sổ" in text
    assert "nhưng tệp này không phải hồ sơ của đơn vị" in text


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([*EXPUNGE, PATH], f"“{PATH}” không phải là tệp của đơn vị khác với lần lưu HEAD"),
        ([*EXPUNGE, "submissions/2022/ke-hoach/ke-hoach.yaml"], "bia chỉ ghi cho hai tệp đó"),
        ([*EXPUNGE, "submissions/2022/don-vi/phong-ba/dang-ky.yaml"], "không phải là tệp của đơn vị"),
        ([*EXPUNGE[:-1], "2/3", PATH], "“2/3” không phải là ngày; viết như 2022-03-02"),
        ([*EXPUNGE[:-1], "9999-12-31", PATH], "“9999-12-31” quá xa, hoặc còn ở phía trước"),
        ([*EXPUNGE[:-1], "0001-01-01", PATH], "“0001-01-01” quá xa"),
        ([*EXPUNGE, "--ground", "", PATH], "--ground không được để trống"),
        ([*EXPUNGE, "--ground", " 1/2 ", PATH], "văn bản (--ground) “1/2” không đọc được"),
        ([*EXPUNGE, "--ground", "BB\x1b[2J", PATH], "“BBU+001B[2J” không đọc được"),
        ([*EXPUNGE, "--ground", "B" * 501, PATH], "không đọc được; viết như"),
    ],
)
def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str) -> None:
    """What is no unit's file, did not change or is no day is refused before anything is written."""
    assert why in said(capsys, *arguments, code=2)
    assert not (root / STONE).exists()
