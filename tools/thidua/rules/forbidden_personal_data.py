"""## Kiểm tra gì
Tệp của đơn vị, danh sách nhân sự, tệp của Hội đồng không có số định danh cá nhân, ngày sinh, giới tính, số điện thoại, thư điện tử, địa chỉ, sức khỏe, tài khoản ngân hàng, loại hay lý do kỷ luật; kể cả trong dòng ghi chú bắt đầu bằng #. Sổ kiến nghị không nêu tên ai.

## Vì sao
Kho hồ sơ giữ lại mọi thứ đã gửi. Đơn vị chỉ cam kết những điều tích cực (`cam_ket`), không ghi gì khác.

## Ví dụ
```
Cần sửa · Dữ liệu cá nhân không được lưu: khóa “so_cccd” là dữ liệu cá nhân không được lưu [forbidden-personal-data]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:37:5
   |
37 |     so_cccd: "001"
   |     ^^^^^^^
   = căn cứ: Nguyên tắc dữ liệu của hệ thống: chỉ lưu dữ liệu cá nhân có trong mẫu
   = cách sửa: xóa dòng này: hệ thống không lưu dữ liệu cá nhân ngoài mẫu
```

## Cách sửa
Xóa dòng đó. Nếu tệp đã gửi lên kho chung, báo Văn phòng để xóa khỏi lịch sử.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.dataset.file import File
from thidua.dataset.layout import DOSSIERS, MENDERS, Kind
from thidua.dataset.located import Located
from thidua.dataset.people import People
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.rulings import Petitions
from thidua.rules.rule import Group, On, Rule
from thidua.source import Place, place_at
from thidua.text import name_key

_PERSONAL = re.compile(
    r"""
    (?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64})
    | (?<!\w)(?<!\d[.])
      (?: (?P<id> \d{12} | 0\d\d(?:[ .]\d{3}){3} )
        | (?P<phone> 0[35789]\d{8}
          | (?=0[35789]\d{0,2}(?P<mark>[ .-])) (?=0(?:(?P=mark)?\d){9}(?!\d))
              (?: 0\d{1,3}(?:(?P=mark)\d{3,4}){2} | 0\d(?:(?P=mark)\d\d){4} )
          | \+84 (?:[ .-]?\d){9,10}
          | \(? 02 (?: [48]\)?(?:[ .-]?\d){8} | \d\d\)?(?:[ .-]?\d){7} ) )
      ) (?!\w|[.]\d)
    """,
    re.ASCII | re.VERBOSE,
)
"""A mail address, a citizen's number, a mobile number, one with the country's code, a landline."""
_DIGITS = re.compile(r"\d(?:[ .)-]{0,2}\d){8}", re.ASCII)
_NAMES = {"id": "số định danh cá nhân", "phone": "số điện thoại", "mail": "địa chỉ thư điện tử"}


_WITH_NOTES = DOSSIERS | {
    Kind.ROSTER,
    Kind.EXTENSIONS,
    Kind.WAIVERS,
    Kind.COUNCIL,
    Kind.SESSION,
    Kind.DECISION,
    Kind.PETITIONS,
    Kind.PAST_YEAR,
}
"""Files about people; the plan and the list of units may give the Office's own number and the accounts' names."""
_WORD = re.compile(r"[^\W_]+")
_DISCIPLINE = ("khiển trách", "cảnh cáo", "cách chức", "giáng chức", "hạ bậc lương", "buộc thôi việc")


def check(repository: Repository) -> Iterator[Fault]:
    """Keys that no form has, what looks like personal data in files about people, and names in petitions."""
    yield from repository.form_faults("forbidden-personal-data")
    for file in repository.files:
        if file.slot.kind in _WITH_NOTES and file.readable:
            yield from _found(file, repository)
    for campaign in repository.campaigns:
        if campaign.petitions is not None:
            yield from _named(campaign.petitions, campaign.people)


def _named(petitions: Located[Petitions], people: People) -> Iterator[Fault]:
    """Petitions that tell of whom they are: only their matter and their outcome are kept."""
    names = {_words(key): found[0].name for key, found in people.by_name.items() if " " in key}
    for number, item in enumerate(petitions.record.items):
        for where in ("about", "note"):
            text = _words(name_key(getattr(item, where)))
            if name := next((name for words, name in names.items() if words in text), ""):
                message = f"nêu tên {name}; sổ kiến nghị chỉ ghi việc và kết quả, không ghi tên ai"
                yield petitions.fault(("items", number, where), message, "xóa tên này", who=Who.COUNCIL)


def _words(text: str) -> str:
    """The words of a text, each between blanks."""
    words = " ".join(_WORD.findall(text))
    return f" {words} "


def _found(file: File, repository: Repository) -> Iterator[Fault]:
    text = file.data.decode().removeprefix("\ufeff")
    for start, end, what, severity in (*_numbers(text), *_discipline(text)):
        first, last = place_at(text, start), place_at(text, end - 1)
        place = Place(first.line, first.column, last.line, last.column + 1)
        unit = file.slot.name if file.slot.kind in DOSSIERS else ""
        yield Fault(
            Spot(file.path, place),
            f"có nội dung trông như {what}",
            f"xóa {what} này",
            severity=severity,
            who=MENDERS.get(file.slot.kind, Who.UNIT),
            unit=unit,
            entry=_entry_at(repository, file.path, first.line) if unit else "",
        )


def _numbers(text: str) -> Iterator[tuple[int, int, str, Severity]]:
    if "@" in text or _DIGITS.search(text):
        for match in _PERSONAL.finditer(text):
            what = next(name for group, name in _NAMES.items() if match[group])
            yield match.start(), match.end(), what, Severity.ERROR


def _discipline(text: str) -> Iterator[tuple[int, int, str, Severity]]:
    """Words for a discipline, but for comments; whether it is somebody's only a person can tell."""
    for word in _DISCIPLINE:
        start = text.find(word)
        while start >= 0:
            if "#" not in text[text.rfind("\n", 0, start) + 1 : start]:
                yield start, start + len(word), "hình thức kỷ luật", Severity.WARNING
            start = text.find(word, start + 1)


def _entry_at(repository: Repository, path: str, line: int) -> str:
    """The key of the entry that holds a line, "" where that is none or not known."""
    dossiers = (d for campaign in repository.campaigns for d in campaign.every_dossier() if d.file.path == path)
    begins = [(e.line(), e.key) for d in dossiers for e in (*d.people, *d.collectives, *d.broken) if e.line() <= line]
    return max(begins, default=(0, ""))[1]


RULE = Rule(
    id="forbidden-personal-data",
    title="Dữ liệu cá nhân không được lưu",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Nguyên tắc dữ liệu của hệ thống: chỉ lưu dữ liệu cá nhân có trong mẫu",
    on=On.FORM,
    check=check,
)
