"""## Kiểm tra gì
Sau khi khóa sổ (có tệp bien-nhan/khoa-so.json), không tệp nào bị sửa, xóa hay thêm, trừ quyết định mới
của cấp trên, đính chính, hủy bỏ và dữ liệu cá nhân đã bỏ mà bien-nhan/xoa-du-lieu.json có nêu.

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

from collections.abc import Collection, Iterator
from hashlib import sha256

from thidua.dataset.campaign import Campaign
from thidua.dataset.cleaning import kept_of, whole
from thidua.dataset.closing import NOT_LATER, Closed, closed_with, comes_later
from thidua.dataset.file import File
from thidua.dataset.layout import Kind, slot_of
from thidua.dataset.tombstone import Tombstone, tombstone_among, tombstone_of
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(campaign: Campaign) -> Iterator[Fault]:
    """The digests at closing against the files of today."""
    lock = next((file for file in campaign.files if file.slot.kind is Kind.LOCK), None)
    if lock is None:
        return
    closed = closed_with(lock.data)
    if closed is None:
        yield Fault(Spot(lock.path), "tệp khóa sổ không đúng mẫu", "khôi phục tệp này từ bản lưu")
        return
    today = {file.path: file for file in campaign.files if file is not lock}
    removed = {(one.path, one.old, one.new) for one in _stone(campaign).removed if whole(one, campaign.cleaned)}
    yield from _gone([path for path in sorted(closed.files) if path not in today])
    for path, file in today.items():
        if path in closed.files:
            yield from _edited(file, closed, removed)
        elif not _tells(file) and not comes_later(path, file.data):
            message = f"“{shown(path)}” được thêm sau khi khóa sổ, mà {NOT_LATER}"
            yield Fault(Spot(shown(path)), message, "xóa tệp; điều mới ghi bằng quyết định thuộc các loại đó")


def _gone(paths: list[str]) -> Iterator[Fault]:
    """Files that went; of receipts, which may be thousands, the first and the last."""
    cut = [path for path in paths if slot_of(path).kind is Kind.RECEIPT]
    if len(cut) > 1:
        first, last = (shown(path.rpartition("/")[2]) for path in (cut[0], cut[-1]))
        message = f"{len(cut)} biên nhận có lúc khóa sổ, nay không còn: từ {first} đến {last}"
        yield Fault(Spot(shown(cut[0])), message, "khôi phục các tệp")
    for path in (one for one in paths if len(cut) < 2 or one not in cut):  # noqa: PLR2004 - one is named as others are
        yield Fault(Spot(shown(path)), f"“{shown(path)}” có lúc khóa sổ, nay không còn", "khôi phục tệp")


def _edited(file: File, closed: Closed, removed: Collection[tuple[str, str, str]]) -> Iterator[Fault]:
    """A file that is another than at the closing, but for personal data of which the tombstone tells."""
    now = sha256(file.data).hexdigest()
    if now == (then := closed.files[file.path]):
        return
    more = "" if (file.path, then, now) in removed else "bị sửa sau khi khóa sổ"
    if not more and closed.entries.get(file.path, now_kept := kept_of(file.data)) != now_kept:
        more = "bị sửa sau khi khóa sổ, không chỉ bỏ dữ liệu cá nhân"
    if more:
        yield Fault(Spot(shown(file.path)), f"“{shown(file.path)}” {more}", "khôi phục tệp như lúc khóa sổ")


def _tells(file: File) -> bool:
    """Whether a file tells of what was expunged; one of that name that tells nothing is not of a closed year."""
    said = tombstone_of(file.data) if file.slot.kind is Kind.TOMBSTONE else None
    return bool(said and said.removed)


def _stone(campaign: Campaign) -> Tombstone:
    return tombstone_among({file.path: file.data for file in campaign.files if not file.record}, campaign.code)


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
