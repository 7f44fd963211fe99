"""## Kiểm tra gì
Mỗi mã quy tắc ở `kiem_tra` của một mục trong kế hoạch là một quy tắc của chương trình.

## Vì sao
Trang kế hoạch nói mục nào được quy tắc nào kiểm tra. Mã gõ sai thì mục đó trông như được kiểm tra mà không phải.

## Ví dụ
```
Cần sửa · Mục của kế hoạch nêu quy tắc không có: không có quy tắc “quota-exceded” [clause-rule-unknown]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:34:49
   |
34 |       - {muc: IV.2, noi_dung: Tỷ lệ, kiem_tra: [quota-exceded, khong-co-quy-tac-nay]}
   |                                                 ^^^^^^^^^^^^^
   = căn cứ: Danh sách quy tắc của chương trình
   = cách sửa: ý là quota-exceeded?
```

## Cách sửa
Văn phòng sửa mã trong `kiem_tra`, hoặc bỏ mã đó và ghi `khong_kiem_tra_duoc`. Mọi mã có ở trang Quy tắc; `thidua explain MÃ` nói từng mã.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.model.plan import Clause
from thidua.rules.rule import Group, On, Rule
from thidua.text import nearest, shown


def _checked(known: Collection[str]) -> Callable[[Campaign], Iterator[Fault]]:
    def check(campaign: Campaign) -> Iterator[Fault]:
        """Ids in the clauses of the plan that no rule has."""
        for where, rule in _named(campaign.plan.record.clauses, ("clauses",)):
            if rule not in known:
                meant = nearest(rule, known)
                fix = f"ý là {meant}?" if meant else "xem mã ở trang Quy tắc, hoặc bỏ mã này"
                message = f"không có quy tắc “{shown(rule)}”"
                yield campaign.plan.fault(where, message, fix, mend=meant or "")

    return check


def _named(clauses: tuple[Clause, ...], where: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every rule that a clause or one of its items names, with its place."""
    for number, clause in enumerate(clauses):
        yield from (((*where, number, "rules", place), rule) for place, rule in enumerate(clause.rules))
        yield from _named(clause.items, (*where, number, "items"))


def beside(others: Collection[str]) -> Rule:
    """The rule, given the ids of all other rules; it cannot import the list that it stands in."""
    own = "clause-rule-unknown"
    return Rule(
        id=own,
        title="Mục của kế hoạch nêu quy tắc không có",
        group=Group.OFFICE,
        severity=Severity.ERROR,
        who=Who.OFFICE,
        basis="Danh sách quy tắc của chương trình",
        on=On.CAMPAIGN,
        check=_checked({*others, own}),
    )
