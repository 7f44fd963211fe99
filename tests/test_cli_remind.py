"""Reminders: seven, three and one day before a deadline, of those who have not sent; silent on other days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agency import edit, git, repository
from thidua.cli import main

TWO = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
SEVEN = "2022-12-09T08:00+07:00"
NOT_DUE = "Hôm nay không có gì phải nhắc (nhắc trước hạn 7, 3, 1 ngày).\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which Phòng Hai has sent no nomination."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    git(made, "branch", "gui")
    git(made, "rm", "--quiet", TWO)
    git(made, "commit", "--quiet", "--message=x")
    return made


def test_the_digest_names_who_has_not_sent(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which stage, which day, how many days, and the units by name; ready for an e-mail or a message."""
    assert root.exists()
    assert main(["remind", "--at", SEVEN]) == 0
    assert capsys.readouterr().out == (
        "Nhắc nộp hồ sơ thi đua\n\n"
        "Đề nghị 2022: còn 7 ngày, hạn hết ngày 16/12/2022 (Phát động thi đua năm 2022).\n"
        "Chưa gửi (1/3 đơn vị): Phòng Hai.\n\n"
        "Gửi bằng yêu cầu hợp nhất, hoặc gửi Văn phòng bản giấy, văn bản điện tử, thư điện tử, Zalo.\n"
    )
    assert main(["remind", "--at", SEVEN, "--format", "issue"]) == 0
    title, _, first, *_ = capsys.readouterr().out.split("\n")
    assert title == "# Nhắc nộp hồ sơ thi đua: đề nghị 2022, còn 7 ngày"
    assert first == "- Đề nghị 2022: còn 7 ngày, hạn hết ngày 16/12/2022 (Phát động thi đua năm 2022)."
    assert main(["remind", "--at", SEVEN, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "schema": 1,
        "at": "2022-12-09T08:00:00+07:00",
        "due": [
            {
                "campaign": "2022",
                "stage": "de_nghi",
                "day": "2022-12-16",
                "days_left": 7,
                "expected": 3,
                "missing": [{"unit": "phong-hai", "name": "Phòng Hai"}],
                "unreadable": [],
                "unreceived": [],
            }
        ],
        "unread": [],
    }


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2022-12-08T23:59:59+07:00", False),
        ("2022-12-09T00:00+07:00", True),
        ("2022-12-09T23:59:59+07:00", True),
        ("2022-12-10T00:00+07:00", False),
        ("2022-12-12T17:00Z", True),
        ("2022-12-15T08:00+07:00", True),
        ("2022-12-16T08:00+07:00", False),
        ("2022-12-17T08:00+07:00", False),
        ("2022-03-15T08:00+07:00", False),
    ],
)
def test_only_on_the_days_of_the_plan_zone(
    root: Path, capsys: pytest.CaptureFixture[str], at: str, *, said: bool
) -> None:
    """Days are days at +07:00 whatever the machine's zone; on others, and where all have sent, nothing is written."""
    assert root.exists()
    assert main(["remind", "--at", at]) == 0
    captured = capsys.readouterr()
    assert bool(captured.out) is said
    assert captured.err == ("" if said else NOT_DUE)


def test_what_was_received_is_not_asked_for_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A request that waits to be taken in has its receipt: its sender hears nothing, unlike those without one."""
    assert not (root / TWO).exists()
    told = ["--kind", "giay", "--received", "8/12/2022", "--receiver", "Nguyễn Văn A", "--commit", "gui"]
    assert main(["receipt", "record", "--by-office", *told, TWO]) == 0
    capsys.readouterr()
    assert main(["remind", "--at", SEVEN]) == 0
    out = capsys.readouterr().out
    assert "Phòng Hai" not in out
    assert "chưa có biên nhận, gửi lại hoặc báo Văn phòng ghi nhận (2/3 đơn vị): Phòng Một, Văn phòng.\n" in out


def test_a_file_that_cannot_be_read_is_told_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It came, and still has to be mended before the deadline."""
    (root / TWO).write_text("a: [", "utf-8")
    assert main(["remind", "--at", SEVEN]) == 0
    out = capsys.readouterr().out
    assert "Đã gửi nhưng tệp chưa đọc được (1/3 đơn vị): Phòng Hai.\n" in out
    assert "Chưa gửi" not in out


@pytest.mark.parametrize("file", ["co-quan/don-vi.yaml", "2022/ke-hoach/ke-hoach.yaml"])
@pytest.mark.parametrize("damage", ["text", "link", "folder"])
def test_what_hides_who_is_to_be_reminded_is_named(
    root: Path, capsys: pytest.CaptureFixture[str], file: str, damage: str
) -> None:
    """That nothing is due is never said of what cannot be read; people and programs are told which file it is."""
    path, named = root / "submissions" / file, f"submissions/{file}"
    if damage == "text":
        path.write_text("a: [", "utf-8")
    elif damage == "link":
        path.rename(root / "cho-khac")
        path.symlink_to(root / "cho-khac")
    else:
        path.parent.rename(root / "cho-khac")
        path.parent.symlink_to(root / "cho-khac")
        named = named.rpartition("/")[0]
    line = f"Không đọc được {named} nên chưa biết có phải nhắc ai nữa không; xem chỗ phải sửa: thidua check {named}\n"
    for way in ("text", "issue"):
        assert main(["remind", "--at", SEVEN, "--format", way]) == 1
        assert capsys.readouterr() == ("", line)
    assert main(["remind", "--at", SEVEN, "--format", "json"]) == 1
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert (told["due"], told["unread"], captured.err) == ([], [named], line)


def test_what_is_due_elsewhere_is_said_all_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One campaign's plan that cannot be read, or is not yet filled in, silences no other."""
    assert main(["new", "--campaign", "2023"]) == 0
    capsys.readouterr()
    assert main(["remind", "--at", SEVEN]) == 1
    captured = capsys.readouterr()
    assert "Chưa gửi (1/3 đơn vị): Phòng Hai.\n" in captured.out
    assert captured.err.startswith("Không đọc được submissions/2023/ke-hoach/ke-hoach.yaml nên")
    (root / "submissions/2023").rename(root / "cho-khac")
    (root / "submissions/ghi chu.txt").symlink_to(root / "cho-khac")
    assert main(["remind", "--at", SEVEN]) == 0


def test_an_extended_unit_is_reminded_of_its_own_day(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An extension of the whole unit moves its reminders; one for single people does not."""
    path = root / "submissions/2022/ke-hoach/gia-han.yaml"
    ground = "ly_do: x, can_cu: {loai: but_phe, ngay: 2022-12-01}"
    row = f"{{loai: gia_han, don_vi: phong-hai, giai_doan: de_nghi, den_het_ngay: 2022-12-20, {ground}}}"
    path.write_text(f"schema: 1\nmuc:\n  - {row}\n", "utf-8")
    assert main(["remind", "--at", SEVEN]) == 0
    assert capsys.readouterr().out == ""
    assert main(["remind", "--at", "2022-12-13T08:00+07:00"]) == 0
    assert "còn 7 ngày, hạn hết ngày 20/12/2022" in capsys.readouterr().out
    edit(root, "submissions/2022/ke-hoach/gia-han.yaml", "giai_doan", "nguoi: [nv-008], giai_doan")
    assert main(["remind", "--at", SEVEN]) == 0
    assert "hạn hết ngày 16/12/2022" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("forge", "repository", "path", "body"),
    [
        ("github", "so/thi-dua", "/repos/so/thi-dua/issues", "body"),
        ("forgejo", "so/thi-dua", "/repos/so/thi-dua/issues", "body"),
        ("gitlab", "14", "/projects/14/issues", "description"),
    ],
)
def test_the_call_that_opens_an_issue(root: Path, forge: str, repository: str, path: str, body: str) -> None:
    """One issue on a day that is due, an empty list of calls on another."""
    into = root.parent / "ra"
    asked = ["remind", "--into", str(into), "--forge", forge, "--repository", repository, "--at"]
    assert main([*asked, SEVEN]) == 0
    assert (into / "goi.tsv").read_text("utf-8") == f"POST\t{path}\tgoi-1.json\t-\n"
    sent = json.loads((into / "goi-1.json").read_bytes())
    assert sent["title"] == "Nhắc nộp hồ sơ thi đua: đề nghị 2022, còn 7 ngày"
    assert "- Chưa gửi (1/3 đơn vị): Phòng Hai.\n" in sent[body]
    assert (into / "nhac.txt").read_text("utf-8").startswith("Nhắc nộp hồ sơ thi đua\n")
    assert main([*asked, "2022-12-10T08:00+07:00"]) == 0
    assert (into / "goi.tsv").read_bytes() == (into / "nhac.txt").read_bytes() == b""


@pytest.mark.parametrize("more", [[], ["--forge", "github"], ["--forge", "github", "--repository", "a/../b"]])
def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    """Where to open the issue must be said, and must be a name."""
    assert main(["remind", "--at", SEVEN, "--into", str(root.parent / "ra"), *more]) == 2
    assert "cần cả --forge và --repository" in capsys.readouterr().err
