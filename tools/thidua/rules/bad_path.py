"""## Kiểm tra gì
Tên tệp và thư mục dùng được trên mọi máy: chữ thường không dấu, không ký tự ẩn, không quá dài, không trùng nhau khi bỏ qua hoa thường, không phải tên Windows giữ riêng.

## Vì sao
Tên như vậy làm cho máy khác không tải được kho, hoặc che mất tệp khác.

## Ví dụ
```
Cần sửa · Tên tệp không dùng được: tên “submissions/2022/don-vi/phong-mot/phụ-lục.yaml” có chữ có dấu hoặc ký tự lạ [bad-path]
--> submissions/2022/don-vi/phong-mot/phụ-lục.yaml
 = căn cứ: Quy ước tên tệp của kho hồ sơ
 = cách sửa: đổi tên tệp theo mẫu: chữ thường không dấu, chữ số, dấu gạch nối; kho không cần thì xóa
```

## Cách sửa
Đổi tên tệp theo mẫu.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.astray import known_in, mend_known
from thidua.dataset.layout import Kind
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(repository: Repository) -> Iterator[Fault]:
    """What the snapshot found; where wrong-place says what to do with the file that is told once, there."""
    stray = {shown(file.path): file for file in repository.files if file.slot.kind is Kind.UNPLACED}
    known = known_in(repository)
    for fault in repository.form_faults("bad-path"):
        file = stray.get(fault.at.path)
        if file is None or not mend_known(file.path, file.data, known):
            yield fault


RULE = Rule(
    id="bad-path",
    title="Tên tệp không dùng được",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Quy ước tên tệp của kho hồ sơ",
    on=On.FORM,
    check=check,
)
