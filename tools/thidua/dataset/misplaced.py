"""Files that are not where the layout wants them, and where they were meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto

from thidua.dataset.entry import Dossier
from thidua.dataset.form import FormFault
from thidua.dataset.layout import ROOT, Kind, slot_of, unit_path
from thidua.dataset.people import People, Person
from thidua.text import fold, nearest

STAGE_FILES = ("dang-ky", "de-nghi")
_UNIT_FILE = re.compile(rf"{ROOT}/(?P<campaign>[^/]+)/don-vi/(?P<unit>[^/]+)/(?P<name>[^/]+)")
_SCRAPS = re.compile(
    r"~\$.*|\._.*|\.ds_store|thumbs\.db|desktop\.ini|.*~|.*\.(?:bak|tmp|swp|swo|orig|rej|lock)",
    re.IGNORECASE | re.ASCII,
)
_DOCUMENTS = re.compile(
    r".*\.(?:docx?|xlsx?|xlsm|odt|ods|pptx?|pdf|rtf|jpe?g|png|gif|bmp|tiff?|heic|zip|rar|7z|msg|eml)",
    re.IGNORECASE | re.ASCII,
)
_COPY_MARKS = re.compile(r"(?:[\s_-]*(?:\(\d+\)|copy|ban sao|moi|new|final|\d+))+$")

OFFICE_FILES = {
    "co-quan": ("co-quan", "don-vi"),
    "ke-hoach": ("ke-hoach", "gia-han", "mien-tru"),
    "hoi-dong": ("hoi-dong", "phien-hop", "quyet-dinh", "kien-nghi"),
}
NUMBERED = frozenset({"phien-hop", "quyet-dinh"})


class Stray(Enum):
    """What a file without a place is, by its name."""

    SCRAP = auto()
    DOCUMENT = auto()
    UNKNOWN = auto()


def stray_of(path: str) -> Stray:
    """Whether a program left the file behind, or it is a document or scan, or neither."""
    name = path.rpartition("/")[2]
    if _SCRAPS.fullmatch(name):
        return Stray.SCRAP
    return Stray.DOCUMENT if _DOCUMENTS.fullmatch(name) else Stray.UNKNOWN


def stem_of(name: str) -> str:
    """The letters of a file's name without marks, ending, and what a copy adds, words joined by hyphens."""
    return re.sub(r"[^a-z]+", "-", _COPY_MARKS.sub("", fold(name).split(".")[0])).strip("-")


def meant(path: str) -> str:
    """The path of the unit's file that a misnamed one in a unit's folder stands for, "" where nobody can tell."""
    match = _UNIT_FILE.fullmatch(path)
    if match is None or slot_of(path).kind is not Kind.UNPLACED or stray_of(path) is not Stray.UNKNOWN:
        return ""
    stage = nearest(stem_of(match["name"]), STAGE_FILES)
    wanted = unit_path(match["campaign"], match["unit"], stage) if stage else ""
    return wanted if wanted and slot_of(wanted).kind is not Kind.UNPLACED else ""


def meant_office(path: str) -> str:
    """The path that a misnamed file of the Office or the Council stands for, "" where nobody can tell."""
    folder, _, name = path.rpartition("/")
    found = nearest(stem_of(name), OFFICE_FILES.get(folder.rpartition("/")[2], ()))
    number = re.search(r"[0-9]{1,2}", name)
    tail = f"-{number[0] if number else '1':0>2}" if found in NUMBERED else ""
    wanted = f"{folder}/{found}{tail}.yaml"
    return wanted if found and slot_of(wanted).kind is not Kind.UNPLACED else ""


def misnamed(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each misnamed file of a unit that is not there under its right name, and that name."""
    known = set(paths)
    found = ((path, meant(path)) for path in sorted(known))
    return ((path, wanted) for path, wanted in found if wanted and wanted not in known)


def of_another(dossier: Dossier, people: People, units: Collection[str]) -> FormFault | None:
    """What is wrong with a whole file of another unit: it says so itself, and most of its people were never here."""
    head = dossier.head
    if head is None or head.record.unit == dossier.unit:
        return None
    known = [person for entry in dossier.people if (person := people.find(entry.code))]
    there = sum(head.record.unit in _units(person) and dossier.unit not in _units(person) for person in known)
    if 2 * there <= len(dossier.people):
        return None
    right = slot_of(dossier.file.path)
    stage = "dang-ky" if right.kind is Kind.REGISTRATION else "de-nghi"
    message = f"tệp này là của “{head.record.unit}”: ghi don_vi như vậy và người là người của đơn vị đó"
    home = unit_path(right.campaign, head.record.unit, stage)
    fix = f"thay bằng hồ sơ của {dossier.unit}; hồ sơ của {head.record.unit} đặt ở {home}"
    if units and dossier.unit not in units:
        message = f"tệp này là của “{head.record.unit}”, còn “{dossier.unit}” không phải là mã của đơn vị nào"
        fix = f"chuyển tới {home}; ở đó đã có tệp thì chép điều còn thiếu sang rồi xóa tệp này"
    return FormFault("wrong-place", head.fault(("unit",), message, fix))


def _units(person: Person) -> frozenset[str]:
    return frozenset(stay.unit for stay in person.stays)
