"""## Kiểm tra gì
Quyết định công nhận của cơ quan hay của cấp trên không ghi ngày trước ngày họp của phiên họp làm căn cứ (`phien_hop`); không ghi phiên nào thì không trước phiên họp đầu tiên.

## Vì sao
Hội đồng xét và tư vấn trước, người đứng đầu quyết định sau; cấp trên quyết định theo tờ trình, sau khi Hội đồng đã xét.

## Ví dụ
```
Cần xem xét · Quyết định không khớp phiên họp: quyết định ngày 19/12/2022, Hội đồng họp ngày 20/12/2022 [decision-before-session]
 --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:6:7
  |
6 | ngay: 2022-12-19
  |       ^^^^^^^^^^
  = xem thêm: submissions/2022/hoi-dong/phien-hop-01.yaml:4:7
  = căn cứ: Hội đồng tư vấn, người đứng đầu quyết định
  = cách sửa: đối chiếu ngày với bản ký
```

## Cách sửa
Đối chiếu với bản ký rồi sửa `ngay` của quyết định, `phien_hop`, hoặc `ngay` của phiên họp.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import DecisionKind
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.decision import Decision


def check(decision: Located[Decision], campaign: Campaign) -> Iterator[Fault]:
    """Recognitions that are older than the session that they rest on, and sessions that do not exist."""
    record = decision.record
    if record.kind not in {DecisionKind.RECOGNITION, DecisionKind.HIGHER}:
        return
    sessions = [s for s in campaign.sessions if record.session in {None, s.record.number}]
    if record.session is not None and not sessions:
        yield decision.fault(("session",), f"không có phiên họp thứ {record.session}", "xem lại số của phiên họp")
    first = min(sessions, key=lambda s: s.record.day, default=None)
    if first and record.day < first.record.day:
        whose = "cấp trên " if record.kind is DecisionKind.HIGHER else ""
        message = f"{whose}quyết định ngày {record.day:%d/%m/%Y}, Hội đồng họp ngày {first.record.day:%d/%m/%Y}"
        yield decision.fault(("day",), message, "đối chiếu ngày với bản ký", related=(first.at("day"),))


RULE = Rule(
    id="decision-before-session",
    title="Quyết định không khớp phiên họp",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Hội đồng tư vấn, người đứng đầu quyết định",
    on=On.DECISION,
    needs=frozenset({Kind.SESSION}),
    check=check,
)
