"""## Kiểm tra gì
Danh hiệu được đề nghị có trong bảng đăng ký của người, tập thể đó (cần xem xét nếu không); danh hiệu đã đăng ký mà không được đề nghị thì chỉ lưu ý.

## Vì sao
Kế hoạch, mục IV.1: đăng ký đầu năm là điều kiện. Đề nghị khác đăng ký có thể có lý do, nên cần người xem.

## Ví dụ
```
Cần xem xét · Danh hiệu đề nghị khác danh hiệu đăng ký: Trần Thị A được đề nghị CSTĐCS, đã đăng ký LĐTT [title-not-registered]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:21:23
   |
21 |     danh_hieu: [LDTT, CSTDCS]
   |                       ^^^^^^
   = căn cứ: Kế hoạch 01/KH-MAU, mục IV.1
   = cách sửa: ghi lý do vào ghi_chu để Hội đồng xem, hoặc sửa danh hiệu đề nghị
```

## Cách sửa
Sửa danh hiệu đề nghị; có lý do thì ghi vào `ghi_chu` của mục đó: việc còn lại là của Hội đồng.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.mistyped import meant_codes, meant_unit, named_person
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.model.regime import AwardKind
from thidua.model.terms import Subject
from thidua.receipts.states import Counting
from thidua.rules.noted import noted
from thidua.rules.rule import Group, On, Rule

_Book = Mapping[str, tuple[Entry[Any], ...]]


def check(campaign: Campaign) -> Iterator[Fault]:
    """Titles beyond the registered ones, then registered titles that nobody nominates."""
    if campaign.plan.record.deadlines.registration is None or not campaign.regime.registration_ground.value:
        return
    yield from _compared(campaign.registered, campaign.nominated, campaign)
    yield from _compared(campaign.registered_collectives, campaign.nominated_collectives, campaign)


def _compared(registered: _Book, nominated: _Book, campaign: Campaign) -> Iterator[Fault]:
    for code, entries in nominated.items():
        titles = {title for one in registered.get(code, ()) for title in _titles(one, campaign)}
        for entry in entries:
            beyond = code in registered and not entry.withdrawn and not titles.issuperset(entry.titles)
            if beyond and _known(titles, campaign) and not named_person(entry, campaign):
                yield from _beyond(entry, titles, campaign)
    for code, entries in registered.items():
        titles = {title for one in nominated.get(code, ()) for title in _wherever(one, one.awards, campaign)}
        for entry in entries:
            dropped = not titles.issuperset(entry.titles)
            if dropped and (sent := _sent(entry, campaign)) and not _mistyped(entry, sent, campaign):
                yield from _dropped(entry, titles, campaign)


def _titles(entry: Entry[Any], campaign: Campaign) -> Iterator[str]:
    """The titles of the registration that counts: as it stands, or as it was received."""
    older = entry.standing.counted is Counting.OLDER and entry.counted
    return _wherever(entry, older or entry.awards, campaign)


def _wherever(entry: Entry[Any], awards: Iterable[str], campaign: Campaign) -> Iterator[str]:
    """The titles among awards, those under the key of the commendations too: that is told by its own rule."""
    known = campaign.catalogue.awards
    return (code for code in awards if (known[code].kind is AwardKind.TITLE if code in known else code in entry.titles))


def _known(titles: Iterable[str], campaign: Campaign) -> bool:
    return all(title in campaign.catalogue.awards for title in titles)


def _beyond(entry: Entry[Any], registered: set[str], campaign: Campaign) -> Iterator[Fault]:
    for number, title in enumerate(entry.titles):
        award = campaign.catalogue.awards.get(title)
        right = award is not None and award.kind is AwardKind.TITLE and entry.subject in award.subjects
        if title not in registered and right:
            had = listed([campaign.short(one) for one in sorted(registered)]) or "hình thức khen thưởng"
            message = f"{_name(entry, campaign)} được đề nghị {campaign.short(title)}, đã đăng ký {had}"
            who, told = noted(entry, campaign)
            fix = told or "ghi lý do vào ghi_chu để Hội đồng xem, hoặc sửa danh hiệu đề nghị"
            yield entry.fault(("titles", number), message, fix, who=who, basis=_ground(campaign))


def _dropped(entry: Entry[Any], nominated: set[str], campaign: Campaign) -> Iterator[Fault]:
    for number, title in enumerate(entry.titles):
        known = _known([title, *nominated], campaign) and title in _titles(entry, campaign)
        if title not in nominated and known:
            yield entry.fault(
                ("titles", number),
                f"{_name(entry, campaign)} đăng ký {campaign.short(title)}, không được đề nghị",
                "nếu bỏ sót thì thêm vào hồ sơ đề nghị",
                severity=Severity.NOTICE,
                basis=_ground(campaign),
            )


def _name(entry: Entry[Any], campaign: Campaign) -> str:
    return getattr(entry.record, "name", campaign.units.short(entry.code))


def _ground(campaign: Campaign) -> str:
    registering = campaign.plan.record.registering
    return campaign.clause(registering.clause if registering else "")


def _sent(entry: Entry[Any], campaign: Campaign) -> Dossier | None:
    """What the unit that nominates the person or collective now has sent, where that can be read and nominates somebody."""
    person = campaign.people.find(entry.code) if entry.subject is Subject.PERSON else None
    dossier = campaign.nominations.get(person.stays[-1].unit if person else entry.unit)
    if dossier is None or dossier.faults or dossier.head is None or dossier.head.record.none:
        return None
    return dossier


def _mistyped(entry: Entry[Any], sent: Dossier, campaign: Campaign) -> bool:
    """Whether another code stands for this one's, here or in what was sent."""
    if entry.subject is Subject.COLLECTIVE:
        return any(meant_unit(one, campaign) for one in sent.collectives)
    return named_person(entry, campaign) is not None or entry.code in meant_codes(sent, campaign)


RULE = Rule(
    id="title-not-registered",
    title="Danh hiệu đề nghị khác danh hiệu đăng ký",
    group=Group.NOMINATION,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Kế hoạch, mục IV.1",
    on=On.CAMPAIGN,
    check=check,
)
