"""## Kiểm tra gì
Sau hạn, nội dung đang có trong kho của một mục không phải là nội dung được nhận lần cuối.

## Vì sao
Điều được tính là cái Hội đồng đã nhận, theo biên nhận. Sửa tệp sau hạn mà không có biên nhận thì bản đã nhận vẫn được tính, kể cả khi bản đó đã bị từ chối hoặc đã rút.

Khi hỏi về một thời điểm đã qua (`--at`), tệp gửi lại sau lúc đó được lấy theo bản đã nhận trước; bản ấy không còn trong kho thì quy tắc này nói ra.

## Ví dụ
```
Cần xem xét · Nội dung chưa có biên nhận: Phòng Một, hồ sơ đề nghị: đã hết hạn mà nội dung của Lê Văn B khác bản đã nhận; chỉ bản đã nhận có giá trị [not-received]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Kế hoạch 01/KH-MAU, mục IV.3
 = cách sửa: ghi biên nhận cho bản mới nếu đơn vị đã gửi; nếu không thì đơn vị trả lại nội dung đã nhận
```

## Cách sửa
Đơn vị trả lại nội dung đã nhận, hoặc gửi bản mới cho Văn phòng ghi nhận; bản mới khi đó là bản trễ hạn, chờ quyết định.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Stage
from thidua.receipts.states import State, instant_of
from thidua.rules.rule import Group, On, Rule

_WHAT = {Stage.REGISTRATION: "bản đăng ký", Stage.NOMINATION: "hồ sơ đề nghị"}


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """What stands in a file without a receipt, once the stage has receipts: new entries and changed ones apart."""
    if all(receipt.stage != dossier.stage.value for receipt in campaign.ledger.receipts):
        return
    open_ones = [entry for entry in dossier.entries if entry.standing.unreceived]
    if open_ones and _came_again(dossier, campaign):
        yield _gone(dossier, campaign, _names(open_ones))
        return
    new = [entry for entry in open_ones if _is_new(entry)]
    changed = [entry for entry in open_ones if not _is_new(entry)]
    if changed:
        yield _fault(dossier, campaign, f"{_names(changed)} khác bản đã nhận; chỉ bản đã nhận có giá trị")
    if new:
        names = "cả tệp" if len(new) == len(dossier.entries) else _names(new)
        yield _fault(dossier, campaign, f"{names} chưa có biên nhận")


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


def _is_new(entry: Entry[Any]) -> bool:
    return entry.standing.received_at is None or entry.standing.state is State.UNREAD


def _names(entries: list[Entry[Any]]) -> str:
    return "nội dung của " + listed([entry.label for entry in entries])


def _fault(dossier: Dossier, campaign: Campaign, what: str) -> Fault:
    deadline = campaign.plan.record.deadlines.of(dossier.stage)
    return Fault(
        Spot(dossier.file.path),
        f"{campaign.units.short(dossier.unit)}, {_WHAT[dossier.stage]}: đã hết hạn mà {what}",
        "ghi biên nhận cho bản mới nếu đơn vị đã gửi; nếu không thì đơn vị trả lại nội dung đã nhận",
        basis=campaign.clause(deadline.clause if deadline else ""),
        unit=dossier.unit,
    )


RULE = Rule(
    id="not-received",
    title="Nội dung chưa có biên nhận",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Kế hoạch, mục về thời gian thực hiện; điều được tính là cái đã nhận",
    on=On.DOSSIER,
    check=check,
)
