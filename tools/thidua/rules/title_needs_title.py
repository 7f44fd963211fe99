"""## Kiểm tra gì
Danh hiệu, hình thức cần một danh hiệu khác cùng năm thì danh hiệu đó cũng được đề nghị, ví dụ Chiến sĩ thi đua cơ sở cần Lao động tiên tiến.

## Vì sao
Dữ liệu của chế độ pháp luật nói danh hiệu nào cần danh hiệu nào, và thiếu thì phải sửa hay cần xem xét.

## Ví dụ
```
Cần xem xét · Thiếu danh hiệu làm nền: Lê Văn B được đề nghị Giấy khen mà không có LĐTT [title-needs-title]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:33:19
   |
33 |     khen_thuong: [GIAY_KHEN]
   |                   ^^^^^^^^^
   = căn cứ: Thông lệ của cơ quan (C)
   = cách sửa: thêm LĐTT nếu đủ tiêu chuẩn, hoặc bỏ Giấy khen
```

## Cách sửa
Thêm danh hiệu làm nền nếu đủ tiêu chuẩn, hoặc bỏ danh hiệu cao hơn.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.recognition import Recognition
from thidua.dataset.same_year import asked
from thidua.finding import Fault, Severity, Who
from thidua.model.standards import SameYearTitle
from thidua.model.terms import DecisionKind, Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(campaign: Campaign) -> Iterator[Fault]:
    """Awards whose base title of the same year is not nominated, or not recognised, with them."""
    known = campaign.catalogue.awards.keys()
    for entry in (entry for d in campaign.nominations.values() for entry in (*d.people, *d.collectives)):
        if not entry.withdrawn and known >= set(entry.awards):
            yield from _nominated(entry, campaign)
    held: dict[tuple[Subject, str], set[str]] = {}
    for one in campaign.recognised:
        held.setdefault((one.subject, one.code), set()).add(one.award)
    for one in campaign.recognised if Kind.DECISION not in campaign.unreadable else ():
        if one.annulled is None and one.decision.record.kind is not DecisionKind.HIGHER:
            yield from _decided(one, held[one.subject, one.code], campaign)


def _nominated(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    for name, codes in (("titles", entry.titles), ("commendations", entry.commendations)):
        for number, award in enumerate(codes):
            for need, wanted in _lacking(campaign, award, entry.subject, set(entry.awards)):
                who = getattr(entry.record, "name", campaign.units.short(entry.code))
                message = f"{who} được đề nghị {campaign.short(award)} mà không có {wanted}"
                fix = f"thêm {wanted} nếu đủ tiêu chuẩn, hoặc bỏ {campaign.short(award)}"
                yield entry.fault((name, number), message, fix, severity=weighed(need.weight), basis=need.ground)


def _decided(one: Recognition, held: AbstractSet[str], campaign: Campaign) -> Iterator[Fault]:
    """An annulled base has its own rule: it is there, but taken back."""
    for need, wanted in _lacking(campaign, one.award, one.subject, held):
        message = f"{one.name} được công nhận {campaign.short(one.award)} mà không có {wanted}"
        fix = f"thêm {wanted} nếu Hội đồng đã thông qua, hoặc bỏ {campaign.short(one.award)}"
        yield Fault(one.spot, message, fix, severity=weighed(need.weight), who=Who.COUNCIL, basis=need.ground)


def _lacking(
    campaign: Campaign, award: str, subject: Subject, held: AbstractSet[str]
) -> Iterator[tuple[SameYearTitle, str]]:
    """The needs of an award that nothing held meets."""
    for need in campaign.catalogue.standards(award, subject).same_year:
        bases = [campaign.catalogue.code(title) for title in need.one_of]
        if not held & set(bases) and asked(campaign, need):
            yield need, " hoặc ".join(map(campaign.short, bases))


RULE = Rule(
    id="title-needs-title",
    title="Thiếu danh hiệu làm nền",
    group=Group.PERSON,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.CAMPAIGN,
    check=check,
)
