"""The JSON report: complete, of fixed form, valid against the schema that is handed out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from thidua.report.content import (
    AgencyRow,
    CampaignRow,
    CaseRow,
    CoverageRow,
    EntryRow,
    FindingRow,
    QuotaRow,
    ReceiptsRow,
    Report,
    SessionRow,
    SpotRow,
)
from thidua.report.json import as_json, json_schema
from thidua.report.results import DecisionRow, ProposalRow, RecognitionRow, StageRow

FINDING = FindingRow(
    rule="quota-exceeded",
    title="Vượt tỷ lệ",
    severity="warning",
    who="unit",
    path="submissions/2022/don-vi/phong-cntt/de-nghi.yaml",
    line=31,
    column=19,
    end_line=31,
    end_column=28,
    message="đề nghị 5, nhiều nhất 4",
    basis="mục IV.2",
    fix="bỏ một",
    related=(SpotRow("submissions/2022/ke-hoach/ke-hoach.yaml", 0, 0, 0, 0),),
    unit="phong-cntt",
    entry="ca_nhan/nv-017",
    waived="",
)
ENTRY = EntryRow(
    path="submissions/2022/don-vi/phong-cntt/de-nghi.yaml",
    unit="phong-cntt",
    stage="de_nghi",
    key="ca_nhan/nv-017",
    titles=("LDTT", "CSTDCS"),
    commendations=("GIAY_KHEN",),
    state="tre_chap_nhan",
    received_at="2022-12-19T08:00:00+07:00",
    days_late=3,
    digest="ab" * 32,
    counted=("LDTT",),
    unreceived=False,
)
QUOTA = QuotaRow(
    title="GIAY_KHEN",
    scope="don_vi",
    unit="phong-cntt",
    own=True,
    stage="nominated",
    base=10,
    percent="2/5",
    count=5,
    limit=4,
    arithmetic="40 % × 10 LĐTT = 4",
    provisional=False,
    missing=0,
    undecided=1,
    base_undecided=2,
    waiting=2,
    strangers=3,
)
COVERAGE = CoverageRow("phong-cntt", 6, 5, 7, 4, 3)
CASE = CaseRow("phong-cntt", "ca_nhan", "nv-017", "CSTDCS", 4, 11, 8, passed=False, lowered_to="LDTT")
SESSION = SessionRow("submissions/2022/hoi-dong/phien-hop-01.yaml", 11, 10, 8, (CASE,))
DECISION = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
CAMPAIGN = CampaignRow(
    "2022",
    "2022-12-20T00:00:00+07:00",
    illustration=True,
    stages=(StageRow("de_nghi", "2022-12-17T00:00:00+07:00", 8, 7, 1),),
    findings=(FINDING,),
    entries=(ENTRY,),
    quotas=(QUOTA,),
    coverage=(COVERAGE,),
    overlooked=("nv-039",),
    sessions=(SESSION,),
    proposals=(ProposalRow(SESSION.path, "BK_TINH", "MH-27", "2022-12-30", "Chủ tịch tỉnh", decided=False),),
    decisions=(DecisionRow(DECISION, "cong_nhan", "MH-28", "2022-12-30", "Sở Mẫu"),),
    recognised=(RecognitionRow("ca_nhan", "nv-017", "phong-cntt", "LDTT", DECISION, 20, ""),),
    skipped=("same-name",),
)
REPORT = Report(
    schema=1,
    tool="thidua 1.0",
    commit="c0ffee",
    at="2022-12-20T00:00:00+07:00",
    receipts=ReceiptsRow("bien-nhan/", "2022:0123456789ab"),
    agency=AgencyRow((replace(FINDING, path="submissions/co-quan/don-vi.yaml"),)),
    campaigns=(CAMPAIGN,),
    skipped=(),
)


def complaints(data: Any) -> list[str]:
    """What the handed out schema has against some data."""
    return [error.message for error in Draft202012Validator(json_schema()).iter_errors(data)]


def changed(part: str, name: str, value: Any) -> Any:
    """The report as data with one field of the campaign's first row replaced."""
    data = json.loads(as_json(REPORT))
    data["campaigns"][0][part][0][name] = value
    return data


def test_report_holds_every_field_under_its_name() -> None:
    """The output is the promised structure, tuples as lists, nothing left out."""
    finding = {
        "rule": "quota-exceeded",
        "title": "Vượt tỷ lệ",
        "severity": "warning",
        "who": "unit",
        "path": "submissions/2022/don-vi/phong-cntt/de-nghi.yaml",
        "line": 31,
        "column": 19,
        "end_line": 31,
        "end_column": 28,
        "message": "đề nghị 5, nhiều nhất 4",
        "basis": "mục IV.2",
        "fix": "bỏ một",
        "related": [
            {
                "path": "submissions/2022/ke-hoach/ke-hoach.yaml",
                "line": 0,
                "column": 0,
                "end_line": 0,
                "end_column": 0,
            }
        ],
        "unit": "phong-cntt",
        "entry": "ca_nhan/nv-017",
        "waived": "",
    }
    assert json.loads(as_json(REPORT)) == {
        "schema": 1,
        "tool": "thidua 1.0",
        "commit": "c0ffee",
        "at": "2022-12-20T00:00:00+07:00",
        "receipts": {"source": "bien-nhan/", "head": "2022:0123456789ab"},
        "agency": {"findings": [{**finding, "path": "submissions/co-quan/don-vi.yaml"}]},
        "campaigns": [
            {
                "campaign": "2022",
                "at": "2022-12-20T00:00:00+07:00",
                "illustration": True,
                "stages": [
                    {
                        "stage": "de_nghi",
                        "closes": "2022-12-17T00:00:00+07:00",
                        "expected": 8,
                        "received": 7,
                        "late": 1,
                    }
                ],
                "proposals": [
                    {
                        "path": "submissions/2022/hoi-dong/phien-hop-01.yaml",
                        "award": "BK_TINH",
                        "number": "MH-27",
                        "day": "2022-12-30",
                        "to": "Chủ tịch tỉnh",
                        "decided": False,
                    }
                ],
                "decisions": [
                    {
                        "path": "submissions/2022/hoi-dong/quyet-dinh-01.yaml",
                        "kind": "cong_nhan",
                        "number": "MH-28",
                        "day": "2022-12-30",
                        "body": "Sở Mẫu",
                    }
                ],
                "recognised": [
                    {
                        "subject": "ca_nhan",
                        "code": "nv-017",
                        "unit": "phong-cntt",
                        "award": "LDTT",
                        "path": "submissions/2022/hoi-dong/quyet-dinh-01.yaml",
                        "line": 20,
                        "annulled": "",
                    }
                ],
                "findings": [finding],
                "entries": [
                    {
                        "path": "submissions/2022/don-vi/phong-cntt/de-nghi.yaml",
                        "unit": "phong-cntt",
                        "stage": "de_nghi",
                        "key": "ca_nhan/nv-017",
                        "titles": ["LDTT", "CSTDCS"],
                        "commendations": ["GIAY_KHEN"],
                        "state": "tre_chap_nhan",
                        "received_at": "2022-12-19T08:00:00+07:00",
                        "days_late": 3,
                        "digest": "abababababababababababababababababababababababababababababababab",
                        "counted": ["LDTT"],
                        "unreceived": False,
                    }
                ],
                "quotas": [
                    {
                        "title": "GIAY_KHEN",
                        "scope": "don_vi",
                        "unit": "phong-cntt",
                        "own": True,
                        "stage": "nominated",
                        "base": 10,
                        "percent": "2/5",
                        "count": 5,
                        "limit": 4,
                        "arithmetic": "40 % × 10 LĐTT = 4",
                        "provisional": False,
                        "missing": 0,
                        "undecided": 1,
                        "base_undecided": 2,
                        "waiting": 2,
                        "strangers": 3,
                    }
                ],
                "coverage": [
                    {
                        "unit": "phong-cntt",
                        "at_registration": 6,
                        "registered": 5,
                        "at_nomination": 7,
                        "nominated": 4,
                        "recognised": 3,
                    }
                ],
                "overlooked": ["nv-039"],
                "sessions": [
                    {
                        "path": "submissions/2022/hoi-dong/phien-hop-01.yaml",
                        "members": 11,
                        "present": 10,
                        "needed": 8,
                        "cases": [
                            {
                                "unit": "phong-cntt",
                                "subject": "ca_nhan",
                                "code": "nv-017",
                                "award": "CSTDCS",
                                "agree": 4,
                                "base": 11,
                                "needed": 8,
                                "passed": False,
                                "lowered_to": "LDTT",
                            }
                        ],
                    }
                ],
                "skipped": ["same-name"],
            }
        ],
        "skipped": [],
    }


def test_text_is_sorted_a_line_a_row_and_ends_with_a_line_end() -> None:
    """The text is the same for the same report, is read well, and Vietnamese stands as it is."""
    empty = replace(REPORT, agency=AgencyRow(()), campaigns=(), receipts=ReceiptsRow("không", ""))
    assert as_json(empty) == (
        "{\n"
        '  "agency": {\n'
        '    "findings": []\n'
        "  },\n"
        '  "at": "2022-12-20T00:00:00+07:00",\n'
        '  "campaigns": [],\n'
        '  "commit": "c0ffee",\n'
        '  "receipts": {"head": "", "source": "không"},\n'
        '  "schema": 1,\n'
        '  "skipped": [],\n'
        '  "tool": "thidua 1.0"\n'
        "}\n"
    )


def test_refused_characters_are_escaped() -> None:
    """What a terminal would obey or UTF-8 cannot hold stands as a code, and is read back as it was."""
    path = 'a"\\\x1b\x7f\x9b\u202e\ufeff\udc80\U000f0000đ.yaml'
    text = as_json(replace(REPORT, agency=AgencyRow(()), campaigns=(), commit=path))
    assert '"commit": "a\\"\\\\\\u001b\\u007f\\u009b\\u202e\\ufeff\\udc80\\udb80\\udc00đ.yaml"' in text
    assert json.loads(text)["commit"] == path


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back_as_it_was(path: str) -> None:
    """Any path at all, lone surrogates too, can be written as UTF-8; the data do not change."""
    data = json.loads(as_json(replace(REPORT, commit=path)).encode())
    assert data["commit"] == json.loads(json.dumps(path))
    assert complaints(data) == []


def test_schema_is_a_schema_with_words() -> None:
    """The schema is valid itself, says its draft, and describes every field of every row."""
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert sorted(schema["$defs"]) == [
        "AgencyRow",
        "CampaignRow",
        "CaseRow",
        "CoverageRow",
        "DecisionRow",
        "EntryRow",
        "FindingRow",
        "ProposalRow",
        "QuotaRow",
        "ReceiptsRow",
        "RecognitionRow",
        "SessionRow",
        "SpotRow",
        "StageRow",
    ]
    rows = (
        *("DecisionRow", "EntryRow", "FindingRow", "ProposalRow", "QuotaRow", "ReceiptsRow"),
        *("RecognitionRow", "SpotRow", "StageRow"),
    )
    fields = [(row, *field) for row in rows for field in schema["$defs"][row]["properties"].items()]
    assert [(row, name) for row, name, rest in fields if "description" not in rest] == []
    assert len(fields) == 74


def test_real_form_is_valid() -> None:
    """The report above has the form that the schema asks for."""
    assert complaints(json.loads(as_json(REPORT))) == []


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("findings", "severity", "fatal"),
        ("findings", "who", "nobody"),
        ("findings", "line", -1),
        ("findings", "column", "1"),
        ("findings", "related", [{"path": "a.yaml"}]),
        ("entries", "stage", "registration"),
        ("entries", "state", "som"),
        ("entries", "days_late", -1),
        ("quotas", "scope", "tinh"),
        ("quotas", "stage", "registered"),
        ("quotas", "percent", "15%"),
        ("quotas", "count", -1),
        ("quotas", "own", "yes"),
        ("coverage", "registered", -1),
        ("sessions", "needed", "8"),
    ],
)
def test_schema_refuses_a_wrong_value(part: str, name: str, value: Any) -> None:
    """The schema is no open door: a value outside its list or range is refused."""
    assert len(complaints(changed(part, name, value))) >= 1


def test_schema_asks_for_every_field() -> None:
    """No field may be missing, not even one that is mostly empty; the version is fixed."""
    data = json.loads(as_json(REPORT))
    assert complaints({name: value for name, value in data.items() if name != "schema"}) == [
        "'schema' is a required property"
    ]
    assert complaints({**data, "schema": 2}) == ["1 was expected"]
    del data["campaigns"][0]["findings"][0]["waived"]
    assert complaints(data) == ["'waived' is a required property"]
