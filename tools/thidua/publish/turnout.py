"""How many units sent their file of a stage, did not, or were late: each number opens to its units, as far as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.dataset.wording import listed
from thidua.model.terms import Stage
from thidua.publish.disclosure import shows_units
from thidua.publish.edition import Edition
from thidua.publish.markup import plain
from thidua.publish.plan import STAGES
from thidua.publish.provenance import Origins, few, opened

_MISSING = {Stage.REGISTRATION: "registration-missing", Stage.NOMINATION: "nomination-missing"}
_LATE = {Stage.REGISTRATION: "late-registration", Stage.NOMINATION: "late-nomination"}


def unknown(campaign: Campaign) -> bool:
    """Whether nobody can tell which units there are: their list cannot be read."""
    return Kind.UNITS in campaign.unreadable


def received(campaign: Campaign, stage: Stage) -> str:
    """`7/8 đơn vị đã gửi`."""
    if unknown(campaign):
        return "chưa rõ bao nhiêu đơn vị phải gửi"
    due = campaign.expected_at(stage)
    return f"{len(due) - len(campaign.missing(stage))}/{len(due)} đơn vị đã gửi"


def sent(origins: Origins, stage: Stage) -> str:
    """How many of how many have sent their file; inside with the files."""
    campaign, dossiers = origins.campaign, origins.campaign.dossiers(stage)
    paths = few([dossiers[unit].file.path for unit in campaign.expected_at(stage) if unit in dossiers])
    source = f" Nguồn: {paths}." if paths and origins.edition is Edition.INTERNAL else ""
    return _opened(origins, stage, received(campaign, stage), (*_counted(campaign, stage, source),), _MISSING[stage])


def missing(origins: Origins, stage: Stage) -> str:
    """How many have sent nothing that can be read, and which."""
    campaign, units = origins.campaign, origins.campaign.missing(stage)
    due = len(campaign.expected_at(stage))
    which = _which(campaign, units) if shows_units(campaign, origins.edition) else ""
    figure = "chưa rõ" if unknown(campaign) else str(len(units))
    rest = "" if unknown(campaign) else f"Chưa có tệp đọc được: {due} trừ {due - len(units)} còn {figure}{which}."
    return _opened(origins, stage, figure, (*_counted(campaign, stage), plain(rest)), _MISSING[stage])


def late(origins: Origins, stage: Stage, units: Sequence[str]) -> str:
    """Of how many something came after the deadline, and which they are."""
    how = "Đếm đơn vị có mục nào nhận sau hạn, dù sau đó được chấp nhận hay không, theo sổ biên nhận"
    order = {unit: at for at, unit in enumerate(origins.campaign.expected())}
    which = _which(origins.campaign, sorted(units, key=lambda unit: order.get(unit, len(order))))
    parts = (plain(f"{how}{which}."),)
    return _opened(origins, stage, str(len(units)), parts, _LATE[stage])


def _counted(campaign: Campaign, stage: Stage, source: str = "") -> Iterable[str]:
    if unknown(campaign):
        yield "Chưa đọc được danh sách đơn vị nên chưa biết đơn vị nào phải gửi."
        return
    due, day = len(campaign.expected_at(stage)), campaign.plan.record.last_day(stage)
    when = f"{day:%d/%m/%Y} (ngày hết hạn {STAGES[stage].lower()})"
    yield plain(f"Phải gửi: {due} đơn vị, là những đơn vị đang hoạt động ngày {when}.")
    yield plain(f"Đã gửi: {due - len(campaign.missing(stage))} đơn vị có tệp đọc được.") + source


def _which(campaign: Campaign, units: Sequence[str]) -> str:
    return f": {listed([campaign.units.short(unit) for unit in units], 'đơn vị')}" if units else ""


def _opened(origins: Origins, stage: Stage, figure: str, parts: Sequence[str], rule: str) -> str:
    deadline = origins.campaign.plan.record.deadlines.of(stage)
    ground = origins.ground(deadline.clause if deadline else "", rule)
    return opened(plain(figure), (*parts, ground, origins.row("stages", stage.value)))
