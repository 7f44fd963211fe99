"""The page of the quotas: base, count, limit and the arithmetic in words."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.model.terms import Scope
from thidua.publish.disclosure import shown_counts
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, link, page, paragraph, plain, table
from thidua.publish.plan import anchor
from thidua.publish.provenance import Origins


def quotas_page(counts: Counts, edition: Edition) -> str:
    """Each quota over the agency and, as far as may be shown, over every unit."""
    campaign = counts.campaign
    parts = [_part(counts, index, edition) for index in range(len(campaign.plan.record.quotas))]
    none = paragraph("Kế hoạch này không đặt tỷ lệ.") if not parts else ""
    return page("Tỷ lệ", none, *parts)


def _part(counts: Counts, index: int, edition: Edition) -> str:
    campaign = counts.campaign
    quota = campaign.plan.record.quotas[index]
    award = campaign.catalogue.code(quota.award)
    shown = [c for c in shown_counts(counts, edition) if c.quota.base == ("ty_le", index)]
    remark = next((c.remark for c in shown if c.scope is Scope.AGENCY), "Số đề nghị còn ít nên chưa công bố.")
    clause = link(f"mục {quota.clause}", f"ke-hoach.md#{anchor(quota.clause)}")
    scope = "toàn cơ quan" if quota.scope is Scope.AGENCY else "từng đơn vị"
    heads = ("Phạm vi", "Giai đoạn", "Số làm gốc", "Số người", "Nhiều nhất", "Còn", "Phép tính", "Ghi chú")
    return "".join(
        [
            heading(2, campaign.catalogue.name(award), f"ty-le-{index + 1}"),
            paragraph(f"Kế hoạch {clause}; tính trên {scope}. {plain(remark)}"),
            table(f"{campaign.catalogue.name(award)}: phép tính", heads, _rows(Origins(counts, edition), shown))
            if shown
            else "",
        ]
    )


def _rows(origins: Origins, counts: list[Count]) -> Iterator[tuple[str, ...]]:
    for count in counts:
        if count.scope is Scope.UNIT and not count.base and not count.count:
            continue
        yield (
            plain(origins.campaign.units.short(count.unit) if count.unit else "Toàn cơ quan"),
            "công nhận" if count.recognised else "đề nghị",
            str(count.base),
            str(count.count),
            str(count.limit),
            plain(left(count)),
            origins.of_count(count),
            plain(note(count)),
        )


def left(count: Count) -> str:
    """The reserve left, or how many are over; nothing where the plan sets no limit over this scope."""
    if not count.own:
        return ""
    return f"vượt {count.over}" if count.over else str(count.limit - count.count)


def note(count: Count) -> str:
    """What a reader must know of a count: whether it binds, what is open, and that nobody fits."""
    own = "" if count.own else "để so sánh, không phải giới hạn"
    nobody = _no_place(count) if count.own and not count.limit else ""
    return "; ".join(part for part in (own, nobody, count.remark) if part)


def _no_place(count: Count) -> str:
    """Why the limit is 0: for now, or for good once it is decided."""
    if count.recognised:
        return f"{'ít' if count.base else 'không có'} {count.base_name} được công nhận nên không có chỗ"
    return f"{'số làm gốc còn ít' if count.base else f'chưa có {count.base_name}'} nên chưa có chỗ"
