"""What would be over if the plan or the numbers were others: a form that a script of the page brings to life."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from thidua.dataset.count import Count
from thidua.dataset.numbers import percent
from thidua.model.terms import Inclusion, Rounding, Scope
from thidua.publish.disclosure import shown_overlap
from thidua.publish.markup import plain, table
from thidua.publish.provenance import ROUNDED, Origins

SCRIPT = '\n<script src="../js/neu-thi.js" defer></script>\n'
_STAGES = {False: "số được đề nghị", True: "số được công nhận"}
_SCOPES = {Scope.AGENCY: "toàn cơ quan", Scope.UNIT: "từng đơn vị"}


def what_if(origins: Origins, shown: Sequence[Count]) -> str:
    """The form of one quota with what it computes from; hidden until the script shows it.

    The values stand in an attribute as JSON: names of scopes, how many hold the base award, how many of
    them are counted too (null where that is not shown: then they stay where the plan has them), how many
    are counted.
    """
    campaign, quota = origins.campaign, shown[0].quota.record
    award = campaign.short(campaign.catalogue.code(quota.award))
    stages = dict.fromkeys(count.recognised for count in shown)
    values = {
        "base": shown[0].base_name,
        "stages": [[_row(origins, c) for c in shown if c.recognised is stage] for stage in stages],
    }
    several = any(count.scope is Scope.UNIT for count in shown)
    apart = any(shown_overlap(count, origins.edition) is not None for count in shown)
    fields = (
        _select("Tính theo", "giai-doan", {str(n): _STAGES[stage] for n, stage in enumerate(stages)}, ""),
        f'<label>Tỷ lệ (% hoặc phân số) <input name="ty-le" value="{plain(percent(quota.share))}" size="6"></label>',
        _select("Làm tròn", "lam-tron", {mode.value: _short(mode) for mode in Rounding}, quota.rounding.value),
        _select("Phạm vi", "pham-vi", _of(_SCOPES), quota.scope.value) if several else "",
        _select(f"Người được {award}", "cach-dem", _INCLUSIONS, quota.inclusion.value) if apart else "",
    )
    heads = ("Phạm vi", shown[0].base_name, "Số người", "Phép tính", "Kết quả")
    return (
        f'\n<details class="goc neu-thi" hidden><summary>{plain(f"{award}: nếu khác đi thì sao?")}</summary>'
        f'<form data-so="{plain(json.dumps(values, ensure_ascii=False))}"><div>{"".join(fields)}'
        f'<button type="reset">Như kế hoạch</button></div><p role="status"></p>'
        f"{table(f'{award}: thử thay số {shown[0].base_name}', heads, ()).strip()}</form></details>\n"
    )


def _row(origins: Origins, count: Count) -> list[str | int | None]:
    name = origins.campaign.units.short(count.unit) if count.unit else "Toàn cơ quan"
    both = shown_overlap(count, origins.edition)
    return [name, count.base if both is None else len(count.holders), both, count.count]


def _short(mode: Rounding) -> str:
    return ROUNDED[mode].removeprefix("làm tròn ")


def _of(names: Mapping[Scope, str]) -> dict[str, str]:
    return {scope.value: name for scope, name in names.items()}


_INCLUSIONS = {Inclusion.INSIDE.value: "nằm trong số làm gốc", Inclusion.BESIDE.value: "nằm ngoài số làm gốc"}


def _select(label: str, name: str, options: Mapping[str, str], chosen: str) -> str:
    found: Iterable[str] = (
        f'<option value="{plain(value)}"{" selected" if value == chosen else ""}>{plain(text)}</option>'
        for value, text in options.items()
    )
    return f'<label>{plain(label)} <select name="{name}">{"".join(found)}</select></label>'
