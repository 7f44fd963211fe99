"""## Kiểm tra gì
Tệp của đơn vị, danh sách nhân sự, tệp của Hội đồng không có số định danh cá nhân, ngày sinh, giới tính, số điện thoại, thư điện tử, địa chỉ, sức khỏe, tài khoản ngân hàng, loại hay lý do kỷ luật; kể cả trong dòng ghi chú bắt đầu bằng #. Lời nói tới kỷ luật, ngày sinh, sức khỏe, tài khoản, nhà ở trong một giá trị là cần xem xét: chỉ người đọc biết có phải của ai không. Sổ kiến nghị không nêu tên ai.

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
   = cách sửa: xóa khóa này cùng giá trị: hệ thống không lưu dữ liệu cá nhân ngoài mẫu
```

## Cách sửa
Xóa dòng đó. Nếu tệp đã gửi lên kho chung, báo Văn phòng để xóa khỏi lịch sử.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from thidua.dataset.file import File
from thidua.dataset.layout import DOSSIERS, MENDERS, Kind
from thidua.dataset.located import Located
from thidua.dataset.people import People
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.source import Place
from thidua.text import name_key

if TYPE_CHECKING:
    from thidua.model.rulings import Petitions

_PERSONAL = r"""(?ax)
    (?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64})
    | (?<!\w)(?<!\d[.])
      (?: (?P<id> \d{12} | 0\d\d(?:[ .]\d{3}){3} )
        | (?P<phone> 0[35789]\d{8}
          | (?=0[35789]\d{0,2}(?P<mark>[ .-])) (?=0(?:(?P=mark)?\d){9}(?!\d))
              (?: 0\d{1,3}(?:(?P=mark)\d{3,4}){2} | 0\d(?:(?P=mark)\d\d){4} )
          | \+84 (?:[ .-]?\d){9,10}
          | \(? 02 (?: [48]\)?(?:[ .-]?\d){8} | \d\d\)?(?:[ .-]?\d){7} ) )
      ) (?!\w|[.]\d)
    """
"""A mail address, a citizen's number, a mobile number, one with the country's code, a landline."""
_ALL_NOUGHT = bytes.maketrans(b"123456789", b"0" * 9)
_NINE_DIGITS, _BETWEEN = b"0" * 9, b" .)-"
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
_TELLING = r"""(?ix)
    (?P<discipline> khiển[ ]trách | cảnh[ ]cáo | cách[ ]chức | giáng[ ]chức | hạ[ ]bậc[ ]lương | buộc[ ]thôi[ ]việc )
    | (?P<birth> (?<!học[ ])\bsinh[ ](?:ngày|năm)[ ]?:?[ ]?\d | \b(?:ngày|năm)[ ]sinh\b(?![ ]hoạt|[ ]viên) )
    | (?P<health> \b(?: ung[ ]thư | ốm[ ]đau | nghỉ[ ](?:việc[ ]vì[ ]|do[ ]|vì[ ])?(?:ốm|bệnh) | thai[ ]sản | mang[ ]thai
        | bệnh[ ]án | điều[ ]trị[ ](?:bệnh|nội[ ]trú|tại[ ]bệnh[ ]viện) )\b )
    | (?P<bank> \b(?:stk|số[ ]tài[ ]khoản)\b\W{0,3}\d{6} )
    | (?P<home> \b(?:thường|tạm|cư)[ ]trú[ ](?:tại|ở)\b | \bsố[ ](?:nhà[ ])?\d[a-z/\d]{0,9},?[ ](?:đường|phố|hẻm|ngõ)\b )
    """
"""Words that tell of a discipline, a birth, health, a bank account, a home."""
_HINTS = (
    *(
        "khiển trách",
        "cảnh cáo",
        "cách chức",
        "giáng chức",
        "hạ bậc",
        "buộc thôi",
        "sinh ngày",
        "sinh năm",
        "ngày sinh",
        "năm sinh",
        "ung thư",
    ),
    *("ốm", "bệnh", "thai sản", "mang thai", "stk", "tài khoản", "trú", "đường", "phố", "hẻm", "ngõ"),
)
"""One of these is in each of them: most files have none, and are then not looked at word by word."""
MOST = 100
"""So many findings of one file are told; more of them say nothing new."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_BEFORE_COMMENT = re.compile(r"(?<![^\r\n])[^#\r\n]+")
_TOLD = {
    "discipline": "hình thức kỷ luật",
    "birth": "ngày sinh, năm sinh",
    "health": "tình trạng sức khỏe",
    "bank": "tài khoản ngân hàng",
    "home": "địa chỉ nhà",
}


def check(repository: Repository) -> Iterator[Fault]:
    """Keys that no form has, what looks like personal data beside them in files about people, names in petitions."""
    keys = tuple(repository.form_faults("forbidden-personal-data"))
    yield from keys
    told = {(fault.at.path, fault.at.place.line) for fault in keys if fault.at.place}
    for file in repository.files:
        if file.slot.kind in _WITH_NOTES and file.readable:
            found = _found(file, repository)
            yield from (one for one in found if one.at.place and (file.path, one.at.place.line) not in told)
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
    numbers = _numbers(text) if _may_have_numbers(file.data) else ()
    found = list(islice(chain(numbers, _words_of(text)), MOST))
    unit = file.slot.name if file.slot.kind in DOSSIERS else ""
    lines = [0, *(end.end() for end in _LINE_END.finditer(text))] if found else []
    entries = _entries(repository, file.path) if found and unit else []
    for start, end, what, severity in found:
        line, last = bisect_right(lines, start), bisect_right(lines, end - 1)
        place = Place(line, start - lines[line - 1] + 1, last, end - lines[last - 1] + 1)
        yield Fault(
            Spot(file.path, place),
            f"có nội dung trông như {what}",
            f"xóa {what} này",
            severity=severity,
            who=MENDERS.get(file.slot.kind),
            unit=unit,
            entry=max((one for one in entries if one[0] <= line), default=(0, ""))[1],
        )


def _may_have_numbers(data: bytes) -> bool:
    """Whether there is a sign of a mail address or so many digits in a row that a search is worth its time."""
    return b"@" in data or _NINE_DIGITS in data.translate(_ALL_NOUGHT, _BETWEEN)


def _numbers(text: str) -> Iterator[tuple[int, int, str, Severity]]:
    for match in re.finditer(_PERSONAL, text):
        what = next(name for group, name in _NAMES.items() if match[group])
        yield match.start(), match.end(), what, Severity.ERROR


def _words_of(text: str) -> Iterator[tuple[int, int, str, Severity]]:
    """Telling words, but for comments; whether it is somebody's data only a person can say."""
    folded = text.lower()
    if any(hint in folded for hint in _HINTS):
        telling = re.compile(_TELLING)
        for value in _BEFORE_COMMENT.finditer(text):
            for match in telling.finditer(text, value.start(), value.end()):
                yield match.start(), match.end(), _TOLD[match.lastgroup or ""], Severity.WARNING


def _entries(repository: Repository, path: str) -> list[tuple[int, str]]:
    """The first line and the key of each entry of a file, of those too that are wrong in form."""
    dossiers = (d for campaign in repository.campaigns for d in campaign.every_dossier() if d.file.path == path)
    return [(e.line(), e.key) for d in dossiers for e in (*d.people, *d.collectives, *d.broken)]


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
