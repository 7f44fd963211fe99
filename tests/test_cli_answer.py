"""The answer to a request: one comment that says all, labels, a status, and the calls that show them on each forge."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agency import NOMINATION, PROJECT, edit, git, repository
from thidua.cli import main
from thidua.report.reply import proof

EVENTS = Path(__file__).parent / "events"
OPENED = {"github": "github-opened.json", "gitlab": "gitlab-open.json", "forgejo": "forgejo-opened.json"}
OTHER = NOMINATION.replace("phong-mot", "phong-hai")
DAY = "2022-12-10T08:00+07:00"
PLAIN = "danh_hieu: [LDTT]\n    khen_thuong: []\n    xep_loai: HTTNV\n"
BEST = """danh_hieu: [LDTT, CSTDCS]
    khen_thuong: []
    xep_loai: HTXSNV
    sang_kien: {{ten: Sáng kiến {0}, so: {0} (minh họa), ngay: 2022-10-03, co_quan: Hội đồng sáng kiến Sở Mẫu}}
    giay_to: [{{loai: bao_cao_thanh_tich, so: {0} (minh họa)}}]
"""
Answer = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository with a branch `gui` beside it, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    git(made, "branch", "gui")
    return made


def change(root: Path, path: str, *pairs: tuple[str, str], branch: str = "gui") -> None:
    """One more commit on a branch, with pieces of a file replaced."""
    git(root, "checkout", "--quiet", branch)
    for old, new in pairs:
        edit(root, path, old, new)
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")


def event(root: Path, forge: str = "github", head: str = "gui") -> str:
    """The recorded opening of a request with the commits of this repository in it; its path."""
    text = (EVENTS / OPENED[forge]).read_text("utf-8")
    for key, revision in (("HEAD", head), ("BASE", "main")):
        text = text.replace(f"@{key}@", git(root, "rev-parse", revision))
    path = root.parent / f"{forge}.json"
    path.write_text(text, "utf-8")
    return str(path)


def answer(root: Path, *more: str, forge: str = "github", at: str = DAY, head: str = "gui") -> str:
    """The comment that is written down."""
    into = root.parent / "ra"
    asked = ["--base", "main", "--event", event(root, forge, head), "--forge", forge, "--at", at, "--into", str(into)]
    assert main(["answer", "write", *asked, *more]) == 0
    return (into / "tra-loi.md").read_text("utf-8")


def reply(root: Path) -> dict[str, Any]:
    """The answer as data."""
    found: dict[str, Any] = json.loads((root.parent / "ra" / "tra-loi.json").read_bytes())["reply"]
    return found


def test_a_sound_request_hears_all_that_it_asks(root: Path) -> None:
    """Verdict first, then quotas, receipt, deadline and whom to ask; the mark at the end."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    assert answer(root) == (
        "**Hợp lệ, 1 điều cần xem xét.**\n\n"
        "| Dòng | Người | Vì sao | Sửa thế nào | Căn cứ |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `2022/don-vi/phong-mot/de-nghi.yaml:48` | Nguyễn Văn D | **Cần xem xét** · "
        "Danh hiệu đề nghị khác danh hiệu đăng ký: Nguyễn Văn D được đề nghị CSTĐCS, đã đăng ký LĐTT "
        "`title-not-registered` | ghi lý do vào `ghi_chu` để Hội đồng xem, hoặc sửa danh hiệu đề nghị | Kế hoạch 01/KH-MAU, mục IV.1 |\n\n"
        "- **Tỷ lệ:** CSTĐCS toàn cơ quan 1 → 2, nhiều nhất 2 (15 % × 16 LĐTT = 2,4 → 2)\n"
        "- **Biên nhận:** `de-nghi.yaml`: chưa có biên nhận; chưa ghi nhận\n"
        "- **Hạn:** Đăng ký 2022: hết ngày 18/03/2022, đã qua 267 ngày\n"
        "- **Hạn:** Đề nghị 2022: hết ngày 16/12/2022, còn 6 ngày\n"
        "- **Hỏi:** Văn phòng (thường trực Hội đồng)\n\n"
        "<!-- thidua: tra-loi -->\n"
    )
    assert (reply(root)["passed"], reply(root)["labels"]) == (True, ["hop-le"])


def test_nothing_to_mend_is_no_table(root: Path) -> None:
    """Where nothing is found the verdict is followed by where the request stands."""
    change(root, NOMINATION, ("ngay_lap: 2022-12-12", "ngay_lap: 2022-12-11"))
    assert answer(root).startswith("**Hợp lệ.**\n\n- **Tỷ lệ:** lần gửi này không làm đổi số nào\n")


def test_a_request_that_takes_the_file_away_is_told_what_it_does(root: Path) -> None:
    """The numbers that fall, the receipt of what was there, and the deadline."""
    git(root, "checkout", "--quiet", "gui")
    git(root, "rm", "--quiet", NOMINATION)
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    text = answer(root)
    assert "- **Tỷ lệ:** CSTĐCS toàn cơ quan 1 → 0, nhiều nhất 1" in text
    assert "- **Biên nhận:** `de-nghi.yaml`: lần gửi này xóa tệp; chưa có biên nhận\n" in text
    assert "- **Hạn:** Đề nghị 2022: hết ngày 16/12/2022, còn 6 ngày" in text


def test_a_comment_is_never_longer_than_a_forge_takes(root: Path) -> None:
    """Signs that are made inert take six times their room: then fewer lines are shown, and the rest is counted."""
    bars = "|" * 390
    rows = "".join(f"  - {{ma_so: nv-9{n}, ho_ten: '{bars}', danh_hieu: ['{bars}']}}\n" for n in range(40))
    text = (root / NOMINATION).read_text("utf-8")
    change(root, NOMINATION, (text, text + rows))
    made = answer(root)
    assert len(made) <= 60_000
    assert "chỗ khác" in made
    assert made.startswith("**Cần sửa ")


def test_what_is_mended_by_the_suggestions_is_mended(root: Path) -> None:
    """Whoever puts the suggested lines in place of the old ones has nothing left to mend."""
    change(
        root,
        NOMINATION,
        ("ngay_lap: 2022-12-12", "ngay_lap: 2022.12.12"),
        ("danh_hieu: [LDTT]", "danh_hieu: [LDTTT]"),
        ("nguoi_lap: {ho_ten:", "nguoi_lap: {ho_va_ten:"),
        ("xep_loai: HTXSNV", "xep_loai: HTXSN"),
    )
    text = answer(root)
    assert text.startswith("**Cần sửa 4 chỗ")
    assert "| `2022/don-vi/phong-mot/de-nghi.yaml:5` |" in text
    git(root, "checkout", "--quiet", "gui")
    lines = (root / NOMINATION).read_text("utf-8").split("\n")
    blocks = re.findall(r"dòng (\d+)(?: đến (\d+))?:\n\n```suggestion\n(.*?)\n```", text, re.DOTALL)
    for first, last, new in reversed(blocks):
        lines[int(first) - 1 : int(last or first)] = new.split("\n")
    (root / NOMINATION).write_text("\n".join(lines), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    assert answer(root).startswith("**Hợp lệ.**")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("ho_ten: Trần Thị A", "ho_ten: Trần Thị A\n    ho_va_ten: a", "unknown-field"),
        ("danh_hieu: [TT_LDTT]", "danh_hieu: [TT_Lao động tiên tiến]", "unknown-title"),
        ("ma_so: nv-001", "ma_so: '<img src=x onerror=alert(1)>'", "wrong-value"),
    ],
)
def test_no_guess_is_offered_that_mends_nothing(root: Path, old: str, new: str, rule: str) -> None:
    """A key that is there already, a person's title for a collective, a code out of what is no slip of the pen."""
    change(root, NOMINATION, (old, new))
    text = answer(root)
    assert f"`{rule}`" in text
    assert "```suggestion" not in text


@pytest.mark.parametrize(("rows", "size", "tried"), [(30, 5, 21), (230, 55, 1 + 256 // 55)])
def test_a_large_file_has_fewer_guesses_tried(
    root: Path, monkeypatch: pytest.MonkeyPatch, rows: int, size: int, tried: int
) -> None:
    """Each guess means that the whole file is read again: what is read in all has a bound."""
    asked: list[int] = []
    monkeypatch.setattr(proof, "_faults", lambda _, data, __: asked.append(len(data)) or Counter(asked))
    row = "  - maso: nv-{0}\n    ho_tenn: Nguyễn Văn A\n    danh_hieu: [LDTTT]\n    ghi_chu: " + "x" * 160 + "\n"
    head = (root / NOMINATION).read_text("utf-8").partition("ca_nhan:")[0]
    git(root, "checkout", "--quiet", "gui")
    (root / NOMINATION).write_text(head + "ca_nhan:\n" + "".join(map(row.format, range(rows))), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    answer(root)
    assert (asked[0] // 1024 // 5 * 5, len(asked)) == (size, tried)


def test_suggestions_take_at_most_half_the_room(root: Path) -> None:
    """More of them would bury what they stand beside; only whole blocks are shown, and each fault has its row."""
    change(root, NOMINATION, *[("- ma_so: ", "- maso: ")] * 5)
    text = answer(root)
    assert text.count("```suggestion") == 3
    assert text.count("`unknown-field`") == 5


def test_each_line_says_who_why_how_and_on_what_ground(root: Path) -> None:
    """A row of the table has the line, the person, the reason with the rule, the mend and the clause."""
    change(
        root, NOMINATION, ("danh_hieu: [LDTT]\n    khen_thuong: []", "danh_hieu: [LDTT]\n    khen_thuong: [GIAY_KHEN]")
    )
    text = answer(root)
    assert text.startswith("**Cần sửa 1 chỗ.**\n\n| Dòng | Người | Vì sao | Sửa thế nào | Căn cứ |\n")
    (row,) = [line for line in text.split("\n") if "`quota-exceeded`" in line]
    assert row == (
        "| `2022/don-vi/phong-mot/de-nghi.yaml:49` | Phòng Một | **Cần sửa** · Vượt tỷ lệ: Phòng Một đề nghị 3 Giấy khen, "
        "nhiều nhất 2 (40 % × 6 LĐTT = 2,4 → 2) `quota-exceeded` | bớt 1 Giấy khen trong số 3 chỗ được nêu | "
        "Kế hoạch 01/KH-MAU, mục IV.2 |"
    )
    assert reply(root)["labels"] == ["can-sua", "vuot-ty-le"]
    assert "**Tỷ lệ:** Giấy khen Phòng Một 2 → 3, nhiều nhất 2, vượt 1 (40 % × 6 LĐTT = 2,4 → 2)" in text


def test_what_is_accepted_asks_for_no_mend(root: Path) -> None:
    """Its row says why it was accepted, and nothing of how to mend it."""
    waiver = "submissions/2022/ke-hoach/mien-tru.yaml"
    case = PROJECT / "tests/cases/waiver-invalid/clean-accepts-a-warning"
    (root / waiver).write_bytes((case / waiver).read_bytes())
    git(root, "add", waiver)
    git(root, "commit", "--quiet", "--message=x")
    change(root, NOMINATION, ("quan_so: 6", "quan_so: 7"))
    said = answer(root, at="2022-12-20T08:00+07:00")  # the day on which it was accepted
    (row,) = [line for line in said.split("\n") if "`headcount-mismatch`" in line]
    assert "đã chấp nhận: Đã xem xét" in row
    assert row.split(" | ")[3].strip() == ""


def test_two_right_requests_that_break_a_quota_together(root: Path) -> None:
    """After the first is taken in, the second hears that it came last; it is no error of its own."""
    git(root, "branch", "gui-hai")
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    change(root, OTHER, (PLAIN, BEST.format("MH-92")), branch="gui-hai")
    assert main(["receipt", "record", "--event", event(root), "--forge", "github", "--base", "main"]) == 0
    git(root, "merge", "--quiet", "gui")
    text = answer(root, head="gui-hai")
    assert "toàn cơ quan 2 → 3, nhiều nhất 2, vượt 1" in text
    assert "hồ sơ nhận sau cùng: Phòng Hai (chưa có biên nhận)" in text
    assert reply(root)["labels"][1:] == ["vuot-ty-le"]


def test_a_late_request_is_told_the_days_and_its_receipt(root: Path) -> None:
    """Late is a label and a word in the verdict, never red; the receipt has its time, its number and its code."""
    path = NOMINATION.replace("de-nghi", "dang-ky")
    change(root, path, ("ngay_lap: 2022-03-10", "ngay_lap: 2022-03-09"))
    filled = Path(event(root))
    filled.write_text(filled.read_text("utf-8").replace("2022-03-18T16:59:59Z", "2022-03-20T17:00:00Z"), "utf-8")
    assert main(["receipt", "record", "--event", str(filled), "--forge", "github", "--base", "main"]) == 0
    text = answer(root, at="2022-03-21T08:00+07:00")
    assert re.match(r"\*\*Hợp lệ, (\d+ điều cần xem xét, )?trễ hạn 3 ngày\.\*\*\n", text)
    mark = git(root, "cat-file", "blob", "receipts:2022/000001.json")
    assert '"instant": "2022-03-20T17:00:00Z"' in mark
    assert re.search(
        r"\*\*Biên nhận:\*\* `dang-ky.yaml`: nhận 00:00:00 21/03/2022, biên nhận số 1, mã `?[0-9a-f]{12}`?; ", text
    )
    assert "trễ hạn, chờ quyết định" in text
    assert (reply(root)["passed"], reply(root)["labels"]) == (True, ["hop-le", "tre-han"])


def test_what_cannot_be_read_of_a_file_is_counted(root: Path) -> None:
    """Beside the states of the entries that can."""
    change(root, NOMINATION, ("xep_loai: HTXSNV", "xep_loai: X"))
    assert "- **Biên nhận:** `de-nghi.yaml`: chưa có biên nhận; chưa ghi nhận; 1 mục chưa đọc được\n" in answer(root)
    change(root, NOMINATION, ("schema: 1", "schema: ["))
    assert "- **Biên nhận:** `de-nghi.yaml`: chưa có biên nhận\n" in answer(root)


def test_a_paper_that_came_on_a_day_has_no_hour(root: Path) -> None:
    """A date without a time is that whole day; a file that could not be read says so."""
    git(root, "checkout", "--quiet", "gui")
    (root / NOMINATION).write_text("a: [", "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=x")
    git(root, "checkout", "--quiet", "main")
    told = ["--kind", "giay", "--received", "9/12/2022", "--receiver", "Nguyễn Văn A", "--commit", "gui"]
    assert main(["receipt", "record", "--by-office", *told, NOMINATION]) == 0
    text = answer(root)
    assert "`de-nghi.yaml`: nhận 09/12/2022, chưa đọc được, biên nhận số 1, mã `" in text


def test_a_long_answer_ends_with_a_link(root: Path) -> None:
    """At most sixty lines, whatever is wrong; what is left out is counted, and where to see it."""
    people = "".join(f"  - {{ma_so: nv-9{n:02}, ho_ten: Nguyễn Văn A, la_{n}: x, lb: y}}\n" for n in range(70))
    change(root, NOMINATION, ("\nca_nhan:\n", f"\nca_nhan:\n{people}"))
    text = answer(root, "--link", "https://may-chu.vn/so/thi-dua/actions/runs/7")
    assert len(text.splitlines()) == 60
    (left,) = re.findall(
        r"^Và (\d+) chỗ khác: \[xem đủ\]\(https://may-chu.vn/so/thi-dua/actions/runs/7\)$", text, re.MULTILINE
    )
    rows = sum(line.startswith("| `") for line in text.splitlines())
    assert rows + int(left) >= int(re.findall(r"Cần sửa (\d+) chỗ", text)[0]) > 100
    assert "xem bằng thidua check" in answer(root)


def test_the_plan_in_a_request_of_the_office_has_no_receipt(root: Path) -> None:
    """A request without a unit's file says so in each part."""
    change(root, "submissions/2022/ke-hoach/ke-hoach.yaml", ("toi_da: 40%", "toi_da: 35%"))
    text = answer(root)
    assert "- **Tỷ lệ:** lần gửi này không làm đổi số nào\n" in text
    assert "- **Biên nhận:** lần gửi này không có hồ sơ của đơn vị nào\n" in text
    assert "- **Hạn:** không có\n" in text
    assert "`change-not-allowed`" in text
    assert reply(root)["labels"] == ["can-sua"]


def test_many_files_are_counted(root: Path) -> None:
    """The Office's request with every unit's files names six and counts the rest."""
    git(root, "checkout", "--quiet", "gui")
    for path in sorted((root / "submissions/2022/don-vi").rglob("*.yaml")):
        path.write_text(
            path.read_text("utf-8").replace("chuc_vu: Chuyên viên", "chuc_vu: Chuyên viên chính", 1), "utf-8"
        )
    for n in range(4):
        (root / f"submissions/2022/don-vi/phong-mot/dang-ky-{n}.yaml").write_text("schema: 1\n", "utf-8")
    for unit in ("2022/don-vi/phong-a", "2022/don-vi/phong-b", "2022/don-vi/phong-c", "2031/don-vi/phong-mot"):
        target = root / f"submissions/{unit}/dang-ky.yaml"
        target.parent.mkdir(parents=True)
        target.write_text("schema: 1\n", "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    git(root, "checkout", "--quiet", "main")
    text = answer(root)
    assert re.search(r"- \*\*Biên nhận:\*\* và \d+ dòng khác\n", text)
    assert len(text.splitlines()) <= 60


@pytest.mark.parametrize(
    ("payload", "shape"),
    [
        ("@van-phong", "`@van-phong`"),
        ("#12 !3", "`#12` `!3`"),
        ("[a](https://xau.vn)", "“`[a](https://xau.vn`)”"),
        ("<img src=x>", "“`<img` `src=x>`”"),
        ("x|y", "“`x`&#124;`y`”"),
    ],
)
def test_text_of_a_request_is_inert(root: Path, payload: str, shape: str) -> None:
    """A name, a key or a value that tries to be a mention, a link, a picture or a cell is shown as it is."""
    change(root, NOMINATION, ("xep_loai: HTXSNV", f"xep_loai: {json.dumps(payload)}"))
    text = answer(root)
    row = next(line for line in text.split("\n") if "không có lựa chọn" in line)
    assert shape in row
    assert row.replace("&#124;", "").count("|") == 6


def said(forge: str, comments: list[Any], labels: list[str], head: str) -> dict[str, Any]:
    """What a forge answers to the questions, in its own shape."""
    if forge == "gitlab":
        return {
            "user.json": {"id": 9, "username": "project_14_bot"},
            "comments-1.json": comments,
            "comments-2.json": [],
            "comments-3.json": [],
            "request.json": {"iid": 7, "labels": labels, "sha": head},
        }
    named = [{"id": n, "name": name} for n, name in enumerate(labels, 1)]
    known = {"known.json": [{"id": 1, "name": "hop-le"}]} if forge == "forgejo" else {}
    user = {"user.json": {"id": 9, "login": "minh-hoa-may-ghi"}} if forge == "forgejo" else {}
    pages = {"comments-1.json": comments, "comments-2.json": [], "comments-3.json": []}
    return {**user, **pages, "request.json": {"number": 7, "labels": named, "head": {"sha": head}}, **known}


def told(
    root: Path, forge: str, comments: list[Any], labels: list[str], head: str = "gui"
) -> list[tuple[str, str, Any]]:
    """The calls that follow, with their bodies; what the questions ask is what is answered."""
    into = root.parent / "ra"
    asked = [line.split("\t") for line in (into / "hoi.tsv").read_text("utf-8").splitlines()]
    given = said(forge, comments, labels, git(root, "rev-parse", head))
    assert [(one[0], one[2], one[3]) for one in asked] == [("GET", "-", name) for name in _order(forge)]
    for name, value in given.items():
        (into / name).write_text(json.dumps(value), "utf-8")
    assert main(["answer", "calls", "--into", str(into)]) == 0
    rows = [line.split("\t") for line in (into / "goi.tsv").read_text("utf-8").splitlines()]
    return [(method, path, json.loads((into / body).read_bytes())) for method, path, body, _ in rows]


def _order(forge: str) -> list[str]:
    pages = ["comments-1.json", "comments-2.json", "comments-3.json", "request.json"]
    return {"github": pages, "gitlab": ["user.json", *pages], "forgejo": ["user.json", *pages, "known.json"]}[forge]


OURS: dict[str, Any] = {
    "github": {"user": {"login": "github-actions[bot]", "type": "Bot", "id": 41898282}},
    "gitlab": {"author": {"id": 9}},
    "forgejo": {"user": {"login": "minh-hoa-may-ghi", "id": 9}},
}
THEIRS: dict[str, Any] = {
    "github": {"user": {"login": "github-actions[bot]", "type": "User", "id": 100}},
    "gitlab": {"author": {"id": 100}},
    "forgejo": {"user": {"login": "tk-phong-mot", "id": 100}},
}
WHERE = {
    "github": ("/repos/so/thi-dua/issues/7/comments", "PATCH", "/repos/so/thi-dua/issues/comments/55"),
    "gitlab": ("/projects/14/merge_requests/7/notes", "PUT", "/projects/14/merge_requests/7/notes/55"),
    "forgejo": ("/repos/so/thi-dua/issues/7/comments", "PATCH", "/repos/so/thi-dua/issues/comments/55"),
}


@pytest.mark.parametrize("forge", list(OPENED))
def test_the_one_comment_is_edited_in_place(root: Path, forge: str) -> None:
    """Written once, edited when it says something else, left alone when it does not; a mark of others is not believed."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    text = answer(root, forge=forge)
    where, method, place = WHERE[forge]
    foreign = {"id": 3, "body": "x <!-- thidua: tra-loi -->", **THEIRS[forge]}
    old = {"id": 55, "body": "**Cần sửa 2 chỗ.**\n\n<!-- thidua: tra-loi -->", **OURS[forge]}
    assert told(root, forge, [foreign], [])[0] == ("POST", where, {"body": text})
    assert told(root, forge, [foreign, old], [])[0] == (method, place, {"body": text})
    nobody = {"id": 4, "body": "x <!-- thidua: tra-loi -->", **dict.fromkeys(OURS[forge])}
    silent = {"id": 5, "body": None, **OURS[forge]}
    assert told(root, forge, [nobody, silent, old], [])[0] == (method, place, {"body": text})
    same = {**old, "body": text.strip()}
    assert [path for _, path, _ in told(root, forge, [same], ["hop-le"])] == [told(root, forge, [], [])[-1][1]]


def test_labels_go_on_and_off(root: Path) -> None:
    """Ours as the answer says, those of others as they are; what is so already is not told again."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    held = ["can-sua", "vuot-ty-le", "khẩn"]
    answer(root)
    assert told(root, "github", [], held)[1] == (
        "PUT",
        "/repos/so/thi-dua/issues/7/labels",
        {"labels": ["khẩn", "hop-le"]},
    )
    assert len(told(root, "github", [], ["khẩn", "hop-le"])) == 2
    answer(root, forge="gitlab")
    assert told(root, "gitlab", [], held)[1] == (
        "PUT",
        "/projects/14/merge_requests/7",
        {"add_labels": "hop-le", "remove_labels": "can-sua,tre-han,vuot-ty-le"},
    )
    answer(root, forge="forgejo")
    _, *made, put, _ = told(root, "forgejo", [], held)
    assert [(method, path, body["name"]) for method, path, body in made] == [
        ("POST", "/repos/so/thi-dua/labels", name) for name in ("can-sua", "tre-han", "vuot-ty-le")
    ]
    assert put == ("PUT", "/repos/so/thi-dua/issues/7/labels", {"labels": ["khẩn", "hop-le"]})


@pytest.mark.parametrize("forge", list(OPENED))
def test_the_answer_to_an_older_head_is_its_status_alone(root: Path, forge: str) -> None:
    """Once the request went on, nothing that the newer answer says is written over."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    answer(root, forge=forge)
    ((method, path, _),) = told(root, forge, [], [], head="main")
    assert (method, path.rpartition("/")[2]) == ("POST", git(root, "rev-parse", "gui"))


@pytest.mark.parametrize(
    ("forge", "good", "bad"),
    [("github", "success", "failure"), ("gitlab", "success", "failed"), ("forgejo", "success", "failure")],
)
def test_the_status_stands_at_the_head_that_was_judged(root: Path, forge: str, good: str, bad: str) -> None:
    """Green or red with the verdict, and the link where there is one."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    name = "name" if forge == "gitlab" else "context"
    root_of = "/projects/14" if forge == "gitlab" else "/repos/so/thi-dua"
    answer(root, "--link", "https://may-chu.vn/7", forge=forge)
    head = git(root, "rev-parse", "gui")
    assert told(root, forge, [], [])[-1] == (
        "POST",
        f"{root_of}/statuses/{head}",
        {
            "state": good,
            name: "thi-dua",
            "description": "Hợp lệ, 1 điều cần xem xét",
            "target_url": "https://may-chu.vn/7",
        },
    )
    change(root, NOMINATION, ("xep_loai: HTXSNV", "xep_loai: X"))
    answer(root, forge=forge)
    status = told(root, forge, [], [])[-1][2]
    assert (status["state"], "target_url" in status) == (bad, False)
    assert status["description"].startswith("Cần sửa 1 chỗ")


def test_the_sender_is_who_opened_it(root: Path) -> None:
    """On GitLab the author is known by number alone where somebody else acts; a stranger may change nothing."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    path = Path(event(root, "gitlab"))
    payload = json.loads(path.read_bytes())
    asked = ["check", "--base", "main", "--event", str(path), "--forge", "gitlab", "--at", DAY]
    payload["user"] = {"id": 102, "username": "tk-van-phong"}
    path.write_text(json.dumps(payload))
    assert main(asked) == 0
    payload["object_attributes"]["author_id"] = 999
    path.write_text(json.dumps(payload))
    assert main(asked) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"number": 7', '"number": "7/../8"'),
        ("so/thi-dua", "so/../khac"),
        ("so/thi-dua", "so/thi-dua?x"),
        ('"sha": "', '"sha": "--x'),
        ('"pull_request"', '"khac"'),
    ],
)
def test_only_checked_parts_get_into_an_address(root: Path, old: str, new: str) -> None:
    """A number, a name or a commit that is none makes no event."""
    path = Path(event(root))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    asked = ["--base", "main", "--event", str(path), "--forge", "github", "--into", str(root.parent / "ra")]
    assert main(["answer", "write", *asked]) == 2


def test_wrong_use_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link that is none, an answer that was not written, a forge that answered something else."""
    change(root, NOMINATION, (PLAIN, BEST.format("MH-91")))
    into = str(root.parent / "ra")
    asked = ["--base", "main", "--event", event(root), "--forge", "github", "--into", into]
    assert main(["answer", "write", *asked, "--link", "javascript:x"]) == 2
    assert "không phải là địa chỉ" in capsys.readouterr().err
    assert main(["answer", "write", "--base", "main", "--head", "gui", "--forge", "github", "--into", into]) == 2
    assert "còn thiếu: --event TỆP" in capsys.readouterr().err
    assert main(["answer", "calls", "--into", into]) == 2
    assert main(["answer", "write", *asked]) == 0
    assert main(["answer", "calls", "--into", into]) == 2
    told(root, "github", [], [])
    (root.parent / "ra" / "request.json").write_text("{}")
    assert main(["answer", "calls", "--into", into]) == 2
    told(root, "github", [], [])
    capsys.readouterr()
    (root.parent / "ra" / "comments-1.json").write_text('[{"body": 1}]')
    assert main(["answer", "calls", "--into", into]) == 2
    assert "không đúng mẫu" in capsys.readouterr().err
