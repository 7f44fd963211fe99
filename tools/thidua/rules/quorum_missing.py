"""## Kiểm tra gì
Số thành viên có mặt đạt tỷ lệ tối thiểu của quy chế Hội đồng; người có mặt, người gửi phiếu đều là thành viên vào ngày họp, mỗi người ghi một lần.

## Vì sao
Quy chế của Hội đồng; mặc định là hai phần ba số thành viên (thông lệ, C).

## Ví dụ
```
Cần sửa · Phiên họp chưa đủ người: vd-007 không phải là thành viên Hội đồng vào ngày họp [quorum-missing]
 --> submissions/2022/hoi-dong/phien-hop-01.yaml:5:26
  |
5 | co_mat: [vd-013, vd-014, vd-007]
  |                          ^^^^^^
  = căn cứ: Quy chế làm việc của Hội đồng (C)
  = cách sửa: xem lại mã số
```

## Cách sửa
Xem lại danh sách có mặt, hoặc họp lại cho đủ người.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.numbers import percent
from thidua.dataset.voting import council_members
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Session


def check(session: Located[Session], campaign: Campaign) -> Iterator[Fault]:
    """Sessions below the quorum, and people present who are no members."""
    if campaign.council is None:
        return
    codes = {member.code for member in council_members(campaign, session)}
    seen: set[str] = set()
    for name in ("present", "written"):
        for number, code in enumerate(getattr(session.record, name)):
            if code in seen:
                yield session.fault(
                    (name, number), f"{code} ghi hai lần trong số người bỏ phiếu", "xóa một lần theo biên bản"
                )
            elif code not in codes:
                yield session.fault(
                    (name, number), f"{code} không phải là thành viên Hội đồng vào ngày họp", "xem lại mã số"
                )
            seen.add(code)
    quorum, here = campaign.council.record.procedure.quorum, len(codes & set(session.record.present))
    if here < quorum * len(codes):
        message = f"{here}/{len(codes)} thành viên có mặt, cần ít nhất {percent(quorum)}"
        yield session.fault(("present",), message, "xem lại danh sách có mặt, hoặc họp lại")


RULE = Rule(
    id="quorum-missing",
    title="Phiên họp chưa đủ người",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Quy chế làm việc của Hội đồng (C)",
    on=On.SESSION,
    needs=frozenset({Kind.COUNCIL}),
    check=check,
)
