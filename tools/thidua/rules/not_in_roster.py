"""## Kiểm tra gì
Mã số của mỗi người được đăng ký, đề nghị, công nhận có trong danh sách nhân sự của cơ quan, và người đó ở một đơn vị vào ít nhất một ngày trong năm. Mã số trong `dong_tac_gia` của sáng kiến cũng là mã số của một người trong danh sách. Người mà một đơn vị đăng ký thì đã từng ở đơn vị đó.

## Vì sao
Người không có trong danh sách thì không tính vào tỷ lệ của cơ quan. Trong quyết định thì phải sửa.

## Ví dụ
```
Cần sửa · Không có trong danh sách nhân sự: quyết định có Đỗ Thị Lạ (vd-099), không có trong danh sách nhân sự [not-in-roster]
  --> submissions/2022/hoi-dong/quyet-dinh-01.yaml:24:13
   |
24 |   - {ma_so: vd-099, ho_ten: Đỗ Thị Lạ, don_vi: phong-mot, danh_hieu: [LDTT]}
   |             ^^^^^^
   = căn cứ: Danh sách nhân sự (co-quan/nhan-su/)
   = cách sửa: sửa mã số trong tệp quyết định, hoặc bổ sung danh sách nhân sự
```

## Cách sửa
Đơn vị xem lại mã số. Văn phòng bổ sung người mới vào danh sách nhân sự.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(campaign: Campaign) -> Iterator[Fault]:
    """Entries whose code and name are both unknown, of former staff or never of the unit; such codes of a decision.

    A unit without a roster is one matter of the Office, not one of each of its people.
    """
    blank = frozenset(campaign.rosterless)
    for dossier in campaign.every_dossier():
        for entry in dossier.people if dossier.unit not in blank else ():
            what = _absent(campaign, entry.code)
            if what and (entry.code in campaign.people.by_code or _unheard(campaign, entry.record.name)):
                message = f"{entry.record.name} ({entry.code}) {what}, chưa được tính vào tỷ lệ"
                yield entry.fault(("code",), message, "đơn vị xem lại mã số; Văn phòng bổ sung nếu là người mới")
            elif dossier.stage is Stage.REGISTRATION and (home := _elsewhere(campaign, entry)):
                unit, here = campaign.units.short(home), campaign.units.short(entry.unit)
                message = f"{entry.record.name} ({entry.code}) không có trong danh sách của {here}, mà thuộc {unit}"
                fix = f"xem lại mã số, nếu đúng thì để {unit} đăng ký; danh sách chưa đúng thì báo Văn phòng"
                yield entry.fault(("code",), message, fix, who=Who.UNIT)
    if not blank:
        yield from _authors(campaign)
    for decision in campaign.decisions:
        for number, person in enumerate(decision.record.people):
            if person.unit not in blank and (what := _absent(campaign, person.code)):
                yield decision.fault(
                    ("people", number, "code"),
                    f"quyết định có {person.name} ({person.code}), {what}",
                    "sửa mã số trong tệp quyết định, hoặc bổ sung danh sách nhân sự",
                    severity=Severity.ERROR,
                    who=Who.COUNCIL,
                )


def _authors(campaign: Campaign) -> Iterator[Fault]:
    """Co-authors whose code nobody ever had; those who left may well have had a part."""
    for entry in campaign.nominees():
        initiative = entry.record.initiative
        for number, code in enumerate(initiative.authors if initiative else ()):
            if campaign.people.find(code) is None:
                message = f"đồng tác giả {code} của {entry.record.name} không có trong danh sách nhân sự"
                fix = "xem lại mã số; tác giả ngoài cơ quan thì ghi ở ghi_chu"
                yield entry.fault(("initiative", "authors", number), message, fix)


def _elsewhere(campaign: Campaign, entry: Entry[Any]) -> str:
    """The unit of somebody who never was in the one that registers them; another's name, a unit that is none have their own rules."""
    person = campaign.people.find(entry.code)
    here = entry.unit not in campaign.units.by_code or (person and entry.unit in {stay.unit for stay in person.stays})
    if person is None or here or not person.goes_by(entry.record.name):
        return ""
    return person.unit_by(campaign.plan.record.last_day(Stage.REGISTRATION))


def _absent(campaign: Campaign, code: str) -> str:
    """Why a code is nobody's of this year, "" where it is somebody's."""
    if campaign.staff(code) is not None:
        return ""
    former = campaign.people.find(code) is not None
    return f"không ở đơn vị nào trong năm {campaign.plan.record.year}" if former else "không có trong danh sách nhân sự"


def _unheard(campaign: Campaign, name: str) -> bool:
    """Whether nobody has that name either; a known name under another code has its own rule."""
    return name_key(name) not in campaign.people.by_name


RULE = Rule(
    id="not-in-roster",
    title="Không có trong danh sách nhân sự",
    group=Group.ROSTER,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Danh sách nhân sự (co-quan/nhan-su/)",
    on=On.CAMPAIGN,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
