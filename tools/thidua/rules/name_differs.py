"""## Kiểm tra gì
Họ tên đi với mã số trùng với họ tên của mã số đó trong danh sách nhân sự; cách gõ dấu, hoa thường không kể.

## Vì sao
Tên khác thường là dấu hiệu ghi nhầm mã số, và người được khen sẽ là người khác.

## Ví dụ
```
Cần xem xét · Tên khác với danh sách nhân sự: mã số nv-006 là của Lê Văn F, ở đây ghi Đỗ Thị Lạ [name-differs]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:62:13
   |
62 |     ho_ten: Đỗ Thị Lạ
   |             ^^^^^^^^^
   = căn cứ: Danh sách nhân sự (co-quan/nhan-su/)
   = cách sửa: sửa mã số hoặc họ tên cho trùng với danh sách nhân sự
```

## Cách sửa
Sửa mã số hoặc họ tên. Người đã đổi tên: báo Văn phòng ghi tên cũ vào `ten_khac`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(campaign: Campaign) -> Iterator[Fault]:
    """Entries whose name is none of the names of their code."""
    for dossier in campaign.every_dossier():
        for entry in dossier.people:
            person = campaign.people.find(entry.code)
            if person is not None and name_key(entry.record.name) not in person.names:
                yield entry.fault(
                    ("name",),
                    f"mã số {entry.code} là của {person.name}, ở đây ghi {entry.record.name}",
                    "sửa mã số hoặc họ tên cho trùng với danh sách nhân sự",
                )


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
