"""From the files of a campaign's folder to the campaign."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from thidua.dataset.agency import AgencyFiles
from thidua.dataset.asof import AsOf
from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.dossier import dossier_of
from thidua.dataset.entry import Dossier
from thidua.dataset.file import File, open_dossier
from thidua.dataset.history import History
from thidua.dataset.inputs import Inputs
from thidua.dataset.layout import DOSSIERS, Kind, slot_of
from thidua.dataset.located import Located
from thidua.dataset.misplaced import misnamed, of_another
from thidua.dataset.other_form import of_other_stage
from thidua.dataset.postdated import issued_by, told
from thidua.dataset.recoding import recoded_council, recoded_decision, recoded_session
from thidua.dataset.surroundings import Surroundings
from thidua.dataset.timing import Timing
from thidua.dataset.tombstone import tombstone_among
from thidua.dataset.vanished import with_awards
from thidua.model.plan import Plan
from thidua.model.terms import Stage
from thidua.receipts.ledger import Ledger
from thidua.receipts.states import instant_of

_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)


def read_campaign(
    code: str, office: tuple[File, ...], sent: Iterable[str], agency: AgencyFiles, inputs: Inputs, history: History
) -> Campaign | None:
    """The campaign of a folder with a readable plan; None where its regime is unknown.

    `office` are the folder's files but for the units'; `sent` the paths of those.
    """
    plan: Located[Plan] | None = _one(office, Kind.PLAN)
    if plan is None or plan.record.regime not in agency.regimes:
        return None
    ledger = inputs.ledgers.get(code) or Ledger(left_out=inputs.without_receipts)
    at = inputs.at or max([*(instant_of(r, plan.record.zone) for r in ledger.receipts), inputs.time or _EARLIEST])
    catalogue = Catalogue(agency.regimes[plan.record.regime])
    extensions = _one(office, Kind.EXTENSIONS)
    then = AsOf(inputs.at, plan.record.zone)
    rulings = then.rulings(extensions.record.items if extensions else ())
    stone = tombstone_among({f.path: f.data for f in office}, code)
    cleaned = inputs.cleaned.get(code, {})
    received_as = {mark: was for mark, was in stone.received_as.items() if cleaned.get(mark[:2], True)}
    timing = Timing(plan.record, ledger, at, rulings, agency, received_as)
    around = Surroundings(code, catalogue, agency.people, timing.standing, timing.by_path, inputs.versions)
    current = agency.people.canonical
    read = [_dossier(path, inputs.files[path], around, agency.units.by_code, plan.record) for path in sent]
    dossiers = [dossier for _, dossier in read if dossier is not None]
    paths = {odd.fault.at.path for odd in inputs.oddities} - inputs.files.keys()
    odd = (_unread(path) for path in sorted(paths) if slot_of(path).campaign == code and slot_of(path).kind in DOSSIERS)
    meant = (_unread(wanted) for _, wanted in misnamed(inputs.files) if slot_of(wanted).campaign == code)
    own = (*told(office, inputs, at, plan.record.zone), *(file for file, _ in read), *odd, *meant)
    issued = issued_by(inputs, at, plan.record.zone).documents(_all(own, Kind.DECISION))
    gone = timing.vanished(dossiers, frozenset(f.path for f in own if not f.readable))
    return Campaign(
        code=code,
        at=at,
        plan=plan,
        catalogue=catalogue,
        laws=agency.regimes,
        agency=agency.agency,
        units=agency.units,
        people=agency.people,
        history=history,
        files=own,
        registrations=_by_unit(dossiers, Stage.REGISTRATION),
        nominations=_by_unit(dossiers, Stage.NOMINATION),
        extensions=extensions,
        waivers=then.waivers(_one(own, Kind.WAIVERS)),
        council=next((recoded_council(one, current) for one in _all(own, Kind.COUNCIL)), None),
        sessions=tuple(recoded_session(one, current) for one in then.sessions(_all(own, Kind.SESSION))),
        decisions=tuple(recoded_decision(one, current) for one in issued),
        petitions=_one(own, Kind.PETITIONS),
        ledger=ledger,
        unseen=tuple(with_awards(gone, around)),
        unreadable=agency.unreadable | {file.slot.kind for file in own if not file.readable},
        cleaned=cleaned,
    )


def _unread(path: str) -> File:
    """A file that is there but is no plain one: the snapshot has said so."""
    return File(path, slot_of(path), b"", False, None, ())  # noqa: FBT003 - by position as all of a record


def _dossier(
    path: str, data: bytes, around: Surroundings, units: Collection[str], plan: Plan
) -> tuple[File, Dossier | None]:
    file, document = open_dossier(path, data)
    dossier = dossier_of(file, document, around) if file.readable else None
    if dossier and (fault := of_other_stage(dossier, document.tree, plan) or of_another(dossier, around.people, units)):
        return file._replace(readable=False, faults=(*file.faults, fault)), None
    return file, dossier


def _one(files: Iterable[File], kind: Kind) -> Any:
    return next(iter(_all(files, kind)), None)


def _all(files: Iterable[File], kind: Kind) -> tuple[Any, ...]:
    return tuple(file.record for file in files if file.slot.kind is kind and file.record is not None)


def _by_unit(dossiers: Iterable[Dossier], stage: Stage) -> Mapping[str, Dossier]:
    return {dossier.unit: dossier for dossier in dossiers if dossier.stage is stage}
