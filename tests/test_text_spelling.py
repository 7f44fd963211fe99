"""The word that was probably meant is the nearest of the known ones, or none."""

from __future__ import annotations

import pytest

from thidua.text import like_code, like_date, like_number, nearest, says_nothing

KEYS = ("ho_ten", "chuc_vu", "danh_hieu", "khen_thuong", "LDTT", "CSTDCS")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ho_va_ten", "ho_ten"),
        ("danh_hiu", "danh_hieu"),
        ("ldtt", "LDTT"),
        ("CSTDC", "CSTDCS"),
        ("xyz", None),
        ("", None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    """A misspelt word gives the known one, whatever the case; a strange word gives none."""
    assert nearest(word, KEYS) == expected


def test_the_order_of_the_candidates_does_not_matter() -> None:
    """The same word gives the same proposal, whatever order a set has."""
    assert {nearest("ab", order) for order in (("abc", "abd"), ("abd", "abc"))} == {"abd"}


def test_a_word_of_any_length_is_answered() -> None:
    """Only the beginning of an absurdly long word is compared."""
    assert nearest("x" * 1_000_000, KEYS) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NV 022", "nv-022"),
        ("nv022", "nv-022"),
        ("nv_022 ", "nv-022"),
        ("nv-O22", "nv-022"),
        ("NV-2O", "nv-20"),
        ("nv-l2", "nv-12"),
        ("nv-02l", "nv-021"),
        ("nv-00\uff17", "nv-007"),
        ("\uff4e\uff56-\u0660\u0667", "nv-07"),
        ("to-2", "to-2"),
        ("Il2", "il-2"),
        ("2on", "2-on"),
        ("Phòng Một", "phong-mot"),
        ("ĐƠN VỊ", "don-vi"),
        ("TT CNTT & TT", "tt-cntt-tt"),
        ("Tổ 2 văn thư", "to-2-van-thu"),
        ("Lê Văn B", ""),
        ("!!", ""),
        ("", ""),
    ],
)
def test_like_code(text: str, expected: str) -> None:
    """What was meant by something that is no code: small letters without accents, digits, hyphens."""
    assert like_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18-3-2022", "18/3/2022"),
        ("18.03.2022", "18/03/2022"),
        ("18 / 3 / 2022", "18/3/2022"),
        ("2022/3/8", "2022-03-08"),
        ("2022-2-30", "2022-02-30"),
        ("\uff12\uff10\uff12\uff12-03-18", "2022-03-18"),
        ("\u0661\u0668-3-2022", "18/3/2022"),
        ("tháng 3", ""),
        ("18-3-22", ""),
        ("2022-03-18 00:00:00", "2022-03-18"),
        ("18/3/2022 7:05", "18/3/2022"),
        ("2022-03-18T07:05:00.000", "2022-03-18"),
        ("Ngày 18 tháng 3 năm 2022", "18/3/2022"),
        ("2022-03-10 (thứ Năm)", "2022-03-10"),
        ("Thứ 5, ngày 10/3/2022", "10/3/2022"),
        ("T5 10.3.2022", "10/3/2022"),
        ("sáng ngày 10 tháng 3 năm 2022", "10/3/2022"),
        ("2022-03-10, 2022-03-11", ""),
        ("10/3/2022 đến 11/3/2022", ""),
        ("số 5, 10/3/2022", ""),
        ("112-3-2022", ""),
        ("2022-3-101", ""),
        ("ngày 1 tháng 3 năm 20221", ""),
        ("30000", "1982-02-18"),
        ("44638", "2022-03-18"),
        ("59999", "2064-04-07"),
        ("29999", ""),
        ("60000", ""),
        ("446380", ""),
    ],
)
def test_like_date(text: str, expected: str) -> None:
    """What was meant by a day written otherwise; nothing is guessed where the year is short."""
    assert like_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("năm 2022", "2022"),
        ("12 người", "12"),
        ("có 12 người", "12"),
        ("\uff11\uff12", "12"),
        ("\u0666 người", "6"),
        ("6/7", ""),
        ("6\u00b2", ""),
        ("-5", ""),
        ("6.0", ""),
        ("2 đến 3", ""),
        ("1234567890 người", ""),
        ("bảy", ""),
    ],
)
def test_like_number(text: str, expected: str) -> None:
    """The one number that stands among words; signs and a second number may change what it says."""
    assert like_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (word, True)
            for word in ("", " ", "-", "...", "…", "(?)", "Không", "KHÔNG CÓ", "chưa có.", "x", "N/A", "null")
        ),
        *((word, False) for word in ("0", "MH-02", "Chưa có tên", "Không khí sạch", "xx", "α")),
    ],
)
def test_what_fills_a_gap_says_nothing(text: str, *, expected: bool) -> None:
    """Marks alone and words for none are no number, no name and no body."""
    assert says_nothing(text) is expected
