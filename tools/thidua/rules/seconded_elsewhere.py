"""## Kiểm tra gì
Người đang được biệt phái có ý kiến của nơi biệt phái (`y_kien_noi_biet_phai`).

## Vì sao
Nơi cử đi đề nghị, có ý kiến nơi đến (VP).

## Ví dụ
```
Cần xem xét · Thiếu ý kiến nơi biệt phái: Lê Văn F biệt phái tại nơi khác, chưa có ý kiến nơi đó [seconded-elsewhere]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: vd-006
   |            ^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (VP)
   = cách sửa: thêm y_kien_noi_biet_phai
```

## Cách sửa
Xin ý kiến nơi biệt phái và ghi vào hồ sơ.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.agency import LeaveKind
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Seconded people without the host's opinion."""
    need, person, year = campaign.regime.seconded, campaign.people.find(entry.code), campaign.plan.record.year
    if need is None or person is None or entry.record.host_opinion is not None or not entry.titles:
        return
    for absence in person.absences:
        here = absence.since.year <= year <= (absence.until or campaign.year_end).year
        if need.value and absence.kind is LeaveKind.SECONDED and here:
            message = f"{entry.record.name} biệt phái tại {absence.host or 'nơi khác'}, chưa có ý kiến nơi đó"
            yield entry.fault(
                ("code",), message, "thêm y_kien_noi_biet_phai", severity=weighed(need.weight), basis=need.ground
            )


RULE = Rule(
    id="seconded-elsewhere",
    title="Thiếu ý kiến nơi biệt phái",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINEE,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
