"""## Kiểm tra gì
Cùng một sáng kiến (cùng số và cơ quan công nhận, hoặc cùng tên) ở hai người mà hai người không ghi nhau là đồng tác giả; hoặc sáng kiến đã được tính cho một danh hiệu ở chiến dịch năm trước trong kho.

## Vì sao
Sáng kiến là của tác giả được công nhận. Hai người cùng dùng thì quyết định công nhận phải có tên cả hai.

## Ví dụ
```
Cần xem xét · Sáng kiến dùng lại hoặc chưa rõ đồng tác giả: Trần Thị A và Phạm Thị G (Phòng Hai) cùng ghi một sáng kiến [initiative-reused]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:25:22
   |
25 |     sang_kien: {ten: Số hóa quy trình một cửa, so: MH-02 (minh họa), ngay: 2022-10-03…
   |                      ^^^^^^^^^^^^^^^^^^^^^^^^
   = xem thêm: submissions/2022/don-vi/phong-hai/de-nghi.yaml:20:22
   = căn cứ: Mỗi sáng kiến chỉ tính một lần, cho tác giả và đồng tác giả của nó (thông lệ, C)
   = cách sửa: ghi mã số của nhau vào dong_tac_gia, hoặc bỏ ở người không phải tác giả
```

## Cách sửa
Ghi mã số của nhau vào `dong_tac_gia`, hoặc bỏ sáng kiến ở người không phải tác giả. Sáng kiến đã dùng năm trước thì nêu sáng kiến khác.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.cleaning import REMOVED
from thidua.dataset.entry import Entry
from thidua.dataset.history import Claim
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(campaign: Campaign) -> Iterator[Fault]:
    """Initiatives that counted in an earlier year, then the later of two people who do not name each other."""
    year = campaign.plan.record.year
    used = {key: one for one in campaign.history.claims if one.year < year for key in _keys(one.entry)}
    claims: dict[tuple[str, ...], Entry[Nominee]] = {}
    for entry in campaign.nominees():
        if entry.record.initiative is not None and not entry.withdrawn:
            keys = _keys(entry)
            if before := next((used[key] for key in keys if key in used), None):
                yield _again(entry, before)
            if first := next((claims[key] for key in keys if key in claims), None):
                yield from _clash(entry, first, campaign)
            for key in keys:
                claims.setdefault(key, entry)


def _again(entry: Entry[Nominee], before: Claim) -> Fault:
    return entry.fault(
        ("initiative", "name"),
        f"sáng kiến của {entry.record.name} đã được tính năm {before.year} cho {before.entry.record.name}",
        "nêu sáng kiến khác; nếu là sáng kiến mới trùng tên thì ghi rõ ở ghi_chu",
        related=(before.entry.at("initiative", "name"),),
    )


def _clash(entry: Entry[Nominee], first: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """One fault in each unit whose person does not name the other, for that file has to be mended."""
    pairs = ((first, entry), (entry, first)) if first.code != entry.code else ()
    yield from {
        one.unit: _shared(one, other, campaign) for one, other in pairs if not _names(one, other, campaign)
    }.values()


def _shared(entry: Entry[Nominee], other: Entry[Nominee], campaign: Campaign) -> Fault:
    return entry.fault(
        ("initiative", "name"),
        f"{entry.record.name} và {other.record.name} ({campaign.units.short(other.unit)}) cùng ghi một sáng kiến",
        "ghi mã số của nhau vào dong_tac_gia, hoặc bỏ ở người không phải tác giả",
        related=(other.at("initiative", "name"),),
    )


def _keys(entry: Entry[Any]) -> list[tuple[str, ...]]:
    """What makes an initiative known again: number and body, then the name, unless that had to go."""
    one = entry.record.initiative
    numbered = [(name_key(one.number), name_key(one.body))] if one.number and one.body else []
    named = [] if name_key(one.name) == name_key(REMOVED) else [(name_key(one.name),)]
    return [*numbered, *named]


def _names(one: Entry[Any], other: Entry[Any], campaign: Campaign) -> bool:
    return other.code in map(campaign.people.canonical, one.record.initiative.authors)


RULE = Rule(
    id="initiative-reused",
    title="Sáng kiến dùng lại hoặc chưa rõ đồng tác giả",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Mỗi sáng kiến chỉ tính một lần, cho tác giả và đồng tác giả của nó (thông lệ, C)",
    on=On.CAMPAIGN,
    check=check,
)
