"""## Kiểm tra gì
Thành viên Hội đồng có mặt không bỏ phiếu cho trường hợp của chính mình (ghi ở `hoi_ty`).

## Vì sao
Bỏ phiếu cho chính mình làm người khác nghi ngờ kết quả.

## Ví dụ
```
Cần xem xét · Thành viên bỏ phiếu việc của mình: Trần Thị N là thành viên và có mặt khi xét chính mình [own-case]
 --> submissions/2022/hoi-dong/phien-hop-01.yaml:7:32
  |
7 |   - {don_vi: van-phong, ma_so: vd-013, ap_dung: LDTT, phieu: {dong_y: 3}}
  |                                ^^^^^^
  = căn cứ: Quy chế làm việc của Hội đồng (C)
  = cách sửa: ghi mã số vào hoi_ty của trường hợp này
```

## Cách sửa
Ghi thành viên đó vào `hoi_ty` của trường hợp này nếu đã không bỏ phiếu.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.voting import cases, council_members
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Session


def check(session: Located[Session], campaign: Campaign) -> Iterator[Fault]:
    """Members who are present at their own case and not recused."""
    members = {member.code for member in council_members(campaign, session)}
    present = members.intersection((*session.record.present, *session.record.written))
    for case in cases(session):
        code = case.record.person
        if code in present and code not in case.record.recused:
            person = campaign.people.find(code or "")
            name = person.name if person else code
            yield case.fault(
                ("person",),
                f"{name} là thành viên và có mặt khi xét chính mình",
                "ghi mã số vào hoi_ty của trường hợp này",
            )


RULE = Rule(
    id="own-case",
    title="Thành viên bỏ phiếu việc của mình",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Quy chế làm việc của Hội đồng (C)",
    on=On.SESSION,
    check=check,
)
