"""Which receipts of a campaign count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from snapshots import edited, inputs_of
from test_receipts_copies import ONE, REGISTER, UNIT, B, C, receipt
from thidua.dataset.campaign import Campaign
from thidua.dataset.repository import open_repository
from thidua.dataset.rightful import rightful, rightful_of
from thidua.receipts.receipt import Receipt

UNITS = "submissions/co-quan/don-vi.yaml"
OFFICE, STRANGER = ("tk-van-phong", "102"), ("la", "999")


def campaign(*pairs: tuple[str, str]) -> Campaign:
    """The base case, its list of units edited."""
    return open_repository(inputs_of(edited(UNITS, *pairs))).campaigns[0]


def left(found: Campaign, *receipts: Receipt) -> list[int]:
    """The numbers of those that count."""
    return [one.seq for one in rightful_of(found, receipts)]


def test_a_stranger_and_a_copy_count_for_nothing() -> None:
    """Where the list of units cannot be read, nobody is known as a stranger or as the Office."""
    sent = (
        receipt(1, "10", UNIT),
        receipt(2, "11", STRANGER, entries={ONE: B}),
        receipt(3, "12", OFFICE),
        receipt(4, "12", OFFICE, entries={ONE: C}),
    )
    assert left(campaign(), *sent) == [1, 4]
    assert left(campaign(("schema: 1", "schema: [")), *sent) == [1, 2, 3, 4]


@pytest.mark.parametrize(("instant", "number"), [("2022-12-14T16:59:59Z", []), ("2022-12-14T17:00:00Z", [1])])
def test_an_account_counts_from_its_day_in_the_zone_of_the_plan(instant: str, number: list[int]) -> None:
    """From 00:00 at +07:00."""
    found = campaign(('{ten: tk-phong-mot, id: "100"}', '{ten: tk-phong-mot, id: "100", tu_ngay: 2022-12-15}'))
    assert left(found, receipt(1, "14", UNIT, instant=instant)) == number


@pytest.mark.parametrize(("instant", "number"), [("2022-12-14T16:59:59Z", [1, 3]), ("2022-12-14T17:00:00Z", [1])])
def test_the_office_takes_over_from_the_day_of_its_account(instant: str, number: list[int]) -> None:
    """An account that moved to the Office: before, it sent as the unit's own."""
    both = campaign(
        ('{ten: tk-phong-mot, id: "100"}', '{ten: tk-phong-mot, id: "100"}\n      - {ten: moi, den_ngay: 2022-12-14}'),
        ('{ten: tk-van-phong, id: "102"}', '{ten: tk-van-phong, id: "102"}\n      - {ten: moi, tu_ngay: 2022-12-15}'),
    )
    assert left(both, receipt(1, "10", UNIT), receipt(3, "14", ("moi", ""), instant=instant)) == number


def test_those_known_at_the_instant_of_asking() -> None:
    """In the order of the chain."""
    plain = campaign()
    sent = (receipt(1, "10", UNIT), receipt(2, "12", OFFICE), receipt(3, "16", UNIT, entries={ONE: B}))
    asked = replace(plain, ledger=plain.ledger._replace(receipts=sent), at=datetime(2022, 12, 15, tzinfo=UTC))
    assert rightful(asked) == sent[:1]


def test_a_wrong_line_counts_at_no_earlier_instant() -> None:
    """Put right by a line of a later day, the file had not come between the two."""
    plain = campaign()
    lines = (receipt(1, "10", REGISTER), receipt(2, "19", REGISTER, instead_of="e1"))
    asked = replace(plain, ledger=plain.ledger._replace(receipts=lines), at=datetime(2022, 12, 15, tzinfo=UTC))
    assert rightful(asked) == ()
    assert rightful(replace(asked, at=datetime(2022, 12, 20, tzinfo=UTC))) == lines[1:]
