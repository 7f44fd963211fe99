"""## Kiểm tra gì
Họ tên đi với mã số trùng với họ tên của mã số đó trong danh sách nhân sự; cách gõ dấu, hoa thường không kể.

## Vì sao
Tên khác thường là dấu hiệu ghi nhầm mã số, và người được khen sẽ là người khác.

## Ví dụ
```
Cần xem xét · Tên khác với danh sách nhân sự: mã số vd-002 là của Lê Văn B, ở đây ghi Phạm Thị C [name-differs]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:30:13
   |
30 |     ho_ten: Phạm Thị C
   |             ^^^^^^^^^^
   = căn cứ: Danh sách nhân sự (co-quan/nhan-su/)
   = cách sửa: nếu là Phạm Thị C thì ghi mã số vd-003 (Phòng Một); nếu không thì sửa họ tên
```

## Cách sửa
Sửa mã số hoặc họ tên; trong quyết định thì phải sửa, và trang công khai chưa nêu tên người đó. Người đã đổi tên: báo Văn phòng ghi tên cũ vào `ten_khac`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.wording import codes_of
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

_FIX = "sửa mã số hoặc họ tên cho trùng với danh sách nhân sự"


def check(campaign: Campaign) -> Iterator[Fault]:
    """Entries and decisions whose name is none of the names of their code."""
    for dossier in campaign.every_dossier():
        for entry in dossier.people:
            if message := _differs(campaign, entry.code, entry.record.name):
                codes = codes_of(campaign, entry.record.name)
                fix = f"nếu là {entry.record.name} thì ghi mã số {codes}; nếu không thì sửa họ tên"
                yield entry.fault(("name",), message, fix if codes else _FIX)
    for decision in campaign.decisions:
        for number, person in enumerate(decision.record.people):
            if message := _differs(campaign, person.code, person.name):
                fix = "đối chiếu với bản ký, sửa mã số hoặc họ tên trong tệp quyết định"
                spot = ("people", number, "name")
                yield decision.fault(spot, message, fix, severity=Severity.ERROR, who=Who.COUNCIL)


def _differs(campaign: Campaign, code: str, name: str) -> str:
    person = campaign.people.find(code)
    if person is None or person.goes_by(name):
        return ""
    return f"mã số {code} là của {person.name}, ở đây ghi {name}"


RULE = Rule(
    id="name-differs",
    title="Tên khác với danh sách nhân sự",
    group=Group.ROSTER,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Danh sách nhân sự (co-quan/nhan-su/)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
