"""The page of a unit: what it sent and when, its quotas, what is open, where to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count, uncounted
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Dossier
from thidua.dataset.vanished import last_came
from thidua.dataset.wording import named
from thidua.finding import Finding, Severity
from thidua.model.terms import Scope, Stage
from thidua.publish.arrivals import history_table
from thidua.publish.disclosure import FEWEST, of_the_file, shown_counts, shown_states, tells_faults, tells_when
from thidua.publish.edition import Edition
from thidua.publish.findings import told
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.plan import STAGES
from thidua.publish.provenance import Origins
from thidua.publish.quotas import withheld
from thidua.publish.reserve import note
from thidua.publish.sourced import Sources
from thidua.publish.stages import arrived, unsent
from thidua.publish.turns import Open, doing, elsewhere, file_of
from thidua.publish.versions import changed_entries
from thidua.receipts.states import NAMES, Standing
from thidua.report.text import LABELS
from thidua.rules.lateness import reason_of
from thidua.rules.verdict import CampaignVerdict

_ROOT = "../../"
_WHEN_LATER = f"Lúc nhận chỉ công khai sau quyết định, với đơn vị có từ {FEWEST} người được công nhận trở lên."
_SILENT = (
    "Lúc nhận và kết quả kiểm tra tệp không công khai: đơn vị có ít hơn "
    f"{FEWEST} người được công nhận, nói thêm thì có thể đoán ra việc của từng người."
)
_NOBODY = {
    Edition.INTERNAL: "Chưa tính: đơn vị chưa có ai được đề nghị.",
    Edition.PUBLIC: "Chưa có số liệu để công bố.",
}


def unit_page(verdict: CampaignVerdict, unit: str, edition: Edition, found: Open) -> str:
    """State, history, own quota and open findings of one unit."""
    campaign = verdict.campaign
    own = [c for c in shown_counts(verdict.counts, edition) if c.unit == unit and c.scope is Scope.UNIT]
    own = [] if uncounted(own) else own
    quotas = table(
        "Tỷ lệ tính trên đơn vị",
        ("Áp dụng", "Giai đoạn", "Phép tính", "Số người", "Ghi chú"),
        [_quota(Origins(verdict.counts, edition, _ROOT), count) for count in own],
    )
    return page(
        campaign.units.name(unit, campaign.plan.record.day),
        *(part for stage in campaign.stages() for part in _stage(verdict, unit, stage, edition, found)),
        *(_elsewhere(campaign, unit, found) if edition is Edition.INTERNAL else ()),
        heading(2, "Tỷ lệ", "ty-le"),
        quotas + _counted_how(campaign, edition) if own else _uncounted(verdict.counts, edition),
    )


def _counted_how(campaign: Campaign, edition: Edition) -> str:
    return Sources(campaign, edition, _ROOT).under(
        "Mỗi phép tính mở ra được: số làm gốc, số người, giới hạn của riêng đơn vị.", "quotas"
    )


def _uncounted(counts: Counts, edition: Edition) -> str:
    """Why a unit has no row of any quota."""
    if not counts.campaign.plan.record.quotas:
        return paragraph("Kế hoạch này không đặt tỷ lệ.")
    if edition is Edition.PUBLIC and counts.recognised:
        return paragraph("Không có phép tính nào cho đơn vị: chưa ai của đơn vị có danh hiệu mà tỷ lệ tính trên đó.")
    return withheld(counts, edition) or paragraph(_NOBODY[edition])


def _quota(origins: Origins, count: Count) -> tuple[str, ...]:
    campaign = origins.campaign
    return (
        plain(campaign.short(campaign.catalogue.code(count.quota.record.award))),
        "công nhận" if count.recognised else "đề nghị",
        origins.of_count(count),
        str(count.count),
        plain(note(count)),
    )


def _stage(verdict: CampaignVerdict, unit: str, stage: Stage, edition: Edition, found: Open) -> Iterator[str]:
    campaign = verdict.campaign
    dossier = campaign.dossiers(stage).get(unit)
    yield heading(2, STAGES[stage], stage.value.replace("_", "-"))
    yield paragraph(f"{_state(verdict, unit, stage, edition)}.")
    mine = found.get(file_of(campaign, unit, stage), ())
    if edition is Edition.PUBLIC:
        yield from _outside(campaign, unit, stage, mine)
        return
    yield history_table(campaign, unit, stage, edition)
    yield from doing(verdict.counts, unit, stage, found)
    if dossier:
        heads = ("Người, tập thể", "Danh hiệu", "Khen thưởng", "Tình trạng")
        yield table(f"{STAGES[stage]}: từng mục", heads, _entries(verdict, dossier))
        yield Sources(campaign, edition, _ROOT).under(
            "Mỗi dòng là một mục của tệp; tình trạng so lần nhận với hạn, theo sổ biên nhận.",
            "entries",
            (dossier.file.path,),
            "late-registration" if stage is Stage.REGISTRATION else "late-nomination",
        )
        yield changed_entries(campaign, dossier)
    yield _unseen(campaign, unit, stage)
    if mine:
        yield heading(3, f"{STAGES[stage]}: kết quả kiểm tra{'' if campaign.decided else ' còn mở'}")
    yield _listed(campaign, mine)


def _listed(campaign: Campaign, found: Iterable[Finding]) -> str:
    return items(f"<strong>{LABELS[one.severity]}</strong> · {told(campaign, one, _ROOT)}" for one in found)


def _elsewhere(campaign: Campaign, unit: str, found: Open) -> Iterator[str]:
    """Findings of the unit that are of none of its files."""
    if others := elsewhere(campaign, unit, found):
        yield heading(2, "Kết quả kiểm tra khác", "khac") + _listed(campaign, others)


def _state(verdict: CampaignVerdict, unit: str, stage: Stage, edition: Edition) -> str:
    """In a sentence what can be said of a unit's file."""
    campaign = verdict.campaign
    dossier = campaign.dossiers(stage).get(unit)
    if dossier is None:
        return plain(unsent(campaign, unit, stage).capitalize())
    when = _arrived(campaign, unit, stage) if tells_when(campaign, edition, unit) else "Đã gửi"
    states = plain(shown_states(campaign, dossier, edition))
    return "; ".join(filter(None, (when, states)))


def _arrived(campaign: Campaign, unit: str, stage: Stage) -> str:
    first = arrived(campaign, unit, stage)
    return f"Nhận lần đầu: {first}" if first else "Đã có tệp, chưa ghi lúc nhận"


def _entries(verdict: CampaignVerdict, dossier: Dossier) -> Iterator[tuple[str, ...]]:
    short = verdict.campaign.short
    for entry in (*dossier.people, *dossier.collectives):
        yield (
            plain(getattr(entry.record, "name", "") or verdict.campaign.units.short(entry.code)),
            plain(", ".join(map(short, entry.titles))),
            plain(", ".join(map(short, entry.commendations))),
            plain(_standing(entry.standing)),
        )


def _unseen(campaign: Campaign, unit: str, stage: Stage) -> str:
    """What was received and cannot be seen in the file now, with its time."""
    zone, short = campaign.plan.record.zone, campaign.short
    rows = [
        (
            plain(named(campaign, [one.key])),
            *(plain(", ".join(map(short, some))) for some in (one.titles, one.commendations)),
            plain(f"{NAMES[one.state]}; nhận lần cuối {last_came([one], zone)}"),
        )
        for one in campaign.unseen
        if (one.unit, one.stage) == (unit, stage)
    ]
    heads = ("Người, tập thể", "Danh hiệu", "Khen thưởng", "Tình trạng")
    return table(f"{STAGES[stage]}: đã nhận, nay không đọc được hoặc không còn", heads, rows) if rows else ""


def _standing(standing: Standing) -> str:
    """The state of an entry, with days, and what was decided of it, why, on which ground and by whom."""
    changed = standing.unreceived and standing.received_at is not None
    parts = (
        NAMES[standing.state],
        f"sau hạn {standing.days_late} ngày" if standing.days_late else "",
        reason_of(standing.decision) if standing.decision else "",
        "nội dung trong tệp khác bản đã nhận" if changed else "",
    )
    return "; ".join(filter(None, parts))


def _outside(campaign: Campaign, unit: str, stage: Stage, found: Sequence[Finding]) -> Iterator[str]:
    """The public edition: of many recognised each receipt with its time; of findings of the file rule and count."""
    if not tells_faults(campaign, Edition.PUBLIC, unit):
        yield paragraph(_SILENT)
        return
    told_when = tells_when(campaign, Edition.PUBLIC, unit)
    yield history_table(campaign, unit, stage, Edition.PUBLIC) if told_when else paragraph(_WHEN_LATER)
    if unit not in campaign.dossiers(stage) and unit not in campaign.unread(stage):
        return
    told = [_counted(*kind) for kind in of_the_file(found)]
    yield paragraph(
        "Kết quả kiểm tra phần chung của tệp:" if told else "Phần chung của tệp không có điều cần sửa, cần xem xét."
    )
    yield items(told)
    yield paragraph("Kết quả kiểm tra về từng người, từng tập thể không công khai.")


def _counted(severity: Severity, rule: str, title: str, count: int) -> str:
    return f"<strong>{LABELS[severity]}</strong> · {link(title, f'{_ROOT}quy-tac/{rule}.md')}: {count} chỗ"
