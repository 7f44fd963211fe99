"""The files that somebody is given to fill in, and the one form of a file, each word for word: `tests/templates/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from snapshots import base_files, edited, verdict_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.draft import new_plan
from thidua.dataset.format import formatted
from thidua.dataset.law import regimes
from thidua.dataset.skeleton import new_nomination, new_registration
from thidua.source import OFFICE, Mapping, read

TEMPLATES = Path(__file__).parent / "templates"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
OTHER_REGISTRATION = "submissions/2022/don-vi/phong-hai/dang-ky.yaml"
ROSTER = "submissions/co-quan/nhan-su/phong-mot.yaml"
OTHER_ROSTER = "submissions/co-quan/nhan-su/phong-hai.yaml"
PAPERS = """\
  - {ap_dung: Bằng khen cấp tỉnh, loai: bao_cao_thanh_tich, ten: Báo cáo thành tích}
  - {ap_dung: GIAY_KHEN, loai: tom_tat, ten: Tóm tắt}
"""


def same(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """Whether a text is the one that was written down."""
    path = TEMPLATES / name
    if request.config.getoption("--bless"):
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")


def campaign_of(files: dict[str, bytes]) -> Campaign:
    """The base campaign with other files."""
    return verdict_of(files).campaigns[0].campaign


def year_of_movers() -> dict[str, bytes]:
    """Somebody moved in July and somebody retired in October; ideas, quotes, a proposal upwards, an unknown code."""
    table = edited(
        REGISTRATION,
        (
            "{ma: phong-mot, danh_hieu: [TT_LDTT]}",
            "{ma: phong-mot, danh_hieu: [TT_LDTT], khen_thuong: [BK_TINH, BK_BO]}",
        ),
        ("khen_thuong: [GIAY_KHEN]", "khen_thuong: [GIAY_KHEN]\n    sang_kien: Sổ tay “một cửa” \\ bản 2"),
    )[REGISTRATION]
    other = base_files()[OTHER_REGISTRATION] + "  - {ma_so: nv-777, ho_ten: Đỗ Thị Lạ, danh_hieu: [LDTT]}\n".encode()
    roster = edited(
        ROSTER,
        ("  - ma_so: nv-006\n", "  - ma_so: nv-006\n    den_ngay: 2022-06-30\n    ly_do: chuyen_don_vi\n"),
        ("  - ma_so: nv-005\n", "  - ma_so: nv-005\n    den_ngay: 2022-10-01\n    ly_do: nghi_huu\n"),
    )[ROSTER]
    moved = "  - {ma_so: nv-006, ho_ten: Lê Văn F, chuc_vu: Phó phòng, tu_ngay: 2022-07-01}\n".encode()
    plan = edited(
        PLAN,
        (
            "giay_to:\n",
            f"giay_to:\n{PAPERS}",
        ),
    )[PLAN]
    changed = {REGISTRATION: table, OTHER_REGISTRATION: other, ROSTER: roster, PLAN: plan}
    return base_files() | changed | {OTHER_ROSTER: base_files()[OTHER_ROSTER] + moved}


def test_a_registration_lists_who_is_in_the_unit_on_its_last_day(request: pytest.FixtureRequest) -> None:
    """Who came after the deadline is not there; who left after it is; the plan's awards are named."""
    same("dang-ky.yaml", new_registration(campaign_of(year_of_movers()), "phong-mot"), request)


def test_a_registration_of_nobody_says_so() -> None:
    """A unit without a roster gets an empty list, not a list with nothing in it."""
    files = {path: data for path, data in base_files().items() if path != ROSTER}
    assert new_registration(campaign_of(files), "phong-mot").endswith(
        "tap_the:\n  - {ma: phong-mot, danh_hieu: [(cần điền)], khen_thuong: []}\nca_nhan: []\n"
    )


def test_a_nomination_holds_what_was_registered(request: pytest.FixtureRequest) -> None:
    """Who moved away is not there, who retired still is; each with the papers and facts that the awards need."""
    same("de-nghi.yaml", new_nomination(campaign_of(year_of_movers()), "phong-mot"), request)


def test_a_nomination_follows_who_came(request: pytest.FixtureRequest) -> None:
    """Who moved here stands here, registered elsewhere; a code that no roster knows stays with its unit."""
    same("de-nghi-don-vi-moi.yaml", new_nomination(campaign_of(year_of_movers()), "phong-hai"), request)


def test_a_nomination_without_a_registration_is_empty_and_says_what_was_not_read() -> None:
    """Nobody was registered: all lists are empty; a table that cannot be read is named."""
    without = {path: data for path, data in base_files().items() if path != REGISTRATION}
    empty = new_nomination(campaign_of(without), "phong-mot")
    assert empty.endswith("\ntap_the: []\nca_nhan: []\n")
    assert "Còn chỗ chưa đọc được" not in empty
    unread = new_nomination(campaign_of(base_files() | {REGISTRATION: b"a: ["}), "phong-mot")
    assert unread.startswith(
        "# Hồ sơ đề nghị của Phòng Một, điền sẵn từ bảng đăng ký.\n"
        "# Còn chỗ chưa đọc được ở submissions/2022/don-vi/phong-mot/dang-ky.yaml: người ở đó chưa có trong tệp này.\n"
        "# Không đề nghị ai"
    )


def test_a_nomination_of_a_movement_without_registration_lists_the_unit(request: pytest.FixtureRequest) -> None:
    """Nobody had to register: everybody of the roster stands there, with awards of the plan to fill in."""
    plan = edited(PLAN, ("  dang_ky: {het_ngay: 2022-03-18, muc: IV.3}\n", ""))
    same("de-nghi-khong-dang-ky.yaml", new_nomination(campaign_of(plan), "phong-mot"), request)
    untitled = re.sub(r"(?m)^danh_hieu: .*\n", "", plan[PLAN].decode()).encode()
    text = new_nomination(campaign_of(plan | {PLAN: untitled}), "phong-mot")
    assert text.count("    danh_hieu: []\n    khen_thuong: [(cần điền)]\n    xep_loai: (cần điền)") == 6


def test_a_collective_is_voted_on_where_it_is_a_unit_and_the_plan_says_so() -> None:
    """The vote of a meeting of the unit: nobody votes so on a union."""
    votes = "    so_hoan_thanh: (cần điền)\n    ket_qua_phieu: {dong_y: (cần điền), "
    table = edited(REGISTRATION, ("tap_the:\n", "tap_the:\n  - {ma: cong-doan, danh_hieu: [TT_LDTT]}\n"))
    assert new_nomination(campaign_of(table), "phong-mot").count(votes) == 0
    plan = edited(PLAN, ("bo_phieu_tap_the: false", "bo_phieu_tap_the: true"))
    text = new_nomination(campaign_of(plan | {REGISTRATION: table[REGISTRATION]}), "phong-mot")
    assert text.count(votes) == 1
    assert text.index("- ma: phong-mot\n") < text.index(votes)


def test_a_nomination_without_papers_says_so() -> None:
    """Where the plan wants no paper with the dossier, the list is there and empty."""
    files = edited(PLAN, ("  - {ap_dung: ho_so, loai: bien_ban_hop, ten: Biên bản họp bình xét}\n", ""))
    assert "\ngiay_to: []\ntap_the:\n" in new_nomination(campaign_of(files), "phong-mot")


def old_plan(*more: str) -> Mapping:
    """The tree of the base plan with more lines."""
    tree = read(base_files()[PLAN] + "".join(more).encode(), OFFICE).tree
    assert tree is not None
    return tree


CLAUSES = """\
muc_vuong_mac: V
niem_yet: {so_ngay: 5, muc: V}
noi_dung_ke_hoach:
  - muc: I
    ten: Mục đích
    noi_dung: Năm 2022.
    y:
      - {muc: I.1, noi_dung: Một.}
      - {muc: I.2, ten: Hai, kiem_tra: [quota-exceeded]}
  - {muc: II, ten: Yêu cầu}
"""


def test_a_plan_lends_what_holds_for_another_year(request: pytest.FixtureRequest) -> None:
    """Practice, clauses and quotas are lent, without days, shares and words of the old year."""
    text = new_plan("2023", 2023, Catalogue(regimes()["nd-91-2017"]), old_plan(CLAUSES))
    same("ke-hoach-2023.yaml", text, request)


def test_a_plan_lends_nothing_that_the_new_law_bars(request: pytest.FixtureRequest) -> None:
    """Under the law of 2025 no cap of a title and no duty to register; the zone and the kind stay."""
    old = {**old_plan(), "mui_gio": "+08:00", "loai_phong_trao": "chuyen_de", "han_nop": {"de_nghi": {}}}
    same("ke-hoach-2026.yaml", new_plan("2026", 2026, Catalogue(regimes()["nd-152-2025"]), old), request)


def test_a_first_plan_has_all_awards_of_its_law(request: pytest.FixtureRequest) -> None:
    """Nothing to lend: both stages, and every title and commendation to choose from."""
    same("ke-hoach-dau-tien.yaml", new_plan("x-2026", 2026, Catalogue(regimes()["nd-152-2025"]), {}), request)


def code(text: str) -> str:
    """Codes of the regime of 2017."""
    return Catalogue(regimes()["nd-91-2017"]).code(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: x\r\nb: y  \r\n", "a: x\nb: y\n"),
        ("\ufeffa: x\n", "a: x\n"),
        ("danh_hieu: [Lao động tiên tiến]  # giữ\n", "danh_hieu: [LDTT]  # giữ\n"),
        ("danh_hieu: [“LDTT”, „CSTDCS”]\n", "danh_hieu: [LDTT, CSTDCS]\n"),
        ("khen_thuong:\n  - Giấy khen\n", "khen_thuong:\n  - GIAY_KHEN\n"),
        ("khen_thuong: [Bằng gì đó]\n", "khen_thuong: [Bằng gì đó]\n"),
        ("khen_thuong: [Bằng  gì đó]\n", "khen_thuong: [Bằng  gì đó]\n"),
        ('khen_thuong: [""]\n', 'khen_thuong: [""]\n'),
        ("ngay: 8/3/2022\n", "ngay: 2022-03-08\n"),
        ("ngay: 2022–03–08\n", "ngay: 2022-03-08\n"),
        ("ghi_chu: “ISO”\n", "ghi_chu: “ISO”\n"),
        ("ghi_chu: 8/3/2022\n", "ghi_chu: 8/3/2022\n"),
        ("don_vi: “phong-mot”\n", "don_vi: phong-mot\n"),
        ("don_vi: “Phòng Một”\n", "don_vi: “Phòng Một”\n"),
        ("ca_nhan:\n  - {ma_so: “nv-001”, xep_loai: “HTTNV”}\n", "ca_nhan:\n  - {ma_so: nv-001, xep_loai: HTTNV}\n"),
        ("ten: e\u0301\n", "ten: é\n"),
        ("a: [\r\n", "a: [\r\n"),
    ],
)
def test_the_one_form(before: str, after: str) -> None:
    """Codes, ISO days, NFC, LF and no blanks at the end; running text and what cannot be read stay as they are."""
    assert formatted(before.encode(), code) == after.encode()
    assert formatted(after.encode(), code) == after.encode()


def test_what_would_say_something_else_stays_as_it_is() -> None:
    """Where a name is the code of another award, nothing is written in its place."""
    swapped = {"A": "B", "B": "A"}
    assert formatted(b"danh_hieu: [A]  # x\r\n", swapped.__getitem__) == b"danh_hieu: [A]  # x\r\n"
