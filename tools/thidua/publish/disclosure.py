"""What the public edition may show, decided in one place: nothing from which one refusal can be told.

Who was nominated and not recognised is nobody's business outside, and whoever keeps an old copy can
compare it with the new one. So the public edition counts nobody before there is a decision, unless the
plan asks for it, and from then on only the recognised; of a single unit it never counts nominations, and
of its findings it tells those of the file itself, which hang on nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Dossier
from thidua.dataset.ranking import every_count
from thidua.dataset.recognition import Recognition
from thidua.finding import Finding, Severity
from thidua.model.terms import NamesShown, Scope, Stage, Subject, TotalsShown
from thidua.publish.edition import Edition
from thidua.receipts.canon import HEAD
from thidua.receipts.states import NAMES, State
from thidua.report import results
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
"""What may be told of a file in time; what was decided of it may not."""
_UNREADABLE = frozenset({"unreadable-yaml", "not-a-plain-file", "text-not-allowed", "wrong-place"})
_OF_THE_HEAD = frozenset(
    {
        *("unknown-field", "missing-field", "wrong-value", "text-not-allowed", "date-out-of-order", "not-confirmed"),
        *("peer-review-missing", "peer-review-invalid", "paper-missing"),
    }
)
"""Rules of which a finding may concern a file as a whole, or what stands in it of nobody."""


def shows_units(campaign: Campaign, edition: Edition) -> bool:
    """Whether states of single units may be shown."""
    return edition is Edition.INTERNAL or campaign.plan.record.publicity.unit_states


def counts_early(campaign: Campaign, edition: Edition) -> bool:
    """Whether people may be counted before they are recognised."""
    return edition is Edition.INTERNAL or campaign.plan.record.publicity.totals is TotalsShown.BEFORE_DECISION


def shown_counts(counts: Counts, edition: Edition) -> tuple[Count, ...]:
    """The counts that an edition shows, nominations first; outside no unit of which nobody makes base or count.

    Nor does the outside hear of a few nominees, or of single people about whom something is still undecided.
    """
    if edition is Edition.INTERNAL:
        return (*counts.nominated, *counts.recognised)
    if counts.recognised:
        units = shows_units(counts.campaign, edition)
        return tuple(c for c in counts.recognised if c.scope is Scope.AGENCY or (units and (c.base or c.count)))
    if not counts_early(counts.campaign, edition):
        return ()
    few = range(1, FEWEST)
    told = (c for c in counts.nominated if c.scope is Scope.AGENCY and c.count not in few and c.base not in few)
    return tuple(
        replace(c, pending=c.pending._replace(undecided=0, base_undecided=0, waiting=0, strangers=0)) for c in told
    )


def told_counts(counts: Counts, edition: Edition) -> tuple[Count, ...]:
    """The counts that data hold: those that are shown, inside also what the Council's vote leaves of the nominations."""
    return every_count(counts) if edition is Edition.INTERNAL else shown_counts(counts, edition)


def shown_overlap(count: Count, edition: Edition) -> int | None:
    """How many of the counted hold the base award too; outside only of those recognised, whose awards are told anyway."""
    return count.both if edition is Edition.INTERNAL or count.recognised else None


def tells_instant(campaign: Campaign, edition: Edition) -> bool:
    """Whether it may be told at which instant the site was asked for."""
    return edition is Edition.INTERNAL or not campaign.decided


def late_units(campaign: Campaign, stage: Stage, edition: Edition) -> tuple[str, ...] | None:
    """The units of which something came late at a stage; None outside, and where there is no receipt to tell.

    Outside their number would tell of the one unit whose file is told as nothing: see `tells_when`.
    """
    told = edition is Edition.INTERNAL and campaign.ledger.receipts
    return results.late_units(campaign, stage) if told else None


def tells_when(campaign: Campaign, edition: Edition, unit: str) -> bool:
    """Whether it may be told when a unit's file came.

    Lateness beside few recognised people would tell of a refusal, and what stood there before the decision stands
    in old copies. So outside nothing is told of it before, and after it only of units of which many are recognised,
    be they late or not, so that silence tells nothing either.
    """
    return edition is Edition.INTERNAL or _recognised_of(campaign, unit) >= FEWEST


def tells_faults(campaign: Campaign, edition: Edition, unit: str) -> bool:
    """Whether it may be told what is to be mended in a unit's file: beside few recognised people it would say why."""
    return tells_when(campaign, edition, unit) or not campaign.decided


def _recognised_of(campaign: Campaign, unit: str) -> int:
    held = (one for one in campaign.recognised if one.subject is Subject.PERSON and one.annulled is None)
    return len({one.code for one in held if one.unit == unit})


def shown_states(campaign: Campaign, dossier: Dossier, edition: Edition) -> str:
    """In which states the entries are: how many of each; outside the state of the file, which hangs on nobody in it."""
    if edition is Edition.INTERNAL:
        found = Counter(entry.standing.state for entry in dossier.entries if entry.key != HEAD)
        return ", ".join(f"{found[state]} mục {NAMES[state]}" for state in State if found[state])
    if not dossier.head or not tells_when(campaign, edition, dossier.unit):
        return ""
    return _PUBLIC_STATES.get(dossier.head.standing.state, "")


def of_the_file(findings: Iterable[Finding]) -> Iterator[tuple[Severity, str, str, int]]:
    """Severity, rule, title and number of what is to be mended in a file and concerns nobody who stands in it."""
    weighty = (f for f in findings if f.severity in {Severity.ERROR, Severity.WARNING})
    own = (f for f in weighty if f.rule in {HEAD: _OF_THE_HEAD, "": _UNREADABLE}.get(f.entry, ()))
    found = Counter((finding.severity, finding.rule, finding.title) for finding in own)
    return ((*kind, count) for kind, count in found.items())


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
