"""## Kiểm tra gì
Quyết định của cơ quan không tự công nhận danh hiệu, hình thức khen thưởng do cấp trên quyết định; quyết định ghi là của cấp trên (`cap_tren`) không mang tên chính cơ quan, và ngược lại. Cơ quan cũng không tự hủy bỏ điều cấp trên đã quyết định.

## Vì sao
Cấp trên quyết định thì cơ quan chỉ trình; kết quả chỉ có khi có quyết định của cấp trên.

## Ví dụ
```
Cần sửa · Vượt thẩm quyền của cơ quan: ghi là quyết định của cấp trên nhưng cơ quan ban hành là Sở Mẫu [above-own-level]
 --> submissions/2022/hoi-dong/quyet-dinh-02.yaml:4:19
  |
4 | co_quan_ban_hanh: Sở Mẫu
  |                   ^^^^^^
  = căn cứ: Thẩm quyền quyết định trong chế độ pháp luật (cap: cap_tren)
  = cách sửa: ghi đúng cơ quan cấp trên, hoặc sửa loai
```

## Cách sửa
Chuyển sang tờ trình trong phiên họp (`to_trinh`); khi có quyết định của cấp trên thì lập tệp quyết định mới, `loai: cap_tren`. Hủy bỏ danh hiệu do cấp trên trao thì trình cấp trên.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Who
from thidua.model.regime import Level
from thidua.model.terms import DecisionKind
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key

if TYPE_CHECKING:
    from thidua.model.decision import Decision

_CONFERRING = frozenset({DecisionKind.RECOGNITION, DecisionKind.SUPPLEMENT, DecisionKind.CORRECTION})


def check(campaign: Campaign) -> Iterator[Fault]:
    """Awards that the agency may not confer or annul, and decisions of which the kind and the body do not agree."""
    for one in campaign.recognised:
        award = campaign.catalogue.awards.get(one.award)
        by_us = one.decision.record.kind in _CONFERRING and not _is_superior(one.decision, campaign)
        if award and award.level is Level.HIGHER and by_us:
            message = f"{award.short_name} do cấp trên quyết định, cơ quan chỉ trình"
            yield Fault(one.spot, message, "bỏ khỏi quyết định này; khi cấp trên quyết định thì lập tệp loai: cap_tren")
        if one.annulled and one.decision.record.kind is DecisionKind.HIGHER and _is_own(one.annulled, campaign):
            message = f"{one.name}, {campaign.short(one.award)}: do cấp trên quyết định, cơ quan không tự hủy bỏ"
            yield one.annulled.fault(("body",), message, "bỏ khỏi quyết định này, trình cấp trên hủy bỏ")
    for decision in campaign.decisions:
        kind, body = decision.record.kind, decision.record.body
        if kind is DecisionKind.HIGHER and _is_own(decision, campaign):
            message = f"ghi là quyết định của cấp trên nhưng cơ quan ban hành là {body}"
            yield decision.fault(("body",), message, "ghi đúng cơ quan cấp trên, hoặc sửa loai")
        elif kind is DecisionKind.RECOGNITION and _is_superior(decision, campaign):
            message = f"ghi là quyết định của cơ quan nhưng cơ quan ban hành là {body}"
            yield decision.fault(("body",), message, "ghi loai: cap_tren, hoặc ghi đúng cơ quan ban hành")


def _is_own(decision: Located[Decision], campaign: Campaign) -> bool:
    """Whether the agency itself decided, by any of its names."""
    agency = campaign.agency.record if campaign.agency else None
    names = (agency.short_name, *(period.name for period in agency.names)) if agency else ()
    return name_key(decision.record.body) in map(name_key, (campaign.plan.record.issuer, *names))


def _is_superior(decision: Located[Decision], campaign: Campaign) -> bool:
    """Whether the agency's superior decided: written whole or without the province, its chairman, or for short."""
    superior = name_key(campaign.agency.record.superior) if campaign.agency else ""
    body = name_key(decision.record.body).removeprefix(name_key("Chủ tịch")).strip()
    whole = body.replace(name_key("UBND"), name_key("Ủy ban nhân dân"), 1)
    return bool(superior) and superior.startswith(whole) and not _is_own(decision, campaign)


RULE = Rule(
    id="above-own-level",
    title="Vượt thẩm quyền của cơ quan",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Thẩm quyền quyết định trong chế độ pháp luật (cap: cap_tren)",
    on=On.CAMPAIGN,
    check=check,
)
