"""## Kiểm tra gì
Các biên nhận nối nhau: không tệp nào bị sửa, bỏ, chèn hay đổi chỗ. Năm chưa khóa sổ thì chỉ có một sổ: biên nhận nằm cả ở `bien-nhan/`
lẫn ở nhánh `receipts` thì chỉ sổ ở `bien-nhan/` được đọc.

## Vì sao
Biên nhận cho biết ai gửi lúc nào; sổ bị sửa thì không còn căn cứ để nói đúng hạn hay trễ hạn.

## Ví dụ
```
Cần sửa · Sổ biên nhận không liền mạch: cần là biên nhận số 2: có biên nhận bị bỏ, chèn hoặc đổi chỗ [ledger-broken]
--> submissions/2022/bien-nhan/000003.json
 = căn cứ: Nguyên tắc tiếp nhận: biên nhận nối nhau thành chuỗi, chỉ thêm không sửa
 = cách sửa: khôi phục sổ biên nhận từ bản lưu
```

## Cách sửa
Khôi phục sổ biên nhận từ bản lưu hoặc từ nhánh `receipts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import ROOT, Kind
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

if TYPE_CHECKING:
    from thidua.model.council import Session
    from thidua.model.decision import Decision

OWN = "bien-nhan/"
_MEND = "khôi phục sổ biên nhận từ bản lưu"


def check(campaign: Campaign) -> Iterator[Fault]:
    """The first break of the chain, and heads that papers of the Council noted and that are gone."""
    ledger = campaign.ledger
    for one in ledger.breaks:
        own = ledger.place in {"", OWN}
        where = f"{ROOT}/{campaign.code}/{OWN}" if own else f"{ledger.place}: {campaign.code}/"
        yield Fault(Spot(f"{where}{shown(one.name)}"), one.reason, one.mend or _MEND)
    # Decisions that wait for their day note a head too.
    decisions = [file.record for file in campaign.files if file.slot.kind is Kind.DECISION and file.record]
    papers: tuple[Located[Session] | Located[Decision], ...] = (*campaign.sessions, *decisions)
    for paper in papers:
        head = paper.record.ledger_head
        if head and not ledger.left_out and head not in ledger.marks:
            message = f"sổ biên nhận không còn tới đầu sổ {head[:12]}…: có biên nhận bị cắt, bị sửa hoặc cả sổ bị bỏ"
            yield paper.fault(("ledger_head",), message, _MEND)


RULE = Rule(
    id="ledger-broken",
    title="Sổ biên nhận không liền mạch",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Nguyên tắc tiếp nhận: biên nhận nối nhau thành chuỗi, chỉ thêm không sửa",
    on=On.CAMPAIGN,
    check=check,
)
