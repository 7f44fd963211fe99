"""What still waits for the Council, and whether a unit has been considered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from snapshots import base_files, verdict_of
from thidua.dataset.agenda import agenda, considered
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.receipts.states import Counting, Standing, State

ONE, TWO = "phong-mot", "van-phong"
CAMPAIGN = verdict_of(base_files()).campaigns[0].campaign
KEYS = [
    (e.subject, e.code, a) for d in CAMPAIGN.nominations.values() for e in (*d.collectives, *d.people) for a in e.awards
]


def counts(voted: Any = (), people: Mapping[str, tuple[Entry[Any], ...]] | None = None) -> Counts:
    """The base case with votes on some awards, and other people nominated by some units."""
    other = {
        unit: CAMPAIGN.nominations[unit]._replace(people=own, collectives=()) for unit, own in (people or {}).items()
    }
    changed = replace(CAMPAIGN, nominations=dict(CAMPAIGN.nominations) | other)
    return cast("Counts", SimpleNamespace(campaign=changed, cases=dict.fromkeys(voted)))


def test_all_that_counts_waits_for_a_vote() -> None:
    """In the order of the catalogue; what was voted on is gone."""
    waiting = agenda(counts())
    order = list(CAMPAIGN.catalogue.awards)
    found = [(one.entry.subject, one.entry.code, one.award) for one in waiting]
    assert found == sorted(KEYS, key=lambda key: order.index(key[2]))
    assert len(found) == 20
    assert not any(one.undecided for one in waiting)
    assert agenda(counts(KEYS)) == ()
    (left,) = agenda(counts(KEYS[1:]))
    assert (left.entry.subject, left.entry.code, left.award) == KEYS[0]


def test_a_unit_is_considered_when_all_of_it_is() -> None:
    """None where nothing of it is: nothing sent, all withdrawn, or nothing that the regime knows."""
    assert considered(counts(KEYS), ONE) is True
    first = KEYS[0][1]
    rest = [key for key in KEYS if key[1] != first]
    whose = next(
        unit for unit, d in CAMPAIGN.nominations.items() if any(e.code == first for e in d.people + d.collectives)
    )
    others = [unit for unit in CAMPAIGN.nominations if unit != whose]
    assert (considered(counts(rest), whose), [considered(counts(rest), unit) for unit in others]) == (
        False,
        [True, True],
    )
    assert considered(counts(KEYS), "khong-co") is None
    person = CAMPAIGN.nominations[ONE].people[0]
    for nothing in ((), (replace(person, counted=()),), (replace(person, counted=("LA",)),)):
        assert considered(counts(KEYS, {ONE: nothing}), ONE) is None


def test_a_late_correction_waits_with_all_that_it_asks_for() -> None:
    """Its lateness is decided first; what is withdrawn or refused waits for nothing."""
    person = replace(CAMPAIGN.nominations[ONE].people[0], counted=())
    late = replace(person, standing=Standing(State.CORRECTED_LATE, Counting.OLDER))
    found = [one for one in agenda(counts(KEYS, {ONE: (late,)})) if one.entry.code == late.code]
    assert found == []
    waiting = [one for one in agenda(counts((), {ONE: (late, person)})) if one.entry.code == late.code]
    assert [(one.award, one.undecided) for one in waiting] == [(award, True) for award in late.awards]
    assert considered(counts((), {ONE: (late,)}), ONE) is False
    known = replace(late, counted=late.awards[:1])
    (only,) = [one for one in agenda(counts((), {ONE: (known,)})) if one.entry.code == late.code]
    assert (only.award, only.undecided) == (late.awards[0], False)
