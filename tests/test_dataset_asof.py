"""What somebody sees who asks about an instant of the past."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest

from snapshots import PROJECT, base_files, inputs_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.repository import open_repository
from thidua.receipts.states import State
from thidua.rules.verdict import judge
from thidua.snapshot import from_folder


@cache
def campaign(at: str) -> Campaign:
    """The illustration's campaign as it was at an instant."""
    return open_repository(inputs_of(from_folder(PROJECT).files, at)).campaigns[0]


SESSION, FIRST, SECOND, THIRD = date(2022, 12, 27), date(2022, 12, 30), date(2023, 3, 15), date(2023, 4, 12)


@pytest.mark.parametrize(
    ("at", "issued"),
    [
        ("2022-12-26T23:59:59.999999+07:00", []),
        ("2022-12-27T00:00:00+07:00", [SESSION]),
        ("2022-12-29T16:59:59.999999+00:00", [SESSION]),
        ("2022-12-29T17:00:00+00:00", [SESSION, FIRST]),
        ("2023-04-11T23:59:59+07:00", [SESSION, FIRST, SECOND]),
        ("2023-04-12T00:00:00+07:00", [SESSION, FIRST, SECOND, THIRD]),
        ("", [SESSION, FIRST, SECOND, THIRD]),
    ],
)
def test_a_document_is_there_from_the_beginning_of_its_day(at: str, issued: list[date]) -> None:
    """In the zone of the plan; who asks about no instant sees all."""
    asked = campaign(at)
    assert [one.record.day for one in (*asked.sessions, *asked.decisions)] == issued


@pytest.mark.parametrize(
    ("at", "state"),
    [("2022-12-22T23:59:59+07:00", State.LATE), ("2022-12-23T00:00:00+07:00", State.LATE_REFUSED)],
)
def test_a_ruling_holds_from_the_beginning_of_the_day_of_its_ground(at: str, state: State) -> None:
    """Before it, what came late awaits a decision."""
    assert {one.standing.state for one in campaign(at).nominations["thanh-tra"].people} == {state}


@pytest.mark.parametrize(("at", "accepted"), [("2022-12-18T23:59:59+07:00", 0), ("2022-12-19T00:00+07:00", 1), ("", 1)])
def test_a_waiver_holds_from_the_beginning_of_its_day(at: str, accepted: int) -> None:
    """Before it the finding is open, and nobody is told that the waiver fits nothing."""
    found = judge(open_repository(inputs_of(from_folder(PROJECT).files, at))).campaigns[0].findings
    assert sum(bool(one.waived) for one in found if one.rule == "headcount-mismatch") == accepted
    assert not [one for one in found if one.rule == "waiver-invalid"]


WAIVERS, COUNCIL = "submissions/2022/ke-hoach/mien-tru.yaml", "submissions/2022/hoi-dong/phien-hop-01.yaml"


@pytest.mark.parametrize(
    ("path", "begin", "was", "odd", "at", "rule"),
    [
        (WAIVERS, "muc:\n", "headcount-mismatch", "same-name", "2022-12-20T08:00+07:00", "waiver-invalid"),
        (COUNCIL, "trinh_cap_tren:\n", "CO_TINH", "CO_LA", "2022-12-30T08:00+07:00", "unknown-title"),
    ],
)
def test_a_line_is_that_of_the_file_whatever_came_later(
    path: str, begin: str, was: str, odd: str, at: str, rule: str
) -> None:
    """What was not there yet stands in the list before what was: that keeps its line."""
    files = from_folder(PROJECT).files
    head, item = files[path].decode().split(begin)
    later = (
        item.partition("ghi_chu: Hồ sơ")[0].replace("ngay: 2022-12-19", "ngay: 2023-02-01").replace("12-30", "12-31")
    )
    text = head + begin + later + item.replace(was, odd)
    verdict = judge(open_repository(inputs_of({**files, path: text.encode()}, at)))
    (found,) = (one for one in verdict.campaigns[0].findings if one.rule == rule)
    assert found.at.place is not None
    assert odd in text.split("\n")[found.at.place.line - 1]


@pytest.mark.parametrize(("at", "number"), [("2022-12-29T12:00+07:00", 0), ("", 1)])
def test_a_proposal_is_there_from_the_beginning_of_its_day(at: str, number: int) -> None:
    """What a session proposes to higher levels may go out long after it."""
    (session,) = campaign(at).sessions
    assert len(session.record.proposals) == number


def test_the_instant_of_asking_is_that_of_the_newest_receipt_or_of_the_commit() -> None:
    """Whichever is later, where nobody asks about another."""
    inputs = inputs_of(from_folder(PROJECT).files)
    newest = datetime(2022, 12, 22, 8, 20, 44, tzinfo=UTC)
    for time, at in [
        (None, newest),
        (datetime(2022, 12, 22, 8, 20, 43, tzinfo=UTC), newest),
        (datetime(2022, 12, 22, 8, 20, 45, tzinfo=UTC), datetime(2022, 12, 22, 8, 20, 45, tzinfo=UTC)),
    ]:
        assert open_repository(inputs._replace(time=time)).campaigns[0].at == at


def test_a_decision_waits_for_its_day() -> None:
    """What a commit holds that is dated later than all that is known is not counted yet, and the Office is told."""
    inputs = inputs_of(from_folder(PROJECT).files)._replace(time=datetime(2022, 12, 29, 2, tzinfo=UTC))
    verdict = judge(open_repository(inputs)).campaigns[0]
    assert verdict.campaign.decisions == ()
    told = [one for one in verdict.findings if one.rule == "date-out-of-order"]
    assert [one.message for one in told] == [
        f"quyết định ngày {day:%d/%m/%Y}, sau lúc của số liệu (09:00 29/12/2022), nên chưa được tính"
        for day in (FIRST, SECOND, THIRD)
    ]
    assert told[0].at.place is not None
    for known in (inputs._replace(draft=True), inputs._replace(time=None), inputs._replace(at=inputs.time)):
        found = judge(open_repository(known)).campaigns[0]
        assert not [one for one in found.findings if one.rule == "date-out-of-order"]
        assert len(found.campaign.decisions) == (0 if known.at else 3)


def test_what_is_left_of_a_list_stands_where_it_stands_in_the_file() -> None:
    """Of two waivers the first was not yet given: the second is found in its own line."""
    given = "quy_tac: headcount-mismatch, tep: x, ly_do: x, can_cu: {loai: bien_ban, ngay: 2022-12-01}"
    by = "nguoi_quyet_dinh: {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc}"
    rows = "".join(f"  - {{{given}, {by}, ngay: 2022-12-{day}}}\n" for day in (19, 12))
    files = base_files() | {"submissions/2022/ke-hoach/mien-tru.yaml": f"schema: 1\nmuc:\n{rows}".encode()}
    for at, lines in (("2022-12-15T08:00:00+07:00", [4]), ("2022-12-20T08:00:00+07:00", [3, 4]), ("", [3, 4])):
        waivers = open_repository(inputs_of(files, at)).campaigns[0].waivers
        assert waivers is not None
        places = [(waivers.at("items", n).place, waivers.at("items", n, "day").place) for n in range(len(lines))]
        assert [[one.line for one in pair if one] for pair in places] == [[line, line] for line in lines]
        whole = waivers.at("items").place
        assert whole is not None
        assert whole.line == 3
