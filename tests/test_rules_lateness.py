"""What is said of late corrections depends on which version counts."""

from __future__ import annotations

import pytest

from snapshots import base_files
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.finding import Finding, Severity, Who
from thidua.receipts.ledger import read_ledger
from thidua.receipts.receipt import Account, Receipt, dump, mark_of
from thidua.rules.verdict import judge

NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
EXTENSIONS = "submissions/2022/ke-hoach/gia-han.yaml"
BLOB = "e" * 40
OLD_DIGEST = "0" * 64
REFUSED = b"""schema: 1
muc:
  - {loai: tu_choi, don_vi: phong-mot, giai_doan: de_nghi, ly_do: x, can_cu: {loai: bien_ban, ngay: 2022-12-20}}
"""
AWAITED = (
    "chưa đọc được bản đúng hạn: Văn phòng tìm lại bản đó, hoặc ghi chấp nhận hay từ chối bản mới vào gia-han.yaml"
)
ON_TIME = "bản đúng hạn cuối cùng được tính; muốn dùng bản mới thì đề nghị Văn phòng chấp nhận"


def receipt(seq: int, day: str, previous: str, digest: str, blob: str) -> Receipt:
    """A receipt of one person's entry through the unit's account."""
    plain = {
        "schema": 1,
        "seq": seq,
        "previous": previous,
        "event": f"e{seq}",
        "instant": f"{day}T02:00:00Z",
        "source": "git",
        "account": {"name": "tk-phong-mot", "id": "100"},
        "campaign": "2022",
        "unit": "phong-mot",
        "stage": "de_nghi",
        "path": NOMINATION,
        "blob": blob,
        "entries": {"ca_nhan/nv-006": digest},
    }
    return Receipt.model_validate(plain)


def findings(*, blob: str, versions: dict[str, bytes], more: dict[str, bytes] | None = None) -> list[Finding]:
    """The late findings after one entry was received on 10/12 and again, changed, on 19/12."""
    files = base_files() | (more or {})
    bare = judge(open_repository(Inputs(files, regimes()))).campaigns[0].campaign.nominations["phong-mot"]
    digest = next(e.digest for e in bare.people if e.key == "ca_nhan/nv-006")
    first = dump(receipt(1, "2022-12-10", "", OLD_DIGEST, blob))
    second = dump(receipt(2, "2022-12-19", mark_of(first), digest, ""))
    ledger = read_ledger({"000001.json": first, "000002.json": second})
    assert not ledger.breaks
    inputs = Inputs(files, regimes(), ledgers={"2022": ledger}, versions=versions)
    return [f for f in judge(open_repository(inputs)).findings if f.rule == "late-nomination"]


@pytest.mark.parametrize(
    ("blob", "held", "fix", "who"),
    [(BLOB, True, ON_TIME, Who.UNIT), (BLOB, False, AWAITED, Who.OFFICE), ("", False, AWAITED, Who.OFFICE)],
)
def test_what_comes_next_after_a_late_correction(blob: str, fix: str, who: Who, *, held: bool) -> None:
    """The on-time version counts only while it can be had; otherwise the Office has to act."""
    versions = {BLOB: base_files()[NOMINATION]} if held else {}
    (found,) = findings(blob=blob, versions=versions)
    assert (found.severity, found.fix, found.who) == (Severity.LATE, fix, who)
    assert found.message == "Phòng Một gửi hồ sơ đề nghị sau hạn 3 ngày, sửa sau hạn: Lê Văn F"


def test_while_the_decisions_cannot_be_read_the_office_comes_first() -> None:
    """What it decided of a late correction may stand there."""
    versions = {BLOB: base_files()[NOMINATION]}
    (found,) = findings(blob=BLOB, versions=versions, more={EXTENSIONS: b"a: [\n"})
    assert (found.fix, found.who) == ("Văn phòng sửa gia-han.yaml trước", Who.OFFICE)


def test_a_refused_correction_leaves_the_version_in_time() -> None:
    """A refusal is named with its ground; the version received in time goes on counting."""
    versions = {BLOB: base_files()[NOMINATION]}
    (found,) = findings(blob=BLOB, versions=versions, more={EXTENSIONS: REFUSED})
    assert found.message == (
        "Phòng Một gửi hồ sơ đề nghị sau hạn 3 ngày, sửa sau hạn, không chấp nhận (x; biên bản ngày 20/12/2022): Lê Văn F"
    )
    assert found.fix == "bản đúng hạn cuối cùng được tính; hỏi Văn phòng nếu có ý kiến"


def test_a_refused_correction_whose_version_in_time_is_lost_awaits_nothing() -> None:
    """The decision is made; what is missing is the version that counts, and the quotas say so."""
    (found,) = findings(blob=BLOB, versions={}, more={EXTENSIONS: REFUSED})
    assert found.fix == "bản đúng hạn được tính nhưng chưa đọc được: Văn phòng tìm lại bản đó"
    assert found.who is Who.OFFICE


def test_a_receipt_of_nobody_is_told_as_such() -> None:
    """A server that names no account leaves none to ask for."""
    sent = receipt(1, "2022-12-10", "", OLD_DIGEST, BLOB).model_copy(update={"account": Account()})
    ledgers = {"2022": read_ledger({"000001.json": dump(sent)})}
    verdict = judge(open_repository(Inputs(base_files(), regimes(), ledgers=ledgers)))
    (told,) = (one.message for one in verdict.findings if one.rule == "receipt-of-stranger")
    assert told == "biên nhận số 1 của tài khoản “không rõ” không được tính"
