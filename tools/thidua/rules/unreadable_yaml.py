"""## Kiểm tra gì
Tệp đọc được: mã UTF-8, không có ký tự ẩn, không quá lớn, viết đúng cú pháp YAML, mỗi khóa một lần, không dùng neo, tham chiếu, nhãn kiểu, khóa gộp hay nhiều phần trong một tệp.

## Vì sao
Tệp không đọc được thì không ai kiểm tra được, và không mục nào trong tệp được tính. Những cách viết bị từ chối là những cách làm cho dòng nhìn thấy khác với nội dung thật, hoặc làm treo chương trình đọc.

## Ví dụ
```
Cần sửa · Không đọc được tệp: không dùng tham chiếu “*d” [unreadable-yaml]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:21:16
   |
21 |     danh_hieu: *d
   |                ^^
   = căn cứ: Mẫu tệp của hệ thống
   = cách sửa: ghi lại đầy đủ nội dung; nếu là chữ thì đặt trong dấu nháy
```

## Cách sửa
Sửa ở đúng dòng và cột được nêu theo gợi ý. Nếu tệp lưu từ Word hay Excel, hãy lưu lại với mã UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(repository: Repository) -> Iterator[Fault]:
    """What the reader refused."""
    yield from repository.form_faults("unreadable-yaml")


RULE = Rule(
    id="unreadable-yaml",
    title="Không đọc được tệp",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mẫu tệp của hệ thống",
    on=On.FORM,
    check=check,
)
