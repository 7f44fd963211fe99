"""## Kiểm tra gì
Người chuyển từ cơ quan khác đến trong năm, đã ở cơ quan cũ từ 6 tháng của năm đó, có ý kiến của cơ quan cũ (`y_kien_co_quan_cu`).

## Vì sao
Chuyển giữa các cơ quan thì nơi mới đề nghị, có ý kiến nơi cũ nếu ở đó từ 6 tháng (VP).

## Ví dụ
```
Cần xem xét · Thiếu ý kiến cơ quan cũ: Lê Văn F ở Sở Khác 6 tháng trong năm, chưa có ý kiến nơi đó [transfer-opinion-missing]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: vd-006
   |            ^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (VP)
   = cách sửa: thêm y_kien_co_quan_cu
```

## Cách sửa
Xin ý kiến cơ quan cũ và ghi vào `y_kien_co_quan_cu`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.dataset.calendar import whole_months
from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """People who came in this year from an agency where they spent most of it."""
    need, person, year = campaign.regime.former_agency, campaign.people.find(entry.code), campaign.plan.record.year
    if need is None or person is None or entry.record.former_opinion is not None or not entry.titles:
        return
    for stay in person.stays:
        former = stay.record.former_agency
        if former is not None and former.until.year == year:
            months = whole_months(max(date(year, 1, 1), former.since or date(year, 1, 1)), former.until)
            if months >= need.months:
                message = f"{entry.record.name} ở {former.name} {months} tháng trong năm, chưa có ý kiến nơi đó"
                yield entry.fault(
                    ("code",), message, "thêm y_kien_co_quan_cu", severity=weighed(need.weight), basis=need.ground
                )


RULE = Rule(
    id="transfer-opinion-missing",
    title="Thiếu ý kiến cơ quan cũ",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINEE,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
