"""Pass two: how many hold what, against what the plan allows, in exact arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count, Pending
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.dataset.standing import awaited_nominees, lost_nominees, sent, standing_nominees, strangers
from thidua.dataset.voting import last_cases
from thidua.model.plan import Quota
from thidua.model.terms import Scope, Stage, Subject
from thidua.receipts.states import State

if TYPE_CHECKING:
    from thidua.model.council import Case
    from thidua.model.decision import Decision

UNDECIDED = frozenset({State.LATE, State.CORRECTED_LATE})


@dataclass(frozen=True, eq=False)
class Counts:
    """All counts of a campaign, given the entries that pass one found faulty.

    `nominated` counts the nominations; `recognised` counts the decisions, () before any.
    """

    campaign: Campaign
    nominated: tuple[Count, ...]
    recognised: tuple[Count, ...]
    faulty: frozenset[tuple[str, str]]

    @cached_property
    def holders(self) -> Callable[[str], frozenset[str]]:
        """The codes of the nominated people that count for an award, anywhere in the agency."""
        return cache(lambda award: frozenset(e.code for e in standing_nominees(self.campaign, self.faulty, award)))

    @cached_property
    def lines(self) -> Mapping[tuple[str, str], int]:
        """The line of each nominated person by path and key; every file is read once more for it, and only once."""
        return {(one.path, one.key): one.line() for one in self.campaign.nominees()}

    @cached_property
    def cases(self) -> Mapping[tuple[Subject, str, str], Located[Case]]:
        """The last case before the Council on each award of everybody."""
        return last_cases(self.campaign)

    @cached_property
    def moved(self) -> Mapping[str, Mapping[str, Located[Case]]]:
        """Whom the Council moved to an award from a higher one: award → code → the case on the higher one."""
        found: dict[str, dict[str, Located[Case]]] = {}
        for (subject, who, _), case in self.cases.items():
            if case.record.lowered_to and subject is Subject.PERSON:
                found.setdefault(self.campaign.catalogue.code(case.record.lowered_to), {})[who] = case
        return found

    @cached_property
    def waiting(self) -> Callable[[str], frozenset[str]]:
        """The codes of people whose late correction awaits a decision, the on-time version being lost."""
        return cache(lambda award: frozenset(e.code for e in awaited_nominees(self.campaign, award)))


def counts_of(campaign: Campaign, faulty: frozenset[tuple[str, str]]) -> Counts:
    """Count every quota over the agency and every unit; `faulty` holds (path, key) of entries with errors."""
    nominated = tuple(_nominated(campaign, faulty))
    recognised = tuple(_recognised(campaign)) if campaign.decided else ()
    return Counts(campaign, nominated, recognised, faulty)


def _scopes(campaign: Campaign) -> Iterator[tuple[Scope, str]]:
    yield Scope.AGENCY, ""
    for unit in dict.fromkeys((*campaign.expected(), *sorted(campaign.nominations))):
        yield Scope.UNIT, unit


def considered(campaign: Campaign) -> frozenset[str]:
    """The codes of the awards that the plan takes."""
    plan = campaign.plan.record
    return frozenset(map(campaign.catalogue.code, (*plan.titles, *plan.commendations)))


def quotas(campaign: Campaign) -> Iterator[Located[Quota]]:
    """The plan's quotas of people with their places.

    One of collectives, or of a base that the plan does not take, is not counted, and told (quota-unclear).
    """
    plan, taken = campaign.plan, considered(campaign)
    for number, quota in enumerate(plan.record.quotas):
        if quota.subject is Subject.PERSON and campaign.catalogue.code(quota.base) in taken:
            yield Located(plan.path, plan.data, quota, ("ty_le", number))


def _nominated(campaign: Campaign, faulty: frozenset[tuple[str, str]]) -> Iterator[Count]:
    missing, unruled = set(campaign.missing(Stage.NOMINATION)), Kind.EXTENSIONS in campaign.unreadable
    unlisted = {one: campaign.units.short(one) for one in campaign.rosterless}
    for quota in quotas(campaign):
        award, base_award = _codes(campaign, quota.record)
        for scope, unit in _scopes(campaign):
            counted = tuple(standing_nominees(campaign, faulty, award, unit))
            base = {e.code: e for e in standing_nominees(campaign, faulty, base_award, unit)}
            open_units = len(missing) if scope is Scope.AGENCY else int(unit in missing)
            late, base_late = (sum(map(_undecided, those)) for those in (counted, base.values()))
            waiting = len({e.code for one in (award, base_award) for e in awaited_nominees(campaign, one, unit)})
            lost = {e.code for one in (award, base_award) for e in lost_nominees(campaign, one, unit)}
            broken = sum(len(dossier.broken) for dossier in sent(campaign, unit)) + len(lost)
            names = unlisted.values() if scope is Scope.AGENCY else filter(None, [unlisted.get(unit)])
            unknown = scope is Scope.AGENCY and Kind.UNITS in campaign.unreadable
            nobodys = len({e.code for e in strangers(campaign, (award, base_award), unit)})
            pending = Pending(late, waiting, broken, open_units, tuple(names), base_late, unruled, unknown, nobodys)
            yield _count(campaign, quota, scope, unit, counted, base, pending, recognised=False)


def _undecided(entry: Entry[Any]) -> bool:
    return entry.standing.state in UNDECIDED and entry.standing.decision is None


def _recognised(campaign: Campaign) -> Iterator[Count]:
    unread = sum(not file.readable for file in campaign.files if file.slot.kind is Kind.DECISION)
    valid: dict[str, list[Recognition]] = {"": []}
    once = {(one.code, one.award): one for one in campaign.recognised if one.annulled is None}
    for one in once.values():
        if one.subject is Subject.PERSON:
            valid[""].append(one)
            valid.setdefault(one.unit, []).append(one)
    for quota in quotas(campaign):
        award, base_award = _codes(campaign, quota.record)
        for scope, unit in _scopes(campaign):
            counted = tuple(r for r in valid.get(unit, ()) if r.award == award)
            base = {r.code: r for r in valid.get(unit, ()) if r.award == base_award}
            lost = _lost(campaign, counted, base_award, unit, base)
            whole = _count(campaign, quota, scope, unit, counted, base, Pending(broken=unread), recognised=True)
            yield replace(whole, base_lost=lost)


def _lost(campaign: Campaign, counted: Iterable[Recognition], award: str, unit: str, base: Container[str]) -> int:
    """How many left the base by annulment after the last of those counted was recognised."""
    last = max((_order(one.given) for one in counted), default=None)
    gone = {
        one.code
        for one in campaign.recognised
        if one.award == award and one.annulled and last and _order(one.annulled) > last and unit in {"", one.unit}
    }
    return sum(code not in base for code in gone)


def _order(decision: Located[Decision]) -> tuple[date, str]:
    return decision.record.day, decision.path


def _codes(campaign: Campaign, quota: Quota) -> tuple[str, str]:
    return campaign.catalogue.code(quota.award), campaign.catalogue.code(quota.base)


def _count(
    campaign: Campaign,
    quota: Located[Quota],
    scope: Scope,
    unit: str,
    counted: tuple[Entry[Any] | Recognition, ...],
    base: Mapping[str, Entry[Any] | Recognition],
    pending: Pending,
    *,
    recognised: bool,
) -> Count:
    return Count(
        quota=quota,
        scope=scope,
        unit=unit,
        own=scope is quota.record.scope,
        holders=tuple(base.values()),
        counted=counted,
        pending=pending,
        recognised=recognised,
        base_name=campaign.short(campaign.catalogue.code(quota.record.base)),
        barred=campaign.catalogue.code(quota.record.award) in campaign.catalogue.barred,
    )
