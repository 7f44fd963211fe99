"""A new movement, year, title, paper or regime touches no code: all of them are data."""

from __future__ import annotations

from agency import PROJECT
from snapshots import base_files, verdict_of, without_titles

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def test_a_thematic_movement_is_data() -> None:
    """Giấy khen only, no registration stage, no titles; its Giấy khen do not count into the yearly quota."""
    files = base_files()
    text = without_titles(
        files[PLAN],
        "danh_hieu:",
        "  dang_ky:",
        "dieu_kien_dang_ky:",
        "  - {ap_dung:",
        "giay_to:",
        "ty_le:",
        "binh_xet:",
    )
    text = (
        text.replace('ma: "2022"', "ma: chuyen-doi-so")
        .replace("thuong_xuyen", "chuyen_de")
        .replace("[GIAY_KHEN, BK_TINH]", "[GIAY_KHEN]")
    )
    files["submissions/chuyen-doi-so/ke-hoach/ke-hoach.yaml"] = text.encode()
    rows = "".join(
        f"  - {{ma_so: nv-00{n}, ho_ten: {name}, khen_thuong: [GIAY_KHEN]}}\n"
        for n, name in ((4, "Nguyễn Văn D"), (5, "Trần Thị E"))
    )
    head = "schema: 1\nnam: 2022\ndon_vi: phong-mot\nxac_nhan: {ho_ten: Phạm Thị M, hinh_thuc: ky_giay, ngay: 2022-12-13}\n"
    files["submissions/chuyen-doi-so/don-vi/phong-mot/de-nghi.yaml"] = f"{head}ca_nhan:\n{rows}".encode()
    verdict = verdict_of(files)
    thematic = next(one for one in verdict.campaigns if one.campaign.code == "chuyen-doi-so")
    assert {f.rule for f in thematic.findings} == {"nomination-missing"}
    assert [stage.value for stage in thematic.campaign.stages()] == ["de_nghi"]
    yearly = next(one for one in verdict.campaigns if one.campaign.code == "2022")
    assert [c.count for c in yearly.counts.nominated if c.unit == "phong-mot"] == [1, 2]


def test_a_year_under_another_regime_is_data() -> None:
    """A 2026 plan under the 2025 regime, without caps and without registration as a condition."""
    files = {path: data for path, data in base_files().items() if "/co-quan/" in path}
    source = base_files()
    text = without_titles(
        source[PLAN],
        "dieu_kien_dang_ky:",
        "  - {ap_dung: CSTDCS, doi_tuong",
        "  - {ap_dung: GIAY_KHEN",
        "ty_le:",
        "  dang_ky:",
    )
    files["submissions/2026/ke-hoach/ke-hoach.yaml"] = (
        text.replace("2022", "2026").replace("nd-91-2017", "nd-152-2025").encode()
    )
    for path, data in source.items():
        if path.endswith("de-nghi.yaml"):
            files[path.replace("2022", "2026")] = data.replace(b"2022", b"2026")
    (verdict,) = verdict_of(files).campaigns
    assert verdict.findings == ()
    assert verdict.counts.nominated == ()
    worse = dict(files)
    path = "submissions/2026/don-vi/phong-mot/de-nghi.yaml"
    worse[path] = files[path].replace(b"HTTNV", b"HTNV", 1)
    assert [(f.rule, f.severity.value) for f in verdict_of(worse).findings] == [("grade-too-low", "error")]


def test_a_title_a_paper_and_a_regime_of_ones_own_are_data() -> None:
    """A regime file of the repository with a new title, and a plan that asks for a new paper."""
    files = base_files()
    law = (PROJECT / "tools/thidua/law/nd-91-2017.yaml").read_text("utf-8").replace("ma: nd-91-2017", "ma: rieng", 1)
    award = "  - {ma: GUONG_SANG, ten: Gương sáng, ten_ngan: GS, loai: danh_hieu, doi_tuong: [ca_nhan], thu_bac: 5,\n     ca_nhan: {can_danh_hieu: [{mot_trong: [LDTT], can_cu: Quy chế, dau: C}]}}\n"
    files["submissions/co-quan/quy-dinh/rieng.yaml"] = (law + award).encode()
    plan = (
        files[PLAN]
        .decode()
        .replace("nd-91-2017", "rieng")
        .replace("danh_hieu: [LDTT,", "danh_hieu: [LDTT, GUONG_SANG,")
    )
    files[PLAN] = plan.replace(
        "giay_to:\n", "giay_to:\n  - {ap_dung: GUONG_SANG, loai: thu_khen, ten: Thư khen}\n"
    ).encode()
    for name in ("dang-ky", "de-nghi"):
        path = f"submissions/2022/don-vi/phong-hai/{name}.yaml"
        files[path] = files[path].replace(b"danh_hieu: [LDTT]", "danh_hieu: [LDTT, Gương  sáng]".encode(), 1)
    assert [f.rule for f in verdict_of(files).findings] == ["paper-missing"]
