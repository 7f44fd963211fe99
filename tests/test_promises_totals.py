"""Totals that were published, and figures that the field gives as examples."""

from __future__ import annotations

import pytest

from snapshots import base_files, verdict_of, without_titles

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def test_a_published_total() -> None:
    """202 Lao động tiên tiến allow 30 Chiến sĩ thi đua cơ sở and not 31: 15 % are 30,3."""
    for best, rules in ((30, []), (31, ["quota-exceeded"])):
        verdict = verdict_of(agency_of([102, 100], best)).campaigns[0]
        assert [f.rule for f in verdict.findings if f.rule == "quota-exceeded"] == rules
        count = verdict.counts.nominated[0]
        assert (count.base, count.limit, count.arithmetic) == (202, 30, "15 % × 202 LĐTT = 30,3 → 30")


@pytest.mark.parametrize(("mode", "together"), [("xuong", 4), ("gan_nhat", 8), ("len", 9)])
def test_units_apart_and_the_agency_as_a_whole(mode: str, together: int) -> None:
    """Units of 6, 5, 5, 5, 7, 20 give 7 places by the agency, but 4, 8 or 9 as a sum of units."""
    files = agency_of([6, 5, 5, 5, 7, 20], 0)
    files[PLAN] = files[PLAN].replace(
        b"pham_vi: co_quan, lam_tron: xuong", f"pham_vi: co_quan, lam_tron: {mode}".encode()
    )
    counts = [c for c in verdict_of(files).campaigns[0].counts.nominated if c.quota.record.award == "CSTDCS"]
    assert sum(c.limit for c in counts if c.unit) == together
    if mode == "xuong":
        assert [c.limit for c in counts if not c.unit] == [7]


@pytest.mark.parametrize(
    ("present", "written", "told"),
    [
        (13, 0, ["Nguyễn Văn A được trình cấp trên: CSTĐ cấp tỉnh được 13/15 phiếu đồng ý, cần ít nhất 90 %"]),
        (13, 1, []),
        (14, 0, []),
    ],
)
def test_ninety_percent_of_all_members(present: int, written: int, told: list[str]) -> None:
    """Of 15 members 14 are needed for CSTĐ cấp tỉnh: 13 present, all in favour, are not enough without a written vote."""
    files = agency_of([20], 0)
    codes = [f"nv-{n}" for n in range(15)]
    members = "".join(f"  - {{ma_so: {code}, ho_ten: Nguyễn Văn A}}\n" for code in codes)
    files["submissions/2022/hoi-dong/hoi-dong.yaml"] = (
        f"schema: 1\nthanh_lap: {{ten: Quyết định thành lập, so: 02/QĐ, ngay: 2022-01-10}}\nthanh_vien:\n{members}".encode()
    )
    files["submissions/2022/hoi-dong/phien-hop-01.yaml"] = f"""schema: 1
phien: 1
ngay: 2022-12-27
co_mat: [{", ".join(codes[:present])}]
phieu_van_ban: [{", ".join(codes[present : present + written])}]
noi_dung:
  - {{don_vi: dv-0, ma_so: nv-15, ap_dung: CSTD_TINH, phieu: {{dong_y: {present + written}}}}}
trinh_cap_tren: [{{so: 30/TTr, ngay: 2022-12-28, gui: UBND tỉnh, ap_dung: [CSTD_TINH]}}]
""".encode()
    verdict = verdict_of(files)
    assert not verdict.skipped
    found = [f for f in verdict.findings if f.at.path.startswith("submissions/2022/hoi-dong/")]
    assert [f.message for f in found if f.rule == "below-threshold"] == told
    assert not {"votes-do-not-add-up", "quorum-missing"} & {f.rule for f in found}


def agency_of(sizes: list[int], best: int) -> dict[str, bytes]:
    """An agency whose units have so many people, all of them nominated, the first ones for more."""
    files = {path: data for path, data in base_files().items() if path.endswith(("co-quan.yaml", "ke-hoach.yaml"))}
    files["submissions/co-quan/don-vi.yaml"] = (
        "schema: 1\ndon_vi:\n"
        + "".join(f"  - {{ma: dv-{n}, ten: [{{ten: ĐV}}], ten_ngan: ĐV}}\n" for n in range(len(sizes)))
    ).encode()
    number = 0
    for unit, size in enumerate(sizes):
        roster, rows = "", ""
        for _ in range(size):
            roster += f"  - {{ma_so: nv-{number}, ho_ten: Nguyễn Văn A, tu_ngay: 2015-01-01}}\n"
            titles = "LDTT, CSTDCS" if number < best else "LDTT"
            rows += (
                f"  - {{ma_so: nv-{number}, ho_ten: Nguyễn Văn A, danh_hieu: [{titles}], xep_loai: HTTNV,\n"
                f"     sang_kien: {{ten: S{number}, so: S{number}, ngay: 2022-10-03, co_quan: Sở}}, ket_qua_phieu: {{dong_y: {size}}},\n"
                "     giay_to: [{loai: bao_cao_thanh_tich}],\n"
                "     cam_ket: {du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}}\n"
            )
            number += 1
        files[f"submissions/co-quan/nhan-su/dv-{unit}.yaml"] = (
            f"schema: 1\ndon_vi: dv-{unit}\nnguoi:\n{roster}".encode()
        )
        files[f"submissions/2022/don-vi/dv-{unit}/de-nghi.yaml"] = (
            f"schema: 1\nnam: 2022\ndon_vi: dv-{unit}\nca_nhan:\n{rows}".encode()
        )
    files[PLAN] = without_titles(files[PLAN], "dieu_kien_dang_ky:", "  dang_ky:", "binh_xet:").encode()
    return files
