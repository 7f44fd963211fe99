"""A file that is of the other stage by all that it says is one finding; one that may be of its own is read."""

from __future__ import annotations

import pytest

from snapshots import base_files, verdict_of

UNIT = "submissions/2022/don-vi/phong-mot/"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def rules(*, people: tuple[str, str] = ("", ""), plan: tuple[str, str] = ("", "")) -> set[str]:
    """What is found of a registration under the name of a nomination, with a piece of it or of the plan replaced."""
    files = base_files()
    files[UNIT + "de-nghi.yaml"] = files[UNIT + "dang-ky.yaml"].decode().replace(*people).encode()
    assert plan[0] in files[PLAN].decode()
    files[PLAN] = files[PLAN].decode().replace(*plan).encode()
    return {finding.rule for finding in verdict_of(files).findings if finding.unit == "phong-mot"}


def test_a_registration_saved_as_a_nomination_is_told_once() -> None:
    """Each key of it may stand in a nomination, and some twenty things are missing; an initiative is no group."""
    assert rules() == {"wrong-place"}
    initiative = ("chuc_vu: Chuyên viên\n    danh_hieu", "sang_kien: Số hóa\n    danh_hieu")
    assert rules(people=initiative) == {"wrong-place"}


@pytest.mark.parametrize(
    ("people", "plan"),
    [
        (("tap_the:", "hop_binh_xet:\ntap_the:"), ("", "")),
        (("chuc_vu: Chuyên viên\n    danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]\n    xep_loai:"), ("", "")),
        (("{ma: phong-mot, ", "{ma: phong-mot, quan_so: 6, "), ("", "")),
        (("danh_hieu: [", "ghi_chu: ["), ("", "")),
        (("ca_nhan:", "ca_nhan: chưa có\nghi_chu:"), ("", "")),
        (("ca_nhan:", "ca_nhan: [a, b]\nghi_chu:"), ("", "")),
        (("", ""), ("  dang_ky: {het_ngay: 2022-03-18, muc: IV.3}\n", "")),
        (("", ""), ("binh_xet: {ty_le_dong_y: 50%, tinh_tren: co_mat, muc: IV.1, bo_phieu_tap_the: false}\n", "")),
    ],
    ids=["meeting", "grade", "head count", "no titles", "a word", "words", "no registration", "no peer review"],
)
def test_what_may_be_a_nomination_is_read_as_one(people: tuple[str, str], plan: tuple[str, str]) -> None:
    """One key of a nomination, be it empty, or a plan that asks for no more, and each thing is told at its place."""
    assert "wrong-place" not in rules(people=people, plan=plan)
