"""Candidates for a quota in the order of their votes, the cut line, and what each withdrawal would change: internal only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from thidua.dataset.count import Count
from thidua.dataset.ranking import Candidate, Place, after_vote, ranked
from thidua.dataset.wording import listed
from thidua.publish.ballots import voted
from thidua.publish.markup import heading, paragraph, plain, table
from thidua.publish.provenance import Origins
from thidua.publish.reserve import left, rest
from thidua.publish.sourced import Sources

_PLACES = {
    Place.INSIDE: "trong vạch",
    Place.TIED: "bằng phiếu ngay vạch, chưa xếp thứ tự",
    Place.OUTSIDE: "ngoài vạch",
    Place.MOVED: "chuyển từ",
    Place.LOWERED: "chuyển sang",
    Place.FAILED: "không đủ phiếu",
    Place.WAITING: "chờ Hội đồng xét",
}
_NEAR = 2
"""So many on each side of the line are near it."""
Chosen = Callable[[Count, Sequence[Candidate]], Sequence[Candidate]]


def everybody(count: Count, candidates: Sequence[Candidate]) -> Sequence[Candidate]:  # noqa: ARG001 - one of two choices
    """All candidates."""
    return candidates


def near(count: Count, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The last two inside the line and the first two outside it; before the vote all, where places run short."""
    if count.left > 1:
        return ()
    if not any(one.rank for one in candidates):
        return candidates
    return [one for one in candidates if one.rank and -_NEAR < one.rank - count.limit <= _NEAR]


def line_section(origins: Origins, said: str = "") -> Iterator[str]:
    """The lines of all quotas for the Council with their heading and what is `said` of them; nothing where none is drawn."""
    if lines := list(cut_lines(origins, 3, everybody)):
        yield heading(2, "Vạch tỷ lệ", "vach")
        yield paragraph(plain(said)) if said else ""
        yield from lines


def cut_lines(origins: Origins, level: int, chosen: Chosen) -> Iterator[str]:
    """One table a quota that somebody is chosen of; headings of a level, anchors by the quota's number."""
    campaign = origins.campaign
    for index, quota in enumerate(campaign.plan.record.quotas):
        counts = [c for c in origins.counts.nominated if c.own and c.quota.base == ("ty_le", index)]
        voted = [(count, after_vote(origins.counts, count)) for count in counts]
        groups = [(count, then, chosen(then, ranked(origins.counts, count))) for count, then in voted]
        groups = [group for group in groups if group[-1]]
        if not groups:
            continue
        award = campaign.short(campaign.catalogue.code(quota.award))
        base = groups[0][0].base_name
        heads = ("Người", "Đơn vị", "Thứ tự", "Phiếu", "Vạch", f"Nếu rút hẳn, cả {base}", f"Nếu chỉ rút {award}")
        yield heading(level, campaign.catalogue.name(campaign.catalogue.code(quota.award)), f"vach-{index + 1}")
        rows = [row for _, then, candidates in groups for row in _rows(origins, then, candidates)]
        yield table(
            f"{award}: vạch tỷ lệ",
            ("Phạm vi", "Phép tính", "Số người", "Còn", f"Nếu một người chỉ có {base} rút"),
            [_line(origins, count, then) for count, then, _ in groups],
        )
        yield table(f"{award}: người được đề nghị theo số phiếu, và nếu ai rút", heads, rows)
        yield Sources(campaign, origins.edition, origins.root).under(
            "Vạch là số người nhiều nhất theo tỷ lệ, không kể ai Hội đồng đã xét mà không đủ phiếu; thứ tự theo phiếu ở lần bỏ phiếu sau cùng; mỗi cột “nếu rút” tính lại.",
            "quotas",
            rule="quota-exceeded",
        )


def _line(origins: Origins, nominated: Count, count: Count) -> tuple[str, ...]:
    """The line after the vote itself, and what one person fewer in the base would do."""
    counted = {one.code for one in count.counted}
    other = next((one for one in count.among if one.code not in counted), None)
    return (
        plain(origins.campaign.units.short(count.unit) if count.unit else "Toàn cơ quan"),
        origins.of_count(count, nominated),
        str(count.count),
        plain(left(count)),
        plain(_after(count.without(other.code))) if other else "không có ai",
    )


def _rows(origins: Origins, count: Count, candidates: Sequence[Candidate]) -> Iterator[tuple[str, ...]]:
    """Withdrawals are recomputed once for all whose going changes the same: big agencies have many candidates."""
    holders, times = {one.code for one in count.holders}, Counter(one.code for one in count.counted)
    changed: dict[tuple[bool, int], tuple[str, str]] = {}
    for one in candidates:
        kind = (one.code in holders, times[one.code])
        if kind not in changed:
            changed[kind] = (_after(count.without(one.code)), _after(count.giving_up(one.code)))
        yield (
            plain(one.name),
            plain(origins.campaign.units.short(one.unit)),
            str(one.rank or ""),
            voted(origins, one.case) if one.case else "",
            plain(_place(origins, one)),
            *map(plain, changed[kind]),
        )


def _place(origins: Origins, one: Candidate) -> str:
    """Where a candidate stands and with whom on equal votes."""
    if one.case is None:
        return _PLACES[one.place]
    short, find, case = origins.campaign.short, origins.campaign.people.find, one.case.record
    other = case.award if one.place is Place.MOVED else case.lowered_to
    same = [person.name for person in map(find, one.equals) if person and person.code != one.code]
    parts = [
        f"{_PLACES[one.place]} {short(origins.campaign.catalogue.code(other)) if other else ''}".strip(),
        f"bằng phiếu với {listed(same)}" if same else "",
        case.tie_break,
    ]
    return "; ".join(filter(None, parts))


def _after(count: Count) -> str:
    return f"{count.arithmetic}; {count.count} người, {rest(count)}"
