"""From the text of a value to its type, by a full match and never by a guess.

A value that does not fit raises a `PydanticCustomError` whose type is the id of a rule and
whose message is Vietnamese.
"""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone
from fractions import Fraction

from thidua.model.base import TO_FILL
from thidua.model.single import single, wrong
from thidua.text import foreign_letters, like_code, like_date, like_number, one_line, piled, shown, unwanted

NOTE_LENGTH, CODE_LENGTH = 500, 60
TEXT_LENGTH = 2000
"""The reader refuses longer values; editors are told so by the JSON Schema."""
FIRST_YEAR, LAST_YEAR = 1900, 2999

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTHS = 12
_LOCAL_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_INTEGER = re.compile(r"\d{1,9}", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))? ?%", re.ASCII)
_SHARE = re.compile(r"(\d{1,4}) ?/ ?(\d{1,4})", re.ASCII)
_BLANK = re.compile(rf"\(? ?{TO_FILL[1:-1]} ?\)?", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/&+]")
_QUOTES = frozenset('“”„‟«»"')
_BREAK = re.compile(r"[\n\r\t]")
_ZONE = re.compile(r"([+-])(0\d|1[0-4]):([0-5]\d)", re.ASCII)
_TRUE, _FALSE = frozenset({"true", "có"}), frozenset({"false", "không"})


def _line(text: str) -> str:
    """One line of text in NFC with single spaces; the reader has measured its length."""
    bad = _BREAK.search(text) or next((text[index] for index, _ in unwanted(text)), None)
    if bad is not None:
        what = f"ký tự {shown(bad)}" if isinstance(bad, str) else "xuống dòng hoặc phím Tab"
        fix = "viết trên một dòng, xóa ký tự không nhìn thấy"
        raise wrong(f"có {what} trong giá trị", rule="text-not-allowed", fix=fix)
    line = one_line(text)
    if piled(line):
        raise wrong("có chữ mang nhiều dấu chồng lên nhau", rule="text-not-allowed", fix="gõ lại chữ đó")
    if "iền" in line and _BLANK.fullmatch(line):
        raise wrong(f"còn ghi “{line}”", rule="missing-field", fix="ghi giá trị thay vào chỗ này")
    return line


def required(text: str) -> str:
    """Text that may not be empty."""
    line = _line(text)
    if not line:
        raise wrong("để trống", rule="missing-field", fix="ghi giá trị, hoặc hỏi Văn phòng nếu chưa rõ")
    return line


parse_text = single(_line)
parse_required = single(required)


@single
def parse_note(value: str) -> str:
    """A note: text of at most 500 characters."""
    text = _line(value)
    if len(text) > NOTE_LENGTH:
        raise wrong(f"dài {len(text)} ký tự, nhiều nhất {NOTE_LENGTH}", rule="text-not-allowed", fix="viết ngắn lại")
    return text


@single
def parse_name(value: str) -> str:
    """A person's name in Latin letters; a letter of another script is an error that names it."""
    name = required(value)
    if not any(map(str.isalpha, name)):
        raise wrong(f"“{shown(name)}” không có chữ cái nào", fix="ghi họ và tên")
    if letter := next(foreign_letters(name), ""):
        sign = letter[1]
        what = f"chữ {letter} không thuộc bảng chữ Latinh" if sign.isalpha() else f"ký tự {letter} mà họ tên không có"
        raise wrong(f"“{shown(name)}” có {what}", rule="name-unusual", fix=_name_mend(sign))
    return name


def _name_mend(sign: str) -> str:
    """What to do about a character that no name holds."""
    if sign.isdigit():
        return "họ tên không có chữ số: xem có ghi nhầm chỗ với mã số, số thứ tự hay không"
    if sign in _QUOTES:
        return "bỏ dấu nháy quanh tên"
    if sign.isalpha():
        return "gõ lại tên bằng bàn phím tiếng Việt"
    if _SEVERAL.match(sign):
        return "mỗi người một mục riêng; một người thì gõ lại họ tên"
    return "họ tên chỉ có chữ cái, dấu nháy, gạch nối, dấu chấm: gõ lại họ tên"


@single
def parse_code(value: str) -> str:
    """An id of the form `[a-z0-9-]+`."""
    if _CODE.fullmatch(value) and len(value) <= CODE_LENGTH:
        return value
    text = required(value)
    if not _CODE.fullmatch(text) or len(text) > CODE_LENGTH:
        if _SEVERAL.search(text):
            raise wrong(f"“{shown(text)}” không phải là một mã", fix="mỗi mã một mục riêng")
        meant = like_code(text)
        fix = (
            f"ý là {meant}?"
            if meant
            else "mã chỉ gồm chữ thường không dấu, chữ số, gạch nối, như nv-017 của một người, phong-cntt của một đơn vị"
        )
        raise wrong(f"“{shown(text)}” không phải là mã", fix=fix, mend=meant)
    return text


@single
def parse_date(value: str) -> date:
    """A day: `2022-03-18` or `18/3/2022`."""
    text = required(value)
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _LOCAL_DATE.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        meant = like_date(text)
        fix = f"viết {meant}" if meant else "viết năm-tháng-ngày hoặc ngày/tháng/năm, ví dụ 2022-03-18"
        raise wrong(f"“{shown(text)}” không phải là ngày", fix=fix, mend=meant)
    year = _near(year)
    try:
        return date(year, month, day)
    except ValueError:
        turned = f"ý là {month}/{day}/{year}? Viết ngày trước, tháng sau" if day <= _MONTHS < month else ""
        raise wrong(f"không có ngày “{shown(text)}” trong lịch", fix=turned or "xem lại ngày, tháng, năm") from None


def _integer(value: str, example: str) -> int:
    """A whole number of at most nine digits, zero or more."""
    text = required(value)
    if not _INTEGER.fullmatch(text):
        meant = like_number(text)
        fix = f"viết {meant}" if meant else f"chỉ ghi chữ số, ví dụ {example}"
        raise wrong(f"“{shown(text)}” không phải là số đếm, nhiều nhất chín chữ số", fix=fix, mend=meant)
    return int(text)


@single
def parse_integer(value: str) -> int:
    """A number of people, papers, months and the like."""
    return _integer(value, "12")


@single
def parse_year(value: str) -> int:
    """A year that leaves the calendar room on both sides."""
    return _near(_integer(value, "2022"))


def _near(year: int) -> int:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    raise wrong(f"năm {year} ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}", fix="sửa năm; ngày chưa biết thì bỏ trống")


@single
def parse_truth(value: str) -> bool:
    """`true` or `false`, also `có` or `không`."""
    text = required(value)
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise wrong(f"“{shown(text)}” không phải là true hay false", fix="ghi true (có) hoặc false (không)")


@single
def parse_share(value: str) -> Fraction:
    """An exact share from 0 to 1, written `15%` or `2/3`."""
    text = required(value)
    share: Fraction | None = None
    if match := _PERCENT.fullmatch(text):
        whole, part = match.group(1), match.group(2) or ""
        share = Fraction(int(whole + part), 100 * 10 ** len(part))
    elif (match := _SHARE.fullmatch(text)) and int(match.group(2)):
        share = Fraction(int(match.group(1)), int(match.group(2)))
    if share is None or share > 1:
        raise wrong(f"“{shown(text)}” không phải là tỷ lệ từ 0 đến 100 %", fix="viết 15% hoặc 2/3")
    return share


@single
def parse_zone(value: str) -> timezone:
    """A fixed offset from UTC such as `+07:00`."""
    text = required(value)
    match = _ZONE.fullmatch(text)
    if not match:
        raise wrong(f"“{shown(text)}” không phải là múi giờ", fix='viết "+07:00"')
    offset = timedelta(hours=int(match.group(2)), minutes=int(match.group(3)))
    return timezone(offset if match.group(1) == "+" else -offset)
