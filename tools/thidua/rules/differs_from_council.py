"""## Kiểm tra gì
Người được Hội đồng thông qua có trong quyết định, và người trong quyết định có trong kết quả của Hội đồng; khác thì nêu lý do của người đứng đầu.

## Vì sao
Hội đồng tư vấn; người đứng đầu có thể quyết định khác và nêu lý do.

## Ví dụ
```
Cần xem xét · Quyết định khác kết quả của Hội đồng: Trần Thị A, CSTĐCS: Hội đồng không xét; lý do: Thành tích đột xuất [differs-from-council]
  --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:23:78
   |
23 | …1, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [LDTT, CSTDCS], ly_do: Thành tích đột xuất}
   |                                                              ^^^^^^
   = căn cứ: Hội đồng tư vấn, người đứng đầu quyết định
   = cách sửa: đã có lý do của người đứng đầu, không phải sửa gì
```

## Cách sửa
Ghi `ly_do` trong tệp quyết định, hoặc sửa danh sách. Hội đồng thông qua mà không công nhận: Văn phòng ghi lý do ở `mien-tru.yaml`, `muc` như kết quả kiểm tra nêu.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.recognition import Recognition
from thidua.dataset.voting import cases, last_cases, passed, shown_subject, subject_of, votes_said
from thidua.finding import Fault, Severity, Who
from thidua.model.regime import Level
from thidua.model.terms import DecisionKind, Subject
from thidua.rules.rule import Group, On, Rule

if TYPE_CHECKING:
    from thidua.model.council import Case


def check(campaign: Campaign) -> Iterator[Fault]:
    """Recognised without a case, then passed without a recognition."""
    if not campaign.sessions or not campaign.decisions:
        return
    known_awards = campaign.catalogue.awards
    agency = (r for r in campaign.recognised if r.decision.record.kind is not DecisionKind.HIGHER)
    own = [r for r in agency if r.award in known_awards]
    days = {one.given.record.day for one in own}
    last = {day: last_cases(campaign) | last_cases(campaign, day) for day in days}
    by_subject = _by_subject(campaign)
    for one in own:
        known = by_subject.get((one.subject, one.code), [])
        granted = {campaign.catalogue.code(c.record.lowered_to or c.record.award) for c in known}
        voted = last[one.given.record.day].get((one.subject, one.code, one.award))
        against = voted is not None and bool(one.reason) and not voted.record.lowered_to and not passed(campaign, voted)
        if one.annulled is None and (one.award not in granted or against):
            said = f"{campaign.short(one.award)}: Hội đồng {_did(campaign, one, known)}"
            said = votes_said(campaign, voted) if voted and against else said
            reason = f"; lý do: {one.reason}" if one.reason else ", chưa nêu lý do"
            fix = (
                "đã có lý do của người đứng đầu, không phải sửa gì"
                if one.reason
                else "ghi ly_do của người đứng đầu, hoặc sửa danh sách"
            )
            yield Fault(one.spot, f"{one.name}, {said}{reason}", fix, entry=one.key)
    listed_there = {(r.subject, r.code, r.award) for r in campaign.recognised}
    for session in campaign.sessions:
        for case in cases(session):
            award = campaign.catalogue.code(case.record.lowered_to or case.record.award)
            entry = campaign.catalogue.awards.get(award)
            ours = entry is not None and entry.level is Level.AGENCY
            if (
                ours
                and not _withdrawn(campaign, case)
                and listed_there.isdisjoint({(*subject_of(case.record), award), _asked(campaign, case)})
                and (case.record.lowered_to or passed(campaign, case))
            ):
                who = shown_subject(campaign, case.record)
                yield case.fault(
                    ("award",),
                    f"{who}, {campaign.short(award)}: Hội đồng thông qua, chưa có trong quyết định nào",
                    f"bổ sung quyết định; nếu không công nhận thì Văn phòng ghi lý do ở mien-tru.yaml, muc: {case.key}",
                )


def _asked(campaign: Campaign, case: Located[Case]) -> tuple[Subject, str, str]:
    """What the case was about, be it lowered or not: the head may have given that."""
    return (*subject_of(case.record), campaign.catalogue.code(case.record.award))


def _did(campaign: Campaign, one: Recognition, known: list[Located[Case]]) -> str:
    """What the Council did with an award that it did not grant."""
    lowered = (c.record.lowered_to for c in known if campaign.catalogue.code(c.record.award) == one.award)
    return next((f"chuyển sang {campaign.short(campaign.catalogue.code(low))}" for low in lowered), "không xét")


def _withdrawn(campaign: Campaign, case: Located[Case]) -> bool:
    """Whether the unit has taken back all that it had said of the person or collective since the session."""
    subject, code = subject_of(case.record)
    entries = (campaign.nominated if subject is Subject.PERSON else campaign.nominated_collectives).get(code)
    return entries is not None and all(entry.withdrawn for entry in entries)


def _by_subject(campaign: Campaign) -> dict[tuple[Subject, str], list[Located[Case]]]:
    """The cases of each person and collective, over all sessions."""
    found: dict[tuple[Subject, str], list[Located[Case]]] = {}
    for session in campaign.sessions:
        for case in cases(session):
            found.setdefault(subject_of(case.record), []).append(case)
    return found


RULE = Rule(
    id="differs-from-council",
    title="Quyết định khác kết quả của Hội đồng",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Hội đồng tư vấn, người đứng đầu quyết định",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.COUNCIL, Kind.SESSION, Kind.DECISION}),
    check=check,
)
