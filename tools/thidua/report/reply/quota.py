"""What a request does to the quotas: `CSTĐCS toàn cơ quan 5 → 6, nhiều nhất 5`."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.count import Count
from thidua.report.reply.case import Case
from thidua.rules.verdict import CampaignVerdict, Verdict

_Key = tuple[str, str, str]


def quota_changes(case: Case) -> Iterator[str]:
    """One line a quota whose number or limit the request changes."""
    for verdict in case.campaigns:
        old = _counts(case.before, verdict.campaign.code)
        for key, count in _own(verdict):
            before = old.get(key)
            was = before.count if before else 0
            if (was, before.limit if before else 0) != (count.count, count.limit):
                yield _line(verdict, count, was)


def _line(verdict: CampaignVerdict, count: Count, was: int) -> str:
    campaign = verdict.campaign
    award = campaign.short(campaign.catalogue.code(count.quota.record.award))
    where = campaign.units.short(count.unit) if count.unit else "toàn cơ quan"
    over = f", vượt {count.over}" if count.over else ""
    remark = f"; {count.remark}" if count.remark else ""
    number = f"{was} → {count.count}" if was != count.count else f"vẫn {count.count}"
    return f"{award} {where} {number}, nhiều nhất {count.limit}{over} ({count.arithmetic}){remark}"


def _counts(verdict: Verdict, code: str) -> dict[_Key, Count]:
    return {key: count for one in verdict.campaigns if one.campaign.code == code for key, count in _own(one)}


def _own(verdict: CampaignVerdict) -> Iterator[tuple[_Key, Count]]:
    """The quotas over the scopes for which the plan sets them."""
    for count in verdict.counts.nominated:
        if count.own:
            yield (count.quota.record.award, count.scope.value, count.unit), count
