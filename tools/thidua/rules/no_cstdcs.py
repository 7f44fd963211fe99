"""## Kiểm tra gì
Tập thể có đủ số cá nhân đạt danh hiệu mà tiêu chuẩn cần. Khi đã có quyết định thì tính những người được công nhận; thiếu do hủy bỏ sau đó thì Hội đồng xem lại.

## Vì sao
Tập thể Lao động xuất sắc cần ít nhất một Chiến sĩ thi đua cơ sở (L).

## Ví dụ
```
Cần sửa · Thiếu cá nhân đạt danh hiệu trong tập thể: TTLĐXS: có 0 CSTĐCS, cần ít nhất 1 [no-cstdcs]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:13:26
   |
13 |     danh_hieu: [TT_LDTT, TT_LDXS]
   |                          ^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: bỏ TTLĐXS khỏi đề nghị, hoặc xem lại danh sách cá nhân
```

## Cách sửa
Bỏ danh hiệu tập thể này khỏi đề nghị, hoặc xem lại danh sách cá nhân.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.dataset.layout import Kind
from thidua.dataset.membership import (
    confirmed,
    decided_on,
    listed,
    members,
    open_points,
    recognised_collectives,
)
from thidua.dataset.recognition import Recognition
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(counts: Counts) -> Iterator[Fault]:
    """Collectives without the people that their title needs."""
    campaign = counts.campaign
    for dossier in campaign.nominations.values():
        for entry in dossier.collectives if not dossier.faults else ():
            group = {person.code for person in members(campaign, entry.code)}
            judged = not entry.withdrawn and listed(campaign, entry.code)
            for number, award in enumerate(entry.titles if judged else ()):
                for need in campaign.catalogue.standards(award, Subject.COLLECTIVE).members:
                    title = campaign.catalogue.code(need.title)
                    held = len(counts.holders(title) & group)
                    if held < need.people:
                        rest = open_points(counts, entry, group, title)
                        found = f"có {held} {campaign.short(title)}, cần ít nhất {need.people}"
                        yield entry.fault(
                            ("titles", number),
                            f"{campaign.short(award)}: {found}{rest}",
                            f"bỏ {campaign.short(award)} khỏi đề nghị, hoặc xem lại danh sách cá nhân",
                            severity=Severity.WARNING if rest else weighed(need.weight),
                            basis=need.ground,
                        )
    for one, people in recognised_collectives(campaign):
        yield from _decided(campaign, one, people)


def _decided(campaign: Campaign, one: Recognition, group: frozenset[str]) -> Iterator[Fault]:
    """After a decision those recognised count."""
    for need in campaign.catalogue.standards(one.award, Subject.COLLECTIVE).members:
        title = campaign.catalogue.code(need.title)
        held, ever = len(confirmed(campaign, title) & group), confirmed(campaign, title, ever=True)
        if held < need.people:
            lost = len(ever & group) >= need.people
            found = f"có {held} {campaign.short(title)} được công nhận, cần ít nhất {need.people}"
            severity, fix = decided_on(campaign, one, need.weight, lost=lost)
            yield Fault(
                one.spot,
                f"{one.name}, {campaign.short(one.award)}: {found}" + (" (do hủy bỏ sau đó)" if lost else ""),
                fix,
                severity=severity,
                who=Who.COUNCIL,
                basis=need.ground,
                entry=one.key,
            )


RULE = Rule(
    id="no-cstdcs",
    title="Thiếu cá nhân đạt danh hiệu trong tập thể",
    group=Group.COLLECTIVE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu tập thể của chế độ pháp luật",
    on=On.COUNTS,
    needs=frozenset({Kind.ROSTER, Kind.UNITS}),
    check=check,
)
