"""The year of the Office, day by day."""

from __future__ import annotations

from datetime import date

from snapshots import base_files, campaign_of_2022, verdict_of
from thidua.publish.duties import duties, duties_page


def test_the_year_of_the_office_follows_the_plan() -> None:
    """Reminders 7, 3 and 1 days before, the ledger on the day after, head count, posting; by their days."""
    found = duties(campaign_of_2022().campaigns[0].campaign)
    assert [(duty.day, duty.how) for duty in found] == [
        (date(2022, 2, 24), "co-quan/nhan-su/"),
        *((date(2022, 3, day), "thidua remind") for day in (11, 15, 17)),
        (date(2022, 3, 18), "thidua receipt record --by-office"),
        (date(2022, 3, 19), "thidua receipt verify"),
        (date(2022, 3, 19), "ke-hoach/gia-han.yaml"),
        (date(2022, 11, 30), "co-quan/nhan-su/"),
        *((date(2022, 12, day), "thidua remind") for day in (9, 13, 15)),
        (date(2022, 12, 16), "thidua receipt record --by-office"),
        (date(2022, 12, 17), "thidua receipt verify"),
        (date(2022, 12, 17), "ke-hoach/gia-han.yaml"),
        (date(2022, 12, 17), "thidua check"),
        (date(2023, 1, 9), "thidua lock 2022"),
    ]
    assert "Thứ Sáu, 11/03/2022" in duties_page(campaign_of_2022().campaigns[0].campaign)


def test_a_decision_that_is_not_posted_yet_is_to_be_posted() -> None:
    """For as many days as the plan wants."""
    files = dict(base_files())
    files["submissions/2022/ke-hoach/ke-hoach.yaml"] += b"niem_yet: {so_ngay: 5}\n"
    files["submissions/2022/hoi-dong/quyet-dinh-01.yaml"] = (
        "schema: 1\nloai: cong_nhan\nco_quan_ban_hanh: Sở Mẫu\nso: 1/QĐ\nngay: 2022-12-30\n"
        "ca_nhan:\n  - {ma_so: nv-001, ho_ten: Trần Thị A, don_vi: phong-mot, danh_hieu: [LDTT]}\n"
    ).encode()
    last = duties(verdict_of(files).campaigns[0].campaign)[-1]
    assert (last.day, last.what) == (date(2022, 12, 30), "Niêm yết quyết định số 1/QĐ ít nhất 5 ngày")
