"""From a verdict to the rows of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from datetime import datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.dataset.coverage import coverage, forgotten
from thidua.dataset.ranking import every_count
from thidua.finding import Finding, Spot
from thidua.report.content import (
    AgencyRow,
    CampaignRow,
    CoverageRow,
    EntryRow,
    FindingRow,
    QuotaRow,
    ReceiptsRow,
    Report,
    SpotRow,
)
from thidua.report.council import session_row
from thidua.report.order import in_order
from thidua.report.results import decision_rows, proposal_rows, recognition_rows, stage_rows
from thidua.rules.verdict import CampaignVerdict, Verdict


def report_of(verdict: Verdict, *, tool: str, commit: str, at: str, receipts: ReceiptsRow) -> Report:
    """The complete report of a verdict."""
    return Report(
        schema=1,
        tool=tool,
        commit=commit,
        at=at,
        receipts=receipts,
        agency=AgencyRow(tuple(map(_finding, in_order(verdict.agency)))),
        campaigns=tuple(map(_campaign, verdict.campaigns)),
        skipped=verdict.skipped,
    )


def _campaign(verdict: CampaignVerdict) -> CampaignRow:
    campaign = verdict.campaign
    return CampaignRow(
        campaign=campaign.code,
        at=written(campaign.at, campaign),
        illustration=campaign.plan.record.illustration,
        stages=tuple(stage_rows(campaign)),
        findings=tuple(map(_finding, in_order(verdict.findings))),
        entries=tuple(_entries(campaign)),
        quotas=tuple(_quotas(verdict.counts)),
        coverage=tuple(CoverageRow(*astuple(row)) for row in coverage(campaign)),
        overlooked=tuple(person.code for person in forgotten(campaign)),
        sessions=tuple(session_row(campaign, session) for session in campaign.sessions),
        proposals=tuple(proposal_rows(campaign)),
        decisions=tuple(decision_rows(campaign)),
        recognised=tuple(recognition_rows(campaign)),
        skipped=verdict.skipped,
    )


def _spot(spot: Spot) -> SpotRow:
    place = spot.place or (0, 0, 0, 0)
    return SpotRow(spot.path, *place)


def _finding(finding: Finding) -> FindingRow:
    place = finding.at.place or (0, 0, 0, 0)
    return FindingRow(
        finding.rule,
        finding.title,
        finding.severity.value,
        finding.who.value,
        finding.at.path,
        *place,
        message=finding.message,
        basis=finding.basis,
        fix=finding.fix,
        related=tuple(map(_spot, finding.related)),
        unit=finding.unit,
        entry=finding.entry,
        waived=finding.waived,
    )


def written(instant: datetime | None, campaign: Campaign) -> str:
    """An instant in the plan's zone, "" for none."""
    return instant.astimezone(campaign.plan.record.zone).isoformat() if instant and instant.year > 1 else ""


def _entries(campaign: Campaign) -> Iterator[EntryRow]:
    for dossier in campaign.every_dossier():
        for entry in (*dossier.entries, *dossier.broken):
            yield EntryRow(
                entry.path,
                entry.unit,
                entry.stage.value,
                entry.key,
                entry.titles,
                entry.commendations,
                entry.standing.state.value,
                written(entry.standing.received_at, campaign),
                entry.standing.days_late,
                entry.digest,
                entry.counted,
                entry.standing.unreceived,
            )
    for gone in campaign.unseen:
        yield EntryRow(
            gone.path,
            gone.unit,
            gone.stage.value,
            gone.key,
            gone.titles,
            gone.commendations,
            gone.state.value,
            written(gone.received_at, campaign),
            0,
            gone.digest,
            (),
            unreceived=False,
        )


def _quotas(counts: Counts) -> Iterator[QuotaRow]:
    yield from (_quota(count, counts.campaign) for count in every_count(counts))


def _quota(count: Count, campaign: Campaign) -> QuotaRow:
    return QuotaRow(
        campaign.catalogue.code(count.quota.record.award),
        count.scope.value,
        count.unit,
        count.own,
        count.stage,
        count.base,
        str(count.quota.record.share),
        count.count,
        count.limit,
        count.arithmetic,
        count.provisional,
        count.pending.missing,
        count.pending.undecided,
        count.pending.base_undecided,
        count.pending.waiting,
        count.pending.strangers,
    )
