"""The layout of `submissions/`: which path holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from thidua.finding import Who

ROOT = "submissions"
UNITS_FILE = f"{ROOT}/co-quan/don-vi.yaml"


class Kind(Enum):
    """What a file of the layout holds."""

    AGENCY = auto()
    UNITS = auto()
    ROSTER = auto()
    REGIME = auto()
    PAST_YEAR = auto()
    PLAN = auto()
    EXTENSIONS = auto()
    WAIVERS = auto()
    REGISTRATION = auto()
    NOMINATION = auto()
    COUNCIL = auto()
    SESSION = auto()
    DECISION = auto()
    PETITIONS = auto()
    RECEIPT = auto()
    LOCK = auto()
    TOMBSTONE = auto()
    ASIDE = auto()
    UNPLACED = auto()


MENDERS: Mapping[Kind, Who] = {
    Kind.AGENCY: Who.OFFICE,
    Kind.UNITS: Who.OFFICE,
    Kind.ROSTER: Who.OFFICE,
    Kind.REGIME: Who.OFFICE,
    Kind.PAST_YEAR: Who.OFFICE,
    Kind.PLAN: Who.OFFICE,
    Kind.EXTENSIONS: Who.OFFICE,
    Kind.WAIVERS: Who.OFFICE,
    Kind.RECEIPT: Who.OFFICE,
    Kind.LOCK: Who.OFFICE,
    Kind.TOMBSTONE: Who.OFFICE,
    Kind.COUNCIL: Who.COUNCIL,
    Kind.SESSION: Who.COUNCIL,
    Kind.DECISION: Who.COUNCIL,
    Kind.PETITIONS: Who.COUNCIL,
}
"""Who can mend a file of the Office or the Council; the others are the units'."""
_FOLDERS: Mapping[str, Who] = {"don-vi": Who.UNIT, "hoi-dong": Who.COUNCIL}
DOSSIERS = frozenset({Kind.REGISTRATION, Kind.NOMINATION})


class Slot(NamedTuple):
    """The place of a path in the layout; `name` is the unit, year or number in the path."""

    kind: Kind
    campaign: str = ""
    name: str = ""


_SHARED = frozenset({"co-quan", "khen-thuong-nam-truoc"})
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.AGENCY, r"co-quan/co-quan\.yaml"),
    (Kind.UNITS, r"co-quan/don-vi\.yaml"),
    (Kind.ROSTER, rf"co-quan/nhan-su/(?P<name>{_ID})\.yaml"),
    (Kind.REGIME, rf"co-quan/quy-dinh/(?P<name>{_ID})\.yaml"),
    (Kind.PAST_YEAR, r"khen-thuong-nam-truoc/(?P<name>\d{4})\.yaml"),
    (Kind.PLAN, rf"(?P<campaign>{_ID})/ke-hoach/ke-hoach\.yaml"),
    (Kind.EXTENSIONS, rf"(?P<campaign>{_ID})/ke-hoach/gia-han\.yaml"),
    (Kind.WAIVERS, rf"(?P<campaign>{_ID})/ke-hoach/mien-tru\.yaml"),
    (Kind.REGISTRATION, rf"(?P<campaign>{_ID})/don-vi/(?P<name>{_ID})/dang-ky\.yaml"),
    (Kind.NOMINATION, rf"(?P<campaign>{_ID})/don-vi/(?P<name>{_ID})/de-nghi\.yaml"),
    (Kind.COUNCIL, rf"(?P<campaign>{_ID})/hoi-dong/hoi-dong\.yaml"),
    (Kind.SESSION, rf"(?P<campaign>{_ID})/hoi-dong/phien-hop-(?P<name>\d\d)\.yaml"),
    (Kind.DECISION, rf"(?P<campaign>{_ID})/hoi-dong/quyet-dinh-(?P<name>\d\d)\.yaml"),
    (Kind.PETITIONS, rf"(?P<campaign>{_ID})/hoi-dong/kien-nghi\.yaml"),
    (Kind.LOCK, rf"(?P<campaign>{_ID})/bien-nhan/khoa-so\.json"),
    (Kind.TOMBSTONE, rf"(?P<campaign>{_ID})/bien-nhan/xoa-du-lieu\.json"),
    (Kind.RECEIPT, rf"(?P<campaign>{_ID})/bien-nhan/(?P<name>\d+)\.json"),
    (Kind.ASIDE, r"README\.md|(?:.*/)?\.gitkeep"),
)
_LAYOUT = tuple((kind, re.compile(f"{ROOT}/(?:{pattern})", re.ASCII)) for kind, pattern in _PATTERNS)


@lru_cache(maxsize=65536)
def slot_of(path: str) -> Slot:
    """The slot of a path under `submissions/`; UNPLACED where the layout has none."""
    for kind, pattern in _LAYOUT:
        if match := pattern.fullmatch(path):
            found = match.groupdict()
            return Slot(kind, found.get("campaign") or "", found.get("name") or "")
    return Slot(Kind.UNPLACED, campaign_at(path))


def campaign_at(path: str) -> str:
    """The campaign in whose folder a path lies, whether the layout has a slot for it or not; "" elsewhere."""
    root, _, below = path.partition("/")
    folder, _, rest = below.partition("/")
    return folder if root == ROOT and rest and folder not in _SHARED else ""


def mender_of(path: str) -> Who:
    """Who can mend what stands at a path; what has no slot is of whoever has the campaign's folder."""
    slot = slot_of(path)
    if slot.kind is not Kind.UNPLACED:
        return MENDERS.get(slot.kind, Who.UNIT)
    return _FOLDERS.get(path.split("/")[2], Who.OFFICE) if slot.campaign else Who.OFFICE


def unit_at(path: str) -> str:
    """The unit in whose folder a path lies, whether the layout has a slot for it or not; "" elsewhere."""
    parts = path.split("/")
    return parts[3] if parts[2:3] == ["don-vi"] and parts[4:] else ""


def plan_path(campaign: str) -> str:
    """The path of a campaign's plan."""
    return f"{ROOT}/{campaign}/ke-hoach/ke-hoach.yaml"


def unit_path(campaign: str, unit: str, stage_file: str) -> str:
    """The path of a unit's file; `stage_file` is `dang-ky` or `de-nghi`."""
    return f"{ROOT}/{campaign}/don-vi/{unit}/{stage_file}.yaml"
