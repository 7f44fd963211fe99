"""A file in UTF-8 that was opened in another code and saved again is one refusal, which says what stood there."""

from __future__ import annotations

import unicodedata

import pytest

from thidua.source import UNIT, Place, read

FIX = "lấy lại bản đúng gần nhất của tệp, không có thì gõ lại các chữ hỏng; lưu với mã hóa UTF-8"
TEXT = "nam: 2022\nnguoi_lap: {ho_ten: Nguyễn Thị Hường, chuc_vu: Chuyên viên}\nghi_chu: Đã gửi, đủ\n"
SAID = "tệp đã bị mở bằng mã khác UTF-8 rồi lưu lại, chữ có dấu bị hỏng: ở đây đúng ra là “Nguyễn Thị Hường, chuc_vu: Chuyên viên}”"


def saved_again(text: str, page: str) -> str:
    """The text as Windows opens it in a code page: what the page does not have stays a control."""
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("page", ["latin-1", "cp1252", "cp1258"])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_file_saved_again_in_the_wrong_code(page: str, times: int) -> None:
    """Whatever the code page and however often: one refusal at the first such letter, with the right words."""
    text = TEXT
    for _ in range(times):
        text = saved_again(text, page)
    (refusal,) = read(text.encode(), UNIT).refusals
    assert refusal == ("mojibake", Place(2, 25, 2, 26), SAID, FIX, ())


@pytest.mark.parametrize("name", ["Lê Thị", "Phạm", "Trần Văn"])
def test_a_name_without_a_refused_character(name: str) -> None:
    """One name that holds nothing but harmless signs is noticed too; a long one is cut."""
    (refusal,) = read(f"a: {saved_again(name, 'cp1252')}".encode(), UNIT).refusals
    assert refusal.message.endswith(f"ở đây đúng ra là “{name}”")
    (long,) = read(f"a: {saved_again('ạ' * 41, 'cp1252')}".encode(), UNIT).refusals
    assert long.message.endswith(f"“{'ạ' * 40}…”")
    (alone,) = read(f"a:\n {saved_again('ạ', 'cp1252')}".encode(), UNIT).refusals
    assert alone.message.endswith("“ạ”")
    (short,) = read(f"a: {saved_again('ạ' * 40, 'cp1252')}".encode(), UNIT).refusals
    assert short.message.endswith(f"“{'ạ' * 40}”")


def test_letters_that_only_look_so() -> None:
    """Right text in quotes, and a control among right letters, are what they are."""
    for text in (TEXT, unicodedata.normalize("NFD", TEXT), "a: «Học khá»…", "a: Áº, LÃNH ĐẠO – Â", "a: há»"):
        assert not read(text.encode(), UNIT).refusals
    (refusal,) = read("a: Nguyễn\x07".encode(), UNIT).refusals
    assert refusal.kind == "control"
