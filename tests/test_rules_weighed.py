"""What the law's data weighs, whose turn it is, and advice that mends what it is given for."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from snapshots import PROJECT, base_files, case_files, edited, verdict_of
from thidua.dataset.law import regimes
from thidua.finding import Finding, Severity, Spot, Who
from thidua.rules.apart import for_the_office
from thidua.snapshot import from_folder

LAW = "tools/thidua/law/nd-91-2017.yaml"
MOT = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
ROSTER = "submissions/co-quan/nhan-su/phong-mot.yaml"
SESSION = "submissions/2022/hoi-dong/phien-hop-01.yaml"
DECISION = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
COUNCIL = "submissions/2022/hoi-dong/hoi-dong.yaml"
RULINGS = "submissions/2022/ke-hoach/gia-han.yaml"
VOTED = "below-threshold/one-of-three"


def found(rule: str, files: Mapping[str, bytes], at: str = "") -> list[Finding]:
    """The findings of a rule."""
    return [one for one in verdict_of(files, at).findings if one.rule == rule]


def replaced(files: Mapping[str, bytes], path: str, *pairs: tuple[str, str]) -> dict[str, bytes]:
    """Files with pieces of one replaced, wherever they stand."""
    text = files[path].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return {**files, path: text.encode()}


def own_regime(*pairs: tuple[str, str]) -> dict[str, bytes]:
    """The base under a regime of the agency's own: the one of 2017 with pieces replaced."""
    text = (PROJECT / LAW).read_text("utf-8").replace("ma: nd-91-2017", "ma: rieng", 1)
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    files = replaced(base_files(), PLAN, ("nd-91-2017", "rieng"))
    return {**files, "submissions/co-quan/quy-dinh/rieng.yaml": text.encode()}


@pytest.mark.parametrize("regime", ["nd-98-2023", "nd-152-2025"])
def test_nobody_warned_is_no_condition_of_the_later_law(regime: str) -> None:
    """The line stands under 2017; from 2024 it is remembered only, and so a warning."""
    unsaid = replaced(base_files(), MOT, ("    cam_ket: {khong_ai_bi_canh_cao_tro_len: true}\n", ""))
    assert [one.severity for one in found("member-warned", unsaid)] == [Severity.ERROR]
    (later,) = found("member-warned", replaced(unsaid, PLAN, ("nd-91-2017", regime)))
    assert later.severity is Severity.WARNING
    assert later.basis == f"{regimes()[regime].name} (M)"


@pytest.mark.parametrize(
    ("law", "rule", "path", "edit"),
    [
        ("thoi_gian: {so_thang: 10,", "too-short-service", ROSTER, ("2015-01-01", "2022-06-01")),
        ("hoan_thanh: {ty_le: 100%,", "tasks-not-completed", MOT, ("so_hoan_thanh: 6", "so_hoan_thanh: 5")),
        ("hoan_thanh: {ty_le: 100%,", "tasks-not-completed", MOT, ("    so_hoan_thanh: 6\n", "")),
        ("khoa: khong_ai_bi_canh_cao_tro_len,", "member-warned", MOT, ("    cam_ket: {khong_ai_bi_canh_cao_tro_len: true}\n", "")),
    ],
)  # fmt: skip
def test_a_regime_of_ones_own_weighs(law: str, rule: str, path: str, edit: tuple[str, str]) -> None:
    """A weight is data: no code is touched to make a requirement a warning."""
    title = ("danh_hieu: [TT_LDTT]", "danh_hieu: [TT_LDTT, TT_LDXS]")
    for weight, severity in (("can_sua", Severity.ERROR), ("can_xem_xet", Severity.WARNING)):
        files = own_regime((law, f"{law} muc_do: {weight},"))
        faults = found(rule, replaced(replaced(files, MOT, title), path, edit))
        assert faults
        assert {one.severity for one in faults} == {severity}


@pytest.mark.parametrize(
    ("law", "rule", "edit"),
    [
        ("dao_tao: {so_thang: 12,", "training-result-missing", "vang: [{loai: dao_tao, tu_ngay: 2021-06-01, noi_den: Trường A}]"),
        ("co_quan_cu: {so_thang: 6,", "transfer-opinion-missing", "co_quan_cu: {ten: Sở Khác, den_ngay: 2022-08-31}"),
        ("biet_phai: {gia_tri: true,", "seconded-elsewhere", "vang: [{loai: biet_phai, tu_ngay: 2022-02-01, noi_den: Sở Khác}]"),
        ("khong_xep_loai_duoi:\n  so_thang: 6", "leave-limits-grade", "vang: [{loai: khong_tinh_thoi_gian, tu_ngay: 2022-02-01, den_ngay: 2022-11-30}]"),
        ("nghi_gioi_han_xep_loai:\n  tu_thang: 3", "leave-limits-grade", "vang: [{loai: khong_tinh_thoi_gian, tu_ngay: 2022-02-01, den_ngay: 2022-05-15}]"),
    ],
)  # fmt: skip
def test_what_the_law_weighs_of_absences(law: str, rule: str, edit: str) -> None:
    """Warnings by the regimes of the package, errors where a regime says so."""
    text = (PROJECT / LAW).read_text("utf-8")
    block = re.search(re.escape(law) + r"(?:[^\n]*\n(?:  .*\n)*)", text)
    assert block
    grave = block[0].replace("muc_do: can_xem_xet", "muc_do: can_sua")
    for pairs, severity in (((), Severity.WARNING), (((block[0], grave),), Severity.ERROR)):
        files = replaced(
            own_regime(*pairs), ROSTER, ("    tu_ngay: 2015-01-01\n", f"    tu_ngay: 2015-01-01\n    {edit}\n")
        )
        faults = found(rule, files)
        assert faults
        assert {one.severity for one in faults} == {severity}


def test_who_came_from_another_agency_was_recruited_before() -> None:
    """Without the day of first recruitment nobody can tell: the Office is asked for it, and the unit is not blamed."""
    moved = ("    tuyen_dung: 2015-01-01\n    tu_ngay: 2015-01-01\n", "    tu_ngay: 2022-08-01\n    co_quan_cu: {ten: Sở Khác, den_ngay: 2022-07-31}\n")  # fmt: skip
    files = replaced(base_files(), ROSTER, moved)
    faults = found("too-short-service", files)
    assert {(one.severity, one.who) for one in faults} == {(Severity.WARNING, Who.OFFICE)}
    assert found("leave-limits-grade", files) == []
    assert found("too-few-ldtt", files) == []
    assert found("too-short-service", replaced(files, ROSTER, ("tu_ngay: 2022-08-01", "tu_ngay: 2022-03-01"))) == []
    known = replaced(files, ROSTER, ("Sở Khác, den_ngay", "Sở Khác, tu_ngay: 2022-05-01, den_ngay"))
    assert {one.severity for one in found("too-short-service", known)} == {Severity.ERROR}
    since = replaced(
        files, ROSTER, ("    tu_ngay: 2022-08-01\n", "    tuyen_dung: 2022-06-01\n    tu_ngay: 2022-08-01\n")
    )
    assert {one.severity for one in found("too-short-service", since)} == {Severity.ERROR}


@pytest.mark.parametrize(
    "broken",
    [
        ("ma_so: nv-021", "ma_so: [nv-021]"),
        ("ma_so: nv-021", "ghi_chu: x"),
        ("ma_so: nv-021", "ma_so: nv_021!"),
        ("ma_so: nv-021", "ma_so:"),
        ("ma_so: nv-021", "maso: nv-021"),
        ("\nca_nhan:\n", "\nca_nhann:\n"),
    ],
)
def test_a_form_error_of_the_old_unit_is_none_of_the_new_one(broken: tuple[str, str]) -> None:
    """The mover was registered where he was: an entry there that cannot be read may be his."""
    files = from_folder(PROJECT).files
    path = "submissions/2022/don-vi/phong-bcvt/dang-ky.yaml"
    there = "submissions/2022/don-vi/phong-cntt/"
    before = [one for one in verdict_of(files).findings if one.at.path.startswith(there)]
    after = [one for one in verdict_of(replaced(files, path, broken)).findings if one.at.path.startswith(there)]
    assert after == before
    gone = re.sub(rb"(?m)^  - ma_so: nv-021\n(    .*\n)*", b"", files[path])
    assert "not-registered" in {one.rule for one in verdict_of({**files, path: gone}).findings}


def test_what_is_late_is_never_waived() -> None:
    """A refusal stays a refusal; the Office's decision stands in gia-han.yaml."""
    files = case_files("late-nomination/refused")
    (late, *_) = found("late-nomination", files, "2023-06-01T00:00:00+07:00")
    assert late.severity is Severity.LATE
    waiver = (
        f"schema: 1\nmuc:\n  - {{quy_tac: late-nomination, tep: {late.at.path}, muc: {late.entry}, ly_do: thử, "
        "can_cu: {loai: but_phe, ngay: 2022-12-20}, nguoi_quyet_dinh: {ho_ten: Trần Thị N, chuc_vu: Chánh Văn phòng}, "
        "ngay: 2022-12-20}\n"
    )
    files["submissions/2022/ke-hoach/mien-tru.yaml"] = waiver.encode()
    assert not any(one.waived for one in found("late-nomination", files, "2023-06-01T00:00:00+07:00"))
    (told,) = found("waiver-invalid", files, "2023-06-01T00:00:00+07:00")
    assert told.message.endswith("trễ hạn không chấp nhận được ở đây")


def test_the_head_may_differ_with_a_reason() -> None:
    """Without a reason the votes have to be mended, with one it is a warning that tells both."""
    files = case_files(VOTED)
    assert [one.severity for one in found("below-threshold", files)] == [Severity.ERROR]
    row = ("nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, ", "nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, ly_do: Có thành tích đột xuất, ")  # fmt: skip
    with_reason = replaced(files, DECISION, row)
    assert found("below-threshold", with_reason) == []
    (told,) = found("differs-from-council", with_reason)
    assert (told.severity, told.message) == (
        Severity.WARNING,
        "Trần Thị A, CSTĐCS được 1/3 phiếu đồng ý, cần ít nhất 2/3; lý do: Có thành tích đột xuất",
    )
    assert told.fix == "đã có lý do của người đứng đầu, không phải sửa gì"


def test_procedure_follows_the_day_of_the_meeting() -> None:
    """The share for CSTD_TINH of a year of 2023 that is voted on in 2024: 80 %, not 90 %."""
    files = case_files("below-threshold/proposed-upwards-with-two-thirds")
    (before,) = found("below-threshold", files)
    assert before.message.endswith("cần ít nhất 90 %")
    (after,) = found("below-threshold", replaced(files, SESSION, ("ngay: 2022-12-20", "ngay: 2024-01-10")))
    assert after.message.endswith("cần ít nhất 80 %")
    assert after.basis == "Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP (M) với Hội đồng cấp trao; ở cơ quan là thông lệ (C)"  # fmt: skip
    (long_ago,) = found("below-threshold", replaced(files, SESSION, ("ngay: 2022-12-20", "ngay: 2016-12-20")))
    assert long_ago.message.endswith("cần ít nhất 90 %")
    given = replaced(files, DECISION, ("[LDTT, CSTDCS]", "[LDTT, CSTDCS, CSTD_TINH]"))
    told = found("below-threshold", replaced(given, SESSION, ("ngay: 2022-12-20", "ngay: 2024-01-10")))
    assert [one.basis for one in told] == [after.basis, after.basis]


def test_a_mark_of_one_award_is_that_of_the_rules_of_procedure() -> None:
    """Also where they have no mark for all others."""
    files = case_files("below-threshold/own-mark-for-an-award")
    only = replaced(files, COUNCIL, ("    - {toi_thieu: 2/3, tinh_tren: thanh_vien}\n", ""))
    assert [one.basis for one in found("below-threshold", only)] == ["Quy chế làm việc của Hội đồng (C)"]


def test_a_withdrawal_after_the_decision_changes_nothing_by_itself() -> None:
    """It is the Council's to think of an annulment; before the decision the name has to go."""
    files = case_files("withdrawn-but-listed/in-session-and-decision")
    assert {one.severity for one in found("withdrawn-but-listed", files)} == {Severity.ERROR}
    day = re.search(r"rut_de_nghi: \{ngay: (\S+),", files[MOT].decode())
    assert day
    later = replaced(files, MOT, (f"rut_de_nghi: {{ngay: {day[1]},", "rut_de_nghi: {ngay: 2023-01-10,"))
    (told,) = found("withdrawn-but-listed", later)
    assert (told.severity, told.at.path) == (Severity.WARNING, DECISION)
    assert told.message.endswith("đã rút đề nghị ngày 10/01/2023, sau quyết định ngày 26/12/2022")


def test_a_note_of_the_unit_passes_the_turn_to_the_council() -> None:
    """What the advice asks for is all that the unit can do."""
    files = edited(MOT, ("ngay: 2022-10-03", "ngay: 2021-10-03"))
    (open_,) = found("initiative-out-of-period", files)
    assert open_.who is Who.UNIT
    noted = replaced(
        files, MOT, ("    xep_loai: HTXSNV\n", "    xep_loai: HTXSNV\n    ghi_chu: Chưa dùng cho năm nào\n")
    )
    decided = {**noted, DECISION: case_files(VOTED)[DECISION]}
    assert [one.who for one in found("initiative-out-of-period", decided)] == [Who.UNIT]
    (told,) = found("initiative-out-of-period", noted)
    assert (told.who, told.fix) == (Who.COUNCIL, "đơn vị đã ghi ghi_chu; Hội đồng xem khi xét")


def test_tasks_are_those_of_everybody_on_the_roster() -> None:
    """The unit's own head count does not make a hundred per cent; who failed has not completed."""
    title = ("danh_hieu: [TT_LDTT]", "danh_hieu: [TT_LDTT, TT_LDXS]")
    fewer = edited(MOT, title, ("quan_so: 6\n    so_hoan_thanh: 6", "quan_so: 5\n    so_hoan_thanh: 5"))
    (one,) = found("tasks-not-completed", fewer)
    assert one.message == "TTLĐXS: 5/6 người hoàn thành nhiệm vụ (quân số 30/11/2022 theo danh sách nhân sự), cần 100 %"
    assert one.severity is Severity.WARNING
    more = edited(MOT, title, ("quan_so: 6\n", "quan_so: 7\n"))
    (declared,) = found("tasks-not-completed", more)
    assert (declared.severity, declared.message) == (Severity.ERROR, "TTLĐXS: 6/7 người hoàn thành nhiệm vụ, cần 100 %")
    seventh = replaced(more, MOT, ("xep_loai: HTXSNV", "xep_loai: KHTNV"))
    assert [f.message for f in found("tasks-not-completed", seventh)] == [declared.message]
    failed = edited(MOT, title, ("xep_loai: HTTNV", "xep_loai: KHTNV"))
    (other,) = found("tasks-not-completed", failed)
    assert other.message == "ghi 6 người hoàn thành nhiệm vụ, hồ sơ đề nghị có 1 người xếp loại KHTNV"
    blank = {path: data for path, data in fewer.items() if path != ROSTER}
    assert found("tasks-not-completed", blank) == []


def test_collectives_are_voted_on_too() -> None:
    """The plan asks for a peer review of all that is nominated; whether units are voted on is practice."""
    files = replaced(base_files(), PLAN, (", bo_phieu_tap_the: false", ""))
    assert [one.message for one in found("peer-review-missing", files)] == ["Phòng Một chưa có kết quả phiếu"]
    voted = replaced(files, MOT, ("    so_hoan_thanh: 6\n", "    so_hoan_thanh: 6\n    ket_qua_phieu: {dong_y: 6}\n"))
    assert found("peer-review-missing", voted) == []
    nothing = re.sub(rb"(?m)^hop_binh_xet: .*\n|^    ket_qua_phieu: .*\n", b"", voted[MOT])
    assert len(found("peer-review-missing", {**files, MOT: nothing})) == 1 + 6 + 1


@pytest.mark.parametrize(("mark", "ground"), [("", "Thông lệ của cơ quan (C)"), (", dau: P", "Kế hoạch 01/KH-MAU, mục IV.1")])  # fmt: skip
def test_a_figure_of_practice_is_no_clause_of_the_plan(mark: str, ground: str) -> None:
    """Only what the plan says stands under its clause."""
    posting = ("binh_xet: {", f"niem_yet: {{so_ngay: 5, muc: IV.1{mark}}}\nbinh_xet: {{")
    files = replaced(base_files(), PLAN, ("muc: IV.1, bo_phieu", f"muc: IV.1{mark}, bo_phieu"), posting)
    (one,) = found("peer-review-invalid", replaced(files, MOT, ("{dong_y: 6, khong_dong_y: 0, khong_y_kien: 0}\n    sang_kien", "{dong_y: 2, khong_dong_y: 4, khong_y_kien: 0}\n    sang_kien")))  # fmt: skip
    assert one.basis == ground
    decided = {**files, DECISION: case_files(VOTED)[DECISION]}
    assert [one.basis for one in found("notice-period-short", decided)] == [ground]


def test_a_collective_may_need_a_history_too() -> None:
    """By a regime of the agency's own; it is told by its short name."""
    years = "      lich_su: {mot_trong: [{danh_hieu: [TT_LDTT], so_lan: 2, nam_lien_tiep: false, tinh_nam_nay: false}], can_cu_khac: true, can_cu: Quy chế, dau: C}\n"  # fmt: skip
    shares = "    tap_the:\n      ty_le_thanh_vien:\n        - {danh_hieu: LDTT, ty_le: 50%"
    files = own_regime((shares, shares.replace("\n", f"\n{years}", 1)))
    (one,) = found("history-too-short", files)
    assert one.message.startswith("Phòng Một, TTLĐTT: cần 2 lần TTLĐTT; chưa có thành tích năm trước")


def test_what_a_unit_took_back_after_the_session_is_not_missed() -> None:
    """A collective that the Council passed, and that is in no decision."""
    case = "noi_dung:\n  - {don_vi: phong-mot, tap_the: phong-mot, ap_dung: TT_LDTT, phieu: {dong_y: 3}}\n"
    files = replaced(case_files("differs-from-council/clean-the-same"), SESSION, ("noi_dung:\n", case))
    (one,) = found("differs-from-council", files)
    assert one.message == "Phòng Một, TTLĐTT: Hội đồng thông qua, chưa có trong quyết định nào"
    taken_back = "    danh_hieu: [TT_LDTT]\n    rut_de_nghi: {ngay: 2022-12-22, ly_do: tu_nguyen}\n"
    assert found("differs-from-council", replaced(files, MOT, ("    danh_hieu: [TT_LDTT]\n", taken_back))) == []


def test_a_collective_bears_its_short_name_before_the_council() -> None:
    """A vote on another version, a lowering that is none, a withdrawal."""
    row = "noi_dung:\n  - {{don_vi: phong-mot, tap_the: phong-mot, ap_dung: {}, phieu: {{dong_y: 3}}{}}}\n"
    session = case_files("differs-from-council/clean-the-same")
    stale = replaced(session, SESSION, ("noi_dung:\n", row.format("TT_LDTT", f", ma_ho_so: {'0' * 64}")))
    (one,) = found("stale-vote", stale)
    assert one.message == "hồ sơ của Phòng Một đang được tính khác bản đã biểu quyết"
    lowered = replaced(session, SESSION, ("noi_dung:\n", row.format("TT_LDTT", ", chuyen_sang: TT_LDXS")))
    (one,) = found("case-unclear", lowered)
    assert one.message == "Phòng Một: TTLĐXS không thấp hơn TTLĐTT trong bậc của tập thể"
    taken_back = "    danh_hieu: [TT_LDTT]\n    rut_de_nghi: {ngay: 2022-12-14, ly_do: tu_nguyen}\n"
    (one,) = found("withdrawn-but-listed", replaced(stale, MOT, ("    danh_hieu: [TT_LDTT]\n", taken_back)))
    assert one.message == "Phòng Một đã rút đề nghị ngày 14/12/2022"


def test_a_collective_bears_its_short_name_under_a_regime_of_ones_own() -> None:
    """A history that was annulled, a fact that is open."""
    share = "      ty_le_thanh_vien:\n        - {danh_hieu: LDTT, ty_le: 50%"
    years = "      lich_su: {mot_trong: [{danh_hieu: [TT_LDTT], so_lan: 1, nam_lien_tiep: false, tinh_nam_nay: false}], can_cu: Quy chế, dau: C}\n"  # fmt: skip
    known = "        - {khoa: khong_ai_bi_canh_cao_tro_len, "
    fact = "        - {khoa: dat_tieu_chuan, ten: Đạt tiêu chuẩn, can_cu: Quy chế, dau: C, muc_do: can_xem_xet}\n"
    past = "schema: 1\nnam: 2021\ntap_the:\n  - {ma: phong-mot, danh_hieu: [TT_LDTT], bi_huy_bo: true}\n"
    own = own_regime((share, years + share), (known, fact + known))
    files = {**own, "submissions/khen-thuong-nam-truoc/2021.yaml": past.encode()}
    (one,) = found("base-award-annulled", files)
    assert one.message == "Phòng Một, TTLĐTT: thành tích năm 2021 đã bị hủy bỏ"
    (one,) = found("under-review", files)
    assert one.message == "Phòng Một chưa được cam kết: Đạt tiêu chuẩn (dat_tieu_chuan)"


def test_a_refusal_that_stands_first_is_of_what_came_since_too() -> None:
    """In whichever order the two decisions are written."""
    files = case_files("extension-invalid/clean-refused-what-came-later")
    head, accepted, refused = files[RULINGS].decode().rsplit("  - ", 2)
    assert found("extension-invalid", files) == []
    assert (
        found("extension-invalid", {**files, RULINGS: f"{head}  - {refused.rstrip()}\n  - {accepted}".encode()}) == []
    )


def test_who_shares_a_name_is_not_told_to_vanish() -> None:
    """Two people of one name: the advice names the code of the one who is in the unit."""
    files = from_folder(PROJECT).files
    sent = "submissions/2022/don-vi/tt-cntt-tt/de-nghi.yaml"
    meant = "nếu là Phạm Văn H của Trung tâm CNTT&TT thì ghi mã số nv-037; nếu không thì "
    nominated = found("duplicate-person", replaced(files, sent, ("ma_so: nv-037", "ma_so: nv-008")))
    assert [one.fix for one in nominated if one.unit == "tt-cntt-tt"] == [
        f"{meant}xóa mục này: người này thuộc Văn phòng"
    ]
    decided = replaced(files, DECISION, ("ma_so: nv-037", "ma_so: nv-008"))
    assert [one.fix for one in found("unit-differs", decided)] == [
        f"{meant}ghi don_vi: van-phong, hoặc sửa danh sách nhân sự"
    ]
    assert [one.fix for one in found("decided-twice", decided)] == [f"{meant}xóa dòng lặp"]


def test_a_namesake_registers_nobody_else() -> None:
    """Who has one's name and is registered under a code of one's own says nothing about another."""
    files = from_folder(PROJECT).files
    path = "submissions/2022/don-vi/tt-cntt-tt/dang-ky.yaml"
    gone = re.sub(rb"(?m)^  - ma_so: nv-037\n(    .*\n)*", b"", files[path])
    assert b"nv-037" in files[path]
    assert {one.entry for one in found("not-registered", {**files, path: gone})} == {"ca_nhan/nv-037"}


def test_past_units_keep_their_collectives() -> None:
    """A merger at the end of the year changes nothing of the year; the heir may send what it inherited."""
    files = from_folder(PROJECT).files
    units = "submissions/co-quan/don-vi.yaml"
    before = verdict_of(files)
    text = files[units].decode()
    for code in ("phong-bcvt", "phong-cntt"):
        text = re.sub(rf"(  - ma: {code}\n)", r"\1    den_ngay: 2022-12-31\n", text)
    heir = "  - ma: phong-moi\n    ten: [{ten: Phòng Mới}]\n    ten_ngan: Phòng Mới\n    tu_ngay: 2023-01-01\n    ke_thua: [phong-bcvt, phong-cntt]\n"  # fmt: skip
    merged = verdict_of({**files, units: (text.rstrip("\n") + "\n" + heir).encode()})
    assert [one.message for one in merged.findings] == [one.message for one in before.findings]


UNREAD = b"x: [\n"
LATE_AT = "2023-06-01T00:00:00+07:00"


def test_of_late_decisions_that_cannot_be_read_no_consequence_is_told() -> None:
    """What was decided is not known: the file is named, and every figure says so."""
    files = from_folder(PROJECT).files | {"submissions/2022/ke-hoach/gia-han.yaml": UNREAD}
    verdict = verdict_of(files, LATE_AT)
    late = [one for one in verdict.findings if one.rule in {"late-registration", "late-nomination"}]
    assert late
    assert {(one.who, one.fix) for one in late} == {(Who.OFFICE, "Văn phòng sửa gia-han.yaml trước")}
    assert all("chưa rõ đã quyết định gì vì gia-han.yaml chưa đọc được" in one.message for one in late)
    assert not [one for one in verdict.findings if one.rule == "not-registered"]
    counts = verdict.campaigns[0].counts.nominated
    assert counts
    assert all("chưa đọc được gia-han.yaml" in one.remark for one in counts)


@pytest.mark.parametrize(
    ("path", "rules"),
    [
        (
            "submissions/co-quan/don-vi.yaml",
            {"too-few-ldtt", "no-cstdcs", "headcount-mismatch", "registration-missing"},
        ),
        (DECISION, {"annulled-not-held", "title-needs-title", "base-award-annulled"}),
        ("submissions/khen-thuong-nam-truoc/2021.yaml", {"history-too-short"}),
    ],
)
def test_of_what_cannot_be_read_no_consequence_is_told(path: str, rules: set[str]) -> None:
    """Rules that look into a file are silent while it cannot be read."""
    files = from_folder(PROJECT).files
    told = {one.rule for one in verdict_of({**files, path: UNREAD}, LATE_AT).findings if one.severity is Severity.ERROR}
    assert told == {"unreadable-yaml"}
    after = {one.rule for one in verdict_of({**files, path: UNREAD}, LATE_AT).findings}
    before = {one.rule for one in verdict_of(files, LATE_AT).findings}
    assert rules & (after - before) == set()


def test_who_never_was_in_a_unit_is_not_registered_by_it() -> None:
    """A mistyped code of another unit's person is told at once, not only at the nomination."""
    path = "submissions/2022/don-vi/phong-hai/dang-ky.yaml"
    other = replaced(base_files(), path, ("nv-012", "nv-001"))
    assert [f for f in found("not-in-roster", other) if f.at.path == path] == []
    files = replaced(other, path, ("Nguyễn Văn M", "Trần Thị A"))
    (one,) = (f for f in found("not-in-roster", files) if f.at.path == path)
    assert (one.severity, one.who) == (Severity.WARNING, Who.UNIT)
    assert one.message.endswith("(nv-001) không có trong danh sách của Phòng Hai, mà thuộc Phòng Một")
    assert one.fix == "xem lại mã số, nếu đúng thì để Phòng Một đăng ký; danh sách chưa đúng thì báo Văn phòng"


def test_a_form_error_hides_nobody_elsewhere() -> None:
    """Only a list that cannot be read, or an entry of nobody knows whom, may hold the mover's registration."""
    files = from_folder(PROJECT).files
    path = "submissions/2022/don-vi/phong-bcvt/dang-ky.yaml"
    gone = {**files, path: re.sub(rb"(?m)^  - ma_so: nv-021\n(    .*\n)*", b"", files[path])}

    def errors(edit: tuple[str, str]) -> set[str]:
        return {one.entry for one in found("not-registered", replaced(gone, path, edit)) if one.unit == "phong-cntt"}

    assert errors(("schema: 1", "schema: 1")) == {"ca_nhan/nv-021"}
    assert errors(("chuc_vu: Trưởng phòng, hinh", "chuc_vuu: Trưởng phòng, hinh")) == {"ca_nhan/nv-021"}
    assert errors(("ma_so: nv-020", "ma_so: [nv-020]")) == {"ca_nhan/nv-021"}
    assert errors(("\nca_nhan:\n", "\nca_nhann:\n")) == set()
    stranger = "ma_so: nv-099\n    ho_ten: {}"
    was = "ma_so: nv-020\n    ho_ten: Phạm Thị U"
    for name in ("[Phạm Thị U]", "{ten: Phạm Thị U}", ""):
        assert errors((was, stranger.format(name))) == set()
    assert errors((was, stranger.format("Phạm Thị U\n    ngay: x"))) == {"ca_nhan/nv-021"}


def test_a_unit_is_registered_by_those_it_succeeds() -> None:
    """Registered as the old unit in March, nominated as the new one; of a unit that ended no members are counted."""
    files = base_files()
    units = "submissions/co-quan/don-vi.yaml"
    text = files[units].decode()
    text = re.sub(r"(  - ma: phong-mot\n)", r"\1    den_ngay: 2022-06-30\n", text)
    heir = "  - ma: phong-moi\n    ten: [{ten: Phòng Mới}]\n    ten_ngan: Phòng Mới\n    tu_ngay: 2022-07-01\n    ke_thua: [phong-mot]\n"  # fmt: skip
    sent = (
        files[MOT].replace(b"don_vi: phong-mot", b"don_vi: phong-moi").replace(b"- ma: phong-mot", b"- ma: phong-moi")
    )
    new = "submissions/2022/don-vi/phong-moi/de-nghi.yaml"
    changed = {
        **{p: d for p, d in files.items() if p != MOT},
        units: (text.rstrip("\n") + "\n" + heir).encode(),
        new: sent,
    }
    assert [f for f in found("not-registered", changed) if f.entry == "tap_the/phong-moi"] == []
    old = {**changed, new: sent.replace(b"- ma: phong-moi", b"- ma: phong-mot")}
    assert [f for f in found("too-few-ldtt", old) if f.entry == "tap_the/phong-mot"] == []


def test_later_sessions_do_not_judge_an_earlier_decision() -> None:
    """What the Council voted by the day of the decision counts; the secretary is told which version to vote on."""
    files = case_files(VOTED)
    passed = replaced(files, SESSION, ("ap_dung: CSTDCS, phieu: {dong_y: 1, khong_dong_y: 2}", "ap_dung: CSTDCS, phieu: {dong_y: 3}"))  # fmt: skip
    assert found("below-threshold", passed) == []
    again = passed[SESSION].replace(b"phien: 1", b"phien: 2").replace(b"ngay: 2022-12-20", b"ngay: 2023-01-20")
    later = {**passed, SESSION.replace("01", "02"): again.replace(b"dong_y: 3}", b"dong_y: 0, khong_dong_y: 3}")}
    assert found("below-threshold", later) == []
    (stale,) = found("stale-vote", case_files("stale-vote/other-digest"))
    assert re.search(r"ghi ma_ho_so: [0-9a-f]{64}$", stale.fix)


def test_the_head_may_give_what_the_council_lowered() -> None:
    """One warning with the reason; nothing asks for the lower award as well."""
    files = case_files(VOTED)
    lowered = replaced(files, SESSION, ("ap_dung: CSTDCS, phieu: {dong_y: 1, khong_dong_y: 2}", "ap_dung: CSTDCS, phieu: {dong_y: 1, khong_dong_y: 2}, chuyen_sang: GIAY_KHEN"))  # fmt: skip
    row = ("nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, ", "nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, ly_do: Xứng đáng, ")  # fmt: skip
    (told,) = found("differs-from-council", replaced(lowered, DECISION, row))
    assert told.message == "Trần Thị A, CSTĐCS: Hội đồng chuyển sang Giấy khen; lý do: Xứng đáng"
    assert told.entry == "ca_nhan/nv-001/CSTDCS"


def test_an_error_in_what_was_received_shows_no_line_of_the_file() -> None:
    """The Office reads it, beside a text that is another one: no place, no word at the caret, nothing related."""
    one = next(f for f in verdict_of(case_files("quota-exceeded/unit-one-over")).findings if f.rule == "quota-exceeded")
    assert one.note
    assert one.related
    told = for_the_office(one)
    assert (told.at, told.note, told.related) == (Spot(one.at.path), "", ())
    assert (told.severity, told.who) == (Severity.WARNING, Who.OFFICE)
