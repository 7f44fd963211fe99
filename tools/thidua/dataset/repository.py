"""The whole dataset of a snapshot: the agency's files and every campaign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from thidua.dataset.agency import AgencyFiles, agency_files
from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.file import File, open_file
from thidua.dataset.form import FormFault
from thidua.dataset.history import History, past_of, past_of_decisions
from thidua.dataset.inputs import Inputs
from thidua.dataset.layout import MENDERS, Kind, plan_path, slot_of
from thidua.dataset.reading import read_campaign
from thidua.finding import Fault, Who
from thidua.model.terms import Movement


@dataclass(frozen=True)
class Repository:
    """The agency's files, all campaigns that have a readable plan.

    `planless` are folders without a plan, `unchecked` those and all whose plan cannot be used.
    """

    files: tuple[File, ...]
    agency: AgencyFiles
    campaigns: tuple[Campaign, ...]
    oddities: tuple[FormFault, ...]
    planless: tuple[str, ...]
    unchecked: tuple[str, ...]

    @cached_property
    def _faults(self) -> Mapping[str, tuple[Fault, ...]]:
        found: dict[str, list[Fault]] = {}
        for one in self._every_form_fault():
            fault = replace(one.fault, who=MENDERS.get(slot_of(one.fault.at.path).kind, Who.UNIT))
            found.setdefault(one.rule, []).append(fault)
        return {rule: tuple(faults) for rule, faults in found.items()}

    def _every_form_fault(self) -> Iterator[FormFault]:
        yield from self.oddities
        for file in self.files:
            yield from file.faults
        for campaign in self.campaigns:
            for dossier in campaign.every_dossier():
                yield from dossier.faults

    def form_faults(self, rule: str) -> tuple[Fault, ...]:
        """What the snapshot, the reader and the models found wrong under a rule."""
        return self._faults.get(rule, ())


def open_repository(inputs: Inputs, *, progress: Callable[[int, int], None] | None = None) -> Repository:
    """Read a snapshot; never raises, whatever its files hold."""
    files = tuple(_opened(inputs.files, progress))
    agency = agency_files(files, inputs.regimes)
    codes = sorted({file.slot.campaign for file in files if file.slot.campaign})
    plans = {file.slot.campaign: file for file in files if file.slot.kind is Kind.PLAN and file.record}
    years = sorted(plans, key=lambda code: (plans[code].record.record.year, code))  # type: ignore[union-attr]
    campaigns: list[Campaign] = []
    for code in years:
        campaign = read_campaign(code, files, agency, inputs, _history(agency, campaigns))
        if campaign is not None:
            campaigns.append(campaign)
    planless = tuple(code for code in codes if code not in plans and plan_path(code) not in inputs.files)
    held = {campaign.code for campaign in campaigns}
    unchecked = tuple(code for code in codes if code not in held)
    return Repository(files, agency, tuple(campaigns), inputs.oddities, planless, unchecked)


def _opened(files: Mapping[str, bytes], progress: Callable[[int, int], None] | None) -> Iterator[File]:
    for number, path in enumerate(sorted(files), start=1):
        yield open_file(path, files[path])
        if progress:
            progress(number, len(files))


def _history(agency: AgencyFiles, earlier: Iterable[Campaign]) -> History:
    """Earlier years' files and the decisions of earlier yearly campaigns of the repository."""
    filed = [
        past
        for located in agency.past_years
        for past in past_of(located, Catalogue(agency.regime_of(located.record.regime, located.record.year)))
    ]
    yearly = (c for c in earlier if c.plan.record.movement is Movement.YEARLY)
    decided = [past for c in yearly for past in past_of_decisions(c.plan.record.year, c.recognised)]
    return History((*filed, *decided))
