"""Rules at their bounds: parts that a plan may leave out, and defects that stand behind one another."""

from __future__ import annotations

import os
import re
import time

import pytest

from snapshots import base_files, case_files, edited, verdict_of
from thidua.finding import Finding, Severity, Who

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
COUNCIL = "submissions/2022/hoi-dong/hoi-dong.yaml"
ROSTER = "submissions/co-quan/nhan-su/phong-mot.yaml"
SECOND = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
SESSION = "submissions/2022/hoi-dong/phien-hop-01.yaml"
DECISION = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"


def found(rule: str, files: dict[str, bytes]) -> list[Finding]:
    """The findings of one rule."""
    return [one for one in verdict_of(files).findings if one.rule == rule]


def without(pattern: bytes, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with lines of the plan left out."""
    assert re.search(pattern, files[PLAN])
    return files | {PLAN: re.sub(pattern, b"", files[PLAN])}


def test_the_ground_is_the_plan_itself_where_it_names_no_clause() -> None:
    """A registered title that is not nominated, in a plan that does not make registration a condition."""
    files = edited(NOMINATION, ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]"))
    (with_clause,) = found("title-not-registered", files)
    (bare,) = found("title-not-registered", without(rb"dieu_kien_dang_ky: .*\n", files))
    assert (with_clause.basis, bare.basis) == ("Kế hoạch 01/KH-MAU, mục IV.1", "Kế hoạch 01/KH-MAU")


def test_a_misspelt_title_may_be_the_one_registered() -> None:
    """Then only the slip is told."""
    files = edited(REGISTRATION, ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT, CSTDCSS]"))
    assert [one.rule for one in verdict_of(files).findings if one.entry == "ca_nhan/nv-001"] == ["unknown-title"]


def test_who_moved_is_dropped_by_the_unit_that_nominates_them_now() -> None:
    """Once that has sent its file, whatever the unit does that registered them."""
    other, stay = "submissions/co-quan/nhan-su/phong-hai.yaml", "den_ngay: 2022-06-30\n    ly_do: chuyen_don_vi\n"
    moved = "  - {ma_so: nv-006, ho_ten: Lê Văn F, chuc_vu: Chuyên viên, tuyen_dung: 2015-01-01, tu_ngay: 2022-07-01}\n"
    files = edited(ROSTER, ("  - ma_so: nv-006\n", f"  - ma_so: nv-006\n    {stay}"))
    files |= {other: files[other] + moved.encode(), NOMINATION: files[NOMINATION].partition(b"  - ma_so: nv-006")[0]}
    for unsent, told in ((NOMINATION, ["ca_nhan/nv-006"]), (SECOND, [])):
        sent = {path: data for path, data in files.items() if path != unsent}
        assert [one.entry for one in found("title-not-registered", sent) if one.entry == "ca_nhan/nv-006"] == told


def test_a_staff_code_that_is_a_units_too_is_of_that_person_alone() -> None:
    """What is said of the collective is asked of its own unit, whichever unit that person is in, and has sent nothing."""
    other = "submissions/co-quan/nhan-su/phong-hai.yaml"
    namesake = (
        "  - {ma_so: phong-mot, ho_ten: Lê Văn Q, chuc_vu: Chuyên viên, tuyen_dung: 2015-01-01, tu_ngay: 2015-01-01}\n"
    )
    files = edited(NOMINATION, ("    danh_hieu: [TT_LDTT]\n", "    danh_hieu: []\n    khen_thuong: [GIAY_KHEN]\n"))
    files |= {other: files[other] + namesake.encode()}
    sent = {path: data for path, data in files.items() if path != SECOND}
    told = [one.message for one in found("title-not-registered", sent) if one.entry == "tap_the/phong-mot"]
    assert told == ["Phòng Một đăng ký TTLĐTT, không được đề nghị"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("", "missing-field"),
        ("    ho_ten: [Lê Văn F]\n", "wrong-value"),
        ("    ho_ten: {ho: Lê, ten: F}\n", "wrong-value"),
    ],
)
def test_whose_name_cannot_be_read_may_be_anybody(name: str, rule: str) -> None:
    """Registered under a code of nobody: only the slip is told, not that the one who may be meant has not registered."""
    person = "  - ma_so: nv-006\n    ho_ten: Lê Văn F\n"
    files = edited(REGISTRATION, (person, f"  - ma_so: nv-060\n{name}"))
    assert [one.rule for one in verdict_of(files).findings] == [rule]


def test_a_slip_in_the_head_of_a_registration_registers_nobody() -> None:
    """Its entries can be read: who is not among them is told beside it."""
    person = "  - ma_so: nv-006\n    ho_ten: Lê Văn F\n    chuc_vu: Chuyên viên\n    danh_hieu: [LDTT]\n    khen_thuong: []\n"
    files = edited(REGISTRATION, (person, ""), ("ngay_lap: 2022-03-10", "ngay_lap: 2022-13-10"))
    assert [one.entry for one in found("not-registered", files)] == ["ca_nhan/nv-006"]


def test_heads_are_counted_in_the_year_of_the_plan() -> None:
    """A day after it is as odd as one before it, though a deadline may lie there."""
    for day, told in (("2022-12-31", []), ("2023-01-01", ["ngày chốt quân số 01/01/2023, kế hoạch là của năm 2022"])):
        files = edited(PLAN, ("ngay_chot: 2022-11-30", f"ngay_chot: {day}"))
        assert [one.message for one in found("date-out-of-order", files)] == told


def test_a_plan_may_say_whom_it_does_not_reward() -> None:
    """Words about discipline in the plan are about nobody: only files about people are looked at."""
    files = edited(PLAN, ("ten: Phát động", "ten: Người bị cảnh cáo thì không xét; phát động"))
    assert found("forbidden-personal-data", files) == []


def test_each_who_stands_under_the_code_of_a_colleague_is_told() -> None:
    """However many of them there are."""
    names = ("Trần Thị A", "Lê Văn B")
    rows = "".join(
        f"  - {{ma_so: nv-006, ho_ten: {name}, chuc_vu: Chuyên viên, danh_hieu: [LDTT]}}\n" for name in names
    )
    files = base_files()
    files |= {REGISTRATION: files[REGISTRATION].rstrip(b"\n") + b"\n" + rows.encode()}
    assert [one.fix for one in found("duplicate-person", files)] == [
        "nếu là Trần Thị A thì ghi mã số nv-001 (Phòng Một)",
        "nếu là Lê Văn B thì ghi mã số nv-002 (Phòng Một)",
    ]


def test_a_paper_of_the_day_of_asking_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """From that day's first instant in the zone of the plan, whatever that of the machine is."""
    files = case_files("not-received/paper-without-a-time")
    last = "submissions/2022/bien-nhan/000008.json"
    files |= {last: files[last].replace(b"2022-12-16T00", b"2022-12-17T00")}
    files |= {NOMINATION: files[NOMINATION].replace("Lê Văn F".encode(), "Lê Văn Ph".encode())}
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    try:
        (told,) = (one for one in verdict_of(files, "2022-12-17T00:30+07:00").findings if one.rule == "not-received")
    finally:
        os.environ.pop("TZ", None)
        time.tzset()
    assert "đã hết hạn mà nội dung của Lê Văn Ph khác bản đã nhận" in told.message


def test_in_a_plan_without_nominations_nobody_is_nominated_by_an_old_unit() -> None:
    """There is no day on which to look, unless the dossier names one."""
    files = case_files("nominated-by-old-unit/moved-before-the-deadline-without-a-day")
    assert len(found("nominated-by-old-unit", files)) == 1
    assert found("nominated-by-old-unit", without(rb"  de_nghi: .*\n", files)) == []


def test_a_quota_behind_one_of_collectives_is_looked_at_too() -> None:
    """Both are told, each at its own place."""
    collective = (
        "  - {ap_dung: TT_LDXS, doi_tuong: tap_the, toi_da: 30%, tinh_tren: TT_LDTT, pham_vi: co_quan, muc: IV.2}\n"
    )
    again = "  - {ap_dung: CSTDCS, doi_tuong: ca_nhan, toi_da: 10%, tinh_tren: LDTT, pham_vi: co_quan, muc: IV.2}\n"
    files = edited(PLAN, ("giay_to:\n", f"{collective}{again}giay_to:\n"))
    assert [one.at.place and one.at.place.line for one in found("quota-unclear", files)] == [23, 24]


def test_no_rule_breaks_on_a_plan_of_the_least_words() -> None:
    """What a plan may leave out may be left out altogether."""
    least = without(rb"(?s)dieu_kien_dang_ky: .*", base_files())
    assert {one.rule for one in verdict_of(least).findings if one.severity.value == "error"} == set()


def test_an_award_of_people_is_not_for_a_collective() -> None:
    """Nor the other way round; each is told in words."""
    awards = (
        ("danh_hieu: [TT_LDTT]", "danh_hieu: [TT_LDTT, CSTDCS]"),
        ("danh_hieu: [LDTT]", "danh_hieu: [LDTT, TT_LDXS]"),
    )
    assert [one.message for one in found("title-not-in-plan", edited(NOMINATION, *awards))] == [
        "Tập thể Lao động xuất sắc không dành cho cá nhân",
        "Chiến sĩ thi đua cơ sở không dành cho tập thể",
    ]


@pytest.mark.parametrize(
    ("until", "since", "twice"),
    [
        ("den_ngay: 2022-06-30", "tu_ngay: 2022-06-30", 1),
        ("den_ngay: 2022-06-30", "tu_ngay: 2022-07-01", 0),
        ("den_ngay: 2022-06-30", "den_ngay: 2021-12-31", 1),
        ("tu_ngay: 2022-06-30", "tu_ngay: 2030-01-01", 1),
        ("tu_ngay: 2022-06-30", "den_ngay: 2022-06-29", 0),
    ],
)
def test_two_rows_of_a_member_meet_on_a_single_day(until: str, since: str, twice: int) -> None:
    """Both days of a row are in; a row without a day is open there."""
    rows = "".join(f"  - {{ma_so: nv-013, ho_ten: Trần Thị N, {day}}}\n" for day in (until, since))
    council = f"schema: 1\nthanh_lap: {{ten: QĐ}}\nthanh_vien:\n{rows}".encode()
    assert len(found("member-listed-twice", base_files() | {COUNCIL: council})) == twice


def test_a_fault_of_form_is_told_with_its_campaign() -> None:
    """What stands in a folder that is no campaign, and what is of the agency, is told apart from all campaigns."""
    broken = dict.fromkeys((NOMINATION, ROSTER, "submissions/2023/ke-hoach/gia-han.yaml"), b"a: [\n")
    verdict = verdict_of(base_files() | broken)
    told = [
        [one.at.path for one in of if one.rule == "unreadable-yaml"]
        for of in (verdict.agency, verdict.campaigns[0].findings)
    ]
    assert told == [["submissions/2023/ke-hoach/gia-han.yaml", ROSTER], [NOMINATION]]


def test_a_collective_is_named_by_its_short_name() -> None:
    """Whatever is wrong with it."""
    kept = "    quan_so: 6\n    so_hoan_thanh: 6\n    cam_ket: {khong_ai_bi_canh_cao_tro_len: true}\n"
    awards = "    danh_hieu: [TT_LDXS, CO_CP]\n    khen_thuong: [BK_TTG, BK_TINH]\n"
    votes = "    ket_qua_phieu: {dong_y: 1, khong_dong_y: 5, khong_y_kien: 0}\n"
    files = edited(NOMINATION, (f"    danh_hieu: [TT_LDTT]\n{kept}", f"{awards}{votes}"))
    said = {(one.rule, one.message) for one in verdict_of(files).findings if one.entry == "tap_the/phong-mot"}
    assert said == {
        ("title-not-registered", "Phòng Một được đề nghị TTLĐXS, đã đăng ký TTLĐTT"),
        ("title-not-registered", "Phòng Một được đề nghị Cờ thi đua Chính phủ, đã đăng ký TTLĐTT"),
        ("title-not-registered", "Phòng Một đăng ký TTLĐTT, không được đề nghị"),
        ("title-not-in-plan", "kế hoạch này không xét Cờ thi đua của Chính phủ"),
        ("title-not-in-plan", "kế hoạch này không xét Bằng khen của Thủ tướng Chính phủ"),
        ("title-needs-title", "Phòng Một được đề nghị TTLĐXS mà không có TTLĐTT"),
        ("two-rewards-one-achievement", "Phòng Một được đề nghị Bằng khen Thủ tướng, Bằng khen tỉnh"),
        ("peer-review-invalid", "Phòng Một được 1/6 phiếu đồng ý, cần ít nhất 50 %"),
        ("tasks-not-completed", "TTLĐXS: chưa ghi quan_so hoặc so_hoan_thanh"),
        (
            "member-warned",
            "Phòng Một chưa được cam kết: Không ai bị kỷ luật từ cảnh cáo trở lên (khong_ai_bi_canh_cao_tro_len)",
        ),
        (
            "attestation-missing",
            (
                "Phòng Một chưa được cam kết: Dẫn đầu cụm, khối thi đua (dan_dau_cum_khoi), "
                "Đạt tiêu chuẩn theo quy định (dat_tieu_chuan)"
            ),
        ),
    }
    (bare,) = found("entry-without-award", edited(NOMINATION, ("danh_hieu: [TT_LDTT]", "danh_hieu: []")))
    assert bare.message == "Phòng Một chưa có danh hiệu hay hình thức khen thưởng nào"


@pytest.mark.parametrize("case", ["passed-and-not-recognised", "not-discussed"])
def test_a_session_and_a_decision_are_compared_where_both_are_there(case: str) -> None:
    """While one of them is missing nothing differs."""
    files = case_files(f"differs-from-council/{case}")
    assert len(found("differs-from-council", files)) == 1
    for left_out in ("/phien-hop-", "/quyet-dinh-"):
        some = {path: data for path, data in files.items() if left_out not in path}
        assert found("differs-from-council", some) == []


def test_whose_recruitment_is_not_noted_worked_from_new_year_on() -> None:
    """Six months to the end of June; five to the end of May."""
    files = case_files("leave-limits-grade/clean-left-at-the-end-of-june")
    head, last = files[ROSTER].decode().rsplit("  - ma_so: ", 1)
    roster = head + "  - ma_so: " + re.sub(r"    tuyen_dung: .*\n", "", last)
    assert found("leave-limits-grade", files | {ROSTER: roster.encode()}) == []
    (one,) = found("leave-limits-grade", files | {ROSTER: roster.replace("2022-06-30", "2022-05-31").encode()})
    assert one.message == "Lê Văn F làm việc 5 tháng trong năm, xếp loại HTTNV"


def test_a_missing_grade_rests_on_the_only_standard_of_grades() -> None:
    """The law of 2024 has one where that of 2017 has two."""
    files = case_files("grade-too-low/done-is-an-error-from-2024", "grade-too-low/no-grade")
    (one,) = found("grade-too-low", files)
    assert (one.message, one.basis) == (
        "Lê Văn F chưa có xếp loại năm",
        "Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP (M)",
    )


def test_who_was_moved_to_a_lower_award_was_not_proposed_upwards() -> None:
    """The votes on the higher award were too few, and the Council did with that what it may."""
    files = case_files("below-threshold/proposed-upwards-with-two-thirds")
    assert len(found("below-threshold", files)) == 1
    lowered = files[SESSION].replace(b"ap_dung: CSTD_TINH, phieu", b"ap_dung: CSTD_TINH, chuyen_sang: CSTDCS, phieu")
    assert lowered != files[SESSION]
    assert found("below-threshold", files | {SESSION: lowered}) == []


def test_a_code_is_whose_name_it_is_wherever_it_stands() -> None:
    """Also below the one who wrote it by mistake, who is told his own."""
    files = edited(NOMINATION, ("ma_so: nv-001", "ma_so: nv-002"))
    (one,) = found("duplicate-person", files)
    assert (one.message, one.at.place and one.at.place.line) == ("mã số nv-002 đã có trong tệp này, dòng 29", 18)
    assert one.fix == "nếu là Trần Thị A thì ghi mã số nv-001 (Phòng Một)"


def test_a_commendation_that_stands_twice_is_told_at_the_second() -> None:
    """As a title is."""
    files = edited(NOMINATION, ("khen_thuong: [GIAY_KHEN]", "khen_thuong: [GIAY_KHEN, GIAY_KHEN]"))
    (one,) = found("duplicate-person", files)
    assert (one.message, one.at.place and one.at.place[:2]) == ("Giấy khen ghi hai lần trong một mục", (33, 30))


def test_without_a_stage_the_days_of_the_next_are_looked_at() -> None:
    """A plan without registration whose nominations end before it is issued."""
    plan = without(rb"  dang_ky: .*\n", edited(PLAN, ("het_ngay: 2022-12-16", "het_ngay: 2022-01-01")))
    (one,) = found("date-out-of-order", {**base_files(), PLAN: plan[PLAN]})
    assert one.message == "hạn đề nghị 01/01/2022, trước ngày ban hành 24/02/2022"


def test_two_collectives_in_one_file_are_no_repetition() -> None:
    """Only the same code twice is."""
    other = "tap_the:\n  - {ma: phong-hai, danh_hieu: [TT_LDTT]}\n"
    assert found("duplicate-person", edited(NOMINATION, ("tap_the:\n", other))) == []
    (one,) = found("duplicate-person", edited(NOMINATION, ("tap_the:\n", other.replace("hai", "mot"))))
    assert one.message == "tập thể Phòng Một đã có trong tệp này, dòng 12"


def test_who_was_withdrawn_by_one_unit_and_is_nominated_by_another_may_be_listed() -> None:
    """Only who is nominated by nobody is gone."""
    files = case_files("withdrawn-but-listed/in-session-and-decision")
    assert len(found("withdrawn-but-listed", files)) == 2
    files[SECOND] += "  - {ma_so: nv-006, ho_ten: Lê Văn F, danh_hieu: [LDTT]}\n".encode()
    assert found("withdrawn-but-listed", files) == []


def test_the_base_of_a_title_is_asked_for_where_the_agency_confers_it() -> None:
    """Not where a higher level does, nor where the title was taken back."""
    files = case_files("title-needs-title/in-decision")
    assert len(found("title-needs-title", files)) == 1
    higher = files | {DECISION: files[DECISION].replace(b"loai: cong_nhan", b"loai: cap_tren")}
    assert found("title-needs-title", higher) == []
    annulment = (
        "schema: 1\nloai: huy_bo\nco_quan_ban_hanh: Sở Mẫu\nso: 11/QD-MAU\nngay: 2023-01-05\n"
        "thay_cho: {so: 10/QD-MAU, ngay: 2022-12-26, co_quan_ban_hanh: Sở Mẫu}\n"
        "ca_nhan:\n  - {ma_so: nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [CSTDCS]}\n"
    )
    assert found("title-needs-title", files | {DECISION.replace("01", "02"): annulment.encode()}) == []


@pytest.mark.parametrize(
    ("own", "before", "short"),
    [("", 1, 0), ("", 0, 1), (", cho_cong_nhan: true", 1, 1), ("none", 1, 1), ("none", 2, 0)],
)
def test_initiatives_of_this_year_and_of_those_before_make_two(own: str, before: int, short: int) -> None:
    """This year's counts once it is recognised; without one the years before must have both."""
    files = case_files("history-too-short/certificate-with-one-initiative")
    past = "submissions/khen-thuong-nam-truoc/2021.yaml"
    files[past] = files[past].replace(b"HTXSNV}", f"HTXSNV, so_sang_kien: {before}}}".encode())
    line = next(one for one in files[NOMINATION].splitlines(keepends=True) if one.startswith(b"    sang_kien: "))
    files[NOMINATION] = files[NOMINATION].replace(
        line, b"" if own == "none" else line.replace(b"}", f"{own}}}".encode())
    )
    assert len(found("history-too-short", files)) == short


@pytest.mark.parametrize(
    ("rule", "path", "old", "new", "place", "said"),
    [
        (
            "name-unusual",
            NOMINATION,
            "ho_ten: Lê Văn F",
            "ho_ten: Lê Văn Þæ",
            (62, 13, 62, 22),
            "tên “Lê Văn Þæ” có chữ hiếm gặp “Þ” (U+00DE), “æ” (U+00E6)",
        ),
        (
            "initiative-missing",
            NOMINATION,
            ", so: MH-02 (minh họa), ngay: 2022-10-03, co_quan: Hội đồng sáng kiến Sở Mẫu",
            "",
            (25, 22, 25, 46),
            "Trần Thị A, CSTĐCS: sáng kiến thiếu số, ngày, cơ quan công nhận",
        ),
        (
            "unknown-title",
            PLAN,
            "tinh_tren: LDTT, pham_vi: co_quan",
            "tinh_tren: LDTX, pham_vi: co_quan",
            (21, 67, 21, 71),
            "không có “LDTX” trong danh mục",
        ),
    ],
)
def test_what_is_wrong_is_told_whole(
    rule: str, path: str, old: str, new: str, place: tuple[int, ...], said: str
) -> None:
    """Every letter, every part that is missing, the place in the plan."""
    (one,) = found(rule, edited(path, (old, new)))
    assert (one.message, one.at.place) == (said, place)


@pytest.mark.parametrize(("day", "told"), [("2021-12-31", 1), ("2022-01-01", 0), ("2023-12-31", 0), ("2024-01-01", 1)])
def test_a_withdrawal_is_of_the_plans_year_or_the_next(day: str, told: int) -> None:
    """Of another year it is a slip of the pen."""
    grade = "    xep_loai: HTXSNV\n"
    files = edited(NOMINATION, (grade, f"{grade}    rut_de_nghi: {{ngay: {day}, ly_do: tu_nguyen}}\n"))
    assert len(found("date-out-of-order", files)) == told


@pytest.mark.parametrize(("day", "told"), [("2021-12-31", 1), ("2023-12-31", 0), ("2024-01-01", 1)])
def test_a_deadline_is_of_the_plans_year_or_the_next(day: str, told: int) -> None:
    """Of another year it is a slip of the pen in the plan."""
    files = edited(PLAN, ("het_ngay: 2022-12-16", f"het_ngay: {day}"))
    assert len([one for one in found("date-out-of-order", files) if one.at.path == PLAN]) == told


def test_a_missing_file_of_the_office_is_named() -> None:
    """With its path and the page that shows how it looks."""
    for name in ("don-vi.yaml", "co-quan.yaml"):
        files = {path: data for path, data in base_files().items() if not path.endswith(f"co-quan/{name}")}
        (one,) = found("office-file-missing", files)
        assert (one.at.path, one.message) == (f"submissions/co-quan/{name}", f"chưa có tệp submissions/co-quan/{name}")
        assert one.fix == f"thêm {name} theo mẫu ở trang này: thidua explain office-file-missing"


def test_a_rule_that_a_clause_names_wrongly_is_told_with_what_was_meant() -> None:
    """Each at its own place, on the ground of the list of rules."""
    told = found("clause-rule-unknown", case_files("clause-rule-unknown/misspelt"))
    assert [(one.message, one.fix, one.mend) for one in told] == [
        ("không có quy tắc “quota-exceded”", "ý là quota-exceeded?", "quota-exceeded"),
        ("không có quy tắc “khong-co-quy-tac-nay”", "xem mã ở trang Quy tắc, hoặc bỏ mã này", ""),
    ]
    assert {(one.basis, one.title, one.who, one.severity) for one in told} == {
        ("Danh sách quy tắc của chương trình", "Mục của kế hoạch nêu quy tắc không có", Who.OFFICE, Severity.ERROR)
    }


def test_a_code_of_somebody_elsewhere_is_told_with_the_unit_and_the_right_code() -> None:
    """The name that the entry gives says who was meant; the other unit has nothing to mend."""
    files = base_files()
    files[SECOND] += "  - {ma_so: nv-001, ho_ten: Lê Văn K, danh_hieu: [LDTT]}\n".encode()
    assert [(one.at.path, one.severity, one.message, one.fix) for one in found("duplicate-person", files)] == [
        (
            SECOND,
            Severity.ERROR,
            "mã số nv-001 đã có ở Phòng Một, dòng 18",
            "nếu là Lê Văn K thì ghi mã số nv-010 (Phòng Hai)",
        ),
        (
            NOMINATION,
            Severity.NOTICE,
            "Trần Thị A (nv-001) còn được ghi ở Phòng Hai",
            "không phải sửa gì; báo Phòng Hai xóa mục của họ",
        ),
    ]


def test_an_extension_may_be_for_whom_the_unit_has_sent() -> None:
    """Though the roster has the person elsewhere; where the unit has sent nothing nobody is known of it."""
    files = case_files("extension-invalid/person-of-another-unit")
    assert len(found("extension-invalid", files)) == 1
    assert len(found("extension-invalid", {path: data for path, data in files.items() if path != NOMINATION})) == 1
    files[NOMINATION] += "  - {ma_so: nv-008, ho_ten: Nguyễn Văn H, danh_hieu: [LDTT]}\n".encode()
    assert found("extension-invalid", files) == []


def test_without_the_agencys_own_file_a_decision_is_judged_by_the_plans_issuer() -> None:
    """Nobody knows then who is above it."""
    files = case_files("below-threshold/clean-two-of-three")
    del files["submissions/co-quan/co-quan.yaml"]
    assert found("above-own-level", files) == []
    files[DECISION] = files[DECISION].replace(b"loai: cong_nhan", b"loai: cap_tren")
    (one,) = found("above-own-level", files)
    assert one.message.startswith("ghi là quyết định của cấp trên nhưng cơ quan ban hành là ")


def test_personal_data_is_of_the_entry_in_whose_line_it_stands() -> None:
    """Also where the entry is one line, and an address is found where no number is."""
    path = NOMINATION.replace("de-nghi", "dang-ky")
    files = edited(path, ("danh_hieu: [TT_LDTT]}", "danh_hieu: [TT_LDTT], ghi_chu: a.nguyen@example.vn}"))
    (one,) = found("forbidden-personal-data", files)
    assert (one.entry, one.message) == ("tap_the/phong-mot", "có nội dung trông như địa chỉ thư điện tử")


def test_initiatives_without_a_number_are_known_by_their_names_alone() -> None:
    """Two people whose initiatives have other names have two initiatives."""
    ideas = ("{ten: Sổ tay một cửa, cho_cong_nhan: true}", "{ten: Bản đồ số, cho_cong_nhan: true}")
    people = [
        (f"  - ma_so: nv-00{n}\n", f"  - ma_so: nv-00{n}\n    sang_kien: {idea}\n") for n, idea in enumerate(ideas, 2)
    ]
    assert found("initiative-reused", edited(NOMINATION, *people)) == []
    (one,) = found(
        "initiative-reused",
        edited(NOMINATION, *((old, new.replace("Bản đồ số", "Sổ tay một cửa")) for old, new in people)),
    )
    assert one.entry == "ca_nhan/nv-003"


def test_a_collective_is_not_judged_while_its_file_has_a_fault() -> None:
    """The people whom its title needs may be among those that cannot be read."""
    excellent = ("danh_hieu: [TT_LDTT]", "danh_hieu: [TT_LDTT, TT_LDXS]")
    fighter = ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    assert [one.entry for one in found("no-cstdcs", edited(NOMINATION, excellent, fighter))] == ["tap_the/phong-mot"]
    assert found("no-cstdcs", edited(NOMINATION, excellent, fighter, ("xep_loai: HTTNV", "xep_loai: TOT"))) == []


def test_a_yearly_plan_asks_for_the_base_of_a_title_that_it_does_not_name() -> None:
    """Who is nominated CSTĐCS needs LĐTT of the same year, be it among the plan's titles or not."""
    files = edited(NOMINATION, ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [CSTDCS]"))
    files[PLAN] = files[PLAN].replace(b"danh_hieu: [LDTT, CSTDCS,", b"danh_hieu: [CSTDCS,")
    assert [one.entry for one in found("title-needs-title", files)] == ["ca_nhan/nv-001"]


def test_a_withdrawn_collective_needs_nobody() -> None:
    """Only what is still nominated is judged."""
    fighter = ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]")
    gone = "danh_hieu: [TT_LDTT, TT_LDXS]\n    rut_de_nghi: {ngay: 2022-12-14, ly_do: khac}"
    assert found("no-cstdcs", edited(NOMINATION, fighter, ("danh_hieu: [TT_LDTT]", gone))) == []


def test_an_award_that_was_annulled_is_not_below_the_threshold_any_more() -> None:
    """What the votes did not carry was taken back: nothing is left to be mended."""
    files = case_files("below-threshold/one-of-three")
    told = found("below-threshold", files)
    assert told
    annulment = files[DECISION].replace(b"loai: cong_nhan", b"loai: huy_bo").replace(b"2022-12-", b"2023-01-")
    files[DECISION.replace("01.yaml", "02.yaml")] = re.sub(rb"(?m)^so: .*$", b"so: 99/QD-MAU", annulment)
    assert found("below-threshold", files) == []


@pytest.mark.parametrize(("day", "expected"), [("2021-12-12", []), ("2022-06-30", ["nv-001"]), ("2022-07-01", [])])
def test_a_day_of_an_earlier_year_moves_nobody_back(day: str, expected: list[str]) -> None:
    """A wrong year in the dossier's day is told by itself: who came since then has not been nominated by an old unit."""
    stay = "    tuyen_dung: 2015-01-01\n    tu_ngay: 2015-01-01\n"
    there = "ma_so: nv-001\n    ho_ten: Trần Thị A\n    chuc_vu: Chuyên viên\n" + stay
    roster, other = "submissions/co-quan/nhan-su/phong-mot.yaml", "submissions/co-quan/nhan-su/phong-hai.yaml"
    moved = edited(roster, (there, there.replace("tu_ngay: 2015-01-01", "tu_ngay: 2022-07-01")))
    left = f"  - {there}    den_ngay: 2022-06-30\n    ly_do: chuyen_don_vi\n"
    files = moved | {other: moved[other] + left.encode()}
    dossier = files[NOMINATION].decode().replace("ngay_lap: 2022-12-12", f"ngay_lap: {day}", 1).encode()
    told = found("nominated-by-old-unit", files | {NOMINATION: dossier})
    assert [one.entry.removeprefix("ca_nhan/") for one in told] == expected
