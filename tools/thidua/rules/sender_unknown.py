"""## Kiểm tra gì
Tài khoản gửi thay đổi là của một đơn vị hoặc của Văn phòng, theo danh sách của nhánh chính.

## Vì sao
Ai được sửa gì do nhánh chính quyết định; tài khoản thêm trong chính thay đổi đó không có hiệu lực.

## Ví dụ
```
Cần sửa · Tài khoản gửi không có trong danh sách: “nguoi-la” không phải là tài khoản của đơn vị nào [sender-unknown]
--> submissions/co-quan/don-vi.yaml
 = căn cứ: Danh sách tài khoản của đơn vị (co-quan/don-vi.yaml của nhánh chính)
 = cách sửa: gửi bằng tài khoản của đơn vị, hoặc báo Văn phòng thêm tài khoản
```

## Cách sửa
Gửi lại bằng tài khoản của đơn vị. Đơn vị đổi tài khoản thì báo Văn phòng thêm vào don-vi.yaml kèm ngày bắt đầu.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.layout import ROOT
from thidua.dataset.request import Request
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(request: Request) -> Iterator[Fault]:
    """An account that is nobody's on the day of sending."""
    if request.sender and not request.senders:
        name = shown(request.sender.name or request.sender.id)
        yield Fault(
            Spot(f"{ROOT}/co-quan/don-vi.yaml"),
            f"“{name}” không phải là tài khoản của đơn vị nào" if name else "máy chủ không cho biết ai gửi",
            "gửi bằng tài khoản của đơn vị, hoặc báo Văn phòng thêm tài khoản"
            if request.reachable
            else "báo người quản trị máy chủ: danh sách tài khoản của nhánh chính không đọc được"
            " hoặc không có tài khoản nào của Văn phòng đang có hiệu lực",
        )


RULE = Rule(
    id="sender-unknown",
    title="Tài khoản gửi không có trong danh sách",
    group=Group.REQUEST,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Danh sách tài khoản của đơn vị (co-quan/don-vi.yaml của nhánh chính)",
    on=On.REQUEST,
    check=check,
)
