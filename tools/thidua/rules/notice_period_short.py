"""## Kiểm tra gì
Kết quả được niêm yết đủ số ngày mà kế hoạch ghi.

## Vì sao
Niêm yết để mọi người xem và có ý kiến trước khi kết quả được coi là đã công bố.

## Ví dụ
```
Cần xem xét · Niêm yết chưa đủ ngày: niêm yết 4 ngày, cần ít nhất 5 [notice-period-short]
 --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:7:11
  |
7 | niem_yet: {tu_ngay: 2022-12-26, den_ngay: 2022-12-29, noi: Bảng tin}
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = căn cứ: Thông lệ của cơ quan (C)
  = cách sửa: niêm yết đủ ngày
```

## Cách sửa
Niêm yết đủ ngày, rồi ghi `niem_yet` với từ ngày, đến ngày, nơi niêm yết.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.wording import ground_of
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import DecisionKind
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.decision import Decision


def check(decision: Located[Decision], campaign: Campaign) -> Iterator[Fault]:
    """Decisions of the agency that were not posted long enough, where the plan asks for it."""
    need, posted = campaign.plan.record.posting, decision.record.posting
    if need is None or decision.record.kind is not DecisionKind.RECOGNITION:
        return
    basis = ground_of(campaign, need)
    if posted is None:
        yield decision.fault(("number",), f"chưa ghi niêm yết, cần {need.days} ngày", "ghi niem_yet", basis=basis)
        return
    days = (posted.until - posted.since).days + 1
    if days < need.days:
        message = f"niêm yết {max(days, 0)} ngày, cần ít nhất {need.days}"
        yield decision.fault(("posting",), message, "niêm yết đủ ngày", basis=basis)


RULE = Rule(
    id="notice-period-short",
    title="Niêm yết chưa đủ ngày",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Kế hoạch: thời gian niêm yết",
    on=On.DECISION,
    check=check,
)
