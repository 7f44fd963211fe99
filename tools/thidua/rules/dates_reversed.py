"""## Kiểm tra gì
Trong tệp của Văn phòng và Hội đồng, thời gian nào cũng bắt đầu trước khi kết thúc: ở đơn vị, vắng, ở cơ quan cũ, tên cũ, tài khoản, nhiệm kỳ, niêm yết, chế độ pháp luật; ngày tuyển dụng lần đầu không sau ngày vào đơn vị.

## Vì sao
Thời gian ghi ngược thì coi như không có: người đó không còn ở đơn vị nào, lần nghỉ đó không được tính, mà không ai thấy.

## Ví dụ
```
Cần sửa · Ngày kết thúc trước ngày bắt đầu: từ 01/06/2022 đến hết 01/01/2022 [dates-reversed]
  --> submissions/co-quan/nhan-su/phong-mot.yaml:36:69
   |
36 |       - {loai: khong_tinh_thoi_gian, tu_ngay: 2022-06-01, den_ngay: 2022-01-01}
   |                                                                     ^^^^^^^^^^
   = căn cứ: Cách ghi thời gian trong tệp của Văn phòng và Hội đồng
   = cách sửa: xem lại hai ngày
```

## Cách sửa
Xem lại hai ngày, đối chiếu với giấy tờ.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.dataset.layout import MENDERS
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.model.agency import Roster, Stay
from thidua.model.base import Model
from thidua.rules.rule import Group, On, Rule

_FIX = "xem lại hai ngày"
_PARTS = (tuple, Model)
_Names = tuple[str | int, ...]


def check(repository: Repository) -> Iterator[Fault]:
    """Times that end before they begin, and people who came before they were recruited."""
    for file in repository.files:
        if file.record is None:
            continue
        who = MENDERS[file.slot.kind]
        for names, since, until in _times(file.record.record, ()):
            if until < since:
                message = f"từ {since:%d/%m/%Y} đến hết {until:%d/%m/%Y}"
                yield file.record.fault((*names, "until"), message, _FIX, who=who)
        for number, stay in _recruited_later(file.record.record):
            message = (
                f"{stay.name} vào đơn vị ngày {stay.since:%d/%m/%Y}, tuyển dụng lần đầu ngày {stay.recruited:%d/%m/%Y}"
            )
            yield file.record.fault(("people", number, "recruited"), message, _FIX, who=who)


def _times(record: Any, names: _Names) -> Iterator[tuple[_Names, date, date]]:
    """Every beginning and end in a record and its parts."""
    if isinstance(record, tuple):
        for number, part in enumerate(record):
            if isinstance(part, Model):
                yield from _times(part, (*names, number))
    else:
        since, until = getattr(record, "since", None), getattr(record, "until", None)
        if since is not None and until is not None:
            yield names, since, until
        for name, part in vars(record).items():
            if part and isinstance(part, _PARTS):
                yield from _times(part, (*names, name))


def _recruited_later(record: Model) -> Iterator[tuple[int, Stay]]:
    people = enumerate(record.people) if isinstance(record, Roster) else ()
    return ((number, stay) for number, stay in people if stay.recruited is not None and stay.recruited > stay.since)


RULE = Rule(
    id="dates-reversed",
    title="Ngày kết thúc trước ngày bắt đầu",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Cách ghi thời gian trong tệp của Văn phòng và Hội đồng",
    on=On.REPOSITORY,
    check=check,
)
