"""JSON Schemas of the files: whole, with Vietnamese words, and of use to an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from thidua.report.schemas import FILES, file_schema
from thidua.source import OFFICE, read

ROOT = Path(__file__).parents[1]
PLACES = {
    "co-quan": "submissions/co-quan/co-quan.yaml",
    "don-vi": "submissions/co-quan/don-vi.yaml",
    "nhan-su": "submissions/co-quan/nhan-su/*.yaml",
    "khen-thuong-nam-truoc": "submissions/khen-thuong-nam-truoc/*.yaml",
    "ke-hoach": "submissions/2022/ke-hoach/ke-hoach.yaml",
    "gia-han": "submissions/2022/ke-hoach/gia-han.yaml",
    "mien-tru": "submissions/2022/ke-hoach/mien-tru.yaml",
    "dang-ky": "submissions/2022/don-vi/*/dang-ky.yaml",
    "de-nghi": "submissions/2022/don-vi/*/de-nghi.yaml",
    "hoi-dong": "submissions/2022/hoi-dong/hoi-dong.yaml",
    "phien-hop": "submissions/2022/hoi-dong/phien-hop-*.yaml",
    "quyet-dinh": "submissions/2022/hoi-dong/quyet-dinh-*.yaml",
    "kien-nghi": "submissions/2022/hoi-dong/kien-nghi.yaml",
    "quy-dinh": "tools/thidua/law/*.yaml",
}
KINDS = [
    "co-quan",
    "dang-ky",
    "de-nghi",
    "don-vi",
    "gia-han",
    "hoi-dong",
    "ke-hoach",
    "khen-thuong-nam-truoc",
    "kien-nghi",
    "mien-tru",
    "nhan-su",
    "phien-hop",
    "quy-dinh",
    "quyet-dinh",
]


def test_every_kind_of_file_has_a_schema() -> None:
    """No kind of file of the format is forgotten."""
    assert sorted(FILES) == KINDS


def complaints(kind: str, data: Any) -> list[str]:
    """What the schema of a kind has against some data."""
    return [error.message for error in Draft202012Validator(file_schema(kind)).iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_valid_closed_and_in_vietnamese(kind: str) -> None:
    """Each schema says its draft, takes no unknown key, and gives every field a title of its own."""
    schema = file_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"{kind}.yaml"
    assert schema["additionalProperties"] is False
    assert "description" not in schema
    parts = [schema, *schema["$defs"].values()]
    fields = [field for part in parts for field in part.get("properties", {}).items()]
    assert [name for name, field in fields if field.get("title", "") in {"", name.replace("_", " ").title()}] == []
    assert [part["title"] for part in parts[1:] if "title" in part or "description" in part] == []


@pytest.mark.parametrize(("kind", "places"), PLACES.items())
def test_real_files_fit_their_schema(kind: str, places: str) -> None:
    """An editor finds nothing in the files that the checker is content with."""
    paths = sorted(ROOT.glob(places))
    assert paths
    for path in paths:
        assert complaints(kind, read(path.read_bytes(), OFFICE).tree) == [], path


def test_keys_are_those_of_the_file() -> None:
    """An editor proposes the Vietnamese keys, not the names inside the program."""
    schema = file_schema("dang-ky")
    assert {"schema", "nam", "don_vi", "ngay_lap", "nguoi_lap", "xac_nhan", "tap_the", "ca_nhan"} <= set(
        schema["properties"]
    )
    assert {"unit", "year", "people", "version"}.isdisjoint(schema["properties"])
    assert schema["properties"]["ca_nhan"]["title"] == "Cá nhân"


def test_unknown_key_and_missing_field_are_refused() -> None:
    """A mistyped key and a field that is not there are marked while the file is written."""
    data = read((ROOT / "submissions/2022/don-vi/phong-cntt/dang-ky.yaml").read_bytes(), OFFICE).tree
    assert data is not None
    assert complaints("dang-ky", {**data, "ca_nhn": []}) == [
        "Additional properties are not allowed ('ca_nhn' was unexpected)"
    ]
    assert complaints("dang-ky", {key: value for key, value in data.items() if key != "don_vi"}) == [
        "'don_vi' is a required property"
    ]
    assert complaints("dang-ky", {**data, "ngay_lap": "hôm qua"}) == [
        "'hôm qua' is not valid under any of the given schemas"
    ]


def test_a_field_says_what_to_write_there() -> None:
    """Words, closed lists and lengths of a field as an editor shows them; the title stands in for a description."""
    confirmed = file_schema("dang-ky")["$defs"]["Confirmed"]["properties"]
    assert confirmed["hinh_thuc"] == {
        "description": "ky_giay (ký giấy), ky_so (chữ ký số) hoặc tai_khoan (tài khoản riêng)",
        "enum": ["ky_giay", "ky_so", "tai_khoan"],
        "title": "Hình thức xác nhận",
        "type": "string",
    }
    assert confirmed["chuc_vu"] == {
        "default": "",
        "description": "Chức vụ",
        "maxLength": 2000,
        "title": "Chức vụ",
        "type": "string",
    }
    assert confirmed["ho_ten"] == {"description": "Họ và tên", "minLength": 1, "title": "Họ và tên", "type": "string"}
