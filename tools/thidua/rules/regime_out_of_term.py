"""## Kiểm tra gì
Chế độ pháp luật của kế hoạch (`quy_dinh`) có hiệu lực trong năm của kế hoạch, ít nhất một phần năm.

## Vì sao
Tiêu chuẩn theo năm đạt thành tích (M): kế hoạch năm sau chép từ năm trước dễ mang theo chế độ đã hết hiệu lực.

## Ví dụ
```
Cần xem xét · Chế độ pháp luật không phải của năm đó: Luật số 06/2022/QH15 và Nghị định số 98/2023/NĐ-CP áp dụng từ 01/01/2024 đến hết 30/06/2025, kế hoạch của năm 2022 [regime-out-of-term]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:12:11
   |
12 | quy_dinh: nd-98-2023
   |           ^^^^^^^^^^
   = xem thêm: submissions/2022/ke-hoach/ke-hoach.yaml:5:6
   = căn cứ: Thời gian áp dụng trong dữ liệu chế độ pháp luật
   = cách sửa: ghi quy_dinh: nd-91-2017, hoặc xem lại nam
```

## Cách sửa
Văn phòng ghi chế độ có hiệu lực trong năm đó, hoặc sửa `nam`, rồi xem lại danh hiệu, tỷ lệ, điều kiện đăng ký.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """Plans of a year that their regime's term does not meet."""
    for campaign in repository.campaigns:
        plan, regime = campaign.plan, campaign.regime
        if not regime.meets(plan.record.year):
            fitting = repository.agency.in_force(date(plan.record.year, 12, 31))
            fix = f"ghi quy_dinh: {fitting.code}" if fitting else "thêm dữ liệu chế độ vào co-quan/quy-dinh/"
            message = f"{regime.name} {_term(regime.since, regime.until)}, kế hoạch của năm {plan.record.year}"
            yield plan.fault(("regime",), message, f"{fix}, hoặc xem lại nam", related=(plan.at("year"),))


def _term(since: date, until: date | None) -> str:
    end = f" đến hết {until:%d/%m/%Y}" if until else ""
    return f"áp dụng từ {since:%d/%m/%Y}{end}"


RULE = Rule(
    id="regime-out-of-term",
    title="Chế độ pháp luật không phải của năm đó",
    group=Group.OFFICE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Thời gian áp dụng trong dữ liệu chế độ pháp luật",
    on=On.REPOSITORY,
    check=check,
)
