"""Whoever merges, squashes or types a unit's file changes no state of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from thidua.model.agency import Unit
from thidua.receipts.copies import as_sent, without_copies
from thidua.receipts.receipt import Receipt

VN = timezone(timedelta(hours=7))
A, B, C = "a" * 64, "b" * 64, "c" * 64
ONE, TWO = "ca_nhan/nv-001", "ca_nhan/nv-002"
UNIT, OFFICE, REGISTER = ("tk-phong-mot", "100"), ("tk-van-phong", "1"), ("", "")
MOVED = ("tk-chuyen", "2")
OWN = {"unit": "van-phong", "path": "submissions/2022/don-vi/van-phong/de-nghi.yaml"}


def units() -> tuple[Unit, ...]:
    """Two units and the Office, each with accounts; one person moved from the Office to a unit on 15/12."""
    moved = {"ten": MOVED[0], "id": MOVED[1]}
    rows: dict[str, list[dict[str, str]]] = {
        "phong-mot": [{"ten": UNIT[0], "id": UNIT[1]}],
        "phong-hai": [moved | {"tu_ngay": "2022-12-15"}],
        "van-phong": [{"ten": OFFICE[0], "id": OFFICE[1]}, moved | {"den_ngay": "2022-12-14"}],
    }
    return tuple(
        Unit.model_validate(
            {
                "ma": code,
                "ten_ngan": code,
                "ten": [{"tu_ngay": "2010-01-01", "ten": code}],
                "tai_khoan": accounts,
                **({"thuong_truc": "true"} if code == "van-phong" else {}),
            }
        )
        for code, accounts in rows.items()
    )


def receipt(seq: int, day: str, sender: tuple[str, str], **more: Any) -> Receipt:
    """One file of a unit that came."""
    plain = {
        "schema": 1,
        "seq": seq,
        "previous": "",
        "event": f"e{seq}",
        "instant": f"2022-12-{day}T02:00:00Z",
        "source": "giay" if sender == REGISTER else "git",
        "account": {"name": sender[0], "id": sender[1]},
        "register": {"received_by": "Văn thư"} if sender == REGISTER else None,
        "campaign": "2022",
        "unit": "phong-mot",
        "stage": "de_nghi",
        "path": "submissions/2022/don-vi/phong-mot/de-nghi.yaml",
        "blob": "e" * 40,
        "entries": {ONE: A},
        **more,
    }
    return Receipt.model_validate(plain)


def left(*receipts: Receipt) -> list[tuple[int, dict[str, str]]]:
    """What each receipt that counts brings, in the order given."""
    return [(one.seq, dict(one.entries)) for one in without_copies(receipts, units(), VN)]


def test_what_the_office_merges_came_when_it_came() -> None:
    """A stale merge and a late one bring nothing; what the unit sends again does."""
    first, second = receipt(1, "10", UNIT), receipt(2, "12", UNIT, entries={ONE: B})
    assert left(first, second, receipt(3, "13", OFFICE), receipt(4, "19", OFFICE, entries={ONE: B})) == [
        (1, {ONE: A}),
        (2, {ONE: B}),
    ]
    assert left(first, second, receipt(3, "13", UNIT)) == [(1, {ONE: A}), (2, {ONE: B}), (3, {ONE: A})]


def test_what_the_office_brings_first_is_its_arrival() -> None:
    """Only what nobody had sent, with the withdrawals of that."""
    first = receipt(1, "10", UNIT, entries={ONE: A, TWO: A}, withdrawn=[TWO])
    sent = receipt(2, "19", OFFICE, entries={ONE: B, TWO: A}, withdrawn=[ONE, TWO])
    assert left(first, sent) == [(1, {ONE: A, TWO: A}), (2, {ONE: B})]
    assert [one.withdrawn for one in without_copies([first, sent], units(), VN)] == [(TWO,), (ONE,)]


@pytest.mark.parametrize("typed", ["13", "19"])
def test_a_paper_came_when_the_register_says_so(typed: str) -> None:
    """Whenever it is typed and pushed, before it is written into the register or after."""
    paper = receipt(3, "10", REGISTER, entries={ONE: C})
    sent, pushed = receipt(1, "12", UNIT, entries={ONE: B}), receipt(2, typed, OFFICE, entries={ONE: C})
    assert left(sent, pushed) == [(1, {ONE: B}), (2, {ONE: C})]
    assert left(sent, pushed, paper) == [(1, {ONE: B}), (3, {ONE: C})]


def test_a_file_that_cannot_be_read_is_known_by_its_bytes() -> None:
    """The Office takes over an unreadable file too; another one is new."""
    sent = receipt(1, "10", UNIT, readable=False, entries={})
    for blob, number in (("e", 1), ("f", 2)):
        pushed = receipt(2, "19", OFFICE, readable=False, entries={}, blob=blob * 40)
        assert len(left(sent, pushed)) == number
    assert len(left(sent, receipt(2, "19", OFFICE, readable=False, entries={}, blob=""))) == 2
    assert left(sent, receipt(2, "19", UNIT, onto_main=True, readable=False, entries={})) == [(1, {})]


def test_the_office_sends_its_own_file_as_a_unit() -> None:
    """Of the Office's own unit every version counts, as of any unit."""
    sent = [receipt(1, "10", OFFICE, **OWN), receipt(2, "12", OFFICE, entries={ONE: B}, **OWN)]
    assert len(left(*sent, receipt(3, "13", OFFICE, **OWN))) == 3


@pytest.mark.parametrize(("sender", "whose"), [(UNIT, {}), (OFFICE, OWN)])
def test_what_a_unit_takes_in_itself_came_when_it_was_sent(sender: tuple[str, str], whose: dict[str, str]) -> None:
    """Its own stale or late merge brings nothing but what only that holds; the order of merging is no order of sending."""
    sent = [receipt(1, "10", sender, **whose), receipt(2, "12", sender, entries={ONE: B}, **whose)]
    stale = receipt(3, "13", sender, onto_main=True, **whose)
    late = receipt(4, "19", sender, entries={ONE: B, TWO: C}, onto_main=True, **whose)
    assert left(*sent, stale, late) == [(1, {ONE: A}), (2, {ONE: B}), (4, {TWO: C})]


def test_who_sends_onto_the_main_branch_alone_sends_there() -> None:
    """Each version counts, one that comes back too; what only came elsewhere later takes nothing away."""
    there = [receipt(n, f"1{n}", UNIT, onto_main=True, entries={ONE: one}) for n, one in enumerate((A, B, A), 1)]
    assert len(left(*there)) == 3
    assert len(left(there[0], receipt(2, "20", REGISTER), receipt(3, "21", UNIT))) == 3


def test_what_a_unit_goes_back_to_comes_again() -> None:
    """Edited on the main branch itself since: the text of before is what it sends last; asked once more, the same."""
    sent, merged = receipt(1, "10", UNIT), receipt(2, "11", UNIT, onto_main=True)
    edited, back = (receipt(n, f"1{n}", UNIT, onto_main=True, entries={ONE: one}) for n, one in ((3, B), (4, A)))
    found = [(1, {ONE: A}), (3, {ONE: B}), (4, {ONE: A})]
    assert left(sent, merged, edited, back) == found
    assert left(*without_copies((sent, merged, edited, back), units(), VN)) == found


def test_another_entry_edited_on_the_main_branch_makes_none_late() -> None:
    """What was sent in time by a branch is taken over late, whatever went onto the main branch between."""
    there, sent = receipt(1, "10", UNIT, onto_main=True), receipt(2, "12", UNIT, entries={ONE: B})
    beside = receipt(3, "13", UNIT, onto_main=True, entries={ONE: A, TWO: C})
    late = receipt(4, "19", UNIT, onto_main=True, entries={ONE: B, TWO: C})
    assert [seq for seq, brought in left(there, sent, beside, late) if brought.get(ONE) == B] == [2]


@pytest.mark.parametrize(
    ("instant", "number"),
    [("2022-12-14T16:59:59Z", 1), ("2022-12-14T17:00:00Z", 2)],
)
def test_who_left_the_office_takes_over_nothing(instant: str, number: int) -> None:
    """From the first day in another unit, in the plan's zone; whether that account may send is asked elsewhere."""
    assert len(left(receipt(1, "10", UNIT), receipt(2, "14", MOVED, instant=instant))) == number


def test_an_account_in_the_register_makes_no_copy() -> None:
    """A paper that the Office's account wrote into the register stays, whatever that account pushed before."""
    paper = receipt(2, "12", REGISTER, account={"name": OFFICE[0], "id": OFFICE[1]}, entries={ONE: C})
    assert left(receipt(1, "10", UNIT), paper, receipt(3, "13", OFFICE)) == [(1, {ONE: A}), (2, {ONE: C})]


def test_a_line_of_the_register_that_was_wrong_is_put_right() -> None:
    """What stands for it counts in its place, and again what stands for that; of another file, or of a server, nothing."""
    wrong, right = receipt(1, "10", REGISTER), receipt(2, "19", REGISTER, instead_of="e1")
    assert left(wrong, right) == [(2, {ONE: A})]
    assert left(wrong, right, receipt(3, "12", REGISTER, instead_of="e2")) == [(3, {ONE: A})]
    assert left(wrong, receipt(2, "19", REGISTER, instead_of="e1", **OWN)) == [(1, {ONE: A}), (2, {ONE: A})]
    assert left(receipt(1, "10", UNIT), right) == [(1, {ONE: A}), (2, {ONE: A})]


def test_of_several_that_put_one_line_right_the_last_counts() -> None:
    """Whichever of the lines before they name: a wrong line whose number is named twice does not count beside the last."""
    wrong, again = receipt(1, "10", REGISTER), receipt(2, "12", REGISTER, instead_of="e1")
    right = receipt(3, "19", REGISTER, instead_of="e1")
    assert left(wrong, again, right) == [(3, {ONE: A})]
    assert left(wrong, again, right, receipt(4, "11", REGISTER, instead_of="e2")) == [(4, {ONE: A})]


def test_a_change_beside_it_sends_no_old_text_again() -> None:
    """A newer version by a branch goes on counting where main, which holds the old one yet, is changed elsewhere."""
    old = receipt(1, "10", UNIT, onto_main=True)
    new = receipt(2, "11", UNIT, entries={ONE: B})
    beside = receipt(3, "12", UNIT, onto_main=True, entries={ONE: A, TWO: C})
    merged = receipt(4, "20", UNIT, onto_main=True, entries={ONE: B, TWO: C})
    assert left(old, new, beside, merged) == [(1, {ONE: A}), (2, {ONE: B}), (3, {TWO: C}), (4, {TWO: C})]


def test_who_goes_back_and_forth_on_the_main_branch_sends_each_time() -> None:
    """By whichever way the versions came first."""
    sent = [receipt(1, "10", UNIT, onto_main=True), receipt(2, "11", UNIT, entries={ONE: B})]
    there = [receipt(n, f"1{n}", UNIT, onto_main=True, entries={ONE: one}) for n, one in enumerate((B, A, B), 3)]
    assert left(*sent, *there) == [(1, {ONE: A}), (2, {ONE: B}), (4, {ONE: A}), (5, {ONE: B})]


def test_who_goes_back_to_what_a_branch_had_sent_sends_it_again() -> None:
    """Once the main branch has had what was sent after it; what is taken in one after the other is sent by none of that."""
    sent = [receipt(n, f"0{n}", UNIT, entries={ONE: one}) for n, one in enumerate((A, B, A, C), 1)]
    there = [receipt(n, f"1{n}", UNIT, onto_main=True, entries={ONE: one}) for n, one in enumerate((A, B, A, C), 5)]
    found = [(n, {ONE: one}) for n, one in enumerate((A, B, A, C), 1)]
    assert left(*sent, *there) == found
    assert left(*sent, *there[1:], receipt(9, "19", UNIT, onto_main=True)) == [*found, (9, {ONE: A})]
    assert left(*sent, *there[1:], receipt(9, "19", OFFICE, onto_main=True)) == found


def test_a_change_beside_it_leaves_behind_what_was_taken_back_by_a_branch() -> None:
    """The main branch has what was sent last, though no merge has changed it."""
    there, *sent = (
        receipt(n, f"1{n}", UNIT, entries={ONE: one}, onto_main=n == 1) for n, one in enumerate((A, B, A), 1)
    )
    beside = receipt(4, "14", UNIT, onto_main=True, entries={ONE: A, TWO: C}, carried=[ONE])
    back = receipt(5, "15", UNIT, onto_main=True, entries={ONE: B, TWO: C}, carried=[TWO])
    found = [(1, {ONE: A}), (2, {ONE: B}), (3, {ONE: A}), (4, {TWO: C}), (5, {ONE: B})]
    assert left(there, *sent, beside, back) == found


def test_a_change_beside_it_sends_nothing_that_the_office_put_back() -> None:
    """The unit changed another entry late: of this one it says nothing."""
    there, *put = (
        receipt(n, f"1{n}", UNIT if n == 1 else OFFICE, onto_main=True, entries={ONE: one})
        for n, one in enumerate((A, B, A), 1)
    )
    beside = receipt(4, "19", UNIT, onto_main=True, entries={ONE: A, TWO: C}, carried=[ONE])
    assert left(there, *put, beside) == [(1, {ONE: A}), (2, {ONE: B}), (4, {TWO: C})]


@pytest.mark.parametrize("old", [A, C])
def test_who_goes_back_to_what_a_branch_only_carried_along_sends_it(old: str) -> None:
    """A branch that began before what stands on the main branch keeps no way back, to be taken after the deadline."""
    sent = [receipt(n, f"1{n}", UNIT, entries={ONE: one}) for n, one in enumerate((A, B), 1)]
    merged = receipt(3, "13", UNIT, onto_main=True, entries={ONE: B})
    stale = receipt(4, "14", UNIT, entries={ONE: old, TWO: C}, withdrawn=[ONE], carried=[ONE])
    nothing = receipt(5, "15", UNIT, entries={ONE: old}, carried=[ONE])
    back = receipt(6, "19", UNIT, onto_main=True, entries={ONE: old, TWO: C})
    found = [(1, {ONE: A}), (2, {ONE: B}), (4, {TWO: C}), (5, {}), (6, {ONE: old})]
    assert left(*sent, merged, stale, nothing, back) == found


def test_what_a_branch_withdraws_beside_what_it_carried_along_is_withdrawn() -> None:
    """Of the text that it had from before, which says of itself that it is withdrawn, it withdraws nothing."""
    sent = receipt(1, "10", UNIT, entries={ONE: A, TWO: A}), receipt(2, "12", UNIT, onto_main=True, entries={ONE: B})
    stale = receipt(3, "14", UNIT, entries={ONE: A, TWO: C}, withdrawn=[ONE, TWO], carried=[ONE])
    *_, last = without_copies((*sent, stale), units(), VN)
    assert (dict(last.entries), last.withdrawn) == ({TWO: C}, (TWO,))


def test_what_a_branch_of_the_office_carried_along_is_no_sending_of_the_unit() -> None:
    """However old the branch is, and with nothing left that it could have brought."""
    sent = receipt(1, "10", UNIT), receipt(2, "12", UNIT, onto_main=True, entries={ONE: B})
    assert left(*sent, receipt(3, "13", OFFICE, carried=[ONE], blob="f" * 40)) == [(1, {ONE: A}), (2, {ONE: B})]


def test_what_the_main_branch_has_left_since_is_no_way_back_either() -> None:
    """A branch that began while the old text was there kept it; once another is there that is gone, if any came before.

    What only another branch has does not take it away.
    """
    old, new = receipt(1, "08", UNIT, entries={ONE: A, TWO: C}), receipt(3, "10", UNIT, entries={ONE: B, TWO: C})
    there = receipt(2, "09", UNIT, onto_main=True, entries={ONE: A, TWO: C})
    beside = receipt(4, "11", UNIT, entries={ONE: A, TWO: A}, carried=[ONE])
    merged = receipt(5, "12", UNIT, onto_main=True, entries={ONE: B, TWO: C})
    back = receipt(6, "19", UNIT, onto_main=True, entries={ONE: A, TWO: A})
    both = [(1, {ONE: A, TWO: C}), (3, {ONE: B, TWO: C})]
    assert left(old, there, new, beside, merged, back) == [*both, (4, {TWO: A}), (6, {ONE: A})]
    assert left(old, there, new, beside) == [*both, (4, {ONE: A, TWO: A})]
    sent = receipt(5, "12", UNIT, entries={ONE: C})
    assert left(old, there, new, beside, sent) == [*both, (4, {ONE: A, TWO: A}), (5, {ONE: C})]
    assert left(new, beside, merged) == [(3, {ONE: B, TWO: C}), (4, {TWO: A})]


def test_what_nobody_had_sent_came_with_the_first_that_carried_it() -> None:
    """Whatever is sent of it late, and whoever goes back to it then."""
    carried = receipt(1, "10", UNIT, entries={ONE: A, TWO: C}, carried=[ONE])
    late = [receipt(n, f"1{n}", UNIT, onto_main=True, entries={ONE: one}) for n, one in ((8, B), (9, A))]
    assert left(carried, *late) == [(1, {ONE: A, TWO: C}), (8, {ONE: B}), (9, {ONE: A})]


def test_what_a_change_beside_it_carries_stands_on_the_main_branch() -> None:
    """A branch from before that text keeps no way back, though the main branch has another one since."""
    old, new = receipt(1, "10", UNIT, entries={ONE: A}), receipt(2, "11", UNIT, onto_main=True, entries={ONE: B})
    beside = receipt(3, "12", UNIT, onto_main=True, entries={ONE: B, TWO: C}, carried=[ONE])
    stale = receipt(4, "13", UNIT, entries={ONE: A, TWO: A}, carried=[ONE])
    back = receipt(5, "19", UNIT, onto_main=True, entries={ONE: A, TWO: C}, carried=[TWO])
    assert left(old, new, beside, stale, back) == [
        *((1, {ONE: A}), (2, {ONE: B}), (3, {TWO: C}), (4, {TWO: A}), (5, {ONE: A}))
    ]


def test_what_a_branch_carried_along_is_not_sent_by_its_merge() -> None:
    """What stood on the main branch before the ledger began came with the branch, not when that was taken in."""
    sent = receipt(1, "10", UNIT, entries={ONE: A, TWO: C}, carried=[ONE])
    merged = receipt(2, "19", UNIT, onto_main=True, entries={ONE: A, TWO: C})
    assert left(sent, merged) == [(1, {ONE: A, TWO: C})]


def test_of_two_branches_that_carried_it_along_that_one_counts_whose_text_it_is() -> None:
    """Nobody having sent it: the text of the other came no earlier, nor was it changed late."""
    other, own = (receipt(n, f"1{n}", UNIT, entries={ONE: one}, carried=[ONE]) for n, one in ((1, C), (8, A)))
    assert [dict(one.entries) for one in as_sent([other, own], ONE, A)] == [{}, {ONE: A}]


def test_what_the_register_puts_right_later_is_known_before() -> None:
    """What the Office pushed after the wrong day and before the right one came as the register says."""
    wrong, pushed = receipt(1, "10", REGISTER), receipt(2, "13", OFFICE)
    assert left(wrong, pushed, receipt(3, "19", REGISTER, instead_of="e1")) == [(3, {ONE: A})]


def test_the_office_merges_what_only_the_merge_brings() -> None:
    """Nobody had sent it by a branch."""
    merged = receipt(2, "12", OFFICE, onto_main=True, entries={ONE: A, TWO: B})
    assert left(receipt(1, "10", UNIT), merged) == [(1, {ONE: A}), (2, {TWO: B})]


def test_what_cannot_be_read_takes_nothing_off_the_main_branch() -> None:
    """What stood there before, or nothing, is not sent again when the file can be read once more."""
    spoilt = receipt(3, "12", UNIT, onto_main=True, readable=False, entries={}, blob="f" * 40)
    back = receipt(4, "13", UNIT, onto_main=True, entries={ONE: A, TWO: C})
    old, new = receipt(1, "10", UNIT, onto_main=True), receipt(2, "11", UNIT, entries={ONE: B})
    assert left(old, new, spoilt, back) == [(1, {ONE: A}), (2, {ONE: B}), (3, {}), (4, {TWO: C})]
    assert left(spoilt, back) == [(3, {}), (4, {ONE: A, TWO: C})]


@pytest.mark.parametrize(("until", "number"), [("2022-12-11T16:59:59+00:00", 1), ("2022-12-11T17:00:00+00:00", 2)])
def test_what_has_come_by_an_instant_is_known_then(until: str, number: int) -> None:
    """A paper of a day from that day's first instant in the zone of the plan."""
    paper = receipt(2, "12", REGISTER, entries={ONE: C}, day_only=True, instant="2022-12-12T00:00:00Z")
    came = without_copies((receipt(1, "10", UNIT), paper), units(), VN, until=datetime.fromisoformat(until))
    assert len(came) == number
