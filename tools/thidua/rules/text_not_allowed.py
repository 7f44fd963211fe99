r"""## Kiểm tra gì
Giá trị là chữ trên một dòng, không có ký tự ẩn viết qua mã `\u…`, không có chữ mang hàng chồng dấu, ghi chú không quá 500 ký tự, các giá trị khác không quá 2.000 ký tự.

## Vì sao
Ký tự ẩn làm cho chữ nhìn thấy khác với chữ được lưu và công bố; dấu chồng nhiều tầng che các dòng bên cạnh trên trang.

## Ví dụ
```
Cần sửa · Chữ không dùng được: “Ghi chú” (ghi_chu): có ký tự U+202E trong giá trị [text-not-allowed]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:37:14
   |
37 |     ghi_chu: "a\u202eb"
   |              ^^^^^^^^^^
   = căn cứ: Mẫu tệp của hệ thống
   = cách sửa: viết trên một dòng, xóa ký tự không nhìn thấy
```

## Cách sửa
Viết lại trên một dòng, xóa ký tự không nhìn thấy, viết ngắn lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """What the models found."""
    yield from repository.form_faults("text-not-allowed")


RULE = Rule(
    id="text-not-allowed",
    title="Chữ không dùng được",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mẫu tệp của hệ thống",
    on=On.FORM,
    check=check,
)
