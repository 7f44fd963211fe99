"""## Kiểm tra gì
Bảng đăng ký được Hội đồng (qua Văn phòng, máy chủ hay sổ tiếp nhận) nhận sau hạn: trễ mấy ngày, đã được chấp nhận hay từ chối, theo căn cứ nào. Bản sửa sau hạn của mục đã gửi đúng hạn cũng được nêu.

## Vì sao
Kế hoạch, mục IV.3. Hết ngày là 23:59:59 giờ Việt Nam. Tính theo lúc nhận, không theo ngày ghi trong tệp hay trong Git.

## Ví dụ
```
Trễ hạn · Đăng ký trễ hạn: Phòng Một gửi đăng ký sau hạn 3 ngày, trễ hạn, đã chấp nhận (Mất điện; bút phê): phần chung, Trần Thị A, Lê Văn B, Phạm Thị C, Nguyễn Văn D và 3 mục khác [late-registration]
--> submissions/2022/don-vi/phong-mot/dang-ky.yaml
 = căn cứ: Kế hoạch 01/KH-MAU, mục IV.3
 = cách sửa: không phải làm gì thêm
```

## Cách sửa
Chờ Văn phòng quyết định; nếu đã bị từ chối và có ý kiến thì báo Thường trực Hội đồng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.papers import GroundKind
from thidua.model.terms import Stage
from thidua.receipts.states import NAMES, State
from thidua.rules.rule import Group, On, Rule

_GROUNDS = {GroundKind.LETTER: "công văn", GroundKind.ENDORSEMENT: "bút phê", GroundKind.MINUTES: "biên bản"}

_NEXT = {
    State.LATE: "Văn phòng ghi chấp nhận hoặc từ chối, kèm căn cứ, vào gia-han.yaml",
    State.LATE_ACCEPTED: "không phải làm gì thêm",
    State.LATE_REFUSED: "các mục này không được tính; hỏi Văn phòng nếu có ý kiến",
    State.CORRECTED_LATE: "bản đúng hạn cuối cùng được tính; muốn dùng bản mới thì đề nghị Văn phòng chấp nhận",
}


def check(campaign: Campaign) -> Iterator[Fault]:
    """One finding a file and state, with the days and everybody concerned."""
    deadline = campaign.plan.record.deadlines.of(Stage.REGISTRATION)
    for dossier in campaign.dossiers(Stage.REGISTRATION).values():
        for state, next_step in _NEXT.items():
            entries = [e for e in dossier.entries if e.standing.state is state]
            if entries and deadline is not None:
                yield _fault(campaign, entries, next_step, campaign.clause(deadline.clause))


def _fault(campaign: Campaign, entries: list[Entry[Any]], next_step: str, clause: str) -> Fault:
    standing = entries[0].standing
    days = max(entry.standing.days_late for entry in entries)
    names = listed([_label(entry) for entry in entries])
    said = ""
    if decision := standing.decision:
        number = f" {decision.ground.number}" if decision.ground.number else ""
        said = f" ({decision.reason}; {_GROUNDS[decision.ground.kind]}{number})"
    unit = campaign.units.short(entries[0].unit)
    undecided = standing.state is State.LATE
    return Fault(
        Spot(entries[0].path),
        f"{unit} gửi đăng ký sau hạn {days} ngày, {NAMES[standing.state]}{said}: {names}",
        next_step,
        who=Who.OFFICE if undecided else Who.UNIT,
        basis=clause,
        unit=entries[0].unit,
    )


def _label(entry: Entry[Any]) -> str:
    if entry.key == "dau":
        return "phần chung"
    return str(getattr(entry.record, "name", entry.code))


RULE = Rule(
    id="late-registration",
    title="Đăng ký trễ hạn",
    group=Group.STAGE,
    severity=Severity.LATE,
    who=Who.UNIT,
    basis="Kế hoạch, mục về thời gian thực hiện",
    on=On.CAMPAIGN,
    check=check,
)
