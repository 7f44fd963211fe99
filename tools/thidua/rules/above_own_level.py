"""## Kiểm tra gì
Quyết định của cơ quan không tự công nhận danh hiệu, hình thức khen thưởng do cấp trên quyết định; quyết định ghi là của cấp trên (`cap_tren`) không mang tên chính cơ quan.

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
Chuyển sang tờ trình trong phiên họp (`to_trinh`); khi có quyết định của cấp trên thì lập tệp quyết định mới, `loai: cap_tren`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.model.decision import DecisionKind
from thidua.model.regime import Level
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key

_CONFERRING = frozenset({DecisionKind.RECOGNITION, DecisionKind.SUPPLEMENT, DecisionKind.CORRECTION})


def check(campaign: Campaign) -> Iterator[Fault]:
    """Awards of a higher level in the agency's own decisions, and own decisions said to be a higher level's."""
    for one in campaign.recognised:
        award = campaign.catalogue.awards.get(one.award)
        if award and award.level is Level.HIGHER and one.decision.record.kind in _CONFERRING:
            message = f"{award.short_name} do cấp trên quyết định, cơ quan chỉ trình"
            yield Fault(one.spot, message, "bỏ khỏi quyết định này; khi cấp trên quyết định thì lập tệp loai: cap_tren")
    own = {name_key(campaign.plan.record.issuer)}
    for decision in campaign.decisions:
        if decision.record.kind is DecisionKind.HIGHER and name_key(decision.record.body) in own:
            message = f"ghi là quyết định của cấp trên nhưng cơ quan ban hành là {decision.record.body}"
            yield decision.fault(("body",), message, "ghi đúng cơ quan cấp trên, hoặc sửa loai")


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
