"""## Kiểm tra gì
Thư mục trong `don-vi/` mang mã một đơn vị có trong danh sách và đang hoạt động trong năm của kế hoạch.

## Vì sao
Kế hoạch, mục II: các phòng chuyên môn và đơn vị trực thuộc. Hồ sơ của nơi không có trong danh sách thì không biết tính cho ai.

## Ví dụ
```
Cần sửa · Thư mục của đơn vị không có: đơn vị “phong-cu” không hoạt động trong năm của kế hoạch [foreign-folder]
--> submissions/2022/don-vi/phong-cu/dang-ky.yaml
 = căn cứ: Danh sách đơn vị của cơ quan (co-quan/don-vi.yaml)
 = cách sửa: ý là “phong-mot”?
```

## Cách sửa
Đổi tên thư mục thành mã đơn vị đúng. Nếu đơn vị mới thành lập hoặc đổi tên, báo Văn phòng cập nhật danh sách.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import nearest

_MOST_SOUGHT = 20
"""For so many folders the code that was meant is sought."""
_MOST_NAMED = 30


def check(campaign: Campaign) -> Iterator[Fault]:
    """Folders of units that the agency does not have in this year."""
    active = set(campaign.expected())
    known = campaign.units.by_code
    all_of_them = ", ".join(sorted(active)) if len(active) <= _MOST_NAMED else "mã ở co-quan/don-vi.yaml"
    foreign = (dossier for dossier in campaign.every_dossier() if dossier.unit not in active)
    for number, dossier in enumerate(foreign):
        unit = dossier.unit
        heir = campaign.units.today(unit)
        meant = heir if heir != unit else nearest(unit, active if number < _MOST_SOUGHT else ())
        fix = f"ý là “{meant}”?" if meant else f"dùng một trong: {all_of_them}"
        reason = "không hoạt động trong năm của kế hoạch" if unit in known else "không có trong danh sách đơn vị"
        yield Fault(Spot(dossier.file.path), f"đơn vị “{unit}” {reason}", fix, unit=unit, entry="dau")


RULE = Rule(
    id="foreign-folder",
    title="Thư mục của đơn vị không có",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Danh sách đơn vị của cơ quan (co-quan/don-vi.yaml)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.UNITS}),
    check=check,
)
