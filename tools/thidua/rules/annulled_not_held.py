"""## Kiểm tra gì
Mỗi danh hiệu, hình thức khen thưởng trong quyết định hủy bỏ đã được công nhận bằng quyết định nêu ở `thay_cho`; quyết định ấy không phải là quyết định hủy bỏ.

## Vì sao
Hủy bỏ nhầm mã số hoặc nhầm danh hiệu thì người phải bị hủy vẫn còn trong kết quả.

## Ví dụ
```
Cần sửa · Hủy bỏ danh hiệu không có: Phòng Một không có TTLĐTT để hủy bỏ [annulled-not-held]
 --> submissions/2022/hoi-dong/quyet-dinh-02.yaml:9:33
  |
9 |   - {ma: phong-mot, danh_hieu: [TT_LDTT]}
  |                                 ^^^^^^^
  = căn cứ: Quyết định hủy bỏ nêu đúng danh hiệu đã công nhận
  = cách sửa: xem lại mã số, danh hiệu và thay_cho
```

## Cách sửa
Xem lại mã số, danh hiệu và quyết định gốc trong tệp quyết định hủy bỏ. Hủy bỏ một quyết định hủy bỏ thì không ai được trả lại danh hiệu: ghi quyết định công nhận mới; năm đã khóa sổ thì ghi quyết định đính chính quyết định hủy bỏ ấy, nêu người và danh hiệu còn giữ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.recognition import concerns
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import DecisionKind, Subject
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.decision import Awarded, AwardedCollective, Decision

_AGAIN = (
    "trả lại danh hiệu thì ghi quyết định loai: cong_nhan; năm đã khóa sổ thì loai: dinh_chinh cho quyết định hủy bỏ ấy"
)


def check(decision: Located[Decision], campaign: Campaign) -> Iterator[Fault]:
    """Awards in an annulment that it takes from nobody."""
    if decision.record.kind is not DecisionKind.ANNULMENT:
        return
    about = decision.record.replaces
    if about and any(_undone(decision.record, one.record) for one in campaign.decisions):
        message = f"quyết định số {about.number} là quyết định hủy bỏ, không trao danh hiệu nào"
        yield decision.fault(("replaces", "number"), message, _AGAIN)
        return
    taken = {(r.subject, r.code, r.award) for r in campaign.recognised if r.annulled is decision}
    rows: list[tuple[str, Subject, int, str, Awarded | AwardedCollective]]
    rows = [("people", Subject.PERSON, n, row.name, row) for n, row in enumerate(decision.record.people)]
    rows += [
        ("collectives", Subject.COLLECTIVE, n, campaign.units.short(row.code), row)
        for n, row in enumerate(decision.record.collectives)
    ]
    for part, subject, number, who, row in rows:
        for listed, awards in (("titles", row.titles), ("commendations", row.commendations)):
            for index, award in enumerate(awards):
                code = campaign.catalogue.code(award)
                if (subject, row.code, code) not in taken:
                    message = f"{who} không có {campaign.short(code)} để hủy bỏ"
                    yield decision.fault((part, number, listed, index), message, "xem lại mã số, danh hiệu và thay_cho")


def _undone(annulment: Decision, old: Decision) -> bool:
    """Whether an annulment names an older one, which gave nothing that could be taken."""
    return old.kind is DecisionKind.ANNULMENT and concerns(annulment, old)


RULE = Rule(
    id="annulled-not-held",
    title="Hủy bỏ danh hiệu không có",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Quyết định hủy bỏ nêu đúng danh hiệu đã công nhận",
    on=On.DECISION,
    needs=frozenset({Kind.DECISION}),
    check=check,
)
