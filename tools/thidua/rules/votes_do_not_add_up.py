"""## Kiểm tra gì
Tổng số phiếu của mỗi trường hợp bằng số người có mặt cộng số phiếu bằng văn bản, trừ người hồi tỵ.

## Vì sao
Phiếu không khớp thì không biết kết quả đúng là bao nhiêu.

## Ví dụ
```
Cần sửa · Số phiếu không khớp: Phòng Một, TTLĐTT: 4 phiếu, 3 người bỏ phiếu [votes-do-not-add-up]
 --> submissions/2022/hoi-dong/phien-hop-01.yaml:7:70
  |
7 |   - {don_vi: phong-mot, tap_the: phong-mot, ap_dung: TT_LDTT, phieu: {dong_y: 4}}
  |                                                                      ^^^^^^^^^^^
  = căn cứ: Biên bản kiểm phiếu của Hội đồng
  = cách sửa: xem lại biên bản kiểm phiếu
```

## Cách sửa
Xem lại biên bản kiểm phiếu và sửa con số.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.voting import cases, shown_subject, voters
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Session


def check(session: Located[Session], campaign: Campaign) -> Iterator[Fault]:
    """Cases whose votes are more or fewer than the voters."""
    for case in cases(session):
        there = voters(session.record, case.record)
        if case.record.votes.total != there:
            award = campaign.short(campaign.catalogue.code(case.record.award))
            who = shown_subject(campaign, case.record)
            message = f"{who}, {award}: {case.record.votes.total} phiếu, {there} người bỏ phiếu"
            yield case.fault(("votes",), message, "xem lại biên bản kiểm phiếu")


RULE = Rule(
    id="votes-do-not-add-up",
    title="Số phiếu không khớp",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Biên bản kiểm phiếu của Hội đồng",
    on=On.SESSION,
    check=check,
)
