"""The days of a campaign in their order: as a drawing made when the site is built, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from thidua.dataset.campaign import Campaign
from thidua.model.terms import Stage
from thidua.publish.disclosure import tells_instant
from thidua.publish.edition import Edition
from thidua.publish.markup import plain, table
from thidua.publish.plan import STAGES
from thidua.publish.results import KINDS

_WIDTH, _TOP = 300, 16
_AXIS, _TEXT = 30, 48
_NEAREST, _FARTHEST, _A_DAY = 30, 84, 0.4
_CAPTION = "Vạch bên trái: thời gian nhận hồ sơ của từng giai đoạn. Chấm đặc: đã qua; chấm rỗng: sắp tới."
_LANES = {Stage.REGISTRATION: 4, Stage.NOMINATION: 14}
"""Pixels: a gap grows with the days in it, between a smallest that a line of text needs and a largest."""


class Mark(StrEnum):
    """What a point is, as the style of the drawing calls it; on one day in this order."""

    PLAN = "ke-hoach"
    OPENING = "mo"
    SESSION = "hop"
    DECISION = "quyet-dinh"
    DEADLINE = "han"
    NOW = "luc-xem"


@dataclass(frozen=True, slots=True)
class Point:
    """A day of the campaign: a short name for the drawing, the whole text for the table."""

    day: date
    mark: Mark
    name: str
    text: str


def points(campaign: Campaign, edition: Edition) -> tuple[Point, ...]:
    """All days in their order; outside no session, and no instant of asking once people are recognised."""
    found = [*_planned(campaign), *_decided(campaign)]
    if edition is Edition.INTERNAL:
        found += _sessions(campaign)
    today = campaign.at.astimezone(campaign.plan.record.zone).date()
    if tells_instant(campaign, edition) and today >= campaign.plan.record.day:
        found.append(Point(today, Mark.NOW, "Số liệu đến đây", "Số liệu trên trang này đến ngày này"))
    order = list(Mark)
    return tuple(sorted(found, key=lambda point: (point.day, order.index(point.mark), point.text)))


def timeline(campaign: Campaign, edition: Edition) -> str:
    """The drawing, then the same in words."""
    shown = points(campaign, edition)
    now = next((at for at, point in enumerate(shown) if point.mark is Mark.NOW), None)
    rows = ((f"{point.day:%d/%m/%Y}", plain(point.text), _when(at, now)) for at, point in enumerate(shown))
    heads = ("Ngày", "Việc", "Đã qua hay chưa")[: 2 if now is None else 3]
    words = table("Các mốc theo thứ tự", heads, (row[: len(heads)] for row in rows))
    return _drawing(campaign, shown, now) + words


def _when(at: int, now: int | None) -> str:
    if now is None or at == now:
        return ""
    return "đã qua" if at < now else "sắp tới"


def _planned(campaign: Campaign) -> Iterator[Point]:
    plan = campaign.plan.record
    yield Point(plan.day, Mark.PLAN, "Ban hành kế hoạch", f"Ban hành Kế hoạch {plan.number}")
    for stage in campaign.stages():
        deadline, name = plan.deadlines.of(stage), STAGES[stage].lower()
        if deadline and deadline.since:
            yield Point(deadline.since, Mark.OPENING, f"Bắt đầu nhận {name}", f"Bắt đầu nhận {name}")
        clause = f" ({campaign.clause(deadline.clause)})" if deadline and deadline.clause else ""
        yield Point(plan.last_day(stage), Mark.DEADLINE, f"Hết hạn {name}", f"Hết hạn {name}, 23:59:59{clause}")


def _sessions(campaign: Campaign) -> Iterator[Point]:
    for number, session in enumerate(sorted(campaign.sessions, key=lambda one: (one.record.day, one.path)), start=1):
        yield Point(session.record.day, Mark.SESSION, "Hội đồng họp", f"Hội đồng họp, phiên {number}")


def _decided(campaign: Campaign) -> Iterator[Point]:
    for one in campaign.decisions:
        name = f"Quyết định {KINDS[one.record.kind]}"
        yield Point(one.record.day, Mark.DECISION, name, f"{name} số {one.record.number}")


def _heights(shown: Sequence[Point]) -> tuple[int, ...]:
    """How far down each point stands."""
    heights = [_TOP]
    for before, after in pairwise(shown):
        gap = round((after.day - before.day).days * _A_DAY)
        heights.append(heights[-1] + min(max(gap, _NEAREST), _FARTHEST))
    return tuple(heights)


def _drawing(campaign: Campaign, shown: Sequence[Point], now: int | None) -> str:
    heights = _heights(shown)
    title = plain(f"Các mốc của {campaign.plan.record.name}")
    said = plain("; ".join(f"{point.day:%d/%m/%Y} {point.name}" for point in shown))
    height = heights[-1] + _TOP
    lanes = "".join(_lanes(campaign, [(point.day, at) for point, at in zip(shown, heights, strict=True)]))
    caption = f"<figcaption>{_CAPTION}</figcaption>" if lanes else ""
    dots = "".join(
        _dot(point, at, past=now is None or n <= now) for n, (point, at) in enumerate(zip(shown, heights, strict=True))
    )
    return (
        f'<figure><svg class="moc" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="moc-ten moc-ta">'
        f'<title id="moc-ten">{title}</title><desc id="moc-ta">{said}</desc>{lanes}'
        f'<line class="truc" x1="{_AXIS}" x2="{_AXIS}" y1="{_TOP}" y2="{heights[-1]}"/>{dots}</svg>{caption}</figure>\n'
    )


def _lanes(campaign: Campaign, heights: Sequence[tuple[date, int]]) -> Iterator[str]:
    """From when until when each stage receives, a bar each beside the axis."""
    for stage in campaign.stages():
        deadline = campaign.plan.record.deadlines.of(stage)
        since = (deadline.since if deadline else None) or campaign.plan.record.day
        last_day = campaign.plan.record.last_day(stage)
        first, last = sorted(
            (min(y for day, y in heights if day == since), max(y for day, y in heights if day == last_day))
        )
        name = plain(f"Nhận {STAGES[stage].lower()}")
        yield (
            f'<rect class="nhan" x="{_LANES[stage]}" y="{first}" width="6" height="{last - first}">'
            f"<title>{name}</title></rect>"
        )


def _dot(point: Point, at: int, *, past: bool) -> str:
    """A full dot for what has been, an empty one for what comes, a line for the instant of asking."""
    words = (
        f'<text x="{_TEXT}" y="{at + 4}"><tspan class="ngay">{point.day:%d/%m/%Y}</tspan> {plain(point.name)}</text>'
    )
    if point.mark is Mark.NOW:
        return f'<line class="luc-xem" x1="{_AXIS - 12}" x2="{_TEXT - 6}" y1="{at}" y2="{at}"/>{words}'
    state = "qua" if past else "sap"
    return f'<circle class="{point.mark.value} {state}" cx="{_AXIS}" cy="{at}" r="6"/>{words}'
