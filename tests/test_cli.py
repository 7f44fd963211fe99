"""The command, as people call it: every subcommand on a real repository."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import jsonschema
import pytest

from agency import NOMINATION, PROJECT, edit, git, repository
from thidua.cli import main
from thidua.report.schemas import FILES

LATE = "2022-12-20T08:00+07:00"


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository, entered."""
    root = repository(tmp_path / "kho")
    monkeypatch.chdir(root)
    return root


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_check_says_that_all_is_well(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good repository gives exit code 0 and one line; the working folder may lie below its root."""
    assert said(capsys, "check") == "Kết quả: không có gì phải sửa hay xem xét.\n"
    os.chdir(agency / "submissions" / "2022")
    assert "không có gì phải sửa" in said(capsys, "check")


def test_check_reads_a_commit_and_not_the_work_tree(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--commit asks the commit; the work tree may say something else."""
    edit(agency, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    assert "[attestation-missing]" in said(capsys, "check", code=1)
    assert "không có gì phải sửa" in said(capsys, "check", "--commit", "HEAD")


def test_paths_roles_and_campaigns_filter_only_what_is_shown(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A filter changes what is shown and counted in the exit code, never the verdict itself."""
    edit(agency, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    for shown in (
        [NOMINATION],
        [str(agency / NOMINATION)],
        ["./submissions/2022/don-vi/phong-mot/"],
        ["--as", "phong-mot/de-nghi"],
        ["--campaign", "2022"],
    ):
        assert "[attestation-missing]" in said(capsys, "check", *shown, code=1)
    for hidden in (["submissions/co-quan"], ["--as", "phong-hai"], ["--as", "phong-mot/dang-ky"]):
        assert "[attestation-missing]" not in said(capsys, "check", *hidden)


def test_json_is_complete_and_fits_its_schema(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON report fits the JSON Schema that the command hands out, and names commit and instant."""
    edit(agency, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    report = json.loads(said(capsys, "check", "--format", "json", "--at", LATE, code=1))
    schema = json.loads(said(capsys, "schema", "bao-cao"))
    jsonschema.Draft202012Validator(schema).validate(report)
    assert report["commit"] == git(agency, "rev-parse", "HEAD")
    assert report["at"] == "2022-12-20T08:00:00+07:00"
    (campaign,) = report["campaigns"]
    (finding,) = campaign["findings"]
    assert (finding["rule"], finding["line"], finding["column"]) == ("attestation-missing", 28, 14)
    assert len(campaign["entries"]) == 16 * 2 + 2 + 6
    own = [quota for quota in campaign["quotas"] if quota["own"] and not quota["unit"]]
    assert [(q["title"], q["base"], q["count"], q["limit"], q["arithmetic"]) for q in own] == [
        ("CSTDCS", 15, 0, 2, "15 % × 15 LĐTT = 2,25 → 2")
    ]


def test_instant_without_anything_that_tells_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside Git and without receipts the report holds no instant and no commit."""
    root = repository(tmp_path / "kho")
    (root / ".git").rename(tmp_path / "elsewhere")
    os.chdir(root)
    report = json.loads(said(capsys, "check", "--format", "json"))
    assert (report["at"], report["commit"], report["receipts"]["source"]) == ("", "", "none")


def test_github_annotations(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error becomes ::error at its file and line, with % and line ends escaped."""
    edit(agency, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    line = said(capsys, "check", "--format", "github", code=1)
    assert line.startswith(f"::error file={NOMINATION},line=28,endLine=28,col=14,")
    assert "%0Acách sửa: " in line


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "còn thiếu: LỆNH"),
        (["xem"], "không có lựa chọn xem"),
        (["chek"], "ý là check?"),
        (["check", "--formt", "json"], "không hiểu: --formt; ý là --format?\ncách dùng: thidua check"),
        (["check", "--format", "jsn"], "ý là json?"),
        (["check", "submissions/2022/ke-hoach.yaml"], "không có tệp “submissions/2022/ke-hoach.yaml”"),
        (["check", "/etc"], "không có tệp “/etc”"),
        (["check", "--as", "phong-mot/dangky"], "viết phong-mot/dang-ky hoặc phong-mot/de-nghi"),
        (["serve", "--port", "a"], "--port: “a” không phải là số nguyên"),
        (["serve", "--port", "99999"], "không mở được cổng 99999"),
        (["check", "--la"], "không hiểu: --la"),
        (["check", "--at"], "cần có giá trị đi kèm"),
        (["check", "--at", "hôm qua"], "không phải là thời điểm"),
        (["check", "--at", "2022-12-20T08:00"], "thiếu múi giờ"),
        (["check", "--at", "0001-01-01T00:00+14:00"], "quá xa"),
        (["check", "--campaign", "2031"], "không có chiến dịch “2031”; hiện có: 2022"),
        (["check", "--as", "phong-ba"], "không có đơn vị “phong-ba”"),
        (["check", "--commit", "khong-co"], "không tìm thấy"),
        (["check", "--commit=--all"], "--all"),
        (["check", "--receipts", "nhanh-la"], "nhanh-la"),
        (["status", "--campaign", "2031"], "không có chiến dịch"),
        (["status", "--unit", "phong-ba"], "không có đơn vị"),
        (["explain", "quota-exceded"], "ý là quota-exceeded?"),
        (["explain", "xyzxyz"], "xem danh sách"),
        (["new"], "cần mã đơn vị"),
        (["new", "phong-mot"], "cần loại tệp"),
        (["new", "phong-ba", "dang-ky"], "không có đơn vị"),
        (["new", "zzzz", "dang-ky"], "hiện có: phong-mot (Phòng Một), phong-hai (Phòng Hai), van-phong (Văn phòng)"),
        (["new", "phong-haj", "dang-ky"], "ý là phong-hai (Phòng Hai)?"),
        (["check", "--as", "Phòng Một/nop"], "không có giai đoạn “nop”"),
        (["new", "phong-mot", "dang-ky"], "không ghi đè"),
        (["new", "--campaign", "2031", "phong-mot", "dang-ky"], "không có chiến dịch"),
        (["new", "--campaign", "Năm sau"], "không phải là mã"),
        (["new", "--campaign", "chuyen-doi-so"], "phải có đúng một năm"),
        (["new", "--campaign", "2026-2027"], "phải có đúng một năm"),
        (["new", "--campaign", "2016"], "chưa có dữ liệu chế độ pháp luật của năm 2016"),
        (["new", "phong-mot", "dangky"], "ý là dang-ky?"),
        (["fmt", "/etc/hostname"], "không nằm trong"),
        (["fmt", "submissions/2022/ke-hoach.yaml"], "không có tệp"),
        (["pages", "--into", "site"], "đã có nội dung"),
    ],
)
@pytest.mark.usefixtures("agency")
def test_wrong_use(capsys: pytest.CaptureFixture[str], argv: list[str], words: str) -> None:
    """Wrong use exits with 2 and says in Vietnamese what would be right, without a traceback."""
    text = said(capsys, *argv, code=2)
    assert text.startswith("Dùng lệnh chưa đúng: ")
    assert words in text
    assert "Traceback" not in text


@pytest.mark.usefixtures("agency")
@pytest.mark.parametrize("argv", [["status", "--campaign"], ["check", "--campaign"], ["verify"], ["lock"], ["check"]])
def test_what_was_typed_reaches_no_terminal_as_a_command(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    """A control character of an argument is shown by its code point."""
    text = said(capsys, *argv, "x\x1b[31m", code=2)
    assert "xU+001B[31m" in text
    assert "\x1b" not in text


def test_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without submissions/ upwards the command says where to go."""
    monkeypatch.chdir(tmp_path)
    assert "không tìm thấy thư mục submissions/" in said(capsys, "check", code=2)


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Help is Vietnamese to the last word."""
    text = said(capsys, "--help") + said(capsys, "check", "--help")
    for english in ("usage", "options", "positional", "show this"):
        assert english not in text
    assert said(capsys, "--version").startswith("thidua ")


def test_no_campaign_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty repository is no fault of the command: it says what is missing."""
    (tmp_path / "submissions").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "chưa có tệp submissions/co-quan/don-vi.yaml" in said(capsys, "check", code=1)
    assert "Kho chưa có chiến dịch nào đọc được." in said(capsys, "status")
    folder = tmp_path / "submissions/2030/don-vi/phong-mot"
    folder.mkdir(parents=True)
    (folder / "dang-ky.yaml").write_text("schema: 1\n", "utf-8")
    assert "tạo bằng: thidua new --campaign MÃ" in said(capsys, "new", "phong-mot", "dang-ky", code=2)


def test_status(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Units by stage, quotas with their arithmetic and whose turn it is; nobody is forgotten who may yet be sent."""
    edit(agency, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    (agency / "submissions/2022/don-vi/phong-hai/de-nghi.yaml").write_text("a: [\n", "utf-8")
    (agency / "submissions/2022/don-vi/van-phong/de-nghi.yaml").unlink()
    text = said(capsys, "status", "--at", LATE)
    assert "Phòng Hai  6 người · chưa ghi nhận  chưa đọc được" in text
    assert "Văn phòng  4 người · chưa ghi nhận  chưa gửi" in text
    assert "15 % × 5 LĐTT = 0,75 → 0 (tạm tính, còn 2 đơn vị)" in text
    assert "không được đề nghị" not in text
    assert "đơn vị: 3 việc (1 chưa gửi hồ sơ đề nghị, 1 không đọc được tệp, 1 thiếu cam kết của đơn vị)" in text
    only = said(capsys, "status", "--unit", "phong-mot", "--campaign", "2022")
    assert "Phòng Hai" not in only
    assert "Không còn việc nào" in said(capsys, "status", "--commit", "HEAD")


@pytest.mark.parametrize("damage", ["text", "link"])
@pytest.mark.parametrize(
    "argv",
    [
        ["check", "--as", "phong-mot"],
        ["status"],
        ["status", "--unit", "phong-mot"],
        ["new", "phong-mot", "dang-ky"],
    ],
)
def test_a_list_of_units_that_cannot_be_read_is_named(
    agency: Path, capsys: pytest.CaptureFixture[str], argv: list[str], damage: str
) -> None:
    """No unit is said not to exist, and no work to be done, where the list of units cannot be read."""
    path = agency / "submissions/co-quan/don-vi.yaml"
    if damage == "text":
        edit(agency, "submissions/co-quan/don-vi.yaml", "schema: 1", "schema: [1")
    else:
        path.rename(agency / "cho-khac")
        path.symlink_to(agency / "cho-khac")
    text = said(capsys, *argv, code=1)
    assert text.startswith("Không đọc được submissions/co-quan/don-vi.yaml nên chưa biết có những đơn vị nào")
    assert "không có đơn vị" not in text
    assert "Không còn việc nào" not in text


@pytest.mark.parametrize("damage", ["text", "link"])
def test_a_plan_that_cannot_be_read_hides_no_campaign(
    agency: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    """It is named after those that can be read; who asks for one of these has the whole answer."""
    plan = agency / "submissions/2023/ke-hoach/ke-hoach.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text("schema: [1", "utf-8") if damage == "text" else plan.symlink_to(agency / "cho-khac")
    text = said(capsys, "status", code=1)
    assert text.startswith("Phát động thi đua")
    assert "Không đọc được submissions/2023/ke-hoach/ke-hoach.yaml nên chưa biết ai đã gửi gì" in text
    assert "2023" not in said(capsys, "status", "--campaign", "2022")


def test_no_plan_is_made_from_one_that_cannot_be_read(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the empty pattern nor an older plan takes the place of the last one; a much older one is not asked."""
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    old = agency / "submissions/2019/ke-hoach/ke-hoach.yaml"
    old.parent.mkdir(parents=True)
    old.write_text("a: [", "utf-8")
    said(capsys, "new", "--campaign", "2023")
    assert "2023/ke-hoach/ke-hoach.yaml; lệnh này không ghi đè" in said(capsys, "new", "--campaign", "2023", code=2)
    text = said(capsys, "new", "--campaign", "2024", code=1)
    assert text == (
        "Không đọc được submissions/2023/ke-hoach/ke-hoach.yaml nên chưa chép được kế hoạch trước sang kế hoạch mới;"
        " xem chỗ phải sửa: thidua check submissions/2023/ke-hoach/ke-hoach.yaml\n"
    )
    shutil.rmtree(agency / "submissions/2023")
    edit(agency, plan, "schema: 1", "schema: [1")
    assert f"Không đọc được {plan} nên" in said(capsys, "new", "--campaign", "2023", code=1)
    assert not (agency / "submissions/2023").exists()


@pytest.mark.usefixtures("agency")
def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """The page of a rule, and the list of all."""
    assert "## Cách sửa" in said(capsys, "explain", "quota-exceeded")
    assert "quota-exceeded" in said(capsys, "explain")


def test_schema_of_every_file(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind of file has a valid JSON Schema with Vietnamese titles; --into writes them all."""
    assert "Danh hiệu thi đua" in said(capsys, "schema", "de-nghi")
    said(capsys, "schema", "--into", "luoc-do")
    written = sorted(path.name for path in (agency / "luoc-do").iterdir())
    assert written == sorted(f"{kind}.schema.json" for kind in (*FILES, "bao-cao"))
    for path in (agency / "luoc-do").iterdir():
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_new_files_can_be_checked(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file reads well; only what is to be filled in is named."""
    for name in ("dang-ky", "de-nghi"):
        (agency / f"submissions/2022/don-vi/phong-mot/{name}.yaml").unlink()
    said(capsys, "new", "phong-mot", "de-nghi")
    assert "ca_nhan: []\n" in (agency / NOMINATION).read_text("utf-8")
    (agency / NOMINATION).unlink()
    assert "Đã tạo" in said(capsys, "new", "phong-mot", "dang-ky")
    assert {f["rule"] for f in _findings(capsys)} >= {"missing-field"}
    said(capsys, "new", "phong-mot", "de-nghi")
    unread = "# Còn chỗ chưa đọc được ở submissions/2022/don-vi/phong-mot/dang-ky.yaml"
    assert unread in (agency / NOMINATION).read_text("utf-8")
    (agency / NOMINATION).unlink()
    table = agency / "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
    table.write_text(table.read_text("utf-8").replace("danh_hieu: [(cần điền)]", "danh_hieu: [LDTT, CSTDCS]"), "utf-8")
    assert "Đã tạo" in said(capsys, "new", "--campaign", "2022", "phong-mot", "de-nghi")
    assert 'ho_ten: "Trần Thị A"' in (agency / NOMINATION).read_text("utf-8")
    assert 'sang_kien: {ten: "(cần điền)"' in (agency / NOMINATION).read_text("utf-8")
    empty = agency / "submissions/co-quan/nhan-su/phong-mot.yaml"
    empty.write_text("schema: 1\ndon_vi: phong-mot\n", "utf-8")
    (agency / "submissions/2022/don-vi/phong-mot/dang-ky.yaml").unlink()
    assert "Đã tạo" in said(capsys, "new", "phong-mot", "dang-ky")


def _findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    report = json.loads(said(capsys, "check", "--format", "json", code=1))
    return [finding for campaign in report["campaigns"] for finding in campaign["findings"]]


def test_nomination_follows_people_across_units(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody who registered in the old unit is prefilled in the new one; an unknown code stays with its unit."""
    roster = "submissions/co-quan/nhan-su/"
    edit(agency, f"{roster}phong-mot.yaml", "  - ma_so: nv-006\n", "  - ma_so: nv-006\n    den_ngay: 2022-06-30\n")
    moved = "  - {ma_so: nv-006, ho_ten: Lê Văn F, tu_ngay: 2022-07-01}\n"
    target = agency / f"{roster}phong-hai.yaml"
    target.write_text(target.read_text("utf-8") + moved, "utf-8")
    table = agency / "submissions/2022/don-vi/phong-hai/dang-ky.yaml"
    table.write_text(
        table.read_text("utf-8") + "  - {ma_so: nv-777, ho_ten: Đỗ Thị Lạ, danh_hieu: [LDTT], sang_kien: Ý tưởng}\n",
        "utf-8",
    )
    (agency / "submissions/2022/don-vi/phong-hai/de-nghi.yaml").unlink()
    said(capsys, "new", "phong-hai", "de-nghi")
    text = (agency / "submissions/2022/don-vi/phong-hai/de-nghi.yaml").read_text("utf-8")
    assert "nv-006" in text
    assert 'sang_kien: {ten: "Ý tưởng"' in text


def test_fmt(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles become codes, dates ISO, line ends LF; data and comments stay; a second run changes nothing."""
    edit(agency, NOMINATION, "danh_hieu: [LDTT]", "danh_hieu: [Lao động tiên tiến]  # giữ lại")
    edit(agency, NOMINATION, "ngay_lap: 2022-12-12", "ngay_lap: 12/12/2022   ")
    before = (agency / NOMINATION).read_bytes()
    (agency / NOMINATION).write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    broken = agency / "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
    broken.write_bytes(b"a: [\r\n")
    left = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
    left = f"Không đọc được nên để nguyên: {left}; lý do: thidua check {left}\n"
    assert said(capsys, "fmt", "--check", code=1) == f"Chưa ở dạng chuẩn: {NOMINATION}\n{left}"
    assert said(capsys, "fmt", "--check", "submissions/co-quan/don-vi.yaml") == ""
    saving = "Đang lưu vào Git thì thêm lại các tệp trên (git add), rồi git commit lại.\n"
    assert said(capsys, "fmt", NOMINATION) == f"Đã sửa: {NOMINATION}\n{saving}"
    text = (agency / NOMINATION).read_text("utf-8")
    assert "danh_hieu: [LDTT]  # giữ lại\n" in text
    assert "ngay_lap: 2022-12-12\n" in text
    assert broken.read_bytes() == b"a: [\r\n"
    assert said(capsys, "fmt", code=1) == left
    broken.unlink()
    assert said(capsys, "fmt") == ""


@pytest.mark.parametrize("check", [[], ["--check"]])
def test_fmt_names_what_it_leaves_alone(agency: Path, capsys: pytest.CaptureFixture[str], check: list[str]) -> None:
    """Each file of ours that is no plain file, and whatever was named; what else lies in a folder is no matter of it."""
    folder = agency / "submissions/2022/don-vi/phong-mot"
    (folder / "dang-ky.yaml").rename(folder / "x.yaml")
    (folder / "dang-ky.yaml").symlink_to("x.yaml")
    (folder / "de-nghi.yaml").unlink()
    os.mkfifo(folder / "de-nghi.yaml")
    (folder / "ghi-chu.yaml").write_text("a: [\n", "utf-8")
    (folder / "anh").symlink_to("nowhere")
    place = "submissions/2022/don-vi/phong-mot"

    def left(*argv: str) -> list[str]:
        lines = said(capsys, "fmt", *check, *argv, code=1).splitlines()
        names = [line.partition(": ")[2].partition(";")[0].removeprefix(f"{place}/") for line in lines]
        assert lines == [
            f"Không đọc được nên để nguyên: {place}/{one}; lý do: thidua check {place}/{one}" for one in names
        ]
        return names

    assert left() == left(place) == left("submissions") == ["dang-ky.yaml", "de-nghi.yaml"]
    assert left(f"{place}/ghi-chu.yaml") == ["ghi-chu.yaml"]
    assert left(f"{place}/anh") == ["anh"]
    assert left(f"{place}/anh", f"{place}/dang-ky.yaml") == ["anh", "dang-ky.yaml"]
    (folder / "hai").symlink_to("../phong-hai")
    assert left(f"{place}/hai/dang-ky.yaml") == ["hai"]
    assert said(capsys, "fmt", "submissions/2022/don-vi/phong-hai") == ""


def test_fmt_takes_what_a_word_processor_left(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Curly quotes around a word and long dashes in a day are retyped; in running text they stay."""
    before = (agency / NOMINATION).read_bytes()
    edit(agency, NOMINATION, "danh_hieu: [LDTT]", "danh_hieu: [“LDTT”]")
    edit(agency, NOMINATION, "don_vi: phong-mot", "don_vi: “phong-mot”")
    edit(agency, NOMINATION, "ngay_lap: 2022-12-12", "ngay_lap: 2022–12–12")
    assert said(capsys, "fmt").startswith(f"Đã sửa: {NOMINATION}\n")
    assert (agency / NOMINATION).read_bytes() == before
    edit(agency, NOMINATION, "don_vi: phong-mot", "ghi_chu: “ISO”\ndon_vi: phong-mot")
    assert said(capsys, "fmt") == ""


def test_receipts_from_a_branch_or_a_folder(agency: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Receipts are read from where they are asked for, and from the branch `receipts` by default."""
    case = PROJECT / "tests/cases/late-nomination/three-days-undecided/submissions/2022/bien-nhan"
    folder = tmp_path / "so" / "2022"
    folder.mkdir(parents=True)
    (folder / "000001.json").write_bytes((case / "000001.json").read_bytes())
    assert "[late-nomination]" in said(capsys, "check", "--receipts", str(tmp_path / "so"))
    assert "[late-nomination]" not in said(capsys, "check", "--receipts", "none")
    git(agency, "checkout", "--quiet", "--orphan", "receipts")
    git(agency, "rm", "-r", "--quiet", "--cached", ".")
    (agency / "2022").mkdir()
    (agency / "2022/000001.json").write_bytes((case / "000001.json").read_bytes())
    (agency / "2022/README.md").write_text("", "utf-8")
    git(agency, "add", "2022")
    git(agency, "commit", "--quiet", "--message=receipts")
    git(agency, "checkout", "--quiet", "--force", "main")
    assert "[late-nomination]" in said(capsys, "check")
    assert "[late-nomination]" in said(capsys, "check", "--receipts", "receipts")
    report = json.loads(said(capsys, "check", "--format", "json"))
    assert report["receipts"]["source"] == "receipts"
    assert report["receipts"]["head"].startswith("2022:")
    assert report["at"] == "2022-12-20T01:00:00+00:00"
    said(capsys, "new", "--campaign", "2023")
    assert "Biên nhận 2022: " in said(capsys, "check", "--campaign", "2022")
    assert "Biên nhận 2022: " not in said(capsys, "check", "--campaign", "2023", code=1)


def test_the_ledger_of_a_closed_year_is_named_by_its_own_folder(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it lies beside the year's files; a folder without any receipt is said, not taken for an empty ledger."""
    case = PROJECT / "tests/cases/late-nomination/three-days-undecided/submissions/2022/bien-nhan"
    assert "[late-nomination]" in said(capsys, "check", "--receipts", str(case))
    (agency / "trong").mkdir()
    (agency / "trong/khac.txt").touch()
    said(capsys, "check", "--receipts", "trong", code=2)


def test_at_a_past_instant_what_came_later_is_not_there(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file whose first receipt is of a later day had not been sent; one without any receipt may have been."""
    case = PROJECT / "tests/cases/late-nomination/three-days-undecided/submissions/2022/bien-nhan"
    (agency / "submissions/2022/bien-nhan").mkdir()
    (agency / "submissions/2022/bien-nhan/000001.json").write_bytes((case / "000001.json").read_bytes())
    reports = (
        json.loads(said(capsys, "check", "--format", "json", "--at", at))["campaigns"][0]["entries"]
        for at in ("2022-12-15T09:00+07:00", "2022-12-20T09:00+07:00")
    )
    before, after = ({entry["path"] for entry in entries} for entries in reports)
    assert after - before == {NOMINATION}
    assert before


def test_pages(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pages can be written for another engine, each with banner and provenance."""
    said(capsys, "pages", "--into", "cay")
    text = (agency / "cay/trang/2022/ke-hoach.md").read_text("utf-8")
    assert text.startswith('<p class="minh-hoa"')
    assert "Số liệu từ lần lưu" in text
    assert json.loads((agency / "cay/trang/figures.json").read_text("utf-8"))["schema"] == 1


def test_build_both_editions(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both sites are built, the old one is replaced whole, and nothing is left beside them."""
    text = said(capsys, "build")
    assert "2022: đăng ký 3/3 đơn vị đã gửi, đề nghị 3/3 đơn vị đã gửi; 0 cần sửa" in text
    (agency / "build/site/cu.html").write_text("", "utf-8")
    said(capsys, "build", "--edition", "cong-khai")
    assert sorted(path.name for path in (agency / "build").iterdir()) == ["noi-bo", "site"]
    assert not (agency / "build/site/cu.html").exists()
    assert "Trần Thị A" in (agency / "build/noi-bo/2022/don-vi/phong-mot.html").read_text("utf-8")
    assert "Trần Thị A" not in (agency / "build/site/2022/don-vi/phong-mot.html").read_text("utf-8")


def test_build_with_something_to_mend(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong in the submissions does not stop the site; a broken mkdocs.yml is said to be so."""
    (agency / "submissions/co-quan/co-quan.yaml").write_text("a: [\n", "utf-8")
    assert "Tệp chung: 1 cần sửa" in said(capsys, "build", "--edition", "noi-bo")
    (agency / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    assert "MkDocs không dựng được trang" in said(capsys, "build", code=2)


def test_serve_on_this_machine_only(agency: Path) -> None:
    """`serve` builds and answers on the loopback address until it is stopped."""
    command = [sys.executable, "-m", "thidua", "serve", "--port", "0", "--edition", "cong-khai"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=agency, env=os.environ | {"PYTHONPATH": str(PROJECT / "tools")}
    ) as process:
        assert process.stdout is not None
        stop = threading.Timer(60, process.kill)
        stop.start()
        line = process.stdout.readline().decode()
        with urllib.request.urlopen(line.split()[2]) as answer:  # noqa: S310 - the address that the command printed
            assert "Phát động thi đua năm 2022" in answer.read().decode()
        stop.cancel()
        process.terminate()
        assert process.wait(timeout=30) == 0
    assert line.startswith("Xem tại http://127.0.0.1:")


def test_mkdocs_build_gives_the_public_pages(agency: Path) -> None:
    """`mkdocs build --strict` alone gives the public edition."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=agency,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "tools")},
        check=True,
    )
    text = (agency / "build/site/index.html").read_text("utf-8")
    assert "Bản công khai" in text


def test_a_reader_that_goes_away(agency: Path) -> None:
    """A closed pipe is no fault of ours: exit code 0 and no traceback."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "thidua", "explain"]
    with subprocess.Popen(command, stdout=writing, stderr=subprocess.PIPE, cwd=agency, env=_environment()) as process:
        os.close(writing)
        _, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, b"")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_closed_stream(agency: Path, stream: str) -> None:
    """A stream that was closed before the start, as by `>&-`, swallows what is said; the exit code stays."""
    number = {"stdout": 1, "stderr": 2}[stream]
    command = ["sh", "-c", f'exec "$0" -m thidua explain quota-exceeded {number}>&-', sys.executable]
    done = subprocess.run(command, capture_output=True, cwd=agency, env=_environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) is (stream == "stderr")


@pytest.mark.parametrize("command", ["explain", "status"])
def test_a_full_device(agency: Path, command: str) -> None:
    """Output that cannot be written is said in words, with the code of wrong use: neither files nor program are wrong."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "thidua", command],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=agency,
            env=_environment(),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "Không đọc hoặc ghi được: nơi ghi đã đầy; giải phóng chỗ rồi chạy lại.\n"


def test_stopped_while_python_imports(agency: Path) -> None:
    """Ctrl+C before the first line of the command ran is answered in words, without a traceback."""
    script = (
        "import signal, sys\n"
        "from thidua.cli import entry\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored where the tests run in the background
        "wanted = {'thidua.cli.arguments'}\n"
        "def stop(event, given):\n"
        "    if event == 'import' and given[0] in wanted:\n"
        "        wanted.clear()\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "sys.addaudithook(stop)\n"
        "entry()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=agency, env=_environment(), check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "Đã dừng theo yêu cầu.\n"


def test_receipts_of_nowhere_outside_git(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of receipts that is not there is named, with Git or without."""
    (tmp_path / "submissions").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "--receipts: không có thư mục “/khong/co”" in said(capsys, "check", "--receipts", "/khong/co", code=2)


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(PROJECT / "tools")}


def test_progress_on_a_terminal(agency: Path) -> None:
    """On a terminal the command runs with its bar, colour only without NO_COLOR."""
    edit(agency, NOMINATION, "khong_ky_luat: true", "khong_ky_luat: false")
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "thidua", "check"]
        with subprocess.Popen(
            command, stdout=theirs, stderr=theirs, cwd=agency, env=_environment() | {"TERM": "xterm"} | more
        ) as process:
            os.close(theirs)
            said = _all_of(ours)
        assert process.returncode == 1
        assert ("\x1b[31;1mCần sửa\x1b[0m" in said) is coloured


def _all_of(terminal: int) -> str:
    pieces = b""
    try:
        while piece := os.read(terminal, 65536):
            pieces += piece
    except OSError:
        os.close(terminal)
    return pieces.decode()


def test_without_the_site_tools(agency: Path) -> None:
    """Where MkDocs is not installed, building says what to do; checking needs nothing of it."""
    code = "import sys; sys.modules['mkdocs'] = None; from thidua.cli import main; raise SystemExit(main(sys.argv[1:]))"
    for command, expected in (("check", 0), ("build", 2)):
        done = subprocess.run(
            [sys.executable, "-c", code, command],
            cwd=agency,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expected
    assert "make setup" in done.stderr


def test_our_own_fault(agency: Path, tmp_path: Path) -> None:
    """A damaged installation ends with 3, versions and the request to report it; nobody sees a traceback."""
    (tmp_path / "nd-91-2017.yaml").write_text("a: [", "utf-8")
    code = (
        "import pathlib, sys; from thidua.dataset import law; law._FOLDER = pathlib.Path(sys.argv[1]); "
        "from thidua.cli import main; raise SystemExit(main(['check']))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=agency, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Xin gửi những dòng này cho người phụ trách kỹ thuật" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target below a file is wrong use, said in Vietnamese."""
    assert "không ghi được vào mkdocs.yml/x" in said(capsys, "schema", "--into", "mkdocs.yml/x", code=2)
    assert agency.is_dir()


def test_findings_outside_a_campaign_are_filtered_too(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--campaign leaves out what is wrong in the shared files."""
    (agency / "submissions/co-quan/co-quan.yaml").write_text("a: [\n", "utf-8")
    assert "[unreadable-yaml]" in said(capsys, "check", code=1)
    assert "[unreadable-yaml]" not in said(capsys, "check", "--campaign", "2022")
