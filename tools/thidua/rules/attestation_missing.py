"""## Kiểm tra gì
Mục `cam_ket` của mỗi người, mỗi tập thể có đủ những điều tích cực mà tiêu chuẩn của danh hiệu cần, ví dụ đủ 10 tháng công tác, không bị kỷ luật từ khiển trách trở lên.

## Vì sao
Chương trình không lưu kỷ luật hay lý do; đơn vị chỉ xác nhận điều tích cực. Thiếu hoặc `false` thì chưa đủ điều kiện.

## Ví dụ
```
Cần sửa · Thiếu cam kết của đơn vị: Lê Văn F chưa được cam kết: Không bị kỷ luật từ khiển trách trở lên (khong_ky_luat) [attestation-missing]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:68:14
   |
68 |     cam_ket: {du_10_thang: true, khong_ky_luat: false, khong_dang_bi_xem_xet: true}
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: ghi true nếu đúng; không thì rút đề nghị với lý do khong_con_du_dieu_kien
```

## Cách sửa
Nếu đúng thì ghi `true`. Nếu không còn đủ điều kiện thì rút đề nghị với lý do `khong_con_du_dieu_kien`, không ghi gì thêm.
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
    """Facts that the law's data ask for and the unit does not attest to."""
    if missing := unattested(entry, campaign, Weight.ERROR):
        name = getattr(entry.record, "name", campaign.units.short(entry.code))
        said = listed([f"{need.name} ({need.key})" for need in missing])
        where = ("attested",) if entry.record.attested is not None else ("code",)
        yield entry.fault(
            where,
            f"{name} chưa được cam kết: {said}",
            "ghi true nếu đúng; không thì rút đề nghị với lý do khong_con_du_dieu_kien",
            basis=missing[0].ground,
        )


RULE = Rule(
    id="attestation-missing",
    title="Thiếu cam kết của đơn vị",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINATED,
    check=check,
)
