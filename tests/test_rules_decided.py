"""After a decision: collectives by those recognised, bases that fell later, quotas at the day of the decision."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from snapshots import base_files, verdict_of
from thidua.finding import Finding, Severity, Who

COUNCIL = "submissions/2022/hoi-dong/"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
AGENCY = "submissions/co-quan/co-quan.yaml"
FIRST = "quyet-dinh-01.yaml"
LEADERS = {f"nv-{n:03}": ["LDTT"] for n in range(1, 17)}
REFERENCE = "thay_cho: {so: 90/QD, ngay: 2022-12-20, co_quan_ban_hanh: Sở Mẫu}\n"


def decision(
    people: Mapping[str, list[str]],
    collectives: Mapping[str, list[str]] | None = None,
    *,
    kind: str = "cong_nhan",
    number: str = "90/QD",
    day: str = "2022-12-20",
    body: str = "Sở Mẫu",
    more: str = "",
) -> bytes:
    """A decision file of the agency, or of a higher level."""
    rows = [
        f"  - {{ma_so: {code}, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [{', '.join(titles)}]}}\n"
        for code, titles in people.items()
    ]
    groups = [f"  - {{ma: {code}, danh_hieu: [{', '.join(titles)}]}}\n" for code, titles in (collectives or {}).items()]
    text = f"schema: 1\nloai: {kind}\nco_quan_ban_hanh: {body}\nso: {number}\nngay: {day}\n{more}"
    text += "tap_the:\n" + "".join(groups) if groups else ""
    return (text + ("ca_nhan:\n" + "".join(rows) if rows else "")).encode()


def found(rule: str, decisions: Mapping[str, bytes], files: Mapping[str, bytes] | None = None) -> list[Finding]:
    """The findings of a rule on the base with these decisions."""
    whole = {**(files or base_files()), **{COUNCIL + name: text for name, text in decisions.items()}}
    return [one for one in verdict_of(whole).findings if one.rule == rule]


def annulled(people: Mapping[str, list[str]], day: str = "2022-12-28") -> bytes:
    """An annulment of the first decision's awards."""
    return decision(people, kind="huy_bo", number="95/QD", day=day, more=REFERENCE)


@pytest.mark.parametrize(("recognised", "enough"), [(6, True), (4, True), (3, False), (2, False)])
def test_a_recognised_collective_needs_recognised_members(recognised: int, enough: bool) -> None:  # noqa: FBT001 - a column
    """Strictly more than half of the six members are recognised, not only nominated."""
    people = dict(list(LEADERS.items())[:recognised]) | {f"nv-{n:03}": ["LDTT"] for n in range(7, 17)}
    faults = found("too-few-ldtt", {FIRST: decision(people, {"phong-mot": ["TT_LDTT"]})})
    assert [(one.severity, one.who) for one in faults] == ([] if enough else [(Severity.ERROR, Who.COUNCIL)])
    assert all(f"{recognised}/6 thành viên được công nhận LĐTT" in one.message for one in faults)


def test_members_annulled_later_are_for_the_council_to_look_at() -> None:
    """The decision was sound on its day: no error appears by an annulment."""
    files = {FIRST: decision(LEADERS, {"phong-mot": ["TT_LDTT"]})}
    assert found("too-few-ldtt", files) == []
    files["quyet-dinh-02.yaml"] = annulled({f"nv-{n:03}": ["LDTT"] for n in range(1, 5)})
    (one,) = found("too-few-ldtt", files)
    assert (one.severity, one.who) == (Severity.WARNING, Who.COUNCIL)
    assert one.message.endswith("2/6 thành viên được công nhận LĐTT (≈ 33,3 %), cần trên 50 % (do hủy bỏ sau đó)")
    assert one.fix.endswith("giữ thì Văn phòng ghi lý do ở mien-tru.yaml, muc: tap_the/phong-mot/TT_LDTT")
    assert one.entry == "tap_the/phong-mot/TT_LDTT"


def test_while_nobody_is_recognised_nothing_is_said_of_members() -> None:
    """A decision on collectives that comes before the one on people."""
    assert found("too-few-ldtt", {FIRST: decision({}, {"phong-mot": ["TT_LDTT"]})}) == []
    nobody = {FIRST: decision({"nv-007": ["CSTDCS"]}, {"phong-mot": ["TT_LDTT"]})}
    assert [one.severity for one in found("too-few-ldtt", nobody)] == [Severity.ERROR]
    unread = {FIRST: decision({"nv-001": ["LDTT"]}, {"phong-mot": ["TT_LDTT"]}), "quyet-dinh-02.yaml": b"x: [\n"}
    assert found("too-few-ldtt", unread) == []


def test_an_initiative_that_counted_in_this_year_was_not_used_up_before_it() -> None:
    """A second campaign of the same year may rest on it too."""
    base = base_files()
    again = {path.replace("/2022/", "/2022-b/"): data for path, data in base.items() if "/2022/" in path}
    again = {path: data.replace(b'ma: "2022"', b'ma: "2022-b"') for path, data in again.items()}
    held = {FIRST: decision({**LEADERS, "nv-001": ["LDTT", "CSTDCS"]})}
    assert found("initiative-reused", held, base | again) == []
    later = {path.replace("/2022-b/", "/2023/"): data for path, data in again.items()}
    later = {
        path: data.replace(b'"2022-b"', b'"2023"').replace(b"nam: 2022", b"nam: 2023") for path, data in later.items()
    }
    assert [one.entry for one in found("initiative-reused", held, base | later)] == ["ca_nhan/nv-001"]


def test_an_excellent_collective_needs_a_recognised_cstdcs() -> None:
    """What a higher level conferred is only told; what the agency decides without one has to be mended."""
    higher = {"kind": "cap_tren", "number": "7/QD", "day": "2023-03-01", "body": "Ủy ban nhân dân tỉnh"}
    two = decision({}, {"phong-mot": ["TT_LDXS"]}, **higher)
    one = decision({**LEADERS, "nv-007": ["LDTT", "CSTDCS"]})
    (fault,) = found("no-cstdcs", {FIRST: one, "quyet-dinh-02.yaml": two})
    assert (fault.severity, fault.who) == (Severity.WARNING, Who.COUNCIL)
    assert fault.message == "Phòng Một, TTLĐXS: có 0 CSTĐCS được công nhận, cần ít nhất 1"
    held = decision({**LEADERS, "nv-001": ["LDTT", "CSTDCS"]})
    assert found("no-cstdcs", {FIRST: held, "quyet-dinh-02.yaml": two}) == []
    gone = annulled({"nv-001": ["CSTDCS"]})
    (lost,) = found("no-cstdcs", {FIRST: held, "quyet-dinh-02.yaml": two, "quyet-dinh-03.yaml": gone})
    assert lost.message.endswith("cần ít nhất 1 (do hủy bỏ sau đó)")
    own = decision({**LEADERS, "nv-007": ["LDTT", "CSTDCS"]}, {"phong-mot": ["TT_LDXS"]})
    assert [one.severity for one in found("no-cstdcs", {FIRST: own})] == [Severity.ERROR]


def test_this_years_cstdcs_carries_the_one_of_the_province() -> None:
    """It counted provisionally: annulled later, or never recognised, the Council looks at the higher award again."""
    higher = decision(
        {"nv-001": ["CSTD_TINH"]}, kind="cap_tren", number="7/QD", day="2023-03-01", body="Ủy ban nhân dân tỉnh"
    )
    held = {FIRST: decision({**LEADERS, "nv-001": ["LDTT", "CSTDCS"]}), "quyet-dinh-02.yaml": higher}
    assert found("base-award-annulled", held) == []
    (gone,) = found("base-award-annulled", {**held, "quyet-dinh-03.yaml": annulled({"nv-001": ["CSTDCS"]})})
    assert gone.message == "Trần Thị A, CSTĐ cấp tỉnh: CSTĐCS cùng năm đã bị hủy bỏ"
    never = {**held, FIRST: decision({**LEADERS, "nv-007": ["LDTT", "CSTDCS"]})}
    (one,) = found("base-award-annulled", never)
    assert one.message == "Trần Thị A, CSTĐ cấp tỉnh: CSTĐCS năm nay không được công nhận"
    assert found("base-award-annulled", {"quyet-dinh-02.yaml": higher}) == []
    nobody = {FIRST: decision(LEADERS), "quyet-dinh-02.yaml": higher}
    assert [f.message for f in found("base-award-annulled", nobody)] == [one.message]
    again = decision({"nv-001": ["LDTT"]}, kind="bo_sung", number="96/QD", day="2022-12-29", more=REFERENCE)
    regranted = {**held, "quyet-dinh-03.yaml": annulled({"nv-001": ["LDTT"]}), "quyet-dinh-04.yaml": again}
    assert found("base-award-annulled", regranted) == []


def test_a_nomination_upwards_rests_on_what_was_decided() -> None:
    """CSTD_TINH is still proposed though this year's CSTDCS was given to nobody; of two ways nobody knows which."""
    files = base_files()
    path = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
    files[path] = files[path].replace(b"[LDTT, CSTDCS]", b"[LDTT, CSTDCS, CSTD_TINH]")
    assert found("base-award-annulled", {}, files) == []
    (one,) = found("base-award-annulled", {FIRST: decision(LEADERS)}, files)
    assert (one.who, one.message) == (Who.COUNCIL, "Trần Thị A, CSTĐ cấp tỉnh: CSTĐCS năm nay không được công nhận")
    assert found("base-award-annulled", {FIRST: decision({**LEADERS, "nv-001": ["LDTT", "CSTDCS"]})}, files) == []
    later = {**files, PLAN: files[PLAN].replace(b"nd-91-2017", b"nd-98-2023")}
    praised = decision({"nv-001": ["BK_TINH"]}, kind="cap_tren", number="7/QD", day="2025-03-01", body="UBND tỉnh")
    assert found("base-award-annulled", {FIRST: decision(LEADERS), "quyet-dinh-02.yaml": praised}, later)[1:] == []


def test_a_correction_keeps_the_day_of_what_it_corrects() -> None:
    """Words put right after an annulment are no new decision."""
    people = {**LEADERS, "nv-001": ["LDTT", "CSTDCS"], "nv-002": ["LDTT", "CSTDCS"]}
    lower = annulled({f"nv-{n:03}": ["LDTT"] for n in range(14, 17)})
    words = decision(
        {"nv-001": ["LDTT", "CSTDCS"]}, kind="dinh_chinh", number="97/QD", day="2022-12-30", more=REFERENCE
    )
    files = {FIRST: decision(people), "quyet-dinh-02.yaml": lower, "quyet-dinh-03.yaml": words}
    (told,) = found("quota-exceeded", files)
    assert told.severity is Severity.WARNING
    assert told.entry == "ty_le/CSTDCS"


def test_a_quota_is_judged_on_the_day_of_its_decision() -> None:
    """15 % × 16 → 2: three annulled LĐTT later lower the limit to 1, and the old decision stays sound."""
    people = {**LEADERS, "nv-001": ["LDTT", "CSTDCS"], "nv-002": ["LDTT", "CSTDCS"]}
    lower = annulled({f"nv-{n:03}": ["LDTT"] for n in range(14, 17)})
    assert found("quota-exceeded", {FIRST: decision(people)}) == []
    (told,) = found("quota-exceeded", {FIRST: decision(people), "quyet-dinh-02.yaml": lower})
    assert (told.severity, told.who) == (Severity.WARNING, Who.COUNCIL)
    assert told.message.endswith("15 % × 13 LĐTT = 1,95 → 1); do hủy bỏ sau quyết định")
    third = decision({"nv-003": ["CSTDCS"]}, kind="bo_sung", number="96/QD", day="2022-12-29", more=REFERENCE)
    (wrong,) = found(
        "quota-exceeded", {FIRST: decision(people), "quyet-dinh-02.yaml": lower, "quyet-dinh-03.yaml": third}
    )
    assert wrong.severity is Severity.ERROR


def test_a_barred_cap_makes_no_error() -> None:
    """From 2024 no plan may set one: the plan is warned of it, and nothing has to be mended for it."""
    files = base_files()
    files[PLAN] = files[PLAN].replace(b"nd-91-2017", b"nd-98-2023")
    people = {**LEADERS, **{f"nv-{n:03}": ["LDTT", "CSTDCS"] for n in range(1, 4)}}
    assert found("quota-exceeded", {FIRST: decision(people)}, files) == []
    counts = verdict_of({**files, COUNCIL + FIRST: decision(people)}).campaigns[0].counts
    barred = [one for one in counts.recognised if one.quota.record.award == "CSTDCS"]
    assert barred
    assert all("chế độ pháp luật không cho đặt tỷ lệ này" in one.remark for one in barred)
    files[PLAN] = files[PLAN].replace(b"ap_dung: CSTDCS, doi_tuong", b"ap_dung: CSTD_TINH, doi_tuong")
    (cap,) = found("cap-without-legal-basis", {}, files)
    assert cap.message == "Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP không cho đặt tỷ lệ CSTĐ cấp tỉnh"


@pytest.mark.parametrize("name", ["Sở Mẫu", "sở mẫu", "Sở Mẫu cũ", "SM"])
def test_the_agency_confers_and_annuls_only_its_own(name: str) -> None:
    """By any of its names, short and former ones included."""
    files = base_files()
    names = "ten:\n  - {ten: Sở Mẫu cũ, den_ngay: 2020-12-31}\n  - ten: Sở Mẫu\n".encode()
    files[AGENCY] = files[AGENCY].replace("ten:\n  - ten: Sở Mẫu\n".encode(), names)
    files[AGENCY] = files[AGENCY].replace(
        "ten_ngan: Sở Mẫu\n".encode(), "ten_ngan: SM\nco_quan_cap_tren: Ủy ban nhân dân tỉnh Mẫu\n".encode()
    )
    higher = {"kind": "cap_tren", "number": "7/QD", "day": "2023-03-01"}
    own = decision({"nv-001": ["CSTD_TINH"]}, **higher, body=name)
    assert [f.message for f in found("above-own-level", {FIRST: own}, files)] == [
        f"ghi là quyết định của cấp trên nhưng cơ quan ban hành là {name}"
    ]
    theirs = decision({"nv-001": ["CSTD_TINH"]}, **higher, body="Ủy ban nhân dân tỉnh")
    reference = "thay_cho: {so: 7/QD, ngay: 2023-03-01, co_quan_ban_hanh: Ủy ban nhân dân tỉnh}\n"
    annulment = {"kind": "huy_bo", "number": "8/QD", "day": "2023-04-01", "more": reference}
    by_us = decision({"nv-001": ["CSTD_TINH"]}, **annulment, body=name)
    assert [f.message for f in found("above-own-level", {FIRST: theirs, "quyet-dinh-02.yaml": by_us}, files)] == [
        "Trần Thị A, CSTĐ cấp tỉnh: do cấp trên quyết định, cơ quan không tự hủy bỏ"
    ]
    corrected = {**annulment, "kind": "dinh_chinh", "number": "9/QD"}
    words = decision({"nv-001": ["CSTD_TINH"]}, **corrected, body="Chủ tịch UBND tỉnh Mẫu")
    assert found("above-own-level", {FIRST: theirs, "quyet-dinh-02.yaml": words}, files) == []
    by_them = decision({"nv-001": ["CSTD_TINH"]}, **annulment, body="Ủy ban nhân dân tỉnh")
    assert found("above-own-level", {FIRST: theirs, "quyet-dinh-02.yaml": by_them}, files) == []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("Ủy ban nhân dân tỉnh", True),
        ("Chủ tịch UBND tỉnh Mẫu", True),
        ("Giám đốc Sở Mẫu", False),
    ],
)
def test_what_the_superior_decided_is_not_the_agencys(body: str, wrong: bool) -> None:  # noqa: FBT001 - a column
    """A decision of the superior is `cap_tren`; how the agency writes its own name is not judged."""
    files = base_files()
    superior = "ten_ngan: Sở Mẫu\nco_quan_cap_tren: Ủy ban nhân dân tỉnh Mẫu\n".encode()
    files[AGENCY] = files[AGENCY].replace("ten_ngan: Sở Mẫu\n".encode(), superior)
    faults = found("above-own-level", {FIRST: decision(LEADERS, body=body)}, files)
    assert bool(faults) is wrong
    del files[AGENCY]
    assert found("above-own-level", {FIRST: decision(LEADERS, body=body)}, files) == []
