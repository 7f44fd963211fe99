"""## Kiểm tra gì
Quyết định công nhận, bổ sung, hủy bỏ, quyết định của cấp trên nêu ít nhất một người hoặc một tập thể (đính chính có thể chỉ sửa lời văn); và mỗi dòng nêu ít nhất một danh hiệu hoặc hình thức khen thưởng.

## Vì sao
Quyết định không nêu ai thì không công nhận ai; quyết định hủy bỏ không nêu ai thì không hủy bỏ gì, người phải bị hủy vẫn còn trong kết quả.

## Ví dụ
```
Cần sửa · Quyết định không nêu ai: quyết định số 12/QD-MAU không nêu cá nhân hay tập thể nào [decision-empty]
 --> submissions/2022/hoi-dong/quyet-dinh-02.yaml:3:7
  |
3 | loai: huy_bo
  |       ^^^^^^
  = căn cứ: Quyết định nêu rõ công nhận ai, hủy bỏ của ai
  = cách sửa: chép danh sách từ bản ký vào ca_nhan, tap_the
```

## Cách sửa
Chép danh sách từ bản ký vào `ca_nhan`, `tap_the`; hủy bỏ thì ghi đúng danh hiệu, hình thức bị hủy bỏ của từng người.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import DecisionKind
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.decision import Decision


def check(decision: Located[Decision], campaign: Campaign) -> Iterator[Fault]:
    """Decisions about nobody, then rows about no award."""
    record = decision.record
    if record.kind is not DecisionKind.CORRECTION and not (record.people or record.collectives):
        message = f"quyết định số {record.number} không nêu cá nhân hay tập thể nào"
        yield decision.fault(("kind",), message, "chép danh sách từ bản ký vào ca_nhan, tap_the")
    for number, row in enumerate(record.people):
        if not (row.titles or row.commendations):
            yield _bare(decision, ("people", number, "code"), row.name)
    for number, group in enumerate(record.collectives):
        if not (group.titles or group.commendations):
            yield _bare(decision, ("collectives", number, "code"), campaign.units.short(group.code))


def _bare(decision: Located[Decision], where: tuple[str | int, ...], name: str) -> Fault:
    message = f"{name} không có danh hiệu hay hình thức khen thưởng nào trong quyết định"
    return decision.fault(where, message, "ghi danh_hieu hoặc khen_thuong, hoặc xóa dòng")


RULE = Rule(
    id="decision-empty",
    title="Quyết định không nêu ai",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Quyết định nêu rõ công nhận ai, hủy bỏ của ai",
    on=On.DECISION,
    check=check,
)
