"""## Kiểm tra gì
Sau hạn, nội dung đang có trong kho của một mục không phải là nội dung được nhận lần cuối: nó chưa có biên nhận, hoặc là một bản nhận trước đó.

## Vì sao
Điều được tính là cái Hội đồng đã nhận, theo biên nhận. Sửa tệp sau hạn mà không có biên nhận thì bản đã nhận vẫn được tính, kể cả khi bản đó đã bị từ chối hoặc đã rút.

Sổ đến có thể ghi ngày mà không ghi giờ. Một bản như vậy và một bản có giờ của cùng ngày thì không biết bản nào đến sau: bản có giờ được tính, cho đến khi Văn phòng ghi lại bản kia kèm giờ.

Khi hỏi về một thời điểm đã qua (`--at`), tệp gửi lại sau lúc đó được lấy theo bản đã nhận trước; bản ấy không còn trong kho thì quy tắc này nói ra.

## Ví dụ
```
Cần xem xét · Nội dung không khớp biên nhận: Phòng Một, hồ sơ đề nghị: đã hết hạn mà nội dung của Lê Văn B khác bản đã nhận; chỉ bản đã nhận có giá trị [not-received]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Kế hoạch 01/KH-MAU, mục IV.3
 = cách sửa: ghi biên nhận cho bản mới nếu đơn vị đã gửi; nếu không thì đơn vị trả lại nội dung đã nhận
```

## Cách sửa
Đơn vị trả lại nội dung đã nhận, hoặc gửi bản mới cho Văn phòng ghi nhận; bản mới khi đó là bản trễ hạn, chờ quyết định. Năm đã khóa sổ
thì không ghi thêm biên nhận: chỉ còn cách trả lại nội dung đã nhận.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.layout import Kind
from thidua.dataset.mistyped import meant_person
from thidua.dataset.rightful import rightful
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Stage
from thidua.receipts.states import State, instant_of
from thidua.rules.rule import Group, On, Rule

_WHAT = {Stage.REGISTRATION: "bản đăng ký", Stage.NOMINATION: "hồ sơ đề nghị"}
_RECORD = "ghi biên nhận cho bản mới nếu đơn vị đã gửi; nếu không thì đơn vị trả lại nội dung đã nhận"

_CLOSED = "đưa nội dung đã nhận trở lại tệp: năm đã khóa sổ, không ghi thêm biên nhận"


class _Why(Enum):
    """How the text of an entry is to what was received: what is said of it, and what mends it."""

    CHANGED = "khác bản đã nhận; chỉ bản đã nhận có giá trị", _RECORD
    EARLIER = (
        "là bản nhận trước; bản nhận sau nó được tính",
        "đưa bản nhận cuối cùng vào tệp; muốn dùng bản đang có thì gửi lại cho Văn phòng ghi nhận",
    )
    SAME_DAY = (
        "là bản theo sổ đến không ghi giờ, cùng ngày có bản khác ghi giờ; bản ghi giờ được tính",
        "hỏi đơn vị bản nào gửi sau: bản theo sổ đến thì ghi lại kèm giờ nhận (--received), bản kia thì đưa nó vào tệp",
    )
    NEW = "chưa có biên nhận", _RECORD


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """What stands in a file and is not what was received last, once the stage has receipts; by what is said of it.

    What is new only because its code is mistyped has its own rule.
    """
    if all(receipt.stage != dossier.stage.value for receipt in campaign.ledger.receipts):
        return
    told = dossier.head if dossier.hidden else None  # a list that is none, taken for a part of the head
    open_ones = [entry for entry in dossier.entries if entry.standing.unreceived and entry is not told]
    if open_ones and _came_again(dossier, campaign):
        yield _gone(dossier, campaign, _names(open_ones))
        return
    found = ((_why(entry, campaign), entry) for entry in open_ones)
    why = [(one, entry) for one, entry in found if one is not _Why.NEW or not meant_person(entry, campaign)]
    for one in _Why:
        if entries := [entry for reason, entry in why if reason is one]:
            whole = one is _Why.NEW and len(entries) == len(dossier.entries)
            yield _fault(dossier, campaign, "cả tệp" if whole else _names(entries), one)


def _why(entry: Entry[Any], campaign: Campaign) -> _Why:
    last, zone = entry.standing.received_at, campaign.plan.record.zone
    if last is None or entry.standing.state is State.UNREAD:
        return _Why.NEW
    same = [r for r in rightful(campaign) if r.path == entry.path and r.entries.get(entry.key) == entry.digest]
    day = last.astimezone(zone).date()
    if any(receipt.day_only and receipt.instant.date() == day for receipt in same):
        return _Why.SAME_DAY
    return _Why.EARLIER if same else _Why.CHANGED


def _came_again(dossier: Dossier, campaign: Campaign) -> bool:
    """Whether the file came again after the instant of asking."""
    zone = campaign.plan.record.zone
    return any(r.path == dossier.file.path and instant_of(r, zone) > campaign.at for r in campaign.ledger.receipts)


def _gone(dossier: Dossier, campaign: Campaign, names: str) -> Fault:
    return Fault(
        Spot(dossier.file.path),
        f"{campaign.units.short(dossier.unit)}, {_WHAT[dossier.stage]}: {names} đến sau lúc được hỏi nên không được tính;"
        " bản nhận trước lúc đó không còn lấy được ở kho này",
        'lấy các bản mà máy chủ còn giữ rồi chạy lại: git fetch origin "+refs/kept/*:refs/kept/*"; không có thì lấy từ bản lưu',
        unit=dossier.unit,
    )


def _names(entries: list[Entry[Any]]) -> str:
    return "nội dung của " + listed([entry.label for entry in entries])


def _fault(dossier: Dossier, campaign: Campaign, names: str, why: _Why) -> Fault:
    deadline = campaign.plan.record.deadlines.of(dossier.stage)
    said, fix = why.value
    if any(file.slot.kind is Kind.LOCK for file in campaign.files):
        fix = _CLOSED
    return Fault(
        Spot(dossier.file.path),
        f"{campaign.units.short(dossier.unit)}, {_WHAT[dossier.stage]}: đã hết hạn mà {names} {said}",
        fix,
        basis=campaign.clause(deadline.clause if deadline else ""),
        unit=dossier.unit,
    )


RULE = Rule(
    id="not-received",
    title="Nội dung không khớp biên nhận",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Kế hoạch, mục về thời gian thực hiện; điều được tính là cái đã nhận",
    on=On.DOSSIER,
    check=check,
)
