"""## Kiểm tra gì
`quan_so` của tập thể bằng số thành viên theo danh sách nhân sự tại ngày chốt của kế hoạch.

## Vì sao
Tỷ lệ thành viên đạt danh hiệu tính trên quân số; hai con số khác nhau thì kết quả có thể khác.

## Ví dụ
```
Cần xem xét · Quân số khác danh sách nhân sự: ghi 5 người, danh sách nhân sự ngày 30/11/2022 có 6 [headcount-mismatch]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:14:14
   |
14 |     quan_so: 5
   |              ^
   = căn cứ: Danh sách nhân sự tại ngày chốt quân số của kế hoạch (thông lệ, C)
   = cách sửa: nếu ghi nhầm thì đơn vị sửa quan_so; nếu đúng thì Văn phòng cập nhật danh sách nhân sự
```

## Cách sửa
Văn phòng đối chiếu với đơn vị: ghi nhầm thì đơn vị sửa `quan_so`; ghi đúng thì Văn phòng cập nhật danh sách nhân sự.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.membership import listed, members
from thidua.dataset.wording import ground_of
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import CollectiveNominee
from thidua.model.terms import Source
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[CollectiveNominee], campaign: Campaign) -> Iterator[Fault]:
    """The head count that the file gives, against the roster."""
    known = len(members(campaign, entry.code))
    whole = listed(campaign, entry.code) and (entry.code in campaign.units.by_code or not campaign.rosterless)
    if entry.record.members not in {None, known} and whole:
        day = campaign.plan.record.cut_off()
        yield entry.fault(
            ("members",),
            f"ghi {entry.record.members} người, danh sách nhân sự ngày {day:%d/%m/%Y} có {known}",
            "nếu ghi nhầm thì đơn vị sửa quan_so; nếu đúng thì Văn phòng cập nhật danh sách nhân sự",
            basis=_ground(campaign),
        )


def _ground(campaign: Campaign) -> str | None:
    """What sets the day, where the plan says so itself."""
    count = campaign.plan.record.head_count
    return ground_of(campaign, count) if count and count.mark is not Source.LOCAL else None


RULE = Rule(
    id="headcount-mismatch",
    title="Quân số khác danh sách nhân sự",
    group=Group.ROSTER,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Danh sách nhân sự tại ngày chốt quân số của kế hoạch (thông lệ, C)",
    on=On.COLLECTIVE,
    needs=frozenset({Kind.ROSTER, Kind.UNITS}),
    check=check,
)
