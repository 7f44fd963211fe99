"""## Kiểm tra gì
Tệp của đơn vị không có số định danh cá nhân, ngày sinh, giới tính, số điện thoại, thư điện tử, địa chỉ, sức khỏe, tài khoản ngân hàng, loại hay lý do kỷ luật; kể cả trong dòng ghi chú bắt đầu bằng #.

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
from thidua.dataset.layout import DOSSIERS
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.source import Place, place_at

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


def check(repository: Repository) -> Iterator[Fault]:
    """Keys that no form has, and numbers in units' files that look like personal data."""
    yield from repository.form_faults("forbidden-personal-data")
    for file in repository.files:
        if file.slot.kind in DOSSIERS and file.readable:
            yield from _found(file, repository)


def _found(file: File, repository: Repository) -> Iterator[Fault]:
    text = file.data.decode().removeprefix("\ufeff")
    if "@" not in text and not _DIGITS.search(text):
        return
    for match in _PERSONAL.finditer(text):
        first, last = place_at(text, match.start()), place_at(text, match.end() - 1)
        place = Place(first.line, first.column, last.line, last.column + 1)
        what = next(name for group, name in _NAMES.items() if match[group])
        message, entry = f"có nội dung trông như {what}", _entry_at(repository, file.path, first.line)
        yield Fault(Spot(file.path, place), message, f"xóa {what} này", unit=file.slot.name, entry=entry)


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
