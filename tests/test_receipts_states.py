"""Where an entry stands in time."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.model.rulings import Extension
from thidua.receipts.receipt import Receipt
from thidua.receipts.states import Counting, Standing, State, Term, days_late, end_of_day, state_of

VN = timezone(timedelta(hours=7))
KEY = "ca_nhan/nv-001"
OLD, NEW = "a" * 64, "b" * 64


def receipt(at: str, digest: str = NEW, *, seq: int = 1, **more: object) -> Receipt:
    """A receipt of one entry."""
    plain = {
        "schema": 1,
        "seq": seq,
        "previous": "",
        "event": f"{at}-{seq}",
        "instant": datetime.fromisoformat(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "source": "git",
        "campaign": "2022",
        "unit": "phong-cntt",
        "stage": "de_nghi",
        "path": "x",
        "entries": {KEY: digest},
    }
    return Receipt.model_validate(plain | more)


def decided(kind: str, until: str = "") -> Extension:
    """A decision of the Office."""
    plain = {
        "loai": kind,
        "don_vi": "phong-cntt",
        "giai_doan": "de_nghi",
        "ly_do": "x",
        "can_cu": {"loai": "cong_van", "ngay": "2022-12-20"},
    }
    return Extension.model_validate(plain | ({"den_het_ngay": until} if until else {}))


def term(*decisions: Extension, day: date = date(2022, 12, 16)) -> Term:
    """The deadline of 16/12/2022 with decisions."""
    return Term(end_of_day(day, VN), VN, decisions)


def state(*receipts: Receipt, digest: str | None = NEW, term_: Term | None = None, withdrawn: bool = False) -> Standing:
    """The standing of the entry."""
    return state_of(digest, KEY, receipts, term_ or term(), withdrawn=withdrawn)


IN_TIME, LATE = "2022-12-16T17:00:00+07:00", "2022-12-19T09:00:00+07:00"


@pytest.mark.parametrize(
    ("standing", "expected", "counting"),
    [
        (state(), State.UNRECORDED, Counting.CURRENT),
        (state(receipt(IN_TIME)), State.ON_TIME, Counting.CURRENT),
        (state(receipt(LATE)), State.LATE, Counting.CURRENT),
        (state(receipt(LATE), term_=term(decided("chap_nhan_tre"))), State.LATE_ACCEPTED, Counting.CURRENT),
        (state(receipt(LATE), term_=term(decided("tu_choi"))), State.LATE_REFUSED, Counting.NONE),
        (state(receipt(LATE), term_=term(decided("gia_han", "2022-12-19"))), State.EXTENDED, Counting.CURRENT),
        (state(receipt(LATE), term_=term(decided("gia_han", "2022-12-18"))), State.LATE, Counting.CURRENT),
        (state(receipt(IN_TIME, OLD), receipt(LATE, seq=2)), State.CORRECTED_LATE, Counting.OLDER),
        (
            state(receipt(IN_TIME, OLD), receipt(LATE, seq=2), term_=term(decided("chap_nhan_tre"))),
            State.CORRECTED_LATE,
            Counting.CURRENT,
        ),
        (
            state(receipt(IN_TIME, OLD), receipt(LATE, seq=2), term_=term(decided("tu_choi"))),
            State.CORRECTED_LATE,
            Counting.OLDER,
        ),
        (state(receipt(IN_TIME), receipt(LATE, OLD, seq=2)), State.ON_TIME, Counting.CURRENT),
        (
            state(receipt(IN_TIME, readable=False, entries={}), receipt(LATE, seq=2)),
            State.CORRECTED_LATE,
            Counting.APART,
        ),
        (state(receipt(IN_TIME, readable=False, entries={})), State.UNREAD, Counting.CURRENT),
        (state(receipt(IN_TIME, OLD)), State.UNRECORDED, Counting.CURRENT),
        (state(receipt(IN_TIME), withdrawn=True), State.WITHDRAWN, Counting.NONE),
        (state(withdrawn=True), State.WITHDRAWN, Counting.NONE),
        (state(receipt(IN_TIME), digest=None), State.VANISHED, Counting.NONE),
        (state(digest=None), State.VANISHED, Counting.NONE),
    ],
)
def test_states(standing: Standing, expected: State, counting: Counting) -> None:
    """Each state of the design, and which version counts."""
    assert (standing.state, standing.counted) == (expected, counting)


@pytest.mark.parametrize("day", [date(2022, 3, 18), date(2022, 12, 16), date(2022, 1, 1), date(2024, 2, 29)])
def test_the_last_instant_is_on_time_and_the_first_after_it_is_late(day: date) -> None:
    """23:59:59.999999 at +07:00 is on time, 00:00:00 of the next day is one day late."""
    last = f"{day.isoformat()}T23:59:59.999999+07:00"
    first = f"{(day + timedelta(days=1)).isoformat()}T00:00:00+07:00"
    assert state(receipt(last), term_=term(day=day)).state is State.ON_TIME
    late = state(receipt(first), term_=term(day=day))
    assert (late.state, late.days_late) == (State.LATE, 1)


def test_days_late_are_days_of_the_zone() -> None:
    """19/12 is three days after 16/12, at its first and at its last instant; after an extension they count from it."""
    for at in ("2022-12-19T00:00:00+07:00", "2022-12-19T23:59:59+07:00"):
        assert state(receipt(at)).days_late == 3
    extended = term(decided("gia_han", "2022-12-18"))
    assert days_late(datetime.fromisoformat("2022-12-19T00:00:00+07:00"), extended) == 1


def test_a_date_without_a_time_means_the_whole_day() -> None:
    """Arrived on the last day, without a time: on time; on the day after: late."""
    assert state(receipt("2022-12-16T00:00:00+00:00", day_only=True)).state is State.ON_TIME
    assert state(receipt("2022-12-17T00:00:00+00:00", day_only=True)).days_late == 1


def test_the_end_of_time_is_no_fault() -> None:
    """A deadline in the last days of the calendar never comes."""
    assert end_of_day(date.max, VN) == datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_receipts_never_matters(order: tuple[int, ...]) -> None:
    """The instants decide, not the order in which receipts are given."""
    known = [receipt(IN_TIME, OLD), receipt(LATE, seq=2), receipt("2022-12-20T09:00:00+07:00", OLD, seq=3)]
    assert state(*(known[number] for number in order)) == state(*known)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "Etc/GMT+12"])
def test_the_zone_of_the_machine_never_matters(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same verdict under any TZ."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert state(receipt("2022-12-16T23:59:59+07:00")).state is State.ON_TIME
        assert state(receipt("2022-12-17T00:00:00+07:00")).state is State.LATE
    finally:
        os.environ.pop("TZ", None)
        time.tzset()


@given(st.integers(min_value=-3 * 86_400_000_000, max_value=3 * 86_400_000_000))
def test_instants_around_the_deadline_against_plain_integers(offset: int) -> None:
    """Microseconds around the deadline: on time below zero, late from zero, days by whole days."""
    end = datetime(2022, 12, 16, 17, tzinfo=UTC)
    found = state(receipt((end + timedelta(microseconds=offset)).isoformat()))
    if offset < 0:
        assert found.state is State.ON_TIME
    else:
        assert (found.state, found.days_late) == (State.LATE, offset // 86_400_000_000 + 1)
