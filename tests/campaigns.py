"""Campaigns as dicts of files, written from a list of units, quotas and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from snapshots import base_files

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
Quota = tuple[str, int, str, str, str]
"""Award, percent, scope, rounding, way of counting."""


@dataclass(frozen=True, slots=True)
class Nominee:
    """One nominated person as one version of a unit's file has them; no two versions have the same edition."""

    unit: str
    code: str
    awards: tuple[str, ...]
    withdrawn: bool
    sound: bool
    known: bool
    edition: int = 0


def sized(sizes: list[int], quotas: list[Quota], few: int = 1) -> dict[str, bytes]:
    """A campaign of units with so many LDTT each, of whom the first few hold the other awards, too."""
    units = [f"dv-{n}" for n in range(len(sizes))]
    people = {
        unit: [
            Nominee(
                unit,
                f"nv-{unit[3:]}-{n}",
                ("LDTT", *(("CSTDCS", "GIAY_KHEN") if n < few else ())),
                withdrawn=False,
                sound=True,
                known=True,
            )
            for n in range(size)
        ]
        for unit, size in zip(units, sizes, strict=True)
    }
    return agency_files(people) | {PLAN: plan(quotas)} | {path_of(u): nomination(u, people[u]) for u in units}


def path_of(unit: str) -> str:
    """Where the nomination of a unit lies."""
    return f"submissions/2022/don-vi/{unit}/de-nghi.yaml"


def agency_files(people: Mapping[str, Iterable[Nominee]]) -> dict[str, bytes]:
    """The agency, its units, and a roster of each with those people that are known."""
    agency = "submissions/co-quan/co-quan.yaml"
    rows = "".join(
        f"  - {{ma: {u}, ten: [{{ten: ĐV}}], ten_ngan: {u}, tai_khoan: [{{ten: tk-{u}}}]}}\n" for u in people
    )
    files = {
        agency: base_files()[agency],
        "submissions/co-quan/don-vi.yaml": f"schema: 1\ndon_vi:\n{rows}".encode(),
    }
    for unit, mine in people.items():
        roster = "".join(
            f"  - {{ma_so: {p.code}, ho_ten: Nguyễn Văn A, tu_ngay: 2015-01-01}}\n" for p in mine if p.known
        )
        files[f"submissions/co-quan/nhan-su/{unit}.yaml"] = f"schema: 1\ndon_vi: {unit}\nnguoi:\n{roster}".encode()
    return files


def plan(quotas: Sequence[Quota]) -> bytes:
    """The plan of the base case with other quotas, without registration, papers and peer review."""
    left_out = ("  - {ap_dung:", "  dang_ky:", "dieu_kien_dang_ky:", "giay_to:", "binh_xet:")
    lines = [line for line in base_files()[PLAN].decode().splitlines(keepends=True) if not line.startswith(left_out)]
    rows = "".join(
        f"  - {{ap_dung: {award}, toi_da: {share}%, tinh_tren: LDTT, pham_vi: {scope}, lam_tron: {mode}, cach_dem: {way}}}\n"
        for award, share, scope, mode, way in quotas
    )
    return "".join(lines).replace("ty_le:\n", f"ty_le:\n{rows}").encode()


def nomination(unit: str, people: Iterable[Nominee]) -> bytes:
    """The file in which a unit nominates people."""
    text = f"schema: 1\nnam: 2022\ndon_vi: {unit}\nca_nhan:\n"
    for one in people:
        text += f"""  - ma_so: {one.code}
    ho_ten: Nguyễn Văn A
    {lists(one.awards)}
    xep_loai: {"HTXSNV" if one.sound else "KHTNV"}
    sang_kien: {{ten: Sáng kiến {one.code}, so: {one.code}, ngay: 2022-10-03, co_quan: Sở Mẫu}}
    cam_ket: {{du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}}
"""
        if one.edition:
            text += f"    ghi_chu: Bản {one.edition}\n"
        if one.withdrawn:
            text += "    rut_de_nghi: {ngay: 2022-12-14, ly_do: khac}\n"
    return text.encode()


def lists(awards: Iterable[str], between: str = "\n    ") -> str:
    """Titles and commendations as a file writes them."""
    titles = ", ".join(award for award in awards if award in {"LDTT", "CSTDCS"})
    praise = ", ".join(award for award in awards if award not in {"LDTT", "CSTDCS"})
    return f"danh_hieu: [{titles}]{between}khen_thuong: [{praise}]"
