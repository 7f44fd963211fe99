"""What is said of a unit's late entries, alike at every stage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.layout import Kind
from thidua.dataset.wording import listed
from thidua.finding import Fault, Spot, Who
from thidua.model.papers import GroundKind
from thidua.model.terms import ExtensionKind, Stage
from thidua.receipts.copies import brought
from thidua.receipts.states import NAMES, Counting, Standing, State

if TYPE_CHECKING:
    from thidua.model.rulings import Extension

_GROUNDS = {GroundKind.LETTER: "công văn", GroundKind.ENDORSEMENT: "bút phê", GroundKind.MINUTES: "biên bản"}
_RULED = {ExtensionKind.ACCEPT_LATE: "đã chấp nhận", ExtensionKind.REFUSE: "không chấp nhận"}
_REFUSED = "các mục này không được tính; hỏi Văn phòng nếu có ý kiến"
_AWAITED = "chưa đọc được {which}: Văn phòng tìm lại bản đó, hoặc ghi chấp nhận hay từ chối bản mới vào gia-han.yaml"
_LOST = "{which} được tính nhưng chưa đọc được: Văn phòng tìm lại bản đó"
_UNRECEIVED = "bản đã nhận vẫn được tính, nội dung hiện nay thì chưa; xem “Nội dung không khớp biên nhận”"
_NEXT = {
    State.LATE: "Văn phòng ghi chấp nhận hoặc từ chối, kèm căn cứ, vào gia-han.yaml",
    State.LATE_ACCEPTED: "không phải làm gì thêm",
    State.LATE_REFUSED: _REFUSED,
}
_CORRECTED = {
    (Counting.OLDER, False): "{which} cuối cùng được tính; muốn dùng bản mới thì đề nghị Văn phòng chấp nhận",
    (Counting.OLDER, True): "{which} cuối cùng được tính; hỏi Văn phòng nếu có ý kiến",
    (Counting.CURRENT, True): "bản mới được tính, không phải làm gì thêm",
    (Counting.APART, False): _AWAITED,
    (Counting.NONE, True): _REFUSED,
}
_BROUGHT = (
    "tệp do Văn phòng đưa lên, nếu đã đến Văn phòng trước đó thì ghi theo sổ đến (thidua receipt record --by-office)"
)
_UNREAD = "chưa rõ đã quyết định gì vì gia-han.yaml chưa đọc được"
_STATES = (*_NEXT, State.CORRECTED_LATE)
_OFFICE = frozenset({_NEXT[State.LATE], _AWAITED, _LOST})


def late_entries(campaign: Campaign, stage: Stage, what: str) -> Iterator[Fault]:
    """One fault a file, state and decision, with the days and everybody concerned; `what` was sent."""
    deadline = campaign.plan.record.deadlines.of(stage)
    if deadline is None:
        return
    clause = campaign.clause(deadline.clause)
    late = [entries for dossier in campaign.dossiers(stage).values() for entries in _alike(dossier)]
    there = _brought(campaign) if late else frozenset()
    for entries in late:
        yield _fault(campaign, entries, what, clause, there)


def _brought(campaign: Campaign) -> frozenset[tuple[str, datetime | None]]:
    """Paths and instants of what the Office put on the server for units: it may have come to the Office before."""
    units, zone = campaign.units.file.record.units, campaign.plan.record.zone
    sent = (one for one in campaign.received if one.register_ is None)
    return frozenset((one.path, one.instant) for one in sent if brought(one, units, zone))


def _alike(dossier: Dossier) -> Iterator[list[Entry[Any]]]:
    """The late entries of a file by their state, by what was decided of them and by what comes next."""
    groups: dict[tuple[State, Extension | None, str], list[Entry[Any]]] = {}
    for entry in dossier.entries:
        if (state := entry.standing.state) in _STATES:
            groups.setdefault((state, entry.standing.decision, _fix(entry)), []).append(entry)
    return (groups[key] for state in _STATES for key in groups if key[0] is state)


def _fix(entry: Entry[Any]) -> str:
    """What comes next, with which version it is that counts."""
    accepted = entry.standing.accepted
    return _next(entry).format(which=f"bản đã được chấp nhận ({reason_of(accepted)})" if accepted else "bản đúng hạn")


def _next(entry: Entry[Any]) -> str:
    standing = entry.standing
    if standing.state is not State.CORRECTED_LATE:
        return _NEXT[standing.state]
    if standing.unreceived:
        return _UNRECEIVED
    lost = standing.counted is Counting.OLDER and (not standing.blob or (entry.awards and not entry.counted))
    if lost:
        return _LOST if standing.decision else _AWAITED
    return _CORRECTED[standing.counted, standing.decision is not None]


def _fault(
    campaign: Campaign,
    entries: list[Entry[Any]],
    what: str,
    clause: str,
    there: frozenset[tuple[str, datetime | None]],
) -> Fault:
    first = entries[0]
    days = max(entry.standing.days_late for entry in entries)
    unit = campaign.units.short(first.unit)
    names = listed([entry.label for entry in entries])
    unread = Kind.EXTENSIONS in campaign.unreadable and first.standing.decision is None
    by_office = first.standing.decision is None and (first.path, first.standing.received_at) in there
    fix = f"{_fix(first)}; {_BROUGHT}" if by_office else _fix(first)
    return Fault(
        Spot(first.path),
        f"{unit} gửi {what} sau hạn {days} ngày, {_UNREAD if unread else _state(first.standing)}: {names}",
        "Văn phòng sửa gia-han.yaml trước" if unread else fix,
        who=Who.OFFICE if unread or by_office or _next(first) in _OFFICE else Who.UNIT,
        basis=clause,
        unit=first.unit,
    )


def _state(standing: Standing) -> str:
    """The state in words, with what was decided, why and by which document."""
    name, decision = NAMES[standing.state], standing.decision
    if decision is None:
        return name
    ruled = f", {_RULED[decision.kind]}" if standing.state is State.CORRECTED_LATE else ""
    return f"{name}{ruled} ({reason_of(decision)})"


def reason_of(decision: Extension) -> str:
    """Why it was decided so, by which document, by whom where that is said."""
    number = f" {decision.ground.number}" if decision.ground.number else ""
    by = f"; {decision.by.position} {decision.by.name}" if decision.by else ""
    return f"{decision.reason}; {_GROUNDS[decision.ground.kind]}{number} ngày {decision.ground.day:%d/%m/%Y}{by}"
