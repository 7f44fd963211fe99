"""## Kiểm tra gì
Tệp bien-nhan/xoa-du-lieu.json nêu đúng những tệp đã bỏ bớt dữ liệu cá nhân khỏi kho: mã của tệp trước và sau khi bỏ.

## Vì sao
Dữ liệu cá nhân lỡ đưa vào kho phải bỏ khỏi cả lịch sử. Ai cũng cần thấy đã bỏ ở tệp nào, theo văn bản nào, và không gì khác
bị đổi theo.

## Ví dụ
```
Lưu ý · Đã xóa dữ liệu cá nhân: 1 mục của tệp này đã bỏ dữ liệu cá nhân ngày 2/3/2022 (Biên bản 01/BB-MAU); lúc nhận giữ nguyên [data-expunged]
--> submissions/2022/don-vi/phong-mot/dang-ky.yaml
 = căn cứ: Nguyên tắc bảo vệ dữ liệu cá nhân
 = cách sửa: không phải làm gì thêm
```

## Cách sửa
Không phải làm gì. Nếu tệp nay khác điều đã ghi thì Văn phòng khôi phục tệp, hoặc ghi lại bằng `thidua expunge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.tombstone import Removal, tombstone_of
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(campaign: Campaign) -> Iterator[Fault]:
    """Each file that was expunged, and whether it is still what was said of it."""
    files = {file.path: file for file in campaign.files}
    for file in files.values():
        if file.slot.kind is not Kind.TOMBSTONE:
            continue
        stone = tombstone_of(file.data)
        if stone is None:
            yield Fault(Spot(file.path), "tệp không đúng mẫu", "khôi phục tệp này từ bản lưu", severity=Severity.ERROR)
            continue
        for one in stone.removed:
            there = files.get(one.path)
            yield _said(one, holds=there is not None and sha256(there.data).hexdigest() == one.new)


def _said(one: Removal, *, holds: bool) -> Fault:
    day = f"{one.day.day}/{one.day.month}/{one.day.year}"
    if holds:
        message = f"{len(one.entries)} mục của tệp này đã bỏ dữ liệu cá nhân ngày {day} ({shown(one.ground)}); lúc nhận giữ nguyên"
        return Fault(Spot(shown(one.path)), message, "không phải làm gì thêm")
    message = f"tệp nay không còn là bản đã bỏ dữ liệu cá nhân ngày {day} ({shown(one.ground)})"
    return Fault(Spot(shown(one.path)), message, "xem ai đã sửa tệp từ ngày đó", severity=Severity.WARNING)


RULE = Rule(
    id="data-expunged",
    title="Đã xóa dữ liệu cá nhân",
    group=Group.OFFICE,
    severity=Severity.NOTICE,
    who=Who.OFFICE,
    basis="Nguyên tắc bảo vệ dữ liệu cá nhân",
    on=On.CAMPAIGN,
    check=check,
)
