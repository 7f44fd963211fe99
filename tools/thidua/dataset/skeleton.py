"""New files to fill in: a plan from last year's, a registration, a nomination from the registration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.model.submission import CollectiveRegistrant, Registrant
from thidua.model.terms import Stage
from thidua.source import Document, Mapping, place_of, replaced

_SAYS_ILLUSTRATION = re.compile(r"^#.*minh họa.*\n", re.IGNORECASE | re.MULTILINE)
_TO_FILL = '""'
_HEAD = """\
schema: 1
nam: {year}
don_vi: {unit}
ngay_lap:                # ngày lập, ví dụ 2022-03-10
nguoi_lap: {{ho_ten: , chuc_vu: }}
# Trưởng đơn vị xác nhận: ky_giay (ký giấy), ky_so (chữ ký số) hoặc tai_khoan (tài khoản riêng).
xac_nhan: {{ho_ten: , chuc_vu: , hinh_thuc: ky_giay, ngay: }}
"""


def quoted(text: str) -> str:
    """A text as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def new_plan(old: Document, code: str, year: int) -> str:
    """Last year's plan for a new year: what must be decided anew stands empty, no illustration."""
    tree = old.tree or Mapping()
    changes: dict[tuple[str, ...], str] = {
        ("ma",): quoted(code),
        ("nam",): str(year),
        ("minh_hoa",): "false",
        ("so_ky_hieu",): _TO_FILL,
        ("ghi_chu",): _TO_FILL,
        ("ngay_ban_hanh",): _TO_FILL,
        ("ban_ky",): _TO_FILL,
        ("han_nop", "dang_ky", "het_ngay"): _TO_FILL,
        ("han_nop", "de_nghi", "het_ngay"): _TO_FILL,
        ("quan_so", "ngay_chot"): f"{year}-11-30",
    }
    text = old.text.replace("\r\n", "\n")
    edits = [(place_of(tree, path), new) for path, new in changes.items() if _has(tree, path)]
    return _SAYS_ILLUSTRATION.sub("", replaced(text, edits))


def _has(tree: Any, path: Iterable[str]) -> bool:
    for step in path:
        if not isinstance(tree, dict) or step not in tree:
            return False
        tree = tree[step]
    return isinstance(tree, str)


def new_registration(campaign: Campaign, unit: str) -> str:
    """Everybody of the unit on the last day of the stage, with empty titles to fill in."""
    deadline = campaign.plan.record.deadlines.registration
    day = deadline.day if deadline else campaign.plan.record.day
    codes = ", ".join((*campaign.plan.record.titles, *campaign.plan.record.commendations))
    people = campaign.people.in_unit(unit, day)
    return "".join(
        [
            f"# Bảng đăng ký thi đua của {campaign.units.short(unit)}. Dòng bắt đầu bằng # là hướng dẫn.\n",
            _HEAD.format(year=campaign.plan.record.year, unit=unit),
            f"# Danh hiệu và hình thức khen thưởng của kế hoạch: {codes}\n",
            "tap_the:\n",
            f"  - {{ma: {unit}, danh_hieu: [], khen_thuong: []}}\n",
            "ca_nhan:\n" if people else "ca_nhan: []\n",
            *(
                f"  - ma_so: {p.code}\n    ho_ten: {quoted(p.name)}\n    chuc_vu: {quoted(p.stays[-1].record.position)}\n"
                "    danh_hieu: []\n    khen_thuong: []\n    sang_kien:\n"
                for p in people
            ),
        ]
    )


def new_nomination(campaign: Campaign, unit: str) -> str:
    """A nomination prefilled with those who registered and are in the unit now."""
    dossier = campaign.dossiers(Stage.REGISTRATION).get(unit)
    groups = dossier.collectives if dossier else ()
    return "".join(
        [
            f"# Hồ sơ đề nghị của {campaign.units.short(unit)}, điền sẵn từ bảng đăng ký.\n",
            "# Không đề nghị ai thì ghi khong_de_nghi: true và xóa phần ca_nhan, tap_the.\n",
            _HEAD.format(year=campaign.plan.record.year, unit=unit),
            "hop_binh_xet: {ngay: , so_nguoi: , co_mat: , chu_tri: , thu_ky: }\n",
            "giay_to:\n  - {loai: bien_ban_hop, so: , ngay: }\n",
            "tap_the:\n" if groups else "tap_the: []\n",
            *(line for entry in groups for line in _group(entry)),
            "ca_nhan:\n",
            *(line for entry in _registered(campaign, unit) for line in _person(entry)),
        ]
    )


def _registered(campaign: Campaign, unit: str) -> Iterator[Entry[Registrant]]:
    """Registered people who are in the unit on the nomination's last day, also from other units' tables."""
    deadline = campaign.plan.record.deadlines.nomination
    day = deadline.day if deadline else campaign.year_end
    for code, entries in sorted(campaign.registered.items()):
        person = campaign.people.find(code)
        if (person.unit_on(day) or person.stays[-1].unit) == unit if person else entries[0].unit == unit:
            yield entries[0]


def _group(entry: Entry[CollectiveRegistrant]) -> Iterator[str]:
    yield f"  - ma: {entry.code}\n    danh_hieu: [{', '.join(entry.titles)}]\n    khen_thuong: [{', '.join(entry.commendations)}]\n"
    yield "    quan_so:\n    so_hoan_thanh:\n    cam_ket: {khong_ai_bi_canh_cao_tro_len: false}\n"


def _person(entry: Entry[Registrant]) -> Iterator[str]:
    yield f"  - ma_so: {entry.code}\n    ho_ten: {quoted(entry.record.name)}\n    chuc_vu: {quoted(entry.record.position)}\n"
    yield f"    danh_hieu: [{', '.join(entry.titles)}]\n    khen_thuong: [{', '.join(entry.commendations)}]\n"
    yield "    xep_loai:              # HTXSNV, HTTNV, HTNV, KHTNV hoặc khong_xep_loai\n"
    yield "    ket_qua_phieu: {dong_y: , khong_dong_y: , khong_y_kien: }\n"
    if entry.record.initiative or "CSTDCS" in entry.titles:
        yield f"    sang_kien: {{ten: {quoted(entry.record.initiative)}, so: , ngay: , co_quan: }}\n"
    yield "    cam_ket: {du_10_thang: false, khong_ky_luat: false, khong_dang_bi_xem_xet: false}  # đúng thì ghi true\n"
