"""The right path of a file that lies in a folder where the layout has no place for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain
from typing import NamedTuple

from thidua.dataset.layout import ROOT, Kind, slot_of, unit_path
from thidua.dataset.misplaced import NUMBERED, OFFICE_FILES, STAGE_FILES, Stray, meant, meant_office, stem_of, stray_of
from thidua.dataset.repository import Repository
from thidua.source import OFFICE, Mapping, read
from thidua.text import like_code, nearest

_FOLDERS = {name: folder for folder, names in OFFICE_FILES.items() for name in names}


class Known(NamedTuple):
    """The codes that a path may hold."""

    units: Collection[str]
    campaigns: Collection[str]


def known_in(repository: Repository) -> Known:
    """The units of the agency, and the campaigns with a readable plan."""
    return Known(tuple(repository.agency.units.by_code), tuple(campaign.code for campaign in repository.campaigns))


def mend_known(path: str, data: bytes, known: Known) -> bool:
    """Whether it can be told what to do with a file that has no place: to delete it, or where it belongs."""
    stray = stray_of(path) is not Stray.UNKNOWN
    return stray or bool(meant(path) or meant_office(path) or home_of(path, data, known))


def home_of(path: str, data: bytes, known: Known) -> str:
    """Where a file belongs by its name, its folders and what it says itself, "" where nobody can tell."""
    _, *folders, name = path.split("/")
    tree = read(data, OFFICE).tree
    says = tree if isinstance(tree, Mapping) else {}
    stem = stem_of(name)
    if "nhan-su" in folders or "nguoi" in says:
        wanted = _roster(says, name, known)
    elif kind := nearest(stem, (*STAGE_FILES, *_FOLDERS)):
        wanted = _placed(kind, name, folders, says, known)
    else:
        wanted = ""
    return wanted if slot_of(wanted).kind is not Kind.UNPLACED else ""


def home_by_year(path: str, data: bytes, known: Known) -> str:
    """Where a unit's file in a folder without a plan belongs, "" where it gives no year of another campaign."""
    says = read(data, OFFICE).tree
    return home_of(path, data, known) if _said(says, "nam") in known.campaigns else ""


def _placed(kind: str, name: str, folders: list[str], says: object, known: Known) -> str:
    campaign = _campaign(folders, says, known)
    if kind in STAGE_FILES:
        return unit_path(campaign, _unit(says, folders, known), kind)
    if "don-vi" in folders[:-1]:
        return ""
    folder = _FOLDERS[kind]
    number = re.search(r"[0-9]{1,2}", name)
    tail = f"-{number[0] if number else '1':0>2}" if kind in NUMBERED else ""
    inside = folder if folder == "co-quan" else f"{campaign}/{folder}"
    return f"{ROOT}/{inside}/{kind}{tail}.yaml"


def _roster(says: object, name: str, known: Known) -> str:
    unit = _unit(says, [name.rpartition(".")[0]], known)
    return f"{ROOT}/co-quan/nhan-su/{unit}.yaml"


def _campaign(folders: list[str], says: object, known: Known) -> str:
    """The campaign of the folder, else the one that the file names by its year, else the only one."""
    candidates = (*folders[:1], _said(says, "nam"), *(known.campaigns if len(known.campaigns) == 1 else ()))
    return next((code for code in candidates if code in known.campaigns), "")


def _unit(says: object, names: list[str], known: Known) -> str:
    """The unit that the file names, else the one whose code a folder or file name is or nearly is."""
    told = _said(says, "don_vi")
    if told in known.units:
        return told
    codes = [like_code(name) for name in names]
    exact = (code for code in codes if code in known.units)
    near = (nearest(code, known.units) for code in codes)
    return next(chain(exact, filter(None, near)), "")


def _said(says: object, key: str) -> str:
    found = says.get(key) if isinstance(says, dict) else None
    return found if isinstance(found, str) else ""
