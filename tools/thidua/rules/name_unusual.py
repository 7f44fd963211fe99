"""## Kiểm tra gì
Họ tên viết bằng chữ Latinh, có thể có dấu bất kỳ, dấu nháy, gạch nối, dấu chấm (H'Hen Niê, Y Jút, Ê-ban). Chữ của bảng chữ khác trông giống chữ Latinh thì phải sửa; chữ Latinh hiếm gặp thì xem lại.

## Vì sao
Chữ А (Kirin) trông hệt chữ A nhưng làm cho tên không tìm thấy và không khớp với danh sách nhân sự.

## Ví dụ
```
Cần sửa · Tên có chữ lạ: “Họ và tên” (ho_ten): “Lê Văn В” có chữ “В” (U+0412) không thuộc bảng chữ Latinh [name-unusual]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:30:13
   |
30 |     ho_ten: Lê Văn В
   |             ^^^^^^^^
   = căn cứ: Quy ước về họ tên của hệ thống
   = cách sửa: gõ lại tên bằng bàn phím tiếng Việt
```

## Cách sửa
Gõ lại tên bằng bàn phím tiếng Việt. Nếu tên đúng là như vậy thì không phải làm gì thêm.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from thidua.dataset.entry import Entry
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.rules.rule import Group, On, Rule
from thidua.text import rare_letters


def check(repository: Repository) -> Iterator[Fault]:
    """Letters of another script (errors of form), then Latin letters that are rare (warnings)."""
    for fault in repository.form_faults("name-unusual"):
        yield fault._replace(severity=Severity.ERROR)
    for campaign in repository.campaigns:
        for dossier in campaign.every_dossier():
            for entry in dossier.people:
                if letters := _letters(entry.record.name):
                    yield _rare(entry, letters)


@lru_cache(maxsize=65536)
def _letters(name: str) -> tuple[str, ...]:
    return tuple(rare_letters(name))


def _rare(entry: Entry[Nominee], letters: tuple[str, ...]) -> Fault:
    message = f"tên “{entry.record.name}” có chữ hiếm gặp {', '.join(letters)}"
    return entry.fault(("name",), message, "xem lại cách gõ; nếu đúng thì giữ nguyên")


RULE = Rule(
    id="name-unusual",
    title="Tên có chữ lạ",
    group=Group.FORM,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Quy ước về họ tên của hệ thống",
    on=On.FORM,
    check=check,
)
