"""How many units had sent their file when a stage ended, later, or never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from thidua.dataset.campaign import Campaign
from thidua.dataset.rightful import rightful
from thidua.model.terms import Stage
from thidua.publish.edition import Edition
from thidua.receipts.states import instant_of


def sent_by_then(campaign: Campaign, stage: Stage, edition: Edition) -> Iterator[str]:
    """How many units had sent by then, came later, never came, and which; outside only how many were to send."""
    if not campaign.ledger.receipts:
        yield "Chưa có biên nhận nên không biết lúc đó đã nhận những gì."
        return
    due = campaign.expected_at(stage)
    if not due:
        yield "Chưa rõ đơn vị nào phải gửi."
        return
    first = _first(campaign, stage)
    in_time = [unit for unit in due if unit in first and first[unit].date() <= campaign.plan.record.last_day(stage)]
    later, never = [unit for unit in due if unit in {*first} - {*in_time}], [unit for unit in due if unit not in first]
    if edition is Edition.PUBLIC:
        yield f"{len(due)} đơn vị phải gửi; bao nhiêu đơn vị gửi sau hạn thì không công khai."
        return
    yield f"{len(in_time)}/{len(due)} đơn vị đã gửi trước khi hết hạn."
    short = campaign.units.short
    names = {
        "Đến sau": ", ".join(f"{short(unit)} ({first[unit]:%d/%m/%Y})" for unit in later),
        "Chưa đến": ", ".join(map(short, never)),
    }
    yield from (f"{what}: {said}." for what, said in names.items() if said)


def _first(campaign: Campaign, stage: Stage) -> Mapping[str, datetime]:
    """When each unit's file of a stage came first, in the plan's zone."""
    zone = campaign.plan.record.zone
    own = [(one.unit, instant_of(one, zone).astimezone(zone)) for one in rightful(campaign) if one.stage == stage.value]
    return dict(sorted(own, key=lambda pair: pair[1], reverse=True))
