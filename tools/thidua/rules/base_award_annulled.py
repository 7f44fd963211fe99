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
from thidua.dataset.layout import Kind
from thidua.dataset.lookback import in_reach
from thidua.dataset.recognition import Recognition
from thidua.finding import Fault, Severity, Who
from thidua.model.decision import DecisionKind
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Nominations that rest on annulled awards of earlier years, and decisions on annulled ones of this year."""
    for dossier in campaign.nominations.values():
        for entry in (*dossier.people, *dossier.collectives):
            if not entry.withdrawn:
                yield from _earlier(entry, campaign)
    held = {(r.subject, r.code, r.award) for r in campaign.recognised if r.annulled is None}
    gone = {(r.subject, r.code, r.award): r for r in campaign.recognised if r.annulled}
    own = {r.award for r in campaign.recognised if r.decision.record.kind is not DecisionKind.HIGHER}
    for one in campaign.recognised:
        same_year, counted_now = _bases(one, campaign)
        for base in (*same_year, *counted_now) if one.annulled is None else ():
            key, what = (
                (one.subject, one.code, base),
                f"{one.name}, {campaign.short(one.award)}: {campaign.short(base)}",
            )
            if lost := gone.get(key):
                message = f"{what} cùng năm đã bị hủy bỏ"
                yield Fault(one.spot, message, "Hội đồng xem lại danh hiệu này", related=(lost.spot,))
            elif (
                base in counted_now
                and base in own
                and Kind.DECISION not in campaign.unreadable
                and not held & {(*key[:2], other) for other in counted_now}
            ):
                yield Fault(one.spot, f"{what} năm nay không được công nhận", "Hội đồng xem lại danh hiệu này")


def _bases(one: Recognition, campaign: Campaign) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles of the same year on which an award rests, and those of this year that count provisionally."""
    standards = campaign.catalogue.standards(one.award, one.subject)
    paths = [path for path in (standards.look_back.paths if standards.look_back else ()) if path.with_this_year]
    same_year = (title for need in standards.same_year for title in need.one_of)
    code = campaign.catalogue.code
    return tuple(map(code, same_year)), tuple(code(award) for path in paths for award in path.awards)


def _earlier(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    for award in entry.awards:
        need = campaign.catalogue.standards(award, entry.subject).look_back
        for past in campaign.history.of(entry.subject, entry.code, before=campaign.plan.record.year):
            paths = [path for path in (need.paths if need else ()) if in_reach(path, past, campaign)]
            wanted = {campaign.catalogue.code(a) for path in paths for a in path.awards}
            if past.annulled and wanted & set(past.awards):
                who = getattr(entry.record, "name", campaign.units.short(entry.code))
                message = f"{who}, {campaign.short(award)}: thành tích năm {past.year} đã bị hủy bỏ"
                yield entry.fault(("code",), message, "Hội đồng xem lại danh hiệu này")


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
