"""## Kiểm tra gì
Tệp có khóa mà mẫu không có, thường do gõ sai tên khóa.

## Vì sao
Mỗi tệp chỉ có những khóa của mẫu, để mọi dòng đều được đọc và được kiểm tra.

## Ví dụ
```
Cần sửa · Khóa lạ: không có khóa “mui_gioo” [unknown-field]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:13:1
   |
13 | mui_gioo: "+07:00"
   | ^^^^^^^^
   = căn cứ: Mẫu tệp của hệ thống
   = cách sửa: ý là “mui_gio” (Múi giờ)?
```

## Cách sửa
Sửa tên khóa theo gợi ý, hoặc xóa dòng đó.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """What the models found."""
    yield from repository.form_faults("unknown-field")


RULE = Rule(
    id="unknown-field",
    title="Khóa lạ",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mẫu tệp của hệ thống",
    on=On.FORM,
    check=check,
)
