"""## Kiểm tra gì
Trong `submissions/` chỉ có tệp thường: không có liên kết, kho Git lồng, tệp chạy được hay tệp đặc biệt.

## Vì sao
Liên kết và kho lồng có thể trỏ ra ngoài kho; không ai đọc nội dung qua chúng.

## Ví dụ
```
Cần sửa · Không phải tệp thường: “submissions/2022/don-vi/phong-mot/de-nghi.yaml” có quyền chạy như chương trình [not-a-plain-file]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Kho hồ sơ chỉ nhận tệp thường
 = cách sửa: bỏ quyền chạy: chmod -x TỆP (trên Windows: git update-index --chmod=-x TỆP)
```

## Cách sửa
Xóa đi và đặt chính tệp đó vào đúng chỗ. Nếu tệp có quyền chạy: `chmod -x TỆP`, trên Windows `git update-index --chmod=-x TỆP`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """What the snapshot found."""
    yield from repository.form_faults("not-a-plain-file")


RULE = Rule(
    id="not-a-plain-file",
    title="Không phải tệp thường",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Kho hồ sơ chỉ nhận tệp thường",
    on=On.FORM,
    check=check,
)
