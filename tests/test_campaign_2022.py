"""The campaign of 2022 tells its story: every case of the illustration comes out as described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from pathlib import Path

import pytest

from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import open_repository
from thidua.model.plan import Clause
from thidua.model.terms import Stage
from thidua.receipts.ledger import read_ledger
from thidua.rules.listing import RULES
from thidua.rules.verdict import CampaignVerdict, judge

ROOT = Path(__file__).parents[1]
CORRECTED = "submissions/2022/don-vi/phong-khtc/de-nghi.yaml"
ON_TIME_BLOB = "23b79d9575b5b79e01d5667066edaffd865e9c72"


@cache
def files() -> dict[str, bytes]:
    """All files under `submissions/`."""
    paths = sorted(path for path in (ROOT / "submissions").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def on_time_version() -> bytes:
    """The nomination of phong-khtc as it was received in time, without a look into the history."""
    text = files()[CORRECTED].decode()
    text = text.replace(
        "# Xếp loại được sửa sau hạn; bản gửi đúng hạn vẫn là bản được tính.", "# Xếp loại ghi theo dự kiến."
    )
    return text.replace("xep_loai: HTNV", "xep_loai: HTTNV").encode()


@cache
def verdict() -> CampaignVerdict:
    """The verdict on the campaign, with its receipts and the older version that counts."""
    return verdict_on(files())


def verdict_on(held: dict[str, bytes]) -> CampaignVerdict:
    """The verdict where other files are held than the project's own."""
    receipts = {path.rsplit("/", 1)[1]: data for path, data in held.items() if "/bien-nhan/" in path}
    ledger = read_ledger(receipts)
    inputs = Inputs(held, regimes(), {"2022": ledger}, {ON_TIME_BLOB: on_time_version()})
    whole = judge(open_repository(inputs))
    assert whole.agency == ()
    (one,) = whole.campaigns
    return one


def test_older_version_is_the_received_one() -> None:
    """The version that counts after the late correction is the one that the receipt names."""
    data = on_time_version()
    assert sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == ON_TIME_BLOB


def test_findings_are_what_the_cases_deserve() -> None:
    """No error; the warnings, notices and late states of the story and nothing else."""
    found = {(f.rule, f.severity.value, f.unit, f.entry, bool(f.waived)) for f in verdict().findings}
    assert found == {
        ("late-registration", "late", "phong-bcvt", "", False),
        ("late-nomination", "late", "phong-khtc", "", False),
        ("late-nomination", "late", "thanh-tra", "", False),
        ("title-not-registered", "warning", "phong-cntt", "ca_nhan/nv-024", False),
        ("title-not-registered", "notice", "phong-khtc", "ca_nhan/nv-015", False),
        ("title-not-registered", "notice", "tt-cntt-tt", "ca_nhan/nv-039", False),
        ("grade-too-low", "notice", "phong-khtc", "ca_nhan/nv-017", False),
        ("initiative-missing", "warning", "tt-cntt-tt", "ca_nhan/nv-034", False),
        ("headcount-mismatch", "warning", "tt-cntt-tt", "tap_the/tt-cntt-tt", True),
    }
    assert len(verdict().findings) == len(found)
    assert verdict().skipped == ()


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("van-phong", "nv-004"),  # sits in the Council, is recused, is recognised
        ("phong-khtc", "nv-014"),  # has awards of earlier years, is proposed upwards
        ("phong-bcvt", "nv-018"),  # votes by letter
        ("phong-cntt", "nv-023"),  # needs three years in a row, is in the province's decision
        ("phong-ttbcxb", "nv-032"),  # has an extension
        ("tt-cntt-tt", "nv-036"),  # is named in an annulment
    ],
)
def test_a_staff_code_mended_in_the_roster_changes_no_verdict(unit: str, code: str) -> None:
    """Files, votes, decisions and earlier years keep the old code and go on being that person's."""
    roster = f"submissions/co-quan/nhan-su/{unit}.yaml"
    mended = files()[roster].replace(f"ma_so: {code}\n".encode(), f"ma_so: nv-900\n    ma_so_cu: [{code}]\n".encode())
    assert mended != files()[roster]
    after = verdict_on(files() | {roster: mended})
    assert [(f.rule, f.message) for f in after.findings] == [(f.rule, f.message) for f in verdict().findings]
    assert [(q.count, q.limit) for q in after.counts.recognised] == [
        (q.count, q.limit) for q in verdict().counts.recognised
    ]


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        (Stage.REGISTRATION, {"dung_han": 45, "dung_gia_han": 1, "tre_chap_nhan": 6}),
        (Stage.NOMINATION, {"dung_han": 45, "rut": 1, "sua_sau_han": 1, "tre_khong_chap_nhan": 4}),
    ],
)
def test_states(stage: Stage, states: dict[str, int]) -> None:
    """Paper that arrived in time is on time; the late, the extended and the withdrawn are told apart."""
    dossiers = verdict().campaign.dossiers(stage)
    assert len(dossiers) == 8
    assert Counter(entry.standing.state.value for d in dossiers.values() for entry in d.entries) == states


def test_quotas_are_just_reached() -> None:
    """CSTDCS of the agency before and after the decision, GIAY_KHEN of one unit."""
    counts = verdict().counts
    full = [
        (c.unit, c.arithmetic, c.count)
        for c in (*counts.nominated, *counts.recognised)
        if c.own and c.count and c.count == c.limit
    ]
    assert full == [
        ("", "15 % × 34 LĐTT = 5,1 → 5", 5),
        ("phong-ttbcxb", "40 % × 5 LĐTT = 2", 2),
        ("", "15 % × 33 LĐTT = 4,95 → 4", 4),
        ("phong-ttbcxb", "40 % × 5 LĐTT = 2", 2),
    ]


def test_decisions() -> None:
    """Lowered, refused, withdrawn and voted down do not stand; what the province confers does."""
    standing = [r for r in verdict().campaign.recognised if r.annulled is None]
    by_award = {award: {r.code for r in standing if r.award == award} for award in {r.award for r in standing}}
    assert len(by_award.pop("LDTT")) == 33
    assert by_award == {
        "CSTDCS": {"nv-004", "nv-023", "nv-024", "nv-028"},
        "CSTD_TINH": {"nv-023"},
        "BK_TINH": {"nv-014"},
        "GIAY_KHEN": {"nv-006", "nv-025", "nv-030", "nv-031", "phong-bcvt"},
        "TT_LDTT": {"so-tttt", "phong-cntt", "phong-ttbcxb", "tt-cntt-tt"},
        "TT_LDXS": {"so-tttt", "phong-cntt"},
        "CO_TINH": {"so-tttt"},
    }
    assert [(r.code, r.award) for r in verdict().campaign.recognised if r.annulled] == [("nv-036", "GIAY_KHEN")]
    assert not {"nv-011", "nv-012", "nv-013", "nv-017", "nv-027"} & {r.code for r in standing}


def test_people_of_the_story() -> None:
    """About forty people, two of one name, one who moved; nobody's leave has a reason."""
    people = verdict().campaign.people
    assert len(people.by_code) == 40
    assert [[p.code for p in same] for same in people.by_name.values() if len(same) > 1] == [["nv-008", "nv-037"]]
    assert [(s.unit, str(s.record.since)) for s in people.by_code["nv-021"].stays][1] == ("phong-cntt", "2022-07-01")
    assert [(p.code, a.kind.value) for p in people.by_code.values() for a in p.absences] == [
        ("nv-029", "tinh_thoi_gian")
    ]


def clauses(group: tuple[Clause, ...]) -> Iterator[Clause]:
    """All clauses of a plan with their sub-items."""
    for clause in group:
        yield clause
        yield from clauses(clause.items)


def test_every_clause_is_checked_or_says_why_not() -> None:
    """Each clause of the plan names rules that exist, or the reason why a program cannot check it."""
    known = {rule.id for rule in RULES}
    whole = list(clauses(verdict().campaign.plan.record.clauses))
    assert [c.number for c in whole if c.number.startswith("III.")] == [
        *("III.1", "III.1.a", "III.1.b", "III.2", "III.3", "III.4", "III.5", "III.6", "III.7"),
    ]
    assert all(bool(clause.rules) is not bool(clause.unchecked) for clause in whole)
    assert {rule for clause in whole for rule in clause.rules} <= known


def test_every_file_says_that_it_is_an_illustration() -> None:
    """Whoever opens one file alone sees that its people are not real."""
    heads = {path: data.decode().split("\n", 1)[0] for path, data in files().items() if path.endswith(".yaml")}
    assert len(heads) == 37
    assert [path for path, head in heads.items() if not head.startswith("# Dữ liệu minh họa")] == []
