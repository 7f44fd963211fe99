"""Campaigns of any size for the bench: about forty people a file, all of it made up."""

from __future__ import annotations

from pathlib import Path

PEOPLE = 40
BEST, PRAISED = 6, 16
"""So many of a unit stand for CSTDCS and GIAY_KHEN: just what 15 % and 40 % allow."""
_PLAN = Path(__file__).parent.parent / "cases/_base/submissions"


def campaign(files: int) -> dict[str, bytes]:
    """The files of a campaign in which so many were sent, path → bytes; plan, units and rosters are left out of the count.

    Each unit sends a registration and a nomination; of an odd number the last unit has registered only.
    Everybody is in the roster, every nominee has registered, the quotas hold.
    """
    units = range((files + 1) // 2)
    made = {
        f"submissions/{name}": (_PLAN / name).read_bytes()
        for name in ("co-quan/co-quan.yaml", "2022/ke-hoach/ke-hoach.yaml")
    }
    made["submissions/co-quan/don-vi.yaml"] = _units(len(units))
    for unit in units:
        made[f"submissions/co-quan/nhan-su/dv-{unit}.yaml"] = _roster(unit)
        made[f"submissions/2022/don-vi/dv-{unit}/dang-ky.yaml"] = _registration(unit)
        if 2 * unit + 1 < files:
            made[f"submissions/2022/don-vi/dv-{unit}/de-nghi.yaml"] = _nomination(unit)
    return made


def _units(count: int) -> bytes:
    rows = (f"  - {{ma: dv-{n}, ten: [{{ten: Đơn vị {n}}}], ten_ngan: ĐV {n}}}\n" for n in range(count))
    return ("schema: 1\ndon_vi:\n" + "".join(rows)).encode()


def _roster(unit: int) -> bytes:
    rows = (
        f"  - {{ma_so: nv-{unit}-{n}, ho_ten: {_name(unit, n)}, tuyen_dung: 2015-01-01, tu_ngay: 2015-01-01}}\n"
        for n in range(PEOPLE)
    )
    return (f"schema: 1\ndon_vi: dv-{unit}\nnguoi:\n" + "".join(rows)).encode()


def _registration(unit: int) -> bytes:
    head = f"""schema: 1
nam: 2022
don_vi: dv-{unit}
ngay_lap: 2022-03-10
nguoi_lap: {{ho_ten: Trần Thị B, chuc_vu: Chuyên viên}}
xac_nhan: {{ho_ten: Lê Văn C, chuc_vu: Trưởng đơn vị, hinh_thuc: ky_giay, ngay: 2022-03-11}}
tap_the:
  - {{ma: dv-{unit}, danh_hieu: [TT_LDTT], khen_thuong: []}}
ca_nhan:
"""
    return (head + "".join(_registrant(unit, n) for n in range(PEOPLE))).encode()


def _registrant(unit: int, number: int) -> str:
    return f"""  - ma_so: nv-{unit}-{number}
    ho_ten: {_name(unit, number)}
    chuc_vu: Chuyên viên
    danh_hieu: [{_titles(number)}]
    khen_thuong: [{_commendations(number)}]
    sang_kien: {f"Sáng kiến {unit}-{number}" if number < BEST else '""'}
    ghi_chu: ""
"""


def _nomination(unit: int) -> bytes:
    head = f"""schema: 1
nam: 2022
don_vi: dv-{unit}
ngay_lap: 2022-12-12
nguoi_lap: {{ho_ten: Trần Thị B, chuc_vu: Chuyên viên}}
xac_nhan: {{ho_ten: Lê Văn C, chuc_vu: Trưởng đơn vị, hinh_thuc: ky_giay, ngay: 2022-12-13}}
hop_binh_xet: {{ngay: 2022-12-08, so_nguoi: {PEOPLE}, co_mat: {PEOPLE}, chu_tri: Lê Văn C, thu_ky: Trần Thị B}}
giay_to:
  - {{loai: bien_ban_hop, so: MH-01 (minh họa), ngay: 2022-12-08}}
tap_the:
  - ma: dv-{unit}
    danh_hieu: [TT_LDTT]
    quan_so: {PEOPLE}
    so_hoan_thanh: {PEOPLE}
    ket_qua_phieu: {{dong_y: {PEOPLE}, khong_dong_y: 0, khong_y_kien: 0}}
    cam_ket: {{khong_ai_bi_canh_cao_tro_len: true}}
ca_nhan:
"""
    return (head + "".join(_nominee(unit, n) for n in range(PEOPLE))).encode()


def _nominee(unit: int, number: int) -> str:
    text = f"""  - ma_so: nv-{unit}-{number}
    ho_ten: {_name(unit, number)}
    chuc_vu: Chuyên viên
    danh_hieu: [{_titles(number)}]
    khen_thuong: [{_commendations(number)}]
    xep_loai: {"HTXSNV" if number < BEST else "HTTNV"}
    ket_qua_phieu: {{dong_y: {PEOPLE}, khong_dong_y: 0, khong_y_kien: 0}}
    cam_ket: {{du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}}
    ghi_chu: Minh họa
"""
    if number < BEST:
        text += (
            f"    sang_kien: {{ten: Sáng kiến {unit}-{number}, so: {unit}-{number}/QĐ, ngay: 2022-10-03, co_quan: Sở Mẫu}}\n"
            "    giay_to:\n      - {loai: bao_cao_thanh_tich, so: MH-03 (minh họa)}\n"
        )
    return text


def _name(unit: int, number: int) -> str:
    """A placeholder for each person, so that nothing is gained by remembering names: Nguyễn Văn A, B, …, AA, …"""
    rest, letters = unit * PEOPLE + number + 1, ""
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"Nguyễn Văn {letters}"


def _titles(number: int) -> str:
    return "LDTT, CSTDCS" if number < BEST else "LDTT"


def _commendations(number: int) -> str:
    return "GIAY_KHEN" if BEST <= number < BEST + PRAISED else ""


def write(files: int, into: Path) -> Path:
    """The campaign on disk."""
    for path, data in campaign(files).items():
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return into
