"""What was received of a request and when, how its files stand in time, and until when there is time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier
from thidua.dataset.layout import slot_of
from thidua.dataset.rightful import rightful
from thidua.receipts.receipt import Receipt, dump, mark_of
from thidua.receipts.states import NAMES, instant_of
from thidua.report.overview import STAGES
from thidua.report.reply.case import Case


def receipts_told(case: Case) -> Iterator[str]:
    """A line a file: its last receipt with time and code, and the states of what is in it."""
    dossiers = {dossier.file.path: dossier for _, dossier in case.dossiers()}
    for verdict in case.campaigns:
        campaign = verdict.campaign
        for path in (one for one in case.paths if slot_of(one).campaign == campaign.code):
            own = [receipt for receipt in rightful(campaign) if receipt.path == path]
            gone = "lần gửi này xóa tệp; " if path in case.gone else ""
            yield f"{path.rpartition('/')[2]}: {gone}{_received(own, campaign)}{_states(dossiers.get(path))}"


def deadlines_told(case: Case) -> Iterator[str]:
    """A line a stage of the campaigns that the request touches."""
    for verdict in case.campaigns:
        campaign, zone = verdict.campaign, verdict.campaign.plan.record.zone
        for stage in campaign.stages():
            day = campaign.plan.record.last_day(stage)
            left = (day - case.at.astimezone(zone).date()).days
            yield f"{STAGES[stage]} {campaign.code}: hết ngày {day:%d/%m/%Y}, {_left(left)}"


def office_told(case: Case) -> str:
    """Whom to ask."""
    names = [unit.short_name for unit in case.after.repository.agency.units.by_code.values() if unit.office]
    return f"{', '.join(names) or 'Văn phòng'} (thường trực Hội đồng)"


def _left(days: int) -> str:
    if days < 0:
        return f"đã qua {-days} ngày"
    return f"còn {days} ngày" if days else "hôm nay là ngày cuối"


def _received(receipts: list[Receipt], campaign: Campaign) -> str:
    if not receipts:
        return "chưa có biên nhận"
    zone = campaign.plan.record.zone
    last = max(receipts, key=lambda one: (instant_of(one, zone), one.seq))
    when = instant_of(last, zone).astimezone(zone)
    # A day without a time is that whole day.
    shown = (
        f"{when:%d/%m/%Y}" if last.day_only else f"{when - timedelta(microseconds=when.microsecond):%H:%M:%S %d/%m/%Y}"
    )
    unread = "" if last.readable else ", chưa đọc được"
    return f"nhận {shown}{unread}, biên nhận số {last.seq}, mã {mark_of(dump(last))[:12]}"


def _states(dossier: Dossier | None) -> str:
    """The states of what is in a file, and how much of it cannot be read."""
    if dossier is None:
        return ""
    found = Counter(entry.standing.state for entry in dossier.entries)
    told = [f"{count} {NAMES[state]}" if len(found) > 1 else NAMES[state] for state, count in found.items()]
    broken = [f"{len(dossier.broken)} mục chưa đọc được"] if dossier.broken else []
    return "".join(f"; {one}" for one in (", ".join(told), *broken) if one)
