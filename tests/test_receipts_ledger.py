"""The chain of receipts: any edit, drop, insertion or reordering is found."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.model.agency import Unit
from thidua.receipts.ledger import Break, file_name, read_ledger, upto, verify
from thidua.receipts.receipt import LARGEST, Receipt, Register, Unreadable, dump, mark_of, parse
from thidua.receipts.rights import confirmed, counts

COUNT = 12
WRONG = "cần là biên nhận số {}: có biên nhận bị bỏ, chèn hoặc đổi chỗ"
EDITED = "nội dung đã bị sửa: biên nhận sau không còn nối với biên nhận này"
LOOSE = "không nối với biên nhận trước: biên nhận này đã bị sửa"


def chain(count: int = COUNT) -> dict[str, bytes]:
    """A whole ledger."""
    files: dict[str, bytes] = {}
    previous = ""
    for seq in range(1, count + 1):
        data = dump(one(seq, previous))
        files[file_name(seq)] = data
        previous = mark_of(data)
    return files


def one(seq: int = 1, previous: str = "", **more: object) -> Receipt:
    """A receipt."""
    plain = {
        "schema": 1,
        "seq": seq,
        "previous": previous,
        "event": f"su-kien-{seq}",
        "instant": f"2022-03-{seq:02}T02:00:00Z",
        "source": "git",
        "account": {"name": "tk-cntt", "id": "7"},
        "campaign": "2022",
        "unit": "phong-cntt",
        "stage": "dang_ky",
        "path": "submissions/2022/don-vi/phong-cntt/dang-ky.yaml",
        "entries": {"dau": f"{seq:064x}"},
    }
    return Receipt.model_validate(plain | more)


def test_a_whole_chain_holds() -> None:
    """Nothing is found in a ledger that nobody touched; its head is the last mark."""
    files = chain()
    ledger = read_ledger(files)
    assert (len(ledger.receipts), ledger.breaks) == (COUNT, ())
    assert ledger.head == mark_of(files[file_name(COUNT)])
    for data in files.values():
        assert verify(ledger, noted_head=mark_of(data)) is None
    assert read_ledger({}).head == ""


@pytest.mark.parametrize("seq", range(1, COUNT))
def test_any_dropped_receipt_is_found(seq: int) -> None:
    """Dropping any receipt but the last breaks the chain at once."""
    files = chain()
    del files[file_name(seq)]
    assert read_ledger(files).breaks[0].name == file_name(seq + 1)


def test_a_cut_off_end_is_found_against_a_noted_head() -> None:
    """Cutting the last one off leaves a whole chain; a head that somebody noted shows it."""
    files = chain()
    head = mark_of(files.pop(file_name(COUNT)))
    ledger = read_ledger(files)
    assert verify(ledger) is None
    found = verify(ledger, noted_head=head)
    cut = "không còn biên nhận mà người khác đã ghi lại: sổ bị cắt hoặc viết lại"
    assert found == Break(file_name(COUNT - 1), cut)


@pytest.mark.parametrize("seq", range(1, COUNT + 1))
def test_any_edited_receipt_is_found(seq: int) -> None:
    """Editing any receipt but the last is named, for the next holds its old mark; the last by a noted head."""
    files = chain()
    old = files[file_name(seq)]
    files[file_name(seq)] = old.replace(b"T02:00:00Z", b"T01:00:00Z")
    ledger = read_ledger(files)
    if seq < COUNT:
        assert ledger.breaks == (Break(file_name(seq), EDITED),)
        assert verify(ledger) == ledger.breaks[0]
    assert verify(ledger, noted_head=mark_of(old)) is not None


@pytest.mark.parametrize("seq", range(1, COUNT))
def test_any_receipt_that_lets_go_of_the_one_before_is_found(seq: int) -> None:
    """A receipt whose hold on the one before was edited is named itself, for the next one lets go of it too."""
    files = chain()
    plain = json.loads(files[file_name(seq)]) | {"previous": "f" * 64}
    files[file_name(seq)] = dump(Receipt.model_validate(plain))
    assert read_ledger(files).breaks == (Break(file_name(seq), LOOSE),)


def test_of_the_last_two_the_first_is_named() -> None:
    """Nothing holds on to the last receipt: where it lets go, the one before is what was more likely edited."""
    files = chain(2)
    plain = json.loads(files[file_name(2)]) | {"previous": "f" * 64}
    files[file_name(2)] = dump(Receipt.model_validate(plain))
    assert read_ledger(files).breaks == (Break(file_name(1), EDITED),)
    assert read_ledger({file_name(1): dump(one(1, "f" * 64))}).breaks == (Break(file_name(1), LOOSE),)


def test_what_follows_may_be_no_receipt() -> None:
    """Where the next file cannot be read, the receipt that does not hold on is named."""
    files = chain(3)
    files[file_name(1)] = files[file_name(1)].replace(b"T02:", b"T01:")
    files[file_name(3)] = b"{}"
    assert read_ledger(files).breaks == (Break(file_name(2), LOOSE),)


@pytest.mark.parametrize(("seq", "other"), list(combinations(range(1, COUNT + 1), 2)))
def test_any_two_that_change_places_are_found(seq: int, other: int) -> None:
    """Swapping two receipts is found at the first of them."""
    files = chain()
    first, second = file_name(seq), file_name(other)
    files[first], files[second] = files[second], files[first]
    assert read_ledger(files).breaks[0].name == first


@pytest.mark.parametrize(("name", "seq"), [("000001.json", 2), ("000002.json", 1), ("1.json", 1), ("000001.JSON", 1)])
def test_name_and_number_agree(name: str, seq: int) -> None:
    """A receipt has its number as name, in six digits."""
    assert read_ledger({name: dump(one(seq))}).breaks == (Break(name, WRONG.format(1)),)


@pytest.mark.parametrize("seq", range(1, COUNT + 1))
def test_any_inserted_receipt_is_found(seq: int) -> None:
    """One more receipt that fits on the one before it, with all later files renamed, is found at the next."""
    data = list(chain().values())
    before = mark_of(data[seq - 2]) if seq > 1 else ""
    data.insert(seq - 1, dump(one(seq, before, event="chen-vao")))
    files = {file_name(number): each for number, each in enumerate(data, start=1)}
    assert read_ledger(files).breaks == (Break(file_name(seq + 1), WRONG.format(seq + 1)),)


@pytest.mark.parametrize("seq", range(1, COUNT + 1))
def test_a_ledger_written_anew_is_found_against_any_later_head(seq: int) -> None:
    """Who edits a receipt and writes all later ones anew makes a whole chain; a noted head shows it."""
    old = chain()
    files, previous = dict(list(old.items())[: seq - 1]), ""
    previous = mark_of(old[file_name(seq - 1)]) if seq > 1 else ""
    for number in range(seq, COUNT + 1):
        data = dump(one(number, previous, instant=f"2022-03-{number:02}T01:00:00Z"))
        files[file_name(number)], previous = data, mark_of(data)
    ledger = read_ledger(files)
    assert verify(ledger) is None
    for number in range(1, COUNT + 1):
        found = verify(ledger, noted_head=mark_of(old[file_name(number)]))
        assert (found is None) is (number < seq)


def test_the_millionth_receipt_comes_after_the_one_before() -> None:
    """Names are in the order of their numbers, also where they get longer."""
    files = {"1000000.json": b"x", "999999.json": b"y"}
    assert read_ledger(files).breaks[0].name == "999999.json"


def test_an_inserted_receipt_and_a_repeated_event_are_found() -> None:
    """A second receipt of the same event, and one that was squeezed in, are named."""
    files = chain(2)
    again = dump(one(3, mark_of(files[file_name(2)]), event="su-kien-1"))
    twice = Break(file_name(3), "ghi hai lần cùng một sự kiện")
    assert read_ledger(files | {file_name(3): again}).breaks == (twice,)
    assert read_ledger(files | {"000001a.json": again}).breaks[0].name == "000001a.json"


@pytest.mark.parametrize("seq", range(1, COUNT + 1))
def test_another_form_of_the_same_receipt_is_found(seq: int) -> None:
    """Other bytes of the same receipt break the chain; the last one is known by its form."""
    files = chain()
    files[file_name(seq)] = json.dumps(json.loads(files[file_name(seq)])).encode()
    last = Break(file_name(COUNT), "nội dung không ở dạng chuẩn: tệp đã bị sửa")
    assert read_ledger(files).breaks == (last if seq == COUNT else Break(file_name(seq), EDITED),)


NONE = "không phải là biên nhận đúng mẫu"


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[]", b"{}", b"null", b"[" * 100_000, b'{"seq": ' + b"9" * 5_000 + b"}"]
)
def test_what_is_no_receipt_never_raises(data: bytes) -> None:
    """Bombs and broken text are said to be no receipt."""
    assert parse("000001.json", data) == Unreadable("000001.json", NONE)
    assert read_ledger({"000001.json": data}).breaks == (Break("000001.json", NONE),)


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ('"seq": 1', '"seq": 0'),
        ('"seq": 1', '"seq": 1.0'),
        ('"seq": 1', '"seq": NaN'),
        ('"seq": 1', '"seq": "1"'),
        ('"seq": 1', '"seq": true'),
        ('"seq": 1', '"seq": 2147483648'),
        ('"seq": 1', '"seq": 1, "more": 1'),
        ('"schema": 1', '"schema": 2'),
        ("2022-03-01T", "2022-13-01T"),
        ("2022-03-01T", "2022-02-30T"),
        ("2022-03-01T", "0001-01-01T"),
        ("2022-03-01T", "9999-12-31T"),
        ("02:00:00Z", "02:00:00"),
        ("02:00:00Z", "02:00:00+07:00"),
        ('"2022-03-01T02:00:00Z"', "5"),
        ('"phong-cntt"', '"\\ud800"'),
        ('"dau"', '"\\udfff"'),
        ('"dau": "0', '"dau": "g'),
        ('"git"', '"fax"'),
        ('"dang_ky"', '"cong_nhan"'),
        ('"readable": true', '"readable": false'),
        ('"day_only": false', '"day_only": true'),
        ('"day_only": false', '"day_only": 0'),
        ('"campaign": "2022"', '"campaign": "2023"'),
        ('"unit": "phong-cntt"', '"unit": "thanh-tra"'),
        ('"dang_ky"', '"de_nghi"'),
        ("submissions/2022/don-vi/phong-cntt/dang-ky.yaml", "submissions/2022/don-vi/phong-cntt/dang-ky.yml"),
        ("phong-cntt", "../.."),
        ("phong-cntt", "phong\\u0007cntt"),
        ('"dau": "0', '"ho_ten": "0'),
        ('"dau": "0', '"ca_nhan/\\u001b[2J": "0'),
        ('"git"', '"giay"'),
        ('"path"', '"instead_of": "su-kien-1", "path"'),
        ('"register": null', '"register": {"received_by": "Văn thư", "confirmed_by": "", "number": ""}'),
    ],
)
def test_what_is_nearly_a_receipt_is_none(part: str, other: str) -> None:
    """One part that is not as it has to be: wrong types, days that no calendar has, half characters."""
    whole = dump(one()).decode()
    assert part in whole
    assert parse("x", whole.replace(part, other).encode()) == Unreadable("x", NONE)


@pytest.mark.parametrize(
    "said",
    [
        {"received_by": ""},
        {"received_by": " . "},
        {"received_by": "Văn\u0007thư"},
        {"received_by": "Văn thư", "number": "1\n2"},
        {"received_by": "Văn thư", "number": "1" * 201},
        {"received_by": "Văn thư", "confirmed_by": "\u009b"},
    ],
)
def test_the_register_names_who_received(said: dict[str, str]) -> None:
    """A receipt of the register without a readable receiver is none."""
    whole = dump(one(source="giay", register={"received_by": "Văn thư"})).decode()
    assert isinstance(parse("x", whole.encode()), Receipt)
    plain = json.loads(whole) | {"register": said}
    assert parse("x", json.dumps(plain).encode()) == Unreadable("x", NONE)


def test_a_key_that_stands_twice_is_an_edit() -> None:
    """It is read as what stands last, and is not the form in which a receipt is written."""
    data = dump(one()).replace(b'"seq": 1', b'"seq": 1, "seq": 1')
    assert parse("x", data) == one()
    assert read_ledger({"000001.json": data}).breaks == (
        Break("000001.json", "nội dung không ở dạng chuẩn: tệp đã bị sửa"),
    )


def test_the_largest_receipt() -> None:
    """1 MiB is read, one byte more is not."""
    data = dump(one())
    padded = data + b" " * (LARGEST - len(data))
    assert parse("x", padded) == one()
    assert parse("x", padded + b" ") == Unreadable("x", "tệp lớn hơn 1024 KiB")


# The form of a receipt never changes: the next one holds the digest of these bytes.
WRITTEN = """{
  "account": {
    "id": "7",
    "name": "tk-cntt"
  },
  "blob": "",
  "campaign": "2022",
  "day_only": false,
  "entries": {
    "ca_nhan/é": "0000000000000000000000000000000000000000000000000000000000000001",
    "dau": "0000000000000000000000000000000000000000000000000000000000000002"
  },
  "event": "su-kien-1",
  "instant": "2022-03-01T02:00:00Z",
  "path": "submissions/2022/don-vi/phong-cntt/dang-ky.yaml",
  "previous": "",
  "readable": true,
  "register": {
    "confirmed_by": "",
    "number": "",
    "received_by": "Văn thư"
  },
  "schema": 1,
  "seq": 1,
  "source": "giay",
  "stage": "dang_ky",
  "unit": "phong-cntt"
}
"""


def test_the_form_of_a_receipt() -> None:
    """Sorted keys, two spaces, letters as they are, a line feed at the end."""
    entries = {"dau": f"{2:064x}", "ca_nhan/é": f"{1:064x}"}
    sent = one(source="giay", register={"received_by": "Văn thư"}, entries=entries)
    assert dump(sent).decode() == WRITTEN
    assert mark_of(dump(sent)) == "a98a9c247df399e091ff813d7f1457215cab25b8345eb1b20c4510c18b521f26"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_receipt_or_said_to_be_none(data: bytes) -> None:
    """Reading a receipt never raises."""
    assert isinstance(parse("x", data), Receipt | Unreadable)


def test_what_looks_like_half_a_pair_is_text() -> None:
    r"""A key that spells `\ud800` in six characters is text and survives."""
    sent = one(entries={"ca_nhan/\\ud800": "a" * 64})
    assert parse("x", dump(sent)) == sent


def test_a_day_is_a_day() -> None:
    """A receipt without a time holds its date at 00:00:00Z."""
    sent = one(instant="2022-03-18T00:00:00Z", day_only=True)
    assert parse("x", dump(sent)) == sent


def test_microseconds_survive() -> None:
    """An instant with microseconds is written and read back; fewer digits are tenths, not units."""
    sent = one(instant="2022-03-01T02:00:00.000123Z")
    assert parse("x", dump(sent)) == sent
    assert one(instant="2022-03-01T02:00:00.5Z").instant == datetime(2022, 3, 1, 2, 0, 0, 500_000, tzinfo=UTC)


UNITS = tuple(
    Unit.model_validate(unit)
    for unit in (
        {
            "ma": "phong-cntt",
            "ten": [{"ten": "Phòng CNTT"}],
            "ten_ngan": "Phòng CNTT",
            "tai_khoan": [
                {"ten": "tk-cntt", "id": "7", "tu_ngay": "2022-01-01", "den_ngay": "2022-06-30"},
                {"ten": "tk-phu"},
            ],
        },
        {
            "ma": "van-phong",
            "ten": [{"ten": "Văn phòng"}],
            "ten_ngan": "VP",
            "thuong_truc": "true",
            "tai_khoan": [{"ten": "vp", "id": "1"}],
        },
        {"ma": "thanh-tra", "ten": [{"ten": "Thanh tra"}], "ten_ngan": "TTra", "tai_khoan": [{"ten": "tt", "id": "3"}]},
    )
)


def test_the_ledger_as_it_was_at_a_deadline() -> None:
    """It ends before what a server took in at the deadline; what the register says of later goes with what is before."""
    paper = {"source": "giay", "register": {"received_by": "Văn thư"}}
    first = one(instant="2022-03-18T16:59:59Z")
    second = one(2, mark_of(dump(first)), instant="2022-03-20T00:00:00Z", **paper)
    third = one(3, mark_of(dump(second)), instant="2022-03-18T17:00:00Z")
    fourth = one(4, mark_of(dump(third)), instant="2022-03-18T09:00:00Z", **paper)
    files = {file_name(sent.seq): dump(sent) for sent in (first, second, third, fourth)}
    whole = read_ledger(files)
    assert upto(whole, datetime(2022, 3, 18, 17, tzinfo=UTC)) == whole.marks[:2]
    assert upto(whole, datetime(2022, 3, 18, 17, 0, 1, tzinfo=UTC)) == whole.marks
    # What was typed in after it was not there yet; what a server had let in may have been written a moment later.
    lengths = [len(upto(whole, datetime(2022, 3, 18, 17, tzinfo=UTC), held=held)) for held in (0, 1, 2, 4)]
    assert lengths == [1, 1, 2, 2]
    broken = read_ledger(files | {file_name(1): b"{"})
    assert upto(broken, datetime(2022, 3, 18, 17, tzinfo=UTC)) == broken.marks != ()


NAMES = (
    ("Văn thư", "."),
    ("Văn thư", "12"),
    ("Lê Văn C", "Ông Lê Văn C"),
    ("bà Lê Thị C", "lê thị c."),
    ("Đồng chí  Lê C", "le c"),
)


@pytest.mark.parametrize(("receiver", "other"), NAMES)
def test_nobody_confirms_to_themselves(receiver: str, other: str) -> None:
    """How somebody is addressed, signs and accents left out make nobody another person."""
    assert not confirmed(Register(received_by=receiver, confirmed_by=other), "van-phong", UNITS)
    assert confirmed(Register(received_by=receiver, confirmed_by="Ông Trần B"), "van-phong", UNITS)


def test_each_letter_of_a_name_counts() -> None:
    """Only signs around a name are no part of it."""
    register = Register(received_by="Nguyễn Văn", confirmed_by="Nguyễn Văn X")
    assert confirmed(register, "van-phong", UNITS)


OWN = {"source": "giay", "register": {"received_by": "Văn thư", "confirmed_by": "văn  thư"}}
CONFIRMED = {"source": "giay", "register": {"received_by": "Văn thư", "confirmed_by": "Lê Văn C"}}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"account": {"name": "doi-ten", "id": "7"}}, True),
        ({"account": {"name": "tk-cntt", "id": "8"}}, False),
        ({"account": {"name": "tk-phu"}}, True),
        ({"account": {"name": "tk-phu", "id": "9"}}, True),
        ({"account": {"name": "tk-cntt"}}, True),
        ({"account": {"name": "la", "id": ""}}, False),
        ({"account": {"name": "vp", "id": "1"}}, True),
        ({"account": {"name": "tt", "id": "3"}}, False),
        ({"instant": "2021-12-31T00:00:00Z"}, False),
        ({"instant": "2022-07-01T00:00:00Z"}, False),
        ({"source": "giay", "register": {"received_by": "Văn thư"}}, True),
        ({"account": {"name": "la"}, "entitled": True}, True),
        ({"account": {"name": "vp", "id": "1"}, "entitled": False}, False),
        ({"unit": "van-phong", "path": "submissions/2022/don-vi/van-phong/dang-ky.yaml", **OWN}, False),
        ({"unit": "van-phong", "path": "submissions/2022/don-vi/van-phong/dang-ky.yaml", **CONFIRMED}, True),
    ],
)
def test_whose_receipts_count(more: dict[str, object], expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """By what the list said when it came, else the unit's own accounts in their time, the Office's, and the register."""
    assert counts(one(**more), UNITS) is expected


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2021-12-31T16:59:59.999999Z", False),
        ("2021-12-31T17:00:00Z", True),
        ("2022-06-30T16:59:59.999999Z", True),
        ("2022-06-30T17:00:00Z", False),
    ],
)
def test_the_days_of_an_account_are_days_of_the_plan(instant: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """An account from 1/1 to 30/6 may send from 00:00:00 to 23:59:59.999999 at +07:00."""
    assert counts(one(instant=instant), UNITS, zone=timezone(timedelta(hours=7))) is expected
