"""What is said of a closed year and of what was expunged, word for word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

import pytest

from snapshots import base_files, inputs_of
from thidua.dataset.form import FormFault
from thidua.dataset.repository import open_repository
from thidua.finding import Fault, Finding, Severity, Spot
from thidua.report.closing import files_of_campaign, lock_text
from thidua.rules.verdict import judge

NOMINATION, OTHER = (f"submissions/2022/don-vi/{unit}/de-nghi.yaml" for unit in ("phong-mot", "phong-hai"))
EXTENSIONS = "submissions/2022/ke-hoach/gia-han.yaml"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
STONE, LOCK = (f"submissions/2022/bien-nhan/{name}.json" for name in ("xoa-du-lieu", "khoa-so"))
GROUND = "đã bỏ dữ liệu cá nhân ngày 2/3/2023 (Biên bản MH-01)"


def stone(*paths: str, then: str = "0" * 64) -> bytes:
    """A tombstone of two entries of each of some files of the base."""
    files = base_files()
    removed = [
        {
            "path": path,
            "old": then,
            "new": sha256(files[path]).hexdigest(),
            "day": "2023-03-02",
            "ground": "Biên bản MH-01",
            "entries": {key: ["1" * 64, "2" * 64] for key in ("dau", "ca_nhan/nv-001")},
        }
        for path in paths
    ]
    return json.dumps({"schema": 1, "removed": removed}).encode()


def found(rule: str, files: Mapping[str, bytes], cleaned: Mapping[tuple[str, str], bool]) -> list[Finding]:
    """The findings of a rule over a campaign, where some entries were compared with what they were."""
    inputs = inputs_of(files)._replace(cleaned={"2022": cleaned})
    return [one for one in judge(open_repository(inputs)).findings if one.rule == rule]


def test_what_was_taken_out_beside_words_is_named() -> None:
    """Of the file itself alone, in the order of the comparison."""
    cleaned = {
        (NOMINATION, "dau"): False,
        (NOMINATION, "ca_nhan/nv-001"): False,
        (NOMINATION, "ca_nhan/nv-002"): True,
        (OTHER, "ca_nhan/nv-007"): False,
    }
    (one,) = found("data-expunged", {**base_files(), STONE: stone(NOMINATION)}, cleaned)
    assert one.message == f"ghi là {GROUND}, nhưng mục dau, ca_nhan/nv-001 đổi cả điều được tính hoặc thêm lời"
    assert one.fix == "khôi phục tệp như bản đã nhận; chỉ bỏ lời văn có dữ liệu cá nhân"
    assert (one.at.path, one.severity) == (NOMINATION, Severity.ERROR)


def test_only_a_units_file_is_cleaned_under_a_tombstone() -> None:
    """The Office's files rest on no receipt."""
    (one,) = found("data-expunged", {**base_files(), LOCK: b"{}", STONE: stone(PLAN)}, {})
    assert one.message == f"ghi là {GROUND}, nhưng tệp này không phải hồ sơ của đơn vị"
    assert (one.at.path, one.severity) == (PLAN, Severity.ERROR)


@pytest.mark.parametrize("seen", [True, False])
def test_whether_it_could_be_compared_is_said(*, seen: bool) -> None:
    """Every file of the tombstone, each for itself."""
    cleaned = {(path, key): True for path in (NOMINATION, OTHER) for key in ("dau", "ca_nhan/nv-001")}
    if not seen:
        del cleaned[OTHER, "dau"]
    one, other = found("data-expunged", {**base_files(), STONE: stone(NOMINATION, OTHER)}, cleaned)
    known, unknown = "đã so với bản lúc nhận", "kho không còn bản lúc nhận để so"
    said = f"2 mục của tệp này {GROUND}; lúc nhận giữ nguyên; "
    assert {one.message, other.message} == {said + known, said + (known if seen else unknown)}


def closed(files: Mapping[str, bytes], *more: str, entries: Mapping[str, Mapping[str, str]] | None = None) -> bytes:
    """A lock of the base with some files that are not there any more."""
    held = {**files_of_campaign(files, "2022"), **dict.fromkeys(more, "0" * 64)}
    return lock_text({"files": held, "entries": entries or {}}).encode()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_receipts_that_went_are_said_in_one_line(number: int) -> None:
    """The first and the last of them; one alone is named as other files are."""
    receipts = [f"submissions/2022/bien-nhan/{n:06}.json" for n in range(1, number + 1)]
    lost = "submissions/2022/ke-hoach/mien-tru.yaml"
    files = base_files()
    told = found("locked-year-changed", {**files, LOCK: closed(files, lost, *receipts)}, {})
    gone = f"“{lost}” có lúc khóa sổ, nay không còn"
    if number == 1:
        assert {one.message for one in told} == {gone, f"“{receipts[0]}” có lúc khóa sổ, nay không còn"}
        assert {one.fix for one in told} == {"khôi phục tệp"}
        return
    assert sorted((one.at.path, one.message, one.fix) for one in told) == [
        (
            receipts[0],
            f"{number} biên nhận có lúc khóa sổ, nay không còn: từ 000001.json đến {number:06}.json",
            "khôi phục các tệp",
        ),
        (lost, gone, "khôi phục tệp"),
    ]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("9" * 64, "bị sửa sau khi khóa sổ, không chỉ bỏ dữ liệu cá nhân"),
        ("8" * 64, "bị sửa sau khi khóa sổ"),
    ],
)
def test_a_closed_file_that_was_cleaned_keeps_what_counts(told: str, why: str) -> None:
    """The tombstone names what the lock holds and what stands there now; what no cleaning may change is compared."""
    files = base_files()
    lock = json.loads(closed(files, entries={NOMINATION: {"dau": "0" * 64}}))
    lock["files"][NOMINATION] = "9" * 64
    laid = {
        **files,
        LOCK: json.dumps(lock).encode(),
        STONE: stone(NOMINATION, then=told),
    }
    cleaned = {(NOMINATION, key): True for key in ("dau", "ca_nhan/nv-001")}
    (one,) = found("locked-year-changed", laid, cleaned)
    assert one.message == f"“{NOMINATION}” {why}"
    assert one.fix == "khôi phục tệp như lúc khóa sổ"


def test_a_closed_file_that_cannot_be_read_any_more_was_changed() -> None:
    """A link in its place, or something that is no YAML."""
    files = {**base_files(), EXTENSIONS: b"schema: 1\n"}
    lock = closed(files)
    broken = found("locked-year-changed", {**files, EXTENSIONS: b"a: [\n", LOCK: lock}, {})
    link = FormFault("not-a-plain-file", Fault(Spot(NOMINATION), "", ""))
    there = {path: data for path, data in files.items() if path != NOMINATION}
    verdict = judge(open_repository(inputs_of({**there, LOCK: lock})._replace(oddities=(link,))))
    linked = [one for one in verdict.findings if one.rule == "locked-year-changed"]
    assert [one.message for one in (*broken, *linked)] == [
        f"“{path}” bị sửa sau khi khóa sổ" for path in (EXTENSIONS, NOMINATION)
    ]
