"""## Kiểm tra gì
Người, tập thể được công nhận bằng quyết định của cơ quan, hoặc được trình cấp trên, có đủ tỷ lệ phiếu của Hội đồng.

## Vì sao
Tỷ lệ thông qua là quy chế của Hội đồng, mặc định hai phần ba số thành viên (C). Với Chiến sĩ thi đua cấp tỉnh, toàn quốc, 90 % số thành viên kể cả phiếu bằng văn bản là luật với Hội đồng cấp trao; ở cơ quan là thông lệ (C). Tính theo phiên họp trước ngày quyết định và theo chế độ pháp luật ngày họp.

## Ví dụ
```
Cần sửa · Chưa đủ phiếu của Hội đồng: Trần Thị A: CSTĐCS được 1/3 phiếu đồng ý, cần ít nhất 2/3 [below-threshold]
 --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:8:78
  |
8 |   - {ma_so: vd-001, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [LDTT, CSTDCS]}
  |                                                                              ^^^^^^
  = xem thêm: submissions/2022/hoi-dong/phien-hop-01.yaml:23:64
  = căn cứ: Quy chế làm việc của Hội đồng (C)
  = cách sửa: bỏ khỏi quyết định, hoặc ghi ly_do của người đứng đầu; nếu ghi nhầm số phiếu thì sửa theo biên bản
```

## Cách sửa
Bỏ khỏi quyết định hoặc tờ trình; nếu số phiếu ghi nhầm thì sửa theo biên bản. Người đứng đầu quyết định khác phiếu thì ghi `ly_do` ở dòng đó của quyết định: khi ấy chỉ còn là điều cần xem xét.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.voting import cases, last_cases, pass_mark, passed, session_of, shown_subject, votes_said
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import DecisionKind
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Recognitions of the agency's own decisions, then proposals upwards."""
    own = [r for r in campaign.recognised if r.annulled is None and r.decision.record.kind is not DecisionKind.HIGHER]
    days = {one.given.record.day for one in own}
    voted = {day: last_cases(campaign) | last_cases(campaign, day) for day in days}
    for one in own:
        case = voted[one.given.record.day].get((one.subject, one.code, one.award))
        if case is not None and not one.reason and not passed(campaign, case):
            yield Fault(
                one.spot,
                f"{one.name}: {votes_said(campaign, case)}",
                "bỏ khỏi quyết định, hoặc ghi ly_do của người đứng đầu; nếu ghi nhầm số phiếu thì sửa theo biên bản",
                basis=pass_mark(campaign, one.award, session_of(campaign, case).record.day).ground,
                related=(case.at("votes"),),
            )
    for session in campaign.sessions:
        proposed = {campaign.catalogue.code(a) for p in session.record.proposals for a in p.awards}
        for case in cases(session):
            lowered = bool(case.record.lowered_to)
            if campaign.catalogue.code(case.record.award) in proposed and not lowered and not passed(campaign, case):
                who = shown_subject(campaign, case.record)
                award = campaign.catalogue.code(case.record.award)
                yield case.fault(
                    ("votes",),
                    f"{who} được trình cấp trên: {votes_said(campaign, case)}",
                    "bỏ khỏi tờ trình; nếu ghi nhầm số phiếu thì sửa theo biên bản",
                    basis=pass_mark(campaign, award, session.record.day).ground,
                )


RULE = Rule(
    id="below-threshold",
    title="Chưa đủ phiếu của Hội đồng",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Quy chế làm việc của Hội đồng (C)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.COUNCIL, Kind.SESSION}),
    check=check,
)
