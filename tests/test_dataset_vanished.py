"""What was received and cannot be seen now stays visible, with its state, its time and its awards."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import datetime
from html import unescape

import pytest
from jsonschema import Draft202012Validator

from snapshots import base_files
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.finding import Severity, Who
from thidua.model.terms import Stage
from thidua.publish.edition import Edition
from thidua.publish.stages import unsent
from thidua.publish.turns import open_findings, turns
from thidua.publish.unit import unit_page
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Receipt, dump, mark_of
from thidua.report.content import EntryRow, ReceiptsRow
from thidua.report.json import as_json, json_schema
from thidua.report.overview import overview
from thidua.report.rows import report_of
from thidua.rules.verdict import CampaignVerdict, Verdict, judge

FOLDER = "submissions/2022/don-vi/phong-mot"
STAGES = {"dang_ky": f"{FOLDER}/dang-ky.yaml", "de_nghi": f"{FOLDER}/de-nghi.yaml"}
ENDS = {"dang_ky": "2022-03-18", "de_nghi": "2022-12-16"}
AT = datetime.fromisoformat("2022-12-20T08:00:00+07:00")
BROKEN = b"schema: [\n"
BLOB = "e" * 40
NAME = "Lê Văn F"
KEY = "ca_nhan/nv-006"


def receipt(stage: str, seq: int, instant: str, previous: str, entries: Mapping[str, str]) -> Receipt:
    """A receipt through the unit's account; without entries it is of a file that could not be read."""
    plain = {
        "schema": 1,
        "seq": seq,
        "previous": previous,
        "event": f"e{seq}",
        "instant": instant,
        "source": "git",
        "account": {"name": "tk-phong-mot", "id": "100"},
        "campaign": "2022",
        "unit": "phong-mot",
        "stage": stage,
        "path": STAGES[stage],
        "blob": BLOB if entries else "d" * 40,
        "entries": dict(entries),
        "readable": bool(entries),
    }
    return Receipt.model_validate(plain)


def digests(stage: str) -> dict[str, str]:
    """The entries of the base file, as a receipt holds them."""
    campaign = judge(open_repository(Inputs(base_files(), regimes()))).campaigns[0].campaign
    dossier = campaign.dossiers(Stage(stage))["phong-mot"]
    return {entry.key: entry.digest for entry in dossier.entries}


def judged(stage: str, now: bytes | None, *, held: bool = True, readable: bool = True) -> Verdict:
    """A file received in time, one week before the end, and what stands in its place now."""
    files = base_files()
    old = files.pop(STAGES[stage])
    files |= {STAGES[stage]: now} if now is not None else {}
    month = ENDS[stage][:7]
    first = dump(receipt(stage, 1, f"{month}-09T03:00:00Z", "", digests(stage) if readable else {}))
    second = dump(receipt(stage, 2, f"{month}-21T03:00:00Z", mark_of(first), {}))
    ledger = read_ledger({"000001.json": first} | ({"000002.json": second} if now == BROKEN and readable else {}))
    assert not ledger.breaks
    return judge(
        open_repository(Inputs(files, regimes(), {"2022": ledger}, at=AT, versions={BLOB: old} if held else {}))
    )


def campaign_of(verdict: Verdict) -> CampaignVerdict:
    """The only campaign."""
    return verdict.campaigns[0]


def rows(verdict: Verdict, stage: str) -> list[EntryRow]:
    """The unit's entries in the report, which is of its schema."""
    report = report_of(verdict, tool="t", commit="", at="", receipts=ReceiptsRow("none", ""))
    Draft202012Validator(json_schema()).validate(json.loads(as_json(report)))
    return [row for row in report.campaigns[0].entries if row.path == STAGES[stage]]


@pytest.mark.parametrize("stage", list(STAGES))
@pytest.mark.parametrize(("now", "state"), [(None, "vang_mat"), (BROKEN, "da_nhan_chua_doc_duoc")])
def test_every_entry_received_is_in_the_report(stage: str, now: bytes | None, state: str) -> None:
    """Deleted after the receipt, or overwritten late by what cannot be read: each entry with time and digest."""
    found = rows(judged(stage, now), stage)
    assert {row.key: row.digest for row in found} == digests(stage)
    assert {(row.state, row.received_at, row.counted) for row in found} == {
        (state, f"{ENDS[stage][:7]}-09T10:00:00+07:00", ())
    }


def test_what_was_received_counts_though_a_registration_was_saved_over_it() -> None:
    """It can be read, so that nobody is lost by it; what stands there now is told as what was not received."""
    verdict = judged("de_nghi", base_files()[STAGES["dang_ky"]])
    found = {row.key: row for row in rows(verdict, "de_nghi")}
    assert found["ca_nhan/nv-001"].counted == ("LDTT", "CSTDCS")
    assert {row.state for row in found.values()} == {"dung_han"}
    assert {f.rule for f in verdict.findings if f.unit == "phong-mot"} >= {"not-received", "peer-review-missing"}


@pytest.mark.parametrize("held", [True, False])
def test_its_awards_are_told_while_the_version_can_be_had(*, held: bool) -> None:
    """They are in no receipt."""
    found = {row.key: row for row in rows(judged("de_nghi", None, held=held), "de_nghi")}
    assert found[KEY].titles == (("LDTT",) if held else ())
    assert found["ca_nhan/nv-002"].commendations == (("GIAY_KHEN",) if held else ())


def test_a_version_that_cannot_be_read_tells_no_awards() -> None:
    """A blob under the mark that is not the file received costs the entries nothing but their awards."""
    files = base_files()
    del files[STAGES["de_nghi"]]
    ledger = read_ledger({"000001.json": dump(receipt("de_nghi", 1, "2022-12-09T03:00:00Z", "", digests("de_nghi")))})
    inputs = Inputs(files, regimes(), {"2022": ledger}, at=AT, versions={BLOB: BROKEN})
    assert {row.titles for row in rows(judge(open_repository(inputs)), "de_nghi")} == {()}


@pytest.mark.parametrize(("now", "state"), [(None, "vang_mat"), (BROKEN, "da_nhan_chua_doc_duoc")])
def test_a_file_that_never_could_be_read_has_its_time(now: bytes | None, state: str) -> None:
    """Its head stands for it."""
    (row,) = rows(judged("dang_ky", now, readable=False), "dang_ky")
    assert (row.key, row.state, row.received_at, row.digest) == ("dau", state, "2022-03-09T10:00:00+07:00", "")


@pytest.mark.parametrize("stage", list(STAGES))
def test_a_code_mistyped_since_makes_nobody_vanish(stage: str) -> None:
    """In the file of that stage: the slip is told there, whatever the unit's other file has."""
    found = judged(stage, base_files()[STAGES[stage]].replace(b"ma_so: nv-006", b"ma_so: nv006")).findings
    assert "entry-vanished" not in {one.rule for one in found}
    assert [one.rule for one in found if one.at.path == STAGES[stage] and "nv006" in one.message] == ["same-name"]


@pytest.mark.parametrize(("stage", "rule"), [("dang_ky", "registration-missing"), ("de_nghi", "nomination-missing")])
def test_what_was_received_is_not_called_unsent(stage: str, rule: str) -> None:
    """It was received in time and is gone since: that is said instead, with the time."""
    one = campaign_of(judged(stage, None))
    assert not [f for f in one.findings if f.rule == rule]
    (found,) = (f for f in one.findings if f.rule == "entry-vanished")
    assert found.who is Who.OFFICE
    assert found.message.startswith(
        f"Phòng Một: tệp đã nhận, lần cuối 09/{ENDS[stage][5:7]}/2022 10:00, không có trong kho; trong đó: "
    )
    assert unsent(one.campaign, "phong-mot", Stage(stage)) == "đã nhận, không có trong kho"
    (todo,) = turns(one.counts, "phong-mot", Stage(stage), open_findings(one))
    assert todo.startswith("đơn vị: khôi phục tệp ")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (None, "{} mục vắng mặt, nhận lần cuối"),
        (BROKEN, "chưa đọc được · {} mục đã nhận, chưa đọc được, nhận lần cuối"),
    ],
)
def test_status_and_page_tell_when_it_came(now: bytes | None, said: str) -> None:
    """Both surfaces name state and time; the page names everybody."""
    one = campaign_of(judged("de_nghi", now))
    row = next(line for line in overview(one, "phong-mot") if line.startswith("Phòng Một"))
    assert f"{said.format(len(digests('de_nghi')))} 09/12/2022 10:00" in row
    page = unescape(unit_page(one, "phong-mot", Edition.INTERNAL, open_findings(one)))
    assert "Đề nghị: đã nhận, nay không đọc được hoặc không còn" in page
    assert page.count("nhận lần cuối 09/12/2022 10:00") >= len(digests("de_nghi"))
    outside = unescape(unit_page(one, "phong-mot", Edition.PUBLIC, open_findings(one)))
    assert "nhận lần cuối" not in outside
    assert NAME not in outside


def test_nobody_owes_what_was_received() -> None:
    """Before the deadline, too: a file that came and is gone is not still to be sent."""
    verdict = judged("de_nghi", None)
    early = judge(
        open_repository(
            Inputs(
                {path: data for path, data in base_files().items() if path != STAGES["de_nghi"]},
                regimes(),
                {"2022": campaign_of(verdict).campaign.ledger},
                at=datetime.fromisoformat("2022-12-12T08:00:00+07:00"),
            )
        )
    )
    assert not [line for line in overview(campaign_of(early), "phong-mot") if line.startswith("  gửi ")]


def test_what_a_branch_only_carried_along_came_before() -> None:
    """The entry came last when somebody sent it, not with the file that a branch beside it changed elsewhere."""
    first = receipt("de_nghi", 1, "2022-12-09T03:00:00Z", "", digests("de_nghi"))
    beside = receipt("de_nghi", 2, "2022-12-12T03:00:00Z", mark_of(dump(first)), digests("de_nghi") | {KEY: "a" * 64})
    chain = [dump(first), dump(beside.model_copy(update={"carried": (KEY,)}))]
    ledger = read_ledger({f"{number:06}.json": data for number, data in enumerate(chain, 1)})
    files = {path: data for path, data in base_files().items() if path != STAGES["de_nghi"]}
    found = {
        row.key: row
        for row in rows(judge(open_repository(Inputs(files, regimes(), {"2022": ledger}, at=AT))), "de_nghi")
    }
    assert (found[KEY].digest, found[KEY].received_at) == (digests("de_nghi")[KEY], "2022-12-09T10:00:00+07:00")
    assert found["ca_nhan/nv-001"].received_at == "2022-12-12T10:00:00+07:00"


def test_a_paper_that_came_on_a_day_has_no_hour() -> None:
    """Where the register gives no time, neither status nor page nor finding makes one up."""
    sent = json.loads(dump(receipt("de_nghi", 1, "2022-12-09T00:00:00Z", "", digests("de_nghi"))))
    register = {"source": "giay", "register": {"received_by": "Trần Thị B"}, "day_only": True}
    paper = dump(Receipt.model_validate_json(json.dumps(sent | register)))
    files = {path: data for path, data in base_files().items() if path != STAGES["de_nghi"]}
    ledgers = {"2022": read_ledger({"000001.json": paper})}
    one = campaign_of(judge(open_repository(Inputs(files, regimes(), ledgers, at=AT))))
    row = next(line for line in overview(one, "phong-mot") if line.startswith("Phòng Một"))
    (found,) = (f.message for f in one.findings if f.rule == "entry-vanished")
    for said in (row, found, unescape(unit_page(one, "phong-mot", Edition.INTERNAL, open_findings(one)))):
        assert "lần cuối 09/12/2022" in said
        assert "09/12/2022 0" not in said


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (True, ("mục đã nhận với mã nv-040 nay ghi mã nv-006", KEY)),
        (False, ("Phòng Một: 1 mục đã nhận nay không còn trong tệp: nv-040", "")),
    ],
)
def test_whose_code_was_corrected_is_known_by_the_name_received(*, held: bool, said: tuple[str, str]) -> None:
    """No letter tells it: a code of nobody became another; while the version is lost it stays missing."""
    files = base_files()
    old = files[STAGES["de_nghi"]].replace(b"nv-006", b"nv-040")
    sent = digests("de_nghi")
    sent["ca_nhan/nv-040"] = sent.pop(KEY)
    ledger = read_ledger({"000001.json": dump(receipt("de_nghi", 1, "2022-12-09T03:00:00Z", "", sent))})
    inputs = Inputs(files, regimes(), {"2022": ledger}, at=AT, versions={BLOB: old} if held else {})
    (found,) = (f for f in campaign_of(judge(open_repository(inputs))).findings if f.rule == "entry-vanished")
    assert (found.message, found.entry) == said


def test_a_code_corrected_after_the_deadline_is_for_the_office_to_accept() -> None:
    """The entry under its new code came late; that it came in time under the old one must not be lost unseen."""
    files, sent = base_files(), digests("de_nghi")
    first = receipt(
        "de_nghi",
        1,
        "2022-12-09T03:00:00Z",
        "",
        {key: one for key, one in sent.items() if key != KEY} | {"ca_nhan/nv-040": sent[KEY]},
    )
    later = receipt("de_nghi", 2, "2022-12-19T03:00:00Z", mark_of(dump(first)), sent)
    ledger = read_ledger({"000001.json": dump(first), "000002.json": dump(later)})
    old = files[STAGES["de_nghi"]].replace(b"nv-006", b"nv-040")
    inputs = Inputs(files, regimes(), {"2022": ledger}, at=AT, versions={BLOB: old})
    (found,) = (f for f in campaign_of(judge(open_repository(inputs))).findings if f.rule == "entry-vanished")
    assert (found.severity, found.who, found.entry) == (Severity.WARNING, Who.OFFICE, KEY)
    assert found.message == "mục đã nhận với mã nv-040 nay ghi mã nv-006 sau hạn, nên mục này tính là gửi trễ"
    assert found.fix.startswith("đúng là sửa mã thì Văn phòng ghi chap_nhan_tre ở gia-han.yaml")


def test_who_has_a_code_in_force_is_no_namesake_of_theirs() -> None:
    """Taken out of the file, they are missing, whoever of that name is put in."""
    base = base_files()
    other = "submissions/co-quan/nhan-su/phong-mot.yaml"
    namesake = f"  - {{ma_so: nv-040, ho_ten: {NAME}, tuyen_dung: 2015-01-01, tu_ngay: 2015-01-01}}\n"
    files = base | {other: base[other] + namesake.encode()}
    files[STAGES["de_nghi"]] = base[STAGES["de_nghi"]].replace(b"nv-006", b"nv-040")
    sent = read_ledger({"000001.json": dump(receipt("de_nghi", 1, "2022-12-09T03:00:00Z", "", digests("de_nghi")))})
    inputs = Inputs(files, regimes(), {"2022": sent}, at=AT, versions={BLOB: base[STAGES["de_nghi"]]})
    (found,) = (f for f in campaign_of(judge(open_repository(inputs))).findings if f.rule == "entry-vanished")
    assert (found.severity, found.message) == (
        Severity.WARNING,
        f"Phòng Một: 1 mục đã nhận nay không còn trong tệp: {NAME}",
    )


def test_what_vanished_came_last_when_the_last_of_it_came() -> None:
    """Whoever stands first or last in the file."""
    sent = digests("de_nghi")
    first = receipt("de_nghi", 1, "2022-12-09T03:00:00Z", "", sent)
    changed = receipt("de_nghi", 2, "2022-12-12T03:00:00Z", mark_of(dump(first)), sent | {"ca_nhan/nv-001": "a" * 64})
    again = changed.model_copy(update={"carried": tuple(key for key in sent if key != "ca_nhan/nv-001")})
    ledger = read_ledger({"000001.json": dump(first), "000002.json": dump(again)})
    files = {path: data for path, data in base_files().items() if path != STAGES["de_nghi"]}
    one = campaign_of(judge(open_repository(Inputs(files, regimes(), {"2022": ledger}, at=AT))))
    (found,) = (f.message for f in one.findings if f.rule == "entry-vanished")
    assert "lần cuối 12/12/2022 10:00" in found


def test_who_came_together_is_not_one_person() -> None:
    """Two of one name under codes of nobody, of whom one is left under a right one: the other is lost, or both are."""
    then = crowd("zz", 2).replace(b"L\xc3\xaa V\xc4\x83n Q", NAME.encode())
    keys = {f"ca_nhan/zz-{n:04}": "e" * 64 for n in range(2)}
    now = base_files()[STAGES["de_nghi"]]
    assert told_in_time(now, then, keys) == ["Phòng Một: 2 mục đã nhận"]
    one_by_one = ({key: digest} for key, digest in keys.items())
    assert told_in_time(now, then, *one_by_one) == [f"mục đã nhận với mã zz-000{n}" for n in range(2)]


def crowd(code: str, count: int) -> bytes:
    """The unit's nomination with so many others under codes that are nobody's."""
    people = (f"  - {{ma_so: {code}-{n:04}, ho_ten: Lê Văn Q, danh_hieu: [LDTT]}}\n" for n in range(count))
    return base_files()[STAGES["de_nghi"]] + "".join(people).encode()


def told_in_time(now: bytes, then: bytes, *sent: Mapping[str, str]) -> list[str]:
    """What is said in time to have vanished of what came with each of these receipts."""
    chain: list[bytes] = []
    for seq, entries in enumerate(sent, 1):
        previous = mark_of(chain[-1]) if chain else ""
        chain.append(dump(receipt("de_nghi", seq, "2022-12-09T03:00:00Z", previous, entries)))
    ledger = read_ledger({f"{seq:06}.json": data for seq, data in enumerate(chain, 1)})
    files = base_files() | {STAGES["de_nghi"]: now}
    begun = time.process_time()
    verdict = judge(open_repository(Inputs(files, regimes(), {"2022": ledger}, at=AT, versions={BLOB: then})))
    assert time.process_time() - begun < 5
    return [f.message.partition(" nay")[0] for f in verdict.findings if f.rule == "entry-vanished"]


def test_a_crowd_that_vanished_is_looked_up_in_one_reading() -> None:
    """Read once for each of them the version received would take a minute, of whoever checks."""
    keys = {f"ca_nhan/zz-{n:04}": "e" * 64 for n in range(300)}
    assert told_in_time(base_files()[STAGES["de_nghi"]], crowd("zz", 300), keys) == ["Phòng Một: 300 mục đã nhận"]


def test_a_crowd_that_vanished_is_not_compared_with_everybody() -> None:
    """Each asks only for those who may be meant, however often the unit sends other codes."""
    sent = [{f"ca_nhan/x{seq}-{n:04}": "e" * 64 for n in range(500)} for seq in range(12)]
    assert told_in_time(crowd("zz", 100), b"", *sent) == ["Phòng Một: 6000 mục đã nhận"]
