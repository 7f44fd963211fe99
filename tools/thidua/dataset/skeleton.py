"""Files for a unit to fill in: a registration from the roster, a nomination from the registration."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import unit_path
from thidua.model.base import TO_FILL
from thidua.model.practice import WHOLE_DOSSIER
from thidua.model.submission import CollectiveRegistrant, Registrant
from thidua.model.terms import Stage

_HEAD = """\
schema: 1
nam: {year}
don_vi: {unit}
ngay_lap: {fill}  # ví dụ {day}
nguoi_lap: {{ho_ten: {fill}, chuc_vu: {fill}}}
# Trưởng đơn vị xác nhận: ky_giay (ký giấy), ky_so (chữ ký số) hoặc tai_khoan (tài khoản riêng).
xac_nhan: {{ho_ten: {fill}, chuc_vu: {fill}, hinh_thuc: ky_giay, ngay: {fill}}}
"""


def quoted(text: str) -> str:
    """A text as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _head(campaign: Campaign, unit: str, stage: Stage) -> str:
    plan = campaign.plan.record
    return _HEAD.format(fill=TO_FILL, year=plan.year, unit=unit, day=plan.last_day(stage))


def new_registration(campaign: Campaign, unit: str) -> str:
    """Everybody of the unit on the last day of the stage, with empty titles to fill in."""
    people = list(_staff(campaign, unit, Stage.REGISTRATION))
    return "".join(
        [
            f"# Bảng đăng ký thi đua của {campaign.units.short(unit)}. Dòng bắt đầu bằng # là hướng dẫn.\n",
            _head(campaign, unit, Stage.REGISTRATION),
            _codes(campaign),
            "# Tập thể, người không đăng ký gì thì xóa; không có danh hiệu hay hình thức thì để [].\n",
            "tap_the:\n",
            f"  - {{ma: {unit}, danh_hieu: [{TO_FILL}], khen_thuong: []}}\n",
            "ca_nhan:\n" if people else "ca_nhan: []\n",
            *(f"{one}    danh_hieu: [{TO_FILL}]\n    khen_thuong: []\n    sang_kien:\n" for one in people),
        ]
    )


def _codes(campaign: Campaign) -> str:
    plan = campaign.plan.record
    return f"# Danh hiệu và hình thức khen thưởng của kế hoạch: {', '.join((*plan.titles, *plan.commendations))}\n"


def _staff(campaign: Campaign, unit: str, stage: Stage) -> Iterator[str]:
    """Who everybody of the unit on the last day of a stage is."""
    day = campaign.plan.record.last_day(stage)
    people = campaign.people.in_unit(unit, day)
    return (_who(p.code, p.name, stay.record.position) for p in people if (stay := p.stay_on(day)))


def _who(code: str, name: str, position: str) -> str:
    return f"  - ma_so: {code}\n    ho_ten: {quoted(name)}\n    chuc_vu: {quoted(position)}\n"


def new_nomination(campaign: Campaign, unit: str) -> str:
    """A nomination prefilled with those who registered and are in the unit now, with everybody where nobody has to."""
    listed = Stage.REGISTRATION not in campaign.stages()
    dossier = campaign.dossiers(Stage.REGISTRATION).get(unit)
    groups = dossier.collectives if dossier else ()
    people = list(_unregistered(campaign, unit) if listed else _registered(campaign, unit))
    path = unit_path(campaign.code, unit, "dang-ky")
    unread = unit in campaign.unread(Stage.REGISTRATION) or (dossier is not None and dossier.faults)
    return "".join(
        [
            f"# Hồ sơ đề nghị của {campaign.units.short(unit)}, điền sẵn từ {'danh sách nhân sự' if listed else 'bảng đăng ký'}.\n",
            *([f"# Còn chỗ chưa đọc được ở {path}: người ở đó chưa có trong tệp này.\n"] if unread else []),
            "# Không đề nghị ai thì ghi khong_de_nghi: true và xóa phần ca_nhan, tap_the.\n",
            *([_codes(campaign), "# Người không được đề nghị thì xóa.\n"] if listed else []),
            _head(campaign, unit, Stage.NOMINATION),
            f"hop_binh_xet: {_blanks('ngay', 'so_nguoi', 'co_mat', 'chu_tri', 'thu_ky')}\n",
            *(_papers(campaign, {WHOLE_DOSSIER}, "") or ["giay_to: []\n"]),
            "tap_the:\n" if groups else "tap_the: []\n",
            *(line for entry in groups for line in _group(campaign, entry)),
            "ca_nhan:\n" if people else "ca_nhan: []\n",
            *people,
        ]
    )


def _unregistered(campaign: Campaign, unit: str) -> Iterator[str]:
    """Everybody of the unit on the last day of the stage, with empty awards to fill in."""
    titles, commendations = (TO_FILL, "") if campaign.plan.record.titles else ("", TO_FILL)
    for who in _staff(campaign, unit, Stage.NOMINATION):
        yield f"{who}    danh_hieu: [{titles}]\n    khen_thuong: [{commendations}]\n{_GRADE}{_VOTES}"


def _registered(campaign: Campaign, unit: str) -> Iterator[str]:
    """Registered people who are in the unit on the nomination's last day, also from other units' tables."""
    day = campaign.plan.record.last_day(Stage.NOMINATION)
    for code, entries in sorted(campaign.registered.items()):
        person = campaign.people.find(code)
        if (person.unit_on(day) or person.stays[-1].unit) == unit if person else entries[0].unit == unit:
            yield from _person(campaign, entries[0])


def _group(campaign: Campaign, entry: Entry[CollectiveRegistrant]) -> Iterator[str]:
    yield f"  - ma: {entry.code}\n{_awards(entry)}"
    yield f"    quan_so: {TO_FILL}\n    so_hoan_thanh: {TO_FILL}\n"
    review = campaign.plan.record.peer_review
    if review and review.collectives and entry.code in campaign.units.by_code:
        yield _VOTES
    yield from _standards(campaign, entry)


def _person(campaign: Campaign, entry: Entry[Registrant]) -> Iterator[str]:
    yield _who(entry.code, entry.record.name, entry.record.position)
    yield _awards(entry) + _GRADE + _VOTES
    needed = any(campaign.catalogue.standards(award, entry.subject).initiative for award in entry.awards)
    if entry.record.initiative or needed:
        name = quoted(entry.record.initiative or TO_FILL)
        yield f"    sang_kien: {{ten: {name}, so: {TO_FILL}, ngay: {TO_FILL}, co_quan: {TO_FILL}}}\n"
    yield from _standards(campaign, entry)


def _awards(entry: Entry[Any]) -> str:
    return f"    danh_hieu: [{', '.join(entry.titles)}]\n    khen_thuong: [{', '.join(entry.commendations)}]\n"


def _standards(campaign: Campaign, entry: Entry[Any]) -> Iterator[str]:
    """What the unit attests to for these awards, and the papers that the plan wants for them."""
    standards = (campaign.catalogue.standards(award, entry.subject) for award in entry.awards)
    facts = dict.fromkeys(fact.key for one in standards for fact in one.attested)
    if facts:
        yield f"    cam_ket: {_blanks(*facts)}  # đúng thì ghi true\n"
    yield from _papers(campaign, entry.awards, "    ")


def _papers(campaign: Campaign, needing: Collection[str], indent: str) -> list[str]:
    """The papers of the plan for these awards, none twice."""
    wanted = [paper for paper in campaign.plan.record.papers if campaign.catalogue.code(paper.award) in needing]
    lines = [f"{indent}  - {{loai: {p.kind}, so: {TO_FILL}, ngay: {TO_FILL}}}  # {p.name}\n" for p in wanted]
    return [f"{indent}giay_to:\n", *dict.fromkeys(lines)] if lines else []


def _blanks(*keys: str) -> str:
    """A row of keys to fill in."""
    return f"{{{', '.join(f'{key}: {TO_FILL}' for key in keys)}}}"


_GRADE = f"    xep_loai: {TO_FILL}  # HTXSNV, HTTNV, HTNV, KHTNV hoặc khong_xep_loai\n"
_VOTES = f"    ket_qua_phieu: {_blanks('dong_y', 'khong_dong_y', 'khong_y_kien')}\n"
