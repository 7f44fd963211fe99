"""## Kiểm tra gì
Đơn vị ghi trong quyết định là đơn vị đã đề nghị người đó; nếu không có hồ sơ đề nghị thì là đơn vị của người đó trong danh sách nhân sự vào ngày hết hạn.

## Vì sao
Tỷ lệ của từng đơn vị tính theo đơn vị này. Ghi nhầm đơn vị thì một đơn vị vượt tỷ lệ mà không ai thấy.

## Ví dụ
```
Cần sửa · Đơn vị trong quyết định khác hồ sơ: quyết định ghi Lê Văn B (nv-002) ở Phòng Hai; người này thuộc Phòng Một [unit-differs]
 --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:9:47
  |
9 |   - {ma_so: nv-002, ho_ten: Lê Văn B, don_vi: phong-hai, danh_hieu: [LDTT]}
  |                                               ^^^^^^^^^
  = căn cứ: Danh sách nhân sự (co-quan/nhan-su/) và hồ sơ đề nghị
  = cách sửa: ghi don_vi: phong-mot, hoặc sửa danh sách nhân sự
```

## Cách sửa
Đối chiếu với bản ký rồi sửa `don_vi` trong tệp quyết định. Danh sách nhân sự sai thì báo Văn phòng.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Who
from thidua.model.decision import Decision
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule


def check(decision: Located[Decision], campaign: Campaign) -> Iterator[Fault]:
    """People under another unit than the one in which they count."""
    homes = {one.code: one.unit for one in campaign.recognised if one.subject is Subject.PERSON}
    for number, person in enumerate(decision.record.people):
        home = homes.get(person.code, person.unit)
        if home != person.unit:
            written, right = campaign.units.short(person.unit), campaign.units.short(home)
            message = f"quyết định ghi {person.name} ({person.code}) ở {written}; người này thuộc {right}"
            yield decision.fault(("people", number, "unit"), message, f"ghi don_vi: {home}, hoặc sửa danh sách nhân sự")


RULE = Rule(
    id="unit-differs",
    title="Đơn vị trong quyết định khác hồ sơ",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Danh sách nhân sự (co-quan/nhan-su/) và hồ sơ đề nghị",
    on=On.DECISION,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
