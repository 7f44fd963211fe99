"""Lists of people and things as sentences hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from thidua.model.terms import Source
from thidua.text import name_key

if TYPE_CHECKING:
    from thidua.dataset.campaign import Campaign
    from thidua.model.practice import Practice

MOST = 5
RECONSIDER = "Hội đồng xem lại danh hiệu này; giữ thì Văn phòng ghi lý do ở mien-tru.yaml, muc: {entry}"


def listed(names: Sequence[str], what: str = "mục") -> str:
    """Up to five names, then how many more of what they are."""
    if len(names) <= MOST:
        return ", ".join(names)
    return f"{', '.join(names[:MOST])} và {len(names) - MOST} {what} khác"


def named(campaign: Campaign, keys: Iterable[str]) -> str:
    """Up to five entries of a file by their keys: the people's and collectives' names, as far as they are known."""
    return listed([_named(campaign, key) for key in keys])


def namesake(campaign: Campaign, name: str, unit: str, code: str) -> str:
    """What to write where somebody else of that name in a unit may be meant, "" where nobody is."""
    known = campaign.people.by_name.get(name_key(name), ())
    there = (person.code for person in known if person.code != campaign.people.canonical(code))
    units = {person.code: {stay.unit for stay in person.stays} for person in known}
    found = next((other for other in there if unit in units[other]), "")
    return f"nếu là {name} của {campaign.units.short(unit)} thì ghi mã số {found}; nếu không thì " if found else ""


def ground_of(campaign: Campaign, figure: Practice) -> str:
    """What a figure of the plan rests on: a clause only where the plan itself says so, else local practice."""
    return campaign.clause(figure.clause) if figure.mark is Source.PLAN else "Thông lệ của cơ quan (C)"


def _named(campaign: Campaign, key: str) -> str:
    code = key.partition("/")[2]
    person = campaign.people.find(code)
    return "phần chung" if not code else person.name if person else campaign.units.short(code)


def codes_of(campaign: Campaign, name: str, *, between: str = " hoặc ") -> str:
    """The codes of up to five people of a name, with their units, then how many more; "" where nobody has it."""
    known = campaign.people.by_name.get(name_key(name), ())
    codes = between.join(f"{p.code} ({campaign.units.short(p.stays[-1].unit)})" for p in known[:MOST])
    return f"{codes}{between}mã của {len(known) - MOST} người khác" if len(known) > MOST else codes
