"""## Kiểm tra gì
Danh hiệu được đề nghị hay công nhận dựa trên một danh hiệu đã bị hủy bỏ, hoặc trên danh hiệu năm nay (được tính tạm lúc đề nghị) mà sau đó không được công nhận.

## Vì sao
Hủy bỏ danh hiệu làm nền không tự động làm mất danh hiệu cao hơn; Hội đồng phải xem lại.

## Ví dụ
```
Cần xem xét · Danh hiệu làm nền không còn: Trần Thị A, CSTĐ cấp tỉnh: thành tích năm 2021 đã bị hủy bỏ [base-award-annulled]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:18:12
   |
18 |   - ma_so: vd-001
   |            ^^^^^^
   = căn cứ: Tiêu chuẩn danh hiệu của chế độ pháp luật
   = cách sửa: Hội đồng xem lại danh hiệu này
```

## Cách sửa
Hội đồng xem lại, ghi kết quả ở phiên họp hoặc quyết định.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.lookback import in_reach
from thidua.dataset.membership import people_decided
from thidua.dataset.recognition import Recognition
from thidua.finding import Fault, Severity, Who
from thidua.model.standards import Path, Standards
from thidua.rules.rule import Group, On, Rule

_AGAIN = "Hội đồng xem lại danh hiệu này"


def check(campaign: Campaign) -> Iterator[Fault]:
    """Nominations that rest on annulled awards of earlier years, and decisions on annulled ones of this year."""
    for dossier in campaign.nominations.values():
        for entry in (*dossier.people, *dossier.collectives):
            if not entry.withdrawn:
                yield from _earlier(entry, campaign)
    yield from _not_recognised(campaign)
    held = {(r.subject, r.code, r.award) for r in campaign.recognised if r.annulled is None}
    gone = {(r.subject, r.code, r.award): r for r in campaign.recognised if r.annulled}
    decided = people_decided(campaign)
    for one in campaign.recognised:
        same_year, counted_now = _bases(one, campaign)
        for base in (*same_year, *counted_now) if one.annulled is None else ():
            key, what = (
                (one.subject, one.code, base),
                f"{one.name}, {campaign.short(one.award)}: {campaign.short(base)}",
            )
            if key not in held and (lost := gone.get(key)):
                message = f"{what} cùng năm đã bị hủy bỏ"
                yield Fault(one.spot, message, _AGAIN, related=(lost.spot,))
            elif decided and base in counted_now and not held & {(*key[:2], other) for other in counted_now}:
                yield Fault(one.spot, f"{what} năm nay không được công nhận", _AGAIN)


def _bases(one: Recognition, campaign: Campaign) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles of the same year on which an award rests, and those of this year that count provisionally."""
    standards = campaign.catalogue.standards(one.award, one.subject)
    paths = _only_paths(standards)
    same_year = (title for need in standards.same_year for title in need.one_of)
    code = campaign.catalogue.code
    return tuple(map(code, same_year)), tuple(code(award) for path in paths for award in path.awards)


def _only_paths(standards: Standards) -> tuple[Path, ...]:
    """The one path of a look-back if it counts this year; of several, or beside another ground, nobody knows which."""
    need = standards.look_back
    only = need is not None and len(need.paths) == 1 and not need.other_ground and need.paths[0].with_this_year
    return need.paths if need and only else ()


def _not_recognised(campaign: Campaign) -> Iterator[Fault]:
    """Nominations that counted a title of this year which the decision did not bring."""
    held = {(r.subject, r.code, r.award) for r in campaign.recognised if r.annulled is None}
    for entry in campaign.nominees() if people_decided(campaign) else ():
        for number, award in enumerate(entry.titles if not entry.withdrawn else ()):
            key, standards = (entry.subject, entry.code), campaign.catalogue.standards(award, entry.subject)
            bases = [campaign.catalogue.code(base) for path in _only_paths(standards) for base in path.awards]
            if bases and (*key, award) not in held and not held & {(*key, base) for base in bases}:
                what = f"{entry.record.name}, {campaign.short(award)}: {campaign.short(bases[0])}"
                yield entry.fault(("titles", number), f"{what} năm nay không được công nhận", _AGAIN)


def _earlier(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    for award in entry.awards:
        need = campaign.catalogue.standards(award, entry.subject).look_back
        for past in campaign.history.of(entry.subject, entry.code, before=campaign.plan.record.year):
            paths = [path for path in (need.paths if need else ()) if in_reach(path, past, campaign)]
            wanted = {campaign.catalogue.code(a) for path in paths for a in path.awards}
            if past.annulled and wanted & set(past.awards):
                who = getattr(entry.record, "name", campaign.units.short(entry.code))
                message = f"{who}, {campaign.short(award)}: thành tích năm {past.year} đã bị hủy bỏ"
                yield entry.fault(("code",), message, _AGAIN)


RULE = Rule(
    id="base-award-annulled",
    title="Danh hiệu làm nền không còn",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.CAMPAIGN,
    check=check,
)
