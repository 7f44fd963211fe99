"""From the text of a value to its type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta, timezone
from fractions import Fraction
from typing import get_args
from weakref import ref

import pytest
from pydantic_core import PydanticCustomError

from thidua.model import parsing as p
from thidua.model.fields import Address, Version
from thidua.model.options import one_of
from thidua.model.papers import Confirmation
from thidua.model.single import CACHED, single
from thidua.model.terms import Rounding


def parse_rounding(text: str) -> object:
    """One of a closed list."""
    return one_of(Rounding, {"Làm tròn xuống": Rounding.FLOOR})(text)


def parse_confirmation(text: str) -> object:
    """One of a list whose words stand for words with marks."""
    return one_of(Confirmation, {})(text)


def parse_version(text: str) -> object:
    """The version of the format, as its own parser gives it."""
    (how,) = get_args(Version)[1:]
    return how.parse(text)


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (p.parse_text, "  hai\u00a0 từ ", "hai từ"),
        (p.parse_text, "", ""),
        (p.parse_text, "e\u0301", "é"),
        (p.parse_required, "x", "x"),
        (p.parse_note, "a" * 500, "a" * 500),
        (p.parse_name, "H'Hen Niê Ê-ban", "H'Hen Niê Ê-ban"),
        (p.parse_name, "Trần Thị Hiền", "Trần Thị Hiền"),
        (p.parse_code, "nv-017", "nv-017"),
        (p.parse_code, " nv-017 ", "nv-017"),
        (p.parse_code, "a" * 60, "a" * 60),
        (p.parse_date, "2022-03-08", date(2022, 3, 8)),
        (p.parse_date, "8/3/2022", date(2022, 3, 8)),
        (p.parse_date, "29/2/2024", date(2024, 2, 29)),
        (p.parse_year, "1900", 1900),
        (p.parse_year, "2999", 2999),
        (p.parse_integer, "0", 0),
        (p.parse_integer, "999999999", 999_999_999),
        (p.parse_truth, "true", True),
        (p.parse_truth, "Có", True),
        (p.parse_truth, "không", False),
        (p.parse_truth, "FALSE", False),
        (p.parse_share, "15%", Fraction(15, 100)),
        (p.parse_share, "12,5 %", Fraction(125, 1000)),
        (p.parse_share, "0.25%", Fraction(25, 10000)),
        (p.parse_share, "100%", Fraction(1)),
        (p.parse_share, "0%", Fraction(0)),
        (p.parse_share, "2 / 3", Fraction(2, 3)),
        (p.parse_share, "1/1", Fraction(1)),
        (p.parse_share, "1/100", Fraction(1, 100)),
        (p.parse_share, "12,3456%", Fraction(123_456, 1_000_000)),
        (p.parse_zone, "+07:00", timezone(timedelta(hours=7))),
        (p.parse_zone, "-12:30", timezone(-timedelta(hours=12, minutes=30))),
        (p.parse_zone, "+14:59", timezone(timedelta(hours=14, minutes=59))),
        (parse_rounding, "xuong", Rounding.FLOOR),
    ],
)
def test_values(parse: Callable[[object], object], text: str, value: object) -> None:
    """What fits is typed."""
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text", "rule", "message"),
    [
        (p.parse_text, "a\nb", "text-not-allowed", "có xuống dòng hoặc phím Tab trong giá trị"),
        (p.parse_text, "a\tb", "text-not-allowed", "có xuống dòng hoặc phím Tab trong giá trị"),
        (p.parse_text, "a\u202eb", "text-not-allowed", "có ký tự U+202E trong giá trị"),
        (p.parse_text, "a\x07b", "text-not-allowed", "có ký tự U+0007 trong giá trị"),
        (p.parse_required, " ", "missing-field", "để trống"),
        (p.parse_text, " (cần điền) ", "missing-field", "còn ghi “(cần điền)”"),
        (p.parse_note, "a" * 501, "text-not-allowed", "dài 501 ký tự, nhiều nhất 500"),
        (p.parse_name, "Lê \u0410", "name-unusual", "“Lê \u0410” có chữ “\u0410” (U+0410) không thuộc bảng chữ Latinh"),
        (p.parse_name, "-", "wrong-value", "“-” không có chữ cái nào"),
        (p.parse_code, "NV-017", "wrong-value", "“NV-017” không phải là mã"),
        (p.parse_code, "nv-001, nv-002", "wrong-value", "“nv-001, nv-002” không phải là một mã"),
        (p.parse_code, "a--b", "wrong-value", "“a--b” không phải là mã"),
        (p.parse_code, "a" * 61, "wrong-value", f"“{'a' * 61}” không phải là mã"),
        (p.parse_date, "2022-2-3", "wrong-value", "“2022-2-3” không phải là ngày"),
        (p.parse_date, "29/2/2022", "wrong-value", "không có ngày “29/2/2022” trong lịch"),
        (p.parse_date, "9999-12-31", "wrong-value", "năm 9999 ngoài khoảng 1900–2999"),
        (p.parse_year, "1899", "wrong-value", "năm 1899 ngoài khoảng 1900–2999"),
        (p.parse_year, "3000", "wrong-value", "năm 3000 ngoài khoảng 1900–2999"),
        (p.parse_date, "\u0661/1/2022", "wrong-value", "“\u0661/1/2022” không phải là ngày"),
        (p.parse_integer, "-1", "wrong-value", "“-1” không phải là số đếm, nhiều nhất chín chữ số"),
        (p.parse_integer, "1" * 10, "wrong-value", "“1111111111” không phải là số đếm, nhiều nhất chín chữ số"),
        (p.parse_truth, "Yes", "wrong-value", "“Yes” không phải là true hay false"),
        (p.parse_share, "101%", "wrong-value", "“101%” không phải là tỷ lệ từ 0 đến 100 %"),
        (p.parse_share, "1/0", "wrong-value", "“1/0” không phải là tỷ lệ từ 0 đến 100 %"),
        (p.parse_share, "3/2", "wrong-value", "“3/2” không phải là tỷ lệ từ 0 đến 100 %"),
        (p.parse_share, "100,01%", "wrong-value", "“100,01%” không phải là tỷ lệ từ 0 đến 100 %"),
        (p.parse_share, "15", "wrong-value", "“15” không phải là tỷ lệ từ 0 đến 100 %"),
        (p.parse_zone, "+15:00", "wrong-value", "“+15:00” không phải là múi giờ"),
        (p.parse_zone, "+07:60", "wrong-value", "“+07:60” không phải là múi giờ"),
        (parse_rounding, "xuongg", "wrong-value", "không có lựa chọn “xuongg”"),
    ],
)
def test_refusals(parse: Callable[[str], object], text: str, rule: str, message: str) -> None:
    """What does not fit raises the rule with Vietnamese words and a mend."""
    with pytest.raises(PydanticCustomError) as raised:
        parse(text)
    assert (raised.value.type, raised.value.message()) == (rule, message)
    assert raised.value.context is not None
    assert raised.value.context["fix"]


@pytest.mark.parametrize(
    ("parse", "text", "fix", "mend"),
    [
        (p.parse_text, "a\rb", "viết trên một dòng, xóa ký tự không nhìn thấy", ""),
        (p.parse_text, "a\u202eb", "viết trên một dòng, xóa ký tự không nhìn thấy", ""),
        (p.parse_text, " (cần điền) ", "ghi giá trị thay vào chỗ này", ""),
        (p.parse_required, "", "ghi giá trị, hoặc hỏi Văn phòng nếu chưa rõ", ""),
        (p.parse_note, "a" * 501, "viết ngắn lại", ""),
        (p.parse_name, "Lê \u0410", "gõ lại tên bằng bàn phím tiếng Việt", ""),
        (p.parse_name, "-", "ghi họ và tên", ""),
        (p.parse_date, "12/13/2022", "ý là 13/12/2022? Viết ngày trước, tháng sau", ""),
        (p.parse_date, "2022-13-12", "ý là 13/12/2022? Viết ngày trước, tháng sau", ""),
        (p.parse_date, "13/13/2022", "xem lại ngày, tháng, năm", ""),
        (p.parse_date, "31/4/2022", "xem lại ngày, tháng, năm", ""),
        (p.parse_code, "Phòng CNTT", "ý là phong-cntt?", "phong-cntt"),
        (
            p.parse_code,
            "?",
            "mã chỉ gồm chữ thường không dấu, chữ số, gạch nối, như nv-017 của một người, phong-cntt của một đơn vị",
            "",
        ),
        (p.parse_date, "2022-2-3", "viết 2022-02-03", "2022-02-03"),
        (p.parse_date, "mai", "viết năm-tháng-ngày hoặc ngày/tháng/năm, ví dụ 2022-03-18", ""),
        (p.parse_date, "29/2/2022", "xem lại ngày, tháng, năm", ""),
        (p.parse_year, "3000", "sửa năm; ngày chưa biết thì bỏ trống", ""),
        (p.parse_date, "2022-03-10 (thứ Năm)", "viết 2022-03-10", "2022-03-10"),
        (p.parse_integer, "x", "chỉ ghi chữ số, ví dụ 12", ""),
        (p.parse_integer, "12 người", "viết 12", "12"),
        (p.parse_year, "năm 2022", "viết 2022", "2022"),
        (p.parse_year, "nay", "chỉ ghi chữ số, ví dụ 2022", ""),
        (p.parse_truth, "yes", "ghi true (có) hoặc false (không)", ""),
        (p.parse_share, "3/2", "viết 15% hoặc 2/3", ""),
        (p.parse_zone, "7", 'viết "+07:00"', ""),
        (parse_rounding, "qqq", "chọn một trong: xuong, gan_nhat, len", ""),
        (parse_rounding, "xuongg", "ý là “xuong”?", "xuong"),
        (parse_confirmation, "Ký giấy", "ý là “ky_giay”?", "ky_giay"),
        (parse_version, "2", "ghi 1", ""),
    ],
)
def test_mends(parse: Callable[[object], object], text: object, fix: str, mend: str) -> None:
    """Every refusal says how to mend it, and the one value that was meant where that can be told."""
    with pytest.raises(PydanticCustomError) as raised:
        parse(text)
    assert raised.value.context is not None
    assert (raised.value.context["fix"], raised.value.context["mend"]) == (fix, mend)


def test_another_version_of_the_format_is_not_guessed_at() -> None:
    """There is one version; another is refused, with what was written."""
    assert parse_version("1") == 1
    with pytest.raises(PydanticCustomError) as raised:
        parse_version("2")
    assert raised.value.type == "wrong-value"
    assert raised.value.message() == "phiên bản định dạng “2” chưa được hiểu"


def test_what_is_wrong_is_a_wrong_value_without_a_mend_unless_said() -> None:
    """The rule and the mend may be left out."""
    fault = p.wrong("x")
    assert (fault.type, fault.context) == ("wrong-value", {"message": "x", "fix": "", "mend": ""})


def parse_address(text: str) -> object:
    """An address, as its own parser gives it."""
    (how,) = get_args(Address)[1:]
    return how.parse(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://git.example.vn/so/thi-dua", "https://git.example.vn/so/thi-dua"),
        ("http://git.example.vn:3000/a/", "http://git.example.vn:3000/a"),
        ("https://git.example.vn//", "https://git.example.vn"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    """A web address with or without a port, without a slash at its end."""
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "git.example.vn", "https://a.vn/?x=1", "https://a.vn/#x", "Xhttps://a.vn"]
)
def test_what_is_no_address(text: str) -> None:
    """Neither a script nor a question nor an anchor gets on a page."""
    with pytest.raises(PydanticCustomError) as raised:
        parse_address(text)
    assert raised.value.type == "wrong-value"
    assert raised.value.message() == f"“{text}” không phải là địa chỉ trang"
    assert raised.value.context is not None
    assert raised.value.context["fix"] == "viết như https://git.example.vn/so/thi-dua"


class Answer(str):
    """A text whose end can be watched."""

    __slots__ = ("__weakref__",)


def test_answers_are_remembered_and_the_oldest_forgotten() -> None:
    """The same text has the same answer; however many texts files hold, no more than so many answers are kept."""
    parse = single(Answer)
    first = ref(parse("x"))
    assert parse("x") is first()
    for number in range(CACHED):
        parse(str(number))
    assert first() is None
