"""What a unit's file holds: its entries, the version of each that counts, and what may be hidden in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from snapshots import base_files, edited
from test_dataset_standing import digests, ledger_of
from test_rules_lateness import EXTENSIONS, REFUSED
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository

NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
ROSTER = "submissions/co-quan/nhan-su/phong-mot.yaml"
ACCEPTED = REFUSED.replace(b"tu_choi", b"chap_nhan_tre")
KEY, BLOB = "ca_nhan/nv-001", "a" * 40
COLLECTIVES = (
    "tap_the:\n  - ma: phong-mot\n    danh_hieu: [TT_LDTT]\n    quan_so: 6\n    so_hoan_thanh: 6\n"
    "    cam_ket: {khong_ai_bi_canh_cao_tro_len: true}\n"
)


def dossier(files: dict[str, bytes]) -> Dossier:
    """The nomination of the first unit."""
    (campaign,) = open_repository(Inputs(files, regimes())).campaigns
    return campaign.nominations["phong-mot"]


@pytest.mark.parametrize(
    ("instead", "hidden"),
    [
        (COLLECTIVES, set()),
        ("", set()),
        ("tap_the: phong-mot\n", {"tap_the"}),
        ("tap-the:\n  - ma: phong-mot\n", {"tap_the"}),
    ],
)
def test_a_list_may_be_hidden_under_a_key_that_nobody_knows(instead: str, hidden: set[str]) -> None:
    """Or be no list; where it is simply left out nobody is missing."""
    assert dossier(edited(NOMINATION, (COLLECTIVES, instead))).hidden == hidden


def test_a_collective_is_no_person_whatever_its_code() -> None:
    """A code that somebody had before is the person's, not the collective's."""
    files = base_files() | edited(ROSTER, ("ma_so: nv-001\n", "ma_so: nv-001\n    ma_so_cu: [phong-mot]\n"))
    (one,) = dossier(files).collectives
    assert one.code == "phong-mot"


def corrected(ruling: bytes) -> Entry[object]:
    """A person corrected after the deadline, with what was decided on it; the version before can be had."""
    old, files = base_files(), edited(NOMINATION, ("danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTT]"))
    files |= {EXTENSIONS: ruling} if ruling else {}
    days = (("2022-12-10T02:00:00Z", old), ("2022-12-19T02:00:00Z", files))
    ledger = ledger_of(*(("phong-mot", day, {KEY: digests(those, "phong-mot")[KEY]}) for day, those in days))
    receipts = tuple(
        one.model_copy(update={"blob": blob}) for one, blob in zip(ledger.receipts, (BLOB, ""), strict=True)
    )
    inputs = Inputs(
        files,
        regimes(),
        ledgers={"2022": ledger._replace(receipts=receipts)},
        versions={BLOB: old[NOMINATION]},
        at=datetime(2022, 12, 20, tzinfo=UTC),
    )
    (campaign,) = open_repository(inputs).campaigns
    return next(one for one in campaign.nominations["phong-mot"].people if one.key == KEY)


@pytest.mark.parametrize(
    ("ruling", "counted"),
    [
        (b"", ("LDTT", "CSTDCS")),
        (REFUSED, ("LDTT", "CSTDCS")),
        (ACCEPTED, ("LDTT",)),
        (ACCEPTED.replace(b"phong-mot", b"phong-hai"), ("LDTT", "CSTDCS")),
        (ACCEPTED.replace(b"de_nghi", b"dang_ky"), ("LDTT", "CSTDCS")),
    ],
)
def test_a_late_correction_stands_beside_what_it_corrects(ruling: bytes, counted: tuple[str, ...]) -> None:
    """The version before can be seen whatever was decided; it counts until the correction is accepted.

    What was accepted of another unit or at another stage is no decision on it.
    """
    entry = corrected(ruling)
    assert (entry.titles, entry.counted) == (("LDTT",), counted)
    assert entry.earlier is not None
    assert entry.earlier.titles == ("LDTT", "CSTDCS")
    assert entry.earlier.digest == entry.standing.on_time_digest == digests(base_files(), "phong-mot")[KEY]
    assert entry.received == (None if counted == ("LDTT",) else entry.earlier)


def test_an_entry_that_came_in_time_has_no_other_version() -> None:
    """Though it came twice."""
    files = base_files()
    digest = digests(files, "phong-mot")[KEY]
    ledger = ledger_of(*(("phong-mot", f"2022-12-{day}T02:00:00Z", {KEY: digest}) for day in (10, 12)))
    (campaign,) = open_repository(Inputs(files, regimes(), ledgers={"2022": ledger})).campaigns
    entry = next(one for one in campaign.nominations["phong-mot"].people if one.key == KEY)
    assert (entry.earlier, entry.received, entry.digest) == (None, None, digest)
