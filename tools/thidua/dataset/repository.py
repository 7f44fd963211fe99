"""The whole dataset of a snapshot: the agency's files and every campaign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from thidua.dataset.agency import AgencyFiles, agency_files
from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.file import File, open_dossier, open_file
from thidua.dataset.form import FormFault
from thidua.dataset.history import History, claims_of, past_of, past_of_decisions, past_of_nominations
from thidua.dataset.inputs import Inputs
from thidua.dataset.layout import DOSSIERS, Kind, mender_of, plan_path, slot_of, unit_at
from thidua.dataset.reading import read_campaign
from thidua.finding import Fault
from thidua.model.terms import Movement


@dataclass(frozen=True, eq=False)
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
            path = one.fault.at.path
            fault = one.fault._replace(who=mender_of(path), unit=one.fault.unit or unit_at(path))
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
    office, sent = _sorted_out(inputs.files)
    files = tuple(open_file(path, inputs.files[path]) for path in office)
    agency = agency_files(files, inputs.regimes)
    plans = {
        file.slot.campaign: file.record.record.year for file in files if file.slot.kind is Kind.PLAN and file.record
    }
    campaigns: list[Campaign] = []
    for code in sorted(plans, key=lambda code: (plans[code], code)):
        own = tuple(file for file in files if file.slot.campaign == code)
        told = _told(sent.get(code, ()), progress)
        campaign = read_campaign(code, own, told, agency, inputs, _history(agency, campaigns))
        if campaign is not None:
            campaigns.append(campaign)
    held = {campaign.code for campaign in campaigns}
    codes = sorted({*sent, *(file.slot.campaign for file in files if file.slot.campaign)})
    unchecked = tuple(code for code in codes if code not in held)
    return Repository(
        files=(*_shared(files, held), *(f for c in campaigns for f in c.files), *_alone(inputs, sent, unchecked)),
        agency=agency,
        campaigns=tuple(campaigns),
        oddities=inputs.oddities,
        planless=tuple(code for code in unchecked if plan_path(code) not in inputs.files),
        unchecked=unchecked,
    )


def _sorted_out(files: Mapping[str, bytes]) -> tuple[list[str], dict[str, list[str]]]:
    """The paths of all other files, and those of units' files by campaign."""
    office: list[str] = []
    sent: dict[str, list[str]] = {}
    for path in sorted(files):
        slot = slot_of(path)
        (sent.setdefault(slot.campaign, []) if slot.kind in DOSSIERS else office).append(path)
    return office, sent


def _told(paths: Sequence[str], progress: Callable[[int, int], None] | None) -> Iterator[str]:
    """The paths, with a word on how far one is."""
    for number, path in enumerate(paths, start=1):
        yield path
        if progress:
            progress(number, len(paths))


def _shared(files: Iterable[File], held: set[str]) -> Iterator[File]:
    """Files that no campaign holds."""
    return (file for file in files if file.slot.campaign not in held)


def _alone(inputs: Inputs, sent: Mapping[str, list[str]], unchecked: Iterable[str]) -> Iterator[File]:
    """Units' files of folders without a plan that can be used: read for their form only."""
    return (open_dossier(path, inputs.files[path])[0] for code in unchecked for path in sent.get(code, ()))


def _history(agency: AgencyFiles, earlier: Iterable[Campaign]) -> History:
    """Earlier years' files and the decisions of earlier yearly campaigns of the repository."""
    filed = [
        past
        for located in agency.past_years
        for past in past_of(
            located,
            Catalogue(agency.regime_of(located.record.regime, located.record.year)),
            agency.people.canonical,
        )
    ]
    yearly = [c for c in earlier if c.plan.record.movement is Movement.YEARLY]
    decided = [past for c in yearly for past in past_of_decisions(c.plan.record.year, c.recognised)]
    graded = [past for c in yearly if c.decided for past in past_of_nominations(c.plan.record.year, c.nominees())]
    claims = [claim for c in yearly for claim in claims_of(c.plan.record.year, c.nominees(), c.recognised, c.catalogue)]
    return History((*filed, *decided, *graded), tuple(claims))
