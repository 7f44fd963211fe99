"""Whose turn it is with a unit's file: what is open, what comes next, who acts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import unit_path
from thidua.finding import Finding, Severity, Who
from thidua.model.terms import Stage
from thidua.publish.plan import STAGES
from thidua.report.order import in_order
from thidua.report.overview import waits
from thidua.rules.verdict import CampaignVerdict

Open = Mapping[str, Sequence[Finding]]
"""Findings that are not accepted, by the path of the file they are of."""
_TODO = {
    Severity.ERROR: "sửa {} chỗ trong {}",
    Severity.WARNING: "xem lại {} chỗ trong {}",
    Severity.LATE: "quyết định {} nhóm mục trễ hạn của {}",
}


def open_findings(verdict: CampaignVerdict) -> Open:
    """The findings of a campaign that are not accepted, by path."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in in_order(verdict.findings):
        if not finding.waived:
            found[finding.at.path].append(finding)
    return found


def file_of(campaign: Campaign, unit: str, stage: Stage) -> str:
    """The path of a unit's file of a stage, be it there or not."""
    return unit_path(campaign.code, unit, stage.value.replace("_", "-"))


def turns(campaign: Campaign, unit: str, stage: Stage, found: Open) -> Iterator[tuple[Who, str]]:
    """Who acts next on a unit's file of a stage, and what is to be done; nothing where nobody has to or can any more."""
    name = STAGES[stage].lower()
    if unit not in campaign.dossiers(stage) and not campaign.decided:
        yield from _first(campaign, unit, stage, name)
        return
    waiting = Counter((f.who, f.severity) for f in found.get(file_of(campaign, unit, stage), ()) if waits(campaign, f))
    for who in Who:
        for severity, words in _TODO.items():
            if number := waiting[who, severity]:
                yield who, words.format(number, name)
    if not waiting and stage is Stage.NOMINATION and campaign.closed(stage) and not campaign.decided:
        yield Who.COUNCIL, "xét đề nghị"


def _first(campaign: Campaign, unit: str, stage: Stage, name: str) -> Iterator[tuple[Who, str]]:
    """What a unit has to do of which nothing can be read."""
    if unit in campaign.unread(stage):
        yield Who.UNIT, f"sửa tệp {name}"
    elif unit in campaign.gone(stage):
        yield Who.UNIT, f"khôi phục tệp {name} đã nhận"
    elif unit in campaign.expected_at(stage):
        day = f"{campaign.plan.record.last_day(stage):%d/%m/%Y}"
        yield Who.UNIT, f"gửi {name} ({'đã quá hạn' if campaign.closed(stage) else 'hết ngày'} {day})"
