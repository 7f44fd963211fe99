"""The table of cases in `submissions/README.md` against what the command and the files say: nothing more, nothing less.

A fact is what is out of the ordinary in the campaign: a state other than in time, a finding, a quota that is just
reached, an award of a collective or of a higher level, a vote that went otherwise, somebody who was not there all
year. Each fact belongs to one row of the table, and the row shows the words that the fact is told in.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from test_campaign_2022 import verdict
from thidua.model.terms import DecisionKind, Subject
from thidua.receipts.receipt import Source

ROOT = Path(__file__).parents[1]
Fact = tuple[str, tuple[str, ...]]
"""What is out of the ordinary, and the words that its row must show."""

ROWS = {
    "Gửi qua sổ công văn": {"giay tt-cntt-tt dang_ky"},
    "Trễ, được chấp nhận": {"tre_chap_nhan phong-bcvt dang_ky", "late-registration phong-bcvt"},
    "Trễ, không được chấp nhận": {"tre_khong_chap_nhan thanh-tra de_nghi", "late-nomination thanh-tra"},
    "Gia hạn cho một người": {"dung_gia_han phong-ttbcxb dang_ky", "gia_han phong-ttbcxb", "đến 2022-08-01 nv-032"},
    "Đúng hạn rồi sửa sau hạn": {
        *("sua_sau_han phong-khtc de_nghi", "late-nomination phong-khtc"),
        "grade-too-low phong-khtc ca_nhan/nv-017",
    },
    "Không đủ số phiếu": {"không công nhận nv-017 LDTT"},
    "Rút đề nghị": {"rut phong-cntt de_nghi"},
    "Chuyển đơn vị tháng 7": {"đến 2022-07-01 nv-021"},
    "Nghỉ hưu tháng 10": {"đi 2022-10-31 nv-010"},
    "Vắng nhưng được tính thời gian công tác (như nghỉ thai sản)": {"vắng nv-029"},
    "Mới tuyển tháng 6": {"đến 2022-06-01 nv-040"},
    "Hai người cùng tên": {"cùng tên nv-008 nv-037"},
    "Đăng ký mà không đề nghị": {
        "title-not-registered phong-khtc ca_nhan/nv-015",
        "title-not-registered tt-cntt-tt ca_nhan/nv-039",
    },
    "Đề nghị mà chưa đăng ký": {"title-not-registered phong-cntt ca_nhan/nv-024"},
    "Sáng kiến chờ công nhận, chuyển danh hiệu thấp hơn": {
        *("initiative-missing tt-cntt-tt ca_nhan/nv-034", "không công nhận nv-034 CSTDCS"),
        "chuyển nv-034 CSTDCS LDTT",
    },
    "Tỷ lệ CSTĐCS vừa đủ": {f"vừa đủ CSTDCS {stage}" for stage in ("nominated", "voted", "recognised")},
    "Tỷ lệ Giấy khen vừa đủ": {
        f"vừa đủ GIAY_KHEN phong-ttbcxb {stage}" for stage in ("nominated", "voted", "recognised")
    },
    "Tập thể LĐTT": {"phong-ttbcxb TT_LDTT", "tt-cntt-tt TT_LDTT"},
    "Tập thể LĐXS": {"phong-cntt TT_LDTT", "so-tttt TT_LDTT", "phong-cntt TT_LDXS", "so-tttt TT_LDXS"},
    "Cờ thi đua": {"so-tttt CO_TINH"},
    "Giấy khen tập thể": {"phong-bcvt GIAY_KHEN"},
    "CSTĐ cấp tỉnh": {"nv-023 CSTD_TINH"},
    "Bằng khen tỉnh": {"nv-014 BK_TINH"},
    "Quân số khác danh sách": {"headcount-mismatch tt-cntt-tt tap_the/tt-cntt-tt (chấp nhận)"},
    "Bỏ phiếu về chính mình": {"hồi tỵ"},
    "Phiếu bằng văn bản": {"phiếu văn bản nv-018"},
    "Kiến nghị": {"kiến nghị kn-01", "kiến nghị kn-02"},
    "Hủy bỏ": {"hủy bỏ nv-036 GIAY_KHEN"},
}


def table() -> dict[str, str]:
    """The rows of the table of cases: what is in the first column, and the whole row."""
    text = (ROOT / "submissions/README.md").read_text("utf-8").split("## Các trường hợp")[1]
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert rows[0] == "| Trường hợp | Ở đâu | Diễn biến | Kết quả |"
    return {row.split("|")[1].strip(): row for row in rows[1:]}


def day(text: object) -> str:
    """A day as the table writes it."""
    one = date.fromisoformat(str(text)[:10])
    return f"{one.day}/{one.month}"


def of_entries(entries: list[dict[str, Any]]) -> Iterator[Fact]:
    """States other than in time."""
    for one in entries:
        if one["state"] != "dung_han":
            single = [one["key"].removeprefix("ca_nhan/")] if one["state"] in {"rut", "dung_gia_han"} else []
            days = [f"{one['days_late']} ngày"] if one["state"].startswith("tre") else []
            words = (*single, *days, day(one["received_at"]))
            yield f"{one['state']} {one['unit']} {one['stage']}", words


def of_findings(findings: list[dict[str, Any]]) -> Iterator[Fact]:
    """Whatever is found, the people of it by their codes."""
    for one in findings:
        accepted = " (chấp nhận)" if one["waived"] else ""
        entry = f" {one['entry']}" if one["entry"] else ""
        words = (one["entry"].removeprefix("ca_nhan/"),) if one["entry"].startswith("ca_nhan/") else ()
        yield f"{one['rule']} {one['unit']}{entry}{accepted}", words


def of_quotas(quotas: list[dict[str, Any]]) -> Iterator[Fact]:
    """Those that are just reached, and over none."""
    for one in quotas:
        assert not one["own"] or one["count"] <= one["limit"]
        if one["own"] and one["count"] == one["limit"] > 0:
            yield " ".join(filter(None, ("vừa đủ", one["title"], one["unit"], one["stage"]))), (one["arithmetic"],)


def of_cases(cases: list[dict[str, Any]]) -> Iterator[Fact]:
    """What the Council did not agree to, and what it lowered."""
    for one in cases:
        name = f"{one['code']} {one['award']}"
        if not one["passed"]:
            yield f"không công nhận {name}", (one["code"], f"{one['agree']} trên {one['base']}")
        if one["lowered_to"]:
            yield f"chuyển {name} {one['lowered_to']}", (one["code"], "chuyển sang LĐTT")


def of_the_council() -> Iterator[Fact]:
    """Awards that are not everybody's, what was taken back, how it was voted, and who asked."""
    campaign = verdict().campaign
    for one in campaign.recognised:
        if one.annulled:
            yield f"hủy bỏ {one.code} {one.award}", (one.code, day(one.annulled.record.day))
        elif one.subject is Subject.COLLECTIVE or one.decision.record.kind is DecisionKind.HIGHER:
            name = "so-tttt" if one.code == "so-tttt" else campaign.units.short(one.code)
            yield f"{one.code} {one.award}", (one.code if one.subject is Subject.PERSON else name,)
    for session in campaign.sessions:
        yield from ((f"phiếu văn bản {code}", (code,)) for code in session.record.written)
        for case in session.record.cases:
            if case.recused:
                yield "hồi tỵ", (f"{case.votes.total} phiếu thay vì 11",)
    for petition in campaign.petitions.record.items if campaign.petitions else ():
        yield f"kiến nghị {petition.code}", ()


def of_people() -> Iterator[Fact]:
    """Who came or went in the year, was away, or shares a name."""
    campaign = verdict().campaign
    for code, person in campaign.people.by_code.items():
        yield from ((f"vắng {code}", (code,)) for _ in person.absences)
        for stay in person.stays:
            if stay.record.since.year == 2022:
                yield f"đến {stay.record.since} {code}", (code, f"{stay.record.since.month}")
            if stay.record.until and stay.record.until.year == 2022 and stay is person.stays[-1]:
                yield f"đi {stay.record.until} {code}", (code, day(stay.record.until))
    for same in campaign.people.by_name.values():
        if len(same) > 1:
            yield f"cùng tên {' '.join(one.code for one in same)}", (*(one.code for one in same), same[0].name)


def of_the_office() -> Iterator[Fact]:
    """Files that came on paper, and time that was given."""
    campaign = verdict().campaign
    for receipt in campaign.received:
        if receipt.source is not Source.FORGEJO:
            yield f"{receipt.source} {receipt.unit} {receipt.stage}", (day(receipt.instant), "sổ công văn")
    for item in campaign.extensions.record.items if campaign.extensions else ():
        if item.until:
            yield f"{item.kind} {item.unit}", (*item.people, day(item.until))


@cache
def facts() -> dict[str, set[str]]:
    """Everything that is out of the ordinary, and the words that its row must show."""
    command = [sys.executable, "-m", "thidua", "check", "--campaign", "2022", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (campaign,) = json.loads(done.stdout)["campaigns"]
    every = [
        *of_entries(campaign["entries"]),
        *of_findings(campaign["findings"]),
        *of_quotas(campaign["quotas"]),
        *(fact for session in campaign["sessions"] for fact in of_cases(session["cases"])),
        *of_the_council(),
        *of_people(),
        *of_the_office(),
    ]
    return {fact: {word for one, words in every if one == fact for word in words} for fact, _ in every}


def test_each_row_has_its_facts_and_each_fact_its_row() -> None:
    """The table, the command and the files tell the same story."""
    assert list(table()) == list(ROWS)
    told = [fact for row in ROWS.values() for fact in row]
    assert sorted(told) == sorted(facts())


@pytest.mark.parametrize("row", ROWS)
def test_a_row_shows_what_its_facts_say(row: str) -> None:
    """Codes, days, numbers of votes and the arithmetic stand in the row."""
    words = {word for fact in ROWS[row] for word in facts()[fact]}
    assert {word for word in words if word not in table()[row]} == set()


@pytest.mark.parametrize("row", ROWS)
def test_a_row_names_nobody_else(row: str) -> None:
    """Each code in a row is of somebody of whom there is a fact, or of the row's quota."""
    named = set(re.findall(r"nv-\d+", table()[row]))
    of_quota = {"nv-030", "nv-031"} if row == "Tỷ lệ Giấy khen vừa đủ" else set()
    assert named - of_quota <= {code for fact in ROWS[row] for code in re.findall(r"nv-\d+", fact + str(facts()[fact]))}
