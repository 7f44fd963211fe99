"""The page of the quotas: what is allowed in words, the agency's figure first, every unit's after it, and a what-if."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count, uncounted
from thidua.dataset.counts import Counts
from thidua.dataset.numbers import percent
from thidua.model.terms import Inclusion, Scope, Stage
from thidua.publish.charts import gauge
from thidua.publish.comparison import comparison
from thidua.publish.disclosure import counts_early, shown_counts, shows_units
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, link, page, paragraph, plain, table
from thidua.publish.plan import STAGES, clause_at
from thidua.publish.provenance import ROUNDED, Origins
from thidua.publish.reserve import left, note, words
from thidua.publish.sourced import Sources
from thidua.publish.turnout import received
from thidua.publish.whatif import SCRIPT, what_if

MOST = 40
"""Of more units than these the arithmetic opens at each unit only: a page must not grow much with the agency."""
SCOPES = {Scope.AGENCY: "toàn cơ quan", Scope.UNIT: "từng đơn vị"}
_STAGES = {False: "Đề nghị", True: "Công nhận"}
_LATER = (
    "Tổng số người và phép tính tỷ lệ được công bố cùng quyết định. Trước đó, so hai bản của trang này thì có thể "
    "đoán ra việc của từng người, nên chỉ nói bao nhiêu đơn vị đã gửi."
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One scope with its counts by whether they are of recognitions."""

    unit: str
    counts: Mapping[bool, Count]

    @property
    def empty(self) -> bool:
        return all(count.empty for count in self.counts.values())


def quotas_page(counts: Counts, edition: Edition) -> str:
    """Each quota over the agency and, as far as may be shown, over every unit."""
    campaign, origins = counts.campaign, Origins(counts, edition)
    parts = [part for index in range(len(campaign.plan.record.quotas)) for part in _part(origins, index)]
    lead = withheld(counts, edition) if parts else paragraph("Kế hoạch này không đặt tỷ lệ.")
    script = SCRIPT if any("neu-thi" in part for part in parts) else ""
    return page("Tỷ lệ", lead, *parts, script)


def withheld(counts: Counts, edition: Edition) -> str:
    """That people are counted in public once there is a decision, and how many units are in; "" where they are counted."""
    campaign = counts.campaign
    if campaign.decided or counts_early(campaign, edition):
        return ""
    now = "".join(f" {STAGES[stage]}: {received(campaign, stage)}." for stage in campaign.stages())
    return paragraph(plain(f"{_LATER}{now}"))


def _part(origins: Origins, index: int) -> Iterator[str]:
    campaign = origins.campaign
    quota = campaign.plan.record.quotas[index]
    award = campaign.catalogue.code(quota.award)
    shown = [c for c in shown_counts(origins.counts, origins.edition) if c.quota.base == ("ty_le", index)]
    yield heading(2, campaign.catalogue.name(award), f"ty-le-{index + 1}")
    clause = link(f"mục {quota.clause}", clause_at(campaign, quota.clause, "ke-hoach.md")) if quota.clause else ""
    base = campaign.short(campaign.catalogue.code(quota.base))
    beside = f"; người được {campaign.short(award)} không nằm trong số làm gốc"
    said = (
        f"Nhiều nhất {percent(quota.share)} số {base} của {SCOPES[quota.scope]}, {ROUNDED[quota.rounding]}"
        f"{beside if quota.inclusion is Inclusion.BESIDE else ''}."
    )
    yield paragraph(f"{plain(said)} {f'Căn cứ: kế hoạch, {clause}.' if clause else ''}")
    if all(count.quota.base != ("ty_le", index) for count in origins.counts.nominated):
        yield paragraph("Chương trình không tính tỷ lệ này.")
        return
    if not shown:
        early = counts_early(campaign, origins.edition)
        yield paragraph("Số đề nghị còn ít nên chưa công bố.") if early else ""
        return
    if uncounted(shown):
        yield paragraph(plain(f"Chưa tính: chưa ai được đề nghị {base} hay {campaign.short(award)}."))
        return
    agency, *units = _lines(shown)
    yield _agency(origins, campaign.short(award), agency)
    if not all(line.empty for line in units):
        yield comparison(origins, campaign.short(award), shown)
        yield _units(origins, campaign.short(award), units)
    yield Sources(campaign, origins.edition).under(
        "Mỗi phép tính mở ra được: số làm gốc, số người, giới hạn, căn cứ." + _of_now(campaign, origins.edition),
        "quotas",
        rule="quota-exceeded",
    )
    yield what_if(origins, shown)


def _of_now(campaign: Campaign, edition: Edition) -> str:
    """That nominations are counted as they are now, and where they stand as they were at the deadline."""
    if edition is Edition.PUBLIC or not campaign.closed(Stage.NOMINATION):
        return ""
    return (
        " Số đề nghị là số hiện nay, không kể ai đã rút hay không được chấp nhận; số lúc hết hạn xem ở trang Thay đổi."
    )


def _lines(shown: Sequence[Count]) -> list[_Line]:
    """The agency, then the units, each with what is shown of it."""
    found: dict[str, dict[bool, Count]] = {}
    for count in shown:
        found.setdefault(count.unit, {})[count.recognised] = count
    return [_Line(unit, counts) for unit, counts in found.items()]


def _agency(origins: Origins, award: str, line: _Line) -> str:
    counts = line.counts.values()
    rows: dict[str, list[str]] = {
        "Số người": [f"<span>{c.count}{gauge(award, c.count, c.limit) if c.own else ''}</span>" for c in counts],
        "Nhiều nhất": [str(c.limit) for c in counts],
        "Còn": [plain(left(c)) for c in counts],
        "Số làm gốc": [plain(f"{c.base} {c.base_name}") for c in counts],
        "Phép tính": [origins.of_count(c) for c in counts],
        "Nói bằng lời": [plain(words(c)) for c in counts],
        "Ghi chú": [plain(note(c)) for c in counts],
    }
    heads = ("Toàn cơ quan", *(_STAGES[stage] for stage in line.counts))
    return table(
        f"{award}: toàn cơ quan", heads, ((name, *cells) for name, cells in rows.items() if any(filter(None, cells)))
    )


def _units(origins: Origins, award: str, lines: Sequence[_Line]) -> str:
    own = next(iter(lines[0].counts.values())).own
    stages = list(lines[0].counts)
    heads = ["Đơn vị", *(head for stage in stages for head in _heads(stage, own=own))]
    noted = any(_notes(line) for line in lines)
    elsewhere = len(lines) > MOST and shows_units(origins.campaign, origins.edition)
    rows = (
        (
            link(name, f"don-vi/{line.unit}.md#ty-le") if elsewhere else plain(name),
            *(cell for stage in stages for cell in _cells(origins, line.counts[stage], elsewhere=elsewhere)),
            *([plain(_notes(line))] if noted else []),
        )
        for line in lines
        for name in (origins.campaign.units.short(line.unit),)
    )
    compared = "" if own else " (để so sánh, không phải giới hạn)"
    return table(f"{award}: từng đơn vị{compared}", [*heads, *(["Ghi chú"] if noted else [])], rows)


def _heads(stage: bool, *, own: bool) -> tuple[str, ...]:  # noqa: FBT001 - a key of the mapping
    name = _STAGES[stage]
    return (name, *([f"{name}: còn"] if own else []), f"{name}: phép tính")


def _cells(origins: Origins, count: Count, *, elsewhere: bool) -> tuple[str, ...]:
    """What is shown of a count; of very many units what the arithmetic is made of stands at each unit only."""
    last = [plain(left(count))] if count.own else []
    made = plain(count.arithmetic) if elsewhere else origins.of_count(count)
    return (str(count.count), *last, made)


def _notes(line: _Line) -> str:
    """What makes the unit's figures provisional, or why nobody fits, by stage where both say something."""
    said = {_STAGES[stage].lower(): _unit_note(count) for stage, count in line.counts.items()}
    return "; ".join(f"{stage}: {text}" for stage, text in said.items() if text)


def _unit_note(count: Count) -> str:
    return note(count) if count.own else count.remark
