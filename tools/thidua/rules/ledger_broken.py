"""## Kiểm tra gì
Các biên nhận nối nhau: không tệp nào bị sửa, bỏ, chèn hay đổi chỗ.

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

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import ROOT
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(campaign: Campaign) -> Iterator[Fault]:
    """The first break of the chain."""
    for one in campaign.ledger.breaks:
        path = f"{ROOT}/{campaign.code}/bien-nhan/{shown(one.name)}"
        yield Fault(Spot(path), one.reason, "khôi phục sổ biên nhận từ bản lưu")


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
