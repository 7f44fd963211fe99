"""## Kiểm tra gì
Những người bằng phiếu ở một danh hiệu mà Hội đồng xếp thứ tự (`thu_tu`) thì có lý do ghi ở `ly_do_thu_tu`.

## Vì sao
Khi vượt tỷ lệ, thứ tự quyết định ai được, ai không. Bằng phiếu mà xếp trước sau không nêu lý do thì người xếp sau không biết vì sao.

## Ví dụ
```
Cần xem xét · Bằng phiếu chưa rõ lý do xếp thứ tự: CSTĐCS: Trần Thị A, Lê Văn B bằng nhau 3 phiếu, xếp thứ tự mà chưa nêu lý do [tie-unexplained]
  --> submissions/2022/hoi-dong/phien-hop-01.yaml:23:85
   |
23 |   - {don_vi: phong-mot, ma_so: vd-001, ap_dung: CSTDCS, phieu: {dong_y: 3}, thu_tu: 1}
   |                                                                                     ^
   = xem thêm: submissions/2022/hoi-dong/phien-hop-01.yaml:24:85
   = căn cứ: Biên bản họp Hội đồng: thứ tự khi bằng phiếu (thông lệ, C)
   = cách sửa: ghi ly_do_thu_tu theo biên bản
```

## Cách sửa
Ghi `ly_do_thu_tu` ở người được xếp, đúng như biên bản họp.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.voting import cases, shown_subject, subject_of
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Case, Session


def check(session: Located[Session], campaign: Campaign) -> Iterator[Fault]:
    """Equals whom the Council put in an order, where none of them has the reason."""
    equals: dict[tuple[Subject, str, int], list[Located[Case]]] = {}
    for case in cases(session):
        if case.record.order is not None:
            award = campaign.catalogue.code(case.record.award)
            equals.setdefault((subject_of(case.record)[0], award, case.record.votes.agree), []).append(case)
    for (_, award, votes), group in equals.items():
        if len(group) > 1 and not any(case.record.tie_break for case in group):
            first, *rest = group
            names = ", ".join(shown_subject(campaign, case.record) for case in group)
            yield first.fault(
                ("order",),
                f"{campaign.short(award)}: {names} bằng nhau {votes} phiếu, xếp thứ tự mà chưa nêu lý do",
                "ghi ly_do_thu_tu theo biên bản",
                related=tuple(case.at("order") for case in rest),
            )


RULE = Rule(
    id="tie-unexplained",
    title="Bằng phiếu chưa rõ lý do xếp thứ tự",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Biên bản họp Hội đồng: thứ tự khi bằng phiếu (thông lệ, C)",
    on=On.SESSION,
    check=check,
)
