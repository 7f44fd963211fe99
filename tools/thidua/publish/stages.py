"""The page of the stages: which unit has sent what, and where it stands in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import time

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.finding import Finding
from thidua.model.terms import Stage
from thidua.publish.disclosure import shown_states, shows_units, tells_when
from thidua.publish.edition import Edition
from thidua.publish.markup import link, page, paragraph, plain, table
from thidua.publish.plan import STAGES, day_name
from thidua.publish.provenance import Origins
from thidua.rules.verdict import CampaignVerdict

MIDNIGHT = time()
_DUTIES = {"đã gửi, chưa đọc được": "sửa tệp", "chưa gửi": "gửi tệp", "không phải gửi": ""}
"""What a unit has to do, by what can be said of its file."""


def stages_page(verdict: CampaignVerdict, edition: Edition) -> str:
    """One table a stage, and how many units of how many are in."""
    campaign = verdict.campaign
    return page("Các giai đoạn", *(part for stage in campaign.stages() for part in _stage(verdict, stage, edition)))


def received(campaign: Campaign, stage: Stage) -> str:
    """`7/8 đơn vị đã gửi`."""
    expected = campaign.expected_at(stage)
    sent = sum(unit in campaign.dossiers(stage) for unit in expected)
    return f"{sent}/{len(expected)} đơn vị đã gửi"


def _stage(verdict: CampaignVerdict, stage: Stage, edition: Edition) -> Iterator[str]:
    campaign = verdict.campaign
    yield f"\n## {STAGES[stage]} {{#{stage.value.replace('_', '-')}}}\n\n"
    yield paragraph(f"Hạn: hết {plain(day_name(campaign, stage))}.")
    yield Origins(verdict.counts, edition).of_stage(stage, received(campaign, stage)) + "\n"
    if shows_units(campaign, edition):
        heads = ("Đơn vị", "Đã gửi", "Tình trạng", "Việc cần làm")
        shown = len(heads) if edition is Edition.INTERNAL else 3 if tells_when(campaign, edition) else 2
        rows = (row[:shown] for row in _rows(verdict, stage, edition))
        yield table(f"{STAGES[stage]}: từng đơn vị", heads[:shown], rows)


def _rows(verdict: CampaignVerdict, stage: Stage, edition: Edition) -> Iterator[tuple[str, ...]]:
    campaign = verdict.campaign
    for unit in campaign.expected():
        dossier = campaign.dossiers(stage).get(unit)
        name = link(campaign.units.short(unit), f"don-vi/{unit}.md")
        if dossier is None:
            yield name, unsent(campaign, unit, stage), "", _DUTIES[unsent(campaign, unit, stage)]
        else:
            yield (
                name,
                plain(arrived(campaign, dossier) if tells_when(campaign, edition) else "đã gửi"),
                plain(shown_states(campaign, dossier, edition)),
                plain(_todo(verdict, dossier)),
            )


def unsent(campaign: Campaign, unit: str, stage: Stage) -> str:
    """Why nothing of a unit can be shown at a stage."""
    if unit in campaign.unread(stage):
        return "đã gửi, chưa đọc được"
    return "chưa gửi" if unit in campaign.expected_at(stage) else "không phải gửi"


def arrived(campaign: Campaign, dossier: Dossier) -> str:
    """When the file was first received; a day alone where the register gives no time."""
    times = [e.standing.received_at for e in dossier.entries if e.standing.received_at]
    if not times:
        return "chưa có biên nhận"
    first = min(times).astimezone(campaign.plan.record.zone)
    return f"{first:%d/%m/%Y}" if first.time() == MIDNIGHT else f"{first:%d/%m/%Y %H:%M}"


def findings_of(verdict: CampaignVerdict, dossier: Dossier) -> list[Finding]:
    """The findings of a unit's file that are not accepted."""
    return [f for f in verdict.findings if f.at.path == dossier.file.path and not f.waived]


def _todo(verdict: CampaignVerdict, dossier: Dossier) -> str:
    count = Counter(f.severity.value for f in findings_of(verdict, dossier))
    parts = [("error", "cần sửa"), ("warning", "cần xem xét")]
    return ", ".join(f"{count[key]} {word}" for key, word in parts if count[key]) or "không có"
