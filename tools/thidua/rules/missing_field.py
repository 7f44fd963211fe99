"""## Kiểm tra gì
Các khóa bắt buộc của mẫu đều có và không để trống; không còn chỗ nào ghi “(cần điền)” như trong tệp mới tạo.

## Vì sao
Thiếu nội dung bắt buộc thì không biết mục đó nói về ai, về việc gì.

## Ví dụ
```
Cần sửa · Thiếu nội dung: “Họ và tên” (ho_ten): để trống [missing-field]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:38:13
   |
38 |     ho_ten: ""
   |             ^^
   = căn cứ: Mẫu tệp của hệ thống
   = cách sửa: ghi giá trị, hoặc hỏi Văn phòng nếu chưa rõ
```

## Cách sửa
Thêm khóa được nêu và ghi giá trị. Khóa không bắt buộc mà không có gì để ghi thì bỏ trống.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """What the models found."""
    yield from repository.form_faults("missing-field")


RULE = Rule(
    id="missing-field",
    title="Thiếu nội dung",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mẫu tệp của hệ thống",
    on=On.FORM,
    check=check,
)
