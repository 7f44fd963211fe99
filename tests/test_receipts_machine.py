"""Any course of sending, amending, reformatting, withdrawing, deleting and sending again, against a plain list."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha1
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from snapshots import base_files
from thidua.dataset.campaign import Campaign
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.intake.arrival import Arrival, Began, receipt_of
from thidua.intake.office import office_of
from thidua.model.terms import Stage
from thidua.receipts import states
from thidua.receipts.ledger import Ledger
from thidua.receipts.receipt import Account, Receipt, Source
from thidua.receipts.states import State, Term, end_of_day

PATH = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
END = datetime(2022, 12, 16, 17, tzinfo=UTC)
TEXT = base_files()[PATH].decode()
_START = TEXT.index("  - ma_so: nv-007")
_NEXT = TEXT.index("  - ma_so: nv-008")
HEAD, PERSON, REST = TEXT[:_START], TEXT[_START:_NEXT], TEXT[_NEXT:]
OTHERS = tuple(line.split()[-1] for line in REST.splitlines() if "ma_so:" in line)
WITHDRAWN, ABSENT = "withdrawn", "absent"
OFFICE = office_of(base_files())
UNIT, CLERK = Account(name="tk-phong-hai", id="101"), Account(name="tk-van-phong", id="102")
MINUTES = st.one_of(st.integers(1, 3), st.integers(1, 3000), st.just(0))


def written(what: int | str, comments: int) -> bytes:
    """The unit's file with one version of the person nv-007, or without; comments change no entry."""
    person = "" if what == ABSENT else PERSON
    if isinstance(what, int):
        person += f"    ghi_chu: bản {what}\n"
    if what == WITHDRAWN:
        person += "    rut_de_nghi: {ngay: 2022-12-15, ly_do: khac}\n"
    return (HEAD + person + REST + "# x\n" * comments).encode()


def expected(history: list[tuple[datetime, int | str]]) -> State | None:
    """The state of nv-007 from the plain list of what was sent when; None before anything was."""
    now = history[-1][1] if history else ABSENT
    ends = [number for number, (_, what) in enumerate(history) if what == WITHDRAWN]
    since = [(at, what) for at, what in history[ends[-1] + 1 if ends else 0 :] if what != ABSENT]
    if now == WITHDRAWN:
        return State.WITHDRAWN
    if now == ABSENT:
        return State.VANISHED if since else None
    in_time = [what for at, what in since if at < END]
    if in_time and in_time[-1] == now:
        return State.ON_TIME
    return State.CORRECTED_LATE if in_time else State.LATE


class Course(RuleBasedStateMachine):
    """One unit's file over time; each push is recorded at its instant, what is sent is merged in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.now = END - timedelta(days=3)
        self.history: list[tuple[datetime, int | str]] = []
        self.receipts: list[Receipt] = []
        self.data: bytes | None = None
        self.blobs: dict[str, bytes] = {}
        self.sent: list[bytes] = []
        self.there = 0
        self.number = 0
        self.comments = 0

    def _push(self, minutes: int, what: int | str) -> None:
        self.data = written(what, self.comments)
        self.sent.append(self.data)
        self._recorded(minutes, self.data, UNIT)
        self.history.append((self.now, what))

    def _recorded(
        self, minutes: int, data: bytes, account: Account, *, onto_main: bool = False, began: Began | None = None
    ) -> None:
        self.now += timedelta(minutes=minutes)
        blob = sha1(b"blob %d\0" % len(data) + data).hexdigest()  # noqa: S324 - Git's name of a blob
        self.blobs[blob] = data
        mark = str(len(self.receipts))
        arrival = Arrival(self.now, Source.GIT, account=account, mark=mark, onto_main=onto_main)
        receipt = receipt_of(PATH, data, blob, arrival, OFFICE, began)
        self.receipts.append(receipt.model_copy(update={"seq": len(self.receipts) + 1}))

    @rule(minutes=MINUTES)
    def send(self, minutes: int) -> None:
        """A version that was never there: the first, or a correction."""
        self.number += 1
        self._push(minutes, self.number)

    @rule(minutes=MINUTES, back=st.integers(1, 3))
    def send_again(self, minutes: int, back: int) -> None:
        """A version of before: a correction is taken back, a deleted entry comes again."""
        self._push(minutes, max(1, self.number - back))
        self.number = max(1, self.number)

    @rule(minutes=MINUTES)
    def reformat(self, minutes: int) -> None:
        """Comments only: the same entries in another file."""
        if self.history:
            self.comments += 1
            self._push(minutes, self.history[-1][1])

    @rule(minutes=MINUTES)
    def withdraw(self, minutes: int) -> None:
        """The entry says that it is withdrawn."""
        self._push(minutes, WITHDRAWN)

    @rule(minutes=MINUTES)
    def delete(self, minutes: int) -> None:
        """The entry is taken out without a word."""
        self._push(minutes, ABSENT)

    @rule(minutes=MINUTES, back=st.integers(1, 4), account=st.sampled_from([UNIT, CLERK]))
    def merge(self, minutes: int, back: int, account: Account) -> None:
        """What was sent is taken onto the main branch, the last version or an older one: nothing was sent by that.

        A unit that goes back behind what is there sends again.
        """
        number = max(0, len(self.sent) - back)
        if self.sent and (account is CLERK or number >= self.there):
            self.there = max(number, self.there)
            self._recorded(minutes, self.sent[number], account, onto_main=True)

    @rule(minutes=MINUTES, back=st.integers(1, 4))
    def beside(self, minutes: int, back: int) -> None:
        """A branch that began from a version that was there changes the head only, and nobody else's entry."""
        if self.sent:
            stood = self.sent[-min(back, len(self.sent))]
            data = stood.replace(b"schema: 1\n", b"schema: 1\nghi_chu: %d\n" % len(self.receipts), 1)
            self._recorded(minutes, data, UNIT, began=Began([stood]))

    @rule(days=st.integers(1, 4))
    def wait(self, days: int) -> None:
        """Nothing happens for days."""
        self.now += timedelta(days=days)

    @invariant()
    def no_entry_is_lost_and_no_state_is_wrong(self) -> None:
        """Whatever came before, and in whichever order receipts are read."""
        if self.data is None:
            return
        campaign = self._campaign()
        assert state_of(campaign, "nv-007") == expected(self.history)
        first = self.history[0][0]
        for code in OTHERS:
            assert state_of(campaign, code) == (State.ON_TIME if first < END else State.LATE)

    def _campaign(self) -> Campaign:
        shuffled = Random(len(self.receipts)).sample(self.receipts, len(self.receipts))  # noqa: S311 - an order
        ledgers = {"2022": Ledger(tuple(shuffled))}
        files = base_files() | {PATH: self.data or b""}
        inputs = Inputs(files, regimes(), ledgers, versions=self.blobs, at=self.now + timedelta(seconds=1))
        return open_repository(inputs).campaigns[0]


def state_of(campaign: Campaign, code: str) -> State | None:
    """The state that a campaign gives a person of the unit; None where nothing is known of them."""
    key = f"ca_nhan/{code}"
    entries = [e for e in campaign.dossiers(Stage.NOMINATION)["phong-hai"].entries if e.key == key]
    if entries:
        return entries[0].standing.state
    return next((one.state for one in campaign.unseen if one.key == key), None)


Course.TestCase.settings = settings(max_examples=30, stateful_step_count=14, deadline=None)
TestCourse: Any = Course.TestCase


@pytest.mark.long
def test_many_courses() -> None:
    """The same, for minutes."""
    run_state_machine_as_test(Course, settings=settings(max_examples=100, stateful_step_count=25, deadline=None))


@pytest.mark.long
@pytest.mark.parametrize("end", [datetime(2022, 3, 18, 17, tzinfo=UTC), END])
def test_a_million_instants_against_integers(end: datetime) -> None:
    """Half a million for each deadline: on time before its last microsecond has passed, days late by whole days."""
    zone = timezone(timedelta(hours=7))
    day = date(end.year, end.month, end.day)
    term = Term(end_of_day(day, zone), zone)
    base = receipt_of(PATH, base_files()[PATH], "b" * 40, Arrival(END, Source.GIT), OFFICE)
    key, digest = "ca_nhan/nv-007", "d" * 64
    dice = Random(18)  # noqa: S311 - instants
    for _ in range(500_000):
        reach = dice.choice((5, 1_000_000, 90_000_000_000, 40_000_000_000_000))
        offset = dice.randrange(-reach, reach)
        one = base.model_copy(update={"instant": end + timedelta(microseconds=offset), "entries": {key: digest}})
        found = states.state_of(digest, key, [one], term, withdrawn=False, closed=True)
        wanted = (State.ON_TIME, 0) if offset < 0 else (State.LATE, offset // 86_400_000_000 + 1)
        assert (found.state, found.days_late) == wanted, offset
