"""## Kiểm tra gì
Mỗi quyết định về hạn nộp nêu đúng đơn vị, đúng người của đơn vị đó, đúng giai đoạn; gia hạn có ngày và ngày đó sau hạn của kế hoạch; không vừa chấp nhận vừa từ chối cùng một đơn vị hay cùng một người, trừ khi từ chối điều đến sau ngày đã chấp nhận.

## Vì sao
Quyết định về hạn làm thay đổi mục nào được tính, nên phải nói rõ về ai và đến ngày nào.

## Ví dụ
```
Cần sửa · Gia hạn, chấp nhận trễ chưa hợp lệ: vừa chấp nhận vừa từ chối cùng một phạm vi [extension-invalid]
 --> submissions/2022/ke-hoach/gia-han.yaml:5:12
  |
5 |   - {loai: tu_choi, don_vi: phong-mot, giai_doan: dang_ky,…
  |            ^^^^^^^
  = xem thêm: submissions/2022/ke-hoach/gia-han.yaml:4:12
  = căn cứ: Tệp gia-han.yaml của Văn phòng
  = cách sửa: giữ một quyết định
```

## Cách sửa
Văn phòng sửa tệp gia-han.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import ExtensionKind
from thidua.receipts.term import apart
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.rulings import Extension, Extensions


def check(campaign: Campaign) -> Iterator[Fault]:
    """Each decision on its own, then decisions that contradict each other."""
    if campaign.extensions is None:
        return
    for number, item in enumerate(campaign.extensions.record.items):
        for field, message, fix in _wrong(campaign, item):
            yield campaign.extensions.fault(("items", number, field), message, fix)
    yield from _contradictory(campaign.extensions)


def _contradictory(extensions: Located[Extensions]) -> Iterator[Fault]:
    """What is accepted and refused of one person, or of one unit as a whole."""
    seen: dict[tuple[object, ...], int] = {}
    items = extensions.record.items
    for number, item in enumerate(items):
        scopes = [(item.unit, item.stage, code) for code in item.people or ("",)]
        if item.kind is not ExtensionKind.EXTEND:
            earlier = [seen.setdefault(scope, number) for scope in scopes]
            other = next((one for one in earlier if _against(items[one], item)), None)
            if other is not None:
                message = "vừa chấp nhận vừa từ chối cùng một phạm vi"
                related = (extensions.at("items", other, "kind"),)
                yield extensions.fault(("items", number, "kind"), message, "giữ một quyết định", related=related)


def _against(one: Extension, other: Extension) -> bool:
    """Whether one accepts and the other refuses the same; what came after the accepted may be refused."""
    if one.kind is other.kind:
        return False
    accepted, refused = (one, other) if one.kind is ExtensionKind.ACCEPT_LATE else (other, one)
    return not apart(accepted, refused)


def _wrong(campaign: Campaign, item: Extension) -> Iterator[tuple[str, str, str]]:
    deadline = campaign.plan.record.deadlines.of(item.stage)
    if item.unit not in campaign.units.by_code:
        yield "unit", f"không có đơn vị “{item.unit}”", "ghi mã trong don-vi.yaml"
    unknown = [code for code in item.people if campaign.people.find(code) is None]
    if unknown:
        yield "people", f"không có người mang mã số {listed(unknown)}", "ghi mã số trong danh sách nhân sự"
    strangers = [
        code for code in item.people if item.unit in campaign.units.by_code and _elsewhere(campaign, item, code)
    ]
    if strangers:
        message = f"{listed(strangers)} không phải người của {campaign.units.short(item.unit)}"
        yield "people", message, "sửa don_vi, hoặc mã số; mỗi đơn vị một mục"
    if deadline is None:
        yield "stage", "kế hoạch không có giai đoạn này", "ghi giai đoạn có hạn nộp trong kế hoạch"
    elif item.kind is ExtensionKind.EXTEND and item.until is None:
        yield "kind", "gia hạn mà không có den_het_ngay", "ghi den_het_ngay"
    elif item.kind is ExtensionKind.EXTEND and item.until is not None and item.until <= deadline.day:
        yield "until", f"gia hạn đến {item.until:%d/%m/%Y}, không sau hạn {deadline.day:%d/%m/%Y}", "ghi ngày sau hạn"


def _elsewhere(campaign: Campaign, item: Extension, code: str) -> bool:
    """Whether somebody of the roster was never in the unit of an item, nor sent by it."""
    person = campaign.people.find(code)
    if person is None or any(stay.unit == item.unit for stay in person.stays):
        return False
    sent = campaign.dossiers(item.stage).get(item.unit)
    return sent is None or all(entry.code != person.code for entry in sent.people)


RULE = Rule(
    id="extension-invalid",
    title="Gia hạn, chấp nhận trễ chưa hợp lệ",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Tệp gia-han.yaml của Văn phòng",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.UNITS, Kind.ROSTER}),
    check=check,
)
