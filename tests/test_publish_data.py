"""The tables of the site as data: true, the same in every form, valid by their own descriptions, and private."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook

from snapshots import PROJECT, campaign_of_2022, edited, verdict_of
from thidua.publish import Edition, Provenance, site_of
from thidua.publish.data.exports import api_index, data_files
from thidua.publish.data.files import as_csv, as_json, json_schema
from thidua.publish.data.table import Column, Kind, Table
from thidua.publish.data.tables import tables_of
from thidua.publish.data.workbook import as_workbook
from thidua.report.content import ReceiptsRow
from thidua.report.rows import report_of
from thidua.snapshot import from_folder

SOURCE = Provenance("c0ffee" * 6 + "c0ff", "20/12/2022 08:00 +0700", dirty=False, digest="d", receipts="h", command="c")
PUBLIC = ["deadlines", "clauses", "submissions", "quotas", "decisions", "awards"]
INSIDE = ["entries", "findings", "receipts", "coverage", "sessions", "cases"]
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
ODD = Table(
    "odd",
    "Bảng lạ",
    "Mỗi dòng là một điều lạ.",
    (
        Column("a", "Chữ", "Một chữ"),
        Column("n", "Số", "Một số", Kind.INTEGER, "người"),
        Column("b", "Đúng", "Đúng hay không", Kind.BOOLEAN),
    ),
    (
        ("=1+1", 3, True),
        ("-2", -2, False),
        ("@x", 0, None),
        ("+84", None, True),
        ("https://vi.example/", 1, True),
        ('"', 1, True),
        ("007", 7, False),
    ),
)


def made(edition: Edition) -> dict[str, Any]:
    """All files of data of the campaign of 2022."""
    return data_files(campaign_of_2022().campaigns[0], edition, SOURCE)


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every sheet of a workbook."""
    book = load_workbook(io.BytesIO(data))
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


@pytest.mark.parametrize("edition", Edition)
def test_each_table_is_there_in_every_form(edition: Edition) -> None:
    """CSV, JSON with its schema, and a sheet of the workbook, all with the same number of rows."""
    files = made(edition)
    names = [one["name"] for one in json.loads(files["2022/du-lieu/datapackage.json"])["resources"]]
    assert names == (PUBLIC if edition is Edition.PUBLIC else [*PUBLIC, *INSIDE])
    held = sheets(files["2022/du-lieu/2022.xlsx"])
    for name in names:
        whole = json.loads(files[f"api/v1/2022/{name}.json"])
        rows = list(csv.DictReader(io.StringIO(files[f"2022/du-lieu/{name}.csv"].decode("utf-8-sig"))))
        assert len(rows) == len(whole["rows"]) == len(held[whole["title"]]) - 1 > 0
        assert len(rows[0]) == len(whole["rows"][0]) + 1
        assert {row["Lưu ý"] for row in rows} == {"dữ liệu minh họa, không có thật"}
        assert whole["illustration"] is True
        assert list(rows[0]) == list(held[whole["title"]][0])
        assert f"du-lieu/{name}.csv" in files["2022/du-lieu.md"]


@pytest.mark.parametrize("edition", Edition)
def test_people_read_words_and_programs_read_codes(edition: Edition) -> None:
    """Heads and values of CSV and workbook are Vietnamese; keys and codes of the API stay as they were."""
    files = made(edition)
    table = list(csv.DictReader(io.StringIO(files["2022/du-lieu/quotas.csv"].decode("utf-8-sig"))))
    whole = json.loads(files["api/v1/2022/quotas.json"])["rows"]
    stage = "đề nghị" if edition is Edition.INTERNAL else "công nhận"
    assert list(table[0].items())[:10] == [
        ("Mã danh hiệu, hình thức", "CSTDCS"),
        ("Danh hiệu, hình thức", "Chiến sĩ thi đua cơ sở"),
        ("Phạm vi", "toàn cơ quan"),
        ("Mã đơn vị", ""),
        ("Đơn vị", ""),
        ("Là giới hạn", "có"),
        ("Đếm ai", stage),
        ("Tỷ lệ", "15 %"),
        ("Tỷ lệ: tử số", "3"),
        ("Tỷ lệ: mẫu số", "20"),
    ]
    assert list(whole[0])[:7] == ["award", "award_name", "scope", "unit", "unit_name", "binding", "stage"]
    assert (whole[0]["share"], whole[0]["share_numerator"], whole[0]["share_denominator"]) == ("3/20", 3, 20)
    assert (whole[0]["scope"], whole[0]["binding"], whole[-1]["stage"]) == ("co_quan", True, "recognised")
    sheet = sheets(files["2022/du-lieu/2022.xlsx"])["Tỷ lệ"]
    assert sheet[1][2:11] == ("toàn cơ quan", None, None, "có", stage, 0.15, 3, 20, "làm tròn xuống")
    kinds = list(csv.DictReader(io.StringIO(files["2022/du-lieu/decisions.csv"].decode("utf-8-sig"))))
    assert [row["Loại"] for row in kinds] == ["công nhận", "của cấp trên", "hủy bỏ"]


def test_a_spreadsheet_takes_each_cell_for_what_it_is() -> None:
    """Days, instants and shares are cells that can be computed with; a CSV cell is nothing that is taken for a day."""
    files = made(Edition.INTERNAL)
    book = load_workbook(io.BytesIO(files["2022/du-lieu/2022.xlsx"]))
    (heads, *rows) = book["Những lần nhận"].iter_rows()
    at = [cell.value for cell in heads].index("Nhận lúc")
    cells = {(row[at].number_format, row[at].value) for row in rows}
    assert ("dd/mm/yyyy", datetime(2022, 3, 18)) in cells  # noqa: DTZ001 - workbooks hold no zone
    assert ("dd/mm/yyyy hh:mm:ss", datetime(2022, 12, 22, 15, 20, 44)) in cells  # noqa: DTZ001
    assert len({number_format for number_format, _ in cells}) == 2
    share = book["Tỷ lệ"]["H2"]
    assert (share.number_format, share.value) == ("0 %", 0.15)
    came = [row["Nhận lúc"] for row in read(files, "receipts")]
    assert {"2022-03-18", "2022-12-22 15:20:44"} <= set(came)
    assert not re.search(r"(?m)(^|,)\d+/\d+(,|$)", files["2022/du-lieu/quotas.csv"].decode("utf-8-sig"))


def test_what_a_spreadsheet_cannot_know_is_written_out() -> None:
    """A year before 1900, a third, an instant of another zone; an agency without illustration bears no mark."""
    columns = (
        Column("d", "D", "d", Kind.DATE),
        Column("s", "S", "s", Kind.SHARE),
        Column("t", "T", "t", Kind.DATETIME),
    )
    table = Table("x", "X", "x", columns, (("1890-01-02", "1/3", "2022-01-02T03:04:05.5+07:00"),))
    assert table.spoken() == (("1890-01-02", "≈ 33,3 %", "2022-01-02 03:04:05"),)
    (row,) = list(load_workbook(io.BytesIO(as_workbook("t", "n", (table,))))["X"].iter_rows(min_row=2))
    assert [(cell.value, cell.number_format) for cell in row] == [
        ("1890-01-02", "General"),
        (1 / 3, "0.00 %"),
        (datetime(2022, 1, 2, 3, 4, 5, 500000), "dd/mm/yyyy hh:mm:ss"),  # noqa: DTZ001
    ]
    files = edited("submissions/2022/ke-hoach/ke-hoach.yaml", ("minh_hoa: true", "minh_hoa: false"))
    plain = data_files(verdict_of(files).campaigns[0], Edition.INTERNAL, SOURCE)
    assert "Lưu ý" not in read(plain, "deadlines")[0]


def read(files: dict[str, Any], name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(files[f"2022/du-lieu/{name}.csv"].decode("utf-8-sig"))))


def test_lists_of_codes_are_read_as_lists_of_names() -> None:
    """Several awards of an entry stand with commas between; a code without a word stays as it is."""
    files = made(Edition.INTERNAL)
    rows = list(csv.DictReader(io.StringIO(files["2022/du-lieu/entries.csv"].decode("utf-8-sig"))))
    found = next(row for row in rows if row["Mục"] == "ca_nhan/nv-023" and row["Giai đoạn"] == "Đề nghị")
    assert (found["Danh hiệu"], found["Tình trạng"]) == ("LĐTT, CSTĐCS, CSTĐ cấp tỉnh", "đúng hạn")
    column = Column("x", "X", "x", words=(("a", "A"),), listed=True)
    assert [column.spoken(cell) for cell in ("a a", "a", "", None, 3)] == ["A, A", "A", "", None, 3]
    assert column.spoken("a nobody knows") == "a nobody knows"


@pytest.mark.parametrize("edition", Edition)
def test_every_column_is_explained_where_people_look(edition: Edition) -> None:
    """Title, meaning, unit, values and key: on the page, in the workbook, the description and the schema alike."""
    files = made(edition)
    page = html.unescape(re.sub(r"<[^>]+>", "|", files["2022/du-lieu.md"]))
    book = sheets(files["2022/du-lieu/2022.xlsx"])["Giải thích các cột"]
    assert book[0] == ("Bảng", "Cột", "Nghĩa", "Kiểu, đơn vị tính", "Giá trị", "Khóa cho chương trình")
    explained = {(row[0], row[1]): row[2:] for row in book[1:]}
    assert explained["Tỷ lệ", "Số làm gốc"] == ("Số người mà tỷ lệ tính trên đó", "số nguyên, người", "", "base")
    assert explained["Quyết định", "Loại"][2].startswith("công nhận (cong_nhan); của cấp trên (cap_tren); ")
    described = 0
    for resource in json.loads(files["2022/du-lieu/datapackage.json"])["resources"]:
        schema = json.loads(files[f"api/v1/schema/{resource['name']}.json"])
        rows = schema["properties"]["rows"]["items"]["properties"]
        assert resource["description"] == schema["description"]
        assert f"|{resource['description']}|" in page
        fields = resource["schema"]["fields"]
        assert len({field["name"] for field in fields}) == len(fields)
        for field in fields:
            meaning, kind, _, key = explained[resource["title"], field["name"]]
            if key == "illustration":  # programs read it once, beside the rows
                assert key in schema["properties"]
                continue
            assert field["description"].startswith(meaning)
            assert rows[key] == {**rows[key], "title": field["title"], "description": field["description"]}
            assert f"||{field['name']}||{meaning}||{kind}||" in page
            described += 1
    assert described == len(book) - 1 - len({row[0] for row in book[1:]}) >= 40


def test_the_tables_of_roster_and_council_are_those_of_the_check() -> None:
    """Coverage, sessions and cases: inside only, number by number what `thidua check --format json` tells."""
    verdict, files = campaign_of_2022(), made(Edition.INTERNAL)
    (campaign,) = report_of(verdict, tool="", commit="", at="", receipts=ReceiptsRow("", "")).campaigns
    read = {name: json.loads(files[f"api/v1/2022/{name}.json"])["rows"] for name in ("coverage", "sessions", "cases")}
    assert [(row["unit"] or "", *list(row.values())[2:]) for row in read["coverage"]] == [
        astuple(row) for row in campaign.coverage
    ]
    assert read["coverage"][-1]["unit_name"] == "Toàn cơ quan"
    assert [(row["members"], row["present"], row["needed"], row["cases"]) for row in read["sessions"]] == [
        (row.members, row.present, row.needed, len(row.cases)) for row in campaign.sessions
    ]
    assert (read["sessions"][0]["session"], read["sessions"][0]["written"]) == (1, 1)
    keys = ("unit", "subject", "code", "award", "agree", "base", "needed", "passed")
    assert [tuple(row[key] for key in keys) for row in read["cases"]] == [
        astuple(row)[:8] for session in campaign.sessions for row in session.cases
    ]
    assert [row["lowered_to"] for row in read["cases"] if row["lowered_to"]] == ["LDTT"]
    assert not {path for path in made(Edition.PUBLIC) if re.search("coverage|sessions|cases", path)}


@pytest.mark.parametrize("edition", Edition)
def test_json_is_valid_by_the_schema_beside_it(edition: Edition) -> None:
    """Every table of the API, and the schemas themselves."""
    files = made(edition)
    tables = [path for path in files if path.startswith("api/v1/2022/")]
    for path in tables:
        schema = json.loads(files[path.replace("/2022/", "/schema/")])
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(json.loads(files[path]))
    wrong = json.loads(files["api/v1/2022/quotas.json"])
    wrong["rows"][0]["base"] = "33"
    schema = json.loads(files["api/v1/schema/quotas.json"])
    assert not Draft202012Validator(schema).is_valid(wrong)


@pytest.mark.parametrize("edition", Edition)
def test_the_list_and_the_figures_have_schemas_too(edition: Edition) -> None:
    """Closed ones, by which a name, or a number less, would be found."""
    files = site_of(campaign_of_2022(), edition, SOURCE).files
    for path, schema in (("api/v1/index.json", "index"), ("figures.json", "figures")):
        validator = Draft202012Validator(json.loads(files[f"api/v1/schema/{schema}.json"]))
        validator.check_schema(validator.schema)
        validator.validate(json.loads(files[path]))
    wrong = json.loads(files["figures.json"])
    wrong["campaigns"][0]["quotas"][0]["name"] = "Nguyễn Văn A"
    assert not validator.is_valid(wrong)
    del wrong["campaigns"][0]["quotas"][0]["name"]
    assert validator.is_valid(wrong)
    del wrong["campaigns"][0]["quotas"][0]["base"]
    assert not validator.is_valid(wrong)


def test_every_receipt_of_a_unit_is_a_row() -> None:
    """In the order in which it came, with what the register knows of a paper; inside only."""
    rows = json.loads(made(Edition.INTERNAL)["api/v1/2022/receipts.json"])["rows"]
    assert len(rows) == 19
    paper = next(row for row in rows if row["source"] == "giay")
    assert (paper["seq"], paper["unit"], paper["received_at"], paper["whole_day"], paper["account"]) == (
        *(8, "tt-cntt-tt", "2022-03-18", True),
        None,
    )
    assert [row["withdrawn"] for row in rows if row["unit"] == "phong-cntt"] == [0, 0, 1]


@pytest.mark.parametrize("edition", Edition)
def test_the_description_is_valid_for_frictionless(edition: Edition, tmp_path: Path) -> None:
    """The reference reader finds every table valid, and one with a word for a number not."""
    for path, data in made(edition).items():
        if path.startswith("2022/du-lieu/"):
            (tmp_path / Path(path).name).write_bytes(data if isinstance(data, bytes) else data.encode())
    assert validated(tmp_path)["valid"] is True
    table = tmp_path / "quotas.csv"
    table.write_bytes(table.read_bytes().replace(b",33,4,4,", b",ba,4,4,"))
    assert validated(tmp_path)["valid"] is False


def validated(folder: Path) -> dict[str, Any]:
    """What frictionless says of a package."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_figures_are_those_of_the_check() -> None:
    """The quotas of the tables are the quotas of `thidua check --format json`, number by number."""
    verdict = campaign_of_2022()
    (campaign,) = report_of(verdict, tool="", commit="", at="", receipts=ReceiptsRow("", "")).campaigns
    rows = json.loads(made(Edition.INTERNAL)["api/v1/2022/quotas.json"])["rows"]
    ours = [(r["award"], r["unit"] or "", r["stage"], r["base"], r["count"], r["limit"], r["arithmetic"]) for r in rows]
    theirs = [(q.title, q.unit, q.stage, q.base, q.count, q.limit, q.arithmetic) for q in campaign.quotas]
    assert ours == theirs
    entries = json.loads(made(Edition.INTERNAL)["api/v1/2022/entries.json"])["rows"]
    assert len(entries) == len(campaign.entries)


def test_the_public_files_hold_nobody_who_is_not_recognised() -> None:
    """No code, no other name, no grade, no refusal, in any file, the workbook opened."""
    files = made(Edition.PUBLIC)
    campaign = campaign_of_2022().campaigns[0].campaign
    book = zipfile.ZipFile(io.BytesIO(files["2022/du-lieu/2022.xlsx"]))
    texts = [data.decode() if isinstance(data, bytes) else data for p, data in files.items() if not p.endswith("xlsx")]
    texts += [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    whole = "\n".join(texts)
    recognised = {one.name for one in campaign.recognised if one.annulled is None}
    assert recognised
    for person in campaign.people.by_code.values():
        assert person.code not in whole
        if person.name not in recognised:
            assert f"{person.name}," not in whole
            assert f'"{person.name}"' not in whole
            assert f">{person.name}<" not in whole
    for secret in ("HTXSNV", "không chấp nhận", "đã rút", "tre_", "sua_sau_han", "22/12/2022", "2022-12-22"):
        assert secret not in whole, secret


def test_names_and_units_are_kept_back_where_the_plan_says_so() -> None:
    """Without unit states there are no rows of units; annulled awards and hidden names are not public."""
    files = edited(PLAN, ("trang_thai_don_vi: true", "trang_thai_don_vi: false"))
    tables = {t.name: t for t in tables_of(verdict_of(files).campaigns[0], Edition.PUBLIC)}
    assert tables["submissions"].rows == ()
    internal = {t.name: t for t in tables_of(campaign_of_2022().campaigns[0], Edition.INTERNAL)}
    public = {t.name: t for t in tables_of(campaign_of_2022().campaigns[0], Edition.PUBLIC)}
    assert sum(row[-1] is not None for row in internal["awards"].rows) == 1
    assert len(internal["awards"].rows) - len(public["awards"].rows) == 1


@pytest.mark.parametrize(
    ("states", "names", "told"),
    [
        ("false", "khong", False),
        ("false", "sau_quyet_dinh", True),
        ("true", "khong", True),
        ("true", "sau_quyet_dinh", True),
    ],
)
def test_who_is_not_named_is_not_known_by_the_unit(states: str, names: str, *, told: bool) -> None:
    """Units and names kept back: the only one of a unit would be known. Who is named has a unit, as in a decision."""
    files = dict(from_folder(PROJECT).files)
    for old, new in (("trang_thai_don_vi: true", states), ("ten_nguoi: sau_quyet_dinh", names)):
        assert old.encode() in files[PLAN]
        files[PLAN] = files[PLAN].replace(old.encode(), f"{old.partition(':')[0]}: {new}".encode())
    (table,) = (t for t in tables_of(verdict_of(files).campaigns[0], Edition.PUBLIC) if t.name == "awards")
    rows = [dict(zip((column.key for column in table.columns), row, strict=True)) for row in table.rows]
    people = [row for row in rows if row["subject"] == "ca_nhan"]
    assert len(people) > 40
    assert {(row["unit"] is not None, row["unit_name"] is not None) for row in people} == {(told, told)}
    assert {row["name"] is not None for row in people} == {names == "sau_quyet_dinh"}
    assert {row["name"] for row in rows if row["subject"] == "tap_the" and not row["unit"]} == {"Sở TTTT"}


def test_the_place_of_a_row_does_not_tell_who_is_not_named() -> None:
    """One whose code is somebody else's stands after all others, whatever the name that is kept back."""
    files = dict(from_folder(PROJECT).files)
    path, old = "submissions/2022/hoi-dong/quyet-dinh-01.yaml", 'ma_so: nv-029, ho_ten: "Nguyễn Thị AG"'
    assert old.encode() in files[path]
    rows = []
    for name in ("An Văn A", "Trần Văn Z"):
        changed = files[path].replace(old.encode(), f'ma_so: nv-029, ho_ten: "{name}"'.encode())
        (table,) = (
            t for t in tables_of(verdict_of(files | {path: changed}).campaigns[0], Edition.PUBLIC) if t.name == "awards"
        )
        rows.append([row[:7] for row in table.rows if row[0] == "LDTT"])
    assert rows[0] == rows[1]
    of_unit = [row[3] for row in rows[0] if row[4] == "phong-ttbcxb"]
    assert of_unit == ["Phạm Thị AE", "Phạm Văn AK", "Trần Văn AH", "Y Jút AI", None]


def test_text_is_no_formula_in_a_spreadsheet() -> None:
    """In CSV an apostrophe stands before what looks like a formula; JSON and XLSX hold the text as it is, as text."""
    rows = list(csv.reader(io.StringIO(as_csv(ODD).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'-2", "'@x", "'+84", "https://vi.example/", '"', "007"]
    assert [row[1:] for row in rows[1:4]] == [["3", "có"], ["-2", "không"], ["0", ""]]
    assert as_csv(ODD).startswith("\ufeffChữ,Số,Đúng\r\n".encode())
    assert [row["a"] for row in json.loads(as_json(ODD, {}))["rows"]][:3] == ["=1+1", "-2", "@x"]
    assert sheets(as_workbook("t", "n", (ODD,)))["Bảng lạ"][1:4] == [
        ("=1+1", 3, "có"),
        ("-2", -2, "không"),
        ("@x", 0, None),
    ]
    book = zipfile.ZipFile(io.BytesIO(as_workbook("t", "n", (ODD,))))
    assert not any(b"<f>" in book.read(name) or b"hyperlink" in book.read(name) for name in book.namelist())


def test_a_workbook_is_the_same_whenever_it_is_made() -> None:
    """No entry of the file carries the time of its making, and an empty table has a sheet too."""
    empty = Table("none", "Trống", "Không có dòng nào.", ODD.columns, ())
    data = as_workbook("t", "n", (ODD, empty))
    book = zipfile.ZipFile(io.BytesIO(data))
    assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2
    assert sheets(data)["Trống"] == [("Chữ", "Số", "Đúng")]
    assert json.loads(json_schema(empty, {}))["properties"]["table"] == {"const": "none"}


def test_every_export_says_what_it_is() -> None:
    """Illustration, edition and source stand in the workbook, the description and the API."""
    files = made(Edition.PUBLIC)
    note = "Dữ liệu minh họa, không có thật. Bản công khai. Số liệu từ lần lưu c0ffeec0ffee"
    assert json.loads(files["2022/du-lieu/datapackage.json"])["description"].startswith(note)
    assert sheets(files["2022/du-lieu/2022.xlsx"])["Về dữ liệu"][1][0].startswith(note)
    whole = json.loads(files["api/v1/2022/awards.json"])
    assert (whole["schema"], whole["campaign"], whole["illustration"], whole["draft"]) == (1, "2022", True, False)
    index = json.loads(api_index(campaign_of_2022().campaigns, Edition.PUBLIC))
    assert index["campaigns"] == {"2022": PUBLIC}
    files = edited("submissions/2022/ke-hoach/ke-hoach.yaml", ("minh_hoa: true", "minh_hoa: false"))
    real = data_files(verdict_of(files).campaigns[0], Edition.PUBLIC, SOURCE)
    assert str(json.loads(real["2022/du-lieu/datapackage.json"])["description"]).startswith("Bản công khai.")
