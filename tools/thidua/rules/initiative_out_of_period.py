"""## Kiểm tra gì
Sáng kiến, đề tài được công nhận trong năm của kế hoạch.

## Vì sao
Thành tích của năm nào xét cho năm đó; sáng kiến công nhận năm khác có thể đã được dùng rồi. Kỳ xét là năm của kế hoạch (thông lệ, C).

## Ví dụ
```
Cần xem xét · Sáng kiến ngoài năm xét: sáng kiến của Trần Thị A công nhận ngày 31/12/2021, ngoài kỳ xét từ 01/01/2022 đến 31/12/2022 [initiative-out-of-period]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:25:76
   |
25 | …{ten: Số hóa quy trình một cửa, so: MH-02 (minh họa), ngay: 2021-12-31, co_quan: Hội đồng sáng kiến Sở Mẫu}
   |                                                              ^^^^^^^^^^
   = căn cứ: Kỳ xét là năm của kế hoạch (C)
   = cách sửa: xem lại ngày; nếu chưa dùng cho năm khác thì ghi ở ghi_chu để Hội đồng xem
```

## Cách sửa
Xem lại ngày công nhận; nếu sáng kiến chưa dùng cho năm nào thì ghi rõ ở ghi_chu.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.noted import noted
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Initiatives recognised in another year."""
    one, year = entry.record.initiative, campaign.plan.record.year
    if one is not None and one.day is not None and one.day.year != year:
        message = (
            f"sáng kiến của {entry.record.name} công nhận ngày {one.day:%d/%m/%Y}, "
            f"ngoài kỳ xét từ 01/01/{year} đến 31/12/{year}"
        )
        who, told = noted(entry, campaign)
        fix = told or "xem lại ngày; nếu chưa dùng cho năm khác thì ghi ở ghi_chu để Hội đồng xem"
        yield entry.fault(("initiative", "day"), message, fix, who=who)


RULE = Rule(
    id="initiative-out-of-period",
    title="Sáng kiến ngoài năm xét",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Kỳ xét là năm của kế hoạch (C)",
    on=On.NOMINEE,
    check=check,
)
