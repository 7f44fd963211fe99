"""The pages of units and stages: what came when, in which version, what is open and who acts next."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from snapshots import PROJECT, base_files, campaign_of_2022, case_files, verdict_of
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.model.agency import Forge
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.data.internal import receipts
from thidua.publish.forge import door, with_sources
from thidua.publish.stages import stages_page
from thidua.publish.turns import open_findings
from thidua.publish.unit import unit_page
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Receipt, dump, mark_of
from thidua.report.order import in_order
from thidua.report.text import render
from thidua.rules.verdict import CampaignVerdict, Verdict, judge
from thidua.snapshot import from_folder

NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
EXTENSIONS = "submissions/2022/ke-hoach/gia-han.yaml"
BLOB = "e" * 40
MINE = "ca_nhan/nv-006"
ACCEPTED = """schema: 1
muc:
  - loai: chap_nhan_tre
    don_vi: phong-mot
    giai_doan: de_nghi
    ly_do: Mất điện
    can_cu: {loai: cong_van, so: 12/CV, ngay: 2022-12-20}
    nguoi_quyet_dinh: {ho_ten: Lê Văn C, chuc_vu: Chánh Văn phòng}
"""


@dataclass
class Course:
    """Receipts of one file, one after another, and what is asked of the campaign afterwards."""

    files: dict[str, bytes] = field(default_factory=base_files)
    receipts: dict[str, bytes] = field(default_factory=dict)
    previous: str = ""

    def digests(self) -> dict[str, str]:
        """The digests of the file as it stands."""
        bare = judge(open_repository(Inputs(self.files, regimes()))).campaigns[0].campaign.nominations["phong-mot"]
        return {entry.key: entry.digest for entry in bare.entries}

    def came(self, instant: str, entries: dict[str, str], **more: Any) -> None:
        """One more receipt."""
        seq = len(self.receipts) + 1
        plain = {
            "schema": 1,
            "seq": seq,
            "previous": self.previous,
            "event": f"e{seq}",
            "instant": instant,
            "source": "git",
            "account": {"name": "tk-phong-mot", "id": "100"},
            "campaign": "2022",
            "unit": "phong-mot",
            "stage": "de_nghi",
            "path": NOMINATION,
            "blob": BLOB,
            "entries": entries,
            **more,
        }
        data = dump(Receipt.model_validate(plain))
        self.receipts[f"{seq:06}.json"], self.previous = data, mark_of(data)

    def verdict(self, versions: dict[str, bytes] | None = None) -> CampaignVerdict:
        """The verdict with these receipts and the older versions that can be had."""
        ledger = read_ledger(self.receipts)
        assert not ledger.breaks
        inputs = Inputs(self.files, regimes(), ledgers={"2022": ledger}, versions=versions or {})
        return judge(open_repository(inputs)).campaigns[0]


def read(markdown: str) -> str:
    """A page as it is read, cells and lines apart."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</t[hd]>|<br>", " | ", markdown)))


def page_of(verdict: CampaignVerdict, edition: Edition = Edition.INTERNAL, unit: str = "phong-mot") -> str:
    """The page of a unit as it is read."""
    return read(unit_page(verdict, unit, edition, open_findings(verdict)))


def rows(text: str, caption: str) -> list[str]:
    """The rows of the table under a caption."""
    table = text.split(caption, 1)[1].split("\n", 1)[0]
    return [cell.strip() for cell in table.split(" | ")]


def test_the_history_names_every_receipt() -> None:
    """When it came, how that is to the deadline, by which door and from whom, what was other than before."""
    course = Course()
    now = course.digests()
    course.came("2022-12-10T02:00:00Z", {**now, MINE: "0" * 64, "ca_nhan/nv-099": "1" * 64})
    course.came("2022-12-12T02:00:00Z", {}, readable=False, source="zalo", register={"received_by": "Văn thư"})
    later = {key: digest for key, digest in now.items() if key != "tap_the/phong-mot"}
    paper = {"register": {"received_by": "Văn thư", "confirmed_by": "Lê Văn C", "number": "21"}, "account": {}}
    course.came("2022-12-06T01:30:00Z", later, source="giay", **paper)
    again = {**paper, "instead_of": "e3"}
    course.came("2022-12-07T01:30:00Z", later, source="giay", **again)
    course.came("2022-12-16T00:00:00Z", later, day_only=True, source="giay", **again)
    course.came(
        "2022-12-19T02:00:00Z", {**later, MINE: "2" * 64, "ca_nhan/nv-001": "3" * 64}, withdrawn=["ca_nhan/nv-001"]
    )
    course.came(
        "2022-12-20T02:00:00Z", {**later, MINE: "2" * 64, "ca_nhan/nv-001": "3" * 64}, withdrawn=["ca_nhan/nv-001"]
    )
    found = rows(page_of(course.verdict()), "Đề nghị: những lần nhận")
    said = "thêm Trần Thị A, Lê Văn B, Phạm Thị C, Nguyễn Văn D, Trần Thị E, Lê Văn F, phần chung"
    door = "bản giấy: Văn thư nhận, Lê Văn C xác nhận"
    assert [found[n : n + 4] for n in range(4, len(found) - 1, 4)] == [
        ["10/12/2022 09:00:00", "trong hạn", "máy chủ Git, tài khoản tk-phong-mot", "thêm phần chung và 8 mục"],
        ["12/12/2022 09:00:00", "trong hạn", "Zalo: Văn thư nhận", "chưa đọc được"],
        [
            "16/12/2022",
            "trong hạn",
            f"{door}, số đến 21, thay dòng đã ghi sai là 06/12/2022 08:30:00, thay dòng đã ghi sai là 07/12/2022 08:30:00",
            said,
        ],
        [
            "19/12/2022 09:00:00",
            "sau hạn 3 ngày",
            "máy chủ Git, tài khoản tk-phong-mot",
            "sửa Lê Văn F; rút Trần Thị A",
        ],
        ["20/12/2022 09:00:00", "sau hạn 4 ngày", "máy chủ Git, tài khoản tk-phong-mot", "không đổi"],
    ]


def test_what_a_branch_only_carried_along_is_no_change() -> None:
    """A branch beside another was of the whole file, too: told is what it changed itself."""
    course = Course()
    now = course.digests()
    other = {"ca_nhan/nv-001": "1" * 64, "ca_nhan/nv-002": "2" * 64}
    course.came("2022-12-10T02:00:00Z", {**now, **other}, withdrawn=["ca_nhan/nv-001"])
    course.came("2022-12-12T02:00:00Z", {**now, "dau": "0" * 64}, carried=[*other], withdrawn=["ca_nhan/nv-002"])
    course.came("2022-12-13T02:00:00Z", {**now, **other, "dau": "0" * 64}, withdrawn=["ca_nhan/nv-001"])
    found = rows(page_of(course.verdict()), "Đề nghị: những lần nhận")
    assert found[11::4] == ["sửa phần chung", "không đổi"]


def test_who_is_gone_and_a_collective_have_names() -> None:
    """The history speaks of people and units, not of the keys by which receipts know them."""
    course = Course()
    course.came("2022-12-10T02:00:00Z", {"ca_nhan/nv-013": "0" * 64, "tap_the/phong-mot": "1" * 64})
    course.came("2022-12-12T02:00:00Z", {"dau": "2" * 64})
    found = rows(page_of(course.verdict()), "Đề nghị: những lần nhận")
    assert found[7 : len(found) - 1 : 4] == ["thêm Trần Thị N, Phòng Một", "thêm phần chung; bớt Trần Thị N, Phòng Một"]


def test_what_was_taken_over_is_not_gone() -> None:
    """Of a file that goes onto the main branch with one entry more, the others came before and are there still."""
    course = Course()
    now = course.digests()
    course.came("2022-12-10T02:00:00Z", {**now, MINE: "0" * 64})
    course.came("2022-12-12T02:00:00Z", now, onto_main=True)
    found = rows(page_of(course.verdict()), "Đề nghị: những lần nhận")
    assert found[7 : len(found) - 1 : 4] == ["thêm phần chung và 7 mục", "sửa Lê Văn F"]
    assert [row[8] for row in receipts(course.verdict().campaign).rows] == [8, 8]


def test_outside_the_history_is_times_and_nothing_of_people() -> None:
    """Of a unit with many recognised it is told when a file came; no account, no content; of others nothing, ever."""
    course = Course()
    course.came("2022-12-10T02:00:00Z", course.digests())
    public = page_of(course.verdict(), Edition.PUBLIC)
    assert "những lần nhận" not in public
    assert "Lúc nhận chỉ công khai sau quyết định" in public
    decided = campaign_of_2022().campaigns[0]
    public = page_of(decided, Edition.PUBLIC, "phong-bcvt")
    assert rows(public, "Đăng ký: những lần nhận")[:2] == ["Nhận lúc", "So với hạn"]
    assert rows(public, "Đăng ký: những lần nhận")[3] == "sau hạn 3 ngày"
    assert "tk-phong-bcvt" not in public
    assert not re.search(r"\d+ mục|thêm |Nội dung", public)
    assert "những lần nhận" not in page_of(decided, Edition.PUBLIC, "thanh-tra")
    assert "22/12/2022 15:20:44" in page_of(decided, Edition.INTERNAL, "thanh-tra")


def corrected() -> Course:
    """A file that came in time and again, with one person changed, three days late."""
    course = Course()
    now = course.digests()
    course.came("2022-12-10T02:00:00Z", {**now, MINE: "0" * 64})
    course.came("2022-12-19T02:00:00Z", now)
    return course


OLDER = base_files()[NOMINATION].replace(
    "F\n    chuc_vu: Chuyên viên\n".encode(),
    b"F\n    giay_to: [{loai: x, so: 7}]\n    sang_kien: {ten: X, dong_tac_gia: [nv-001, nv-002]}\n",
)


def test_both_versions_of_a_late_correction_are_shown() -> None:
    """While the older one can be had: key by key what differs, and which of the two counts."""
    course = corrected()
    text = page_of(course.verdict({BLOB: OLDER}))
    heads = rows(text, "Lê Văn F: hai bản khác nhau")
    assert heads[:18] == [
        *("Khóa", "Bản đã nhận trước (được tính)", "Bản hiện nay"),
        *("giay_to.1.loai", "x", "(không có)"),
        *("giay_to.1.so", "7", "(không có)"),
        *("sang_kien.ten", "X", "(không có)"),
        *("sang_kien.dong_tac_gia", "nv-001, nv-002", "(không có)"),
        *("chuc_vu", "(không có)", "Chuyên viên"),
    ]
    course.files[EXTENSIONS] = ACCEPTED.encode()
    text = page_of(course.verdict({BLOB: OLDER}))
    assert rows(text, "Lê Văn F: hai bản khác nhau")[1:3] == ["Bản đã nhận trước", "Bản hiện nay (được tính)"]


def test_of_a_lost_version_digest_and_time_are_left() -> None:
    """What cannot be had any more is named by its digest and when it came."""
    text = page_of(corrected().verdict())
    assert f"không còn lấy lại được; nhận lúc 10/12/2022 09:00:00, mã {'0' * 64}." in text
    course = Course()
    course.came("2022-12-10T02:00:00Z", {}, readable=False)
    course.came("2022-12-19T02:00:00Z", course.digests())
    assert "Bản nhận trước đó không đọc được." in page_of(course.verdict())


def test_each_entry_says_its_state_and_what_was_decided() -> None:
    """Days, reason, ground and who decided, beside each entry of its own."""
    course = Course()
    now = course.digests()
    course.came("2022-12-10T02:00:00Z", {key: one for key, one in now.items() if key != MINE})
    course.came("2022-12-19T02:00:00Z", now)
    course.files[EXTENSIONS] = ACCEPTED.encode()
    found = rows(page_of(course.verdict()), "Đề nghị: từng mục")
    assert found[found.index("Lê Văn F") + 3] == (
        "trễ hạn, đã chấp nhận; sau hạn 3 ngày; Mất điện; công văn 12/CV ngày 20/12/2022; Chánh Văn phòng Lê Văn C"
    )
    assert found[found.index("Trần Thị A") + 3] == "đúng hạn"


EXTENDED = """schema: 1
muc:
  - {loai: gia_han, don_vi: phong-mot, giai_doan: de_nghi, nguoi: [nv-006], den_het_ngay: 2022-12-20,
     ly_do: Đi học, can_cu: {loai: cong_van, so: 12/CV, ngay: 2022-12-15}}
"""


def test_what_came_within_a_longer_term_is_not_late() -> None:
    """A receipt after the plan's deadline that brought only who has more time; with others it is late."""
    course = Course()
    course.files[EXTENSIONS] = EXTENDED.encode()
    now = course.digests()
    course.came("2022-12-10T02:00:00Z", {key: one for key, one in now.items() if key != MINE})
    course.came("2022-12-19T02:00:00Z", now)
    said = rows(page_of(course.verdict()), "Đề nghị: những lần nhận")
    assert said[5::4][:2] == ["trong hạn", "trong hạn đã gia hạn"]
    course.came("2022-12-20T02:00:00Z", {**now, "ca_nhan/nv-001": "3" * 64})
    said = rows(page_of(course.verdict()), "Đề nghị: những lần nhận")
    assert said[5::4][:3] == ["trong hạn", "trong hạn đã gia hạn", "sau hạn 4 ngày"]
    lone = Course()
    lone.files[EXTENSIONS] = EXTENDED.encode()
    lone.came("2022-12-19T02:00:00Z", lone.digests())
    assert rows(page_of(lone.verdict()), "Đề nghị: những lần nhận")[5] == "sau hạn 3 ngày"


def test_a_file_without_a_receipt_says_so_in_words() -> None:
    """Nobody noted when it came: the page says that, of the unit and among all units."""
    verdict = verdict_of(base_files()).campaigns[0]
    assert "Đã có tệp, chưa ghi lúc nhận; 7 mục chưa ghi nhận." in page_of(verdict)
    matrix = stages_page(verdict, Edition.INTERNAL, open_findings(verdict))
    assert "<span>đã có tệp, chưa ghi lúc nhận<br>7 mục chưa ghi nhận</span>" in matrix


def test_findings_stand_in_the_words_of_the_command() -> None:
    """Every line that the command prints of a unit's finding stands on its page, word for word."""
    verdict = campaign_of_2022().campaigns[0]
    checked = 0
    for unit in verdict.campaign.expected():
        text = page_of(verdict, unit=unit).replace(" | ", " ")
        mine = [f for f in verdict.findings if f"/don-vi/{unit}/" in f.at.path and not f.waived]
        for block in render(in_order(mine), lambda _: ()):
            head, *rest = block.strip().splitlines()
            for said in (
                head.partition(" · ")[2],
                *(line.partition("= " if "=" in line else "> ")[2] for line in rest),
            ):
                assert said in text, said
                checked += 1
    assert checked == 4 * 8


def test_files_of_a_unit_that_have_no_place_are_told_of_the_unit() -> None:
    """A misnamed one stands with the file that it was meant for, which can only be added; the others on their own."""
    files = {path: data for path, data in from_folder(PROJECT).files.items() if "/hoi-dong/quyet-dinh" not in path}
    folder = "submissions/2022/don-vi"
    files[f"{folder}/thanh-tra/de_nghi.yaml"] = files.pop(f"{folder}/thanh-tra/de-nghi.yaml")
    files[f"{folder}/phong-bcvt/ghi-chu.yaml"] = b"x: 1\n"
    verdict = verdict_of(files, "2022-12-15T08:00+07:00").campaigns[0]
    misnamed = page_of(verdict, unit="thanh-tra").split("## Đề nghị", 1)[1]
    assert "thanh-tra/de_nghi.yaml” sai tên nên chưa được đọc [wrong-place]" in misnamed
    assert "cách sửa: đổi tên thành submissions/2022/don-vi/thanh-tra/de-nghi.yaml" in misnamed
    assert "Thêm tệp này trên máy chủ Git" in misnamed
    assert "Kết quả kiểm tra khác" not in misnamed
    apart = page_of(verdict, unit="phong-bcvt").split("## Kết quả kiểm tra khác", 1)[1]
    assert "phong-bcvt/ghi-chu.yaml” trong kho [wrong-place]" in apart
    outside = page_of(verdict, Edition.PUBLIC, "thanh-tra").split("## Đề nghị", 1)[1]
    assert "Cần sửa · Tệp không đúng chỗ: 1 chỗ" in outside
    assert "không có điều cần sửa" not in outside
    assert "Tệp không đúng chỗ" not in page_of(verdict, Edition.PUBLIC, "phong-bcvt")
    found = matrix(verdict)
    assert found["Thanh tra"][2:] == ["1 cần sửa", "đơn vị: sửa tệp đề nghị"]
    assert found["Phòng BCVT"][2:][0].startswith("1 cần sửa")
    assert found["Phòng BCVT"][3].endswith("đơn vị: sửa 1 chỗ trong tệp khác")


def test_what_a_unit_can_mend_stands_on_its_page_wherever_it_was_found() -> None:
    """A folder that is not below `don-vi`, and a quota that is over for now and therefore told at the plan."""
    files = case_files("too-few-ldtt/clean-unit-with-a-form-error")
    files["submissions/2022/phong-mt/dang-ky.yaml"] = files["submissions/2022/don-vi/phong-mot/dang-ky.yaml"]
    verdict = verdict_of(files, "2022-12-15T08:00+07:00").campaigns[0]
    far = [f for f in verdict.findings if f.unit == "phong-mot" and "/don-vi/" not in f.at.path]
    assert {f.rule for f in far} == {"wrong-place", "quota-exceeded"}
    apart = page_of(verdict).split("## Kết quả kiểm tra khác", 1)[1]
    assert all(f.message in apart for f in far)
    assert "đơn vị: sửa 1 chỗ trong tệp khác; đơn vị: xem lại 1 chỗ trong tệp khác" in matrix(verdict)["Phòng Một"][3]


def test_grounds_lead_to_the_clauses_of_the_plan() -> None:
    """The clause that a ground names, else the clause that names the rule, is a link to its anchor."""
    verdict = campaign_of_2022().campaigns[0]
    page = unit_page(verdict, "phong-khtc", Edition.INTERNAL, open_findings(verdict))
    assert '<a href="../../2022/ke-hoach.html#muc-iv-3">mục IV&#46;3</a>' in page
    assert 'NĐ&#45;CP &#40;M&#41; (<a href="../../2022/ke-hoach.html#muc-iv-1-b">mục IV&#46;1&#46;b</a>)' in page


@pytest.mark.parametrize(
    ("kind", "edit", "add"),
    [
        ("github", "edit/main/a/b.yaml", "new/main/a?filename=b.yaml"),
        ("gitlab", "-/edit/main/a/b.yaml", "-/new/main/a?file_name=b.yaml"),
        ("forgejo", "_edit/main/a/b.yaml", "_new/main/a?filename=b.yaml"),
    ],
)
def test_a_door_leads_to_the_page_of_the_forge(kind: str, edit: str, add: str) -> None:
    """Each forge has its own addresses for editing and for adding a file."""
    forge = Forge.model_validate({"loai": kind, "dia_chi": "https://git.example.vn/so/kho/"})
    assert f'href="https://git.example.vn/so/kho/{edit}"' in door(forge, "a/b.yaml", there=True)
    assert f'href="https://git.example.vn/so/kho/{add}"' in door(forge, "a/b.yaml", there=False)


@pytest.mark.parametrize(("kind", "place"), [("github", "blob"), ("gitlab", "-/blob"), ("forgejo", "src/commit")])
def test_a_source_is_a_link_to_the_file_at_the_commit(kind: str, place: str) -> None:
    """With a link for each line; what the snapshot does not hold is none."""
    forge = Forge.model_validate({"loai": kind, "dia_chi": "https://git.example.vn/so/kho/"})
    path, base = "submissions/2022/a&#45;b&#46;yaml", f"https://git.example.vn/so/kho/{place}/{'c' * 40}"
    known = {"submissions/2022/a-b.yaml"}

    def linked(text: str) -> str:
        return with_sources(text, forge, "c" * 40, known)

    file = f"{base}/submissions/2022/a-b.yaml"
    whole = f'<a href="{file}"><code>{path}</code></a>'
    assert linked(f"Nguồn: <code>{path}</code>; x") == f"Nguồn: {whole}; x"
    assert linked(f"<code>{path}</code>: dòng 3, 12.") == (
        f'{whole}: dòng <a href="{file}#L3">3</a>, <a href="{file}#L12">12</a>.'
    )
    assert linked(f"<code>{path}&#58;31&#58;20</code>") == f'<a href="{file}#L31"><code>{path}&#58;31&#58;20</code></a>'
    for other in ("<code>submissions/2022/c&#46;yaml</code>: dòng 3", f"<code>{path} x</code>", "<code>nv-001</code>"):
        assert linked(other) == other


def test_sources_are_links_inside_and_only_where_the_forge_holds_them() -> None:
    """Not in public, not of a draft, not without a commit, not where the agency names no forge."""
    source = Provenance("c" * 40, "t", dirty=False, digest="d", receipts="h", command="c")
    where = f"https://git.example.vn/so-tttt/thi-dua/src/commit/{'c' * 40}/submissions/2022/"

    def linked(verdict: Verdict, edition: Edition, provenance: Provenance) -> int:
        made = site_of(verdict, edition, provenance).files
        return sum(where in str(text) for path, text in made.items() if path.endswith(".md"))

    verdict = campaign_of_2022()
    assert linked(verdict, Edition.INTERNAL, source) >= 15
    assert not linked(verdict, Edition.PUBLIC, source)
    assert not linked(verdict, Edition.INTERNAL, replace(source, dirty=True))
    assert not linked(verdict, Edition.INTERNAL, replace(source, commit=""))
    files = dict(from_folder(PROJECT).files)
    del files["submissions/co-quan/co-quan.yaml"]
    assert not linked(verdict_of(files), Edition.INTERNAL, source)


def test_the_door_stands_inside_only_and_where_the_agency_has_one() -> None:
    """The forge's address is data; the public does not see it, and without one there is no link."""
    files = {p: d for p, d in from_folder(PROJECT).files.items() if "/hoi-dong/quyet-dinh" not in p}
    verdict = verdict_of(files).campaigns[0]
    pages = {one: unit_page(verdict, "thanh-tra", one, open_findings(verdict)) for one in Edition}
    assert pages[Edition.INTERNAL].count("https://git.example.vn/so-tttt/thi-dua/_edit/main/submissions/2022/") == 2
    assert "git.example" not in pages[Edition.PUBLIC]
    assert "máy chủ Git" not in page_of(Course().verdict())
    files = base_files()
    del files["submissions/co-quan/co-quan.yaml"]
    assert "máy chủ Git" not in page_of(Course(files).verdict())


def test_once_its_time_is_over_the_page_says_what_still_can_be_done() -> None:
    """Before the deadline nothing; after it that late files are taken; after the decision no door to the file is left."""
    files = dict(from_folder(PROJECT).files)
    open_ = page_of(verdict_of(files, "2022-12-01T08:00+07:00").campaigns[0], unit="phong-bcvt")
    assert open_.count("Sửa tệp này") == 2
    assert open_.count("Gửi, sửa sau hạn vẫn được nhận") == 1
    late = page_of(verdict_of(files, "2022-12-20T08:00+07:00").campaigns[0], unit="phong-bcvt")
    assert late.count("Sửa tệp này") == late.count("Gửi, sửa sau hạn vẫn được nhận") == 2
    decided = page_of(verdict_of(files).campaigns[0], unit="phong-bcvt")
    assert "Sửa tệp này" not in decided
    assert "vẫn được nhận" not in decided
    assert (
        decided.count("Kết quả từ nay chỉ thay đổi bằng quyết định công nhận tiếp, bổ sung, đính chính hoặc hủy bỏ")
        == 2
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", 'https://a/"', "git@host:a"])
def test_an_address_is_an_address(address: str) -> None:
    """Nothing but a plain web address is taken for a forge."""
    files = base_files()
    files["submissions/co-quan/co-quan.yaml"] += f"kho: {{loai: forgejo, dia_chi: '{address}'}}\n".encode()
    found = judge(open_repository(Inputs(files, regimes()))).findings
    assert [(f.rule, f.message) for f in found if "co-quan.yaml" in f.at.path] == [
        ("wrong-value", f"“Địa chỉ trang của kho” (dia_chi): “{address}” không phải là địa chỉ trang")
    ]


def matrix(verdict: CampaignVerdict) -> dict[str, list[str]]:
    """The cells of the matrix by unit."""
    table = stages_page(verdict, Edition.INTERNAL, open_findings(verdict)).split("<tbody>")[-1]
    cells = [[read(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in table.split("</tr>")]
    return {row[0]: row[1:] for row in cells if row}


def test_the_matrix_says_who_acts_next() -> None:
    """Missing, unreadable and wrong files are the unit's turn, undecided lateness the Office's, then the Council's."""
    files = base_files()
    del files["submissions/2022/don-vi/van-phong/de-nghi.yaml"]
    files["submissions/2022/don-vi/phong-hai/de-nghi.yaml"] = b"a: [\n"
    files[NOMINATION] = files[NOMINATION].replace(b"khong_ky_luat: true", b"khong_ky_luat: false", 1)
    course = Course(files)
    course.came("2022-12-19T02:00:00Z", course.digests())
    found = matrix(course.verdict())
    assert found["Phòng Một"][1:] == [
        "19/12/2022 09:00 | 7 mục trễ hạn, chờ quyết định",
        "1 cần sửa, 1 trễ hạn",
        "đơn vị: sửa 1 chỗ trong đề nghị; Văn phòng: quyết định 1 nhóm mục trễ hạn của đề nghị",
    ]
    assert found["Phòng Hai"][1:] == ["đã gửi, chưa đọc được", "1 cần sửa", "đơn vị: sửa tệp đề nghị"]
    assert found["Văn phòng"][1:] == ["chưa gửi", "1 trễ hạn", "đơn vị: gửi đề nghị (đã quá hạn 16/12/2022)"]
    files = base_files()
    files["submissions/co-quan/don-vi.yaml"] += (
        "  - {ma: phong-ba, ten: [{ten: Phòng Ba}], ten_ngan: Phòng Ba, tu_ngay: 2022-03-19}\n".encode()
    )
    then = matrix(verdict_of(files, "2022-12-10T08:00+07:00").campaigns[0])
    assert then["Phòng Ba"] == ["không phải gửi", "chưa gửi", "1 lưu ý", "đơn vị: gửi đề nghị (hết ngày 16/12/2022)"]
    assert then["Phòng Một"][2:] == ["không có", "không có"]
    after = matrix(verdict_of(files, "2022-12-20T08:00+07:00").campaigns[0])
    assert after["Phòng Một"][2:] == ["không có", "Hội đồng: xét đề nghị"]


def test_after_the_vote_the_matrix_waits_for_the_head() -> None:
    """Of units on which the Council has voted; of one whose late file was refused nothing comes next."""
    files = {p: d for p, d in from_folder(PROJECT).files.items() if "/hoi-dong/quyet-dinh" not in p}
    voted = matrix(verdict_of(files, "2022-12-28T08:00+07:00").campaigns[0])
    assert voted["Văn phòng"][-1] == "chờ quyết định của người đứng đầu"
    assert voted["Phòng CNTT"][-1] == "đơn vị: xem lại 1 chỗ trong đề nghị; chờ quyết định của người đứng đầu"
    assert matrix(verdict_of(files, "2022-12-26T08:00+07:00").campaigns[0])["Văn phòng"][-1] == "Hội đồng: xét đề nghị"
    course = Course({**base_files(), EXTENSIONS: ACCEPTED.replace("chap_nhan_tre", "tu_choi").encode()})
    course.came("2022-12-19T02:00:00Z", course.digests())
    assert matrix(course.verdict())["Phòng Một"][-1] == "không có"
