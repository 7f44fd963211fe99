"""## Kiểm tra gì
Một lần gửi chỉ sửa thư mục của một đơn vị, trừ Văn phòng.

## Vì sao
Hồ sơ của mỗi đơn vị được nhận, sửa, trả lại riêng; gộp chung thì đơn vị này chờ đơn vị kia.

## Ví dụ
```
Cần sửa · Một lần gửi có tệp của nhiều đơn vị: có tệp của phong-hai, phong-mot [two-units-in-request]
--> submissions/2022/don-vi/phong-hai/dang-ky.yaml
 = xem thêm: submissions/2022/don-vi/phong-mot/dang-ky.yaml
 = căn cứ: Nguyên tắc tiếp nhận: mỗi lần gửi là của một đơn vị
 = cách sửa: tách thành từng lần gửi, mỗi lần một đơn vị
```

## Cách sửa
Tách thành từng lần gửi, mỗi lần chỉ có tệp của một đơn vị.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.request import Request
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(request: Request) -> Iterator[Fault]:
    """Units beyond the first, each with one of its files."""
    first = {unit: path for path, unit in reversed(request.folders.items())}
    if len(first) > 1 and not request.by_office:
        path, *others = sorted(first.values())
        yield Fault(
            Spot(shown(path)),
            f"có tệp của {', '.join(map(shown, sorted(first)))}",
            "tách thành từng lần gửi, mỗi lần một đơn vị",
            related=tuple(Spot(shown(other)) for other in others),
        )


RULE = Rule(
    id="two-units-in-request",
    title="Một lần gửi có tệp của nhiều đơn vị",
    group=Group.REQUEST,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Nguyên tắc tiếp nhận: mỗi lần gửi là của một đơn vị",
    on=On.REQUEST,
    check=check,
)
