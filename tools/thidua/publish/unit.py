"""The page of a unit: what it sent, its quotas, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.count import Count
from thidua.dataset.entry import Dossier
from thidua.finding import Finding
from thidua.model.terms import Scope, Stage
from thidua.publish.disclosure import many, shown_counts, shown_states, tells_when
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.plan import STAGES
from thidua.publish.provenance import Origins
from thidua.publish.quotas import note
from thidua.publish.results import collective
from thidua.publish.stages import arrived, findings_of, unsent
from thidua.receipts.states import NAMES, Standing
from thidua.report.text import LABELS
from thidua.rules.verdict import CampaignVerdict


def unit_page(verdict: CampaignVerdict, unit: str, edition: Edition) -> str:
    """State, own quota and open findings of one unit."""
    campaign = verdict.campaign
    own = [c for c in shown_counts(verdict.counts, edition) if c.unit == unit and c.scope is Scope.UNIT]
    quotas = table(
        "Tỷ lệ tính trên đơn vị",
        ("Áp dụng", "Giai đoạn", "Phép tính", "Số người", "Ghi chú"),
        [_quota(Origins(verdict.counts, edition, "../../"), count) for count in own],
    )
    return page(
        campaign.units.name(unit, campaign.plan.record.day),
        *(_stage(verdict, unit, stage, edition) for stage in campaign.stages()),
        heading(2, "Tỷ lệ", "ty-le"),
        quotas if own else paragraph("Chưa có số liệu để công bố."),
    )


def _quota(origins: Origins, count: Count) -> tuple[str, ...]:
    campaign = origins.campaign
    return (
        plain(campaign.short(campaign.catalogue.code(count.quota.record.award))),
        "công nhận" if count.recognised else "đề nghị",
        origins.of_count(count),
        str(count.count),
        plain(note(count)),
    )


def _stage(verdict: CampaignVerdict, unit: str, stage: Stage, edition: Edition) -> str:
    campaign = verdict.campaign
    dossier = campaign.dossiers(stage).get(unit)
    head = heading(2, STAGES[stage], stage.value.replace("_", "-"))
    if dossier is None:
        return head + paragraph(f"{unsent(campaign, unit, stage).capitalize()}.")
    when = f"Nhận lúc {arrived(campaign, dossier)}" if tells_when(campaign, edition) else "Đã gửi"
    said = [when, shown_states(campaign, dossier, edition)]
    parts = [paragraph(plain("; ".join(filter(None, said)) + "."))]
    found = findings_of(verdict, dossier)
    if edition is Edition.INTERNAL:
        heads = ("Người, tập thể", "Danh hiệu", "Khen thưởng", "Tình trạng")
        parts.append(table(f"{STAGES[stage]}: từng mục", heads, _entries(verdict, dossier)))
        parts.append(items(_finding(f) for f in found))
    else:
        parts.append(items(_counted(found)))
    return head + "".join(parts)


def _entries(verdict: CampaignVerdict, dossier: Dossier) -> Iterator[tuple[str, ...]]:
    short = verdict.campaign.short
    for entry in (*dossier.people, *dossier.collectives):
        yield (
            plain(getattr(entry.record, "name", "") or collective(verdict.campaign, entry.code)),
            plain(", ".join(map(short, entry.titles))),
            plain(", ".join(map(short, entry.commendations))),
            plain(_standing(entry.standing)),
        )


def _standing(standing: Standing) -> str:
    changed = standing.unreceived and standing.received_at is not None
    return NAMES[standing.state] + ("; nội dung trong tệp khác bản đã nhận" if changed else "")


def _finding(finding: Finding) -> str:
    line = finding.at.place.line if finding.at.place else 1
    rule = link(finding.title, f"../../quy-tac/{finding.rule}.md")
    return f"{LABELS[finding.severity]} · {rule}, dòng {line}: {plain(finding.message)}. Cách sửa: {plain(finding.fix)}"


def _counted(found: list[Finding]) -> Iterator[str]:
    """The public edition: rule and count only."""
    return (f"{link(title, f'../../quy-tac/{rule}.md')}: {count} chỗ" for rule, title, count in many(found))
