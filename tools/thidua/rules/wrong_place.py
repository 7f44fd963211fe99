"""## Kiểm tra gì
Mỗi tệp nằm đúng thư mục, đúng tên; danh sách nhân sự mang mã một đơn vị có thật; năm, mã đơn vị, mã chiến dịch ghi trong tệp trùng với thư mục; bảng đăng ký và hồ sơ đề nghị không lưu nhầm tên của nhau; `schema: 1`.

## Vì sao
Chương trình biết tệp là của ai và thuộc giai đoạn nào nhờ đường dẫn; hai nơi nói khác nhau thì không biết theo nơi nào.

## Ví dụ
```
Cần sửa · Tệp không đúng chỗ: tệp này là của “phong-hai”: ghi don_vi như vậy và người là người của đơn vị đó [wrong-place]
 --> submissions/2022/don-vi/phong-mot/dang-ky.yaml:4:9
  |
4 | don_vi: phong-hai
  |         ^^^^^^^^^
  = căn cứ: Cách sắp xếp thư mục của kho hồ sơ
  = cách sửa: thay bằng hồ sơ của phong-mot; hồ sơ của phong-hai đặt ở submissions/2022/don-vi/phong-hai/dang-ky.yaml
```

## Cách sửa
Chuyển tệp về đúng thư mục, hoặc sửa giá trị trong tệp cho trùng với thư mục.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from thidua.dataset.astray import Known, home_by_year, home_of, known_in, mend_known
from thidua.dataset.file import File
from thidua.dataset.layout import DOSSIERS, MENDERS, Kind, mender_of, unit_at
from thidua.dataset.located import Located
from thidua.dataset.misplaced import Stray, meant, meant_office, stray_of
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

_PLACES = "submissions/NĂM/don-vi/MÃ_ĐƠN_VỊ/dang-ky.yaml hoặc de-nghi.yaml"


def check(repository: Repository) -> Iterator[Fault]:
    """Files that the layout does not know, then files that contradict their folder."""
    yield from repository.form_faults("wrong-place")
    paths = {file.path for file in repository.files if file.data}
    known = known_in(repository)
    misnamed = {fault.at.path for fault in repository.form_faults("bad-path")}
    for file in repository.files:
        if file.slot.kind is Kind.UNPLACED:
            if shown(file.path) not in misnamed or mend_known(file.path, file.data, known):
                yield _stray(file, paths, known)
        elif file.slot.kind is Kind.ROSTER and known.units and file.slot.name not in known.units:
            yield _roster_of_nobody(file, known)
        elif file.slot.kind in DOSSIERS and file.slot.campaign in repository.planless:
            yield from _without_plan(file, paths, known)
        elif file.record is not None:
            who = MENDERS[file.slot.kind]
            yield from _differs(file.record, _wanted(file), who)
    for campaign in repository.campaigns:
        for dossier in campaign.every_dossier():
            if dossier.head is not None:
                plan = campaign.plan.record
                wanted = (("year", str(plan.year)), ("unit", dossier.unit))
                yield from _differs(dossier.head, wanted, Who.UNIT)


def _roster_of_nobody(file: File, known: Known) -> Fault:
    """A roster whose file name is no unit's code: its people count nowhere."""
    wanted = home_of(file.path, file.data, known)
    fix = f"đổi tên thành {wanted}" if wanted else "đặt tên tệp bằng mã đơn vị trong co-quan/don-vi.yaml"
    return Fault(Spot(file.path), f"“{file.slot.name}” không phải là mã của đơn vị nào", fix, who=Who.OFFICE)


def _without_plan(file: File, paths: Collection[str], known: Known) -> Iterator[Fault]:
    """A unit's file in a year's folder that has no plan, where the file itself says another year."""
    if right := home_by_year(file.path, file.data, known):
        message = f"thư mục “{file.slot.campaign}” chưa có kế hoạch, tệp ghi năm khác nên chưa được đọc"
        fix = f"chép điều còn thiếu vào {right} rồi xóa tệp này" if right in paths else f"chuyển tới {right}"
        yield Fault(Spot(file.path), message, fix, unit=unit_at(right))


def _stray(file: File, paths: Collection[str], known: Known) -> Fault:
    """What a file without a place is, and what to do with it."""
    path = file.path
    name, wanted, kind = shown(path), meant(path) or meant_office(path), stray_of(path)
    elsewhere = home_of(path, file.data, known) if kind is Stray.UNKNOWN and not wanted else ""
    right = wanted or elsewhere or path
    found = partial(Fault, Spot(name), who=mender_of(right), unit=unit_at(right))
    if kind is Stray.SCRAP:
        message = f"“{name}” là tệp do chương trình khác tự tạo ra, không phải hồ sơ"
        return found(message, "xóa tệp này", severity=Severity.NOTICE)
    if kind is Stray.DOCUMENT:
        message = f"“{name}” không phải tệp .yaml; kho không giữ văn bản, bảng tính, ảnh hay bản quét"
        return found(message, "xóa khỏi kho; ghi nội dung vào dang-ky.yaml hoặc de-nghi.yaml, số và ngày vào giay_to")
    if right != path and right in paths:
        return found(f"“{name}” thừa: đã có {right}", f"chép điều còn thiếu vào {right} rồi xóa tệp này")
    if right != path and _folder(right) == _folder(path):
        return found(f"“{name}” sai tên nên chưa được đọc", f"đổi tên thành {right}")
    if elsewhere:
        return found(f"“{name}” không đúng thư mục nên chưa được đọc", f"chuyển tới {elsewhere}")
    return found(f"không có chỗ cho tệp “{name}” trong kho", f"chuyển về đúng chỗ, ví dụ {_PLACES}, hoặc xóa")


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _wanted(file: File) -> tuple[tuple[str, str], ...]:
    """Field names and the text that the path asks for."""
    slot = file.slot
    by_kind: Mapping[Kind, tuple[tuple[str, str], ...]] = {
        Kind.PLAN: (("code", slot.campaign),),
        Kind.ROSTER: (("unit", slot.name),),
        Kind.REGIME: (("code", slot.name),),
        Kind.PAST_YEAR: (("year", slot.name),),
        Kind.SESSION: (("number", slot.name.lstrip("0")),),
    }
    return by_kind.get(slot.kind, ())


def _differs(record: Located[Any], wanted: Iterable[tuple[str, str]], who: Who) -> Iterator[Fault]:
    for name, value in wanted:
        if (found := str(getattr(record.record, name))) != value:
            message = f"ghi “{found}”, nhưng chỗ của tệp là “{value}”"
            yield record.fault((name,), message, f"sửa thành {value}, hoặc chuyển tệp", who=who)


RULE = Rule(
    id="wrong-place",
    title="Tệp không đúng chỗ",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Cách sắp xếp thư mục của kho hồ sơ",
    on=On.REPOSITORY,
    check=check,
)
