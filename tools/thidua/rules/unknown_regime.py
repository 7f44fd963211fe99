"""## Kiểm tra gì
`quy_dinh` của kế hoạch và của tệp năm trước là mã một chế độ pháp luật có dữ liệu.

## Vì sao
Tiêu chuẩn và danh mục danh hiệu lấy từ chế độ pháp luật; không có thì không kiểm tra được.

## Ví dụ
```
Cần sửa · Chế độ pháp luật không có: không có chế độ “nd-91-2018” [unknown-regime]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:12:11
   |
12 | quy_dinh: nd-91-2018
   |           ^^^^^^^^^^
   = căn cứ: Dữ liệu chế độ pháp luật của hệ thống
   = cách sửa: dùng một trong: nd-152-2025, nd-91-2017, nd-98-2023
```

## Cách sửa
Sửa theo gợi ý, hoặc thêm dữ liệu chế độ vào co-quan/quy-dinh/.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.layout import Kind
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

_NAMING = frozenset({Kind.PLAN, Kind.PAST_YEAR})


def check(repository: Repository) -> Iterator[Fault]:
    """Plans and earlier years that name a regime of which there are no data."""
    regimes = repository.agency.regimes
    for file in repository.files:
        if file.slot.kind not in _NAMING or file.record is None:
            continue
        code = file.record.record.regime
        if code and code not in regimes:
            yield file.record.fault(
                ("regime",), f"không có chế độ “{code}”", f"dùng một trong: {', '.join(sorted(regimes))}"
            )


RULE = Rule(
    id="unknown-regime",
    title="Chế độ pháp luật không có",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Dữ liệu chế độ pháp luật của hệ thống",
    on=On.REPOSITORY,
    check=check,
)
