"""## Kiểm tra gì
Mỗi trường hợp của phiên họp là một danh hiệu, hình thức của đúng một người hay một tập thể, chỉ xét một lần trong phiên; `chuyen_sang` là danh hiệu, hình thức thấp hơn, dành cho người hay tập thể đó.

## Vì sao
Không rõ phiếu là của ai, hay có hai kết quả cho một việc, thì không biết kết quả nào đúng. Chuyển sang danh hiệu cao hơn là công nhận mà không có đề nghị, không có phiếu.

## Ví dụ
```
Cần sửa · Trường hợp xét chưa rõ: Trần Thị A, LĐTT: xét hai lần trong một phiên [case-unclear]
 --> submissions/2022/hoi-dong/phien-hop-01.yaml:8:49
  |
8 |   - {don_vi: phong-mot, ma_so: vd-001, ap_dung: Lao động tiên tiến, phieu: {dong_y: 1, khong_dong_y: 2}}
  |                                                 ^^^^^^^^^^^^^^^^^^
  = xem thêm: submissions/2022/hoi-dong/phien-hop-01.yaml:7:49
  = căn cứ: Biên bản họp Hội đồng: mỗi việc một kết quả
  = cách sửa: giữ một kết quả theo biên bản
```

## Cách sửa
Đối chiếu với biên bản họp.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.voting import cases, shown_subject, subject_of
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Case, Session


def check(session: Located[Session], campaign: Campaign) -> Iterator[Fault]:
    """Cases of nobody or of two, cases that stand twice, and lowerings that are none."""
    first: dict[tuple[object, ...], Located[Case]] = {}
    for case in cases(session):
        record = case.record
        if (record.person is None) is (record.collective is None):
            what = "chưa nêu người hay tập thể được xét" if record.person is None else "nêu cả người và tập thể"
            yield case.fault(("award",), what, "ghi một trong hai: ma_so hoặc tap_the")
            continue
        award = campaign.catalogue.code(record.award)
        before = first.setdefault((*subject_of(record), award), case)
        if before is not case:
            message = f"{shown_subject(campaign, record)}, {campaign.short(award)}: xét hai lần trong một phiên"
            yield case.fault(("award",), message, "giữ một kết quả theo biên bản", related=(before.at("award"),))
        if record.lowered_to and not _lower(case, campaign):
            lowered = campaign.short(campaign.catalogue.code(record.lowered_to))
            kind = "tập thể" if record.person is None else "cá nhân"
            what = f"{lowered} không thấp hơn {campaign.short(award)} trong bậc của {kind}"
            message = f"{shown_subject(campaign, record)}: {what}"
            yield case.fault(
                ("lowered_to",), message, "ghi danh hiệu, hình thức thấp hơn; nếu không thì bỏ chuyen_sang"
            )


def _lower(case: Located[Case], campaign: Campaign) -> bool:
    """Whether what a case is lowered to stands below it and is for its subject; unknown codes have their own rule."""
    awards, code = campaign.catalogue.awards, campaign.catalogue.code
    old, new = awards.get(code(case.record.award)), awards.get(code(case.record.lowered_to))
    if old is None or new is None:
        return True
    return new.rank < old.rank and subject_of(case.record)[0] in new.subjects


RULE = Rule(
    id="case-unclear",
    title="Trường hợp xét chưa rõ",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Biên bản họp Hội đồng: mỗi việc một kết quả",
    on=On.SESSION,
    check=check,
)
