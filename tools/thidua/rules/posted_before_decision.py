"""## Kiểm tra gì
Niêm yết ghi trong quyết định (`niem_yet`) không bắt đầu trước ngày của quyết định.

## Vì sao
Ở đây niêm yết là công bố kết quả đã quyết định. Trước ngày ký thì chưa có kết quả.

## Ví dụ
```
Cần xem xét · Niêm yết trước quyết định: niêm yết từ 22/12/2022, trước ngày quyết định 26/12/2022 [posted-before-decision]
 --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:7:21
  |
7 | niem_yet: {tu_ngay: 2022-12-22, den_ngay: 2022-12-31, noi: Bảng tin}
  |                     ^^^^^^^^^^
  = xem thêm: submissions/2022/hoi-dong/quyet-dinh-01.yaml:6:7
  = căn cứ: Quyết định trước, công bố kết quả sau
  = cách sửa: đối chiếu hai ngày với bản ký
```

## Cách sửa
Đối chiếu với bản ký rồi sửa `tu_ngay` của `niem_yet` hoặc `ngay` của quyết định. Niêm yết danh sách dự kiến để lấy ý kiến thì ghi ở `ghi_chu`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.decision import Decision


def check(decision: Located[Decision], _: Campaign) -> Iterator[Fault]:
    """Decisions that were posted before their own day."""
    record = decision.record
    if record.posting is not None and record.posting.since < record.day:
        yield decision.fault(
            ("posting", "since"),
            f"niêm yết từ {record.posting.since:%d/%m/%Y}, trước ngày quyết định {record.day:%d/%m/%Y}",
            "đối chiếu hai ngày với bản ký",
            related=(decision.at("day"),),
        )


RULE = Rule(
    id="posted-before-decision",
    title="Niêm yết trước quyết định",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Quyết định trước, công bố kết quả sau",
    on=On.DECISION,
    check=check,
)
