"""## Kiểm tra gì
Quyết định bổ sung, đính chính, hủy bỏ nêu đúng số, ngày, cơ quan của quyết định gốc (`thay_cho`), và quyết định gốc có trong kho.

## Vì sao
Không biết thay cho quyết định nào thì không biết ai bị ảnh hưởng.

## Ví dụ
```
Cần sửa · Không rõ quyết định bị thay: chưa nêu quyết định gốc (thay_cho) [decision-reference-unknown]
 --> submissions/2022/hoi-dong/quyet-dinh-02.yaml:3:7
  |
3 | loai: dinh_chinh
  |       ^^^^^^^^^^
  = căn cứ: Quyết định bổ sung, đính chính, hủy bỏ nêu quyết định gốc
  = cách sửa: ghi thay_cho: {so, ngay, co_quan_ban_hanh}
```

## Cách sửa
Ghi `thay_cho` đúng quyết định gốc.
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
from thidua.text import name_key

if TYPE_CHECKING:
    from thidua.model.decision import Decision

_REFERRING = frozenset({DecisionKind.SUPPLEMENT, DecisionKind.CORRECTION, DecisionKind.ANNULMENT})


def check(decision: Located[Decision], campaign: Campaign) -> Iterator[Fault]:
    """Decisions on other decisions that name none, or one that is not there."""
    record = decision.record
    if record.kind not in _REFERRING:
        return
    if record.replaces is None:
        yield decision.fault(
            ("kind",), "chưa nêu quyết định gốc (thay_cho)", "ghi thay_cho: {so, ngay, co_quan_ban_hanh}"
        )
        return
    wanted = (record.replaces.number, record.replaces.day, name_key(record.replaces.body))
    known = [(d.record.number, d.record.day, name_key(d.record.body)) for d in campaign.decisions if d is not decision]
    if wanted not in known:
        message = (
            f"không có quyết định số {record.replaces.number} ngày {record.replaces.day:%d/%m/%Y} trong chiến dịch này"
        )
        yield decision.fault(("replaces", "number"), message, "xem lại số, ngày, cơ quan của quyết định gốc")


RULE = Rule(
    id="decision-reference-unknown",
    title="Không rõ quyết định bị thay",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Quyết định bổ sung, đính chính, hủy bỏ nêu quyết định gốc",
    on=On.DECISION,
    needs=frozenset({Kind.DECISION}),
    check=check,
)
