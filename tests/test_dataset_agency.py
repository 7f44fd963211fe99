"""Regimes in force, what stands where a file is missing, and names that Git obeys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from snapshots import base_files, case_files, edited, inputs_of
from thidua.dataset.agency import AgencyFiles, agency_files
from thidua.dataset.file import open_file
from thidua.dataset.law import regimes
from thidua.dataset.layout import slot_of
from thidua.dataset.received import as_received
from thidua.dataset.repository import open_repository
from thidua.dataset.request import unit_of
from thidua.dataset.timing import Timing
from thidua.model.regime import Regime
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.receipts.receipt import Receipt, dump, mark_of

OWN = "submissions/co-quan/quy-dinh/quy-dinh-rieng.yaml"
UNITS = "submissions/co-quan/don-vi.yaml"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"


def agency(files: dict[str, bytes]) -> AgencyFiles:
    """The shared files."""
    shared = [path for path in files if not slot_of(path).campaign]
    return agency_files([open_file(path, files[path]) for path in shared], regimes())


def regime(code: str, since: date, until: date | None = None) -> Regime:
    """A regime of which nothing but its days is asked."""
    return Regime.model_construct(code=code, since=since, until=until)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2016, 12, 31), None),
        (date(2017, 1, 1), "cu"),
        (date(2019, 12, 31), "cu"),
        (date(2020, 1, 1), "moi"),
        (date(2020, 12, 31), "moi"),
        (date(2021, 1, 1), "cu"),
        (date(2022, 1, 1), None),
    ],
)
def test_the_newest_regime_of_a_day_is_in_force(day: date, code: str | None) -> None:
    """Where several are in force the one that began last; the first and the last day are days of it."""
    known = {
        "moi": regime("moi", date(2020, 1, 1), date(2020, 12, 31)),
        "cu": regime("cu", date(2017, 1, 1), date(2021, 12, 31)),
    }
    for order in (known, dict(reversed(known.items()))):
        found = agency_files([], order).in_force(day)
        assert (found.code if found else None) == code


def test_a_year_without_a_regime_of_its_own_has_the_last_one() -> None:
    """By its code, else the one in force at the end of the year, else the one that began last."""
    known = {
        "a": regime("a", date(2017, 1, 1), date(2017, 12, 31)),
        "b": regime("b", date(2016, 1, 1), date(2016, 12, 31)),
    }
    files = agency_files([], known)
    assert [
        files.regime_of(code, year).code for code, year in (("b", 2017), ("?", 2016), ("?", 2017), ("?", 2030))
    ] == [
        "b",
        "b",
        "a",
        "a",
    ]


def test_the_repositorys_own_regime_stands_beside_the_packages() -> None:
    """And in place of one of the same code."""
    (file,) = (path for path in case_files("unknown-regime/clean-own-regime") if "/quy-dinh/" in path)
    own = agency(case_files("unknown-regime/clean-own-regime"))
    assert set(own.regimes) - set(regimes()) == {file.rpartition("/")[2].removesuffix(".yaml")}
    assert dict(agency(base_files()).regimes) == dict(regimes())


def test_without_a_list_of_units_there_is_none() -> None:
    """What is said of it is said at its place."""
    files = base_files()
    del files[UNITS]
    nowhere = agency(files).units.file
    assert (nowhere.path, nowhere.data, nowhere.record.units) == (UNITS, b"", ())


@pytest.mark.parametrize(
    ("name", "unit"),
    [("x.yaml", "phong-mot"), (".gitkeep", "phong-mot"), (".GITKEEP", ""), (".gitattributes", ""), (".x", "")],
)
def test_what_git_obeys_is_the_offices(name: str, unit: str) -> None:
    """Wherever it lies in a unit's folder."""
    assert unit_of(f"submissions/2022/don-vi/phong-mot/{name}") == unit


def receipt(**more: object) -> Receipt:
    """A receipt of the nomination of one unit, by an account that nobody knows."""
    plain = {"schema": 1, "seq": 1, "previous": "", "event": "1", "instant": "2022-12-10T03:00:00Z", "source": "git"}
    whose = {"account": {"name": "la"}, "campaign": "2022", "unit": "phong-mot", "stage": "de_nghi", "path": NOMINATION}
    return Receipt.model_validate(plain | whose | more)


def timing(files: dict[str, bytes], *receipts: Receipt) -> Timing:
    """When files came, long after."""
    found = open_repository(inputs_of(files)).campaigns[0]
    at = datetime(2023, 1, 5, tzinfo=UTC)
    return Timing(found.plan.record, Ledger(receipts), at, (), agency(files), {})


@pytest.mark.parametrize(
    ("units", "more", "known"),
    [
        (b"", {}, False),
        (b"", {"account": {"name": "tk-phong-mot"}}, True),
        (b"schema: [", {}, True),
        (b"schema: [", {"entitled": False}, False),
        (b"schema: [", {"entitled": True}, True),
        (b"", {"entitled": True}, True),
    ],
)
def test_whose_receipts_count_while_the_list_cannot_be_read(
    units: bytes,
    more: dict[str, object],
    known: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """All that do not say whose they are; by the list where there is one, and by what the list of that time said."""
    files = base_files() | ({UNITS: units} if units else {})
    assert set(timing(files, receipt(**more)).by_path) == ({NOMINATION} if known else set())


@pytest.mark.parametrize(("day", "known"), [("2021-12-31T16:59:59Z", False), ("2021-12-31T17:00:00Z", True)])
def test_the_days_of_an_account_are_days_of_the_plans_zone(day: str, known: bool) -> None:  # noqa: FBT001 - a table
    """An account of 2022 begins at midnight at +07:00."""
    files = edited(UNITS, ('{ten: tk-phong-mot, id: "100"}', '{ten: tk-phong-mot, id: "100", tu_ngay: 2022-01-01}'))
    sent = receipt(account={"name": "tk-phong-mot"}, instant=day)
    assert bool(timing(files, sent).by_path) is known


def test_what_was_received_replaces_what_stands() -> None:
    """Head, people and collectives of both stages, each with the standing and the awards that count."""
    base = base_files()
    parts = {"dang_ky": "dang-ky", "de_nghi": "de-nghi"}
    whole = open_repository(inputs_of(base)).campaigns[0]
    files: dict[str, bytes] = {}
    versions: dict[str, bytes] = {}
    now = dict(base)
    for seq, (stage, name) in enumerate(parts.items(), start=1):
        path = f"submissions/2022/don-vi/phong-mot/{name}.yaml"
        books = whole.registrations if stage == "dang_ky" else whole.nominations
        entries = {entry.key: entry.digest for entry in books["phong-mot"].entries}
        versions[str(seq) * 40] = base[path]
        sent = receipt(
            seq=seq,
            event=str(seq),
            stage=stage,
            path=path,
            blob=str(seq) * 40,
            entries=entries,
            account={"name": "tk-phong-mot"},
            instant="2022-03-10T03:00:00Z",
            previous=mark_of(files["000001.json"]) if files else "",
        )
        files[f"{seq:06}.json"] = dump(sent)
        text = base[path].decode().replace("ho_ten: ", "ho_ten: X ").replace("[TT_LDTT]", "[TT_LDXS]")
        now[path] = text.replace("don_vi: phong-mot\n", "don_vi: phong-mot\nghi_chu: X\n", 1).encode()
    asked = inputs_of(now, "2023-01-05T00:00+07:00")._replace(ledgers={"2022": read_ledger(files)}, versions=versions)
    (found,) = open_repository(asked).campaigns
    counted = as_received(found)
    for before, after, then in (
        (found.registrations, counted.registrations, whole.registrations),
        (found.nominations, counted.nominations, whole.nominations),
    ):
        stands, counts, was = (books["phong-mot"] for books in (before, after, then))
        assert [one.record for one in counts.entries] == [one.record for one in was.entries]
        assert [one.record for one in stands.people] != [one.record for one in was.people]
        assert [one.record for one in stands.collectives] != [one.record for one in was.collectives]
        assert counts.head is not None
        assert was.head is not None
        assert counts.head.record == was.head.record
        assert [(one.counted, one.standing) for one in counts.entries] == [
            (one.counted, one.standing) for one in stands.entries
        ]
    headless = replace(found, nominations={"phong-mot": found.nominations["phong-mot"]._replace(head=None)})
    assert as_received(headless).nominations["phong-mot"].head is None
