"""Where a campaign stands: who sent what, quotas, who was forgotten, whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from thidua.dataset.coverage import forgotten
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.receipts.ledger import read_ledger
from thidua.report.overview import columns, overview
from thidua.rules.verdict import CampaignVerdict, judge

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"
BEFORE = datetime.fromisoformat("2022-12-16T12:00:00+07:00")
AFTER = datetime.fromisoformat("2022-12-20T08:00:00+07:00")
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
UNITS = "submissions/2022/don-vi"
FIRST, SECOND, THIRD = (f"{UNITS}/{unit}/de-nghi.yaml" for unit in ("phong-mot", "phong-hai", "van-phong"))
ROSTER = "submissions/co-quan/nhan-su/phong-mot.yaml"
RECENT = "tuyen_dung: 2022-10-01\n    tu_ngay: 2022-10-01\n  - ma_so: nv-002\n"
RETIRED = "tu_ngay: 2015-01-01\n    den_ngay: 2022-12-01\n    ly_do: nghi_huu\n  - ma_so: nv-003\n"
NOTHING: Mapping[str, str | None] = MappingProxyType({})
NOBODY = """schema: 1
nam: 2022
don_vi: van-phong
ngay_lap: 2022-12-12
nguoi_lap: {ho_ten: Trần Thị N, chuc_vu: Chuyên viên}
xac_nhan: {ho_ten: Lê Văn O, chuc_vu: Trưởng đơn vị, hinh_thuc: ky_giay, ngay: 2022-12-13}
khong_de_nghi: true
"""
NOBODY_OF_FIRST = NOBODY.replace("van-phong", "phong-mot")


def texts_under(folder: Path) -> dict[str, str]:
    """The files of a case by their path in the repository."""
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.glob("submissions/**/*.*")}


def verdict(
    *edits: tuple[str, str, str], at: datetime = BEFORE, case: str = "", replaced: Mapping[str, str | None] = NOTHING
) -> CampaignVerdict:
    """The base campaign with a case laid over it, pieces of text replaced, files replaced or left out."""
    texts = texts_under(BASE) | (texts_under(CASES / case) if case else {})
    for path, old, new in edits:
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new, 1)
    files = {path: text.encode() for path, text in (texts | dict(replaced)).items() if text is not None}
    ledger = read_ledger({path.rsplit("/", 1)[1]: data for path, data in files.items() if "/bien-nhan/" in path})
    (one,) = judge(open_repository(Inputs(files, regimes(), {"2022": ledger}, at=at))).campaigns
    return one


def lines(one: CampaignVerdict, unit: str = "") -> list[str]:
    """The overview as a list."""
    return list(overview(one, unit))


def test_overview_of_a_whole_campaign() -> None:
    """Units by stage, both quotas in both scopes with their arithmetic, and that nothing waits."""
    assert lines(verdict()) == [
        "Phát động thi đua năm 2022 (2022)",
        "Dữ liệu minh họa: không có thật.",
        "",
        "Đơn vị     Đăng ký                  Đề nghị                  Cần sửa  Cần xem xét",
        "Phòng Một  6 người · chưa ghi nhận  6 người · chưa ghi nhận  0        0",
        "Phòng Hai  6 người · chưa ghi nhận  6 người · chưa ghi nhận  0        0",
        "Văn phòng  4 người · chưa ghi nhận  4 người · chưa ghi nhận  0        0",
        "",
        "Tỷ lệ      Phạm vi       Số người   Phép tính",
        "CSTĐCS     toàn cơ quan  1 đề nghị  15 % × 16 LĐTT = 2,4 → 2",
        "CSTĐCS     Phòng Một     1 đề nghị  15 % × 6 LĐTT = 0,9 → 0 (để so sánh)",
        "CSTĐCS     Phòng Hai     0 đề nghị  15 % × 6 LĐTT = 0,9 → 0 (để so sánh)",
        "CSTĐCS     Văn phòng     0 đề nghị  15 % × 4 LĐTT = 0,6 → 0 (để so sánh)",
        "Giấy khen  toàn cơ quan  2 đề nghị  40 % × 16 LĐTT = 6,4 → 6 (để so sánh)",
        "Giấy khen  Phòng Một     2 đề nghị  40 % × 6 LĐTT = 2,4 → 2",
        "Giấy khen  Phòng Hai     0 đề nghị  40 % × 6 LĐTT = 2,4 → 2",
        "Giấy khen  Văn phòng     0 đề nghị  40 % × 4 LĐTT = 1,6 → 1",
        "",
        "Không còn việc nào đang chờ.",
    ]


def test_real_campaign_says_nothing_of_an_illustration() -> None:
    """Only an illustration is called one."""
    assert lines(verdict((PLAN, "minh_hoa: true", "minh_hoa: false")))[:2] == ["Phát động thi đua năm 2022 (2022)", ""]


def test_one_unit_sees_only_its_own() -> None:
    """With a unit named, no other unit, no total, no other's people and turns."""
    assert lines(verdict(at=AFTER, replaced={THIRD: None}), "phong-mot")[3:] == [
        "Đơn vị     Đăng ký                  Đề nghị                  Cần sửa  Cần xem xét",
        "Phòng Một  6 người · chưa ghi nhận  6 người · chưa ghi nhận  0        0",
        "",
        "Tỷ lệ      Phạm vi    Số người   Phép tính",
        "CSTĐCS     Phòng Một  1 đề nghị  15 % × 6 LĐTT = 0,9 → 0 (để so sánh)",
        "Giấy khen  Phòng Một  2 đề nghị  40 % × 6 LĐTT = 2,4 → 2",
        "",
        "Không còn việc nào đang chờ.",
    ]


def test_unit_that_sent_nothing_is_named_with_its_turn() -> None:
    """After the deadline a missing nomination makes totals provisional and is the unit's turn; nobody is forgotten."""
    said = lines(verdict(at=AFTER, replaced={THIRD: None}))
    assert "Văn phòng  4 người · chưa ghi nhận  chưa gửi                 0        0" in said
    assert "CSTĐCS     toàn cơ quan  1 đề nghị  15 % × 12 LĐTT = 1,8 → 1 (tạm tính, còn 1 đơn vị)" in said
    assert "Giấy khen  toàn cơ quan  2 đề nghị  40 % × 12 LĐTT = 4,8 → 4 (để so sánh; tạm tính, còn 1 đơn vị)" in said
    assert not [line for line in said if line.startswith("Đủ thời gian")]
    assert said[-3:] == [
        "",
        "Đến lượt:",
        "  đơn vị: 1 việc (1 chưa gửi hồ sơ đề nghị)",
    ]


def test_unit_that_has_not_sent_yet_is_waited_for() -> None:
    """Before the deadline a missing file is no fault, but something is still to be done."""
    said = lines(verdict(replaced={THIRD: None}))
    assert said[-2:] == ["Đến lượt:", "  gửi đề nghị (hết ngày 16/12/2022): Văn phòng"]
    assert lines(verdict(replaced={THIRD: None}), "phong-mot")[-1] == "Không còn việc nào đang chờ."


def test_file_that_cannot_be_read_is_not_one_that_was_not_sent() -> None:
    """An unreadable file is told apart, and counts as something to mend."""
    said = lines(verdict(replaced={SECOND: "a: [\n"}))
    assert "Phòng Hai  6 người · chưa ghi nhận  chưa đọc được            1        0" in said
    assert "Phòng Một  6 người · chưa ghi nhận  6 người · chưa ghi nhận  0        0" in said
    assert said[-2:] == ["Đến lượt:", "  đơn vị: 1 việc (1 không đọc được tệp)"]


def test_accepted_finding_waits_for_nobody() -> None:
    """What a waiver accepts is counted neither as something to look at nor as a turn."""
    one = verdict(case="waiver-invalid/clean-accepts-a-warning", at=AFTER)
    assert [(finding.severity.value, bool(finding.waived)) for finding in one.findings] == [("warning", True)]
    said = lines(one)
    assert "Phòng Một  6 người · chưa ghi nhận  6 người · chưa ghi nhận  0        0" in said
    assert said[-1] == "Không còn việc nào đang chờ."


def test_waiting_is_grouped_by_who_can_act() -> None:
    """Units and Council each see what waits for them, by kind and count; notices wait for nobody."""
    one = verdict(
        (SECOND, "khong_ky_luat: true", "khong_ky_luat: false"),
        (SECOND, "khong_ky_luat: true", "khong_ky_luat: false"),
        (THIRD, "xep_loai: HTTNV", "xep_loai: HTNV"),
        (PLAN, "lam_tron: xuong, muc: IV.2}\ngiay_to", "lam_tron: len, muc: IV.2}\ngiay_to"),
        at=datetime.fromisoformat("2022-12-28T08:00:00+07:00"),
        case="votes-do-not-add-up/too-many",
    )
    assert [finding.rule for finding in one.findings if finding.rule == "rounding-not-floor"] == ["rounding-not-floor"]
    said = lines(one)
    assert said[said.index("Đến lượt:") :] == [
        "Đến lượt:",
        "  đơn vị: 3 việc (2 thiếu cam kết của đơn vị, 1 xếp loại chưa đạt)",
        "  Hội đồng: 1 việc (1 số phiếu không khớp)",
    ]


def test_late_entry_waits_for_the_office_until_it_is_decided() -> None:
    """An undecided late nomination is the Office's turn; a decided one stays late and waits for nobody."""
    open_one = lines(verdict(case="late-nomination/three-days-undecided", at=AFTER))
    assert open_one[4] == "Phòng Một  6 người · chưa ghi nhận  6 người · trễ hạn, chờ quyết định  0        0"
    assert open_one[-2:] == [
        "Đến lượt:",
        "  Văn phòng: 3 việc (1 hồ sơ đề nghị trễ hạn, 2 nội dung không khớp biên nhận)",
    ]
    decided = lines(verdict(case="late-nomination/accepted", at=AFTER))
    assert decided[4] == "Phòng Một  6 người · chưa ghi nhận  6 người · trễ hạn, đã chấp nhận  0        0"
    assert decided[-1] == "  Văn phòng: 2 việc (2 nội dung không khớp biên nhận)"


def test_nomination_of_nobody_has_a_state_too() -> None:
    """A unit that nominates nobody has sent something; what is not there is not counted."""
    said = lines(verdict(replaced={THIRD: NOBODY}))
    assert "Văn phòng  4 người · chưa ghi nhận  0 người · chưa ghi nhận  0        0" in said


def test_states_are_those_of_the_people() -> None:
    """Where states differ each is counted, and together they are as many as the people named."""
    commitment = "khong_dang_bi_xem_xet: true}\n  - ma_so: nv-002"
    withdrawn = commitment.replace("  -", "    rut_de_nghi: {ngay: 2022-12-14, ly_do: khong_con_du_dieu_kien}\n  -")
    said = lines(verdict((FIRST, commitment, withdrawn)))
    assert said[4].startswith("Phòng Một  6 người · chưa ghi nhận  6 người · 1 đã rút, 5 chưa ghi nhận  ")


def test_file_without_a_readable_entry_has_no_state() -> None:
    """Where all that was sent is wrong in form nothing stands behind the number."""
    head = "schema: 1\nnam: hai\ndon_vi: van-phong\nca_nhan: []\n"
    said = lines(verdict(replaced={THIRD: head}))
    assert said[6].startswith("Văn phòng  4 người · chưa ghi nhận  0 người  ")


def test_forgotten_are_of_the_unit_on_the_last_day() -> None:
    """Someone who moved after the deadline is named with the unit that could have nominated."""
    left = "tu_ngay: 2015-01-01\n    den_ngay: 2022-12-18\n    ly_do: chuyen_don_vi\n  - ma_so: nv-002\n"
    come = "nguoi:\n  - {ma_so: nv-001, ho_ten: Trần Thị A, tuyen_dung: 2015-01-01, tu_ngay: 2022-12-19}\n"
    one = verdict(
        (ROSTER, "tu_ngay: 2015-01-01\n  - ma_so: nv-002\n", left),
        (ROSTER.replace("phong-mot", "phong-hai"), "nguoi:\n", come),
        at=AFTER,
        replaced={FIRST: NOBODY_OF_FIRST},
    )
    assert forgotten(one.campaign, "phong-mot")[0].code == "nv-001"
    assert forgotten(one.campaign, "phong-hai") == ()
    assert "  Trần Thị A (nv-001), Phòng Một" in lines(one)


def test_forgotten_served_long_enough() -> None:
    """Nobody is called forgotten who could not be nominated: too short a service, or gone on the last day."""
    one = verdict(
        (ROSTER, "tuyen_dung: 2015-01-01\n    tu_ngay: 2015-01-01\n  - ma_so: nv-002\n", RECENT),
        (ROSTER, "tu_ngay: 2015-01-01\n  - ma_so: nv-003\n", RETIRED),
        replaced={FIRST: NOBODY_OF_FIRST},
    )
    assert [p.code for p in forgotten(one.campaign)] == ["nv-003", "nv-004", "nv-005", "nv-006"]


@pytest.mark.parametrize(("since", "codes"), [("2022-03-01", ["nv-001", "nv-002"]), ("2022-03-02", ["nv-002"])])
def test_ten_months_are_long_enough(since: str, codes: list[str]) -> None:
    """The tenth month has to be whole: from the first of March, not from the second."""
    come = f"tuyen_dung: {since}\n    tu_ngay: {since}\n  - ma_so: nv-002\n"
    old = "tuyen_dung: 2015-01-01\n    tu_ngay: 2015-01-01\n  - ma_so: nv-002\n"
    one = verdict((ROSTER, old, come), replaced={FIRST: NOBODY_OF_FIRST})
    assert [person.code for person in forgotten(one.campaign)[: len(codes)]] == codes


def test_without_a_nomination_stage_the_year_end_counts() -> None:
    """A plan without that deadline asks who is there on the last day of the year; its stage is not shown."""
    one = verdict(
        (PLAN, "  de_nghi: {het_ngay: 2022-12-16, muc: IV.3}\n", ""),
        (
            ROSTER,
            "tu_ngay: 2015-01-01\n  - ma_so: nv-002\n",
            RETIRED.replace("nv-003", "nv-002").replace("12-01", "12-30"),
        ),
        replaced={FIRST: NOBODY_OF_FIRST},
    )
    assert lines(one)[3] == "Đơn vị     Đăng ký                  Cần sửa  Cần xem xét"
    assert [p.code for p in forgotten(one.campaign, "phong-mot")] == ["nv-002", "nv-003", "nv-004", "nv-005", "nv-006"]


def test_nobody_is_forgotten_by_a_unit_that_has_not_sent() -> None:
    """Whom a unit leaves out is known only once it has sent."""
    said = lines(verdict(replaced={FIRST: None, SECOND: None, THIRD: None}))
    assert not [line for line in said if line.startswith("Đủ thời gian")]


def test_columns_follow_the_width_on_a_terminal() -> None:
    """Wide characters take two columns and combining marks none; no line ends in blanks."""
    rows = [("ab", "x", ""), ("漢字漢", "y", "z"), ("a\u0301b", "", "")]
    assert list(columns(rows)) == ["ab      x", "漢字漢  y  z", "a\u0301b"]
    assert list(columns([])) == []


def test_a_unit_founded_after_a_deadline_need_not_send() -> None:
    """Only the units that exist on the last day of a stage are waited for."""
    later = "  - {ma: phong-ba, ten: [{ten: Phòng Ba}], ten_ngan: Phòng Ba, tu_ngay: 2022-03-19}\n"
    book = "submissions/co-quan/don-vi.yaml"
    said = lines(verdict(replaced={book: texts_under(BASE)[book] + later}))
    assert next(line for line in said if line.startswith("Phòng Ba")) == (
        "Phòng Ba   không phải gửi           chưa gửi                 0        0"
    )


def test_a_decided_state_has_its_ground_and_decider() -> None:
    """Beside the states stands who decided what on which ground; a unit asked for alone shows only its own."""
    path = "submissions/2022/ke-hoach/gia-han.yaml"
    by = (path, "chuc_vu: Chủ tịch Hội đồng}", "chuc_vu: Giám đốc}")
    one = verdict(by, at=AFTER, case="late-nomination/accepted")
    wanted = "  Phòng Một, đề nghị: trễ hạn, đã chấp nhận (Mất điện; bút phê ngày 20/12/2022; Giám đốc Nguyễn Văn A): "
    assert [line for line in lines(one) if line.startswith(wanted)]
    assert [line for line in lines(one, "phong-mot") if line.startswith(wanted)]
    assert not [line for line in lines(one, "phong-hai") if "Mất điện" in line]
