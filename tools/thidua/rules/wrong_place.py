"""## Kiểm tra gì
Mỗi tệp nằm đúng thư mục, đúng tên; năm, mã đơn vị, mã chiến dịch ghi trong tệp trùng với thư mục; `schema: 1`.

## Vì sao
Chương trình biết tệp là của ai và thuộc giai đoạn nào nhờ đường dẫn; hai nơi nói khác nhau thì không biết theo nơi nào.

## Ví dụ
```
Cần sửa · Tệp không đúng chỗ: ghi “phong-hai”, nhưng chỗ của tệp là “phong-mot” [wrong-place]
 --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:4:9
  |
4 | don_vi: phong-hai
  |         ^^^^^^^^^
  = căn cứ: Cách sắp xếp thư mục của kho hồ sơ
  = cách sửa: sửa thành phong-mot, hoặc chuyển tệp
```

## Cách sửa
Chuyển tệp về đúng thư mục, hoặc sửa giá trị trong tệp cho trùng với thư mục.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thidua.dataset.file import File
from thidua.dataset.layout import MENDERS, Kind, mender_of
from thidua.dataset.located import Located
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

_PLACES = "submissions/NĂM/don-vi/MÃ_ĐƠN_VỊ/dang-ky.yaml hoặc de-nghi.yaml"


def check(repository: Repository) -> Iterator[Fault]:
    """Files that the layout does not know, then files that contradict their folder."""
    for file in repository.files:
        if file.slot.kind is Kind.UNPLACED:
            message = f"không có chỗ cho tệp “{shown(file.path)}” trong kho"
            fix = f"chuyển về đúng chỗ, ví dụ {_PLACES}, hoặc xóa"
            yield Fault(Spot(file.path), message, fix, who=mender_of(file.path), unit=_unit(file.path))
        elif file.record is not None:
            who = MENDERS[file.slot.kind]
            yield from _differs(file.record, _wanted(file), who)
    for campaign in repository.campaigns:
        for dossier in campaign.every_dossier():
            if dossier.head is not None:
                plan = campaign.plan.record
                wanted = (("year", str(plan.year)), ("unit", dossier.unit))
                yield from _differs(dossier.head, wanted, Who.UNIT)


def _unit(path: str) -> str:
    parts = path.split("/")
    return parts[3] if parts[2:3] == ["don-vi"] and parts[4:] else ""


def _wanted(file: File) -> tuple[tuple[str, str], ...]:
    """Field names and the text that the path asks for."""
    slot = file.slot
    by_kind: Mapping[Kind, tuple[tuple[str, str], ...]] = {
        Kind.PLAN: (("code", slot.campaign),),
        Kind.ROSTER: (("unit", slot.name),),
        Kind.REGIME: (("code", slot.name),),
        Kind.PAST_YEAR: (("year", slot.name),),
        Kind.SESSION: (("number", slot.name.lstrip("0")),),
    }
    return by_kind.get(slot.kind, ())


def _differs(record: Located[Any], wanted: Iterable[tuple[str, str]], who: Who) -> Iterator[Fault]:
    for name, value in wanted:
        if (found := str(getattr(record.record, name))) != value:
            message = f"ghi “{found}”, nhưng chỗ của tệp là “{value}”"
            yield record.fault((name,), message, f"sửa thành {value}, hoặc chuyển tệp", who=who)


RULE = Rule(
    id="wrong-place",
    title="Tệp không đúng chỗ",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Cách sắp xếp thư mục của kho hồ sơ",
    on=On.REPOSITORY,
    check=check,
)
