"""## Kiểm tra gì
Tệp bien-nhan/xoa-du-lieu.json nêu đúng những tệp đã bỏ bớt dữ liệu cá nhân khỏi kho: mã của tệp trước và sau khi bỏ.

## Vì sao
Dữ liệu cá nhân lỡ đưa vào kho phải bỏ khỏi cả lịch sử. Ai cũng cần thấy đã bỏ ở tệp nào, theo văn bản nào, và không gì khác
bị đổi theo. Khi kho còn bản lúc nhận, máy so hai bản: chỉ lời văn được bỏ, không lời nào được thêm, còn mã số, danh hiệu, phiếu, ngày phải giữ nguyên.

## Ví dụ
```
Lưu ý · Đã xóa dữ liệu cá nhân: 1 mục của tệp này đã bỏ dữ liệu cá nhân ngày 2/3/2022 (Biên bản 01/BB-MAU); lúc nhận giữ nguyên; kho không còn bản lúc nhận để so [data-expunged]
--> submissions/2022/don-vi/phong-mot/dang-ky.yaml
 = căn cứ: Nguyên tắc bảo vệ dữ liệu cá nhân
 = cách sửa: không phải làm gì thêm
```

## Cách sửa
Không phải làm gì. Nếu máy báo mục đổi cả điều được tính hoặc thêm lời thì khôi phục tệp như bản đã nhận. Nếu tệp nay khác điều đã ghi thì Văn phòng khôi phục tệp, hoặc ghi lại bằng `thidua expunge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from thidua.dataset.campaign import Campaign
from thidua.dataset.cleaning import Compared, whole
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
            if not there or sha256(there.data).hexdigest() != one.new:
                yield _changed_since(one)
            elif not whole(one, campaign.cleaned):
                yield _covers_more(one, campaign.cleaned)
            else:
                yield _said(one, seen=all((one.path, key) in campaign.cleaned for key in one.entries))


def _said(one: Removal, *, seen: bool) -> Fault:
    check = "đã so với bản lúc nhận" if seen else "kho không còn bản lúc nhận để so"
    message = f"{len(one.entries)} mục của tệp này {_done(one)}; lúc nhận giữ nguyên; {check}"
    return Fault(Spot(shown(one.path)), message, "không phải làm gì thêm")


def _changed_since(one: Removal) -> Fault:
    message = f"tệp nay không còn là bản {_done(one)}"
    return Fault(Spot(shown(one.path)), message, "xem ai đã sửa tệp từ ngày đó", severity=Severity.WARNING)


def _covers_more(one: Removal, cleaned: Compared) -> Fault:
    keys = [key for (path, key), fine in cleaned.items() if path == one.path and not fine]
    what = (
        f"mục {', '.join(map(shown, keys))} đổi cả điều được tính hoặc thêm lời"
        if keys
        else "tệp này không phải hồ sơ của đơn vị"
    )
    message = f"ghi là {_done(one)}, nhưng {what}"
    fix = "khôi phục tệp như bản đã nhận; chỉ bỏ lời văn có dữ liệu cá nhân"
    return Fault(Spot(shown(one.path)), message, fix, severity=Severity.ERROR)


def _done(one: Removal) -> str:
    return f"đã bỏ dữ liệu cá nhân ngày {one.day.day}/{one.day.month}/{one.day.year} ({shown(one.ground)})"


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
