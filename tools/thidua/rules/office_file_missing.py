"""## Kiểm tra gì
Thư mục chiến dịch có kế hoạch (ke-hoach/ke-hoach.yaml); kho có danh sách đơn vị và tên cơ quan.

## Vì sao
Không có kế hoạch thì không biết hạn nộp, danh hiệu và tỷ lệ.

## Ví dụ
```
Cần sửa · Thiếu tệp của Văn phòng: chưa có tệp submissions/co-quan/co-quan.yaml [office-file-missing]
--> submissions/co-quan/co-quan.yaml
 = căn cứ: Cách sắp xếp thư mục của kho hồ sơ
 = cách sửa: thêm co-quan.yaml
```

## Cách sửa
Văn phòng thêm tệp được nêu. Chiến dịch mới: `thidua new --campaign MÃ`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.layout import ROOT, Kind, plan_path
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(repository: Repository) -> Iterator[Fault]:
    """Campaigns without a plan, and a repository without its agency."""
    for code in repository.planless:
        yield Fault(Spot(plan_path(code)), f"chiến dịch “{shown(code)}” chưa có kế hoạch", "thêm ke-hoach.yaml")
    kinds = {file.slot.kind for file in repository.files}
    for kind, name in ((Kind.UNITS, "don-vi.yaml"), (Kind.AGENCY, "co-quan.yaml")):
        if kind not in kinds:
            path = f"{ROOT}/co-quan/{name}"
            yield Fault(Spot(path), f"chưa có tệp {path}", f"thêm {name}")


RULE = Rule(
    id="office-file-missing",
    title="Thiếu tệp của Văn phòng",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Cách sắp xếp thư mục của kho hồ sơ",
    on=On.REPOSITORY,
    check=check,
)
