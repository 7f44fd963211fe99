"""`thidua receipt` at the desk: the Office's register, and whether the ledger is whole."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agency import BASE, NOMINATION, edit, git, repository
from thidua.cli import main
from thidua.cli.receipt.received import received
from thidua.intake.book import Book
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Receipt
from thidua.snapshot import Git, ledger_files

REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
OWN = "submissions/2022/don-vi/van-phong/dang-ky.yaml"
PAPER = ["receipt", "record", "--by-office", "--kind", "giay", "--receiver", "Trần Thị B"]
SESSION = BASE.parent / "ledger-broken/head-noted-and-gone/submissions/2022/hoi-dong"
AFTER = ["--at", "2022-12-20T08:00+07:00"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    return made


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def states(capsys: pytest.CaptureFixture[str], path: str) -> set[str]:
    """The states of the entries of a file after the deadlines."""
    main(["check", "--format", "json", *AFTER])
    (campaign,) = json.loads(capsys.readouterr().out)["campaigns"]
    return {entry["state"] for entry in campaign["entries"] if entry["path"] == path}


def test_the_register_decides_what_is_on_time(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Arrived on the last evening and typed days later is on time; arrived after midnight is late."""
    text = said(capsys, *PAPER, "--received", "2022-03-18T23:50", "--so-den", "12", REGISTRATION)
    assert text.startswith(f"Biên nhận 2022/1: {REGISTRATION} · mã ")
    assert states(capsys, REGISTRATION) == {"dung_han"}
    said(capsys, *PAPER, "--received", "19/3/2022 0:00", OWN, "--confirmed-by", "Lê Văn C")
    assert states(capsys, OWN) == {"tre_han"}
    files, _ = ledger_files(root, "receipts")
    first, second = read_ledger({path[5:]: data for path, data in files.items()}).receipts
    assert first.register_ is not None
    assert (first.register_.received_by, first.register_.number, first.blob) == (
        "Trần Thị B",
        "12",
        git(root, "rev-parse", f"HEAD:{REGISTRATION}"),
    )
    assert second.instant.isoformat() == "2022-03-18T17:00:00+00:00"


def test_a_day_without_a_time_is_that_whole_day(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last day is on time, whatever the hour was; the next day is late."""
    assert root.exists()
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    said(capsys, *PAPER, "--received", "2022-12-17", NOMINATION)
    assert states(capsys, REGISTRATION) == {"dung_han"}
    assert states(capsys, NOMINATION) == {"tre_han"}


def test_an_unreadable_file_has_a_receipt(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came in time and could not be read has a receipt; mended later it is corrected, not late."""
    whole = (root / REGISTRATION).read_bytes()
    (root / REGISTRATION).write_bytes(b"\xff\xfe\x00hong")
    assert "(đã nhận, chưa đọc được)" in said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    (root / REGISTRATION).write_bytes(whole)
    said(capsys, *PAPER, "--received", "21/3/2022", REGISTRATION)
    assert states(capsys, REGISTRATION) == {"sua_sau_han"}


def test_a_withdrawal_is_recorded(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that says that it is withdrawn is a withdrawal in the ledger too."""
    edit(root, NOMINATION, "    xep_loai:", "    rut_de_nghi: {ngay: 2022-12-10, ly_do: nham}\n    xep_loai:")
    said(capsys, *PAPER, "--received", "10/12/2022", NOMINATION)
    (data,) = ledger_files(root, "receipts")[0].values()
    assert json.loads(data)["withdrawn"] == ["ca_nhan/nv-001"]


def test_the_same_is_recorded_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Typing the same line of the register twice says so and writes nothing."""
    assert root.exists()
    arguments = [*PAPER, "--received", "18/3/2022", "--so-den", "12", REGISTRATION, NOMINATION]
    assert "Biên nhận 2022/2:" in said(capsys, *arguments)
    assert said(capsys, *arguments).splitlines() == [
        f"Đã có biên nhận của lần nhận này: {REGISTRATION}",
        f"Đã có biên nhận của lần nhận này: {NOMINATION}",
    ]


def test_a_wrong_day_of_the_register_is_put_right(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Typed too early it would be on time for ever; both lines stay in the ledger, and putting right can be put right."""
    right = [*PAPER, "--received", "21/3/2022", "--instead-of", "2022/1"]
    assert "“2022/1” không phải là dòng sổ đến" in said(capsys, *right, REGISTRATION, code=2)
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    assert states(capsys, REGISTRATION) == {"dung_han"}
    assert f"“2022/1” không phải là dòng sổ đến của {NOMINATION}" in said(capsys, *right, NOMINATION, code=2)
    assert "Biên nhận 2022/2:" in said(capsys, *right, REGISTRATION)
    assert states(capsys, REGISTRATION) == {"tre_han"}
    assert f"Đã có biên nhận của lần nhận này: {REGISTRATION}" in said(capsys, *right, REGISTRATION)
    said(capsys, *PAPER, "--received", "18/3/2022", "--instead-of", "2022/2", REGISTRATION)
    assert states(capsys, REGISTRATION) == {"dung_han"}
    told = said(capsys, "receipt", "verify")
    assert "2022: 3 biên nhận (receipts), đầu sổ" in told
    for number in (1, 2):
        assert f"Lưu ý · 2022/000003.json: thay dòng sổ đến 00000{number}.json đã ghi sai" in told
    assert root.exists()


def test_verify_tells_of_no_line_that_counts_that_it_was_wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line made by hand stands for no line of another file; of several for one line each but the last is wrong."""
    line = [*PAPER, "--received", "18/3/2022"]
    for arguments in (
        [*line, REGISTRATION],
        [*line, NOMINATION],
        [*PAPER, "--received", "17/3/2022", "--instead-of", "2022/1", REGISTRATION],
    ):
        said(capsys, *arguments)
    wrong, other, right = (Receipt.model_validate_json(one) for one in ledger_files(root, "receipts")[0].values())
    made = ({"event": "giay:4", "instead_of": other.event}, {"event": "giay:5", "instead_of": wrong.event})
    Book(Git(root)).record([right.model_copy(update=one) for one in made])
    told = said(capsys, "receipt", "verify").splitlines()
    assert [one.partition("/")[2] for one in told if one.startswith("Lưu ý")] == [
        "000005.json: thay dòng sổ đến 000001.json đã ghi sai",
        "000005.json: thay dòng sổ đến 000003.json đã ghi sai",
    ]


def test_a_line_that_another_stands_for_is_not_typed_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would not count, and nobody would notice; the line that counts now is named."""
    early, late = ([*PAPER, "--received", day, REGISTRATION] for day in ("18/3/2022", "21/3/2022"))
    said(capsys, *early)
    said(capsys, *late, "--instead-of", "2022/1")
    told = said(capsys, *early, code=1)
    assert (
        f"{REGISTRATION}: dòng này đã có và đã được thay bằng 2022/2; muốn tính lại thì ghi với --instead-of 2022/2"
        in told
    )
    assert "Đã có biên nhận" not in told
    assert "Không có tệp" not in told
    said(capsys, *early, "--instead-of", "2022/1")
    assert "thay bằng 2022/3" in said(capsys, *late, "--instead-of", "2022/1", code=1)
    assert states(capsys, REGISTRATION) == {"dung_han"}
    said(capsys, *late, "--instead-of", "2022/3")
    assert states(capsys, REGISTRATION) == {"tre_han"}
    assert root.exists()


def test_a_line_is_put_right_with_the_text_that_it_was_of(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in the file by then came later: it does not get the day of the line unless it is asked for."""
    wrong = [*PAPER, "--received", "17/3/2022", REGISTRATION]
    right = [*PAPER, "--received", "18/3/2022", "--instead-of", "2022/1", REGISTRATION]
    said(capsys, *wrong)
    edit(root, REGISTRATION, "ngay_lap: 2022-03-10", "ngay_lap: 2022-03-21")
    told = f"{REGISTRATION} nay khác bản của dòng 2022/1: thêm --commit với lần lưu có bản đã nhận"
    assert told in said(capsys, *right, code=2)
    assert "Biên nhận 2022/2:" in said(capsys, *right, "--commit", "HEAD")
    first, second = map(json.loads, ledger_files(root, "receipts")[0].values())
    assert first["blob"] == second["blob"]


@pytest.mark.parametrize(
    "other",
    [[], ["--confirmed-by", "trần thị  b"], ["--confirmed-by", "tran thi  b"], ["--confirmed-by", "Bà Trần Thị B"]],
)
def test_the_office_does_not_confirm_itself(root: Path, capsys: pytest.CaptureFixture[str], other: list[str]) -> None:
    """A file of the Office's own unit needs another person's confirmation."""
    assert root.exists()
    assert "cần một người khác xác nhận" in said(capsys, *PAPER, "--received", "18/3/2022", OWN, *other, code=2)


def test_a_later_confirmation_is_another_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The right confirmer is not swallowed by a record with a wrong one; told twice it is one record."""
    assert root.exists()
    first = [*PAPER, "--received", "18/3/2022", OWN, "--confirmed-by"]
    assert said(capsys, *first, "Lê Văn C").startswith("Biên nhận 2022/1")
    assert said(capsys, *first, "Phạm Văn D").startswith("Biên nhận 2022/2")
    assert said(capsys, *first, "Phạm Văn D").startswith("Đã có biên nhận")


@pytest.mark.parametrize(
    ("when", "path", "why"),
    [
        ("hôm qua", REGISTRATION, "“hôm qua” không phải là lúc nhận; viết như 18/3/2022"),
        ("31/2/2022", REGISTRATION, "“31/2/2022” không phải là lúc nhận"),
        ("18/3/0022", REGISTRATION, "quá xa"),
        ("18/3/2122", REGISTRATION, "lúc nhận còn ở phía trước"),
        ("2122-03-18T08:00", REGISTRATION, "lúc nhận còn ở phía trước"),
        ("18/3/2022", "submissions/2022/ke-hoach/ke-hoach.yaml", "không phải là tệp đăng ký hay đề nghị"),
        ("18/3/2022", "submissions/2022/don-vi/phong-ba/dang-ky.yaml", "không phải là tệp đăng ký hay đề nghị"),
        ("18/3/2022", "/etc/passwd", "không phải là tệp đăng ký hay đề nghị"),
    ],
)
def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str], when: str, path: str, why: str) -> None:
    """What the register cannot say, and what is no file of a unit, is refused before anything is written."""
    assert why in said(capsys, *PAPER, "--received", when, path, code=2)
    assert git(root, "branch", "--list", "receipts") == ""


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--receiver", " \n "], "người nhận (--receiver) “” không đọc được"),
        (["--receiver", "."], "người nhận (--receiver) “.” không đọc được"),
        (["--receiver", "Văn\x07thư"], "người nhận (--receiver) “VănU+0007thư” không đọc được"),
        (["--so-den", "9" * 201], "số đến (--so-den) “999"),
        (["--confirmed-by", "\x9b"], "người xác nhận (--confirmed-by) “U+009B” không đọc được"),
    ],
)
def test_who_received_is_written_in_letters(
    root: Path, capsys: pytest.CaptureFixture[str], more: list[str], why: str
) -> None:
    """A receiver without letters, characters that nobody sees, more than a line can hold: nothing is written."""
    assert why in said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION, *more, code=2)
    assert git(root, "branch", "--list", "receipts") == ""


def test_a_time_needs_a_plan_or_a_zone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While the plan cannot be read, a time needs its zone; then even that file has a receipt."""
    (root / "submissions/2022/ke-hoach/ke-hoach.yaml").write_text("hỏng: [", "utf-8")
    assert "viết kèm +07:00" in said(capsys, *PAPER, "--received", "2022-03-18 23:50", REGISTRATION, code=2)
    said(capsys, *PAPER, "--received", "2022-03-18 23:50+07:00", REGISTRATION)
    git(root, "checkout", "--quiet", ".")
    assert states(capsys, REGISTRATION) == {"dung_han"}


def test_a_commit_is_recorded_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--commit records what a commit holds, not what lies in the folder."""
    (root / REGISTRATION).write_bytes(b"[")
    assert "chưa đọc được" not in said(
        capsys, *PAPER, "--received", "18/3/2022", "--commit", "HEAD", str(root / REGISTRATION)
    )


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2022-03-18T7:05", "2022-03-18T07:05:00+00:00"),
        (" 2022-03-18 07:05:30 ", "2022-03-18T07:05:30+00:00"),
        ("18/03/2022 23:59+07:00", "2022-03-18T16:59:00+00:00"),
    ],
)
def test_times_as_people_write_them(text: str, instant: str) -> None:
    """Both ways to write a date, with or without seconds and zone."""
    assert received(text, UTC).instant.isoformat() == instant


def test_verify_says_that_all_holds(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole ledger is said to be whole, against a head that was noted before it grew too."""
    assert said(capsys, "receipt", "verify") == "Chưa có biên nhận nào.\n"
    noted = said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION).splitlines()[0][-64:]
    said(capsys, *PAPER, "--received", "16/12/2022", NOMINATION)
    for head in ([], ["--head", noted], ["--head", noted[:12]], ["--head", f"2022:{noted}"]):
        text = said(capsys, "receipt", "verify", *head)
        assert text.startswith("2022: 2 biên nhận (receipts), đầu sổ ")
        assert text.endswith("\nSổ biên nhận liền mạch.\n")
    bare = root.parent / "may-chu.git"
    git(root, "clone", "--quiet", "--bare", str(root), str(bare))
    command = [sys.executable, "-m", "thidua", "receipt", "verify"]
    assert "liền mạch" in subprocess.run(command, cwd=bare, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("damage", ["edited", "dropped", "inserted", "reordered", "cut off", "all gone"])
def test_verify_names_what_is_wrong(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    """The first receipt at which the ledger does not hold is named, and the exit code is 1."""
    for hour in range(1, 5):
        said(capsys, *PAPER, "--received", f"18/3/2022 0{hour}:00", REGISTRATION)
    whole = ledger_files(root, "receipts")[0]
    head = said(capsys, "receipt", "verify").partition("đầu sổ ")[2][:64]
    names = [f"2022/{number:06}.json" for number in range(1, 5)]
    files, named = damaged(whole, names, damage)
    folder = tmp_path / "so"
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    folder.mkdir(exist_ok=True)
    text = said(capsys, "receipt", "verify", "--receipts", str(folder), "--head", head, code=1)
    assert f"Cần sửa · Sổ biên nhận không còn nguyên vẹn: {named}" in text


def damaged(whole: dict[str, bytes], names: list[str], damage: str) -> tuple[dict[str, bytes], str]:
    """A ledger of four with one damage, and how the message about it begins."""
    _, second, third, fourth = (whole[name] for name in names)
    return {
        "edited": ({**whole, names[1]: second.replace(b"giay", b"zalo")}, "2022/000002.json: nội dung đã bị sửa"),
        "dropped": (
            {name: whole[name] for name in names if name != names[1]},
            "2022/000003.json: cần là biên nhận số 2",
        ),
        "inserted": ({**whole, names[2]: second, names[3]: third, "2022/000005.json": fourth}, "2022/000003.json: cần"),
        "reordered": ({**whole, names[1]: third, names[2]: second}, "2022/000002.json: cần là biên nhận số 2"),
        "cut off": ({name: whole[name] for name in names[:3]}, "2022/000003.json: không còn biên nhận mà người khác"),
        "all gone": ({}, "không còn sổ nào có đầu sổ"),
    }[damage]


def test_verify_reads_the_history_of_the_branch(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chain that was made anew by a further commit holds in itself; the branch's history gives it away.

    A tag of the branch's name, which anybody may send to a forge, is not read in its place.
    """
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    git(root, "checkout", "--quiet", "receipts")
    git(root, "tag", "receipts")
    git(root, "rm", "--quiet", "2022/000001.json")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    said(capsys, *PAPER, "--received", "19/3/2022", REGISTRATION)
    assert "bị sửa hoặc xóa" in said(capsys, "receipt", "verify", "--receipts", "receipts", code=1)
    text = said(capsys, "receipt", "verify", code=1)
    assert "2022/000001.json: bị sửa hoặc xóa trong lịch sử của receipts, tại lần lưu" in text


def noting(root: Path, head: str) -> None:
    """A decision that notes a head."""
    shutil.copytree(SESSION, root / "submissions/2022/hoi-dong")
    path = root / "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
    path.write_text(re.sub("dau_so: .*", f"dau_so: {head}", path.read_text("utf-8")), "utf-8", newline="\n")


@pytest.mark.parametrize("campaign", [[], ["--campaign", "2022"]])
@pytest.mark.parametrize(
    ("place", "said_of"),
    [
        ("", "submissions/2022/hoi-dong/quyet-dinh-01.yaml ghi đầu sổ {head}…, nay không còn biên nhận ấy"),
        ("submissions/2022/bien-nhan", "“submissions/2022/bien-nhan” là liên kết tới tệp khác"),
        ("submissions/2022/bien-nhan/000001.json", "“submissions/2022/bien-nhan/000001.json” là liên kết"),
        ("submissions/2022", "“submissions/2022” là liên kết tới tệp khác"),
    ],
)
def test_verify_misses_a_ledger_that_was_there(
    root: Path, capsys: pytest.CaptureFixture[str], place: str, said_of: str, campaign: list[str]
) -> None:
    """Deleted though a decision noted its head, or put out of reach: that there are no receipts is never said then."""
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    said(capsys, *PAPER, "--received", "16/12/2022", NOMINATION)
    said(capsys, "lock", "2022")
    head = said(capsys, "receipt", "verify").partition("đầu sổ ")[2][:64]
    git(root, "branch", "-D", "receipts")
    noting(root, head)
    (root / "submissions/2022/ke-hoach/y.json").symlink_to(root)
    assert said(capsys, "receipt", "verify", *campaign).endswith("Sổ biên nhận liền mạch.\n")
    if place:
        (root / place).rename(root / "cho-khac")
        (root / place).symlink_to(root / "cho-khac")
    else:
        shutil.rmtree(root / "submissions/2022/bien-nhan")
    text = said(capsys, "receipt", "verify", *campaign, code=1)
    assert f"Cần sửa · Sổ biên nhận không còn nguyên vẹn: {said_of.format(head=head[:12])}" in text
    assert "Chưa có biên nhận nào" not in text
    if place == "submissions/2022/bien-nhan":
        why = said(capsys, *PAPER, "--received", "16/12/2022", NOMINATION, code=2)
        assert f"“{place}” là liên kết tới tệp khác, nên không biết sổ của chiến dịch 2022 đến đâu" in why


def test_verify_of_a_named_ledger_is_of_that_one(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy that lacks what a decision noted is said to; another year is no matter of it."""
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    said(capsys, "lock", "2022")
    copied = tmp_path / "so" / "2022"
    shutil.copytree(root / "submissions/2022/bien-nhan", copied)
    (copied / "khoa-so.json").unlink()
    noting(root, "a" * 64)
    text = said(capsys, "receipt", "verify", "--receipts", str(tmp_path / "so"), code=1)
    assert f"quyet-dinh-01.yaml ghi đầu sổ {'a' * 12}…" in text
    copied.rename(copied.with_name("2023"))
    assert said(capsys, "receipt", "verify", "--receipts", str(tmp_path / "so")).endswith("liền mạch.\n")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--head", "xyz"], "“xyz” không phải là đầu sổ"),
        (["--campaign", "2031"], "chưa có biên nhận của chiến dịch “2031”"),
    ],
)
def test_verify_refuses_wrong_use(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    """What is no head and no campaign is said to be none."""
    assert root.exists()
    assert why in said(capsys, "receipt", "verify", *arguments, code=2)


def authority(folder: Path, *clock: str) -> Path:
    """A time stamping authority of its own, made with openssl at a time; its folder."""
    folder.mkdir()
    (folder / "tsa.cnf").write_text(
        f"[tsa]\ndefault_tsa=one\n[one]\nserial={folder}/serial\nsigner_cert={folder}/tsa.pem\n"
        f"signer_key={folder}/tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n"
        "[ext]\nextendedKeyUsage=critical,timeStamping\n"
    )
    (folder / "serial").write_text("01\n")
    for line in (
        "req -x509 -newkey rsa:2048 -nodes -subj /CN=CA -keyout ca.key -out ca.pem -days 3650",
        "req -newkey rsa:2048 -nodes -subj /CN=TSA -keyout tsa.key -out tsa.csr",
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 3650 -extfile tsa.cnf -extensions ext",
    ):
        subprocess.run([*clock, "openssl", *line.split()], cwd=folder, check=True, capture_output=True)
    return folder


def stamped(tsa: Path, *clock: str) -> None:
    """Let the authority answer the query."""
    line = "openssl ts -reply -config tsa.cnf -queryfile q.tsq -out t.tsr"
    subprocess.run([*clock, *line.split()], cwd=tsa, check=True, capture_output=True)


def test_a_time_stamp_is_asked_for_and_checked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A token of a real authority over the head holds offline, on later days too; over another head it does not."""
    assert "chưa có biên nhận" in said(capsys, "receipt", "stamp", "--campaign", "2022", "--into", "q.tsq", code=2)
    head = said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION).splitlines()[0][-64:]
    tsa = authority(root.parent / "tsa")
    assert head in said(capsys, "receipt", "stamp", "--campaign", "2022", "--into", str(tsa / "q.tsq"))
    stamped(tsa)
    token = ["receipt", "verify", "--token", str(tsa / "t.tsr")]
    trusted = [*token, "--ca", str(tsa / "ca.pem")]
    good = f"Dấu thời gian đúng: biên nhận 2022/1 đến 2022/1 đã có lúc {datetime.now(UTC):%d/%m/%Y}"
    assert good in said(capsys, *trusted)
    assert "cần chứng thư gốc" in said(capsys, *token, code=2)
    other = authority(root.parent / "other")
    assert "không làm chứng cho dấu thời gian này" in said(capsys, *token, "--ca", str(other / "ca.pem"), code=2)
    assert "không phải là dấu thời gian" in said(capsys, *trusted[:3], str(tsa / "ca.pem"), *trusted[-2:], code=2)
    second = said(capsys, *PAPER, "--received", "19/3/2022", REGISTRATION).splitlines()[0][-64:]
    assert good in said(capsys, *trusted)
    assert good in said(capsys, *trusted, "--head", head[:12])
    assert f"là của đầu sổ {head}, không phải {second}" in said(capsys, *trusted, "--head", second, code=1)
    git(root, "branch", "--move", "receipts", "cu")
    said(capsys, *PAPER, "--received", "19/3/2022", REGISTRATION)
    assert f"là của đầu sổ {head}, sổ này không còn đầu sổ ấy" in said(capsys, *trusted, code=1)


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
def test_a_time_stamp_outlives_its_certificate(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Made while the authority's certificate was valid, a token holds when that has run out; one made after does not."""
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    tsa = authority(root.parent / "tsa", "faketime", "-f", "@2012-03-20 08:00:00")
    said(capsys, "receipt", "stamp", "--campaign", "2022", "--into", str(tsa / "q.tsq"))
    trusted = ["receipt", "verify", "--token", str(tsa / "t.tsr"), "--ca", str(tsa / "ca.pem")]
    stamped(tsa, "faketime", "-f", "@2012-03-21 08:00:00")
    assert "đã có lúc 21/03/2012" in said(capsys, *trusted)
    stamped(tsa)
    assert "không làm chứng cho dấu thời gian này" in said(capsys, *trusted, code=2)


def test_a_refusal_is_no_time_stamp(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An authority that does not take the query answers without a token."""
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    tsa = authority(root.parent / "tsa")
    said(capsys, "receipt", "stamp", "--campaign", "2022", "--into", str(tsa / "q.tsq"))
    (tsa / "tsa.cnf").write_text((tsa / "tsa.cnf").read_text().replace("digests=sha256", "digests=sha512"))
    stamped(tsa)
    refused = ["receipt", "verify", "--token", str(tsa / "t.tsr"), "--ca", str(tsa / "ca.pem")]
    assert "đã từ chối" in said(capsys, *refused, code=2)


def test_without_openssl_it_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where openssl is missing the message says what to install."""
    said(capsys, *PAPER, "--received", "18/3/2022", REGISTRATION)
    monkeypatch.setenv("PATH", str(only_git(root.parent / "bin")))
    assert "hãy cài OpenSSL" in said(capsys, "receipt", "stamp", "--campaign", "2022", "--into", "q.tsq", code=2)


def only_git(folder: Path) -> Path:
    """A folder that holds nothing but Git."""
    folder.mkdir()
    (folder / "git").symlink_to(str(shutil.which("git")))
    return folder


WHEN = ("2022-12-05T08:00", "2022-12-12T08:00")
"""When the first and the second version of the nomination came, both in time."""


def two_versions(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A nomination that came, and came again with one person changed and one more; the blob of the first."""
    said(capsys, *PAPER, "--received", WHEN[0], NOMINATION)
    edit(root, NOMINATION, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    with (root / NOMINATION).open("a", encoding="utf-8", newline="\n") as file:
        file.write("  - {ma_so: nv-099, ho_ten: Vũ Thị Sau, danh_hieu: [LDTT, CSTDCS]}\n")
    said(capsys, *PAPER, "--received", WHEN[1], NOMINATION)
    first, _ = ledger_files(root, "receipts")[0].values()
    return str(json.loads(first)["blob"])


def as_of(capsys: pytest.CaptureFixture[str], at: str) -> dict[str, Any]:
    """The report on the campaign as of an instant."""
    capsys.readouterr()
    main(["check", "--format", "json", "--at", at])
    (campaign,) = json.loads(capsys.readouterr().out)["campaigns"]
    return dict(campaign)


def cstdcs(campaign: dict[str, Any]) -> list[int]:
    """How many are counted for the agency and for each unit."""
    return [one["count"] for one in campaign["quotas"] if one["title"] == "CSTDCS"]


def test_a_past_instant_has_the_text_of_then(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Before the second version came the first one stands, in the check, the figures and the site."""
    two_versions(root, capsys)
    found = {}
    for at in ("2022-12-10T08:00+07:00", "2022-12-13T08:00+07:00"):
        campaign = as_of(capsys, at)
        entries = {one["key"]: one for one in campaign["entries"] if one["path"] == NOMINATION}
        assert {one["state"] for one in entries.values()} == {"dung_han"}
        into = tmp_path / at[:10]
        assert main(["pages", "--edition", "noi-bo", "--at", at, "--into", str(into)]) == 0
        told = any("Vũ Thị Sau".encode() in path.read_bytes() for path in into.rglob("*.*"))
        found[at[8:10]] = (entries["ca_nhan/nv-001"]["titles"], "ca_nhan/nv-099" in entries, told, cstdcs(campaign))
    assert found == {"10": (["LDTT", "CSTDCS"], False, False, [1, 1, 0, 0]), "13": (["LDTT"], True, True, [0, 0, 0, 0])}


def test_where_the_text_of_then_is_gone_that_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came later does not count for it; what both versions say is known, and is on time."""
    blob = two_versions(root, capsys)
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    campaign = as_of(capsys, "2022-12-10T08:00+07:00")
    (finding,) = (one for one in campaign["findings"] if one["rule"] == "not-received")
    assert (finding["path"], finding["severity"], finding["who"]) == (NOMINATION, "warning", "office")
    assert finding["message"] == (
        "Phòng Một, hồ sơ đề nghị: nội dung của Trần Thị A, Vũ Thị Sau đến sau lúc được hỏi nên không được tính;"
        " bản nhận trước lúc đó không còn lấy được ở kho này"
    )
    found = {one["key"]: one["state"] for one in campaign["entries"] if one["path"] == NOMINATION}
    assert [found[f"ca_nhan/nv-{number}"] for number in ("001", "002", "099")] == [
        "dung_han",
        "dung_han",
        "chua_ghi_nhan",
    ]
    assert cstdcs(campaign) == [0, 0, 0, 0]
