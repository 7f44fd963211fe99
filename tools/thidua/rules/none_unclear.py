"""## Kiểm tra gì
Hồ sơ đề nghị nêu ít nhất một người hay tập thể, hoặc ghi `khong_de_nghi: true`; không ghi cả hai.

## Vì sao
Tệp trống có thể là quên điền. Ghi không đề nghị ai mà vẫn có tên thì không biết đơn vị muốn gì.

## Ví dụ
```
Cần sửa · Chưa rõ có đề nghị ai không: ghi không đề nghị ai, nhưng có 7 mục [none-unclear]
 --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:4:16
  |
4 | khong_de_nghi: true
  |                ^^^^
  = căn cứ: Mỗi đơn vị một hồ sơ đề nghị
  = cách sửa: bỏ khong_de_nghi, hoặc rút các mục
```

## Cách sửa
Bỏ `khong_de_nghi`, hoặc rút các mục; tệp trống thì điền, hoặc ghi `khong_de_nghi: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Nominations that say nobody and list somebody, or neither."""
    head = dossier.head
    if dossier.stage is not Stage.NOMINATION or head is None or dossier.faults:
        return
    entries = (*dossier.people, *dossier.collectives)
    listed = sum(not entry.withdrawn for entry in entries)
    if head.record.none and listed:
        message = f"ghi không đề nghị ai, nhưng có {listed} mục"
        yield head.fault(("none",), message, "bỏ khong_de_nghi, hoặc rút các mục")
    elif not head.record.none and not entries:
        message = f"hồ sơ của {campaign.units.short(dossier.unit)} không có người hay tập thể nào"
        yield head.fault(
            ("version",), message, "điền tiếp; không đề nghị ai thì ghi khong_de_nghi: true", severity=Severity.WARNING
        )


RULE = Rule(
    id="none-unclear",
    title="Chưa rõ có đề nghị ai không",
    group=Group.STAGE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mỗi đơn vị một hồ sơ đề nghị",
    on=On.DOSSIER,
    check=check,
)
