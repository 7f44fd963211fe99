"""Files of the Office that everything else rests on, and that are there but cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.layout import UNITS_FILE, Kind, campaign_at, plan_path, slot_of
from thidua.dataset.repository import Repository


def unread_units(repository: Repository) -> tuple[str, ...]:
    """The list of units, or a folder above it, where that cannot be read; () where it can, or there is none at all."""
    return tuple(_unread(repository, UNITS_FILE))


def unread_plans(repository: Repository) -> tuple[str, ...]:
    """The same of the plans of all campaigns, each path once; a plan with gaps cannot be read either."""
    odd = (campaign_at(f"{path}/x") for path in _out_of_reach(repository))
    codes = sorted({*repository.unchecked, *odd})
    plans = (path for path in map(plan_path, codes) if slot_of(path).kind is Kind.PLAN)
    return tuple(dict.fromkeys(place for path in plans for place in _unread(repository, path)))


def _unread(repository: Repository, wanted: str) -> Iterator[str]:
    lost = {file.path for file in repository.files if not file.readable}
    lost |= {plan_path(code) for code in repository.unchecked if code not in repository.planless}
    places = [*sorted(lost), *_out_of_reach(repository)]
    return (place for place in places if f"{wanted}/".startswith(f"{place}/"))


def _out_of_reach(repository: Repository) -> list[str]:
    """What is no plain file or folder, as the snapshot says, and was not read."""
    read = {file.path for file in repository.files}
    return [one.at.path for one in repository.form_faults("not-a-plain-file") if one.at.path not in read]
