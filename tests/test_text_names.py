"""Names are equal whatever way they are typed; letters that do not belong are told."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text import fold, foreign_letters, name_key, rare_letters

SYLLABLES = ["Nguyễn", "hoà", "Thúy", "Ê-ban", "H'Hen", "Đặng", "quý", "gì", "Ƀuôn", "Niê", "Jút", "Y", "ŏ̆"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thuý", "Thúy"),
        ("khoẻ", "khỏe"),
        ("LOÃ", "lõa"),
        ("Tuỵ", "tụy"),
        ("Nguyễn  Văn\tA ", "NGUYỄN VĂN A"),
        ("Trần\u00a0Thị B", "Trần Thị B"),
        ("H\u2019Hen Niê", "H'Hen Niê"),
        ("H\u02bcHen Niê", "H'Hen Niê"),
        ("Ê\u2010ban", "Ê-ban"),
        ("Ê\u2011ban", "Ê-ban"),
        (unicodedata.normalize("NFD", "Đặng Thị Hường"), "Đặng Thị Hường"),
    ],
)
def test_one_name_typed_in_two_ways(one: str, other: str) -> None:
    """NFC and NFD, case, spaces, apostrophes, hyphens and tone placement make no difference."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoa", "Hòa"),
        ("Hòa", "Hóa"),
        ("Hoàn", "Hoán"),
        ("Lan", "Lân"),
        ("Dũng", "Đũng"),
        ("Thu", "Thư"),
        ("Mơ", "Mo"),
        ("Văn A", "Văn Á"),
        ("Hoà An", "Hoa Àn"),
        ("Vănan", "Văn an"),
        ("Ƀuôn", "Buôn"),
        ("hoàf", "hoaf"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    """Another letter, mark or tone, or the tone in another syllable, is another name."""
    assert name_key(one) != name_key(other)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5))
def test_the_key_does_not_depend_on_form_case_or_spaces(words: list[str]) -> None:
    """Every combination of normal form, case and spacing of a name has one key."""
    key = name_key(" ".join(words))
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, "  ".join(words))
        assert name_key(typed) == name_key(typed.upper()) == name_key(typed.lower()) == key


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn A", "H'Hen Niê", "H\u2019Hen", "Y Jút", "Ê-ban", "Ƀ. Čil ŏ̆", "Muñoz Łódź ẞ"]
)
def test_latin_names_of_all_kinds_are_welcome(name: str) -> None:
    """Latin letters with any mark, apostrophe, hyphen and full stop belong, composed or not."""
    assert list(foreign_letters(name)) == []
    assert list(foreign_letters(unicodedata.normalize("NFD", name))) == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nguyễn Văn \u0410", ["“\u0410” (U+0410)"]),
        ("\u0391n", ["“\u0391” (U+0391)"]),
        ("Ｂình", ["“Ｂ” (U+FF22)"]),
        ("Bình 2", ["“2” (U+0032)"]),
        ("Lê_Văn, C", ["“_” (U+005F)", "“,” (U+002C)"]),
        ("\u0410n \u0410n\u0435", ["“\u0410” (U+0410)", "“\u0435” (U+0435)"]),
        ("An\u200b", ["U+200B"]),
        ("An\u00a0B", ["U+00A0"]),
        ("An\u0483", ["“\u0483” (U+0483)"]),
        ("An\u02b0", ["“\u02b0” (U+02B0)"]),
    ],
)
def test_letters_of_another_script_are_named(name: str, letters: list[str]) -> None:
    """Look-alikes, digits, other signs and unseen characters: each once with its code point."""
    assert list(foreign_letters(name)) == letters


@pytest.mark.parametrize("name", ["Nguyễn Văn Ước", "Đặng", "H'Ƀli Čil", "Ñ", "ŏ̆ ê̆ ơ̆ ư̆ ĕ ĭ ŭ", "Ö", "1 '-."])
def test_letters_of_the_country_are_usual(name: str) -> None:
    """Vietnamese letters and those of the minority languages give no warning."""
    assert list(rare_letters(name)) == []


def test_rare_latin_letters_are_named_once() -> None:
    """A Latin letter or mark that no name of the country uses is told, once."""
    assert list(rare_letters("Søren Øø Łç")) == ["“ø” (U+00F8)", "“Ø” (U+00D8)", "“Ł” (U+0141)", "“ç” (U+00E7)"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Đức", "nguyen van duc"),
        (unicodedata.normalize("NFD", "SỐ HÓA"), "so hoa"),
        ("  Ước \n mơ ", "uoc mo"),
        ("Ƀuôn Łódź Ø", "buon lodz o"),
        ("14/KH-STTTT", "14/kh-stttt"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """For search: no accents, đ as d, lower case, single spaces."""
    assert fold(text) == folded
