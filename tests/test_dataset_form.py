"""Faults of form: each at its own place, in plain words, with the unit and the mend."""

from __future__ import annotations

import pytest

from snapshots import base_files, case_files, edited, verdict_of
from thidua.finding import Who

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
ROSTER = "submissions/co-quan/nhan-su/phong-mot.yaml"
UNITS = "submissions/co-quan/don-vi.yaml"
COUNCIL = "submissions/2022/hoi-dong/hoi-dong.yaml"
SESSION = "submissions/2022/hoi-dong/phien-hop-01.yaml"
PAST = "submissions/khen-thuong-nam-truoc/2021.yaml"
SIGNER = "nguoi_ky: {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc}"
PERSON = "  - ma_so: nv-001\n"
ASK = "ghi giá trị, hoặc hỏi Văn phòng nếu chưa rõ"
DELETE = "xóa khóa này cùng giá trị: hệ thống không lưu dữ liệu cá nhân ngoài mẫu"
QUOTA_KEYS = "ap_dung, doi_tuong, toi_da, tinh_tren, pham_vi, lam_tron, cach_dem, muc"


@pytest.mark.parametrize(
    ("path", "old", "new", "place", "words"),
    [
        (
            PLAN,
            "  - {ap_dung: CSTDCS,",
            "  - {la: , ap_dung: CSTDCS,",
            (21, 6, 21, 8),
            (
                "unknown-field",
                "",
                "không có khóa “la”",
                f"dùng một trong: {QUOTA_KEYS}; không khóa nào đúng thì xóa khóa này cùng giá trị",
            ),
        ),
        (
            PLAN,
            "cong_khai: {",
            "cong_khai: {ten_nguoii: , ",
            (28, 13, 28, 23),
            ("unknown-field", "", "không có khóa “ten_nguoii”", "ý là “ten_nguoi” (Tên người được công nhận)?"),
        ),
        (
            PLAN,
            "cong_khai: {",
            "cong_khai: {ten_nguoii: x, ",
            (28, 13, 28, 23),
            ("unknown-field", "", "không có khóa “ten_nguoii”", "ý là “ten_nguoi” (Tên người được công nhận)?"),
        ),
        (
            NOMINATION,
            "hop_binh_xet: {",
            "hop_binh_xet: {chu_trii: , ",
            (8, 16, 8, 24),
            ("unknown-field", "phong-mot", "không có khóa “chu_trii”", "ý là “chu_tri” (Chủ trì)?"),
        ),
        (
            NOMINATION,
            "so_nguoi: 6",
            "so_nguoii: 6",
            (8, 34, 8, 43),
            (
                "unknown-field",
                "phong-mot",
                "không có khóa “so_nguoii”",
                "ý là “so_nguoi” (Tổng số người được triệu tập)?",
            ),
        ),
        (
            NOMINATION,
            "hop_binh_xet: {",
            "ca_nhann:\nhop_binh_xet: {",
            (8, 1, 8, 9),
            ("unknown-field", "phong-mot", "không có khóa “ca_nhann”", "ý là “ca_nhan” (Cá nhân)?"),
        ),
        (
            NOMINATION,
            PERSON,
            f"{PERSON}    danh_hieuu:\n",
            (19, 5, 19, 15),
            ("unknown-field", "phong-mot", "không có khóa “danh_hieuu”", "ý là “danh_hieu” (Danh hiệu thi đua)?"),
        ),
        (
            NOMINATION,
            PERSON,
            f"{PERSON}    ngay_sinh:\n",
            (19, 5, 19, 14),
            (
                "forbidden-personal-data",
                "phong-mot",
                "khóa “ngay_sinh” là dữ liệu cá nhân không được lưu",
                DELETE,
            ),
        ),
        (
            ROSTER,
            PERSON,
            f"{PERSON}    chucvu:\n",
            (6, 5, 6, 11),
            ("unknown-field", "phong-mot", "không có khóa “chucvu”", "ý là “chuc_vu” (Chức vụ)?"),
        ),
        (
            PLAN,
            SIGNER,
            "nguoi_ky: A",
            (11, 11, 11, 12),
            (
                "wrong-value",
                "",
                "“Người ký” (nguoi_ky): cần một nhóm khóa",
                "viết nguoi_ky: {ho_ten: …, chuc_vu: …}",
            ),
        ),
        (
            PLAN,
            "noi_nhan: [Các phòng]",
            "noi_nhan: Các phòng",
            (29, 11, 29, 20),
            (
                "wrong-value",
                "",
                "“Nơi nhận” (noi_nhan): cần một danh sách",
                "viết trong ngoặc vuông: noi_nhan: [Các phòng]; không có thì viết []",
            ),
        ),
        (
            PLAN,
            SIGNER,
            "nguoi_ky: {chuc_vu: Giám đốc}",
            (11, 12, 11, 19),
            ("missing-field", "", "thiếu “Họ và tên” (ho_ten)", "thêm khóa ho_ten"),
        ),
        (
            NOMINATION,
            f"{PERSON}    ho_ten: Trần Thị A\n",
            f"{PERSON}    ho_ten:\n",
            (19, 5, 19, 11),
            ("missing-field", "phong-mot", "“Họ và tên” (ho_ten): để trống", ASK),
        ),
        (
            PLAN,
            "noi_nhan: [Các phòng]",
            "noi_nhan: [Các phòng, {ten: Văn phòng}]",
            (29, 23, 29, 39),
            (
                "wrong-value",
                "",
                "“Nơi nhận” (noi_nhan): cần một giá trị, thấy một nhóm khóa",
                "ghi một giá trị trên cùng dòng với khóa",
            ),
        ),
        (
            PLAN,
            "noi_nhan: [Các phòng]",
            "noi_nhan: [Các phòng, [Văn phòng]]",
            (29, 23, 29, 34),
            (
                "wrong-value",
                "",
                "“Nơi nhận” (noi_nhan): cần một giá trị, thấy một danh sách",
                "ghi một giá trị trên cùng dòng với khóa",
            ),
        ),
        (
            PLAN,
            "so_ky_hieu: 01/KH-MAU\n",
            "so_ky_hieu:\n",
            (8, 1, 8, 11),
            ("missing-field", "", "“Số, ký hiệu” (so_ky_hieu): để trống", ASK),
        ),
        (
            REGISTRATION,
            "tap_the:\n  - {ma: phong-mot, danh_hieu: [TT_LDTT]}\n",
            "tap_the: phong-mot\n",
            (8, 10, 8, 19),
            (
                "wrong-value",
                "phong-mot",
                "“tap_the”: cần một danh sách",
                "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách",
            ),
        ),
        (
            UNITS,
            "      - ten: Phòng Một\n",
            "      []\n",
            (6, 7, 6, 9),
            ("missing-field", "", "“Tên đơn vị qua các thời kỳ” (ten): danh sách trống", "thêm ít nhất một mục"),
        ),
    ],
)
def test_a_fault_of_form(
    path: str, old: str, new: str, place: tuple[int, ...], words: tuple[str, str, str, str]
) -> None:
    """One fault of form in a file is told once: rule, unit, message and mend, at the key or value concerned."""
    rules = {"unknown-field", "missing-field", "wrong-value", "forbidden-personal-data"}
    (found,) = (f for f in verdict_of(edited(path, (old, new))).findings if f.rule in rules)
    assert found.at.place is not None
    assert (found.at.path, tuple(found.at.place)) == (path, place)
    assert (found.rule, found.unit, found.message, found.fix) == words


@pytest.mark.parametrize(
    ("old", "new", "rule", "mend"),
    [
        (PERSON, f"{PERSON}    danh_hieuu:\n", "unknown-field", "danh_hieu"),
        (PERSON, f"{PERSON}    danh_hieuu: [LDTT]\n", "unknown-field", "danh_hieu"),
        ("cam_ket: {du", "cam_ket: {du_10_thangg: true, du", "unknown-field", "du_10_thang"),
        (PERSON, f"{PERSON}    dia_chi:\n", "forbidden-personal-data", ""),
        (PERSON, f"{PERSON}    dia_chi: Rạch Giá\n", "forbidden-personal-data", ""),
    ],
)
def test_of_an_unknown_key_is_told_what_a_program_may_write_for_it(old: str, new: str, rule: str, mend: str) -> None:
    """The key that was meant; personal data is moved under no other key, however near."""
    (found,) = (f for f in verdict_of(edited(NOMINATION, (old, new))).findings if f.rule == rule)
    assert found.mend == mend


def test_an_unreadable_file_is_a_units_only_where_the_unit_has_sent_it() -> None:
    """A roster bears the name of a unit, but is the Office's."""
    broken = base_files() | dict.fromkeys((NOMINATION, ROSTER), b"a: [\n")
    told = {one.at.path: (one.unit, one.who) for one in verdict_of(broken).findings if one.rule == "unreadable-yaml"}
    assert told == {NOMINATION: ("phong-mot", Who.UNIT), ROSTER: ("", Who.OFFICE)}


def test_what_is_wrong_in_form_is_a_units_in_its_own_file_and_its_roster() -> None:
    """A session and a year before are no unit's, though their paths name something too."""
    wrong = dict.fromkeys((NOMINATION, ROSTER, SESSION, PAST), b"schema: 2\n")
    found = {one.at.path: one.unit for one in verdict_of(base_files() | wrong).findings if one.rule == "wrong-value"}
    assert found == {NOMINATION: "phong-mot", ROSTER: "phong-mot", SESSION: "", PAST: ""}


@pytest.mark.parametrize(
    ("path", "old", "new", "fix", "mend"),
    [
        (NOMINATION, "khen_thuong: []", "khen_thuong: Không", "không có thì viết khen_thuong: []", "[]"),
        (
            NOMINATION,
            "khen_thuong: []",
            "khen_thuong: {GIAY_KHEN: x}",
            "viết trong ngoặc vuông: khen_thuong: [GIAY_KHEN]; không có thì viết []",
            "",
        ),
        (
            NOMINATION,
            "danh_hieu: [LDTT, CSTDCS]",
            "danh_hieu: LDTT; CSTDCS",
            "viết trong ngoặc vuông: danh_hieu: [LDTT, CSTDCS]; không có thì viết []",
            "[LDTT, CSTDCS]",
        ),
        (
            NOMINATION,
            "danh_hieu: [LDTT, CSTDCS]",
            'danh_hieu: "[LDTT]"',
            "viết trong ngoặc vuông: danh_hieu: [LDTT]; không có thì viết []",
            "[LDTT]",
        ),
        (
            NOMINATION,
            "danh_hieu: [LDTT, CSTDCS]",
            f"danh_hieu: {'LDTT ' * 16}X",
            "viết trong ngoặc vuông: danh_hieu: [LDTT]; không có thì viết []",
            "",
        ),
        (
            NOMINATION,
            "danh_hieu: [LDTT, CSTDCS]",
            f"danh_hieu: {'LDTT ' * 15}LDTTT",
            f"viết trong ngoặc vuông: danh_hieu: [{'LDTT ' * 15}LDTTT]; không có thì viết []",
            f"[{'LDTT ' * 15}LDTTT]",
        ),
        (
            PLAN,
            "noi_nhan: [Các phòng]",
            "noi_nhan: {cac: phòng}",
            "viết trong ngoặc vuông: noi_nhan: […]; không có thì viết []",
            "",
        ),
        (
            SESSION,
            "co_mat: [nv-013, nv-014, nv-007]",
            "co_mat: nv-013, nv-014",
            "viết trong ngoặc vuông: co_mat: [nv-013, nv-014]",
            "[nv-013, nv-014]",
        ),
        (
            COUNCIL,
            "ty_le_thong_qua:\n    - {toi_thieu: 2/3, tinh_tren: thanh_vien}",
            "ty_le_thong_qua: 2/3",
            "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách: - {toi_thieu: …}",
            "",
        ),
        (
            COUNCIL,
            "thanh_vien:\n",
            "thanh_vien: Trần Thị B\nkhac:\n",
            "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách: - {ma_so: …, ho_ten: …}",
            "",
        ),
        (
            NOMINATION,
            "giay_to:\n",
            "giay_to:\n  - Biên bản số 1\n",
            "viết - {loai: …}; có thể thêm so, ngay",
            "",
        ),
        (
            NOMINATION,
            "giay_to:\n  - {loai: bien_ban_hop, so: MH-01 (minh họa), ngay: 2022-12-08}",
            "giay_to: Biên bản số 1",
            "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách: - {loai: …}",
            "",
        ),
        (
            UNITS,
            "ten:\n      - ten: Phòng Một\n",
            "ten: Không\n",
            "viết mỗi mục trên dòng mới, bắt đầu bằng dấu gạch và dấu cách: - {ten: …}",
            "",
        ),
        (
            NOMINATION,
            "ket_qua_phieu: {dong_y: 6, khong_dong_y: 0, khong_y_kien: 0}",
            "ket_qua_phieu: 6/7",
            "viết ket_qua_phieu: {dong_y: …}; có thể thêm khong_dong_y, khong_y_kien",
            "",
        ),
        (
            NOMINATION,
            "    cam_ket: {du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}",
            "    cam_ket: đủ",
            "viết cam_ket: {du_10_thang: …, khong_ky_luat: …, khong_dang_bi_xem_xet: …}",
            "",
        ),
        (
            NOMINATION,
            "ca_nhan:\n",
            "ca_nhan:\n  - nv-017\n",
            "viết - {ma_so: …, ho_ten: …}",
            "",
        ),
    ],
)
def test_how_a_list_or_a_group_is_written(path: str, old: str, new: str, fix: str, mend: str) -> None:
    """In the terms of the key: with what stands there already where that can be, else with the keys that are needed."""
    files = case_files("below-threshold/clean-two-of-three")
    text = files[path].decode()
    assert old in text
    files[path] = text.replace(old, new, 1).encode()
    (found,) = (f for f in verdict_of(files).findings if f.rule == "wrong-value")
    assert (found.fix, found.mend) == (fix, mend)
