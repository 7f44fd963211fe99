"""## Kiểm tra gì
Cùng một sáng kiến (cùng số và cơ quan công nhận, hoặc cùng tên) ở hai người mà hai người không ghi nhau là đồng tác giả.

## Vì sao
Sáng kiến là của tác giả được công nhận. Hai người cùng dùng thì quyết định công nhận phải có tên cả hai.

## Ví dụ
```
Cần xem xét · Sáng kiến dùng chung chưa rõ đồng tác giả: Trần Thị A và Phạm Thị G (Phòng Hai) cùng ghi một sáng kiến [initiative-reused]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:25:22
   |
25 |     sang_kien: {ten: Số hóa quy trình một cửa, so: MH-02 (minh họa), ngay: 2022-10-03…
   |                      ^^^^^^^^^^^^^^^^^^^^^^^^
   = xem thêm: submissions/2022/don-vi/phong-hai/de-nghi.yaml:20:22
   = căn cứ: Một sáng kiến chỉ tính cho tác giả và đồng tác giả của nó
   = cách sửa: ghi mã số của nhau vào dong_tac_gia, hoặc bỏ ở người không phải tác giả
```

## Cách sửa
Ghi mã số của nhau vào `dong_tac_gia`, hoặc bỏ sáng kiến ở người không phải tác giả.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Initiative, Nominee
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(campaign: Campaign) -> Iterator[Fault]:
    """The later of two people who claim the same initiative and do not name each other."""
    claims: dict[tuple[str, ...], Entry[Nominee]] = {}
    for dossier in campaign.nominations.values():
        for entry in dossier.people:
            if entry.record.initiative is not None and not entry.withdrawn:
                yield from _clash(campaign, entry, _keys(entry.record.initiative), claims)


def _clash(
    campaign: Campaign,
    entry: Entry[Nominee],
    keys: list[tuple[str, ...]],
    claims: dict[tuple[str, ...], Entry[Nominee]],
) -> Iterator[Fault]:
    first = next((claims[key] for key in keys if key in claims), None)
    if first is not None and first.code != entry.code and not (_names(first, entry) and _names(entry, first)):
        yield entry.fault(
            ("initiative", "name"),
            f"{entry.record.name} và {first.record.name} ({campaign.units.short(first.unit)}) cùng ghi một sáng kiến",
            "ghi mã số của nhau vào dong_tac_gia, hoặc bỏ ở người không phải tác giả",
            related=(first.at("initiative", "name"),),
        )
    for key in keys:
        claims.setdefault(key, entry)


def _keys(one: Initiative) -> list[tuple[str, ...]]:
    numbered = [(name_key(one.number), name_key(one.body))] if one.number and one.body else []
    return [*numbered, (name_key(one.name),)]


def _names(one: Entry[Nominee], other: Entry[Nominee]) -> bool:
    initiative = one.record.initiative
    return initiative is not None and other.record.code in initiative.authors


RULE = Rule(
    id="initiative-reused",
    title="Sáng kiến dùng chung chưa rõ đồng tác giả",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Một sáng kiến chỉ tính cho tác giả và đồng tác giả của nó",
    on=On.CAMPAIGN,
    check=check,
)
