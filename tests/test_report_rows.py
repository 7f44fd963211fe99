"""From a verdict to the report: nothing left out, instants in the plan's zone."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.finding import Spot
from thidua.receipts.ledger import read_ledger
from thidua.report.content import EntryRow, FindingRow, QuotaRow, ReceiptsRow, Report, SpotRow
from thidua.report.rows import report_of, written
from thidua.rules.verdict import Verdict, judge

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
FIRST = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
SECOND = "submissions/2022/don-vi/phong-hai/de-nghi.yaml"
THIRD = "submissions/2022/don-vi/van-phong/de-nghi.yaml"
ORDER = ["not-received", "not-received", "quota-exceeded", "late-nomination"]
AGENCY = "submissions/co-quan/co-quan.yaml"

_UNREAD = "chưa kiểm tra, vì có tệp cần cho quy tắc này chưa đọc được"
SKIPPED = (
    f"Tập thể của đơn vị khác (foreign-collective): {_UNREAD}",
    f"Chấp nhận không khớp chỗ nào (waiver-invalid): {_UNREAD}",
)


@cache
def verdict(broken: str = "") -> Verdict:
    """The base campaign, one nomination three days late, one quota exceeded, one key too many."""
    files = {}
    for folder in (CASES / "_base", CASES / "late-nomination" / "three-days-undecided"):
        files |= {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.glob("submissions/**/*.*")}
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    files[plan] = files[plan].replace(b"toi_da: 15%", b"toi_da: 5%")
    files[AGENCY] += b"la: x\n"
    files[SECOND] = files[SECOND].replace(b"khong_ky_luat: true", broken.encode() or b"khong_ky_luat: true", 1)
    ledger = read_ledger({path.rsplit("/", 1)[1]: data for path, data in files.items() if "/bien-nhan/" in path})
    at = datetime(2022, 12, 20, 1, tzinfo=UTC)
    return judge(open_repository(Inputs(files, regimes(), {"2022": ledger}, at=at)))


def report() -> Report:
    """The report on it."""
    receipts = ReceiptsRow("bien-nhan/", "2022:0123456789ab")
    return report_of(verdict(), tool="thidua 1.0", commit="c0ffee", at="2022-12-20T01:00:00+00:00", receipts=receipts)


def test_head_is_what_the_caller_says() -> None:
    """Tool, commit, instant and receipts are passed on; the form is version 1."""
    whole = report()
    assert (whole.schema, whole.tool, whole.commit, whole.at) == (
        1,
        "thidua 1.0",
        "c0ffee",
        "2022-12-20T01:00:00+00:00",
    )
    assert whole.receipts == ReceiptsRow("bien-nhan/", "2022:0123456789ab")
    assert whole.skipped == SKIPPED


def test_files_of_no_campaign_stand_apart() -> None:
    """A finding on the agency's own files is in no campaign."""
    assert report().agency.findings == (
        FindingRow(
            rule="unknown-field",
            title="Khóa lạ",
            severity="error",
            who="office",
            path="submissions/co-quan/co-quan.yaml",
            line=8,
            column=1,
            end_line=8,
            end_column=3,
            message="không có khóa “la”",
            basis="Mẫu tệp của hệ thống",
            fix="dùng một trong: schema, ma, ten, ten_ngan, co_quan_cap_tren, chuc_danh_thu_truong, ke_thua, kho, ghi_chu; không khóa nào đúng thì xóa khóa này cùng giá trị",
            related=(),
            unit="",
            entry="",
            waived="",
        ),
    )


def test_campaign_says_its_instant_in_its_own_zone() -> None:
    """One o'clock UTC is eight o'clock where the plan counts its days."""
    (campaign,) = report().campaigns
    assert (campaign.campaign, campaign.at, campaign.illustration, campaign.skipped) == (
        "2022",
        "2022-12-20T08:00:00+07:00",
        True,
        SKIPPED,
    )


def test_findings_come_in_order_with_place_and_related() -> None:
    """Warnings before what is late, within them units' folders before the plan; no place is all zeros; related places are whole."""
    second, third, over, late = report().campaigns[0].findings
    assert [(one.rule, one.path) for one in (second, third)] == [("not-received", SECOND), ("not-received", THIRD)]
    assert (late.rule, late.severity, late.who, late.path, late.unit) == (
        "late-nomination",
        "late",
        "office",
        FIRST,
        "phong-mot",
    )
    assert (late.line, late.column, late.end_line, late.end_column) == (0, 0, 0, 0)
    assert (over.rule, over.severity, over.who) == ("quota-exceeded", "warning", "council")
    assert (over.line, over.column, over.end_line, over.end_column) == (21, 51, 21, 53)
    assert over.related == (SpotRow(FIRST, 21, 23, 21, 29),)


def test_reason_of_a_waiver_goes_with_the_finding() -> None:
    """An accepted finding is in the report, with its reason and its entry."""
    one = verdict().campaigns[0]
    accepted = one.findings[0]._replace(waived="biên bản MH-09", entry="ca_nhan/nv-001")
    with_it = verdict()._replace(campaigns=(one._replace(findings=(accepted,)),))
    receipts = ReceiptsRow("none", "")
    (row,) = report_of(with_it, tool="", commit="", at="", receipts=receipts).campaigns[0].findings
    assert (row.waived, row.entry) == ("biên bản MH-09", "ca_nhan/nv-001")


def test_every_entry_has_a_row() -> None:
    """Heads, people and collectives of both stages, each with its state; nothing is left out."""
    entries = report().campaigns[0].entries
    assert Counter((row.stage, row.state) for row in entries) == {
        ("dang_ky", "chua_ghi_nhan"): 20,
        ("de_nghi", "chua_ghi_nhan"): 12,
        ("de_nghi", "tre_han"): 8,
    }
    assert [row for row in entries if row.path == FIRST and row.key == "ca_nhan/nv-002"] == [
        EntryRow(
            path=FIRST,
            unit="phong-mot",
            stage="de_nghi",
            key="ca_nhan/nv-002",
            titles=("LDTT",),
            commendations=("GIAY_KHEN",),
            state="tre_han",
            received_at="2022-12-19T09:00:00+07:00",
            days_late=3,
            digest="243307965456c4cbeadb2222640b8919ffb8604d52f910230459504068fc989d",
            counted=("LDTT", "GIAY_KHEN"),
            unreceived=False,
        )
    ]


def test_entry_that_is_wrong_in_form_has_a_row_too() -> None:
    """What was received stands in the report with its digest, whether or not it can be understood."""
    whole = report_of(verdict("khong_ky_luat: sai"), tool="", commit="", at="", receipts=ReceiptsRow("none", ""))
    rows = [row for row in whole.campaigns[0].entries if row.path == SECOND]
    good = [row for row in report().campaigns[0].entries if row.path == SECOND]
    assert len(good) == 7
    assert sorted(row.key for row in rows) == sorted(row.key for row in good)
    assert len({row.digest for row in rows} - {row.digest for row in good}) == 1


def test_order_of_the_verdict_never_matters() -> None:
    """Findings come in their fixed order, of the agency and of a campaign."""
    one, extra = verdict().campaigns[0], verdict().agency[0]._replace(at=Spot("submissions/co-quan/a.yaml"))
    mixed = verdict()._replace(
        agency=(*verdict().agency, extra), campaigns=(one._replace(findings=one.findings[::-1]),)
    )
    whole = report_of(mixed, tool="", commit="", at="", receipts=ReceiptsRow("none", ""))
    assert [row.path for row in whole.agency.findings] == ["submissions/co-quan/a.yaml", AGENCY]
    assert [row.rule for row in whole.campaigns[0].findings] == ORDER
    again = report_of(mixed._replace(campaigns=(one,)), tool="", commit="", at="", receipts=ReceiptsRow("none", ""))
    assert [row.rule for row in again.campaigns[0].findings] == ORDER


def test_every_quota_has_a_row() -> None:
    """The agency's and each unit's, with exact share, arithmetic, and how many are not yet decided."""
    quotas = report().campaigns[0].quotas
    assert [(row.title, row.unit, row.own, row.count, row.limit, row.undecided) for row in quotas] == [
        ("CSTDCS", "", True, 1, 0, 1),
        ("CSTDCS", "phong-mot", False, 1, 0, 1),
        ("CSTDCS", "phong-hai", False, 0, 0, 0),
        ("CSTDCS", "van-phong", False, 0, 0, 0),
        ("GIAY_KHEN", "", False, 2, 6, 2),
        ("GIAY_KHEN", "phong-mot", True, 2, 2, 2),
        ("GIAY_KHEN", "phong-hai", True, 0, 2, 0),
        ("GIAY_KHEN", "van-phong", True, 0, 1, 0),
    ]
    assert quotas[0] == QuotaRow(
        title="CSTDCS",
        scope="co_quan",
        unit="",
        own=True,
        stage="nominated",
        base=16,
        percent="1/20",
        count=1,
        limit=0,
        arithmetic="5 % × 16 LĐTT = 0,8 → 0",
        provisional=False,
        missing=0,
        undecided=1,
        base_undecided=6,
        waiting=0,
        strangers=0,
    )


def test_nominated_voted_and_recognised_are_told_apart() -> None:
    """After the decision all three counts stand beside each other."""
    paths = sorted(path for path in (ROOT / "submissions").rglob("*") if path.is_file())
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    ledger = read_ledger({path.rsplit("/", 1)[1]: data for path, data in files.items() if "/bien-nhan/" in path})
    real = judge(open_repository(Inputs(files, regimes(), {"2022": ledger})))
    whole = report_of(real, tool="", commit="", at="", receipts=ReceiptsRow("none", ""))
    quotas = [row for row in whole.campaigns[0].quotas if row.own and row.unit == "phong-ttbcxb"]
    assert [(row.title, row.stage, row.base, row.count, row.limit) for row in quotas] == [
        ("GIAY_KHEN", "nominated", 5, 2, 2),
        ("GIAY_KHEN", "voted", 5, 2, 2),
        ("GIAY_KHEN", "recognised", 5, 2, 2),
    ]


def test_instant_that_nobody_knows_is_empty() -> None:
    """No instant, or the placeholder before all others, is written as nothing."""
    campaign = verdict().campaigns[0].campaign
    assert written(None, campaign) == ""
    assert written(datetime.min.replace(tzinfo=UTC), campaign) == ""
    assert written(datetime(2022, 12, 16, 17, tzinfo=UTC), campaign) == "2022-12-17T00:00:00+07:00"
