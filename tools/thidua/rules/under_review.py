"""## Kiểm tra gì
Đơn vị cam kết người được đề nghị không đang trong thời gian bị xem xét (`khong_dang_bi_xem_xet: true`).

## Vì sao
Người đang bị xem xét thì chờ kết quả. Chương trình không ghi vì sao.

## Ví dụ
```
Cần xem xét · Chưa cam kết không đang bị xem xét: Lê Văn F chưa được cam kết: Không đang trong thời gian bị xem xét (khong_dang_bi_xem_xet) [under-review]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:68:14
   |
68 |     cam_ket: {du_10_thang: true, khong_ky_luat: true}
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (M)
   = cách sửa: ghi true nếu đúng; không thì chờ kết quả, hoặc rút đề nghị
```

## Cách sửa
Nếu đúng thì ghi `true`; nếu không thì chờ kết quả hoặc rút đề nghị.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Weight
from thidua.rules.attestation import unattested
from thidua.rules.rule import Group, On, Rule


def check(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Facts whose lack the law's data only warn of."""
    if missing := unattested(entry, campaign, Weight.WARNING):
        name = getattr(entry.record, "name", campaign.units.short(entry.code))
        said = listed([f"{need.name} ({need.key})" for need in missing])
        where = ("attested",) if entry.record.attested is not None else ("code",)
        yield entry.fault(
            where,
            f"{name} chưa được cam kết: {said}",
            "ghi true nếu đúng; không thì chờ kết quả, hoặc rút đề nghị",
            basis=missing[0].ground,
        )


RULE = Rule(
    id="under-review",
    title="Chưa cam kết không đang bị xem xét",
    group=Group.NOMINATION,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINATED,
    check=check,
)
