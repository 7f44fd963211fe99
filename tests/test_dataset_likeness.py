"""Of a text that is no award is told which award it may mean, never one of several that fit as well."""

from __future__ import annotations

import time

import pytest

from thidua.dataset.catalogue import Catalogue
from thidua.dataset.law import regimes
from thidua.dataset.likeness import meant_award
from thidua.model.regime import Award

CATALOGUE = Catalogue(regimes()["nd-91-2017"])
LDTT = "ý là LDTT (Lao động tiên tiến)?"
CSTDCS = "ý là CSTDCS (Chiến sĩ thi đua cơ sở)?"
MERIT = (
    "ghi rõ một trong: BK_TINH (Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh), BK_BO (Bằng khen của Bộ trưởng), "
    "BK_TTG (Bằng khen của Thủ tướng Chính phủ)"
)
NOT_THE_HIGHEST = MERIT.rpartition(", ")[0]
FIGHTERS = (
    "ghi rõ một trong: CSTDCS (Chiến sĩ thi đua cơ sở), CSTD_TINH (Chiến sĩ thi đua cấp tỉnh), "
    "CSTD_BO (Chiến sĩ thi đua cấp Bộ), CSTD_TQ (Chiến sĩ thi đua toàn quốc)"
)
FLAGS = (
    "ghi rõ một trong: CO_TINH (Cờ thi đua của Ủy ban nhân dân tỉnh), CO_BO (Cờ thi đua của Bộ), "
    "CO_CP (Cờ thi đua của Chính phủ)"
)
BOTH = "ghi rõ một trong: TT_LDTT (Tập thể Lao động tiên tiến), TT_LDXS (Tập thể Lao động xuất sắc)"
SPLIT = "tách thành từng mục: LDTT, CSTDCS"
LOOK = "xem danh mục ở trang Quy tắc"
NONE = "không có thì để danh sách trống: []"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bằng khen", (MERIT, "")),
        ("BK", (MERIT, "")),
        ("CSTĐ", (FIGHTERS, "")),
        ("Chiến sĩ thi đua", (FIGHTERS, "")),
        ("Cờ thi đua", (FLAGS, "")),
        ("Bằng khenn", (NOT_THE_HIGHEST, "")),
        ("Tập thể Lao động tiên tiến xuất sắc", (BOTH, "")),
        ("thi đua", (LOOK, "")),
        ("Nhà giáo ưu tú", (LOOK, "")),
        ("Bằng khen Bộ TTTT", ("ý là BK_BO (Bằng khen của Bộ trưởng)?", "BK_BO")),
        ("Huân chương Lao động hạng Ba", ("ý là HUAN_CHUONG (Huân chương)?", "HUAN_CHUONG")),
        ("giay khen", ("ý là GIAY_KHEN (Giấy khen)?", "GIAY_KHEN")),
        ("GIAY_KHENN", ("ý là GIAY_KHEN (Giấy khen)?", "GIAY_KHEN")),
        ("Lao dong tien tien", (LDTT, "LDTT")),
        ("Lao động tiên tiếm", (LDTT, "LDTT")),
        ("LĐTT năm 2022", (LDTT, "LDTT")),
        ("danh hiệu LĐTT", (LDTT, "LDTT")),
        ("tiên tiến lao động", (LDTT, "LDTT")),
        ("Chiến sĩ thi đua cấp Tinh", ("ý là CSTD_TINH (Chiến sĩ thi đua cấp tỉnh)?", "CSTD_TINH")),
        ("CSTĐ / cơ sở", (CSTDCS, "CSTDCS")),
        ("LDTT CSTDCS", (SPLIT, "")),
        ("LĐTT  CSTĐ cơ sở", (SPLIT, "")),
        ("LDTT;CSTDCS", (SPLIT, "")),
        ("LDTT và Chiến sỹ thi đua cơ sở", (SPLIT, "")),
        ("Không", (NONE, "")),
        ("-", (NONE, "")),
    ],
)
def test_what_was_meant(text: str, told: tuple[str, str]) -> None:
    """The one that fits best, all that fit as well, or the pieces of which the text is made."""
    assert CATALOGUE.code(text) not in CATALOGUE.awards
    assert meant_award(CATALOGUE, text, listed=True) == told


def test_a_code_is_itself_whatever_another_award_is_called() -> None:
    """An agency's own regime may call one award what is the code of another."""
    awards = [
        Award.model_construct(code=code, name=f"Huy hiệu {code}", short_name=code, aliases=aliases)
        for code, aliases in (("A1", ()), ("A2", ("A1", "Huy hiệu cũ")))
    ]
    catalogue = Catalogue(regimes()["nd-91-2017"].changed(awards=tuple(awards)))
    assert [catalogue.code(text) for text in ("A1", "A2", "huy hiệu cũ", "x")] == ["A1", "A2", "A2", "x"]


def test_where_one_award_must_stand_no_empty_list_is_offered() -> None:
    """As in a quota of the plan."""
    assert meant_award(CATALOGUE, "Không", listed=False) == (LOOK, "")


@pytest.mark.parametrize(
    ("many", "told"), [(5, "ghi rõ một trong: A1 (Huy hiệu 1), A2 (Huy hiệu 2), A3 (Huy hiệu 3), A4"), (6, LOOK)]
)
def test_of_very_many_none_is_named(many: int, told: str) -> None:
    """An agency's own regime may have any number of awards that fit as well; more than five are no help."""
    numbers = range(1, many + 1)
    awards = tuple(Award.model_construct(code=f"A{n}", name=f"Huy hiệu {n}", short_name=f"HH{n}") for n in numbers)
    catalogue = Catalogue(regimes()["nd-91-2017"].changed(awards=awards))
    assert meant_award(catalogue, "Huy hiệu", listed=True)[0].startswith(told)


@pytest.mark.parametrize("regime", ["nd-91-2017", "nd-98-2023", "nd-152-2025"])
@pytest.mark.parametrize(
    "name",
    [
        "Bằng khen UBND tỉnh",
        "Bằng khen của UBND tỉnh",
        "Bằng khen Chủ tịch UBND tỉnh",
        "Bằng khen của Ủy ban nhân dân tỉnh",
    ],
)
def test_the_province_is_named_in_many_ways(regime: str, name: str) -> None:
    """All of them are the same commendation."""
    assert Catalogue(regimes()[regime]).code(name) == "BK_TINH"


def test_thousands_of_unknown_awards_are_answered_in_time() -> None:
    """However long they are."""
    begun = time.process_time()
    for number in range(1_500):
        meant_award(CATALOGUE, f"Lao động tiên tiếm {number}", listed=True)
    meant_award(CATALOGUE, "LDTT " * 400, listed=True)
    meant_award(CATALOGUE, "Lao động " * 200, listed=True)
    for number in range(30):
        meant_award(CATALOGUE, f"{'LDTT ' * 395}{number}", listed=True)
    assert time.process_time() - begun < 6
