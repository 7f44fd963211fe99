"""Records of the Council and of the head with the codes in force.

A wrong staff code is mended in the roster, which keeps the old one; papers that were signed
before stay as they are. `current` gives the code in force for any code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from thidua.dataset.located import Located

if TYPE_CHECKING:
    from thidua.model.council import Council, Member, Session
    from thidua.model.decision import Awarded, Decision

Current = Callable[[str], str]
R = TypeVar("R", "Member", "Awarded")


def recoded_council(council: Located[Council], current: Current) -> Located[Council]:
    """The Council with its members' codes in force."""
    record = council.record
    return replace(council, record=record.changed(members=_each(record.members, current)))


def recoded_session(session: Located[Session], current: Current) -> Located[Session]:
    """A session with the codes in force of who was there and of whom it was about."""
    record = session.record
    cases = (
        case.changed(person=current(case.person) if case.person else None, recused=tuple(map(current, case.recused)))
        for case in record.cases
    )
    present, written = tuple(map(current, record.present)), tuple(map(current, record.written))
    return replace(session, record=record.changed(present=present, written=written, cases=tuple(cases)))


def recoded_decision(decision: Located[Decision], current: Current) -> Located[Decision]:
    """A decision with its people's codes in force."""
    record = decision.record
    return replace(decision, record=record.changed(people=_each(record.people, current)))


def _each(records: Iterable[R], current: Current) -> tuple[R, ...]:
    return tuple(one.changed(code=current(one.code)) for one in records)
