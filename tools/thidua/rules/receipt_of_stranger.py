"""## Kiểm tra gì
Biên nhận qua máy chủ là của tài khoản thuộc đơn vị gửi hoặc thuộc Văn phòng, theo danh sách của nhánh chính lúc nhận.
Biên nhận theo sổ đến cho hồ sơ của chính Văn phòng có một người khác xác nhận.

## Vì sao
Biên nhận của tài khoản khác không được tính vào lúc nhận hồ sơ.

## Ví dụ
```
Cần xem xét · Biên nhận của tài khoản lạ: biên nhận số 1 của tài khoản “nguoi-la” không được tính [receipt-of-stranger]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Danh sách tài khoản của đơn vị (co-quan/don-vi.yaml)
 = cách sửa: hỏi lại người gửi; đúng là hồ sơ của đơn vị thì ghi theo sổ đến, và thêm tài khoản vào don-vi.yaml cho lần sau
```

## Cách sửa
Hỏi lại người gửi. Đúng là hồ sơ của đơn vị thì Văn phòng ghi theo sổ đến (`thidua receipt record --by-office`), và thêm
tài khoản vào don-vi.yaml kèm ngày bắt đầu cho những lần gửi sau.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Spot, Who
from thidua.receipts import rights
from thidua.receipts.receipt import Receipt
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

_ASK = "hỏi lại người gửi; đúng là hồ sơ của đơn vị thì ghi theo sổ đến, và thêm tài khoản vào don-vi.yaml cho lần sau"

_CONFIRM = "ghi lại theo sổ đến, với một người khác xác nhận: --confirmed-by HỌ_TÊN"


def check(campaign: Campaign) -> Iterator[Fault]:
    """Receipts that do not count."""
    units = campaign.units.file.record.units
    for receipt in campaign.received:
        if not rights.counts(receipt, units, zone=campaign.plan.record.zone):
            message = f"biên nhận số {receipt.seq} {_whose(receipt)} không được tính"
            fix = _ASK if receipt.register_ is None else _CONFIRM
            yield Fault(Spot(shown(receipt.path)), message, fix, unit=receipt.unit)


def _whose(receipt: Receipt) -> str:
    if receipt.register_ is not None:
        return "theo sổ đến chưa có người khác xác nhận nên"
    return f"của tài khoản “{shown(receipt.account.name or receipt.account.id or 'không rõ')}”"


RULE = Rule(
    id="receipt-of-stranger",
    title="Biên nhận của tài khoản lạ",
    group=Group.OFFICE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Danh sách tài khoản của đơn vị (co-quan/don-vi.yaml)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.UNITS}),
    check=check,
)
