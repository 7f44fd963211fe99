"""The page of the stages: which unit has sent what, where it stands in time, and who acts next."""

from __future__ import annotations

from collections import Counter

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.finding import Severity
from thidua.model.terms import Stage
from thidua.publish.arrivals import arrivals, received_at
from thidua.publish.disclosure import FEWEST, shown_states, shows_units, tells_when
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, link, page, paragraph, plain, table
from thidua.publish.plan import STAGES, day_name
from thidua.publish.provenance import Origins
from thidua.publish.sourced import Sources
from thidua.publish.turnout import sent
from thidua.publish.turns import Open, elsewhere, file_of, turns, turns_elsewhere
from thidua.report.text import LABELS
from thidua.rules.verdict import CampaignVerdict

_OPEN, _CLOSED = ("Còn mở", "Ai làm gì tiếp"), ("Kết quả kiểm tra", "Ai làm gì tiếp")
_NOBODY = "không có"


def stages_page(verdict: CampaignVerdict, edition: Edition, found: Open) -> str:
    """How many units of how many are in, a stage each; then every unit with its stages."""
    campaign = verdict.campaign
    stages = campaign.stages()
    told = stages and campaign.expected() and shows_units(campaign, edition)
    matrix = _matrix(verdict.counts, edition, found) if told else ""
    none = "" if stages else paragraph("Kế hoạch không đặt hạn nộp.")
    return page("Các giai đoạn", none, *(_stage(verdict, stage, edition) for stage in stages), matrix)


def _stage(verdict: CampaignVerdict, stage: Stage, edition: Edition) -> str:
    campaign = verdict.campaign
    figure = sent(Origins(verdict.counts, edition), stage)
    day = paragraph(f"Hạn: hết {plain(day_name(campaign, stage))}.")
    return f"{heading(2, STAGES[stage], stage.value.replace('_', '-'))}{day}{figure}\n"


def _matrix(counts: Counts, edition: Edition, found: Open) -> str:
    """A row a unit: what it sent at each stage; inside also what is open, what comes next and who acts."""
    campaign = counts.campaign
    stages = campaign.stages()
    inside = edition is Edition.INTERNAL
    last = _CLOSED if campaign.decided else _OPEN
    heads = ("Đơn vị", *(STAGES[stage] for stage in stages), *(last if inside else ()))
    rows = (
        (
            link(campaign.units.short(unit), f"don-vi/{unit}.md"),
            *(_sent(campaign, unit, stage, edition) for stage in stages),
            *(_next(counts, unit, found) if inside else ()),
        )
        for unit in campaign.expected()
    )
    silent = any(not tells_when(campaign, edition, unit) for unit in campaign.expected())
    few = (
        f"Lúc nhận chỉ hiện sau quyết định, cho đơn vị có từ {FEWEST} người được công nhận trở lên,"
        " gửi trễ hay không cũng vậy."
    )
    return (
        heading(2, "Từng đơn vị", "tung-don-vi")
        + (paragraph(few) if silent else "")
        + table("Từng đơn vị ở từng giai đoạn", heads, rows, sortable=True, titled=True)
        + Sources(campaign, edition).under(
            "Mỗi ô là lần nhận đầu tiên theo sổ biên nhận và tình trạng so với hạn; “chưa gửi” là kho không có tệp.",
            "submissions",
            (file_of(campaign, unit, stage) for unit in campaign.expected() for stage in stages),
        )
    )


def _sent(campaign: Campaign, unit: str, stage: Stage, edition: Edition) -> str:
    """When a unit's file came and how it stands in time, as far as an edition tells."""
    dossier = campaign.dossiers(stage).get(unit)
    if dossier is None:
        return unsent(campaign, unit, stage)
    if not tells_when(campaign, edition, unit):
        return "đã gửi"
    states = shown_states(campaign, dossier, edition)
    when = arrived(campaign, unit, stage) or "đã có tệp, chưa ghi lúc nhận"
    return f"<span>{when}{f'<br>{plain(states)}' if states else ''}</span>"


def _next(counts: Counts, unit: str, found: Open) -> tuple[str, str]:
    """What is open of a unit; who acts next, and what is to be done."""
    campaign = counts.campaign
    mine = [found.get(file_of(campaign, unit, stage), ()) for stage in campaign.stages()]
    count = Counter(finding.severity for some in (*mine, elsewhere(campaign, unit, found)) for finding in some)
    still = ", ".join(f"{count[one]} {LABELS[one].lower()}" for one in Severity if count[one])
    acting = [turn for stage in campaign.stages() for turn in turns(counts, unit, stage, found)]
    acting += turns_elsewhere(campaign, unit, found)
    return plain(still or _NOBODY), plain("; ".join(acting) or _NOBODY)


def unsent(campaign: Campaign, unit: str, stage: Stage) -> str:
    """Why nothing of a unit can be shown at a stage."""
    if unit in campaign.unread(stage):
        return "đã gửi, chưa đọc được"
    if unit in campaign.gone(stage):
        return "đã nhận, không có trong kho"
    return "chưa gửi" if unit in campaign.expected_at(stage) else "không phải gửi"


def arrived(campaign: Campaign, unit: str, stage: Stage) -> str:
    """When a unit's file was first received, as markup, "" for never; a day alone where the register gives no time."""
    found = arrivals(campaign, unit, stage)
    return received_at(campaign, found[0], " %H:%M") if found else ""
