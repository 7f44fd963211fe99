"""The canonical form of an entry and its digest."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.receipts.canon import canonical, digest, entries_of
from thidua.source import UNIT, read, write

CODES = {"Lao động tiên tiến": "LDTT", "LĐTT": "LDTT"}


def code(text: str) -> str:
    """A small catalogue."""
    return CODES.get(text, text)


A = {"ma_so": "nv-001", "ho_ten": "Nguyễn Văn A", "danh_hieu": ["LDTT", "CSTDCS"]}
TABLE: list[tuple[str, Any]] = [
    ("rỗng", {}),
    ("một khóa", {"ma_so": "nv-001"}),
    ("đủ", A),
    ("thứ tự khóa", dict(reversed(A.items()))),
    ("thứ tự danh hiệu", A | {"danh_hieu": ["CSTDCS", "LDTT"]}),
    ("tên đầy đủ", A | {"danh_hieu": ["Lao động tiên tiến", "CSTDCS"]}),
    ("tên ngắn", A | {"danh_hieu": ["LĐTT", "CSTDCS"]}),
    ("trống bỏ đi", A | {"khen_thuong": [], "ghi_chu": "", "cam_ket": {}}),
    ("nhiều dấu cách", A | {"ho_ten": "  Nguyễn   Văn A "}),
    ("NFD", A | {"ho_ten": unicodedata.normalize("NFD", "Nguyễn Văn A")}),
    ("chữ hoa khác", A | {"ho_ten": "NGUYỄN VĂN A"}),
    ("ngày ISO", {"ngay": "2022-03-08"}),
    ("ngày thường", {"ngay": "8/3/2022"}),
    ("ngày ở khóa khác", {"ghi_chu": "8/3/2022"}),
    ("phiếu", {"ket_qua_phieu": {"dong_y": "9", "khong_dong_y": "0"}}),
    ("phiếu đổi chỗ", {"ket_qua_phieu": {"khong_dong_y": "0", "dong_y": "9"}}),
    ("giấy tờ", {"giay_to": [{"loai": "a"}, {"loai": "b"}]}),
    ("giấy tờ đổi chỗ", {"giay_to": [{"loai": "b"}, {"loai": "a"}]}),
    ("danh sách khác giữ thứ tự", {"dong_tac_gia": ["nv-002", "nv-001"]}),
    ("sai kiểu", ["không", {"phải": "mục"}]),
]
# These digests never change: receipts that are written hold them.
DIGESTS = [
    "f016f21c002ff00ca5422c9c60e3bdccf92febdd44439e4dca26d7e746ad01e1",
    "ef7ca729aa4cb59bd0e13516a6cd4cd9294a8ac6ca77cf347c53098a587c125a",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "61cba9dde8a42d4e6e1467bae9ac1ea97d6ee4bc323276e0e8aa5099306da0df",
    "54d86fb84ae206639c486fc5f075a3a9274240f187467d9db0963855469ca373",
    "3b676b744c15acd840dba54cd4c863cc0ba39d19e680a848a7117b977fe4c8f7",
    "3b676b744c15acd840dba54cd4c863cc0ba39d19e680a848a7117b977fe4c8f7",
    "61489945680f25ff1706c7c2df9dcf5505c307499eec1c8400e99240687d1174",
    "0f040a6b2a4819109090883128385063ff59de44ad838e4f2f0cc15b6cb6bf3b",
    "0f040a6b2a4819109090883128385063ff59de44ad838e4f2f0cc15b6cb6bf3b",
    "392bb5ca19b73bd708f28056e02b276f5c1a1e8168e0f09b3152a0073498259b",
    "392bb5ca19b73bd708f28056e02b276f5c1a1e8168e0f09b3152a0073498259b",
    "28d05ef9ab2d3561b4edd61e821b448c3cfeb563c581ac82716d45d2ddd9011b",
    "1ee7e7b65fb996b2882c4ff126756c719fbb4f984cee9aacfed9ee4be70c4d85",
]


def digests() -> list[str]:
    """The digests of the table."""
    return [digest("2022", "phong-cntt", "de_nghi", "ca_nhan/nv-001", value, codes=code) for _, value in TABLE]


def test_frozen_table() -> None:
    """Twenty inputs keep their digests for ever."""
    assert digests() == DIGESTS


def test_what_says_the_same_has_one_digest() -> None:
    """Order of keys, of titles and papers, spelling of titles, blanks, NFD and empty fields change nothing."""
    by_name = dict(zip((name for name, _ in TABLE), digests(), strict=True))
    same = ["đủ", "thứ tự khóa", "thứ tự danh hiệu", "tên đầy đủ", "tên ngắn", "trống bỏ đi", "nhiều dấu cách", "NFD"]
    assert len({by_name[name] for name in same}) == 1
    assert by_name["ngày ISO"] == by_name["ngày thường"]
    assert by_name["giấy tờ"] == by_name["giấy tờ đổi chỗ"]
    assert by_name["phiếu"] == by_name["phiếu đổi chỗ"]
    assert len(set(by_name.values())) == 20 - 7 - 3


def test_every_part_of_the_address_counts() -> None:
    """Campaign, unit, stage and key are part of the digest."""
    address = ["2022", "phong-cntt", "de_nghi", "ca_nhan/nv-001"]
    found = {digest(*address, A, codes=code)}  # type: ignore[misc]
    for number in range(4):
        other = [*address]
        other[number] += "x"
        found.add(digest(*other, A, codes=code))  # type: ignore[misc]
    assert len(found) == 5


def test_keys_of_entries() -> None:
    """Head, people, collectives; entries without a code by their place, repeated ones numbered."""
    tree = {
        "schema": "1",
        "ca_nhan": [{"ma_so": "nv-1"}, {"ma_so": "nv-1"}, {"ma_so": " "}, "chữ", {"ma_so": ["x"]}, {"ma_so": "nv-1"}],
        "tap_the": [{"ma": "phong-cntt"}],
    }
    assert list(entries_of(tree)) == [
        "dau",
        "ca_nhan/nv-1",
        "ca_nhan/nv-1#2",
        "ca_nhan/?1",
        "ca_nhan/?2",
        "ca_nhan/?3",
        "ca_nhan/nv-1#3",
        "tap_the/phong-cntt",
    ]
    assert entries_of(tree)["dau"] == {"schema": "1"}


def test_a_row_that_comes_before_changes_no_key() -> None:
    """An entry without a code is counted among such, so that a new row with a code leaves its key."""
    nameless = {"ho_ten": "Nguyễn Văn A"}
    assert "ca_nhan/?1" in entries_of({"ca_nhan": [nameless]})
    assert "ca_nhan/?1" in entries_of({"ca_nhan": [{"ma_so": "nv-1"}, nameless]})


def test_keys_never_meet() -> None:
    """Codes that look like our own marks, and codes in two forms of the same letters, keep apart."""
    codes = ["?1", " ", "a#2", "a", "a", "é", "e\u0301", "a  b", "a b"]
    found = entries_of({"ca_nhan": [{"ma_so": code} for code in codes]})
    assert list(found)[1:] == [
        "ca_nhan/?1",
        "ca_nhan/?1#2",
        "ca_nhan/a#2",
        "ca_nhan/a",
        "ca_nhan/a#3",
        "ca_nhan/é",
        "ca_nhan/é#2",
        "ca_nhan/a b",
        "ca_nhan/a b#2",
    ]


def test_keys_that_collapse_to_one_keep_both_values() -> None:
    """A key with a blank at its end is another key: what is said under either is part of the digest."""
    both = {"danh_hieu": ["LDTT"], "danh_hieu ": ["CSTDCS"]}
    assert canonical(both, "", code) == both
    assert canonical({"danh_hieu ": ["LĐTT"]}, "", code) == {"danh_hieu": ["LDTT"]}
    assert canonical(both | {"danh_hieu": []}, "", code) == {"danh_hieu": ["CSTDCS"]}
    assert canonical({"e\u0301": "x"}, "", code) == {"é": "x"}


def test_an_award_left_empty_says_nothing() -> None:
    """It is no award's name, whatever names there are."""
    assert canonical({"danh_hieu": [" ", "LĐTT"], "khen_thuong": ""}, "", lambda name: name or "KHEN") == {
        "danh_hieu": ["LĐTT"]
    }


def test_entries_that_are_no_list_belong_to_the_head() -> None:
    """A file whose ca_nhan is no list still has a head with a digest."""
    assert entries_of({"ca_nhan": "x"}) == {"dau": {"ca_nhan": "x"}}


LEAVES = st.text(alphabet="abcLDT/-128 áàÂđĐ\u0301\u0323:#[]{},\"'&*!|>%@~", max_size=8)
TREES = st.dictionaries(
    st.sampled_from(["danh_hieu", "ngay", "ghi_chu", "giay_to", "cam_ket"]),
    st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES.filter(bool), inner, max_size=3)
    ),
)


@given(TREES)
def test_canonical_form_is_idempotent(tree: dict[str, Any]) -> None:
    """The canonical form of a canonical form is itself."""
    once = canonical(tree, "", code)
    assert canonical(once or {}, "", code) == once


@given(TREES)
def test_writing_and_reading_keeps_the_digest(tree: dict[str, Any]) -> None:
    """A file that is written and read back has the digest that it had."""
    back = read(write({"x": "1", **tree}).encode(), UNIT)
    if back.tree is not None:
        assert canonical(back.tree, "", code) == canonical({"x": "1", **tree}, "", code)


@pytest.mark.parametrize("comment", ["# ghi chú\n", "\n\n", "#\n"])
def test_comments_and_blank_lines_change_nothing(comment: str) -> None:
    """Reformatting a file leaves every digest as it is."""
    text = 'ca_nhan:\n  - ma_so: nv-001\n    ho_ten: "Nguyễn Văn A"\n'
    other = comment + text.replace('"', "").replace("\n", "  \n")
    trees = [read(one.encode(), UNIT).tree or {} for one in (text, other)]
    first, second = (entries_of(tree)["ca_nhan/nv-001"] for tree in trees)
    assert digest("a", "b", "c", "d", first, codes=code) == digest("a", "b", "c", "d", second, codes=code)
