"""## Kiểm tra gì
Ở mỗi giai đoạn, mỗi người (theo mã số) chỉ có một mục, dù trong một tệp hay trong tệp của hai đơn vị. Trong một mục, mỗi danh hiệu ghi một lần. Mục đã rút ở đơn vị này không cản đơn vị khác ghi người đó.

## Vì sao
Ghi hai lần thì người đó bị đếm hai lần vào tỷ lệ. Mục của đơn vị có người đó trong danh sách nhân sự vào ngày hết hạn được giữ; nếu không đơn vị nào có thì giữ mục nhận trước. Mục được giữ chỉ có lưu ý, mục kia phải sửa.

## Ví dụ
```
Cần sửa · Ghi hai lần: mã số vd-002 đã có trong tệp này, dòng 29 [duplicate-person]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:37:12
   |
37 |   - ma_so: vd-002
   |            ^^^^^^
   = xem thêm: submissions/2022/don-vi/phong-mot/de-nghi.yaml:29:12
   = căn cứ: Mỗi người, mỗi tập thể một mục ở mỗi giai đoạn
   = cách sửa: nếu là Phạm Thị C thì ghi mã số vd-003 (Phòng Một)
```

## Cách sửa
Giữ mục ở đơn vị hiện nay của người đó, xóa mục kia.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.wording import codes_of, listed, namesake
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
    for dossier in campaign.every_dossier():
        yield from _collectives(dossier, campaign)
        for entry in (*dossier.people, *dossier.collectives):
            yield from _awards(entry, campaign)


def _collectives(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Collectives that one file lists twice; another unit's collective has its own rule."""
    first: dict[str, Entry[Any]] = {}
    for entry in dossier.collectives:
        if (before := first.setdefault(entry.code, entry)) is not entry:
            message = f"tập thể {campaign.units.short(entry.code)} đã có trong tệp này, dòng {before.line()}"
            yield entry.fault(("code",), message, "giữ một mục, xóa mục kia", related=(before.at("code"),))


def _awards(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Awards that one entry lists twice, under one spelling or two; they count once."""
    for name, codes in (("titles", entry.titles), ("commendations", entry.commendations)):
        for number, code in enumerate(codes):
            if code in codes[:number]:
                message = f"{campaign.short(code)} ghi hai lần trong một mục"
                yield entry.fault((name, number), message, "xóa một lần", severity=Severity.WARNING)


def _repeated(entry: Entry[Nominee], group: tuple[Entry[Nominee], ...]) -> bool:
    """Whether one file lists the person twice: then even a withdrawn entry leaves open what is meant."""
    return sum(other.path == entry.path for other in group) > 1


def _order(entry: Entry[Nominee], campaign: Campaign) -> tuple[bool, bool, datetime, str, int]:
    """First whose name it is, then the unit that has the person at the deadline: no other can take them."""
    return (
        bool(_meant(entry, campaign)),
        not _own(entry, campaign),
        entry.standing.received_at or _NEVER,
        entry.path,
        entry.line(),
    )


def _meant(entry: Entry[Nominee], campaign: Campaign) -> str:
    """The codes of the name that the entry gives, where its code is somebody else's."""
    person = campaign.people.find(entry.code)
    return codes_of(campaign, entry.record.name) if person and not person.goes_by(entry.record.name) else ""


def _own(entry: Entry[Nominee], campaign: Campaign) -> bool:
    person = campaign.people.find(entry.code)
    return person is not None and person.unit_by(campaign.plan.record.last_day(entry.stage)) == entry.unit


def _twice(campaign: Campaign, entries: list[Entry[Nominee]]) -> Iterator[Fault]:
    first, *later = entries
    own, holder = _own(first, campaign), campaign.units.short(first.unit)
    for entry in later:
        here = entry.path == first.path
        message = f"{entry.record.name} ({entry.code}) đã có {'trong tệp này' if here else f'ở {holder}'}, dòng {first.line()}"
        if meant := _meant(entry, campaign):
            message = f"mã số {entry.code} đã có {'trong tệp này' if here else f'ở {holder}'}, dòng {first.line()}"
            yield entry.fault(
                ("code",), message, f"nếu là {entry.record.name} thì ghi mã số {meant}", related=(first.at("code"),)
            )
            continue
        fix = f"xóa mục này: người này thuộc {holder}" if own and not here else "giữ một mục, xóa mục kia"
        fix = namesake(campaign, entry.record.name, entry.unit, entry.code) + fix
        yield entry.fault(("code",), message, fix, related=(first.at("code"),))
    others = sorted({entry.unit for entry in later} - {first.unit})
    if others:
        units = listed([campaign.units.short(unit) for unit in others])
        yield first.fault(
            ("code",),
            f"{first.record.name} ({first.code}) còn được ghi ở {units}",
            f"không phải sửa gì; báo {units} xóa mục của họ" if own else "hai đơn vị thống nhất ai ghi",
            severity=Severity.NOTICE,
        )


RULE = Rule(
    id="duplicate-person",
    title="Ghi hai lần",
    group=Group.STAGE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mỗi người, mỗi tập thể một mục ở mỗi giai đoạn",
    on=On.CAMPAIGN,
    check=check,
)
