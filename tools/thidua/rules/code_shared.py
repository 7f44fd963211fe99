"""## Kiểm tra gì
Mỗi mã số là của một người, và một ngày người đó ở một đơn vị: trong các danh sách nhân sự không có hai tên khác nhau dưới một mã, không có hai thời gian chồng nhau, không có mã cũ (`ma_so_cu`) đang là mã của người khác.

## Vì sao
Mã số nối hồ sơ, phiếu, quyết định và thành tích các năm. Hai người chung một mã thì thành tích của người này thành của người kia.

## Ví dụ
```
Cần sửa · Một mã số, hai người: vd-005 là mã của Trần Thị E và Lê Văn Q [code-shared]
  --> submissions/co-quan/nhan-su/phong-mot.yaml:30:12
   |
30 |   - ma_so: vd-005
   |            ^^^^^^
   = xem thêm: submissions/co-quan/nhan-su/phong-mot.yaml:25:12
   = căn cứ: Mỗi người một mã số, giữ qua các năm và các đơn vị
   = cách sửa: hai người thì cấp mã khác cho một người; một người đổi tên thì ghi tên cũ vào ten_khac
```

## Cách sửa
Hai người thì cấp mã khác cho một người. Một người đổi tên thì ghi tên cũ vào `ten_khac`; chuyển đơn vị thì ghi `den_ngay` ở đơn vị cũ.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from thidua.dataset.people import People, Person
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(repository: Repository) -> Iterator[Fault]:
    """Codes of several people or of one person in several places, then former codes that are somebody's."""
    people = repository.agency.people
    for person in people.by_code.values():
        if len(person.stays) > 1:
            yield from _several(person)
        yield from _former(person, people)


def _several(person: Person) -> Iterator[Fault]:
    """The first stay that contradicts the one before it."""
    for before, stay in pairwise(person.stays):
        one, other = before.record, stay.record
        if not {name_key(n) for n in (one.name, *one.aliases)} & {name_key(n) for n in (other.name, *other.aliases)}:
            message = f"{person.code} là mã của {one.name} và {other.name}"
            fix = "hai người thì cấp mã khác cho một người; một người đổi tên thì ghi tên cũ vào ten_khac"
            yield stay.fault(("code",), message, fix, related=(before.at("code"),))
        elif one.until is None or one.until >= other.since:
            message = f"{other.name} ({person.code}) ngày {other.since:%d/%m/%Y} ở hai chỗ trong danh sách nhân sự"
            fix = "ghi den_ngay ở chỗ cũ, hoặc xóa dòng lặp; nếu là hai người thì cấp mã khác"
            yield stay.fault(("since",), message, fix, related=(before.at("since"),))


def _former(person: Person, people: People) -> Iterator[Fault]:
    for stay in person.stays:
        for number, old in enumerate(stay.record.former_codes):
            holder = people.find(old)
            if holder is not None and holder is not person:
                message = f"mã cũ {old} của {person.name} đang là mã của {holder.name} ({holder.code})"
                yield stay.fault(("former_codes", number), message, "bỏ mã cũ này, hoặc cấp mã khác")


RULE = Rule(
    id="code-shared",
    title="Một mã số, hai người",
    group=Group.ROSTER,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Mỗi người một mã số, giữ qua các năm và các đơn vị",
    on=On.REPOSITORY,
    check=check,
)
