"""The first page: where each campaign stands, what comes next, the big doors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count, uncounted
from thidua.dataset.numbers import percent
from thidua.dataset.wording import listed
from thidua.model.terms import Scope, Stage
from thidua.publish.charts import gauge
from thidua.publish.disclosure import late_units, shown_counts
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.phase import latest_events, next_stage, phase, timeless
from thidua.publish.plan import STAGES, clause_at, day_name
from thidua.publish.provenance import Origins
from thidua.publish.quotas import withheld
from thidua.publish.reserve import note
from thidua.publish.results import award_anchor, awarded, not_whole
from thidua.publish.sourced import Sources
from thidua.publish.turnout import late, missing, sent
from thidua.publish.turns import still_possible
from thidua.rules.verdict import CampaignVerdict


def home_page(
    verdicts: tuple[CampaignVerdict, ...], edition: Edition, agency: str, others: tuple[str, ...] = ()
) -> str:
    """What everybody looks for first; `others` are the parts of campaigns that cannot be told of."""
    newest_first = tuple(reversed(verdicts))
    none = paragraph("Kho chưa có chiến dịch nào.") if not verdicts and not others else ""
    return page(
        f"Thi đua, khen thưởng · {agency}",
        none,
        *others,
        *(part for one in newest_first for part in _campaign(one, edition)),
    )


def _campaign(verdict: CampaignVerdict, edition: Edition) -> Iterator[str]:
    campaign, origins = verdict.campaign, Origins(verdict.counts, edition, "")
    code = campaign.code
    yield heading(2, campaign.plan.record.name, f"chien-dich-{code}")
    yield paragraph(f'<strong class="chang">{plain(phase(verdict.counts, edition))}.</strong> {_next(campaign)}')
    yield f'<nav class="cua" aria-label="Việc chính">{"".join(_doors(campaign))}</nav>\n\n'
    parts = [_deadlines(origins), _quotas(origins)]
    yield from (_results(origins), *reversed(parts)) if campaign.decided else parts
    events = latest_events(campaign, edition)
    yield heading(3, "Mới nhất", f"moi-nhat-{code}") if events else ""
    yield items(f"{event.at:%d/%m/%Y}: {link(event.text, event.page)}" for event in events)


def _results(origins: Origins) -> str:
    """How many hold each award, with the way to their names."""
    campaign = origins.campaign
    page = f"{campaign.code}/ket-qua.md"
    rows = [
        (link(campaign.catalogue.name(award), f"{page}#{award_anchor(award)}"), origins.of_award(award, number))
        for award, number in awarded(campaign, origins.edition)
    ]
    heads = ("Danh hiệu, hình thức", "Được công nhận")
    whole = table("Kết quả", heads, rows) + _made(origins, "awards") if rows else ""
    return not_whole(campaign) + whole


def _made(origins: Origins, data: str) -> str:
    return Sources(origins.campaign, origins.edition, "").under("Mỗi số mở ra được: cách tính, căn cứ, nguồn.", data)


def _deadlines(origins: Origins) -> str:
    rows = [tuple(_stage(origins, stage)) for stage in origins.campaign.stages()]
    heads = ("Giai đoạn", "Hạn", "Đã gửi", "Chưa gửi", "Trễ hạn")
    made = _made(origins, "submissions")
    return table("Hạn nộp và số đơn vị đã gửi", heads[: len(rows[0])], rows) + made if rows else ""


def _quotas(origins: Origins) -> str:
    shown = shown_counts(origins.counts, origins.edition)
    counts = [c for c in shown if c.scope is Scope.AGENCY]
    if counts and uncounted(counts):
        return paragraph("Tỷ lệ chưa tính: chưa ai được đề nghị.")
    if counts:
        heads = ("Áp dụng", "Giai đoạn", "Phép tính", "Số người", "Ghi chú")
        rows = (_quota(origins, c) if c.own else _by_unit(origins, c, shown) for c in counts)
        return table("Tỷ lệ", heads, rows) + _made(origins, "quotas")
    return withheld(origins.counts, origins.edition) if origins.campaign.plan.record.quotas else ""


def _next(campaign: Campaign) -> str:
    """The next deadline, to which a script adds how many days are left; after the last one what still can be done."""
    stage = None if timeless(campaign) else next_stage(campaign)
    if stage is None or campaign.decided:
        return plain(still_possible(campaign)) if _over(campaign) else ""
    day, end = campaign.plan.record.last_day(stage).isoformat(), campaign.closes(stage)
    words = plain(f"Hạn {STAGES[stage].lower()}: hết {day_name(campaign, stage)}")
    return f'<time datetime="{day}" data-han="{end:%Y-%m-%dT%H:%M:%SZ}">{words}</time>.'


def _over(campaign: Campaign) -> bool:
    """Whether no file is waited for any more."""
    return campaign.decided or (bool(campaign.stages()) and next_stage(campaign) is None)


def _doors(campaign: Campaign) -> Iterator[str]:
    """What most people come for first: to hand in, and once that is over the results."""
    code, clause = campaign.code, campaign.plan.record.difficulties
    results, over = link("Kết quả", f"{code}/ket-qua.md"), _over(campaign)
    yield results if over else link("Nộp hồ sơ", "huong-dan/don-vi.md")
    yield link("Xem kế hoạch", f"{code}/ke-hoach.md")
    yield link("Các giai đoạn", f"{code}/giai-doan.md")
    if not over:
        yield results
    elif not campaign.decided:
        yield link("Gửi sau hạn", "huong-dan/don-vi.md#tre-han")
    trouble = clause_at(campaign, clause, f"{code}/ke-hoach.md") if clause else "huong-dan/don-vi.md#vuong-mac"
    yield link("Báo vướng mắc", trouble)


def _stage(origins: Origins, stage: Stage) -> Iterator[str]:
    campaign = origins.campaign
    yield plain(STAGES[stage])
    yield plain(f"hết {day_name(campaign, stage)}")
    yield sent(origins, stage)
    yield missing(origins, stage)
    if (units := late_units(campaign, stage, origins.edition)) is not None:
        yield late(origins, stage, units)


def _quota(origins: Origins, count: Count) -> tuple[str, ...]:
    campaign = origins.campaign
    award = campaign.short(campaign.catalogue.code(count.quota.record.award))
    return (
        plain(award),
        "công nhận" if count.recognised else "đề nghị",
        origins.of_count(count),
        f"<span>{count.count}{gauge(award, count.count, count.limit)}</span>",
        plain(note(count)),
    )


def _by_unit(origins: Origins, count: Count, shown: Sequence[Count]) -> tuple[str, ...]:
    """A quota that binds each unit: in words which units are full or over, for no gauge of the agency tells that."""
    campaign, quota = origins.campaign, count.quota.record
    rule = f"{percent(quota.share)} số {count.base_name} của từng đơn vị"
    units = [c for c in shown if c.own and (c.quota, c.recognised) == (count.quota, count.recognised)]
    return (
        plain(campaign.short(campaign.catalogue.code(quota.award))),
        "công nhận" if count.recognised else "đề nghị",
        plain(rule),
        origins.of_count(count, figure=str(count.count)),
        plain("; ".join(filter(None, (_full(campaign, units), count.remark)))),
    )


def _full(campaign: Campaign, units: Sequence[Count]) -> str:
    short = campaign.units.short
    over = [f"{short(c.unit)} ({c.count}/{c.limit})" for c in units if c.over]
    full = [f"{short(c.unit)} ({c.count}/{c.limit})" for c in units if c.count and c.count == c.limit]
    said = [f"{word}: {listed(names, 'đơn vị')}" for word, names in (("vượt", over), ("vừa hết chỗ", full)) if names]
    return "; ".join(said) or ("chưa đơn vị nào hết chỗ" if units else "tính theo từng đơn vị, không công khai")
