"""The dataset: counts, units and people over time, older versions, decisions that replace others."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import thidua
from snapshots import base_files, edited, verdict_of
from thidua.cli.arguments import translated
from thidua.cli.writing import write
from thidua.dataset.calendar import whole_months
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.dataset.file import open_file
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.membership import members, open_points
from thidua.dataset.numbers import approximate, decimal, percent, rounded
from thidua.dataset.repository import open_repository
from thidua.dataset.request import unit_of
from thidua.dataset.voting import last_cases, subject_of
from thidua.dataset.wording import listed
from thidua.finding import Severity, Who
from thidua.model.council import Case
from thidua.model.terms import Rounding, Scope, Subject
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Receipt, dump
from thidua.report.text import render
from thidua.rules.verdict import CampaignVerdict, judge
from thidua.snapshot import UsageError

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
UNITS = "submissions/co-quan/don-vi.yaml"
NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
REGISTRATION = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
SECOND = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"


def counts(files: dict[str, bytes]) -> Counts:
    """The counts of the base campaign."""
    return verdict_of(files).campaigns[0].counts


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2022, 3, 1), date(2022, 12, 31), 10),
        (date(2022, 3, 2), date(2022, 12, 31), 9),
        (date(2021, 12, 31), date(2022, 12, 31), 12),
        (date(2022, 1, 1), date(2022, 1, 31), 1),
        (date(2022, 1, 31), date(2022, 2, 28), 1),
        (date(2022, 1, 31), date(2022, 2, 27), 0),
        (date(2022, 5, 1), date(2022, 4, 1), 0),
    ],
)
def test_whole_months(start: date, end: date, months: int) -> None:
    """Both days count; a month that lacks one day is none."""
    assert whole_months(start, end) == months


@pytest.mark.parametrize(
    ("exact", "floor", "half", "ceiling"),
    [
        (Fraction(303, 10), 30, 30, 31),
        (Fraction(5, 2), 2, 3, 3),
        (Fraction(12, 5), 2, 2, 3),
        (Fraction(4), 4, 4, 4),
        (Fraction(0), 0, 0, 0),
    ],
)
def test_three_roundings(exact: Fraction, floor: int, half: int, ceiling: int) -> None:
    """Down, to the nearest with halves up, up."""
    assert [rounded(exact, mode) for mode in Rounding] == [floor, half, ceiling]


def test_shares_as_people_write_them() -> None:
    """Decimals with a comma, fractions where they do not end, a mark where they are rounded."""
    assert [decimal(Fraction(n, 10)) for n in (72, 70, 1)] == ["7,2", "7", "0,1"]
    assert decimal(Fraction(2, 3)) == "2/3"
    assert [percent(Fraction(15, 100)), percent(Fraction(125, 1000)), percent(Fraction(2, 3))] == [
        "15 %",
        "12,5 %",
        "2/3",
    ]
    assert [approximate(Fraction(200, 3)), approximate(Fraction(50))] == ["≈ 66,7", "50"]


def test_shares_end_within_four_digits_or_are_fractions() -> None:
    """Four digits after the comma are written, with noughts before but not after them; a fifth makes a fraction."""
    assert [decimal(Fraction(1, 16)), decimal(Fraction(101, 100)), decimal(Fraction(1, 32))] == [
        "0,0625",
        "1,01",
        "1/32",
    ]
    assert [percent(Fraction(1, 16)), percent(Fraction(1, 1_000_000)), percent(Fraction(1))] == [
        "6,25 %",
        "0,0001 %",
        "100 %",
    ]
    assert percent(Fraction(1, 10_000_000)) == "1/10000000"
    assert [approximate(Fraction(1, 3)), approximate(Fraction(1, 6)), approximate(Fraction(1, 16))] == [
        "≈ 0,3",
        "≈ 0,2",
        "0,0625",
    ]


def test_lists_of_names() -> None:
    """Five names, then how many more."""
    assert listed(["a", "b"]) == "a, b"
    assert listed(list("abcde")) == "a, b, c, d, e"
    assert listed(list("abcdefg")) == "a, b, c, d, e và 2 mục khác"


def test_titles_by_any_spelling() -> None:
    """Code, full name, short name, any case; an unknown text stays."""
    catalogue = Catalogue(regimes()["nd-91-2017"])
    spellings = ("LDTT", "Lao động tiên tiến", "lao  ĐỘNG tiên tiến", "LĐTT")
    assert {catalogue.code(text) for text in spellings} == {"LDTT"}
    assert catalogue.code("xyz") == "xyz"
    assert (catalogue.short("xyz"), catalogue.name("xyz")) == ("xyz", "xyz")


def test_names_of_units_over_time() -> None:
    """A renamed unit has the name of its day; a merged one is followed to its successor, also in a circle."""
    files = edited(
        UNITS,
        (
            "      - ten: Phòng Một\n",
            "      - {ten: Phòng Cũ, den_ngay: 2022-05-31}\n      - {ten: Phòng Mới, tu_ngay: 2022-06-01}\n",
        ),
        ("    ten_ngan: Phòng Hai\n", "    ten_ngan: Phòng Hai\n    ke_thua: [phong-ba]\n"),
        ("    ten_ngan: Văn phòng\n", "    ten_ngan: Văn phòng\n    ke_thua: [vong-1, phong-cu]\n"),
    )
    files[UNITS] += b"  - {ma: vong-1, ten: [{ten: V}], ten_ngan: V, ke_thua: [van-phong]}\n"
    units = verdict_of(files).campaigns[0].campaign.units
    assert units.name("phong-mot", date(2022, 5, 31)) == "Phòng Cũ"
    assert units.name("phong-mot", date(2022, 6, 1)) == "Phòng Mới"
    assert units.name("phong-hai", date(1999, 1, 1)) == "Phòng Hai"
    assert units.name("khong-co", date(2022, 1, 1)) == "khong-co"
    assert units.today("phong-ba") == "phong-hai"
    assert units.today("vong-1") == "van-phong"
    assert units.today("phong-cu") == "vong-1"


def test_a_name_that_no_period_covers_is_the_last() -> None:
    """Between two periods the last name stands in."""
    files = edited(UNITS, ("      - ten: Phòng Một\n", "      - {ten: Phòng Cũ, den_ngay: 2000-01-01}\n"))
    assert verdict_of(files).campaigns[0].campaign.units.name("phong-mot", date(2022, 1, 1)) == "Phòng Cũ"


def test_people_who_are_not_in_the_roster_raise_no_base() -> None:
    """A unit that lists a thousand unknown people changes no figure."""
    more = "".join(f"  - {{ma_so: la-{n}, ho_ten: Đỗ Thị Lạ, danh_hieu: [LDTT]}}\n" for n in range(300))
    files = dict(base_files())
    files[NOMINATION] = files[NOMINATION] + more.encode()
    agency = next(c for c in counts(files).nominated if c.own and c.scope is Scope.AGENCY)
    assert (agency.base, agency.limit) == (16, 2)


def test_a_unit_without_a_roster_leaves_a_figure_open() -> None:
    """Its people do not count, in the unit and in the agency, and the figures say so; the other units' do not."""
    files = {path: data for path, data in base_files().items() if not path.endswith("nhan-su/phong-hai.yaml")}
    remarks = {c.unit: (c.base, c.remark, c.provisional) for c in counts(files).nominated[:4]}
    said = "tạm tính, chưa đọc được danh sách nhân sự của Phòng Hai"
    assert remarks[""] == (10, said, True)
    assert remarks["phong-hai"] == (0, said, True)
    assert remarks["phong-mot"] == (6, "", False)


def test_remarks_of_a_count() -> None:
    """Missing units, unread entries and undecided ones are all told."""
    files = edited(SECOND, ("xep_loai: HTTNV", "xep_loai: HTT"))
    del files["submissions/2022/don-vi/van-phong/de-nghi.yaml"]
    agency = counts(files).nominated[0]
    assert agency.remark == "tạm tính, còn 1 đơn vị; còn 1 mục chưa đọc được"
    assert agency.provisional
    assert (agency.base, agency.over) == (11, 0)


def case_files(name: str) -> dict[str, bytes]:
    """The base with a case laid over it."""
    folder = Path(__file__).parent / "cases" / name
    return base_files() | {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"expected.txt", "args"}
    }


def test_an_older_version_counts_while_its_blob_can_be_had() -> None:
    """After a late correction the on-time version counts; without its blob the entry counts apart."""
    files = case_files("late-nomination/corrected-late")
    folder = "submissions/2022/bien-nhan/"
    ledger = read_ledger({p.removeprefix(folder): d for p, d in files.items() if p.startswith(folder)})
    first, second = ledger.receipts
    first = first.model_copy(update={"blob": "e" * 40})
    renewed = read_ledger({"000001.json": dump(first), "000002.json": dump(second)})
    older = files[NOMINATION].replace(
        b"danh_hieu: [LDTT]\n    khen_thuong: []", b"danh_hieu: [LDTT]\n    khen_thuong: [GIAY_KHEN]"
    )
    entry = b"ma_so: nv-006"
    assert entry in older
    for versions, base, waiting in (({"e" * 40: older}, 16, 0), ({}, 15, 1), ({"e" * 40: b"a: ["}, 15, 1)):
        inputs = Inputs(files, regimes(), ledgers={"2022": renewed}, versions=versions)
        found = judge(open_repository(inputs)).campaigns[0].counts.nominated[0]
        assert (found.base, found.pending.waiting) == (base, waiting)
        assert ("chưa kể 1 người chờ quyết định" in found.remark) is bool(waiting)


def test_an_excess_through_an_older_version_points_to_the_entry() -> None:
    """Where the award that counts is no longer in the file, the finding points to the entry."""
    files = case_files("late-nomination/corrected-late")
    folder = "submissions/2022/bien-nhan/"
    ledger = read_ledger({p.removeprefix(folder): d for p, d in files.items() if p.startswith(folder)})
    first, second = ledger.receipts
    renewed = read_ledger(
        {"000001.json": dump(first.model_copy(update={"blob": "e" * 40})), "000002.json": dump(second)}
    )
    text = files[NOMINATION].decode()
    at = text.index("nv-006")
    older = text[:at] + text[at:].replace("khen_thuong: []", "khen_thuong: [GIAY_KHEN]", 1)
    inputs = Inputs(files, regimes(), ledgers={"2022": renewed}, versions={"e" * 40: older.encode()})
    found = [f for f in judge(open_repository(inputs)).findings if f.rule == "quota-exceeded"]
    assert [f.message for f in found] == [
        (
            "Phòng Một đề nghị 3 Giấy khen, nhiều nhất 2 (40 % × 6 LĐTT = 2,4 → 2); trong đó 1 người chưa quyết; "
            "trong LĐTT có 1 người chưa quyết"
        )
    ]
    (block,) = render(found, lambda _: tuple(text.split("\n")))
    assert "- ma_so: nv-006" in block or "ma_so: nv-006" in block


def received(older: bytes, now: bytes, path: str = NOMINATION) -> CampaignVerdict:
    """The verdict where `older` was received in time of phong-mot and `now` stands in its file without a receipt."""
    stage = "de_nghi" if path == NOMINATION else "dang_ky"
    campaign = verdict_of(base_files() | {path: older}).campaigns[0].campaign
    dossier = next(d for d in campaign.every_dossier() if d.file.path == path)
    entries = {entry.key: entry.digest for entry in (*dossier.entries, *dossier.broken)}
    plain = {"schema": 1, "seq": 1, "previous": "", "event": "1", "instant": "2022-03-10T03:00:00Z", "source": "git"}
    account = {"account": {"name": "tk-phong-mot"}, "campaign": "2022", "unit": "phong-mot", "stage": stage}
    kept = {"path": path, "blob": "e" * 40, "entries": entries}
    ledger = read_ledger({"000001.json": dump(Receipt.model_validate(plain | account | kept))})
    at, files = datetime(2023, 1, 5, tzinfo=UTC), base_files() | {path: now}
    return judge(open_repository(Inputs(files, regimes(), {"2022": ledger}, {"e" * 40: older}, at))).campaigns[0]


def test_what_was_received_is_what_is_checked() -> None:
    """An error in the version received cannot be edited away after the deadline, nor a new one put in its place."""
    good = base_files()[NOMINATION]
    at = good.index(b"ma_so: nv-002")
    bad = good[:at] + good[at:].replace(b"xep_loai: HTTNV", b"xep_loai: KHTNV", 1)
    assert bad != good
    hidden, spoilt = received(bad, good), received(good, bad)
    assert [(f.rule, f.severity, f.who) for f in hidden.findings if f.entry == "ca_nhan/nv-002"] == [
        ("grade-too-low", Severity.WARNING, Who.OFFICE)
    ]
    assert [(f.rule, f.severity) for f in spoilt.findings if f.entry == "ca_nhan/nv-002"] == [
        ("grade-too-low", Severity.NOTICE)
    ]
    assert [v.counts.nominated[0].base for v in (hidden, spoilt, received(good, good))] == [15, 16, 16]
    (told,) = (f for f in hidden.findings if f.entry == "ca_nhan/nv-002")
    assert told.message.endswith(" (trong bản đã nhận; bản đó chưa được tính vì vậy)")
    assert told.fix == "quyết định về bản mới của đơn vị, hoặc đề nghị đơn vị gửi bản mới"
    assert (told.at.path, told.at.place, told.related) == (NOMINATION, None, ())
    (lowered,) = (f for f in spoilt.findings if f.entry == "ca_nhan/nv-002")
    assert lowered.message.endswith(" (nội dung không phải là bản nhận cuối cùng, chưa được tính)")


def test_of_the_version_received_only_what_keeps_it_from_counting_is_told() -> None:
    """What had only to be looked at there and stands otherwise today is the unit's old text."""
    good = base_files()[NOMINATION]
    at = good.index(b"ma_so: nv-002")
    doubtful = good[:at] + good[at:].replace(b"xep_loai: HTTNV", b"xep_loai: HTNV", 1)
    assert [f.rule for f in received(doubtful, good).findings if f.entry == "ca_nhan/nv-002"] == []
    assert "grade-too-low" in {f.rule for f in received(doubtful, doubtful).findings}


def test_a_title_cannot_be_registered_afterwards() -> None:
    """Nominations are compared with the registration that was received, not with what its file says today."""
    now = base_files()[REGISTRATION]
    assert now.count(b"danh_hieu: [LDTT, CSTDCS]") == 1
    before = now.replace(b"danh_hieu: [LDTT, CSTDCS]", b"danh_hieu: [LDTT]")
    found = [f for f in received(before, now, REGISTRATION).findings if f.rule == "title-not-registered"]
    assert [f.message for f in found] == ["Trần Thị A được đề nghị CSTĐCS, đã đăng ký LĐTT"]


def test_what_was_received_wrong_in_form_does_not_count() -> None:
    """A version received with a wrong value is no entry, however the text reads today."""
    good = base_files()[NOMINATION]
    wrong = good.replace(b"xep_loai: HTTNV", b"xep_loai: TOT", 1)
    found = received(wrong, good).counts.nominated[0]
    assert (found.base, found.pending.broken, found.pending.waiting) == (15, 1, 0)


def test_a_withdrawal_that_was_received_without_saying_so_stands() -> None:
    """Receipts of before may not name withdrawals: the version that was received last says so itself."""
    good = base_files()[NOMINATION]
    at = good.index(b"  - ma_so: nv-003")
    gone = good[:at] + b"    rut_de_nghi: {ngay: 2022-12-09, ly_do: khac}\n" + good[at:]
    assert received(gone, good).counts.nominated[0].base == 15


def test_a_correction_replaces_what_it_corrects() -> None:
    """A person in a correction holds what the correction says; others keep what they had."""
    files = case_files("decision-reference-unknown/clean-named")
    campaign = verdict_of(files).campaigns[0].campaign
    held = {(r.code, r.award): r.decision.record.number for r in campaign.recognised}
    assert held["nv-006", "LDTT"] == "11/QD-MAU"
    assert held["nv-001", "CSTDCS"] == "10/QD-MAU"
    assert len(held) == 17


def test_an_unknown_message_of_the_parser_is_never_english() -> None:
    """A message of the argument parser that nobody has seen is a general Vietnamese sentence."""
    assert translated("something quite new") == "dòng lệnh chưa đúng"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """The target is a folder: the write fails, and no temporary file stays."""
    (tmp_path / "x").mkdir()
    with pytest.raises(UsageError, match="ở đó có thư mục"):
        write(tmp_path / "x", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_whom_a_case_is_about() -> None:
    """A person, else a collective; where neither is named, a collective without a code."""
    plain = {"don_vi": "phong-mot", "ap_dung": "LDTT", "phieu": {"dong_y": "3"}}
    subjects = [
        subject_of(Case.model_validate(plain | who)) for who in ({"ma_so": "nv-001"}, {"tap_the": "phong-mot"}, {})
    ]
    assert subjects == [(Subject.PERSON, "nv-001"), (Subject.COLLECTIVE, "phong-mot"), (Subject.COLLECTIVE, "")]


def test_the_later_session_has_the_last_word() -> None:
    """By its day, whichever of the two has the higher number or stands first."""
    case = "differs-from-council/clean-the-same"
    files = case_files(case)
    first = files["submissions/2022/hoi-dong/phien-hop-01.yaml"]
    files["submissions/2022/hoi-dong/phien-hop-02.yaml"] = (
        first.replace(b"phien: 1\n", b"phien: 2\n")
        .replace(b"2022-12-20", b"2022-12-19")
        .replace(b"dong_y: 3", b"dong_y: 1")
    )
    cases = last_cases(verdict_of(files).campaigns[0].campaign)
    assert cases[Subject.PERSON, "nv-001", "LDTT"].record.votes.agree == 3
    files["submissions/2022/hoi-dong/phien-hop-02.yaml"] = files["submissions/2022/hoi-dong/phien-hop-02.yaml"].replace(
        b"2022-12-19", b"2022-12-21"
    )
    cases = last_cases(verdict_of(files).campaigns[0].campaign)
    assert cases[Subject.PERSON, "nv-001", "LDTT"].record.votes.agree == 1


def test_who_retired_is_no_member_unless_the_plan_says_so() -> None:
    """A collective is counted on the cut-off day; a plan may count those who retired in the year."""
    roster = "submissions/co-quan/nhan-su/phong-mot.yaml"
    files = edited(
        roster,
        ("    tu_ngay: 2015-01-01\n", "    tu_ngay: 2015-01-01\n    den_ngay: 2022-06-30\n    ly_do: nghi_huu\n"),
    )
    counted = b"quan_so: {ngay_chot: 2022-11-30}\n"
    assert counted in files[PLAN]
    for said, within in ((b"", False), (counted, False), (counted.replace(b"}", b", tinh_nghi_huu: true}"), True)):
        sent = files | {PLAN: files[PLAN].replace(counted, said)}
        codes = [person.code for person in members(verdict_of(sent).campaigns[0].campaign, "phong-mot")]
        assert ("nv-001" in codes) is within


def test_only_the_agency_waits_for_others() -> None:
    """For units, entries that cannot be read and rosters; a unit's collective for its own people alone."""
    gone = {SECOND, "submissions/co-quan/nhan-su/van-phong.yaml"}
    files = {path: data for path, data in edited(NOMINATION, ("HTXSNV", "XYZ")).items() if path not in gone}
    found = verdict_of(files).campaigns[0].counts
    said = {
        code: open_points(found, cast("Entry[Any]", SimpleNamespace(code=code)), frozenset(), "LDTT")
        for code in ("phong-mot", "so-mau")
    }
    assert said == {
        "phong-mot": "",
        "so-mau": "; tạm tính, còn 1 đơn vị, còn 1 mục chưa đọc được, 1 đơn vị chưa có danh sách nhân sự",
    }


def test_a_repository_has_regimes_of_its_own() -> None:
    """Beside the package's; of several in force the newest counts, and a code that is named goes before."""
    text = (Path(thidua.__file__).parent / "law/nd-91-2017.yaml").read_text("utf-8")
    own = re.sub(r"(?m)^ma: .*$", "ma: tam-thoi", text)
    own = re.sub(r"(?m)^tu_ngay: .*$", "tu_ngay: 2018-01-01", own)
    files = base_files() | {"submissions/co-quan/quy-dinh/tam-thoi.yaml": own.encode()}
    agency = open_repository(Inputs(files, regimes())).agency
    assert set(agency.regimes) == {*regimes(), "tam-thoi"}
    assert agency.regime_of("tam-thoi", 2022).code == "tam-thoi"
    assert agency.regime_of("la", 2022).code == "tam-thoi"
    assert agency.in_force(date(2017, 12, 31)) is agency.regimes["nd-91-2017"]
    plain = open_repository(Inputs(base_files(), regimes())).agency
    assert plain.regimes == regimes()
    assert plain.regime_of("la", 2022).code == "nd-91-2017"


def test_without_a_list_of_units_its_place_is_known() -> None:
    """Where the file should stand is said, and nothing stands in it."""
    files = {path: data for path, data in base_files().items() if path != UNITS}
    file = open_repository(Inputs(files, regimes())).agency.units.file
    assert (file.path, file.data, file.record.units) == (UNITS, b"", ())


def test_a_day_of_the_register_is_one_of_the_plans_zone() -> None:
    """Where nobody says when it is asked, it is when something came last: at the first instant of that day there."""
    whole = {
        "schema": 1,
        "seq": 1,
        "previous": "",
        "event": "giay:1",
        "instant": "2022-12-16T00:00:00Z",
        "day_only": True,
        "source": "giay",
        "register": {"received_by": "Trần Thị B"},
        "campaign": "2022",
        "unit": "phong-mot",
        "stage": "de_nghi",
        "path": NOMINATION,
    }
    files = base_files() | {"submissions/2022/bien-nhan/000001.json": dump(Receipt.model_validate(whole))}
    assert verdict_of(files).campaigns[0].campaign.at == datetime(2022, 12, 15, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("dang-ky.yaml", "phong-mot"),
        (".gitattributes", ""),
        (".gitkeep", "phong-mot"),
        (".x/a", ""),
        (".DS_Store", "phong-mot"),
        (".de-nghi.yaml.swp", "phong-mot"),
    ],
)
def test_what_git_obeys_is_the_offices(name: str, unit: str) -> None:
    """Wherever it lies; all else in a unit's folder is the unit's."""
    assert unit_of(f"submissions/2022/don-vi/phong-mot/{name}") == unit


def test_what_is_refused_of_a_units_file_is_that_units() -> None:
    """Of the Office's file it is nobody's."""
    for path, unit in ((NOMINATION, "phong-mot"), (PLAN, "")):
        assert {fault.fault.unit for fault in open_file(path, b"a: [").faults} == {unit}
