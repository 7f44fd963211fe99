"""## Kiểm tra gì
Mỗi danh hiệu, hình thức trong quyết định của cơ quan có hồ sơ đề nghị được tính, trừ danh hiệu thấp hơn do Hội đồng chuyển sang và quyết định của cấp trên.

## Vì sao
Kế hoạch: người, tập thể được xét trên hồ sơ đề nghị mà đơn vị đã bình xét. Hồ sơ trễ không được chấp nhận coi như không có.

## Ví dụ
```
Cần sửa · Công nhận mà không có đề nghị: Lê Văn B, CSTĐCS: không có hồ sơ đề nghị [decided-without-nomination]
  --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:23:76
   |
23 |   - {ma_so: vd-002, ho_ten: Lê Văn B, don_vi: phong-mot, danh_hieu: [LDTT, CSTDCS]}
   |                                                                            ^^^^^^
   = căn cứ: Kế hoạch: xét trên hồ sơ đề nghị của đơn vị
   = cách sửa: bỏ khỏi quyết định, hoặc bổ sung hồ sơ đề nghị
```

## Cách sửa
Bỏ khỏi quyết định, hoặc bổ sung hồ sơ đề nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.standing import nominations_by_award
from thidua.dataset.voting import cases, subject_of
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import DecisionKind, Stage, Subject
from thidua.receipts.states import State
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Recognitions without a nomination that counts."""
    lowered = _lowered(campaign)
    broken = bool(campaign.unread(Stage.NOMINATION)) or any(d.broken for d in campaign.nominations.values())
    for one in campaign.recognised:
        known = one.award in campaign.catalogue.awards
        if one.decision.record.kind is DecisionKind.HIGHER or one.annulled is not None or not known:
            continue
        entry = nominations_by_award(campaign, one.subject, one.code).get(one.award)
        refused = entry is not None and entry.standing.state is State.LATE_REFUSED
        withdrawn = any(e.withdrawn for e in campaign.nominated.get(one.code, ()))
        excused = withdrawn or broken or (one.subject, one.code, one.award) in lowered
        if (entry is None and not excused) or refused:
            reason = "hồ sơ trễ hạn không được chấp nhận" if refused else "không có hồ sơ đề nghị"
            message = f"{one.name}, {campaign.short(one.award)}: {reason}"
            yield Fault(one.spot, message, "bỏ khỏi quyết định, hoặc bổ sung hồ sơ đề nghị")


def _lowered(campaign: Campaign) -> frozenset[tuple[Subject, str, str]]:
    """The awards that the Council gave in place of higher ones, with whom it gave them."""
    return frozenset(
        (*subject_of(case.record), campaign.catalogue.code(case.record.lowered_to))
        for session in campaign.sessions
        for case in cases(session)
        if case.record.lowered_to
    )


RULE = Rule(
    id="decided-without-nomination",
    title="Công nhận mà không có đề nghị",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Kế hoạch: xét trên hồ sơ đề nghị của đơn vị",
    on=On.CAMPAIGN,
    check=check,
)
