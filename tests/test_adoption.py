"""An agency of its own: from an empty folder, or from the illustration, to a decided campaign and a built site."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agency import PROJECT, furnish
from thidua.cli import main

PLAN = "submissions/2027/ke-hoach/ke-hoach.yaml"
UNITS = ("van-phong", "phong-mot", "phong-hai")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with all that a site needs and an empty folder for submissions, entered."""
    furnish(tmp_path)
    (tmp_path / "submissions").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def illustrated(root: Path) -> Path:
    """The same with the submissions as they come."""
    shutil.copytree(PROJECT / "submissions", root / "submissions", dirs_exist_ok=True)
    return root


def said(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    assert main(list(argv)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def errors(capsys: pytest.CaptureFixture[str], path: str) -> list[str]:
    """The messages on what must be mended in a file or folder."""
    main(["check", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    every = [finding for one in report["campaigns"] for finding in one["findings"]]
    return [f["message"] for f in every if f["path"].startswith(path) and f["severity"] == "error"]


def names_all_blanks(capsys: pytest.CaptureFixture[str], root: Path, path: str) -> None:
    """Each place that is marked as to be filled is one finding, and there is nothing else to mend."""
    found, blanks = errors(capsys, path), (root / path).read_text("utf-8").count("(cần điền)")
    assert blanks > 0
    assert len(found) == blanks
    assert all(message.endswith("còn ghi “(cần điền)”") for message in found)


def fill(path: Path, *pairs: tuple[str, str | Callable[[re.Match[str]], str]]) -> None:
    """Replace what stands between a pattern's start and end, as a clerk fills in a form."""
    text = path.read_text("utf-8")
    for pattern, words in pairs:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    path.write_text(text, "utf-8", newline="\n")


def write_samples(root: Path, page: str) -> None:
    """The files that the rule's page shows, with a third unit and a roster for each unit."""
    for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", page, re.DOTALL):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    units = root / "submissions/co-quan/don-vi.yaml"
    more = "  - ma: phong-hai\n    ten:\n      - {ten: Phòng Hai}\n    ten_ngan: Phòng Hai\n"
    units.write_text(units.read_text("utf-8") + more, "utf-8")
    roster = root / "submissions/co-quan/nhan-su"
    for number, unit in ((2, "phong-mot"), (3, "phong-hai")):
        text = (roster / "van-phong.yaml").read_text("utf-8")
        named = text.replace("van-phong", unit).replace("vd-001", f"vd-00{number}").replace("Văn A", f"Văn {unit[-3]}")
        (roster / f"{unit}.yaml").write_text(named, "utf-8")


def fill_plan(path: Path) -> None:
    """Everything that is marked as to be filled."""
    fill(
        path,
        (r'^ten: ".cần điền."', 'ten: "Phát động thi đua năm 2027"'),
        (r'^so_ky_hieu: ".cần điền."', 'so_ky_hieu: "01/KH-SM"'),
        (r'^ngay_ban_hanh: ".cần điền."', "ngay_ban_hanh: 2027-01-15"),
        (r'(dang_ky:\n +het_ngay: )".cần điền."', r"\g<1>2027-03-19"),
        (r'(de_nghi:\n +het_ngay: )".cần điền."', r"\g<1>2027-12-17"),
        (r'toi_da: ".cần điền."', "toi_da: 40%"),
        (r'ngay_chot: ".cần điền."', "ngay_chot: 2027-11-30"),
        (r"\(cần điền\)", "Đã điền"),
    )


def test_from_nothing_to_a_decided_campaign(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each run says what comes next, and what it says works: three units, all stages, a built site."""
    assert "explain office-file-missing" in said(capsys, "check", code=1)
    assert "Việc tiếp theo: viết tệp của cơ quan theo mẫu: " in said(capsys, "build")
    write_samples(root, said(capsys, "explain", "office-file-missing"))
    assert "không có gì phải sửa" in said(capsys, "check")
    assert "new --campaign 2027" in said(capsys, "status")
    assert PLAN in said(capsys, "new", "--campaign", "2027")
    assert (
        f"điền kế hoạch, rồi chạy: thidua check {PLAN}; chưa có lệnh thidua thì chạy trước: . .venv/bin/activate\n"
        in said(capsys, "status", code=1)
    )
    for argv in (["van-phong", "dang-ky"], ["--campaign", "2027", "van-phong", "dang-ky"]):
        assert f"chưa điền xong; xem còn thiếu gì: thidua check {PLAN}\n" in said(capsys, "new", *argv, code=2)
    fill_plan(root / PLAN)
    assert "không có gì phải sửa" in said(capsys, "check", PLAN)
    for unit in UNITS:
        _register(root, unit, capsys)
    for unit in UNITS:
        _nominate(root, unit, capsys)
    _decide(root)
    assert "Kết quả: không có gì phải sửa hay xem xét." in said(capsys, "check")
    assert "đề nghị 3/3 đơn vị đã gửi; 0 cần sửa, 0 cần xem xét" in said(capsys, "build")
    assert "Nguyễn Văn A" in (root / "build/site/2027/ket-qua.html").read_text("utf-8")


def _register(root: Path, unit: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = f"submissions/2027/don-vi/{unit}/dang-ky.yaml"
    assert f"rồi chạy: thidua check {path}\n" in said(capsys, "new", unit, "dang-ky")
    text = (root / path).read_text("utf-8")
    assert "ví dụ 2027-03-19" in text
    assert "2022" not in text
    names_all_blanks(capsys, root, path)
    fill_registration(root / path, "2027-03-10")
    assert "không có gì phải sửa" in said(capsys, "check", path)


def fill_registration(path: Path, day: str) -> None:
    """Everybody registers for the lowest title, the unit for its own."""
    _fill_head(path, day)
    fill(
        path,
        (r"(- \{ma: .*danh_hieu: )\[.cần điền.\]", r"\1[TT_LDTT]"),
        (r"danh_hieu: \[.cần điền.\]", "danh_hieu: [LDTT]"),
    )


def _fill_head(path: Path, day: str) -> None:
    who = "ho_ten: Nguyễn Văn A, chuc_vu: Trưởng phòng"
    fill(
        path,
        (r"^ngay_lap: .*", f"ngay_lap: {day}"),
        (r"^nguoi_lap: .*", f"nguoi_lap: {{{who}}}"),
        (r"^xac_nhan: .*", f"xac_nhan: {{{who}, hinh_thuc: ky_giay, ngay: {day}}}"),
    )


def _nominate(root: Path, unit: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = f"submissions/2027/don-vi/{unit}/de-nghi.yaml"
    said(capsys, "new", unit, "de-nghi")
    names_all_blanks(capsys, root, path)
    fill_nomination(root / path, 2027, people=1)
    assert "không có gì phải sửa" in said(capsys, "check", path)


def fill_nomination(path: Path, year: int, *, people: int) -> None:
    """A unit that nominates with all votes and attests to everything."""
    _fill_head(path, f"{year}-12-10")
    fill(
        path,
        (
            r"^(hop_binh_xet: ).*",
            rf"\1{{ngay: {year}-12-09, so_nguoi: {people}, co_mat: {people}, chu_tri: A, thu_ky: B}}",
        ),
        (r"xep_loai: .*", "xep_loai: HTXSNV"),
        (r"(quan_so|so_hoan_thanh|(?<!khong_)dong_y): .cần điền.", rf"\1: {people}"),
        (r"(khong_dong_y|khong_y_kien): .cần điền.", r"\1: 0"),
        (r"(cam_ket: .*)", lambda found: found[0].replace("(cần điền)", "true")),
        (r"ngay: .cần điền.", f"ngay: {year}-11-20"),
        (r"\(cần điền\)", "Đã điền"),
    )


def _decide(root: Path) -> None:
    """A council of three, one session, one decision that recognises all three people."""
    folder = root / "submissions/2027/hoi-dong"
    folder.mkdir()
    codes = ("vd-001", "vd-002", "vd-003")
    names = {
        one: (root / f"submissions/2027/don-vi/{unit}/de-nghi.yaml") for one, unit in zip(codes, UNITS, strict=True)
    }
    people = {code: re.findall(r'ho_ten: "(.*)"', path.read_text("utf-8"))[0] for code, path in names.items()}
    roles = dict(zip(codes, ("chu_tich", "thu_ky", "uy_vien"), strict=True))
    members = "".join(f"  - {{ma_so: {c}, ho_ten: {people[c]}, vai_tro: {roles[c]}}}\n" for c in codes)
    rules = "quy_che:\n  du_so: 2/3\n  ty_le_thong_qua:\n    - {toi_thieu: 2/3, tinh_tren: thanh_vien}\n"
    council = f"schema: 1\nthanh_lap: {{ten: Quyết định thành lập Hội đồng, so: 02/QĐ-SM, ngay: 2027-01-20}}\nthanh_vien:\n{members}{rules}"
    cases = "".join(
        f"  - {{don_vi: {unit}, ma_so: {c}, ap_dung: LDTT, phieu: {{dong_y: 2}}, hoi_ty: [{c}]}}\n"
        for c, unit in zip(codes, UNITS, strict=True)
    )
    session = f"schema: 1\nphien: 1\nngay: 2027-12-20\nco_mat: [{', '.join(codes)}]\nnoi_dung:\n{cases}"
    recognised = "".join(
        f"  - {{ma_so: {c}, ho_ten: {people[c]}, don_vi: {unit}, danh_hieu: [LDTT]}}\n"
        for c, unit in zip(codes, UNITS, strict=True)
    )
    decision = f"schema: 1\nloai: cong_nhan\nco_quan_ban_hanh: Sở Mẫu\nso: 90/QĐ-SM\nngay: 2027-12-27\nphien_hop: 1\nca_nhan:\n{recognised}"
    for name, text in (("hoi-dong", council), ("phien-hop-01", session), ("quyet-dinh-01", decision)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def test_every_unit_of_the_illustration(illustrated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New files of each unit of 2022 name all that is blank; filled in they have nothing to mend."""
    for folder in ("hoi-dong", "bien-nhan"):
        shutil.rmtree(illustrated / "submissions/2022" / folder)
    for name in ("gia-han", "mien-tru"):
        (illustrated / f"submissions/2022/ke-hoach/{name}.yaml").unlink()
    units = sorted(path.name for path in (illustrated / "submissions/2022/don-vi").iterdir())
    for stage in ("dang-ky", "de-nghi"):
        for unit in units:
            path = f"submissions/2022/don-vi/{unit}/{stage}.yaml"
            (illustrated / path).unlink()
            said(capsys, "new", unit, stage)
            names_all_blanks(capsys, illustrated, path)
            if stage == "dang-ky":
                fill_registration(illustrated / path, "2022-03-10")
            else:
                fill_nomination(illustrated / path, 2022, people=10)
    assert errors(capsys, "submissions/2022") == []


def test_a_new_plan_from_the_illustration(illustrated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The year is the code's and the regime that year's; nothing holds for the old year or the old agency only."""
    said(capsys, "new", "--campaign", "2027")
    text = (illustrated / PLAN).read_text("utf-8")
    assert '\nma: "2027"\n' in text
    assert '\nnam: "2027"\n' in text
    assert '\nquy_dinh: "nd-152-2025"\n' in text
    assert '\nmuc_vuong_mac: "V.b"\n' in text
    for old in (
        "năm 2022",
        "91/2017",
        "14/KH",
        "minh",
        "Võ",
        "Kiên Giang",
        "Thông tin",
        "15%",
        "40%",
        'bat_buoc: "true"',
    ):
        assert old not in text
    assert re.findall(r'ap_dung: "(\w+)"\n +doi_tuong', text) == ["GIAY_KHEN"]
    assert errors(capsys, "submissions/2022") == []
    fill_plan(illustrated / PLAN)
    assert "không có gì phải sửa" in said(capsys, "check", PLAN)


def test_a_new_plan_of_the_year_after(illustrated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the same regime the quotas and the condition stay, their shares to be decided anew."""
    said(capsys, "new", "--campaign", "2023")
    path = "submissions/2023/ke-hoach/ke-hoach.yaml"
    text = (illustrated / path).read_text("utf-8")
    assert re.findall(r'ap_dung: "(\w+)"\n +doi_tuong', text) == ["CSTDCS", "GIAY_KHEN"]
    assert 'bat_buoc: "true"' in text
    assert "cho chiến dịch 2022 thì thêm --campaign 2022" in said(capsys, "new", "van-phong", "dang-ky", code=2)
    assert f"Xem tệp còn thiếu gì: thidua check {path}" in said(capsys, "new", "--campaign", "2023", code=2)


def test_a_new_plan_after_a_thematic_movement(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the old plan does not have, the new one does not get, and no file of a stage that a plan lacks is made."""
    case = PROJECT / "tests/cases/year-planned-twice/clean-a-thematic-movement"
    shutil.copytree(case / "submissions", root / "submissions", dirs_exist_ok=True)
    plan = root / "submissions/thang-tu/ke-hoach/ke-hoach.yaml"
    fill(plan, (r"^(quan_so|cong_khai): .*\n", ""), (r"\Z", "han_nop:\n  de_nghi: {het_ngay: 2022-12-16}\n"))
    there = "kế hoạch của chiến dịch “thang-tu” không có giai đoạn đăng ký; dùng de-nghi"
    assert there in said(capsys, "new", "--campaign", "thang-tu", "phong-mot", "dang-ky", code=2)
    assert "\nTỷ lệ" not in said(capsys, "status", "--campaign", "thang-tu")
    said(capsys, "new", "--campaign", "thang-tu-2023")
    text = (root / "submissions/thang-tu-2023/ke-hoach/ke-hoach.yaml").read_text("utf-8")
    assert 'loai_phong_trao: "chuyen_de"' in text
    assert 'khen_thuong: ["GIAY_KHEN", "BK_TINH"]' in text
    assert "danh_hieu: []" in text
    assert 'han_nop:\n  de_nghi:\n    het_ngay: "(cần điền)"\nnoi_nhan' in text
    fill(plan, (r"^  de_nghi: ", "  dang_ky: "))
    only = "không có giai đoạn đề nghị; dùng dang-ky"
    assert only in said(capsys, "new", "--campaign", "thang-tu", "phong-mot", "de-nghi", code=2)
    fill(plan, (r"^han_nop:\n.*\n", ""))
    none = "không có giai đoạn đăng ký; thêm hạn nộp vào submissions/thang-tu/ke-hoach/ke-hoach.yaml trước"
    assert none in said(capsys, "new", "--campaign", "thang-tu", "phong-mot", "dang-ky", code=2)
    said(capsys, "new", "--campaign", "thang-tu-2024")
    assert "han_nop" not in (root / "submissions/thang-tu-2024/ke-hoach/ke-hoach.yaml").read_text("utf-8")
