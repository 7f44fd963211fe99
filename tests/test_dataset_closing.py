"""What a closed year holds, and what may still come to it."""

from __future__ import annotations

import json

import pytest

from thidua.dataset.closing import LATER, NOT_LATER, closed_with, comes_later, kept_from
from thidua.model.terms import DecisionKind

LOCK = "submissions/2022/bien-nhan/khoa-so.json"
FIRST, SECOND = (f"submissions/2022/hoi-dong/quyet-dinh-0{number}.yaml" for number in (1, 2))
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
STONE = "submissions/2022/bien-nhan/xoa-du-lieu.json"
HIGHER = """schema: 1
loai: cap_tren
co_quan_ban_hanh: Ủy ban nhân dân tỉnh
so: MH-97 (minh họa)
ngay: 2023-03-15
nguoi_ky: {ho_ten: Nguyễn Văn A, chuc_vu: Chủ tịch}
ca_nhan:
  - {ma_so: nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [CSTD_TINH]}
"""
STAYS = "thuộc chiến dịch đã khóa sổ"
COMES = f"thêm vào chiến dịch đã khóa sổ, mà {NOT_LATER}"


def decision(kind: str) -> bytes:
    """A decision of a kind."""
    more = ""
    if kind in {"dinh_chinh", "huy_bo"}:
        more = "thay_cho: {so: MH-28 (minh họa), ngay: 2022-12-30, co_quan_ban_hanh: Sở Mẫu}\n"
    return HIGHER.replace("cap_tren", kind).encode() + more.encode()


def lock(*paths: str, entries: dict[str, dict[str, str]] | None = None) -> bytes:
    """What a year was closed with."""
    return json.dumps({"files": dict.fromkeys(paths, "d"), "more": 1, "entries": entries or {}}).encode()


def test_what_a_lock_says() -> None:
    """Files and entries, whatever else stands there; nothing of what is no lock."""
    found = closed_with(lock(PLAN, entries={PLAN: {"dau": "e"}}))
    assert found
    assert (found.files, found.entries) == ({PLAN: "d"}, {PLAN: {"dau": "e"}})
    old = closed_with(b'{"files": {}}')
    assert old
    assert (old.files, old.entries) == ({}, {})
    assert (closed_with(b"["), closed_with(b"{}"), closed_with(b'{"files": []}')) == (None, None, None)


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_which_decisions_come_later(kind: DecisionKind) -> None:
    """A higher level's, corrections, annulments; not what the own head recognises, nor the same text elsewhere."""
    data = decision(kind.value)
    assert comes_later(FIRST, data) is (kind in LATER)
    assert not comes_later(PLAN, data)
    assert not comes_later("submissions/2022/hoi-dong/phien-hop-01.yaml", data)
    assert not comes_later(FIRST, data + b"a: [")
    assert (DecisionKind.RECOGNITION in LATER, DecisionKind.SUPPLEMENT in LATER, len(LATER)) == (False, False, 3)


def test_what_a_year_was_closed_with_stays() -> None:
    """No edit, no removal of its files, of the lock, of a tombstone, nor of a decision that came by right since."""
    there = {LOCK: lock(PLAN, FIRST), PLAN: b"x", FIRST: b"x", SECOND: decision("cap_tren"), STONE: b"{}"}
    for path in (LOCK, PLAN, FIRST, SECOND, STONE):
        assert kept_from({path: None}, there) == {path: STAYS}
        assert kept_from({path: decision("cap_tren")}, there) == {path: STAYS}
    third = FIRST.replace("01", "03")
    assert kept_from({third: decision("huy_bo")}, there) == {}
    assert kept_from({third: decision("cong_nhan")}, there) == {third: COMES}
    assert kept_from({PLAN: None, third: b"", SECOND: None}, there) == {PLAN: STAYS, third: COMES, SECOND: STAYS}


def test_what_came_without_a_right_to_may_be_taken_away() -> None:
    """And be put right, but not be put as wrong again."""
    there = {LOCK: lock(PLAN), PLAN: b"x", SECOND: decision("cong_nhan")}
    assert kept_from({SECOND: None}, there) == {}
    assert kept_from({SECOND: decision("dinh_chinh")}, there) == {}
    assert kept_from({SECOND: b"schema: 1\n"}, there) == {SECOND: COMES}


def test_each_year_has_its_own_lock() -> None:
    """What is closed with one year holds nothing of another; a damaged lock holds everything of its own."""
    other = LOCK.replace("2022", "2021")
    there = {other: lock(PLAN), LOCK: lock(FIRST), PLAN: b"x"}
    assert kept_from({PLAN: None}, there) == {}
    damaged = {other: lock(), LOCK: b"[", PLAN: b"x"}
    assert kept_from({PLAN: None}, damaged) == {PLAN: STAYS}
    assert kept_from({FIRST: decision("cap_tren")}, damaged) == {}
