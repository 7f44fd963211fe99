"""## Kiểm tra gì
Trong đơn vị đã gửi bảng đăng ký, còn bao nhiêu người của danh sách nhân sự chưa có tên.

## Vì sao
Kế hoạch, mục IV.1: đăng ký đầu năm là điều kiện. Người bị bỏ quên lúc này sẽ không được xét cuối năm.

## Ví dụ
```
Lưu ý · Còn người chưa đăng ký: Phòng Một còn 1 người chưa đăng ký: Lê Văn F [not-in-registration]
--> submissions/2022/don-vi/phong-mot/dang-ky.yaml
 = căn cứ: Kế hoạch, mục về điều kiện: có bảng đăng ký thi đua đầu năm
 = cách sửa: nếu bỏ sót thì đơn vị thêm vào bảng đăng ký
```

## Cách sửa
Văn phòng nhắc đơn vị xem lại; bỏ sót thì đơn vị thêm vào bảng đăng ký, ai không đăng ký thì không phải làm gì thêm.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.mistyped import meant_codes
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """One notice a unit: who was in the unit on the deadline's day and did not register."""
    deadline = campaign.plan.record.deadlines.registration
    if deadline is None:
        return
    for unit, dossier in campaign.registrations.items():
        unlisted = [p for p in campaign.people.in_unit(unit, deadline.day) if p.code not in campaign.registered]
        meant = meant_codes(dossier, campaign) if unlisted else ()
        missing = [person for person in unlisted if person.code not in meant]
        if missing and not dossier.broken and Subject.PERSON.value not in dossier.hidden:
            names = listed([person.name for person in missing])
            yield Fault(
                Spot(dossier.file.path),
                f"{campaign.units.short(unit)} còn {len(missing)} người chưa đăng ký: {names}",
                "nếu bỏ sót thì đơn vị thêm vào bảng đăng ký",
                unit=unit,
            )


RULE = Rule(
    id="not-in-registration",
    title="Còn người chưa đăng ký",
    group=Group.ROSTER,
    severity=Severity.NOTICE,
    who=Who.OFFICE,
    basis="Kế hoạch, mục về điều kiện: có bảng đăng ký thi đua đầu năm",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
