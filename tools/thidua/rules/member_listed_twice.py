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

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.model.council import Member
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Rows of one code whose times meet."""
    if campaign.council is None:
        return
    rows = enumerate(campaign.council.record.members)
    for (before, one), (number, other) in combinations(rows, 2):
        if one.code == other.code and _meet(one, other):
            yield campaign.council.fault(
                ("members", number, "code"),
                f"{other.name} ({other.code}) ghi hai lần trong Hội đồng, thời gian trùng nhau",
                "xóa dòng lặp; đổi vai trò giữa năm thì ghi den_ngay ở dòng cũ, tu_ngay ở dòng mới",
                related=(campaign.council.at("members", before, "code"),),
            )


def _meet(one: Member, other: Member) -> bool:
    """Whether there is a day that both rows cover."""
    begin = max(row.since or date.min for row in (one, other))
    return begin <= min(row.until or date.max for row in (one, other))


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
