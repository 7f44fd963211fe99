"""## Kiểm tra gì
Mã số chưa có trong danh sách nhân sự nhưng họ tên thì có: có thể ghi nhầm mã số.

## Vì sao
Mã số mới xác định một người; họ tên chỉ để đọc, và hai người có thể trùng tên.

## Ví dụ
```
Cần xem xét · Trùng tên, khác mã số: không có mã số vd-066; tên Lê Văn F có mã vd-006 (Phòng Một) [same-name]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: vd-066
   |            ^^^^^^
   = căn cứ: Danh sách nhân sự (co-quan/nhan-su/)
   = cách sửa: ý là vd-006? nếu là người khác thì Văn phòng bổ sung vào danh sách nhân sự
```

## Cách sửa
Văn phòng hỏi đơn vị: đúng là người đó thì đơn vị sửa thành mã số được gợi ý; là người khác thì Văn phòng bổ sung.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.mistyped import meant_person
from thidua.dataset.wording import codes_of
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Unknown codes whose name somebody in the roster has."""
    for dossier in campaign.every_dossier():
        for entry in dossier.people:
            if meant := meant_person(entry, campaign):
                codes = codes_of(campaign, entry.record.name, between=", ")
                message = f"không có mã số {entry.code}; tên {entry.record.name} có mã {codes}"
                fix = f"ý là {meant.code}? nếu là người khác thì Văn phòng bổ sung vào danh sách nhân sự"
                yield entry.fault(("code",), message, fix)


RULE = Rule(
    id="same-name",
    title="Trùng tên, khác mã số",
    group=Group.ROSTER,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Danh sách nhân sự (co-quan/nhan-su/)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
