"""## Kiểm tra gì
Giá trị đúng dạng của khóa: ngày là `2022-03-18` hoặc `18/3/2022` và có thật trong lịch, số là chữ số, lựa chọn nằm trong danh sách đã cho, mã gồm chữ thường không dấu.

## Vì sao
Chương trình không đoán: giá trị đọc được theo đúng một cách, ở mọi máy như nhau.

## Ví dụ
```
Cần sửa · Giá trị chưa đúng dạng: “Chức vụ” (chuc_vu): cần một giá trị, thấy một danh sách [wrong-value]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:31:14
   |
31 |     chuc_vu: [Chuyên viên]
   |              ^^^^^^^^^^^^^
   = căn cứ: Mẫu tệp của hệ thống
   = cách sửa: ghi một giá trị trên cùng dòng với khóa
```

## Cách sửa
Viết lại giá trị theo gợi ý.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """What the models found."""
    yield from repository.form_faults("wrong-value")


RULE = Rule(
    id="wrong-value",
    title="Giá trị chưa đúng dạng",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mẫu tệp của hệ thống",
    on=On.FORM,
    check=check,
)
