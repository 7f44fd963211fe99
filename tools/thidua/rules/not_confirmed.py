"""## Kiểm tra gì
Tệp có mục `xac_nhan`: trưởng đơn vị đã ký giấy, ký số hoặc xác nhận bằng tài khoản riêng.

## Vì sao
Hồ sơ là của đơn vị, không phải của người gõ tệp. Khi đã có quyết định công nhận người của đơn vị thì không thể thiếu xác nhận.

## Ví dụ
```
Cần xem xét · Chưa có xác nhận của trưởng đơn vị: hồ sơ đề nghị của Phòng Một chưa có xác nhận [not-confirmed]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Nguyên tắc tiếp nhận: trưởng đơn vị xác nhận hồ sơ
 = cách sửa: thêm xac_nhan: {ho_ten: …, chuc_vu: …, hinh_thuc: ky_giay, ngay: …}
```

## Cách sửa
Thêm mục `xac_nhan` với họ tên, chức vụ, hình thức và ngày xác nhận.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Files without the confirmation of the unit's head."""
    head = dossier.head
    if head is None or head.record.confirmed is not None:
        return
    recognised = {r.unit for r in campaign.recognised if r.annulled is None}
    decided = dossier.stage is Stage.NOMINATION and dossier.unit in recognised
    what = "bảng đăng ký" if dossier.stage is Stage.REGISTRATION else "hồ sơ đề nghị"
    yield Fault(
        Spot(dossier.file.path),
        f"{what} của {campaign.units.short(dossier.unit)} chưa có xác nhận"
        + (", mà đã có quyết định" if decided else ""),
        "thêm xac_nhan: {ho_ten: …, chuc_vu: …, hinh_thuc: ky_giay, ngay: …}",
        severity=Severity.ERROR if decided else Severity.WARNING,
        unit=dossier.unit,
        entry="dau",
    )


RULE = Rule(
    id="not-confirmed",
    title="Chưa có xác nhận của trưởng đơn vị",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Nguyên tắc tiếp nhận: trưởng đơn vị xác nhận hồ sơ",
    on=On.DOSSIER,
    check=check,
)
