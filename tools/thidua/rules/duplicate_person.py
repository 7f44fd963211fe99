"""## Kiểm tra gì
Ở mỗi giai đoạn, mỗi người (theo mã số) chỉ có một mục, dù trong một tệp hay trong tệp của hai đơn vị. Mục đã rút ở đơn vị này không cản đơn vị khác ghi người đó.

## Vì sao
Ghi hai lần thì người đó bị đếm hai lần vào tỷ lệ. Mục nhận sau, hoặc chưa nhận, là mục phải sửa; mục kia chỉ là lưu ý.

## Ví dụ
```
Lưu ý · Một người ghi hai lần: Lê Văn F (nv-006) còn được ghi ở Phòng Một [duplicate-person]
  --> submissions/2022/don-vi/phong-hai/de-nghi.yaml:60:12
   |
60 |   - ma_so: nv-006
   |            ^^^^^^
   = căn cứ: Mỗi người một mục ở mỗi giai đoạn
   = cách sửa: hai đơn vị thống nhất ai ghi
```

## Cách sửa
Giữ mục ở đơn vị hiện nay của người đó, xóa mục kia.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule

_NEVER = datetime.max.replace(tzinfo=UTC)


def check(campaign: Campaign) -> Iterator[Fault]:
    """Codes that stand twice at one stage; who was withdrawn by one unit may be listed by another."""
    for groups in (campaign.registered, campaign.nominated):
        for group in groups.values():
            entries = [entry for entry in group if not entry.withdrawn or _repeated(entry, group)]
            if len(entries) > 1:
                yield from _twice(campaign, sorted(entries, key=lambda entry: _order(entry, campaign)))


def _repeated(entry: Entry[Nominee], group: tuple[Entry[Nominee], ...]) -> bool:
    """Whether one file lists the person twice: then even a withdrawn entry leaves open what is meant."""
    return sum(other.path == entry.path for other in group) > 1


def _order(entry: Entry[Nominee], campaign: Campaign) -> tuple[datetime, bool, str, int]:
    """Received first; without receipts the unit where the roster has the person."""
    person = campaign.people.find(entry.code)
    elsewhere = person is not None and person.stays[-1].unit != entry.unit
    return entry.standing.received_at or _NEVER, elsewhere, entry.path, entry.line()


def _twice(campaign: Campaign, entries: list[Entry[Nominee]]) -> Iterator[Fault]:
    first, *later = entries
    for entry in later:
        where = "trong tệp này" if entry.path == first.path else f"ở {campaign.units.short(first.unit)}"
        message = f"{entry.record.name} ({entry.code}) đã có {where}, dòng {first.line()}"
        yield entry.fault(("code",), message, "giữ một mục, xóa mục kia", related=(first.at("code"),))
    others = sorted({entry.unit for entry in later} - {first.unit})
    if others:
        units = listed([campaign.units.short(unit) for unit in others])
        yield first.fault(
            ("code",),
            f"{first.record.name} ({first.code}) còn được ghi ở {units}",
            "hai đơn vị thống nhất ai ghi",
            severity=Severity.NOTICE,
        )


RULE = Rule(
    id="duplicate-person",
    title="Một người ghi hai lần",
    group=Group.STAGE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mỗi người một mục ở mỗi giai đoạn",
    on=On.CAMPAIGN,
    check=check,
)
