"""What the Office's files say that receiving rests on: units, plans, regimes, open and closed campaigns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from thidua.dataset.agency import AgencyFiles, agency_files
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.closing import kept_from
from thidua.dataset.file import open_file
from thidua.dataset.law import regimes
from thidua.dataset.layout import UNITS_FILE, Kind, slot_of
from thidua.model.agency import Unit
from thidua.model.plan import Plan
from thidua.model.regime import Regime
from thidua.snapshot import Git, Listed, contents

_KINDS = frozenset({Kind.UNITS, Kind.REGIME, Kind.PLAN, Kind.LOCK})


@dataclass(frozen=True, slots=True)
class Office:
    """The Office's files of one state of the repository.

    `plans` by campaign, those that can be read; `campaigns` are those with a plan, whatever is in it, and `locked`
    those that are closed.
    """

    agency: AgencyFiles
    plans: Mapping[str, Plan]
    campaigns: frozenset[str]
    locked: frozenset[str]

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units with their accounts, none where the list is missing or cannot be read."""
        return self.agency.units.file.record.units

    def catalogue(self, campaign: str) -> Catalogue:
        """The names of awards in a campaign; without a readable plan those of the regime that knows most."""
        plan = self.plans.get(campaign)
        return Catalogue(self.agency.regime_of(plan.regime, plan.year) if plan else _richest(self.agency.regimes))

    def zone_of(self, campaign: str) -> tzinfo:
        """The zone of a campaign's plan, or of the last one where its own cannot be read."""
        plan = self.plans.get(campaign)
        return plan.zone if plan else self.zone

    @property
    def zone(self) -> tzinfo:
        """The zone of the last campaign's plan, UTC where no plan can be read."""
        return self.plans[max(self.plans)].zone if self.plans else UTC


def office_of(files: Mapping[str, bytes]) -> Office:
    """The Office's files among the files of a snapshot."""
    held = [open_file(path, data) for path, data in files.items() if slot_of(path).kind in _KINDS]
    plans = {file.slot.campaign: file.record.record for file in held if file.slot.kind is Kind.PLAN and file.record}
    opened, locked = (
        frozenset(file.slot.campaign for file in held if file.slot.kind is kind) for kind in (Kind.PLAN, Kind.LOCK)
    )
    return Office(agency_files(held, regimes()), plans, opened, locked)


def office_at(git: Git, commit: str) -> Office:
    """The Office's files of a commit; of no commit ("") nothing."""
    return office_of(contents(git, commit, lambda path: slot_of(path).kind in _KINDS) if commit else {})


def list_then(git: Git, main: str, instant: datetime) -> str:
    """The commit of the main branch with the list of units of an instant; with the first list before there was one.

    A request names its base itself and may name an old one, with accounts that were taken back since. Only along the
    main branch the days of commits are believed: they are the forge's and the Office's. "" where there never was a list.
    """
    told = git.ask("log", "--first-parent", "--format=%ct %H", main, "--", UNITS_FILE) or ""
    lists = [(int(at), commit) for at, _, commit in (line.partition(" ") for line in told.split("\n") if line)]
    return next((commit for at, commit in lists if at <= instant.timestamp()), lists[-1][1] if lists else "")


def kept_closed(git: Git, commit: str, change: Mapping[str, Listed | None], locked: Collection[str]) -> dict[str, str]:
    """Why a change to what closed campaigns have in a commit is not taken in, by path."""
    touched = {path: one for path, one in change.items() if slot_of(path).campaign in locked}
    if not touched:
        return {}
    there = contents(git, commit, lambda path: path in touched or slot_of(path).kind is Kind.LOCK)
    came = dict(git.blobs(sorted({one.id for one in touched.values() if one})))
    return kept_from({path: came.get(one.id, b"") if one else None for path, one in touched.items()}, there)


def _richest(known: Mapping[str, Regime]) -> Regime:
    return max(known.values(), key=lambda regime: len(regime.awards))
