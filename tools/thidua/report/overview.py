"""Where a campaign stands, as text: units by stage, quotas, who was forgotten, whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.dataset.coverage import forgotten, last_day
from thidua.dataset.entry import Dossier
from thidua.dataset.vanished import last_came
from thidua.dataset.wording import listed
from thidua.finding import Finding, Severity, Who
from thidua.model.terms import Scope, Stage
from thidua.receipts.states import NAMES, State
from thidua.rules.lateness import reason_of
from thidua.rules.verdict import CampaignVerdict
from thidua.text import width

if TYPE_CHECKING:
    from thidua.model.rulings import Extension

STAGES = {Stage.REGISTRATION: "Đăng ký", Stage.NOMINATION: "Đề nghị"}
_NOT_SENT = frozenset({"registration-missing", "nomination-missing"})
TURNS = {Who.UNIT: "đơn vị", Who.OFFICE: "Văn phòng", Who.COUNCIL: "Hội đồng"}


def overview(verdict: CampaignVerdict, unit: str = "") -> Iterator[str]:
    """The lines on one campaign, of one unit only where it is named."""
    campaign = verdict.campaign
    yield f"{campaign.plan.record.name} ({campaign.code})"
    if campaign.plan.record.illustration:
        yield "Dữ liệu minh họa: không có thật."
    yield ""
    yield from columns(list(_matrix(verdict, unit)))
    yield from _decided(campaign, unit)
    if quotas := list(_quotas(verdict, unit)):
        yield ""
        yield from columns([("Tỷ lệ", "Phạm vi", "Số người", "Phép tính"), *quotas])
    yield from _forgotten(campaign, unit)
    yield from _turns(verdict, unit)


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned columns, two spaces apart, by the width on a terminal."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()


def _matrix(verdict: CampaignVerdict, unit: str) -> Iterator[tuple[str, ...]]:
    campaign = verdict.campaign
    stages = campaign.stages()
    yield ("Đơn vị", *(STAGES[stage] for stage in stages), "Cần sửa", "Cần xem xét")
    for code in campaign.expected():
        if unit in {"", code}:
            cells = (_cell(campaign, code, stage) for stage in stages)
            count = Counter(f.severity for f in verdict.findings if f.unit == code and not f.waived)
            yield campaign.units.short(code), *cells, str(count[Severity.ERROR]), str(count[Severity.WARNING])


def _cell(campaign: Campaign, unit: str, stage: Stage) -> str:
    dossier = campaign.dossiers(stage).get(unit)
    lost = unseen_told(campaign, unit, stage)
    if dossier is None:
        if unit in campaign.unread(stage):
            return " · ".join(filter(None, ("chưa đọc được", lost)))
        return lost or ("chưa gửi" if unit in campaign.expected_at(stage) else "không phải gửi")
    return " · ".join(filter(None, (f"{len(dossier.people)} người", _state(dossier), lost)))


def unseen_told(campaign: Campaign, unit: str, stage: Stage) -> str:
    """What of a unit was received and cannot be seen now, and when the last of it came; "" for nothing."""
    lost = [one for one in campaign.unseen if (one.unit, one.stage) == (unit, stage)]
    if not lost:
        return ""
    last = last_came(lost, campaign.plan.record.zone)
    return f"{len(lost)} mục {NAMES[lost[0].state]}, nhận lần cuối {last}"


def _state(dossier: Dossier) -> str:
    """States of the people, who stand before it in number; of all else where nobody is named."""
    found = Counter(entry.standing.state for entry in dossier.people or dossier.entries)
    return ", ".join(f"{count} {NAMES[state]}" if len(found) > 1 else NAMES[state] for state, count in found.items())


def _decided(campaign: Campaign, unit: str) -> Iterator[str]:
    """What was decided of the deadline for whom, on what ground and by whom."""
    for stage in campaign.stages():
        for code, dossier in campaign.dossiers(stage).items():
            groups: dict[tuple[State, Extension], list[str]] = {}
            for entry in dossier.entries if unit in {"", code} else ():
                if (decision := entry.standing.decision) is not None:
                    groups.setdefault((entry.standing.state, decision), []).append(entry.label)
            for (state, decision), names in groups.items():
                where = f"{campaign.units.short(code)}, {STAGES[stage].lower()}"
                yield f"  {where}: {NAMES[state]} ({reason_of(decision)}): {listed(names)}"


def _quotas(verdict: CampaignVerdict, unit: str) -> Iterator[tuple[str, ...]]:
    for count in (*verdict.counts.nominated, *verdict.counts.recognised):
        if (count.scope is Scope.AGENCY or count.base) and unit in {"", count.unit}:
            yield _quota(verdict.campaign, count)


def _quota(campaign: Campaign, count: Count) -> tuple[str, ...]:
    award = campaign.short(campaign.catalogue.code(count.quota.record.award))
    where = campaign.units.short(count.unit) if count.unit else "toàn cơ quan"
    stage = "công nhận" if count.recognised else "đề nghị"
    notes = [note for note in ("" if count.own else "để so sánh", count.remark) if note]
    tail = f" ({'; '.join(notes)})" if notes else ""
    return award, where, f"{count.count} {stage}", f"{count.arithmetic}{tail}"


def _forgotten(campaign: Campaign, unit: str) -> Iterator[str]:
    people, day = forgotten(campaign, unit), last_day(campaign)
    if people:
        yield ""
        yield f"Đủ thời gian công tác mà không được đề nghị: {len(people)}"
        yield from (f"  {p.name} ({p.code}), {campaign.units.short(p.unit_on(day))}" for p in people)


def waits(campaign: Campaign, finding: Finding) -> bool:
    """Whether somebody still has to act: a late entry only until it is decided, a unit only until people are recognised."""
    if finding.waived or finding.severity is Severity.NOTICE or (campaign.decided and finding.who is Who.UNIT):
        return False
    return finding.severity is not Severity.LATE or finding.who is Who.OFFICE or finding.rule in _NOT_SENT


def _turns(verdict: CampaignVerdict, unit: str) -> Iterator[str]:
    open_ones = [f for f in verdict.findings if waits(verdict.campaign, f) and unit in {"", f.unit}]
    owed = list(_owed(verdict.campaign, unit))
    yield ""
    yield "Đến lượt:" if open_ones or owed else "Không còn việc nào đang chờ."
    yield from owed
    for who in Who:
        mine = [f for f in open_ones if f.who is who]
        if mine:
            yield f"  {TURNS[who]}: {len(mine)} việc ({_rules(mine)})"


def _owed(campaign: Campaign, unit: str) -> Iterator[str]:
    """Which units still owe a stage whose deadline has not passed; after it that is a finding."""
    for stage in campaign.stages():
        deadline = campaign.plan.record.deadlines.of(stage)
        wanted = [one for one in campaign.missing(stage) if one not in _held(campaign, stage) and unit in {"", one}]
        if deadline and wanted and not campaign.closed(stage):
            names = ", ".join(map(campaign.units.short, wanted))
            yield f"  gửi {STAGES[stage].lower()} (hết ngày {deadline.day:%d/%m/%Y}): {names}"


def _held(campaign: Campaign, stage: Stage) -> frozenset[str]:
    """Units that have sent something, though it cannot be seen now."""
    return campaign.unread(stage) | campaign.gone(stage)


def _rules(findings: list[Finding]) -> str:
    return ", ".join(f"{count} {title.lower()}" for title, count in sorted(Counter(f.title for f in findings).items()))
