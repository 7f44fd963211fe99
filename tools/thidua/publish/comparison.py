"""The limit of a quota over the agency beside the sum of its units' limits, in each mode of rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.dataset.count import Count
from thidua.dataset.numbers import decimal, percent, rounded
from thidua.model.terms import Rounding, Scope
from thidua.publish.markup import link, plain, table
from thidua.publish.provenance import ROUNDED, Origins, opened, quota_anchor

_NAMES = {False: "Đề nghị", True: "Công nhận"}
_SCOPES = {Scope.AGENCY: "toàn cơ quan", Scope.UNIT: "cộng các đơn vị"}


def comparison(origins: Origins, award: str, shown: Sequence[Count]) -> str:
    """One row a mode of rounding, two columns a stage; what the plan says is marked.

    Units of 6, 5, 5, 5, 7 and 20 people have 7 places of 15 % by the agency, but 4, 8 or 9 as a sum.
    """
    quota = shown[0].quota.record
    stages = dict.fromkeys(count.recognised for count in shown)
    heads = ("Cách làm tròn", *(f"{_NAMES[stage]}: {name}" for stage in stages for name in _SCOPES.values()))
    rows = ((_named(mode, quota.rounding), *_cells(origins, shown, mode)) for mode in Rounding)
    return table(f"{award}: nhiều nhất bao nhiêu người, tính trên toàn cơ quan và cộng các đơn vị", heads, rows)


def _named(mode: Rounding, chosen: Rounding) -> str:
    return ROUNDED[mode].removeprefix("làm tròn ").capitalize() + (" (theo kế hoạch)" if mode is chosen else "")


def _cells(origins: Origins, shown: Sequence[Count], mode: Rounding) -> Iterator[str]:
    for stage in dict.fromkeys(count.recognised for count in shown):
        for scope in _SCOPES:
            counts = [count for count in shown if count.scope is scope and count.recognised is stage]
            quota = counts[0].quota.record
            limit = str(sum(rounded(count.exact, mode) for count in counts))
            planned = scope is quota.scope and mode is quota.rounding
            figure = f"<strong>{limit}</strong> (kế hoạch)" if planned else limit
            yield opened(figure, _origin(origins, counts, mode))


def _origin(origins: Origins, counts: Sequence[Count], mode: Rounding) -> Iterator[str]:
    first = counts[0]
    share, base = percent(first.quota.record.share), first.base_name
    if first.scope is Scope.AGENCY:
        yield plain(f"{share} × {first.base} {base} = {decimal(first.exact)}, {ROUNDED[mode]}.")
    else:
        yield plain(f"Cộng {len(counts)} đơn vị; mỗi đơn vị {share} × số {base} của đơn vị, {ROUNDED[mode]}.")
    clause = first.quota.record.clause
    yield f"Căn cứ: {origins.clause(clause)}."
    award = origins.campaign.catalogue.code(first.quota.record.award)
    rows = f"quotas: quota = {quota_anchor(first)}, award = {award}, scope = {first.scope.value}, stage = {first.stage}"
    where = f"{link('figures.json', f'{origins.root}figures.json')}, những dòng của {plain(origins.campaign.code)}"
    yield f"Ai muốn tự tính lại thì lấy {where}: <code>{plain(rows)}</code>."
