"""## Kiểm tra gì
Cùng một mục gửi qua hai cửa (máy chủ và sổ tiếp nhận của Văn phòng) mà nội dung khác nhau.

## Vì sao
Gửi hai lần thì bản nhận đúng hạn cuối cùng được tính, bản trước vẫn thấy được. Hai cửa khác nhau thì cần người xem lại.

## Ví dụ
```
Cần xem xét · Hai bản khác nhau: bản qua máy chủ và bản qua giấy khác nhau ở 1 mục: Lê Văn F [two-versions]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Nguyên tắc tiếp nhận: bản nhận đúng hạn cuối cùng được tính
 = cách sửa: hỏi đơn vị bản nào đúng, rồi ghi nhận bản đó
```

## Cách sửa
Văn phòng hỏi đơn vị bản nào đúng và ghi nhận lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.rightful import rightful
from thidua.dataset.wording import named
from thidua.finding import Fault, Severity, Spot, Who
from thidua.receipts.receipt import Source
from thidua.receipts.states import instant_of
from thidua.rules.rule import Group, On, Rule

_DOORS = {
    Source.PAPER: "giấy",
    Source.E_DOCUMENT: "văn bản điện tử",
    Source.E_MAIL: "thư điện tử",
    Source.ZALO: "Zalo",
}
"""What the Office's register calls the ways in; all others are the server's."""
_ORDER = ("máy chủ", *_DOORS.values())


def check(campaign: Campaign) -> Iterator[Fault]:
    """The last version of each door, where they differ; receipts of strangers are none."""
    latest: dict[str, dict[str, dict[str, str]]] = {}
    units = {}
    zone = campaign.plan.record.zone
    for receipt in sorted(rightful(campaign), key=lambda one: (instant_of(one, zone), one.seq)):
        entries = latest.setdefault(receipt.path, {})
        for key in receipt.entries.keys() - receipt.carried:
            entries.setdefault(key, {})[_DOORS.get(receipt.source, "máy chủ")] = receipt.entries[key]
        units[receipt.path] = receipt.unit
    for path, entries in sorted(latest.items()):
        keys = [key for key, doors in sorted(entries.items()) if len(set(doors.values())) > 1]
        if keys:
            doors = sorted({door for key in keys for door in entries[key]}, key=_ORDER.index)
            yield Fault(
                Spot(path),
                f"{' và '.join(f'bản qua {door}' for door in doors)} khác nhau ở {len(keys)} mục: {named(campaign, keys)}",
                "hỏi đơn vị bản nào đúng, rồi ghi nhận bản đó",
                unit=units[path],
            )


RULE = Rule(
    id="two-versions",
    title="Hai bản khác nhau",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Nguyên tắc tiếp nhận: bản nhận đúng hạn cuối cùng được tính",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.UNITS}),
    check=check,
)
