"""The navigation over the pages of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.publish.council import session_name, session_path
from thidua.publish.disclosure import shows_units
from thidua.publish.edition import Edition
from thidua.publish.markup import label
from thidua.publish.roster import ROSTER
from thidua.publish.years import lock_of, year_name
from thidua.rules.listing import RULES
from thidua.rules.verdict import CampaignVerdict, Verdict

NAVIGABLE_UNITS = 40
GUIDE: tuple[str | dict[str, str], ...] = (
    "huong-dan/index.md",
    {"Cho đơn vị": "huong-dan/don-vi.md"},
    {"Cho Văn phòng": "huong-dan/van-phong.md"},
    {"Cho Hội đồng": "huong-dan/hoi-dong.md"},
    {"Từ ngữ": "huong-dan/thuat-ngu.md"},
    {"Về dữ liệu": "huong-dan/ve-du-lieu.md"},
)
"""The pages of the guide, which are written by hand."""


def navigation_of(verdict: Verdict, edition: Edition) -> Iterator[Any]:
    """The parts of the navigation as MkDocs takes them: the newest campaign first, then what holds for all."""
    yield {"Trang đầu": "index.md"}
    for one in reversed(verdict.campaigns):
        yield {label(year_name(one.campaign)): _campaign(one, edition)}
    if edition is Edition.INTERNAL and verdict.repository.agency.past_years:
        yield {"Các năm trước": "nam-truoc.md"}
    yield {"Hướng dẫn": [*GUIDE]}
    yield {"Quy tắc": ["quy-tac/index.md", *({rule.title: f"quy-tac/{rule.id}.md"} for rule in RULES)]}


def _campaign(verdict: CampaignVerdict, edition: Edition) -> list[Any]:
    campaign = verdict.campaign
    code, units = campaign.code, campaign.expected()
    pages: list[Any] = [
        {"Kế hoạch": f"{code}/ke-hoach.md"},
        {"Danh hiệu và tiêu chuẩn": f"{code}/tieu-chuan.md"},
        {"Các giai đoạn": f"{code}/giai-doan.md"},
        {"Tỷ lệ": f"{code}/ty-le.md"},
        {"Kết quả": f"{code}/ket-qua.md"},
    ]
    if edition is Edition.INTERNAL:
        pages += _inside(verdict)
    pages += [{"Thay đổi": f"{code}/thay-doi.md"}, {"Dữ liệu": f"{code}/du-lieu.md"}]
    if shows_units(campaign, edition) and len(units) <= NAVIGABLE_UNITS:
        pages.append({"Đơn vị": [{label(campaign.units.short(unit)): f"{code}/don-vi/{unit}.md"} for unit in units]})
    return pages


def _inside(verdict: CampaignVerdict) -> Iterator[Any]:
    """The pages of a campaign that only the internal edition has."""
    campaign, code = verdict.campaign, verdict.campaign.code
    sessions = ({session_name(session): session_path(campaign, session)} for session in campaign.sessions)
    yield {"Kết quả kiểm tra": f"{code}/kiem-tra.md"}
    yield {ROSTER: f"{code}/nhan-su.md"}
    yield {"Hội đồng": [*sessions, {"Phiên sắp tới": f"{code}/hoi-dong/sap-toi.md"}]}
    yield {"Việc trong năm": f"{code}/viec-trong-nam.md"}
    if lock_of(campaign):
        yield {"Khóa sổ": f"{code}/khoa-so.md"}
