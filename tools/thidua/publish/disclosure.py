"""What the public edition may show, decided in one place: nothing from which one refusal can be told.

Who was nominated and not recognised is nobody's business outside. So the public edition shows
agency totals of the nominations until there is a decision, unless so few that a later result
tells who was turned down, and only what was recognised from then on; of a single unit it never
shows a count of nominations, and of its findings only those that are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Dossier
from thidua.dataset.recognition import Recognition
from thidua.finding import Finding
from thidua.model.terms import NamesShown, Scope
from thidua.publish.edition import Edition
from thidua.receipts.states import NAMES, State
from thidua.text import name_key

FEWEST = 3
"""A count below this might point at a person."""
_LATE = "nhận sau hạn"
_PUBLIC_STATES = {
    State.ON_TIME: NAMES[State.ON_TIME],
    State.EXTENDED: NAMES[State.EXTENDED],
    State.CORRECTED_LATE: NAMES[State.CORRECTED_LATE],
    State.LATE: _LATE,
    State.LATE_ACCEPTED: _LATE,
    State.LATE_REFUSED: _LATE,
    State.UNREAD: NAMES[State.UNREAD],
    State.UNRECORDED: NAMES[State.UNRECORDED],
}
"""Lateness may be told until there is a decision; what was decided of it, and who withdrew, may not."""


def shows_units(campaign: Campaign, edition: Edition) -> bool:
    """Whether states of single units may be shown."""
    return edition is Edition.INTERNAL or campaign.plan.record.publicity.unit_states


def shown_counts(counts: Counts, edition: Edition) -> tuple[Count, ...]:
    """The counts that an edition shows, nominations first."""
    if edition is Edition.INTERNAL:
        return (*counts.nominated, *counts.recognised)
    if not counts.recognised:
        return tuple(c for c in counts.nominated if c.scope is Scope.AGENCY and not 0 < c.count < FEWEST)
    units = shows_units(counts.campaign, edition)
    return tuple(count for count in counts.recognised if count.scope is Scope.AGENCY or units)


def shown_overlap(count: Count, edition: Edition) -> int | None:
    """How many of the counted hold the base award too; outside only of those recognised, whose awards are told anyway."""
    return count.both if edition is Edition.INTERNAL or count.recognised else None


def tells_when(campaign: Campaign, edition: Edition) -> bool:
    """Whether it may be told when a unit's file came: once people are recognised, lateness beside nobody would tell of a refusal."""
    return edition is Edition.INTERNAL or not campaign.decided


def shown_states(campaign: Campaign, dossier: Dossier, edition: Edition) -> str:
    """In which states the entries are: how many of each, or publicly only which there are, until the decision."""
    if not tells_when(campaign, edition):
        return ""
    found = Counter(entry.standing.state for entry in dossier.entries if entry.key != "dau")
    if edition is Edition.INTERNAL:
        return ", ".join(f"{found[state]} {NAMES[state]}" for state in State if found[state])
    return ", ".join(dict.fromkeys(name for state, name in _PUBLIC_STATES.items() if found[state]))


def many(findings: Iterable[Finding]) -> Iterator[tuple[str, str, int]]:
    """Rule, title and number of the findings that a public page of a unit may count."""
    found = Counter((finding.rule, finding.title) for finding in findings)
    return ((rule, title, count) for (rule, title), count in sorted(found.items()) if count >= FEWEST)


def shows_name(campaign: Campaign, edition: Edition, one: Recognition) -> bool:
    """Whether the name of a recognised person may be shown: only with a decision's number.

    Where the code is somebody else's, nobody's name is shown until it is mended.
    """
    if edition is Edition.INTERNAL:
        return True
    person = campaign.people.find(one.code)
    agrees = person is None or name_key(one.name) in person.names
    allowed = campaign.plan.record.publicity.names is NamesShown.AFTER_DECISION
    return allowed and agrees and bool(one.decision.record.number) and one.annulled is None


def shown_recognitions(campaign: Campaign, edition: Edition) -> tuple[Recognition, ...]:
    """What was recognised; outside without what was annulled since."""
    return tuple(one for one in campaign.recognised if one.annulled is None or edition is Edition.INTERNAL)
