"""## Kiểm tra gì
Mục đã có biên nhận nhưng không còn trong tệp, và không được rút.

## Vì sao
Điều đã nhận thì không tự mất đi. Người được đề nghị có quyền biết vì sao mình không còn trong danh sách.

## Ví dụ
```
Cần xem xét · Mục đã nhận nay không còn: Phòng Một: 1 mục đã nhận nay không còn trong tệp: vd-050 [entry-vanished]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Nguyên tắc tiếp nhận: không mục nào đã nhận bị mất
 = cách sửa: khôi phục, hoặc giữ mục và ghi rut_de_nghi
```

## Cách sửa
Khôi phục mục đó; nếu rút thì giữ mục và ghi `rut_de_nghi` với ngày và lý do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.dataset.campaign import Campaign
from thidua.dataset.vanished import Vanished
from thidua.dataset.wording import named
from thidua.finding import Fault, Severity, Spot, Who
from thidua.receipts.states import State
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """One finding a file with all entries that vanished from it."""
    vanished = [one for one in campaign.unseen if one.state is State.VANISHED]
    for path in sorted({one.path for one in vanished}):
        gone = [one for one in vanished if one.path == path]
        yield Fault(
            Spot(path),
            f"{campaign.units.short(gone[0].unit)}: {_what(campaign, gone)}: "
            + named(campaign, [one.key for one in gone]),
            "khôi phục, hoặc giữ mục và ghi rut_de_nghi",
            unit=gone[0].unit,
        )


def _what(campaign: Campaign, gone: Sequence[Vanished]) -> str:
    one = gone[0]
    if one.unit not in campaign.gone(one.stage):
        return f"{len(gone)} mục đã nhận nay không còn trong tệp"
    last = max(each.received_at for each in gone).astimezone(campaign.plan.record.zone)
    return f"tệp đã nhận, lần cuối {last:%d/%m/%Y %H:%M}, nay không còn; trong đó"


RULE = Rule(
    id="entry-vanished",
    title="Mục đã nhận nay không còn",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Nguyên tắc tiếp nhận: không mục nào đã nhận bị mất",
    on=On.CAMPAIGN,
    check=check,
)
