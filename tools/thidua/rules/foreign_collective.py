"""## Kiểm tra gì
Tập thể được đăng ký, đề nghị là chính đơn vị gửi hồ sơ; riêng tập thể cả cơ quan do thường trực Hội đồng (Văn phòng) gửi.

## Vì sao
Mỗi đơn vị bình xét và chịu trách nhiệm về tập thể của mình; đơn vị khác đề nghị thay thì không rõ ai đã bình xét, và một tập thể có thể bị đề nghị hai lần.

## Ví dụ
```
Cần sửa · Tập thể của đơn vị khác: “phong-hai” không phải tập thể của Phòng Một [foreign-collective]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:12:9
   |
12 |   - ma: phong-hai
   |         ^^^^^^^^^
   = căn cứ: Đơn vị đăng ký, đề nghị tập thể của mình; thường trực Hội đồng gửi cho cả cơ quan
   = cách sửa: sửa thành phong-mot, hoặc để đơn vị kia tự gửi
```

## Cách sửa
Sửa mã tập thể thành mã của đơn vị, hoặc để đơn vị kia tự gửi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.dataset.layout import Kind
from thidua.dataset.membership import exists
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Collectives that are neither the unit itself nor the agency sent by its standing office.

    A folder of no unit has its own rule: its code is no better than the collective's.
    """
    sender, agency = campaign.units.by_code.get(dossier.unit), campaign.agency
    if agency is None or sender is None:
        return
    own = {dossier.unit, agency.record.code} if sender.office else {dossier.unit}
    for entry in dossier.collectives:
        if own.isdisjoint({entry.code, campaign.units.today(entry.code)}) and not entry.withdrawn:
            message = f"“{entry.code}” không phải tập thể của {campaign.units.short(dossier.unit)}"
            if not exists(campaign, entry.code):
                message = f"không có đơn vị nào mã “{entry.code}”"
            yield entry.fault(("code",), message, f"sửa thành {dossier.unit}, hoặc để đơn vị kia tự gửi")


RULE = Rule(
    id="foreign-collective",
    title="Tập thể của đơn vị khác",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Đơn vị đăng ký, đề nghị tập thể của mình; thường trực Hội đồng gửi cho cả cơ quan",
    on=On.DOSSIER,
    needs=frozenset({Kind.AGENCY, Kind.UNITS}),
    check=check,
)
