"""## Kiểm tra gì
Mỗi người, mỗi tập thể được đăng ký, đề nghị có ít nhất một danh hiệu hay hình thức khen thưởng.

## Vì sao
Có tên mà không có danh hiệu thường là quên điền; người đó sẽ không được đếm, không được xét.

## Ví dụ
```
Cần xem xét · Chưa ghi danh hiệu: Lê Văn F chưa có danh hiệu hay hình thức khen thưởng nào [entry-without-award]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: vd-006
   |            ^^^^^^
   = căn cứ: Bảng đăng ký, danh sách đề nghị: mỗi người một dòng có danh hiệu hoặc hình thức
   = cách sửa: ghi danh_hieu hoặc khen_thuong, hoặc xóa mục này
```

## Cách sửa
Ghi `danh_hieu` hoặc `khen_thuong`, hoặc xóa mục này.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Entries without any award; at registration the others of a unit may stand in its table too."""
    severity = Severity.NOTICE if dossier.stage is Stage.REGISTRATION else Severity.WARNING
    for entry in (*dossier.people, *dossier.collectives):
        if not entry.awards and not entry.withdrawn:
            name = getattr(entry.record, "name", campaign.units.short(entry.code))
            message = f"{name} chưa có danh hiệu hay hình thức khen thưởng nào"
            yield entry.fault(("code",), message, "ghi danh_hieu hoặc khen_thuong, hoặc xóa mục này", severity=severity)


RULE = Rule(
    id="entry-without-award",
    title="Chưa ghi danh hiệu",
    group=Group.NOMINATION,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Bảng đăng ký, danh sách đề nghị: mỗi người một dòng có danh hiệu hoặc hình thức",
    on=On.DOSSIER,
    check=check,
)
