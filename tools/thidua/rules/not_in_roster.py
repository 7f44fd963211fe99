"""## Kiểm tra gì
Mã số của mỗi người được đăng ký, đề nghị, công nhận có trong danh sách nhân sự của cơ quan.

## Vì sao
Người không có trong danh sách thì không tính vào tỷ lệ của cơ quan. Trong quyết định thì phải sửa.

## Ví dụ
```
Cần sửa · Không có trong danh sách nhân sự: quyết định có Đỗ Thị Lạ (nv-099), không có trong danh sách nhân sự [not-in-roster]
  --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:24:13
   |
24 |   - {ma_so: nv-099, ho_ten: Đỗ Thị Lạ, don_vi: phong-mot, danh_hieu: [LDTT]}
   |             ^^^^^^
   = căn cứ: Danh sách nhân sự (co-quan/nhan-su/)
   = cách sửa: sửa mã số trong tệp quyết định, hoặc bổ sung danh sách nhân sự
```

## Cách sửa
Đơn vị xem lại mã số. Văn phòng bổ sung người mới vào danh sách nhân sự.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(campaign: Campaign) -> Iterator[Fault]:
    """Entries whose code and name are both unknown, and every unknown code of a decision."""
    for dossier in campaign.every_dossier():
        for entry in dossier.people:
            unknown = campaign.people.find(entry.code) is None
            if unknown and name_key(entry.record.name) not in campaign.people.by_name:
                message = (
                    f"{entry.record.name} ({entry.code}) không có trong danh sách nhân sự, chưa được tính vào tỷ lệ"
                )
                yield entry.fault(("code",), message, "đơn vị xem lại mã số; Văn phòng bổ sung nếu là người mới")
    for decision in campaign.decisions:
        for number, person in enumerate(decision.record.people):
            if campaign.people.find(person.code) is None:
                yield decision.fault(
                    ("people", number, "code"),
                    f"quyết định có {person.name} ({person.code}), không có trong danh sách nhân sự",
                    "sửa mã số trong tệp quyết định, hoặc bổ sung danh sách nhân sự",
                    severity=Severity.ERROR,
                    who=Who.COUNCIL,
                )


RULE = Rule(
    id="not-in-roster",
    title="Không có trong danh sách nhân sự",
    group=Group.ROSTER,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Danh sách nhân sự (co-quan/nhan-su/)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
