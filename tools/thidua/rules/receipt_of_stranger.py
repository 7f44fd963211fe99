"""## Kiểm tra gì
Biên nhận qua máy chủ là của tài khoản thuộc đơn vị gửi hoặc thuộc Văn phòng.

## Vì sao
Biên nhận của tài khoản khác không được tính vào lúc nhận hồ sơ.

## Ví dụ
```
Cần xem xét · Biên nhận của tài khoản lạ: biên nhận số 1 của tài khoản “nguoi-la” không được tính [receipt-of-stranger]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Danh sách tài khoản của đơn vị (co-quan/don-vi.yaml)
 = cách sửa: thêm tài khoản vào don-vi.yaml, hoặc hỏi lại người gửi
```

## Cách sửa
Nếu đơn vị đổi tài khoản, thêm tài khoản vào don-vi.yaml kèm thời gian; nếu không, hỏi lại người gửi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Spot, Who
from thidua.receipts import rights
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(campaign: Campaign) -> Iterator[Fault]:
    """Receipts that do not count."""
    units = campaign.units.file.record.units
    for receipt in campaign.received:
        if not rights.counts(receipt, units, zone=campaign.plan.record.zone):
            account = shown(receipt.account.name or receipt.account.id or "không rõ")
            message = f"biên nhận số {receipt.seq} của tài khoản “{account}” không được tính"
            yield Fault(
                Spot(shown(receipt.path)),
                message,
                "thêm tài khoản vào don-vi.yaml, hoặc hỏi lại người gửi",
                unit=receipt.unit,
            )


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
