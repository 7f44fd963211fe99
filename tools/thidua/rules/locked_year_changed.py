"""## Kiểm tra gì
Sau khi khóa sổ (có tệp bien-nhan/khoa-so.json), không tệp nào bị sửa, xóa hay thêm, trừ quyết định mới
và dữ liệu cá nhân đã bỏ mà bien-nhan/xoa-du-lieu.json có nêu.

## Vì sao
Kết quả đã công bố phải kiểm tra lại được mãi về sau. Quyết định của cấp trên, đính chính, hủy bỏ có thể đến muộn.

## Ví dụ
```
Cần sửa · Chiến dịch đã khóa sổ bị sửa: “submissions/2022/don-vi/phong-hai/dang-ky.yaml” có lúc khóa sổ, nay không còn [locked-year-changed]
--> submissions/2022/don-vi/phong-hai/dang-ky.yaml
 = căn cứ: Nguyên tắc khóa sổ: sau khi khóa chỉ thêm quyết định mới
 = cách sửa: khôi phục tệp
```

## Cách sửa
Khôi phục tệp như lúc khóa sổ; điều mới thì ghi bằng một tệp quyết định mới.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.tombstone import Tombstone, tombstone_among
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(campaign: Campaign) -> Iterator[Fault]:
    """The digests at closing against the files of today."""
    lock = next((file for file in campaign.files if file.slot.kind is Kind.LOCK), None)
    if lock is None:
        return
    closed = _digests(lock.data)
    if closed is None:
        yield Fault(Spot(lock.path), "tệp khóa sổ không đúng mẫu", "khôi phục tệp này từ bản lưu")
        return
    today = {file.path: file for file in campaign.files if file is not lock}
    removed = {(one.path, one.old, one.new) for one in _stone(campaign).removed}
    for path in sorted({*closed, *today}):
        if path not in today:
            yield Fault(Spot(shown(path)), f"“{shown(path)}” có lúc khóa sổ, nay không còn", "khôi phục tệp")
        elif path not in closed and today[path].slot.kind not in {Kind.DECISION, Kind.TOMBSTONE}:
            yield Fault(
                Spot(shown(path)),
                f"“{shown(path)}” được thêm sau khi khóa sổ",
                "xóa tệp; điều mới ghi bằng quyết định mới",
            )
        elif path in closed and _differs(path, closed[path], today[path].data, removed):
            yield Fault(Spot(shown(path)), f"“{shown(path)}” bị sửa sau khi khóa sổ", "khôi phục tệp như lúc khóa sổ")


def _differs(path: str, closed: str, data: bytes, removed: Collection[tuple[str, str, str]]) -> bool:
    """Whether a file is another than at the closing, but for personal data of which the tombstone tells."""
    now = sha256(data).hexdigest()
    return now != closed and (path, closed, now) not in removed


def _stone(campaign: Campaign) -> Tombstone:
    return tombstone_among({file.path: file.data for file in campaign.files if not file.record}, campaign.code)


def _digests(data: bytes) -> Mapping[str, str] | None:
    try:
        files = json.loads(data)["files"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return files if isinstance(files, dict) and all(isinstance(mark, str) for mark in files.values()) else None


RULE = Rule(
    id="locked-year-changed",
    title="Chiến dịch đã khóa sổ bị sửa",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Nguyên tắc khóa sổ: sau khi khóa chỉ thêm quyết định mới",
    on=On.CAMPAIGN,
    check=check,
)
