"""## Kiểm tra gì
Tập thể có đủ tỷ lệ thành viên được đề nghị danh hiệu mà tiêu chuẩn cần, tính trên quân số ngày chốt. Khi đã có quyết định thì tính những người được công nhận; thiếu do hủy bỏ sau đó thì Hội đồng xem lại.

## Vì sao
Năm 2022: Tập thể Lao động tiên tiến cần trên 50 % (đúng 50 % chưa đủ), Tập thể Lao động xuất sắc cần từ 70 % (L). Từ 2024: từ 70 %.

## Ví dụ
```
Cần xem xét · Chưa đủ tỷ lệ thành viên đạt danh hiệu: TTLĐTT: 4/16 thành viên là LĐTT (25 %), cần trên 50 %; tạm tính, còn 2 đơn vị [too-few-ldtt]
  --> submissions/2022/don-vi/van-phong/de-nghi.yaml:13:17
   |
13 |     danh_hieu: [TT_LDTT]
   |                 ^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: bỏ TTLĐTT khỏi đề nghị, hoặc xem lại quân số và danh sách cá nhân
```

## Cách sửa
Bỏ danh hiệu tập thể này khỏi đề nghị, hoặc xem lại quân số và danh sách cá nhân.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.membership import (
    confirmed,
    decided_on,
    listed,
    members,
    open_points,
    recognised_collectives,
)
from thidua.dataset.numbers import approximate, percent
from thidua.dataset.recognition import Recognition
from thidua.finding import Fault, Severity, Who
from thidua.model.standards import MemberShare
from thidua.model.submission import CollectiveNominee
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(counts: Counts) -> Iterator[Fault]:
    """Collectives whose share of titled members is too small, with the arithmetic."""
    for dossier in counts.campaign.nominations.values():
        for entry in dossier.collectives if not dossier.faults else ():
            for number, award in enumerate(entry.titles):
                if not entry.withdrawn and listed(counts.campaign, entry.code):
                    yield from _shares(counts, entry, number, award)
    for one, group in recognised_collectives(counts.campaign):
        yield from _decided(counts.campaign, one, group)


def _shares(counts: Counts, entry: Entry[CollectiveNominee], number: int, award: str) -> Iterator[Fault]:
    campaign = counts.campaign
    group = {person.code for person in members(campaign, entry.code)}
    for need in campaign.catalogue.standards(award, Subject.COLLECTIVE).shares:
        title = campaign.catalogue.code(need.title)
        held, wanted = len(counts.holders(title) & group), need.share * len(group)
        if _enough(held, wanted, need):
            continue
        rest, fix = open_points(counts, entry, group, title), f"bỏ {campaign.short(award)} khỏi đề nghị, hoặc xem lại"
        uncounted = len(_to_mend(counts, title) & group)
        if uncounted and _enough(held + uncounted, wanted, need):
            rest = f"; chưa tính {uncounted} người còn chỗ phải sửa{rest}"
            fix = "sửa các mục của những người đó trước, rồi xem lại"
        share = approximate(Fraction(100 * held, len(group) or 1))
        yield entry.fault(
            ("titles", number),
            f"{campaign.short(award)}: {held}/{len(group)} thành viên là {campaign.short(title)} ({share} %), "
            f"cần {'trên' if need.strict else 'từ'} {percent(need.share)}{rest}",
            f"{fix} quân số và danh sách cá nhân",
            severity=Severity.WARNING if rest else weighed(need.weight),
            basis=need.ground,
        )


def _decided(campaign: Campaign, one: Recognition, group: frozenset[str]) -> Iterator[Fault]:
    """After a decision those recognised make the share."""
    for need in campaign.catalogue.standards(one.award, Subject.COLLECTIVE).shares:
        title = campaign.catalogue.code(need.title)
        held, ever = confirmed(campaign, title) & group, confirmed(campaign, title, ever=True)
        if not _enough(len(held), need.share * len(group), need):
            lost = _enough(len(ever & group), need.share * len(group), need)
            share = approximate(Fraction(100 * len(held), len(group) or 1))
            severity, fix = decided_on(campaign, one, need.weight, lost=lost)
            yield Fault(
                one.spot,
                f"{one.name}, {campaign.short(one.award)}: {len(held)}/{len(group)} thành viên được công nhận "
                f"{campaign.short(title)} ({share} %), cần {'trên' if need.strict else 'từ'} {percent(need.share)}"
                + (" (do hủy bỏ sau đó)" if lost else ""),
                fix,
                severity=severity,
                who=Who.COUNCIL,
                basis=need.ground,
                entry=one.key,
            )


def _enough(held: int, wanted: Fraction, need: MemberShare) -> bool:
    return held > wanted or (held == wanted > 0 and not need.strict)


def _to_mend(counts: Counts, title: str) -> frozenset[str]:
    """People nominated for a title who do not count only because something in their entry must be mended."""
    nominees = (entry for entry in counts.campaign.nominees() if title in entry.counted)
    return frozenset(entry.code for entry in nominees if (entry.path, entry.key) in counts.faulty)


RULE = Rule(
    id="too-few-ldtt",
    title="Chưa đủ tỷ lệ thành viên đạt danh hiệu",
    group=Group.COLLECTIVE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu tập thể của chế độ pháp luật",
    on=On.COUNTS,
    needs=frozenset({Kind.ROSTER, Kind.UNITS}),
    check=check,
)
