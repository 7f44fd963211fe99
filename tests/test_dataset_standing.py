"""Who counts in a unit and in the agency, and whose nominations came last."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from operator import itemgetter

import pytest

from snapshots import base_files, case_files
from test_rules_lateness import EXTENSIONS, OLD_DIGEST, REFUSED
from thidua.dataset.count import Pending
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.dataset.rightful import rightful
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.receipts.receipt import Receipt, Register, Source, dump, mark_of
from thidua.receipts.standing import Counting
from thidua.rules.verdict import CampaignVerdict, judge

ACCOUNTS = {"phong-mot": "100", "phong-hai": "101", "van-phong": "102"}


def ledger_of(*events: tuple[str, str, dict[str, str]]) -> Ledger:
    """A ledger of nominations: unit, instant and digests by key, each through the unit's account."""
    files: dict[str, bytes] = {}
    for seq, (unit, instant, entries) in enumerate(events, start=1):
        plain = {
            "schema": 1,
            "seq": seq,
            "previous": mark_of(list(files.values())[-1]) if files else "",
            "event": f"e{seq}",
            "instant": instant,
            "source": "git",
            "account": {"name": f"tk-{unit}", "id": ACCOUNTS[unit]},
            "campaign": "2022",
            "unit": unit,
            "stage": "de_nghi",
            "path": f"submissions/2022/don-vi/{unit}/de-nghi.yaml",
            "entries": entries,
        }
        files[f"{seq:06}.json"] = dump(Receipt.model_validate(plain))
    return read_ledger(files)


def digests(files: dict[str, bytes], unit: str) -> dict[str, str]:
    """The digests of the people whom a unit nominates in these files, by key."""
    (campaign,) = open_repository(Inputs(files, regimes())).campaigns
    return {one.key: one.digest for one in campaign.nominations[unit].people}


def judged(files: dict[str, bytes], *events: tuple[str, str, dict[str, str]]) -> CampaignVerdict:
    """The verdict on files with such a ledger."""
    return judge(open_repository(Inputs(files, regimes(), ledgers={"2022": ledger_of(*events)}))).campaigns[0]


@pytest.mark.parametrize(
    ("rulings", "own"),
    [
        ({}, Pending(waiting=1)),
        ({EXTENSIONS: REFUSED}, Pending(broken=1)),
    ],
)
def test_a_lost_version_is_told_of_its_unit_and_of_the_agency(rulings: dict[str, bytes], own: Pending) -> None:
    """While its correction is undecided it waits; once refused it is missing; other units know nothing of it."""
    files = base_files() | rulings
    now = digests(files, "phong-mot")["ca_nhan/nv-006"]
    key = "ca_nhan/nv-006"
    verdict = judged(
        files,
        ("phong-mot", "2022-12-10T02:00:00Z", {key: OLD_DIGEST}),
        ("phong-mot", "2022-12-19T02:00:00Z", {key: now}),
    )
    pending = {(one.quota.record.award, one.unit): one.pending for one in verdict.counts.nominated}
    assert pending == {
        (award, unit): own if unit in {"", "phong-mot"} else Pending()
        for award in ("CSTDCS", "GIAY_KHEN")
        for unit in ("", "phong-mot", "phong-hai", "van-phong")
    }


@pytest.mark.parametrize(
    ("first", "second", "other", "remark"),
    [
        ("15", "13", "14", "; hồ sơ nhận sau cùng: Phòng Hai (09:00 15/12/2022)"),
        ("13", "15", "14", "; hồ sơ nhận sau cùng: Phòng Hai (09:00 15/12/2022)"),
        ("13", "13", "14", "; hồ sơ nhận sau cùng: Phòng Một (09:00 14/12/2022)"),
        ("13", "14", "14", ""),
        ("13", "14", "", "; hồ sơ nhận sau cùng: Phòng Một (chưa có biên nhận)"),
        ("13", "", "14", "; hồ sơ nhận sau cùng: Phòng Hai (chưa có biên nhận)"),
        ("13", "", "", ""),
    ],
)
def test_an_excess_of_the_agency_names_whose_nominations_came_last(
    first: str, second: str, other: str, remark: str
) -> None:
    """By the latest receipt of the unit's people who count; what has no receipt is last; of two nobody is named."""
    files = case_files("quota-exceeded/agency-one-over")
    came = (("phong-hai", "nv-007", first), ("phong-hai", "nv-008", second), ("phong-mot", "nv-001", other))
    sealed = {unit: digests(files, unit) for unit in ("phong-hai", "phong-mot")}
    events = [
        (unit, f"2022-12-{day}T02:00:00Z", {key: sealed[unit][key]})
        for unit, key, day in sorted(((unit, f"ca_nhan/{code}", day) for unit, code, day in came), key=itemgetter(2))
        if day
    ]
    (found,) = (one for one in judged(files, *events).findings if one.rule == "quota-exceeded")
    assert found.message == f"toàn cơ quan đề nghị 3 CSTĐCS, nhiều nhất 2 (15 % × 16 LĐTT = 2,4 → 2){remark}"


@pytest.mark.parametrize("held", ["last", "first", "none"])
def test_what_came_twice_unchanged_is_read_where_it_is_held(held: str) -> None:
    """An entry stands as it was received in any version with its digest, be the last one lost or not."""
    old = base_files()
    path, key = "submissions/2022/don-vi/phong-mot/de-nghi.yaml", "ca_nhan/nv-006"
    before = digests(old, "phong-mot")[key]
    files = {
        **old,
        path: old[path].replace(
            b"ho_ten: L\xc3\xaa V\xc4\x83n F\n", b"ho_ten: L\xc3\xaa V\xc4\x83n F\n    ghi_chu: m\n"
        ),
    }
    now = digests(files, "phong-mot")[key]
    assert now != before
    days = [("2022-12-10T02:00:00Z", before), ("2022-12-12T02:00:00Z", before), ("2022-12-19T02:00:00Z", now)]
    ledger = ledger_of(*(("phong-mot", day, {key: digest}) for day, digest in days))
    blobs = {"first": "a" * 40, "last": "b" * 40, "late": "c" * 40}
    receipts = [
        one.model_copy(update={"blob": blob}) for one, blob in zip(ledger.receipts, blobs.values(), strict=True)
    ]
    versions = {blobs[held]: old[path]} if held != "none" else {}
    inputs = Inputs(files, regimes(), ledgers={"2022": ledger._replace(receipts=tuple(receipts))}, versions=versions)
    (campaign,) = open_repository(inputs).campaigns
    (entry,) = (one for one in campaign.nominations["phong-mot"].people if one.key == key)
    assert entry.standing.blob == blobs["last"]
    assert entry.counted == (() if held == "none" else ("LDTT",))
    gone = {**files, path: re.sub(rb"  - ma_so: nv-006\n(    .*\n)*", b"", files[path])}
    early = ledger._replace(receipts=tuple(receipts[:2]))
    (campaign,) = open_repository(inputs._replace(files=gone, ledgers={"2022": early})).campaigns
    (vanished,) = (one for one in campaign.unseen if one.key == key)
    assert vanished.titles == entry.counted


def test_whose_own_term_still_runs_is_not_overdue() -> None:
    """One person of a unit has an extension: after the deadline the others have not come, that one may still."""
    ruling = REFUSED.replace(b"tu_choi", b"gia_han").replace(b"phong-mot", b"phong-mot, nguoi: [nv-006]")
    ruling = ruling.replace(b"2022-12-20", b"2022-12-10").replace(b"ly_do", b"den_het_ngay: 2022-12-20, ly_do")
    files = base_files() | {EXTENSIONS: ruling}
    ledger = ledger_of(("phong-hai", "2022-12-10T02:00:00Z", {"ca_nhan/nv-007": OLD_DIGEST}))
    inputs = Inputs(files, regimes(), ledgers={"2022": ledger}, at=datetime(2022, 12, 18, tzinfo=UTC))
    (campaign,) = open_repository(inputs).campaigns
    people = campaign.nominations["phong-mot"].people
    assert [one.code for one in people if not one.standing.unreceived] == ["nv-006"]


def test_what_came_after_the_instant_of_asking_does_not_count_then() -> None:
    """The file came before with one person and again with another one: by then only the first had come."""
    files = base_files()
    now = digests(files, "phong-mot")
    first, second = "ca_nhan/nv-001", "ca_nhan/nv-006"
    days = (("2022-12-10T02:00:00Z", [first]), ("2022-12-14T02:00:00Z", [first, second]))
    ledger = ledger_of(*(("phong-mot", day, {key: now[key] for key in keys}) for day, keys in days))
    for day, counts in ((12, Counting.NONE), (15, Counting.CURRENT)):
        at = datetime(2022, 12, day, tzinfo=UTC)
        (campaign,) = open_repository(Inputs(files, regimes(), ledgers={"2022": ledger}, at=at)).campaigns
        found = {one.key: one for one in campaign.nominations["phong-mot"].people}
        assert (found[first].standing.counted, found[second].standing.counted) == (Counting.CURRENT, counts)
        assert found[second].counted == (() if counts is Counting.NONE else ("LDTT",))


@pytest.mark.parametrize(
    ("hours", "last"), [((), "2022-12-09T17:00"), ((16,), "2022-12-09T17:00"), ((18,), "2022-12-09T18:00")]
)
def test_a_day_of_the_register_begins_in_the_zone_of_the_plan(hours: tuple[int, ...], last: str) -> None:
    """What vanished was received last on that day, or after it had begun there, whatever it was in UTC."""
    files = base_files()
    key = "ca_nhan/nv-006"
    days = ("2022-12-10T00:00:00Z", *(f"2022-12-09T{hour}:00:00Z" for hour in hours))
    ledger = ledger_of(*(("phong-mot", day, {key: f"{number}" * 64}) for number, day in enumerate(days)))
    paper = {"day_only": True, "source": Source.PAPER, "register_": Register(received_by="Trần Thị B")}
    first, *others = ledger.receipts
    path = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
    files[path] = re.sub(rb"  - ma_so: nv-006\n(    .*\n)*", b"", files[path])
    noted = ledger._replace(receipts=(first.model_copy(update=paper), *others))
    (campaign,) = open_repository(Inputs(files, regimes(), ledgers={"2022": noted})).campaigns
    (gone,) = campaign.unseen
    assert (gone.key, gone.received_at) == (key, datetime.fromisoformat(f"{last}:00+00:00"))
    assert gone.digest == ("1" if last.endswith("18:00") else "0") * 64


def test_what_the_main_branch_has_had_since_changes_nothing_of_before() -> None:
    """Asked about an instant, whatever came later: given up then, a newer version is no newer one, merged later or not."""
    files, key = base_files(), "ca_nhan/nv-006"
    now = digests(files, "phong-mot")[key]
    days = (("09", now), ("10", OLD_DIGEST), ("11", now), ("20", OLD_DIGEST))
    *came, beside, merged = ledger_of(
        *(("phong-mot", f"2022-12-{day}T02:00:00Z", {key: digest}) for day, digest in days)
    ).receipts
    every = (*came, beside.model_copy(update={"carried": (key,)}), merged.model_copy(update={"onto_main": True}))
    at = datetime(2022, 12, 19, tzinfo=UTC)
    inputs = Inputs(files, regimes(), ledgers={"2022": Ledger(every)}, at=at)
    (campaign,) = open_repository(inputs).campaigns
    (found,) = (one.standing for one in campaign.nominations["phong-mot"].entries if one.key == key)
    assert (found.counted, found.received_at, found.unreceived) == (Counting.CURRENT, beside.instant, False)
    assert [one.entries for one in rightful(campaign)] == [{key: now}, {key: OLD_DIGEST}, {key: now}]
