"""Where an entry stands in time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.model.rulings import Extension
from thidua.receipts.receipt import Receipt, dump, parse
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
        "path": "submissions/2022/don-vi/phong-cntt/de-nghi.yaml",
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


def state(
    *receipts: Receipt,
    digest: str = NEW,
    term_: Term | None = None,
    withdrawn: bool = False,
    closed: bool = False,
) -> Standing:
    """The standing of the entry."""
    return state_of(digest, KEY, receipts, term_ or term(), withdrawn=withdrawn, closed=closed)


def asked(*receipts: Receipt, **more: Any) -> Callable[[], Standing]:
    """The standing of the entry, found when the test runs."""
    return partial(state, *receipts, **more)


EARLY, IN_TIME = "2022-12-10T17:00:00+07:00", "2022-12-16T17:00:00+07:00"
LATE, LATER = "2022-12-19T09:00:00+07:00", "2022-12-20T09:00:00+07:00"
LONGER = "2022-12-19"  # LATE is then in time, LATER is not


def unread(at: str, *, seq: int = 1) -> Receipt:
    """A receipt of a file that could not be read."""
    return receipt(at, seq=seq, readable=False, entries={})


def others(at: str, *, seq: int = 1) -> Receipt:
    """A receipt of the file without the entry."""
    return receipt(at, seq=seq, entries={"dau": OLD})


@pytest.mark.parametrize(
    ("standing", "expected", "counting"),
    [
        (asked(), State.UNRECORDED, Counting.CURRENT),
        (asked(receipt(IN_TIME)), State.ON_TIME, Counting.CURRENT),
        (asked(receipt(LATE)), State.LATE, Counting.CURRENT),
        (asked(receipt(LATE), term_=term(decided("chap_nhan_tre"))), State.LATE_ACCEPTED, Counting.CURRENT),
        (asked(receipt(LATE), term_=term(decided("tu_choi"))), State.LATE_REFUSED, Counting.NONE),
        (asked(receipt(LATE), term_=term(decided("gia_han", "2022-12-19"))), State.EXTENDED, Counting.CURRENT),
        (asked(receipt(LATE), term_=term(decided("gia_han", "2022-12-18"))), State.LATE, Counting.CURRENT),
        (asked(receipt(IN_TIME, OLD), receipt(LATE, seq=2)), State.CORRECTED_LATE, Counting.OLDER),
        (
            asked(receipt(IN_TIME, OLD), receipt(LATE, seq=2), term_=term(decided("chap_nhan_tre"))),
            State.CORRECTED_LATE,
            Counting.CURRENT,
        ),
        (
            asked(receipt(IN_TIME, OLD), receipt(LATE, seq=2), term_=term(decided("tu_choi"))),
            State.CORRECTED_LATE,
            Counting.OLDER,
        ),
        (asked(receipt(IN_TIME), receipt(LATE, OLD, seq=2)), State.ON_TIME, Counting.CURRENT),
        (
            asked(receipt(IN_TIME, readable=False, entries={}), receipt(LATE, seq=2)),
            State.CORRECTED_LATE,
            Counting.APART,
        ),
        (asked(receipt(IN_TIME, readable=False, entries={})), State.UNREAD, Counting.CURRENT),
        # what came could be read before: the text as it stands is a draft, not what could not be
        (
            asked(receipt(EARLY, OLD), receipt(IN_TIME, seq=2, readable=False, entries={})),
            State.UNRECORDED,
            Counting.CURRENT,
        ),
        (asked(receipt(IN_TIME, OLD)), State.UNRECORDED, Counting.CURRENT),
        (asked(receipt(IN_TIME), withdrawn=True), State.WITHDRAWN, Counting.NONE),
        (asked(withdrawn=True), State.WITHDRAWN, Counting.NONE),
    ],
)
def test_states(standing: Callable[[], Standing], expected: State, counting: Counting) -> None:
    """Each state of the design, and which version counts."""
    found = standing()
    assert (found.state, found.counted) == (expected, counting)


@pytest.mark.parametrize(
    ("standing", "expected", "counting", "received"),
    [
        # sent twice in time: the last one counts
        (asked(receipt(EARLY, OLD), receipt(IN_TIME, seq=2)), State.ON_TIME, Counting.CURRENT, IN_TIME),
        (asked(receipt(EARLY), receipt(IN_TIME, OLD, seq=2)), State.ON_TIME, Counting.OLDER, EARLY),
        # back to what was replaced in time is a late change
        (
            asked(receipt(EARLY), receipt(IN_TIME, OLD, seq=2), receipt(LATE, seq=3)),
            State.CORRECTED_LATE,
            Counting.OLDER,
            LATE,
        ),
        # back to what stood at the deadline is no change
        (
            asked(receipt(IN_TIME), receipt(LATE, OLD, seq=2), receipt(LATER, seq=3)),
            State.ON_TIME,
            Counting.CURRENT,
            IN_TIME,
        ),
        # within an extension
        (
            asked(receipt(IN_TIME, OLD), receipt(LATE, seq=2), term_=term(decided("gia_han", LONGER))),
            State.EXTENDED,
            Counting.CURRENT,
            LATE,
        ),
        (
            asked(receipt(IN_TIME), receipt(LATE, OLD, seq=2), term_=term(decided("gia_han", LONGER))),
            State.ON_TIME,
            Counting.OLDER,
            IN_TIME,
        ),
        (
            asked(receipt(IN_TIME, OLD), receipt(LATER, seq=2), term_=term(decided("gia_han", LONGER))),
            State.CORRECTED_LATE,
            Counting.OLDER,
            LATER,
        ),
        (
            asked(
                receipt(EARLY),
                receipt(IN_TIME, OLD, seq=2),
                receipt(LATE, seq=3),
                term_=term(decided("gia_han", LONGER)),
            ),
            State.EXTENDED,
            Counting.CURRENT,
            LATE,
        ),
        # back, within an extension, to what stood at the deadline is no change
        (
            asked(
                receipt(IN_TIME),
                receipt(LATE, OLD, seq=2),
                receipt(LATER, seq=3),
                term_=term(decided("gia_han", "2022-12-20")),
            ),
            State.ON_TIME,
            Counting.CURRENT,
            IN_TIME,
        ),
        # resent late, unchanged: received when it first was
        (asked(receipt(EARLY), receipt(IN_TIME, seq=2), receipt(LATE, seq=3)), State.ON_TIME, Counting.CURRENT, EARLY),
        # an unreadable file in time, repaired late
        (
            asked(unread(IN_TIME), unread(LATE, seq=2), receipt(LATER, seq=3)),
            *(State.CORRECTED_LATE, Counting.APART, LATER),
        ),
        (
            asked(unread(IN_TIME), receipt(LATE, seq=2), term_=term(decided("chap_nhan_tre"))),
            State.CORRECTED_LATE,
            Counting.CURRENT,
            LATE,
        ),
        (
            asked(unread(IN_TIME), receipt(LATE, seq=2), term_=term(decided("tu_choi"))),
            State.CORRECTED_LATE,
            Counting.NONE,
            LATE,
        ),
        (asked(receipt(EARLY), unread(IN_TIME, seq=2), receipt(LATE, seq=3)), State.ON_TIME, Counting.CURRENT, EARLY),
        # an unreadable file opens no door for what comes after its repair
        (asked(unread(EARLY), others(IN_TIME, seq=2), receipt(LATE, seq=3)), State.LATE, Counting.CURRENT, LATE),
        (asked(unread(IN_TIME), others(LATE, seq=2), receipt(LATER, seq=3)), State.LATE, Counting.CURRENT, LATER),
        (asked(unread(LATE), receipt(LATER, seq=2)), State.LATE, Counting.CURRENT, LATER),
        # unreadable, not yet repaired
        (asked(others(EARLY), unread(IN_TIME, seq=2), unread(LATE, seq=3)), State.UNREAD, Counting.CURRENT, IN_TIME),
        (asked(unread(EARLY), others(IN_TIME, seq=2)), State.UNRECORDED, Counting.CURRENT, None),
        # withdrawn: when that was received
        (asked(receipt(IN_TIME), receipt(LATE, seq=2), withdrawn=True), State.WITHDRAWN, Counting.NONE, LATE),
    ],
)
def test_corners(standing: Callable[[], Standing], expected: State, counting: Counting, received: str | None) -> None:
    """What was sent more than once: the last version received in time counts, and nobody gains by sending twice."""
    instant = datetime.fromisoformat(received) if received else None
    found = standing()
    assert (found.state, found.counted, found.received_at) == (expected, counting, instant)


def gone(at: str, *, seq: int = 1) -> Receipt:
    """A receipt of the entry saying that it is withdrawn."""
    return receipt(at, OLD, seq=seq, withdrawn=[KEY])


def carried(at: str, digest: str = OLD, *, seq: int = 2, **more: object) -> Receipt:
    """A receipt of a branch that changed something else: its entry is as the main branch had it."""
    return receipt(at, digest, seq=seq, carried=[KEY], **more)


ACCEPTED, REFUSED = term(decided("chap_nhan_tre")), term(decided("tu_choi"))
OTHER = "c" * 64


@pytest.mark.parametrize(
    ("standing", "expected", "counting", "received", "unreceived"),
    [
        # nothing was ever received
        (asked(), State.UNRECORDED, Counting.CURRENT, None, True),
        (asked(unread(IN_TIME)), State.UNREAD, Counting.CURRENT, IN_TIME, True),
        # what stands is what was received
        (asked(receipt(IN_TIME)), State.ON_TIME, Counting.CURRENT, IN_TIME, False),
        (asked(receipt(LATE), term_=REFUSED), State.LATE_REFUSED, Counting.NONE, LATE, False),
        (asked(receipt(IN_TIME, OLD), receipt(LATE, seq=2)), State.CORRECTED_LATE, Counting.OLDER, LATE, False),
        # edited afterwards: what was received, or refused, stands
        (asked(receipt(IN_TIME, OLD)), State.ON_TIME, Counting.OLDER, IN_TIME, True),
        (asked(receipt(LATE, OLD)), State.LATE, Counting.OLDER, LATE, True),
        (asked(receipt(LATE, OLD), term_=ACCEPTED), State.LATE_ACCEPTED, Counting.OLDER, LATE, True),
        (asked(receipt(LATE, OLD), term_=REFUSED), State.LATE_REFUSED, Counting.NONE, LATE, True),
        (
            asked(receipt(IN_TIME, OLD), receipt(LATE, OTHER, seq=2)),
            *(State.CORRECTED_LATE, Counting.OLDER, LATE, True),
        ),
        # back to what was received before: what was received last, and accepted, stands
        (asked(receipt(IN_TIME), receipt(LATE, OLD, seq=2)), State.ON_TIME, Counting.CURRENT, IN_TIME, False),
        (
            asked(receipt(IN_TIME), receipt(LATE, OLD, seq=2), term_=ACCEPTED),
            *(State.CORRECTED_LATE, Counting.OLDER, LATE, True),
        ),
        (asked(receipt(LATE), receipt(LATER, OLD, seq=2)), State.LATE, Counting.OLDER, LATER, True),
        (asked(receipt(EARLY), receipt(IN_TIME, OLD, seq=2)), State.ON_TIME, Counting.OLDER, IN_TIME, True),
        # withdrawn
        (asked(receipt(IN_TIME, OLD), withdrawn=True), State.ON_TIME, Counting.OLDER, IN_TIME, True),
        (asked(receipt(IN_TIME), withdrawn=True), State.WITHDRAWN, Counting.NONE, IN_TIME, False),
        (asked(withdrawn=True), State.WITHDRAWN, Counting.NONE, None, True),
        # back without a receipt, or with one
        (asked(receipt(IN_TIME), gone(LATE, seq=2)), State.WITHDRAWN, Counting.NONE, LATE, True),
        (asked(receipt(EARLY), gone(IN_TIME, seq=2)), State.WITHDRAWN, Counting.NONE, IN_TIME, True),
        (asked(receipt(IN_TIME), gone(LATE, seq=2), digest=OLD), State.WITHDRAWN, Counting.NONE, LATE, False),
        (
            asked(receipt(IN_TIME), gone(LATE, seq=2), receipt(LATER, seq=3)),
            *(State.LATE, Counting.CURRENT, LATER, False),
        ),
        (
            asked(gone(EARLY), unread(IN_TIME, seq=2), receipt(LATE, seq=3)),
            *(State.CORRECTED_LATE, Counting.APART, LATE, False),
        ),
        (
            asked(unread(EARLY), gone(IN_TIME, seq=2), receipt(LATE, seq=3)),
            *(State.LATE, Counting.CURRENT, LATE, False),
        ),
        (
            asked(receipt(EARLY, OTHER), gone(IN_TIME, seq=2), receipt(IN_TIME, seq=3)),
            *(State.ON_TIME, Counting.CURRENT, IN_TIME, False),
        ),
        # only carried along by a branch beside it: nothing was said of it, unless it is the text again
        (asked(receipt(EARLY), carried(IN_TIME)), State.ON_TIME, Counting.CURRENT, EARLY, False),
        (asked(receipt(IN_TIME), carried(LATE), term_=ACCEPTED), State.ON_TIME, Counting.CURRENT, IN_TIME, False),
        (asked(receipt(EARLY, OTHER), carried(IN_TIME, NEW)), State.ON_TIME, Counting.CURRENT, IN_TIME, False),
        (asked(receipt(IN_TIME, OTHER), carried(LATE, NEW)), State.CORRECTED_LATE, Counting.OLDER, LATE, False),
        (
            asked(receipt(EARLY), receipt(EARLY, OLD, seq=2), carried(IN_TIME, NEW, seq=3), receipt(LATE, seq=4)),
            *(State.CORRECTED_LATE, Counting.OLDER, LATE, False),
        ),
        (
            asked(
                receipt(EARLY, OTHER), carried(IN_TIME, NEW), receipt(LATE, seq=3).model_copy(update={"entries": {}})
            ),
            *(State.ON_TIME, Counting.CURRENT, IN_TIME, False),
        ),
        (asked(carried(LATE, NEW)), State.LATE, Counting.CURRENT, LATE, False),
        # carried along before anybody sent it: it had been there before the ledger began
        (asked(carried(IN_TIME), receipt(LATE, seq=3)), State.CORRECTED_LATE, Counting.OLDER, LATE, False),
        (asked(carried(IN_TIME)), State.ON_TIME, Counting.OLDER, IN_TIME, True),
        (asked(carried(EARLY, NEW), carried(IN_TIME, seq=3)), State.ON_TIME, Counting.CURRENT, EARLY, False),
        (asked(receipt(EARLY), carried(IN_TIME, withdrawn=[KEY])), State.ON_TIME, Counting.CURRENT, EARLY, False),
        (asked(gone(EARLY), carried(IN_TIME, NEW), digest=OLD), State.WITHDRAWN, Counting.NONE, EARLY, False),
        (
            asked(receipt(EARLY), carried(IN_TIME).model_copy(update={"entries": {}})),
            *(State.ON_TIME, Counting.CURRENT, EARLY, False),
        ),
    ],
)
def test_after_the_term_only_what_was_received_counts(
    standing: Callable[..., Standing], expected: State, counting: Counting, received: str | None, *, unreceived: bool
) -> None:
    """A text without a receipt changes nothing once the term is over, and says so (promises 1 and 2)."""
    instant = datetime.fromisoformat(received) if received else None
    found = standing(closed=True)
    assert (found.state, found.counted, found.received_at, found.unreceived) == (
        expected,
        counting,
        instant,
        unreceived,
    )


@pytest.mark.parametrize(
    ("standing", "expected", "counting"),
    [
        (asked(receipt(EARLY), gone(IN_TIME, seq=2)), State.UNRECORDED, Counting.CURRENT),
        (asked(receipt(EARLY, OLD), withdrawn=True), State.WITHDRAWN, Counting.NONE),
        (asked(receipt(EARLY, OLD)), State.UNRECORDED, Counting.CURRENT),
    ],
)
def test_before_the_end_a_draft_is_shown_as_it_would_count(
    standing: Callable[[], Standing], expected: State, counting: Counting
) -> None:
    """Whoever checks a draft in time sees what it would be, a new entry after a withdrawal too."""
    found = standing()
    assert (found.state, found.counted, found.unreceived) == (expected, counting, False)


def test_the_version_received_last_can_be_had() -> None:
    """What counts in place of an edited text is named by its blob: in time, late, or accepted."""
    first, second = receipt(IN_TIME, OLD, blob="c" * 40), receipt(LATE, OTHER, seq=2, blob="d" * 40)
    assert state(first, closed=True).blob == "c" * 40
    assert state(first, second, closed=True).blob == "c" * 40
    assert state(first, second, closed=True, term_=ACCEPTED).blob == "d" * 40
    assert state(second, closed=True).blob == "d" * 40


def test_all_of_a_standing() -> None:
    """Each state with all its parts."""
    at, then = datetime.fromisoformat(IN_TIME), datetime.fromisoformat(LATE)
    blob, longer = "c" * 40, decided("gia_han", LONGER)
    assert state() == Standing(State.UNRECORDED, Counting.CURRENT, None, 0, "", "", None)
    assert state(receipt(IN_TIME, blob=blob)) == Standing(State.ON_TIME, Counting.CURRENT, at, 0, NEW, blob, None)
    assert state(receipt(LATE, blob=blob), term_=term(longer)) == Standing(
        State.EXTENDED, Counting.CURRENT, then, 0, NEW, blob, longer
    )
    assert state(receipt(LATE, blob=blob)) == Standing(State.LATE, Counting.CURRENT, then, 3, "", "", None)


def test_the_older_version_can_be_had_by_its_blob() -> None:
    """A late correction names digest and blob of the version that counts, and the decision about the new one."""
    refused = decided("tu_choi")
    found = state(receipt(IN_TIME, OLD, blob="c" * 40), receipt(LATE, seq=2, blob="d" * 40), term_=term(refused))
    assert (found.on_time_digest, found.blob, found.days_late, found.decision) == (OLD, "c" * 40, 3, refused)


def test_a_repaired_file_names_the_blob_that_could_not_be_read() -> None:
    """There is no digest of what could not be read, but its bytes can be had."""
    sent = receipt(IN_TIME, readable=False, entries={}, blob="c" * 40)
    found = state(sent, receipt(LATE, seq=2, blob="d" * 40))
    assert (found.on_time_digest, found.blob, found.days_late) == ("", "c" * 40, 3)


def test_the_furthest_extension_decides_and_is_named() -> None:
    """Of several extensions the furthest is the ground, whatever their order; an earlier day takes nothing away."""
    short, long, earlier = (decided("gia_han", day) for day in ("2022-12-18", "2022-12-20", "2022-12-01"))
    for order in permutations([short, long, earlier]):
        found = state(receipt(LATE), term_=term(*order))
        assert (found.state, found.decision) == (State.EXTENDED, long)
    assert state(receipt(IN_TIME), term_=term(earlier)).state is State.ON_TIME
    assert state(receipt(LATE), term_=term(earlier, decided("gia_han"))).days_late == 3


def test_the_last_decision_decides() -> None:
    """A refusal that was taken back is accepted, and the other way round."""
    accepted, refused = decided("chap_nhan_tre"), decided("tu_choi")
    assert state(receipt(LATE), term_=term(refused, accepted)).state is State.LATE_ACCEPTED
    assert state(receipt(LATE), term_=term(accepted, refused)).state is State.LATE_REFUSED


@pytest.mark.parametrize("order", [1, -1])
def test_what_came_after_an_acceptance_can_be_refused(order: int) -> None:
    """Accepted up to the nineteenth, refused on the twentieth: what had come counts, what came since does not."""
    day, refused = decided("chap_nhan_tre", "2022-12-19"), decided("tu_choi")
    rulings = term(*[day, refused][::order])
    assert state(receipt(LATE, OLD), digest=OLD, term_=rulings).state is State.LATE_ACCEPTED
    sent = [receipt(LATE, OLD, seq=1, blob="b" * 40), receipt(LATER, seq=2, blob="c" * 40)]
    found = state(*sent, term_=rulings)
    assert (found.state, found.counted, found.blob) == (State.CORRECTED_LATE, Counting.OLDER, "b" * 40)
    assert (found.decision, found.accepted) == (refused, day)
    assert state(receipt(LATER), term_=rulings).state is State.LATE_REFUSED


AFTER = "2022-12-21T09:00:00+07:00"


def test_what_was_accepted_counts_on_where_the_text_sent_in_time_is_sent_again() -> None:
    """Nobody takes back alone what was decided: it stands beside the accepted version until that is decided, too."""
    sent = receipt(IN_TIME, blob="b" * 40), receipt(LATE, OLD, seq=2, blob="c" * 40)
    back = receipt(AFTER, seq=3, blob="d" * 40)
    found = state(*sent, back, term_=ACCEPTED, closed=True)
    assert (found.state, found.counted, found.days_late) == (State.CORRECTED_LATE, Counting.OLDER, 5)
    assert (found.on_time_digest, found.blob, found.accepted) == (OLD, "c" * 40, ACCEPTED.decisions[0])
    assert state(*sent, back, term_=term(decided("chap_nhan_tre", "2022-12-21"))).state is State.ON_TIME
    assert state(*sent, back).state is State.ON_TIME
    found = state(*sent, back, receipt(AFTER, OTHER, seq=4), term_=ACCEPTED, closed=True)
    assert (found.state, found.counted, found.blob) == (State.CORRECTED_LATE, Counting.OLDER, "c" * 40)


def test_of_two_that_were_accepted_the_last_one_counts_on() -> None:
    """Where the first comes back after it; what was accepted alone is only itself again."""
    first, second = receipt(LATE, blob="b" * 40), receipt(LATER, OLD, seq=2, blob="c" * 40)
    back, again = receipt(AFTER, seq=3, blob="d" * 40), receipt("2022-12-23T09:00:00+07:00", seq=4)
    found = state(first, second, back, again, term_=ACCEPTED, closed=True)
    assert (found.state, found.counted, found.blob, found.days_late) == (
        State.CORRECTED_LATE,
        Counting.OLDER,
        "c" * 40,
        5,
    )
    other = receipt(AFTER, OLD, seq=2)
    found = state(first, other, receipt(AFTER, seq=3), term_=ACCEPTED, closed=True)
    assert (found.state, found.counted) == (State.LATE_ACCEPTED, Counting.CURRENT)


@pytest.mark.parametrize("between", [receipt(LATE, seq=2), receipt(AFTER, OLD, seq=2)])
def test_what_counts_in_time_stays_in_time_where_nothing_else_was_accepted(between: Receipt) -> None:
    """The same text within the days of the acceptance, or another one after them."""
    found = state(receipt(IN_TIME), between, receipt(AFTER, seq=3), term_=ACCEPTED, closed=True)
    assert (found.state, found.counted) == (State.ON_TIME, Counting.CURRENT)


DAYS = [date(2022, 3, 18), date(2022, 12, 16), date(2022, 1, 1), date(2022, 12, 31), date(2024, 2, 29)]


@pytest.mark.parametrize("day", DAYS)
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


def test_a_day_comes_before_its_hours() -> None:
    """A paper of 16/12 came before what a server received on 16/12 at 03:00 at +07:00, whatever day that was in UTC."""
    paper = receipt("2022-12-16T00:00:00+00:00", OLD, seq=2, day_only=True)
    found = state(receipt("2022-12-16T03:00:00+07:00"), paper)
    assert (found.state, found.counted) == (State.ON_TIME, Counting.CURRENT)


def test_the_end_is_no_longer_in_time() -> None:
    """The instant of the deadline itself is in the extension; that of the extension's end opens no door."""
    end = "2022-12-17T00:00:00+07:00"
    assert state(receipt(end), term_=term(decided("gia_han", LONGER))).state is State.EXTENDED
    back = [receipt(IN_TIME), receipt(end, OLD, seq=2), receipt(LATE, seq=3)]
    assert state(*back, term_=term(decided("gia_han", LONGER))).state is State.ON_TIME
    assert state(unread(end), receipt(LATE, seq=2)).state is State.LATE


def test_the_end_of_time_is_no_fault() -> None:
    """A deadline in the last days of the calendar never comes."""
    never = datetime.max.replace(tzinfo=UTC)
    assert [end_of_day(date(9999, 12, day), VN) for day in (28, 29, 31)] == [
        datetime(9999, 12, 28, 17, tzinfo=UTC),
        never,
        never,
    ]


def said(hour: int, word: str, seq: int) -> Receipt:
    """A receipt `hour` hours after the deadline: `!` could not be read, `-` lacks the entry, else its version."""
    at = (datetime(2022, 12, 16, 17, tzinfo=UTC) + timedelta(hours=hour)).isoformat()
    if word in "!-":
        return unread(at, seq=seq) if word == "!" else others(at, seq=seq)
    return receipt(at, word * 64, seq=seq)


EVENTS = st.lists(st.tuples(st.integers(-30, 80), st.sampled_from("abc!-")), max_size=7)
HOURS = {0: "", 24: "2022-12-17", 48: "2022-12-18"}


def stood(events: list[tuple[int, str]], limit: int) -> str:
    """The version that was received last before an hour."""
    return "".join(word for hour, word in events if hour < limit and word in "abc")[-1:]


def test_only_an_entry_can_be_carried() -> None:
    """A receipt that carries what it does not have is none; who carries nothing has the form of ever."""
    with pytest.raises(ValueError, match="carried"):
        receipt(LATE, carried=["ca_nhan/nv-002"])
    assert b"carried" not in dump(receipt(LATE))
    assert parse("1", dump(carried(LATE))) == carried(LATE)


def test_many_entries_that_branches_carried_are_placed_in_time() -> None:
    """A file of many, of which many branches changed something else."""
    keys = [f"ca_nhan/nv-{number}" for number in range(1_500)]
    entries = dict.fromkeys(keys, NEW)
    beside = [receipt(IN_TIME, seq=seq, carried=[KEY]) for seq in range(2, 40)]
    held = [one.model_copy(update={"entries": entries, "carried": tuple(keys)}) for one in beside]
    sent = [one.model_copy(update={"entries": entries}) for one in (receipt(EARLY), receipt(LATE, seq=40))]
    begun = time.process_time()
    found = {state_of(NEW, key, [*sent, *held], term(), withdrawn=False, closed=True).received_at for key in keys}
    assert (found, time.process_time() - begun < 6) == ({datetime.fromisoformat(EARLY)}, True)


def test_only_an_entry_can_be_withdrawn() -> None:
    """A receipt names as withdrawn only what it holds, and says nothing of it where nothing was."""
    with pytest.raises(ValueError, match="only an entry"):
        receipt(IN_TIME, withdrawn=["ca_nhan/nv-002"])
    assert b'"withdrawn": [\n    "ca_nhan/nv-001"\n  ]' in dump(receipt(IN_TIME, withdrawn=[KEY]))
    assert b"withdrawn" not in dump(receipt(IN_TIME))


def expected_of(events: list[tuple[int, str]], end: int, ruling: str) -> tuple[str, str]:
    """State and counting of the present version `a`, in hours and letters only; `end` is the hour of an extension."""
    at_deadline, at_end = stood(events, 0), stood(events, end)
    sent = [hour for hour, word in events if word == "a"]
    after = "".join(word for hour, word in events if hour >= end).lstrip("!")
    files = "".join(word for hour, word in events if hour < end)
    if at_end == "a":
        return "dung_han" if at_deadline == "a" else "dung_gia_han", "current"
    if at_end and "a" in after:
        return "sua_sau_han", "current" if ruling == "chap_nhan_tre" else "older"
    if "a" in after and files.endswith("!") and after[0] in "abc":
        return "sua_sau_han", {"": "apart", "chap_nhan_tre": "current", "tu_choi": "none"}[ruling]
    if "a" in after:
        return {
            "": ("tre_han", "current"),
            "chap_nhan_tre": ("tre_chap_nhan", "current"),
            "tu_choi": ("tre_khong_chap_nhan", "none"),
        }[ruling]
    if sent:
        return "dung_han" if at_deadline == "a" or sent[-1] < 0 else "dung_gia_han", "older"
    waits = not stood(events, 99) and bool(events) and events[-1][1] == "!"
    return "da_nhan_chua_doc_duoc" if waits else "chua_ghi_nhan", "current"


@settings(max_examples=400)
@given(EVENTS, st.sampled_from(sorted(HOURS)), st.sampled_from(["", "chap_nhan_tre", "tu_choi"]), st.randoms())
def test_any_history_in_any_order(events: list[tuple[int, str]], end: int, ruling: str, chance: Random) -> None:
    """Whatever was sent when, state and counting are what a plain list says, in whatever order receipts are given."""
    events.sort(key=lambda event: event[0])
    receipts = [said(hour, word, seq) for seq, (hour, word) in enumerate(events, start=1)]
    chance.shuffle(receipts)
    decisions = [decided(ruling)] if ruling else []
    decisions += [decided("gia_han", HOURS[end])] if end else []
    found = state(*receipts, digest="a" * 64, term_=term(*decisions))
    assert (found.state.value, found.counted.value) == expected_of(events, end, ruling)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "Etc/GMT+12", "Etc/GMT-14"])
def test_the_zone_of_the_machine_never_matters(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same verdict under any TZ."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert state(receipt("2022-12-16T23:59:59+07:00")).state is State.ON_TIME
        late = state(receipt("2022-12-17T00:00:00+07:00"))
        assert (late.state, late.days_late) == (State.LATE, 1)
        assert b'"2022-12-16T17:00:00Z"' in dump(receipt("2022-12-17T00:00:00+07:00"))
        day = datetime(2022, 12, 15, 17, tzinfo=UTC)
        assert state(receipt("2022-12-16T00:00:00+00:00", day_only=True)).received_at == day
        paper = {"readable": False, "entries": {}, "day_only": True}
        assert state(receipt("2022-12-16T00:00:00+00:00", **paper)).received_at == day
        after = receipt("2022-12-17T00:00:00+00:00", **paper)
        assert state(after, receipt(LATE, seq=2)).state is State.LATE
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


@pytest.mark.parametrize(
    ("at", "decision", "expected"),
    [
        ("2022-12-20T23:59:59+07:00", decided("chap_nhan_tre"), State.LATE_ACCEPTED),
        ("2022-12-21T00:00:00+07:00", decided("chap_nhan_tre"), State.LATE),
        ("2022-12-22T23:59:59+07:00", decided("chap_nhan_tre", "2022-12-22"), State.LATE_ACCEPTED),
        ("2022-12-19T09:00:00+07:00", decided("chap_nhan_tre", "2022-12-18"), State.LATE),
        ("2022-12-21T00:00:00+07:00", decided("tu_choi"), State.LATE_REFUSED),
    ],
)
def test_an_acceptance_is_of_what_had_come(at: str, decision: Extension, expected: State) -> None:
    """What comes after the day of the ground, or the day that is named, needs another; a refusal stands."""
    assert state(receipt(at), term_=term(decision)).state is expected


@pytest.mark.parametrize("in_time", [True, False])
def test_what_was_accepted_counts_until_something_newer_is(in_time: bool) -> None:  # noqa: FBT001 - a case
    """What is changed after an acceptance waits for its own; neither it nor the version of before the deadline counts."""
    day = decided("chap_nhan_tre", "2022-12-19")
    sent = [receipt(IN_TIME, OTHER, blob="a" * 40)] if in_time else []
    sent += [receipt(LATE, OLD, seq=2, blob="b" * 40), receipt(LATER, seq=3, blob="c" * 40)]
    found = state(*sent, term_=term(day))
    assert (found.state, found.counted, found.days_late) == (State.CORRECTED_LATE, Counting.OLDER, 4)
    assert (found.on_time_digest, found.blob, found.decision, found.accepted) == (OLD, "b" * 40, None, day)
    refused = state(*sent, term_=term(decided("tu_choi"), day))
    assert (refused.counted, refused.blob, refused.accepted) == (Counting.OLDER, "b" * 40, day)
    assert refused.decision == decided("tu_choi")
    both = state(*sent, term_=term(day, decided("chap_nhan_tre")))
    assert (both.counted, both.accepted) == (Counting.CURRENT, None)
    again = state(*sent, digest=OLD, term_=term(day))
    assert (again.counted, again.received_at) == (Counting.CURRENT, datetime.fromisoformat(LATE))
    edited = state(*sent, digest="d" * 64, term_=term(day), closed=True)
    assert (edited.counted, edited.blob, edited.unreceived) == (Counting.OLDER, "b" * 40, True)
    assert state(*sent[:-1], term_=term(day), digest=OLD).accepted is None


def test_the_end_of_a_day_is_told_in_utc() -> None:
    """Whatever the machine's zone: what is written into reports does not depend on it."""
    assert end_of_day(date(2022, 12, 16), timezone(timedelta(hours=7))).tzinfo is UTC


@pytest.mark.parametrize(("then", "expected"), [("12", State.ON_TIME), ("17", State.EXTENDED)])
def test_an_on_time_version_is_back_beside_one_that_came_late(then: str, expected: State) -> None:
    """The version that came in time last goes on counting, as it came, and that is said."""
    counted = receipt(f"2022-12-{then}T09:00+07:00", NEW, seq=2)
    late = receipt("2022-12-20T09:00+07:00", "c" * 64, seq=3)
    extended = term(decided("gia_han", "2022-12-18"))
    found = state(receipt("2022-12-10T09:00+07:00", OLD), counted, late, digest=OLD, closed=True, term_=extended)
    assert (found.state, found.counted, found.unreceived) == (expected, Counting.OLDER, True)
    assert (found.received_at, found.on_time_digest) == (counted.instant, NEW)
