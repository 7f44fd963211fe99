"""## Kiểm tra gì
Mỗi quyết định có số, năm, cơ quan ban hành riêng, trong mọi chiến dịch của kho.

## Vì sao
Số quyết định là căn cứ để người khác kiểm tra; hai quyết định cùng số thì không phân biệt được.

## Ví dụ
```
Cần sửa · Số quyết định dùng hai lần: quyết định số 10/QD-MAU năm 2022 của Sở Mẫu đã có ở submissions/2022/hoi-dong/quyet-dinh-01.yaml [decision-number-reused]
 --> submissions/2022/hoi-dong/quyet-dinh-02.yaml:5:5
  |
5 | so: 10/QD-MAU
  |     ^^^^^^^^^
  = xem thêm: submissions/2022/hoi-dong/quyet-dinh-01.yaml:5:5
  = căn cứ: Số, năm và cơ quan ban hành xác định một quyết định
  = cách sửa: xem lại số quyết định
```

## Cách sửa
Xem lại số của một trong hai quyết định.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.located import Located
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key

if TYPE_CHECKING:
    from thidua.model.decision import Decision


def check(repository: Repository) -> Iterator[Fault]:
    """The second decision of the same body, number and year."""
    seen: dict[tuple[str, str, int], Located[Decision]] = {}
    for campaign in repository.campaigns:
        for decision in campaign.decisions:
            record = decision.record
            key = (name_key(record.body), name_key(record.number), record.day.year)
            first = seen.setdefault(key, decision)
            if first is not decision:
                message = f"quyết định số {record.number} năm {record.day.year} của {record.body} đã có ở {first.path}"
                yield decision.fault(("number",), message, "xem lại số quyết định", related=(first.at("number"),))


RULE = Rule(
    id="decision-number-reused",
    title="Số quyết định dùng hai lần",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Số, năm và cơ quan ban hành xác định một quyết định",
    on=On.REPOSITORY,
    check=check,
)
