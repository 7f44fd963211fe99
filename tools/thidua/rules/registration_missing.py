"""## Kiểm tra gì
Mỗi đơn vị có bảng đăng ký thi đua. Trước hạn là lưu ý, sau hạn là trễ hạn.

## Vì sao
Kế hoạch, mục IV.3: đăng ký chậm nhất hết ngày ghi trong kế hoạch.

## Ví dụ
```
Trễ hạn · Chưa đăng ký: Phòng Hai chưa gửi bảng đăng ký, hạn hết ngày 18/03/2022 đã qua [registration-missing]
--> submissions/2022/don-vi/phong-hai/dang-ky.yaml
 = căn cứ: Kế hoạch 01/KH-MAU, mục IV.3
 = cách sửa: gửi tệp submissions/2022/don-vi/phong-hai/dang-ky.yaml
```

## Cách sửa
Đơn vị gửi bảng đăng ký, hoặc gửi qua Văn phòng.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind, unit_path
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Units without a file: a notice before the deadline, late after it."""
    stage = Stage.REGISTRATION
    deadline = campaign.plan.record.deadlines.of(stage)
    if deadline is None:
        return
    late = campaign.closed(stage)
    for unit in campaign.missing(stage):
        path = unit_path(campaign.code, unit, "dang-ky")
        if unit not in campaign.unread(stage) | campaign.gone(stage):
            name, day = campaign.units.short(unit), f"{deadline.day:%d/%m/%Y}"
            yield Fault(
                Spot(path),
                f"{name} chưa gửi bảng đăng ký, hạn hết ngày {day}" + (" đã qua" if late else ""),
                f"gửi tệp {path}",
                severity=Severity.LATE if late else Severity.NOTICE,
                basis=campaign.clause(deadline.clause),
                unit=unit,
            )


RULE = Rule(
    id="registration-missing",
    title="Chưa đăng ký",
    group=Group.STAGE,
    severity=Severity.NOTICE,
    who=Who.UNIT,
    basis="Kế hoạch, mục về thời gian thực hiện",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.UNITS}),
    check=check,
)
