"""## Kiểm tra gì
Đơn vị ghi trong quyết định và ở từng trường hợp của phiên họp là đơn vị đã đề nghị người hay tập thể đó; người không có hồ sơ đề nghị thì là đơn vị của người đó trong danh sách nhân sự vào ngày hết hạn.

## Vì sao
Tỷ lệ của từng đơn vị tính theo đơn vị này. Ghi nhầm đơn vị thì một đơn vị vượt tỷ lệ mà không ai thấy.

## Ví dụ
```
Cần sửa · Đơn vị khác hồ sơ: quyết định ghi Lê Văn B (vd-002) ở Phòng Hai; người này thuộc Phòng Một [unit-differs]
 --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:9:47
  |
9 |   - {ma_so: vd-002, ho_ten: Lê Văn B, don_vi: phong-hai, danh_hieu: [LDTT]}
  |                                               ^^^^^^^^^
  = căn cứ: Danh sách nhân sự (co-quan/nhan-su/) và hồ sơ đề nghị
  = cách sửa: ghi don_vi: phong-mot, hoặc sửa danh sách nhân sự
```

## Cách sửa
Đối chiếu với bản ký rồi sửa `don_vi` trong tệp quyết định, tệp phiên họp. Danh sách nhân sự sai thì báo Văn phòng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.voting import cases, shown_subject, subject_of
from thidua.dataset.wording import namesake
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Case


def check(campaign: Campaign) -> Iterator[Fault]:
    """People and collectives under another unit than the one in which they count."""
    for session in campaign.sessions:
        for case in cases(session):
            units = _right(campaign, case.record)
            if units and case.record.unit not in units:
                written, right = campaign.units.short(case.record.unit), campaign.units.short(units[0])
                who = shown_subject(campaign, case.record)
                message = f"phiên họp ghi {who} ở {written}; hồ sơ đề nghị là của {right}"
                if case.record.person is not None:
                    message = f"phiên họp ghi {who} ({case.record.person}) ở {written}; người này thuộc {right}"
                yield case.fault(("unit",), message, f"ghi don_vi: {units[0]}", mend=units[0])
    for decision in campaign.decisions:
        for number, person in enumerate(decision.record.people):
            home = campaign.home(person.code) or person.unit
            if home != person.unit:
                written, right = campaign.units.short(person.unit), campaign.units.short(home)
                message = f"quyết định ghi {person.name} ({person.code}) ở {written}; người này thuộc {right}"
                other = namesake(campaign, person.name, person.unit, person.code)
                fix = f"{other}ghi don_vi: {home}, hoặc sửa danh sách nhân sự"
                yield decision.fault(("people", number, "unit"), message, fix)


def _right(campaign: Campaign, case: Case) -> list[str]:
    """The units under which a case may stand, none where nobody can tell."""
    subject, code = subject_of(case)
    if subject is Subject.PERSON:
        return [home] if (home := campaign.home(code)) else []
    return [entry.unit for entry in campaign.nominated_collectives.get(code, ())]


RULE = Rule(
    id="unit-differs",
    title="Đơn vị khác hồ sơ",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Danh sách nhân sự (co-quan/nhan-su/) và hồ sơ đề nghị",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
