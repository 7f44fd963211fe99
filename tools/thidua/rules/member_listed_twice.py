"""## Kiểm tra gì
Mỗi thành viên Hội đồng có một dòng cho một thời gian: cùng một mã số không ghi hai lần mà thời gian trùng nhau.

## Vì sao
Số thành viên là mẫu số của đủ số và của tỷ lệ thông qua; ghi hai lần thì không rõ vai trò nào đúng, và một người khác có thể đã bị bỏ sót.

## Ví dụ
```
Cần sửa · Thành viên Hội đồng ghi hai lần: Phạm Thị G (vd-007) ghi hai lần trong Hội đồng, thời gian trùng nhau [member-listed-twice]
 --> submissions/2022/hoi-dong/hoi-dong.yaml:8:13
  |
8 |   - {ma_so: vd-007, ho_ten: Phạm Thị G, vai_tro: pho_chu_tich}
  |             ^^^^^^
  = xem thêm: submissions/2022/hoi-dong/hoi-dong.yaml:7:13
  = căn cứ: Quyết định thành lập Hội đồng
  = cách sửa: xóa dòng lặp; đổi vai trò giữa năm thì ghi den_ngay ở dòng cũ, tu_ngay ở dòng mới
```

## Cách sửa
Xóa dòng lặp. Đổi vai trò giữa năm thì ghi `den_ngay` ở dòng cũ, `tu_ngay` ở dòng mới. Ghi nhầm mã số thì sửa mã.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Member

Row: TypeAlias = "tuple[int, Member]"


def check(campaign: Campaign) -> Iterator[Fault]:
    """Rows of one code that begin before an earlier one has ended."""
    if campaign.council is None:
        return
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in enumerate(campaign.council.record.members):
        rows[row[1].code].append(row)
    for same in rows.values():
        ordered = sorted(same, key=_begin)
        for before, row in zip(accumulate(ordered, _longer), ordered[1:], strict=False):
            if _begin(row) <= min(_end(before), _end(row)):
                (first, _), (number, member) = sorted((before, row), key=itemgetter(0))
                yield campaign.council.fault(
                    ("members", number, "code"),
                    f"{member.name} ({member.code}) ghi hai lần trong Hội đồng, thời gian trùng nhau",
                    "xóa dòng lặp; đổi vai trò giữa năm thì ghi den_ngay ở dòng cũ, tu_ngay ở dòng mới",
                    related=(campaign.council.at("members", first, "code"),),
                )


def _longer(one: Row, other: Row) -> Row:
    return max(one, other, key=_end)


def _begin(row: Row) -> date:
    return row[1].since or date.min


def _end(row: Row) -> date:
    return row[1].until or date.max


RULE = Rule(
    id="member-listed-twice",
    title="Thành viên Hội đồng ghi hai lần",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Quyết định thành lập Hội đồng",
    on=On.CAMPAIGN,
    check=check,
)
