"""Campaigns of any size for the bench: about forty people a file, all of it made up."""

from __future__ import annotations

from pathlib import Path

PEOPLE = 40
_PLAN = Path(__file__).parent.parent / "cases/_base/submissions"


def campaign(files: int) -> dict[str, bytes]:
    """The files of a campaign with so many nominations, path → bytes, rosters and tables left out of the count.

    Every nominee is in the roster and has registered; the quotas hold.
    """
    made = {
        f"submissions/{name}": (_PLAN / name).read_bytes()
        for name in ("co-quan/co-quan.yaml", "2022/ke-hoach/ke-hoach.yaml")
    }
    made["submissions/co-quan/don-vi.yaml"] = _units(files)
    for unit in range(files):
        made[f"submissions/co-quan/nhan-su/dv-{unit}.yaml"] = _roster(unit)
        made[f"submissions/2022/don-vi/dv-{unit}/de-nghi.yaml"] = _nomination(unit)
    without = made["submissions/2022/ke-hoach/ke-hoach.yaml"].decode().splitlines(keepends=True)
    plan = [line for line in without if not line.startswith(("  dang_ky:", "dieu_kien_dang_ky:"))]
    made["submissions/2022/ke-hoach/ke-hoach.yaml"] = "".join(plan).encode()
    return made


def _units(count: int) -> bytes:
    rows = (f"  - {{ma: dv-{n}, ten: [{{ten: Đơn vị {n}}}], ten_ngan: ĐV {n}}}\n" for n in range(count))
    return ("schema: 1\ndon_vi:\n" + "".join(rows)).encode()


def _roster(unit: int) -> bytes:
    rows = (
        f"  - {{ma_so: nv-{unit}-{n}, ho_ten: Nguyễn Văn A, tuyen_dung: 2015-01-01, tu_ngay: 2015-01-01}}\n"
        for n in range(PEOPLE)
    )
    return (f"schema: 1\ndon_vi: dv-{unit}\nnguoi:\n" + "".join(rows)).encode()


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
ca_nhan:
"""
    return (head + "".join(_person(unit, n) for n in range(PEOPLE))).encode()


def _person(unit: int, number: int) -> str:
    best = number < PEOPLE * 15 // 100
    praised = PEOPLE * 15 // 100 <= number < PEOPLE * 15 // 100 + PEOPLE * 40 // 100
    text = f"""  - ma_so: nv-{unit}-{number}
    ho_ten: Nguyễn Văn A
    chuc_vu: Chuyên viên
    danh_hieu: [{"LDTT, CSTDCS" if best else "LDTT"}]
    khen_thuong: [{"GIAY_KHEN" if praised else ""}]
    xep_loai: {"HTXSNV" if best else "HTTNV"}
    ket_qua_phieu: {{dong_y: {PEOPLE}, khong_dong_y: 0, khong_y_kien: 0}}
    cam_ket: {{du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}}
    ghi_chu: Minh họa
"""
    if best:
        text += (
            f"    sang_kien: {{ten: Sáng kiến {unit}-{number}, so: {unit}-{number}/QĐ, ngay: 2022-10-03, co_quan: Sở Mẫu}}\n"
            "    giay_to:\n      - {loai: bao_cao_thanh_tich, so: MH-03 (minh họa)}\n"
        )
    return text


def write(files: int, into: Path) -> Path:
    """The campaign on disk."""
    for path, data in campaign(files).items():
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return into
