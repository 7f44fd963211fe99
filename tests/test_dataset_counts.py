"""Which quotas of a plan are counted, and how."""

from __future__ import annotations

import pytest

from snapshots import edited, inputs_of
from thidua.dataset.counts import quotas
from thidua.dataset.repository import open_repository

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
OTHERS = ["doi_tuong: tap_the, toi_da: 30%, tinh_tren: LDTT", "doi_tuong: ca_nhan, toi_da: 30%, tinh_tren: CSTD_TQ"]


@pytest.mark.parametrize("other", OTHERS)
def test_of_collectives_or_of_what_the_plan_does_not_take_nothing_is_counted(other: str) -> None:
    """Both quotas of the base case are counted, and not a third."""
    files = edited(PLAN, ("giay_to:\n", f"  - {{ap_dung: CSTDCS, {other}, pham_vi: don_vi, muc: IV.2}}\ngiay_to:\n"))
    (campaign,) = open_repository(inputs_of(files)).campaigns
    assert [(one.record.award, one.record.scope.value) for one in quotas(campaign)] == [
        ("CSTDCS", "co_quan"),
        ("GIAY_KHEN", "don_vi"),
    ]
